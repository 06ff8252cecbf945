#!/usr/bin/env python3
"""Reads one report in every format and says where they differ. Nothing of Duban's is used to read them.

    same_numbers.py STEM [--openpyxl]

STEM is the files' name without its ending: demo/reports/weekly-overdue-2018-09-10. Compared with the JSON are the
totals, the counts of every unit, the keys of the rows in their order, and the head of the journal. Prints what was
compared; exits with 1 where anything differs, and where there is nothing to compare.
"""
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys

SUMMARY = "分单位汇总"


def from_json(path):
    report = json.load(open(path, encoding="utf-8"))
    columns = [name for name in ("overdue", "longestWorkingDaysOverdue", "behind", "stages") if name in report["totals"]
               or name == "longestWorkingDaysOverdue"]
    lists = ("obligations", "behind", "elsewhere", "stages", "recordedOnly", "supported")
    return {
        "totals": list(report["totals"].values()),
        "units": [[unit["unit"]] + [unit[name] for name in columns] for unit in report["units"]],
        "keys": [row["key"] for name in lists for row in report.get(name, [])],
        "days": [row["workingDaysOverdue"] for name in lists for row in report.get(name, [])],
        "head": report["ledgerHead"][:16],
    }


def numbers(line):
    return [int(number) for number in re.findall(r"(\d+)项", line)]


def unit_line(cells):
    return [cells[0]] + [int(cell) for cell in cells[1:-1]]


def head(text):
    return re.search("校验值([0-9a-f]{16})", text).group(1)


def from_text(path):
    text = open(path, encoding="utf-8").read()
    lines = text.split("\n")
    start = lines.index(SUMMARY)
    units = []
    for line in lines[start + 4 :]:
        if not line:
            break
        units.append(unit_line(re.split(" {2,}", line.strip())))
    return {
        "totals": numbers(next(line for line in lines if line.startswith("合计："))),
        "units": units,
        "keys": [line.split("：", 1)[1] for line in lines if line.startswith("      编号：")],
        "head": head(text),
    }


def from_markdown(path):
    text = re.sub(r"\\(.)", r"\1", open(path, encoding="utf-8").read())
    lines = text.split("\n")
    keys, units, headings, part = [], [], [], ""
    for line in lines:
        if line.startswith("## "):
            part, headings = line[3:], []
        if not line.startswith("| ") or line.startswith("| ---"):
            continue
        cells = [cell.strip() for cell in line[1:-1].split(" | ")]
        if not headings:
            headings = cells
        elif part == SUMMARY:
            units.append(unit_line(cells))
        else:
            keys.append(cells[headings.index("编号")])
    return {
        "totals": numbers(next(line for line in lines if line.startswith("- **合计**"))),
        "units": units, "keys": keys, "head": head(text),
    }


def from_csv(path, encoding):
    text = open(path, encoding=encoding, newline="").read()
    records = list(csv.reader(io.StringIO(text)))
    header = records[0]
    rows = records[1 : records.index([""] * len(header))]
    summary = [record for record in records if record[0] == SUMMARY]
    width = summary[0].index("序号") + 1
    return {
        "totals": [int(record[2]) for record in records if record[0] == "合计"],
        "units": [unit_line(record[1:width]) for record in summary[1:-1]],
        "keys": [row[header.index("编号")] for row in rows],
        "days": [int(row[header.index("超期工作日")]) for row in rows],
        "head": head(text),
    }


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.path, self.keys, self.days, self.totals, self.tables, self.text = [], [], [], [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag in ("meta", "br", "link", "img", "hr", "wbr", "input"):
            return
        column = dict(attributes).get("data-column")
        if "data-total" in dict(attributes):
            column = "total"
            self.totals.append("")
        self.path.append((tag, column))
        if column == "key":
            self.keys.append("")
        if column == "workingDaysOverdue":
            self.days.append("")
        if tag == "table":
            self.tables.append({"caption": "", "rows": []})
        if tag == "tr" and self.tables:
            self.tables[-1]["rows"].append([])
        if tag in ("td", "th") and self.tables:
            self.tables[-1]["rows"][-1].append("")

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.text += data
        tags = [tag for tag, _ in self.path]
        columns = [column for _, column in self.path]
        if "key" in columns:
            self.keys[-1] += data
        if "workingDaysOverdue" in columns:
            self.days[-1] += data
        if "total" in columns:
            self.totals[-1] += data
        if "caption" in tags:
            self.tables[-1]["caption"] += data
        elif ("td" in tags or "th" in tags) and self.tables:
            self.tables[-1]["rows"][-1][-1] += data


def from_html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    table = next(table for table in page.tables if table["caption"] == SUMMARY)
    return {
        "totals": [int(re.search(r"\d+", total).group()) for total in page.totals], "units": [unit_line(row) for row in table["rows"][1:]], "keys": page.keys,
        "days": [int(days) for days in page.days], "head": head(page.text),
    }


def from_sheets(sheets):
    """From name to rows of texts."""
    summary, header = sheets["汇总"], sheets["全部"][0]
    rows = sheets["全部"][1:]
    at = next(index for index, row in enumerate(summary) if row and row[0] == "合计") + 1
    totals = []
    while summary[at] and summary[at][0]:
        totals.append(int(summary[at][1]))
        at += 1
    at = next(index for index, row in enumerate(summary) if row and row[0] == "责任单位") + 1
    width = next(len(row) for row in summary if row and row[0] == "责任单位")
    units = [unit_line(row[:width]) for row in summary[at:] if row and row[0]]
    for unit in units:
        own = [row for row in sheets[unit[0]][1:]]
        listed = next(row for row in summary if row and row[0] == unit[0])[width - 1].split("、")
        assert [row[header.index("序号")] for row in own] == listed, unit
    return {
        "totals": totals, "units": units, "keys": [row[header.index("编号")] for row in rows],
        "days": [int(row[header.index("超期工作日")]) for row in rows],
        "head": head("".join("".join(row) for row in sheets["说明"])),
    }


def from_xlsx(path):
    reader = os.path.join(os.path.dirname(os.path.abspath(__file__)), "xlsx.py")
    book = json.loads(subprocess.run([sys.executable, reader, path], check=True, capture_output=True).stdout)
    return from_sheets(
        {sheet["name"]: [[cell["text"] if cell else "" for cell in row] for row in sheet["rows"]]
         for sheet in book["sheets"]})


def from_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book:
        rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
        for row in rows:
            while row and not row[-1]:
                row.pop()
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)
        sheets[sheet.title] = rows
    header = next(book["全部"].iter_rows())
    due = next(cell.column for cell in header if cell.value == "到期日")
    for row in book["全部"].iter_rows(min_row=2):
        assert row[due - 1].is_date, row[due - 1].value
    width = len(sheets["全部"][0])
    for sheet in sheets.values():
        for row in sheet:
            row += [""] * (width - len(row)) if sheet is not sheets["汇总"] else []
    return from_sheets(sheets)


def main(stem, *options):
    expected = from_json(stem + ".json")
    found = {
        "text": from_text(stem + ".txt"), "markdown": from_markdown(stem + ".md"),
        "csv": from_csv(stem + ".csv", "utf-8-sig"), "csv-gb18030": from_csv(stem + ".gb18030.csv", "gb18030"),
        "html": from_html(stem + ".html"), "xlsx": from_xlsx(stem + ".xlsx"),
    }
    if "--openpyxl" in options:
        found["xlsx by openpyxl"] = from_openpyxl(stem + ".xlsx")
    same = bool(expected["keys"]) and bool(expected["units"])
    for name, report in found.items():
        for part, value in report.items():
            if value != expected[part]:
                same = False
                print(f"{name}: {part} differ\n  json {expected[part]}\n  here {value}")
    print(
        f"{len(expected['keys'])} rows, {len(expected['units'])} units, totals {expected['totals']}:"
        f" json and {', '.join(found)} {'are equal' if same else 'differ'}")
    return 0 if same else 1


sys.exit(main(*sys.argv[1:]))
