"""A ledger that is locked, read-only, cut short, altered, taken away."""

import os
import random
import signal
import sqlite3
import subprocess
import tempfile
import time

from bench import Office, end


def run(table, rounds, seed):
    pick = random.Random(seed)
    locked(table)
    read_only(table)
    altered(table, pick, max(20, rounds // 2))
    removed(table)


def attempts(office):
    """How many letters were tried, by the journal; a Maildir keeps but one of two that are alike."""
    return office.run("ledger", "export").stdout.count('"kind":"attempt"')


def locked(table):
    office = Office(people=5, days=2)
    violations = []
    first, second = (f"{day}T09:00" for day in office.days)
    office.run("tick", "--at", first)
    holder = sqlite3.connect(office.ledger, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    refused = office.run("tick", "--at", second)
    if refused.returncode == 0:
        violations.append("a pass over a locked ledger says that all is well")
    holder.execute("ROLLBACK")
    holder.close()
    office.run("tick", "--at", second)
    violations += office.violations([first, second], racing=False)
    office.remove()
    table.add("damage: locked", 1, 1, 0, violations)


def read_only(table):
    place = tempfile.mkdtemp(prefix="duban-disk-")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True, text=True)
    if mounted.returncode != 0:
        os.rmdir(place)
        return table.not_run("damage: read-only", f"no disk can be mounted here: {mounted.stderr.strip()}")
    violations = []
    try:
        office = Office(people=5, days=2, folder=place)
        first, second = (f"{day}T09:00" for day in office.days)
        office.run("tick", "--at", first)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        refused = office.run("tick", "--at", second)
        if refused.returncode == 0 or not refused.stderr.strip():
            violations.append(f"a pass over a read-only ledger: exit code {refused.returncode}: {refused.stderr}")
        subprocess.run(["mount", "-o", "remount,rw", place], check=True)
        office.run("tick", "--at", second)
        violations += office.violations([first, second], racing=False)
    finally:
        subprocess.run(["umount", place], check=False)
        os.rmdir(place)
    table.add("damage: read-only", 1, 1, 0, violations)


def altered(table, pick, count):
    """Cut short, or a bit turned: found by `verify`, or without any meaning; and nothing is sent again."""
    whole = Office(people=5, days=2)
    first = f"{whole.days[0]}T09:00"
    whole.run("tick", "--at", first)
    exported = whole.run("ledger", "export").stdout
    tried = attempts(whole)
    violations, found = [], 0
    for number in range(count):
        office = whole.copy()
        bytes_ = bytearray(office.ledger.read_bytes())
        if number % 4 == 0:
            place = pick.randrange(len(bytes_))
            what = f"cut at byte {place}"
            bytes_ = bytes_[:place]
        else:
            place, bit = pick.randrange(len(bytes_)), pick.randrange(8)
            what = f"bit {bit} of byte {place} turned"
            bytes_[place] ^= 1 << bit
        office.ledger.write_bytes(bytes_)
        verified = office.run("ledger", "verify")
        if verified.returncode != 0:
            found += 1
        elif office.run("ledger", "export").stdout != exported:
            violations.append(f"{what}: verify finds nothing, and the journal says something else")
        if verified.returncode < 0:
            violations.append(f"{what}: verify died of signal {-verified.returncode}")
        again = office.run("tick", "--at", f"{first[:10]}T10:00")
        if again.returncode < 0:
            violations.append(f"{what}: the pass died of signal {-again.returncode}")
        if again.returncode == 0 and attempts(office) != tried:
            violations.append(f"{what}: letters went out again")
        office.remove()
    whole.remove()
    table.add("damage: altered", count, found, 0, violations, f"{count - found} had no meaning")


def removed(table):
    """Taken away while the daemon runs: it stops, and makes no new one in its place."""
    office = Office(people=5, days=2)
    violations = []
    first = f"{office.days[0]}T09:00"
    daemon = office.start("--at", first)
    deadline = time.monotonic() + 30
    while office.letters() < 5 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.rename(office.ledger, f"{office.ledger}.away")
    daemon.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 90
    while daemon.poll() is None and time.monotonic() < deadline:
        time.sleep(0.2)
    if daemon.poll() is None:
        violations.append("the daemon goes on without its ledger")
    end(daemon)
    if office.ledger.exists():
        violations.append("the running daemon made a new ledger")
    # A start that finds none where there was one must not begin anew and send everything again.
    # A Maildir would keep but one of two letters that are alike; mail would not: so no new ledger at all.
    begun = office.run("tick", "--at", f"{first[:10]}T10:00")
    if begun.returncode == 0:
        violations.append("a start without the ledger that there was made an empty one and told everything again")
    office.remove()
    table.add("damage: removed", 1, 1, 0, violations)
