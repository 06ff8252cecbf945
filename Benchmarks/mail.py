#!/usr/bin/env python3
"""Letters a second into one server over one connection: Duban's whole pass against Postfix's smtp-source.

    Benchmarks/mail.py PROGRAM [LETTERS [ROUNDS]]

Duban works out who is told, writes each letter as text, page and calendar, and has every attempt and outcome on disk;
smtp-source sends bytes of the same size again and again. Both go to the same Postfix, which queues every letter on disk,
one after the other in each round, over one connection. Postfix wants root. A figure is the median over the rounds, the
ratio the median of the rounds' ratios.
"""

import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/judge"))

import mail_office
from postfix import Postfix


def rules(folder, port, count):
    channel = f"{{kind: mail, server: 127.0.0.1, port: {port}, security: none, connections: 1}}"
    mail_office.write(folder, channel, count)


def tick(program, folder, at):
    began = time.perf_counter()
    done = subprocess.run(
        [program, "tick", "--at", at, "--ledger", "ledger.sqlite", "--json"], cwd=folder, capture_output=True,
        text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"duban tick: {done.stdout}{done.stderr}")
    return time.perf_counter() - began, done.stdout


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    figures = []
    with tempfile.TemporaryDirectory() as name, Postfix() as postfix:
        for number in range(rounds + 1):
            folder = pathlib.Path(name) / f"round{number}"
            folder.mkdir()
            rules(folder, postfix.port, count)
            tick(program, folder, "2018-07-24T12:00")
            spent, said = tick(program, folder, "2018-07-25T09:00")
            if f'"delivered": {count}' not in said:
                raise SystemExit(f"not {count} letters: {said}")
            # The size of the letters that went out, as the journal has it.
            size = int(subprocess.run(
                ["sqlite3", str(folder / "ledger.sqlite"), "SELECT avg(length(body)) FROM delivery"],
                capture_output=True, text=True, check=True).stdout.split(".")[0])
            began = time.perf_counter()
            subprocess.run(
                ["smtp-source", "-d", "-s", "1", "-m", str(count), "-l", str(size), "-f", "duban@example.org", "-t",
                 "person1@example.org", f"127.0.0.1:{postfix.port}"], check=True, capture_output=True)
            other = time.perf_counter() - began
            if number:
                figures.append((count / spent, count / other))
            shutil.rmtree(folder)
            # What it still has to put into the mailbox is not to fall on the next round.
            postfix.wait(2 * count * (number + 1))
    duban, source = (statistics.median(column) for column in zip(*figures))
    ratio = statistics.median(one / two for one, two in figures)
    print(f"{count:,} letters of {size:,} bytes, {rounds} rounds")
    print(f"duban tick   {duban:8.0f} letters a second")
    print(f"smtp-source  {source:8.0f} letters a second")
    print(f"ratio        {ratio:8.2f}")


if __name__ == "__main__":
    main()
