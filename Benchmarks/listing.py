"""A list of 50,000 rows in a file that people open: Duban from the rules, openpyxl from cells that are given to it."""

import itertools
import json
import pathlib
import shutil
import subprocess

import rules_files
import workload

ROWS = 50_000
SEED = 50
DAY = f"{workload.QUERY_DAY}T09:00"
CALENDAR = pathlib.Path(__file__).resolve().parent.parent / "rules/calendars/cn.yaml"


class Listing:
    """The rules of 50,000 obligations, and their rows as cells."""

    def __init__(self, duban, folder):
        self.duban, self.rules, self.cells = duban, f"{folder}/listing", f"{folder}/listing.tsv"
        once = (task for task in workload.tasks(2 * ROWS, SEED) if not task.is_recurring)
        shutil.rmtree(self.rules, ignore_errors=True)
        rules_files.write(
            self.rules, list(itertools.islice(once, ROWS)), CALENDAR.read_text(encoding="utf-8"))
        done = subprocess.run(self.command("json"), check=True, capture_output=True, encoding="utf-8")
        rows = json.loads(done.stdout)["obligations"]
        if len(rows) != ROWS:
            raise ValueError(f"{len(rows):,} rows, {ROWS:,} laid down")
        with open(self.cells, "w", encoding="utf-8") as file:
            for row in rows:
                progress = row["progress"] or {"percent": "", "targets": []}
                file.write("\t".join(map(str, [
                    row["number"], row["lampWord"], row["due"], progress["percent"],
                    "；".join(target["text"] for target in progress["targets"]), "、".join(row["units"]), row["title"],
                    row["state"], "、".join(row["missingEvidence"]), row["key"], row["rule"],
                ])) + "\n")

    def command(self, format):
        return [
            self.duban, "report", "progress", "--rules", self.rules, "--ledger", f"{self.rules}/none.sqlite", "--at", DAY,
            "--format", format,
        ]

    def knows(self, format):
        """Whether the program writes that format."""
        done = subprocess.run(self.command("none-such"), capture_output=True, encoding="utf-8")
        return format in done.stderr
