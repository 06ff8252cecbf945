"""Real faults against the real program: kills, failing writes, full disks, damaged ledgers, races, clocks that jump.

    DUBAN=.build/release/duban Tests/torture/run.py [--part kill] [--rounds 500] [--seed 1]

Ends with a table. Exit codes: 0 all as it must be · 1 a violation · 2 a part could not be run
"""

import argparse
import random
import sys

import bench
import clock
import damage
import disk
import inject
import kill
import race

PARTS = {
    "kill": kill.run, "inject": inject.run, "disk": disk.run, "damage": damage.run, "race": race.run,
    "clock": clock.run,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--part", choices=[*PARTS, "all"], default="all")
    parser.add_argument("--rounds", type=int, default=500, help="kills, and a measure for the other parts")
    parser.add_argument("--seed", type=int, default=random.randrange(1, 10_000))
    options = parser.parse_args()
    print(f"torture: {bench.PROGRAM}, seed {options.seed}", flush=True)
    table = bench.Table()
    for name, part in PARTS.items():
        if options.part in (name, "all"):
            part(table, options.rounds, options.seed)
    print("\n" + table.text())
    sys.exit(1 if table.violations else 2 if table.missing else 0)


if __name__ == "__main__":
    main()
