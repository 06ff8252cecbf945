"""The running daemon's clock jumps: forward by 400 days, back by 3 days."""

import datetime
import os
import pathlib
import signal
import subprocess
import tempfile
import time

from bench import Office, end

ZONE = datetime.timezone(datetime.timedelta(hours=8))


def run(table, rounds, seed):
    folder = tempfile.mkdtemp(prefix="duban-clock-")
    shim = f"{folder}/clock_shim.so"
    source = pathlib.Path(__file__).with_name("clock_shim.c")
    built = subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", shim, str(source), "-ldl"],
                           capture_output=True, text=True)
    if built.returncode != 0:
        return table.not_run("clock", f"the shim cannot be compiled: {built.stderr.strip()[-200:]}")
    office = Office(people=5, days=3)
    shift = f"{folder}/shift"
    shimmed = {"LD_PRELOAD": shim, "DUBAN_CLOCK_SHIFT": shift}
    violations = []

    def turn(instant):
        """From now on the clock goes on from `instant`."""
        with open(f"{shift}.new", "w") as file:
            file.write(str(int(instant.timestamp() - time.time())))
        os.replace(f"{shift}.new", shift)

    def until(condition, seconds=90):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.2)
        return False

    def held():
        return office.run("clock", **shimmed).returncode == 1

    begin = datetime.datetime.combine(office.days[0], datetime.time(8, 59, 55), ZONE)
    turn(begin)
    daemon = office.start(**shimmed)
    if not until(lambda: office.letters() == 5):
        violations.append(f"at nine o'clock {office.letters()} of 5 letters went out: {office.log()[-500:]}")
    before = office.letters()
    turn(begin + datetime.timedelta(days=400))
    daemon.send_signal(signal.SIGHUP)
    if not until(held):
        violations.append(f"a jump by 400 days is not held: {office.run('clock', **shimmed).stdout}")
    if office.letters() != before:
        violations.append("letters went out while a jump was held")
    turn(begin + datetime.timedelta(minutes=5))
    daemon.send_signal(signal.SIGHUP)
    if not until(lambda: not held()):
        violations.append("the jump is undone and still held")
    # Two days on, and somebody says that this is right.
    turn(begin + datetime.timedelta(days=2, minutes=5))
    daemon.send_signal(signal.SIGHUP)
    if not until(held):
        violations.append("a jump by two days is not held")
    office.run("clock", "--accept", **shimmed)
    daemon.send_signal(signal.SIGHUP)
    if not until(lambda: office.letters() == before + 5):
        violations.append(f"accepted, and {office.letters() - before} of 5 letters went out: {office.log()[-500:]}")
    after = office.letters()
    turn(begin - datetime.timedelta(days=1))
    daemon.send_signal(signal.SIGHUP)
    time.sleep(5)
    if office.letters() != after:
        violations.append("a clock that was set back sent letters")
    if daemon.poll() is not None:
        violations.append(f"the daemon ended by itself: {office.log()[-500:]}")
    end(daemon, signal.SIGTERM)
    violations += office.violations([], open_end=True)
    office.remove()
    table.add("clock", 4, 4, 0, violations, "+400 days undone, +2 days accepted, -3 days")
