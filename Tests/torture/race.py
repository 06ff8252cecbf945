"""Several daemons at once, and a thousand commands beside one."""

import concurrent.futures
import signal
import time

from bench import Office, end


def run(table, rounds, seed):
    daemons(table)
    commands(table, min(1000, 2 * rounds))


def daemons(table):
    office = Office(people=20, days=1)
    violations = []
    clock = f"{office.days[0]}T09:00"
    started = [office.start("--at", clock) for _ in range(10)]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (
        sum(process.poll() is None for process in started) > 1 or office.letters() < office.people
    ):
        time.sleep(0.05)
    running = [process for process in started if process.poll() is None]
    if len(running) != 1:
        violations.append(f"{len(running)} of ten daemons run")
    codes = sorted({process.returncode for process in started if process.poll() is not None})
    if codes != [75]:
        violations.append(f"the others ended with {codes}, not with 75")
    time.sleep(1)
    for process in running:
        code = end(process, signal.SIGTERM)
        if code != 0:
            violations.append(f"TERM ended the daemon with {code}")
    violations += office.violations([clock])
    office.remove()
    table.add("race: daemons", 10, 9, 0, violations)


def commands(table, count):
    office = Office(people=20, days=2)
    violations = []
    first = f"{office.days[0]}T09:00"
    daemon = office.start("--at", first)

    def record(number):
        key = f"p/d1-{number % office.people + 1}"
        return office.run("progress", key, "0.01", "--at", f"{office.days[0]}T10:00")

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        for result in pool.map(record, range(count)):
            if result.returncode != 0:
                violations.append(f"a command failed ({result.returncode}): {result.stderr.strip()[-300:]}")
    end(daemon, signal.SIGTERM)
    recorded = office.run("ledger", "export").stdout.count('"kind":"fact"')
    if recorded != count:
        violations.append(f"{recorded} of {count} facts are recorded")
    violations += office.violations([first])
    office.remove()
    table.add("race: commands", count, 0, 0, violations, "16 at a time beside the daemon")
