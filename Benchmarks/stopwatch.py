"""Runs programs and says how long they took, in wall and CPU time, and how much memory they had."""

import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field

# No answer counts after so long.
LIMIT_SECONDS = 300


@dataclass
class Program:
    """A command line to be measured, and what was measured of it."""

    name: str
    command: list
    environment: dict = field(default_factory=dict)
    # The exit code of a run that went well.
    good_code: int = 0
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    memory_megabytes: float = 0
    # Why there is no measurement; empty when there is one.
    fault: str = ""

    def run(self):
        """One timed run, its output thrown away."""
        if self.fault:
            return
        try:
            wall, cpu, code = timed(self.command, self.environment)
        except FileNotFoundError:
            self.fault = "missing"
            return
        if code == -signal.SIGKILL:
            self.fault = f"no answer in {LIMIT_SECONDS} s"
        elif code != self.good_code:
            self.fault = f"failed with {code}"
        else:
            self.wall.append(wall)
            self.cpu.append(cpu)

    def measure_memory(self):
        """The peak of one run, by GNU time: a child of this process would inherit this one's own peak."""
        if self.fault:
            return
        with tempfile.NamedTemporaryFile("r", suffix=".kilobytes") as report:
            timed(["/usr/bin/time", "-q", "-f", "%M", "-o", report.name] + self.command, self.environment)
            self.memory_megabytes = int(report.read() or 0) / 1024

    def output(self, more=()):
        """What it prints, with `more` arguments; empty when it cannot be run."""
        if self.fault:
            return ""
        try:
            done = subprocess.run(
                [*self.command, *more], env=os.environ | self.environment, stdin=subprocess.DEVNULL, capture_output=True,
                timeout=LIMIT_SECONDS, check=False)
        except FileNotFoundError:
            self.fault = "missing"
            return ""
        except subprocess.TimeoutExpired:
            self.fault = f"no answer in {LIMIT_SECONDS} s"
            return ""
        if done.returncode != self.good_code:
            message = done.stderr.decode(errors="replace").strip().splitlines()
            self.fault = f"failed with {done.returncode}: {message[0] if message else 'no message'}"
        return done.stdout.decode(errors="replace")


def timed(command, environment):
    """Wall seconds, CPU seconds and exit code (negative: the signal) of one run with its output thrown away."""
    quiet = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0)]
    quiet += [(os.POSIX_SPAWN_OPEN, stream, "/dev/null", os.O_WRONLY, 0) for stream in (1, 2)]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ | environment, file_actions=quiet, setpgroup=0)
    # The command is a group of its own, so that what it started ends with it.
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(process, signal.SIGKILL))
    signal.alarm(LIMIT_SECONDS)
    try:
        _, status, usage = os.wait4(process, 0)
    except KeyboardInterrupt:
        os.killpg(process, signal.SIGKILL)
        raise
    finally:
        signal.alarm(0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)
