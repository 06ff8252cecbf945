#!/usr/bin/env python3
"""numpy and chinesecalendar add working days.

    working_days_after.py numpy|numpy-one-by-one|chinesecalendar CALENDAR QUESTIONS

CALENDAR has a line `rest DAY` or `work DAY` for every day that is not as its weekday says, QUESTIONS a line
`DAY COUNT` for every question.
"""

import datetime
import sys

import timing

EPOCH = datetime.date(1970, 1, 1).toordinal()


def checksum(numbers):
    """Of day numbers since 1970, each by its place: the same sum that Microbench makes."""
    return sum(number * (place % 1000 + 1) for place, number in enumerate(numbers))


def main():
    way, calendar_path, questions_path = sys.argv[1:]
    with open(questions_path, encoding="utf-8") as file:
        questions = [line.split() for line in file]
    days = [datetime.date.fromisoformat(day) for day, _ in questions]
    counts = [int(count) for _, count in questions]
    if way == "chinesecalendar":
        ask_chinesecalendar(days, counts)
    else:
        with open(calendar_path, encoding="utf-8") as file:
            rest = [line.split()[1] for line in file if line.startswith("rest ")]
        ask_numpy(days, counts, rest, all_at_once=way == "numpy")


def ask_numpy(days, counts, rest, all_at_once):
    try:
        import numpy
    except ImportError as error:
        timing.unavailable(error)
    # It has no word for a weekend day that is worked (调休): such days stay rest days to it.
    known = numpy.busdaycalendar(holidays=rest)
    starts, offsets = numpy.array(days, dtype="datetime64[D]"), numpy.array(counts)
    if all_at_once:
        timing.answer(
            lambda: numpy.busday_offset(starts, offsets, roll="forward", busdaycal=known), len(days),
            checksum=lambda found: checksum(found.astype(int).tolist()))
    else:
        pairs = list(zip(starts, counts))
        timing.answer(
            lambda: [numpy.busday_offset(day, count, roll="forward", busdaycal=known) for day, count in pairs],
            len(days), checksum=lambda found: checksum(int(day.astype(int)) for day in found))


def ask_chinesecalendar(days, counts):
    try:
        import chinese_calendar
    except ImportError as error:
        timing.unavailable(error)
    pairs = list(zip(days, counts))
    timing.answer(
        lambda: [chinese_calendar.find_workday(count, day) for day, count in pairs], len(days),
        checksum=lambda found: checksum(day.toordinal() - EPOCH for day in found))


if __name__ == "__main__":
    main()
