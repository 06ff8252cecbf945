#!/usr/bin/env python3
"""What a daemon at rest takes: memory for each obligation, wake-ups, processor time.

    Benchmarks/daemon.py PROGRAM FOLDER [SECONDS]

FOLDER is what Benchmarks/generate wrote. Memory is what is resident (VmRSS) once the daemon has taken the rules, less
what it is with a single task, less the bytes of the rule files, for each due day that the rules call for. Wake-ups are
counted over SECONDS in which nothing falls due, processor time is that of the whole process. libdispatch looks over its
threads every second, on a thread of its own, and cannot be told not to: that thread stands by itself.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

ONE_TASK = """\
plan: {id: p, title: 试验计划, year: 2018, issued: 2018-01-02, policy: once, calendar: plain}
calendars: {plain: {weekend: [saturday, sunday]}}
channels: {paper: {kind: file, folder: outbox}}
policies: {once: {steps: [{on: due, tell: liaison}]}}
office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [paper], delivery: {at: "09:00"}}
units: [{name: 单位, liaison: 联络员}]
people: [{name: 联络员, email: person@example.org}]
tasks: [{id: t, title: 组织企业对接, lead: 单位, due: 2018-07-25}]
"""


class Daemon:
    def __init__(self, program, rules, folder):
        self.log = pathlib.Path(folder, "log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [program, "run", "--rules", rules, "--ledger", "ledger.sqlite", "--at", "2018-01-01T03:00"],
                cwd=folder, stdout=log, stderr=log)
        deadline = time.monotonic() + 300
        while b"running" not in self.log.read_bytes():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the daemon did not start: {self.log.read_text()[-1000:]}")
            time.sleep(0.2)
        # What it does first is not rest.
        time.sleep(3)

    def memory(self):
        """Resident bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) * 1024

    def wakes(self):
        """How often each of its threads has left the processor of its own accord, by thread."""
        found = {}
        for thread in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            lines = (thread / "status").read_text().splitlines()
            found[thread.name] = next(int(line.split()[1]) for line in lines if line.startswith("voluntary"))
        return found

    def spent(self):
        """Seconds of processor time."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def main():
    program, tasks = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 125
    expected = json.loads((tasks / "expected.json").read_text(encoding="utf-8"))
    source = sum(path.stat().st_size for path in (tasks / "year").rglob("*.yaml"))
    with tempfile.TemporaryDirectory() as name:
        small = pathlib.Path(name, "small")
        (small / "rules").mkdir(parents=True)
        (small / "rules/rules.yaml").write_text(ONE_TASK, encoding="utf-8")
        one = Daemon(program, "rules", small)
        empty = one.memory()
        one.end()
        large = pathlib.Path(name, "large")
        large.mkdir()
        daemon = Daemon(program, str(tasks / "year"), large)
        memory = daemon.memory()
        wakes, spent = daemon.wakes(), daemon.spent()
        time.sleep(seconds)
        more, later = daemon.wakes(), daemon.spent()
        daemon.end()
    count = expected["occurrences"]
    # A thread that came and went in between left no trace: the loop's own wake-ups run on such threads.
    each = sorted((more[thread] - wakes.get(thread, 0) for thread in more), reverse=True)
    print(f"a daemon at rest with {expected['tasks']:,} tasks, {count:,} due days, {source / 1e6:.1f} MB of rules")
    print(f"resident              {memory / 1e6:8.1f} MB, with one task {empty / 1e6:.1f} MB")
    print(f"over the rule files   {(memory - empty - source) / count:8.0f} bytes for each due day")
    print(f"wake-ups              {each[0]:8} in {seconds:.0f} s of libdispatch's thread, {sum(each[1:])} of others")
    print(f"processor             {later - spent:8.2f} s in {seconds:.0f} s")


if __name__ == "__main__":
    main()
