#!/usr/bin/env python3
"""JioNLP reads deadline phrases.

    jionlp_phrases.py FILE N      FILE has a phrase and its last day in every line; the first N are read
"""

import contextlib
import io
import logging
import sys

import timing

try:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
except ImportError as error:
    timing.unavailable(error)

# It prints a stack trace for what it does not read; that is not what is measured.
logging.disable(logging.CRITICAL)
BASE = {"year": 2018, "month": 1, "day": 1}


def last_day(phrase):
    """The last day as written in ISO 8601; empty when it reads none."""
    try:
        return jionlp.parse_time(phrase, time_base=BASE)["time"][1][:10]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return ""


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        pairs = [line.rstrip("\n").split("\t") for line in file][: int(sys.argv[2])]
    phrases = [phrase for phrase, _ in pairs]
    # The dictionaries are loaded with the first phrase.
    last_day(phrases[0])
    timing.answer(
        lambda: [last_day(phrase) for phrase in phrases], len(phrases),
        right=lambda days: sum(day == due for day, (_, due) in zip(days, pairs)))


if __name__ == "__main__":
    main()
