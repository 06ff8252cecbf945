"""A disk that fills up: the ledger's, and the mailboxes'."""

import os
import subprocess
import tempfile

from bench import Office


def run(table, rounds, seed):
    place = tempfile.mkdtemp(prefix="duban-disk-")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], capture_output=True, text=True)
    if mounted.returncode != 0:
        os.rmdir(place)
        return table.not_run("disk", f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    violations, faults = [], 0
    try:
        office = Office(people=30, days=2, folder=place)
        first, second = (f"{day}T09:00" for day in office.days)
        office.run("tick", "--at", first)
        for left in (0, 4096, 20_000, 60_000, 120_000):
            # Everything but `left` bytes is taken.
            state = os.statvfs(place)
            size = max(0, state.f_bavail * state.f_frsize - left)
            with open(f"{place}/filler", "wb") as filler:
                filler.write(b"x" * size)
            full = office.run("tick", "--at", second)
            faults += full.returncode != 0
            if full.returncode not in (0, 73, 74, 75, 1) or "Fatal" in full.stderr:
                violations.append(f"{left} bytes left: exit code {full.returncode}: {full.stderr.strip()[-300:]}")
            violations += [f"{left} bytes left: {v}" for v in office.violations([first], open_end=True)
                           if "ledger verify" in v]
            os.remove(f"{place}/filler")
        for hour in (10, 11, 12, 16):
            office.run("tick", "--at", f"{second[:10]}T{hour}:00")
        violations += [f"once there is space: {v}" for v in office.violations([first, second], racing=False)]
    finally:
        subprocess.run(["umount", place], check=False)
        os.rmdir(place)
    table.add("disk", 5, faults, 0, violations, "tmpfs filled to the last 0 to 120 kB")
