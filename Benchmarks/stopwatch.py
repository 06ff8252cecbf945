"""Runs programs and says how long they took and how much memory they had."""

import json
import os
import pathlib
import signal
import subprocess
import time

# No answer counts after so long.
LIMIT_SECONDS = 900
# sysexits.h: a Python library is not installed.
UNAVAILABLE = 69


class Contender:
    """Something that is measured: a name, its figures in seconds by round, and what went wrong."""

    def __init__(self, name):
        self.name = name
        self.figures = []
        # Peak of resident memory in megabytes; None where it says nothing.
        self.memory = None
        # Why there is no figure; empty when there is one.
        self.fault = ""
        # Not there to be measured, which is no failure of the run.
        self.is_missing = False
        # What it found, in words, once it was looked at.
        self.finding = ""
        # Whether that is what it had to find; None where nothing in particular was wanted.
        self.is_right = None

    def rehearse(self):
        """A run in which its answer is looked at; adds a figure as `run` does. Returns the seconds it took in all."""
        raise NotImplementedError

    def run(self):
        """One timed run, its output thrown away; adds a figure. Returns the seconds it took in all."""
        raise NotImplementedError

    def miss(self, reason):
        self.fault = reason
        self.is_missing = True


class Program(Contender):
    """A command line; its figure is the wall time of the whole process."""

    def __init__(self, name, command, look=None, environment=None):
        """`look` reads the file of its output and returns what it found in words, and whether that is right."""
        super().__init__(name)
        self.command = list(map(str, command))
        self.look = look
        self.environment = environment or {}

    def rehearse(self):
        if self.fault:
            return 0
        output, peak = scratch("output"), scratch("peak")
        watched = ["/usr/bin/time", "-q", "-f", "%M", "-o", peak, *self.command]
        spent = self.timed_run(watched, output)
        if self.fault:
            return spent
        self.memory = int(peak.read_text() or 0) / 1024
        self.figures.append(spent)
        if self.look:
            try:
                self.finding, self.is_right = self.look(output)
            except (ValueError, KeyError, TypeError, IndexError) as error:
                self.fault = f"answers something else than asked: {error}"
        output.unlink()
        return spent

    def run(self):
        if self.fault:
            return 0
        spent = self.timed_run(self.command, os.devnull)
        if not self.fault:
            self.figures.append(spent)
        return spent

    def timed_run(self, command, output):
        errors = scratch("errors")
        try:
            spent, code = timed(command, self.environment, output, errors)
        except FileNotFoundError:
            self.miss("not installed")
            return 0
        if code in (127, UNAVAILABLE):
            self.miss("not installed")
        elif code == -signal.SIGKILL:
            self.fault = f"no answer in {LIMIT_SECONDS} s"
        elif code != 0:
            message = errors.read_text(errors="replace").strip().splitlines()
            self.fault = f"failed with {code}: {message[-1] if message else 'no message'}"
        return spent


class Turns(Program):
    """A command line that is another one each time: what can be done to one thing only once."""

    def __init__(self, name, commands, look=None, environment=None):
        self.left = list(commands)
        super().__init__(name, self.left[0] if self.left else [], look, environment)

    def take(self):
        if not self.left:
            self.fault = "there is nothing left to do it to"
            return
        self.command = list(map(str, self.left.pop(0)))

    def rehearse(self):
        self.take()
        return super().rehearse()

    def run(self):
        self.take()
        return super().run()


class Part(Contender):
    """A batch by its single item: the wall time of a process with many less that of one with hardly any."""

    def __init__(self, name, many, few, count):
        super().__init__(name)
        self.many, self.few, self.count = many, few, count

    def rehearse(self):
        spent = self.many.rehearse() + self.few.rehearse()
        self.finding, self.is_right = self.many.finding, self.many.is_right
        self.add_figure()
        return spent

    def run(self):
        if self.fault:
            return 0
        spent = self.many.run() + self.few.run()
        self.add_figure()
        return spent

    def add_figure(self):
        self.fault = self.many.fault or self.few.fault
        if not self.fault:
            self.figures.append(max(self.many.figures[-1] - self.few.figures[-1], 0) / self.count)


class SelfTimed(Program):
    """A program that measures itself: its last line of output is JSON with `secondsEach` and what it found.

    It has no figure for memory: most of that is the questions, which each language holds in its own way.
    """

    def __init__(self, name, command, look=None):
        super().__init__(name, command)
        self.look_at_answer = look
        self.answer = {}

    def rehearse(self):
        spent = self.run()
        if not self.fault and self.look_at_answer:
            self.finding, self.is_right = self.look_at_answer(self.answer)
        return spent

    def run(self):
        if self.fault:
            return 0
        output = scratch("output")
        spent = self.timed_run(self.command, output)
        if not self.fault:
            self.answer = json.loads(output.read_text(encoding="utf-8").splitlines()[-1])
            self.figures.append(self.answer["secondsEach"])
        return spent


SCRATCH = {"folder": "."}


def keep_scratch_in(folder):
    SCRATCH["folder"] = folder


def scratch(name):
    return pathlib.Path(SCRATCH["folder"], f"scratch.{name}")


def timed(command, environment, output, errors):
    """Wall seconds and exit code (negative: the signal) of one run, written to the files `output` and `errors`."""
    to_file = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(output), to_file, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, str(errors), to_file, 0o644),
    ]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ | environment, file_actions=streams, setpgroup=0)
    # The command is a group of its own, so that what it started ends with it.
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(process, signal.SIGKILL))
    signal.alarm(LIMIT_SECONDS)
    try:
        _, status, _ = os.wait4(process, 0)
    except KeyboardInterrupt:
        os.killpg(process, signal.SIGKILL)
        raise
    finally:
        signal.alarm(0)
    return time.perf_counter() - start, os.waitstatus_to_exitcode(status)


def quiet(command, environment=None):
    """Runs `command` for what it does; the reason when it failed, empty when not."""
    try:
        done = subprocess.run(
            list(map(str, command)), env=os.environ | (environment or {}), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT_SECONDS, check=False)
    except FileNotFoundError:
        return "not installed"
    except subprocess.TimeoutExpired:
        return f"no answer in {LIMIT_SECONDS} s"
    message = done.stderr.decode(errors="replace").strip().splitlines()
    return f"failed with {done.returncode}: {message[-1] if message else 'no message'}" if done.returncode else ""
