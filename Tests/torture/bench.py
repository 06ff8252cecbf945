"""An office to torture: a folder with rules, a ledger, mailboxes, and the real program."""

import datetime
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "judge"))

import told  # noqa: E402
from telling.rules import Rules  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("DUBAN", HERE.parent.parent / ".build/release/duban"))
DAY = datetime.timedelta(days=1)
# Wednesday: the first of the days on which something falls due.
FIRST = datetime.date(2018, 7, 25)


def rules(people, days):
    """Everybody owes one task a day: told on its due day and, when it is not met, on the next two working days."""
    text = """\
plan: {id: p, title: 试验计划, year: 2018, issued: 2018-07-20, policy: thrice, calendar: plain, supervisor: 单位1}
calendars: {plain: {weekend: [saturday, sunday]}}
channels: {mail: {kind: maildir, folder: mailboxes}}
policies:
  thrice:
    steps:
      - {on: due, tell: liaison}
      - {after: 1 day, every: 1 working day, times: 2, tell: liaison}
office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: "09:00"}}
units:
"""
    text += "".join(f"  - {{name: 单位{n}, liaison: 联络员{n}}}\n" for n in range(1, people + 1))
    text += "people:\n"
    text += "".join(f"  - {{name: 联络员{n}, email: person{n}@example.org}}\n" for n in range(1, people + 1))
    text += "tasks:\n"
    for place, day in enumerate(days):
        for n in range(1, people + 1):
            text += f"  - {{id: d{place}-{n}, title: 事项{place}之{n}, lead: 单位{n}, due: {day}, target: 3个}}\n"
    return text


def working_days(count):
    found, day = [], FIRST
    while len(found) < count:
        if day.weekday() < 5:
            found.append(day)
        day += DAY
    return found


class Office:
    def __init__(self, people=4, days=3, folder=None):
        base = folder or tempfile.mkdtemp(prefix="duban-torture-", dir=os.environ.get("TMPDIR", "/dev/shm"))
        self.folder = pathlib.Path(base)
        self.people, self.days = people, working_days(days)
        (self.folder / "rules").mkdir(exist_ok=True)
        (self.folder / "rules" / "rules.yaml").write_text(rules(people, self.days), encoding="utf-8")
        self.ledger = self.folder / "ledger.sqlite"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": base, "LANG": "C.UTF-8", "USER": "torture",
            "SWIFT_BACKTRACE": "enable=no", "XDG_STATE_HOME": f"{base}/state",
        }
        self.read = Rules(self.folder / "rules")

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *arguments):
        return [PROGRAM, *arguments, "--ledger", "ledger.sqlite"]

    def run(self, *arguments, prefix=(), timeout=120, **environment):
        return subprocess.run(
            [*prefix, *self.command(*arguments)], cwd=self.folder, env={**self.environment, **environment},
            capture_output=True, text=True, timeout=timeout, errors="replace")

    def start(self, *arguments, **environment):
        """The daemon, in a process of its own; what it says goes to duban.log."""
        with open(self.folder / "duban.log", "ab") as log:
            return subprocess.Popen(
                self.command("run", *arguments), cwd=self.folder, env={**self.environment, **environment},
                stdout=log, stderr=log)

    def log(self):
        path = self.folder / "duban.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def letters(self):
        return len(list(self.folder.glob("mailboxes/*/new/*")))

    def copy(self):
        """This office as it stands, in another folder."""
        folder = tempfile.mkdtemp(prefix="duban-torture-", dir=os.environ.get("TMPDIR", "/dev/shm"))
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Office(self.people, len(self.days), folder)

    # What must hold, whatever happened.

    def violations(self, passes, open_end=False, racing=True):
        """What is wrong with the record and the mailboxes, by the program and by the independent judge."""
        found = []
        verified = self.run("ledger", "verify")
        if verified.returncode != 0:
            found.append(f"ledger verify: {verified.stdout}{verified.stderr}".strip())
        options = ["--ledger", str(self.ledger), "--rules", str(self.folder / "rules")]
        for instant in passes:
            options += ["--pass", instant]
        if passes:
            arguments = told.arguments(options + ["--open-end"] * open_end + ["--racing"] * racing)
            found += [str(finding) for finding in told.compare(arguments)[0].findings]
        if passes and not open_end:
            last = passes[-1][:10]
            balance = self.run("ledger", "balance", str(FIRST), last, "--at", f"{last}T23:00")
            if balance.returncode != 0:
                found.append(f"ledger balance: {balance.stdout}{balance.stderr}".strip())
        return found


def end(process, number=signal.SIGKILL, timeout=20):
    """Ends a process that this script started, and gives its exit code."""
    if process.poll() is None:
        process.send_signal(number)
    try:
        return process.wait(timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


class Table:
    """Rounds, faults, uncertain deliveries and violations of each part."""

    def __init__(self):
        self.rows, self.violations, self.missing = [], 0, 0

    def add(self, part, rounds, faults, uncertain, violations, note=""):
        self.rows.append((part, str(rounds), str(faults), str(uncertain), str(len(violations)), note))
        self.violations += len(violations)
        for violation in violations[:10]:
            print(f"VIOLATION in {part}: {violation}", flush=True)
        print(f"{part}: {rounds} rounds, {faults} faults, {uncertain} uncertain, {len(violations)} violations {note}",
              flush=True)

    def not_run(self, part, why):
        self.missing += 1
        self.rows.append((part, "–", "–", "–", "–", f"NOT RUN: {why}"))
        print(f"{part}: NOT RUN: {why}", flush=True)

    def text(self):
        head = ("part", "rounds", "faults", "uncertain", "violations", "")
        rows = [head, *self.rows]
        widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)
