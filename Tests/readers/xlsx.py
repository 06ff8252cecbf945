#!/usr/bin/env python3
"""Reads a workbook with nothing but Python's own library, and prints what it holds as JSON.

    xlsx.py FILE

Of every sheet: its name, its rows (each cell as its text, and what it is: text, number, day), what is frozen, filtered
and repeated on paper. Of the file: formulas, links, times in the archive, and the parts that do not parse.
"""
import datetime
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def unescaped(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)


def shown(number, style):
    """A number as the cell's number format shows it."""
    if "yyyy" not in style:
        return str(int(number)) if number == int(number) else repr(number), "number"
    moment = datetime.datetime(1899, 12, 30) + datetime.timedelta(minutes=round(number * 1440))
    text = ("≈" if "≈" in style else "") + moment.strftime("%Y-%m-%d")
    return text + (moment.strftime(" %H:%M") if "hh" in style else ""), "day"


def sheet(root, styles):
    rows, heights = [], []
    for row in root.iter(MAIN + "row"):
        index = int(row.get("r")) - 1
        while len(rows) <= index:
            rows.append([])
            heights.append(None)
        heights[index] = float(row.get("ht")) if row.get("customHeight") else None
        for cell in row.iter(MAIN + "c"):
            place = column(cell.get("r"))
            while len(rows[index]) <= place:
                rows[index].append(None)
            style = styles[int(cell.get("s") or 0)]
            value = cell.find(MAIN + "v")
            if cell.get("t") == "inlineStr":
                text = unescaped("".join(part.text or "" for part in cell.iter(MAIN + "t")))
                rows[index][place] = {"text": text, "kind": "text", "fill": style["fill"]}
            elif value is not None:
                text, kind = shown(float(value.text), style["format"])
                rows[index][place] = {"text": text, "kind": kind, "fill": style["fill"]}
    pane = root.find(".//" + MAIN + "pane")
    filter_ = root.find(MAIN + "autoFilter")
    setup = root.find(MAIN + "pageSetup")
    return {
        "rows": rows,
        "heights": heights,
        "frozen": None if pane is None else int(pane.get("ySplit") or 0),
        "filter": None if filter_ is None else filter_.get("ref"),
        "landscape": setup is not None and setup.get("orientation") == "landscape",
        "fitsWidth": root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr[@fitToPage='1']") is not None,
        "formulas": len(list(root.iter(MAIN + "f"))),
        "links": len(list(root.iter(MAIN + "hyperlink"))),
    }


def styles(root):
    formats = {int(one.get("numFmtId")): one.get("formatCode") for one in root.iter(MAIN + "numFmt")}
    fills = []
    for fill in root.find(MAIN + "fills"):
        colour = fill.find(".//" + MAIN + "fgColor")
        fills.append(None if colour is None else colour.get("rgb"))
    return [
        {"format": formats.get(int(one.get("numFmtId")), ""), "fill": fills[int(one.get("fillId"))]}
        for one in root.find(MAIN + "cellXfs")
    ]


def main(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        style = styles(ElementTree.fromstring(archive.read("xl/styles.xml")))
        sheets = []
        for number, one in enumerate(book.iter(MAIN + "sheet"), 1):
            read = sheet(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), style)
            read["name"] = one.get("name")
            named = {
                name.get("name"): name.text
                for name in book.iter(MAIN + "definedName")
                if int(name.get("localSheetId")) == number - 1
            }
            read["titles"] = named.get("_xlnm.Print_Titles")
            read["printed"] = named.get("_xlnm.Print_Area")
            sheets.append(read)
        core = archive.read("docProps/core.xml").decode()
        print(
            json.dumps(
                {
                    "sheets": sheets,
                    "created": re.search("<dcterms:created[^>]*>([^<]*)<", core).group(1),
                    "times": sorted({"%04d-%02d-%02d" % one.date_time[:3] for one in archive.infolist()}),
                },
                ensure_ascii=False,
            )
        )


main(sys.argv[1])
