#!/usr/bin/env python3
"""A start with a long journal: a pass that finds nothing to do, against SQLite reading the same rows.

    Benchmarks/journal.py PROGRAM [ENTRIES [ROUNDS]]

The journal is that of a year in which everybody is told of something every week: about ENTRIES entries, written by
`duban simulate`. A start reads what was told (it must not be told again), opens the rules, and decides; sqlite3 prints
the same columns of the same table. Figures are medians of the rounds, the ratio the median of the rounds' ratios.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

# A notification is accounted for, planned, attempted, and has its outcome.
ENTRIES_EACH, WEEKS = 4, 52


def write_rules(folder, people):
    numbers = range(1, people + 1)
    text = [
        "plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: once, calendar: plain}",
        "calendars: {plain: {weekend: [saturday, sunday]}}",
        "channels: {paper: {kind: file, folder: outbox}}",
        "policies: {once: {steps: [{on: due, tell: liaison}]}}",
        'office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [paper], delivery: {at: "09:00"}}',
        "units:", *(f"  - {{name: 单位{n}, liaison: 联络员{n}}}" for n in numbers),
        "people:", *(f"  - {{name: 联络员{n}, email: person{n}@example.org}}" for n in numbers),
        "tasks:", *(f"  - {{id: t{n}, title: 每周报送第{n}项, lead: 单位{n}, due: 每周五}}" for n in numbers),
    ]
    (folder / "rules").mkdir()
    (folder / "rules/rules.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")


def timed(command, folder):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[:2]}: {done.stderr.decode(errors='replace')[-1000:]}")
    return time.perf_counter() - began, done.stdout


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    entries = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    people = max(1, entries // (ENTRIES_EACH * WEEKS))
    # In memory: the year is made here, not measured.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else "."
    figures = []
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = pathlib.Path(name)
        write_rules(folder, people)
        timed([program, "simulate", "--from", "2018-01-01", "--to", "2018-12-31", "--out", "out", "--json"], folder)
        ledger = "out/ledger.sqlite"
        _, found = timed(["sqlite3", ledger, "SELECT count(*) FROM entry"], folder)
        for number in range(rounds + 1):
            spent, said = timed(
                [program, "tick", "--at", "2018-12-31T23:00", "--ledger", ledger, "--json"], folder)
            if b'"accounted": 0' not in said:
                raise SystemExit(f"something was told again: {said.decode()}")
            other, _ = timed(
                ["sqlite3", ledger, "SELECT kind, subject, step, ordinal, due FROM account;"
                 "SELECT id, kind, recipient, channel, day, state FROM delivery WHERE frozen > 0"], folder)
            if number:
                figures.append((spent, other))
    ours, theirs = (statistics.median(column) for column in zip(*figures))
    ratio = statistics.median(one / two for one, two in figures)
    print(f"a start with a journal of {int(found):,} entries, {rounds} rounds")
    print(f"duban tick     {ours:8.2f} s")
    print(f"sqlite3 reads  {theirs:8.2f} s")
    print(f"ratio          {ratio:8.2f}")


if __name__ == "__main__":
    main()
