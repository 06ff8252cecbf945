"""What the measured Python libraries share: passes long enough to be timed, one line of JSON as the answer.

Each program here times itself, so that starting Python and importing the library count for nothing.
"""

import gc
import json
import sys
import time

LEAST_SECONDS = 0.3
# sysexits.h: the library is not installed.
UNAVAILABLE = 69


def unavailable(error):
    print(f"not installed: {error.name}", file=sys.stderr)
    sys.exit(UNAVAILABLE)


def answer(one_pass, count, **found):
    """Runs `one_pass` as often as it takes to be timed, and prints seconds for one of its `count` items."""
    gc.collect()
    passes, spent = 0, 0.0
    while spent < LEAST_SECONDS:
        start = time.perf_counter()
        result = one_pass()
        spent += time.perf_counter() - start
        passes += 1
    for name, reckon in found.items():
        found[name] = reckon(result)
    print(json.dumps({"secondsEach": spent / passes / count, "count": count, **found}))
