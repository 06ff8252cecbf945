"""SIGKILL at random instants of the running daemon, with facts being recorded meanwhile."""

import collections
import datetime
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time

from bench import Office, end

CLASSES = [
    "before accounting", "accounted, no attempt yet", "attempt on disk, not sent", "sent, outcome not recorded",
    "a batch recorded, not all", "idle",
]


def state(office, day):
    """What the ledger says of today, and which class of instant the kill hit: read from a copy."""
    number = (day - datetime.date(1970, 1, 1)).days
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-journal"):
            if os.path.exists(f"{office.ledger}{suffix}"):
                shutil.copy(f"{office.ledger}{suffix}", f"{folder}/ledger{suffix}")
        if not os.path.exists(f"{folder}/ledger"):
            return {"before accounting"}, False, False, 0
        database = sqlite3.connect(f"{folder}/ledger")
        accounts = database.execute("SELECT count(*) FROM account WHERE day = ?", (number,)).fetchone()[0]
        rows = database.execute(
            "SELECT id, state, recipient, (SELECT count(*) FROM attempt WHERE delivery = id) "
            "FROM delivery WHERE day = ?", (number,)).fetchall()
        database.close()
    if not accounts:
        return {"before accounting"}, False, False, 0
    states = collections.Counter(row[1] for row in rows)
    found = set()
    for identity, what, person, _ in rows:
        if what == "attempting":
            arrived = (office.folder / "mailboxes" / person / "new" / f"{identity}.duban").exists()
            found.add("sent, outcome not recorded" if arrived else "attempt on disk, not sent")
    waiting = states["planned"] + states["retry"] + states["uncertain"]
    if states["sent"] and waiting + states["attempting"]:
        found.add("a batch recorded, not all")
    if not found:
        if not waiting:
            found.add("idle")
        elif all(row[3] == 0 for row in rows):
            found.add("accounted, no attempt yet")
    is_done = states["planned"] + states["attempting"] + states["retry"] + states["uncertain"] == 0
    return found, True, is_done, states["attempting"]


def wait_for(office, pick, daemon):
    """Waits until a random instant of the run."""
    way = pick.randrange(4)
    if way == 0:
        time.sleep(pick.random() * 0.5)
        return
    before = office.letters()
    path, seen, wanted = str(office.ledger), 0, pick.randint(1, 8)
    deadline = time.monotonic() + 2
    if way == 1:
        # Right after the Nth time that the file was written.
        last = os.stat(path).st_mtime_ns if os.path.exists(path) else 0
        while seen < wanted and time.monotonic() < deadline and daemon.poll() is None:
            now = os.stat(path).st_mtime_ns if os.path.exists(path) else 0
            if now != last:
                last, seen = now, seen + 1
        time.sleep(pick.random() * 0.004)
        return
    # So long after the first letter; the longest is past the last one.
    while office.letters() == before and time.monotonic() < deadline:
        time.sleep(0.0005)
    time.sleep(pick.random() * (0.03 if way == 2 else 1.2))


def run(table, rounds, seed):
    pick = random.Random(seed)
    classes, violations = collections.Counter(), []
    kills = uncertain = facts = 0
    # A few kills cannot be asked to hit everything.
    is_long = rounds >= 50
    while kills < rounds or is_long and kills < 3 * rounds and any(not classes[name] for name in CLASSES):
        office = Office(people=100, days=4 if is_long else 1)
        acknowledged = collections.Counter()
        passes = []
        for place, day in enumerate(office.days):
            number, is_done, idle = 0, False, False
            while not (is_done and idle):
                seconds = 30 * number
                clock = f"{day}T{9 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
                daemon = office.start("--at", clock)
                commands = []
                for _ in range(2):
                    key = f"p/d{pick.randrange(place + 1)}-{pick.randint(1, office.people)}"
                    words = pick.choice([["done", key, "--on", str(day)], ["progress", key, "1", "--on", str(day)]])
                    commands.append((key, subprocess.Popen(
                        office.command(*words, "--at", clock), cwd=office.folder, env=office.environment,
                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))
                wait_for(office, pick, daemon)
                if daemon.poll() is not None:
                    violations.append(f"the daemon ended by itself: {office.log()[-500:]}")
                end(daemon)
                kills += 1
                for key, command in commands:
                    code = command.wait(60)
                    said = command.stderr.read().decode(errors="replace")
                    if code == 0:
                        acknowledged[key] += 1
                        facts += 1
                    elif code not in (64, 65):
                        violations.append(f"a command failed beside the daemon ({code}): {said.strip()[-300:]}")
                found, is_accounted, is_done, in_flight = state(office, day)
                idle = found == {"idle"}
                uncertain += in_flight
                for name in found:
                    classes[name] += 1
                if is_accounted and f"{day}T09:00" not in passes:
                    passes.append(f"{day}T09:00")
                violations += [f"seed {seed}, kill {kills}: {v}" for v in office.violations(passes, open_end=True)]
                number += 1
                if kills % 50 == 0:
                    print(f"kill: {kills} so far", flush=True)
                if violations and len(violations) > 20:
                    table.add("kill", kills, kills, uncertain, violations)
                    return
        violations += [f"seed {seed}, at the end: {v}" for v in office.violations(passes)]
        recorded = collections.Counter(
            row[0] for row in sqlite3.connect(office.ledger).execute("SELECT key FROM fact"))
        for key in acknowledged:
            if recorded[key] < acknowledged[key]:
                violations.append(f"a fact that a command said was recorded is not: {key}")
        office.remove()
    for name in CLASSES:
        if is_long and not classes[name]:
            violations.append(f"no kill came {name}")
    table.add("kill", kills, kills, uncertain, violations,
              "; ".join(f"{name} {classes[name]}" for name in CLASSES) + f"; {facts} facts recorded meanwhile")
