"""Puts one fault after another into copies of a record that told.py finds right, and fails when it misses one.

    told_faults.py --ledger demo/ledger.sqlite --from 2018-01-01 --to 2018-12-31 --story rules/stories/story.yaml

The rules must be those of telling/office.py, in the folder `rules` beside the ledger's folder. Exit codes: 0 every
fault was found, and nothing before · 1 one was missed
"""

import os
import pathlib
import random
import shutil
import sys
import tempfile

from told import arguments, compare
from telling.faults import FAULTS, Copy


def main():
    options = arguments()
    seed = int(os.environ.get("DUBAN_SEED", "1"))
    before, _ = compare(options)
    if before.findings:
        sys.exit(f"told_faults: there are findings before any fault: {before.findings[0]}")
    root = pathlib.Path(options.ledger).resolve().parent.parent
    ledger = pathlib.Path(options.ledger).resolve().relative_to(root)
    missed = 0
    for number, (name, put) in enumerate(FAULTS):
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            shutil.copytree(root, f"{folder}/copy", symlinks=False)
            copy = Copy(f"{folder}/copy", ledger, random.Random(seed * 1000 + number))
            kind, key, person = put(copy)
            copy.database.commit()
            copy.database.close()
            spoilt = arguments(sys.argv[1:])
            spoilt.ledger = f"{folder}/copy/{ledger}"
            spoilt.rules = f"{folder}/copy/rules"
            found, _ = compare(spoilt)
        matching = [
            finding for finding in found.findings
            if finding.kind == kind and key in (None, finding.key) and person in (None, finding.person)]
        if matching:
            print(f"found: {name}: {matching[0]}")
        else:
            missed += 1
            print(f"MISSED: {name}: expected '{kind}' about {key} for {person} (DUBAN_SEED={seed}); "
                  f"{len(found.findings)} others, such as {found.findings[0] if found.findings else 'none'}")
    print(f"told_faults: {len(FAULTS)} faults, {missed} missed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
