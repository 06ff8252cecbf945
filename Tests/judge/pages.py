"""Opens the pages of reports in Chromium, at the width of a desk and of a telephone: axe finds nothing, nothing is
wider than the screen, nothing is fetched, no script of a naughty title runs, and the numbers are those of the JSON.

usage: pages.py DUBAN

The rules are the public ones of this repository with a plan of naughty titles, units and tags besides. In the end the
judge is judged: every fault that is put into a page must be found.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DAY = "2019-01-14T09:00"
SCREENS = {"desk": (1280, 900), "telephone": (360, 740)}
PLANS = ["xinbei-ziyang-2018", "xiangcheng-shiqian-2018", "naughty"]
REPORTS = ["overdue", "progress", "account", "upcoming"]
NAUGHTY = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>", "{{title}} ${alert(1)} {{{x}}}", "javascript:alert(1)", "' onmouseover='alert(1)",
    "]]><!-- x", "&lt;b&gt; &amp; &", "=1+1", "𠮷䶮👩é", "长" * 120,
    "https://example.org/?a=1&b=2", "word" * 40,
]


def write_rules(folder):
    shutil.copytree(ROOT / "rules", folder / "rules", symlinks=False)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for path in (folder / "rules").rglob("*dongli*"):
        path.unlink()
    units = [{"id": f"u{number}", "name": f"单位{number} {text}"} for number, text in enumerate(NAUGHTY)]
    tasks = [
        {"id": f"n{number}", "title": text, "lead": f"u{number}", 
         "due": "2018年11月底前" if number % 3 else "2019年2月1日前", "kind": "artifact", "tags": [text]}
        for number, text in enumerate(NAUGHTY)
    ]
    plan = {
        "id": "naughty", "title": NAUGHTY[0], "year": 2018, "issued": "2018-01-02", "calendar": "cn",
        "policy": "standard", "supervisor": "区对口办", "visibility": "public",
    }
    # JSON is YAML.
    (folder / "rules/plans/naughty.yaml").write_text(
        "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in (("units", units), ("plan", plan), ("tasks", tasks))),
        encoding="utf-8")


def run(duban, folder, *arguments):
    done = subprocess.run([duban, *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"pages: duban {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return done.stdout


class Opened:
    """A page in a browser, and what it did there."""

    def __init__(self, browser, html, screen):
        width, height = SCREENS[screen]
        self.events = []
        self.width = width
        self.page = browser.new_page(viewport={"width": width, "height": height})
        self.page.on("dialog", lambda dialog: (self.events.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("console", lambda message: self.events.append(f"console {message.text}"))
        self.page.on("pageerror", lambda error: self.events.append(f"error {error}"))
        self.page.on("request", lambda request: self.events.append(f"request {request.url}"))
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8", delete=False) as file:
            file.write(html)
        self.path = pathlib.Path(file.name)
        self.page.goto(self.path.as_uri())
        self.events.remove(f"request {self.path.as_uri()}")

    def close(self):
        self.page.close()
        self.path.unlink()


def faults(browser, html, report, screen, deep=True):
    """What is wrong with a page, in words."""
    opened = Opened(browser, html, screen)
    page = opened.page
    try:
        found = list(opened.events)
        # Every table is judged, also those that are folded away.
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if deep:
            for violation in Axe().run(page).response["violations"]:
                nodes = violation["nodes"]
                found.append(f"axe {violation['id']}, {len(nodes)} times: {nodes[0]['html'][:120]}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > opened.width:
            found.append(f"{wide} pixels wide on a screen of {opened.width}")
        found += headings(page)
        found += differences(page, report)
        found += [event for event in opened.events if event not in found]
        return found
    finally:
        opened.close()


def headings(page):
    levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(one => Number(one.tagName[1]))")
    jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    return [] if levels[:1] == [1] and levels.count(1) == 1 and not jumps else [f"headings {levels}"]


def table(page, selector):
    return page.eval_on_selector_all(
        f"{selector} tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")


def differences(page, report):
    """Numbers of the page that are not those of the JSON."""
    found = []

    def same(what, page_says, json_says):
        if page_says != json_says:
            found.append(f"{what}: the page says {str(page_says)[:200]}, the JSON {str(json_says)[:200]}")

    totals = dict(page.eval_on_selector_all(
        ".totals li", "all => all.map(one => [one.dataset.total, Number(one.querySelector('b').textContent)])"))
    same("totals", totals, report["totals"])
    for section in page.eval_on_selector_all("table.list", "all => all.map(one => one.dataset.list)"):
        rows = page.eval_on_selector_all(
            f"table[data-list='{section}'] tbody tr",
            "rows => rows.map(row => Object.fromEntries("
            "[...row.querySelectorAll('[data-column]')].map(one => [one.dataset.column, one.textContent])))")
        same(f"keys of {section}", [row.get("key") for row in rows], [row["key"] for row in report[section]])
        for row, own in zip(rows, report[section]):
            same("number", row.get("number"), str(own["number"]))
            if "due" in row:
                same(f"due day of {own['key']}", row["due"].split()[0].lstrip("≈"), own["due"])
            for name in ("daysOverdue", "workingDaysOverdue", "workingDaysLeft"):
                if name in row:
                    same(f"{name} of {own['key']}", row[name], str(own[name]))
            if own["lampWord"] not in row.get("lamp", ""):
                found.append(f"lamp of {own['key']}: {row.get('lamp')}, the JSON {own['lampWord']}")
            if not row.get("title", "").startswith(own["title"]):
                found.append(f"title of {own['key']}: {row.get('title')}")
    summary = table(page, "#summary table")
    names = [name for name in report["units"][0] if name not in ("unit", "rows")] if report["units"] else []
    lines = report["units"] + ([report["allUnits"]] if "allUnits" in report else [])
    for row, line in zip(summary, lines):
        counts = [str(line[name]) for name in names[:len(row) - 2]]
        same(f"summary of {line['unit']}", row[:-1], [line["unit"], *counts])
    same("lines of the summary", len(summary), len(lines))
    if "months" in report:
        found += months(page, report["months"])
    if report.get("timeline", {}).get("rows"):
        rows = {row["number"]: row for name in ("obligations", "behind", "elsewhere") for row in report.get(name, [])}
        wanted = [
            [str(number), rows[number]["start"], rows[number]["originalDue"], rows[number]["due"],
             rows[number]["metOn"] or ""]
            for number in report["timeline"]["rows"]
        ]
        same("timeline", [[row[0], *row[4:]] for row in table(page, "#timeline table")], wanted)
        bars = page.eval_on_selector_all("#timeline svg text.label", "all => all.length")
        if bars < len(wanted):
            found.append(f"{bars} of {len(wanted)} rows are drawn")
    return found


def months(page, grid):
    def words(cell):
        parts = []
        if cell["met"]:
            parts.append(f"办结{cell['met']}" + (f"（逾期{cell['metLate']}）" if cell["metLate"] else ""))
        if cell["overdue"]:
            parts.append(f"超期{cell['overdue']}")
        return f"{cell['due']}" + ("：" + "，".join(parts) if parts else "")

    head = page.eval_on_selector_all("#months thead th", "all => all.map(one => one.textContent)")[1:-1]
    found = []
    rows = table(page, "#months table")
    lines = grid["units"] + [grid["allUnits"]]
    if len(rows) != len(lines):
        found.append(f"{len(rows)} lines of months, the JSON {len(lines)}")
    for row, line in zip(rows, lines):
        by_name = {}
        for cell in line["due"]:
            name = {"before": "此前", "after": "此后"}.get(cell["month"]) or f"{int(cell['month'][-2:])}月"
            by_name[name] = words(cell)
        wanted = [line["unit"], *(by_name.get(name, "0") for name in head), words(line["all"])]
        if row != wanted:
            found.append(f"months: the page says {row}, the JSON {wanted}")
    return found


# What is put into a page to see whether it is found.
PLANTED = {
    "no language": lambda html: html.replace(' lang="zh-Hans"', ""),
    "a header cell of nothing": lambda html: re.sub(r'(<th scope="col"[^>]*>)[^<]+', r"\1", html, count=1),
    "grey on grey": lambda html: html.replace("dt { flex: none; color: #595959; }", "dt { flex: none; color: #b0b0b0; }"),
    "a drawing without a name": lambda html: re.sub(r" aria-labelledby=\"[^\"]*\"|<title id.*?</title>", "", html),
    "a script that runs": lambda html: html.replace(
        "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>").replace("default-src 'none'", "script-src *"),
    "a picture from elsewhere": lambda html: html.replace("<main>", "<main><img alt='x' src='https://example.org/x.png'>"),
    "another number": lambda html: re.sub(
        r'(data-column="workingDaysOverdue" class="n">)(\d+)', lambda match: match[1] + str(int(match[2]) + 1), html, count=1),
    "a row less": lambda html: re.sub(r"<tr><th scope=\"row\" data-column=\"number\".*?</tr>\n", "", html, count=1),
    "another month": lambda html: re.sub(r"超期1</td>", "超期2</td>", html, count=1),
    "wider than the telephone": lambda html: html.replace("<main>", "<main><pre>" + "x" * 400 + "</pre>"),
}


def main():
    duban = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = pathlib.Path(scratch)
        write_rules(folder)
        stories = [
            word for story in sorted((folder / "rules/stories").glob("*.yaml"))
            for word in ("--story", f"rules/stories/{story.name}")
        ]
        run(duban, folder, "simulate", "--from", "2018-01-01", "--to", DAY[:10], *stories, "--out", "demo")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        plans = [word for plan in PLANS for word in ("--plan", plan)]
        shared = ["--at", DAY, "--ledger", "demo/ledger.sqlite", *plans]
        for name in REPORTS:
            html, text = (run(duban, folder, "report", name, *shared, "--format", format) for format in ("html", "json"))
            report = json.loads(text)
            for screen in SCREENS:
                found = faults(browser, html, report, screen)
                failed += len(found)
                rows = sum(len(value) for value in report.values() if isinstance(value, list))
                print(f"pages: {name}, {screen}: {rows} lines, {len(found)} faults")
                for fault in found[:20]:
                    print(f"  {fault}")
            if name == "overdue":
                blind = [what for what, plant in PLANTED.items()
                         if plant(html) == html or not faults(
                             browser, plant(html), report, "telephone" if "telephone" in what else "desk")]
                failed += len(blind)
                print(f"pages: {len(PLANTED)} faults put in, {len(PLANTED) - len(blind)} found")
                for what in blind:
                    print(f"  not found: {what}")
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
