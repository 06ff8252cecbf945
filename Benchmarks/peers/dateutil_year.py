#!/usr/bin/env python3
"""python-dateutil expands recurrence rules over a year.

    dateutil_year.py FILE      each line: a phrase, a frequency, the rule's other arguments as JSON
"""

import datetime
import json
import sys

import timing

try:
    from dateutil import rrule
except ImportError as error:
    timing.unavailable(error)

START = datetime.datetime(2018, 1, 1)
EPOCH = datetime.date(1970, 1, 1).toordinal()


def rules(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            _, frequency, arguments = line.rstrip("\n").split("\t")
            arguments = json.loads(arguments)
            arguments["until"] = datetime.datetime.fromisoformat(arguments["until"])
            yield getattr(rrule, frequency), arguments


def main():
    known = list(rules(sys.argv[1]))
    timing.answer(
        lambda: [list(rrule.rrule(frequency, dtstart=START, **more)) for frequency, more in known], len(known),
        occurrences=lambda years: sum(map(len, years)),
        checksum=lambda years: sum(day.toordinal() - EPOCH for year in years for day in year))


if __name__ == "__main__":
    main()
