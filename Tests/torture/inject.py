"""SIGKILL, ENOSPC and EIO at the Nth write, synchronization, rename, link of one full cycle, for every N."""

import collections
import re
import shutil
import subprocess

from bench import Office

# What a pass writes with, and what goes wrong with it.
FAULTS = {
    "pwrite64": ["signal=SIGKILL", "error=ENOSPC", "error=EIO"],
    "write": ["signal=SIGKILL", "error=ENOSPC"],
    "fsync": ["signal=SIGKILL", "error=EIO"],
    "fdatasync": ["signal=SIGKILL", "error=EIO"],
    "rename": ["signal=SIGKILL", "error=ENOSPC"],
    "renameat2": ["signal=SIGKILL", "error=ENOSPC"],
    "link": ["signal=SIGKILL", "error=ENOSPC"],
    "linkat": ["signal=SIGKILL", "error=ENOSPC"],
    "ftruncate": ["signal=SIGKILL", "error=EIO"],
    "unlink": ["signal=SIGKILL"],
    "openat": ["error=ENOSPC"],
}


def run(table, rounds, seed):
    if shutil.which("strace") is None:
        return table.not_run("inject", "strace is not installed")
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True)
    if tried.returncode != 0:
        return table.not_run("inject", f"strace is not permitted here: {tried.stderr.strip()}")
    prepared = Office(people=3, days=2)
    first, second = (f"{day}T09:00" for day in prepared.days)
    prepared.run("tick", "--at", first)
    counted = prepared.copy()
    names = ",".join(FAULTS)
    trace = subprocess.run(
        ["strace", "-f", "-qq", "-e", f"trace={names}", *counted.command("tick", "--at", second)],
        cwd=counted.folder, env=counted.environment, capture_output=True, text=True, errors="replace").stderr
    counted.remove()
    calls = collections.Counter(re.findall(r"^(?:\[pid +\d+\] )?(\w+)\(", trace, re.MULTILINE))
    cases = [(name, fault, n) for name in FAULTS for fault in FAULTS[name] for n in range(1, calls[name] + 1)]
    # All of them with 500 rounds or more; else every so many.
    stride = max(1, len(cases) // rounds) if rounds < 500 else 1
    cases = cases[seed % stride :: stride]
    violations, faults, uncertain = [], 0, 0
    for name, fault, n in cases:
        office = prepared.copy()
        prefix = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                  f"inject={name}:{fault}:when={n}"]
        spoilt = office.run("tick", "--at", second, prefix=prefix)
        faults += spoilt.returncode != 0
        again = None
        for later in range(1, 4):
            # A Maildir whose disk was full is tried again after a while.
            again = office.run("tick", "--at", f"{second[:10]}T{9 + later:02}:00")
            if again.returncode != 0:
                break
        place = f"{name} {fault} at {n}"
        if again.returncode != 0:
            violations.append(f"{place}: the next pass does not run: {again.stderr.strip()[-300:]}")
        uncertain += office.run("ledger", "export").stdout.count('"kind":"recovery"')
        violations += [f"{place}: {violation}" for violation in office.violations([first, second], racing=False)]
        office.remove()
    prepared.remove()
    every = "every one" if stride == 1 else f"every {stride}th"
    counts = ", ".join(f"{name} {calls[name]}" for name in FAULTS if calls[name])
    table.add("inject", len(cases), faults, uncertain, violations, f"{every} of one cycle: {counts}")
