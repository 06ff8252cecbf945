#!/usr/bin/env python3
"""Notifications a second that are due in the same second: Duban's whole pass against a bare outbox over SQLite.

    Benchmarks/outbox.py PROGRAM BARE [NOTIFICATIONS [ROUNDS]]

Each notification becomes a synchronized file, whose name is the notification's own: writing it twice does no harm. Both
have on the disk that it is to be told, before a batch goes out that it is about to, and afterwards that it was, in
batches of the same size. BARE is Benchmarks/outbox.c, which does nothing besides; Duban reads the rules, decides who is
told of what, words each letter, and chains every entry of the journal by its hash. They take turns, round after round;
a figure is the median over the rounds, the ratio the median of the rounds' ratios.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/judge"))

import mail_office

# As many as FileNotifier takes at once.
BATCH = 64


def timed(command, folder):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stdout}{done.stderr}")
    return time.perf_counter() - began, done.stdout


def tick(program, folder, at):
    return timed([program, "tick", "--at", at, "--ledger", "ledger.sqlite", "--json"], folder)


def written(folder):
    """The letters in `folder`: how many, and of how many bytes on average."""
    sizes = [path.stat().st_size for path in folder.glob("[!.]*.txt")]
    return len(sizes), sum(sizes) // max(1, len(sizes))


def main():
    program, bare = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    figures = []
    # Everything is removed at the end, not between the rounds: file systems are slow to give inodes out again.
    with tempfile.TemporaryDirectory(dir=".") as name:
        for number in range(rounds + 1):
            folder = pathlib.Path(name).resolve() / f"round{number}"
            folder.mkdir()
            mail_office.write(folder, "{kind: file, folder: outbox}", count)
            tick(program, folder, "2018-07-24T12:00")
            spent, said = tick(program, folder, "2018-07-25T09:00")
            found, size = written(folder / "outbox")
            if f'"delivered": {count}' not in said or found != count:
                raise SystemExit(f"not {count} letters: {found} files, {said}")
            other = folder / "bare"
            other.mkdir()
            bare_spent, _ = timed([bare, str(other), str(count), str(BATCH), str(size)], folder)
            if written(other) != (count, size):
                raise SystemExit(f"the bare outbox wrote {written(other)}")
            if number:
                figures.append((count / spent, count / bare_spent))
    duban, source = (statistics.median(column) for column in zip(*figures))
    ratio = statistics.median(one / two for one, two in figures)
    print(f"{count:,} notifications of {size:,} bytes due in the same second, batches of {BATCH}, {rounds} rounds")
    print(f"duban tick   {duban:8.0f} a second")
    print(f"bare SQLite  {source:8.0f} a second")
    print(f"ratio        {ratio:8.2f}")


if __name__ == "__main__":
    main()
