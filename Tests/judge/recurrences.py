"""Compares recurring deadlines with python-dateutil, on thousands of random phrases.

Needs python-dateutil and the built program:

    make build
    python3 -m venv venv && venv/bin/pip install python-dateutil
    venv/bin/python Tests/judge/recurrences.py [COUNT] [SEED]

Each phrase is composed here together with the rule it stands for (RFC 5545), never derived from the program's own
answer. A report of a month or a quarter that is due in its first days is due in the next one (`每月5日前`). Prints
each difference and one line of summary; exits 1 when there is a difference.
"""

import datetime
import json
import os
import random
import subprocess
import sys

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

PROGRAM = os.environ.get("DUBAN", ".build/release/duban")
DIGITS = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"


def chinese(number):
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


def spelt(pick, number):
    """The number in the digits an office may use."""
    wide = "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    return pick.choice([str(number), chinese(number), wide])


def first(year):
    return datetime.datetime(year, 1, 1)


def last(year, month=12):
    following = datetime.datetime(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def clamped(day):
    """The day of the month, or the month's last where it has no such day."""
    return {"bymonthday": list(range(min(day, 28), day + 1)), "bysetpos": -1}


def monthly(pick, year):
    day = pick.randint(1, 31)
    tail = pick.choice(["日前", "日之前", "号前", "日以前"])
    phrase = pick.choice(["每月", "每个月", "逐月"]) + spelt(pick, day) + tail
    months = rrule(MONTHLY, dtstart=first(year), count=12 + (day <= 10), **clamped(day))
    return phrase, list(months)[1 if day <= 10 else 0 :]


def quarterly(pick, year):
    number, words = pick.choice(
        [(1, ["首月", "第一个月"]), (2, ["第二个月"]), (3, ["末月", "第三个月", "最后一个月"])])
    day = pick.randint(1, 28)
    phrase = pick.choice(["每季度", "每季", "每个季度"]) + pick.choice(words) + spelt(pick, day) + "日前"
    months = [number, number + 3, number + 6, number + 9]
    # What is due in a quarter's first month concerns the quarter before.
    turns = rrule(YEARLY, dtstart=first(year), count=4 + (number == 1), bymonth=months, bymonthday=day)
    return phrase, list(turns)[1 if number == 1 else 0 :]


def yearly(pick, year):
    month = pick.randint(1, 12)
    if pick.random() < 0.4:
        phrase = "每年" + spelt(pick, month) + pick.choice(["月底前", "月底", "月末前"])
        rule = {"bymonth": month, "bymonthday": -1}
    else:
        day = pick.randint(1, last(2019, month).day)
        phrase = "每年" + spelt(pick, month) + "月" + spelt(pick, day) + pick.choice(["日前", "日之前"])
        rule = {"bymonth": month, "bymonthday": day}
    return phrase, list(rrule(YEARLY, dtstart=first(year), until=last(year), **rule))


def severalTimesAYear(pick, year):
    months = sorted(pick.sample(range(1, 13), pick.randint(2, 4)))
    phrase = "每年" + "、".join(str(month) for month in months) + pick.choice(["月底前", "月末前"])
    return phrase, list(rrule(YEARLY, dtstart=first(year), until=last(year), bymonth=months, bymonthday=-1))


def weekly(pick, year):
    weekday = pick.randint(0, 6)
    phrase = pick.choice(["每周", "每星期"]) + WEEKDAYS[weekday] + pick.choice(["", "前"])
    return phrase, list(rrule(WEEKLY, dtstart=first(year), until=last(year), byweekday=weekday))


def nthWeekday(pick, year):
    number = pick.randint(1, 4)
    weekday = pick.randint(0, 6)
    phrase = "每月第" + spelt(pick, number) + "个周" + WEEKDAYS[weekday]
    rule = rrule(MONTHLY, dtstart=first(year), until=last(year), byweekday=weekday, bysetpos=number)
    return phrase, list(rule)


def lastOfPeriods(pick, year):
    words, months = pick.choice(
        [
            (["每月底前", "每月末", "每月底"], range(1, 13)),
            (["每季度末", "每季末前", "每季度末前"], [3, 6, 9, 12]),
            (["每半年", "半年一次"], [6, 12]),
        ])
    return pick.choice(words), list(rrule(YEARLY, dtstart=first(year), until=last(year), bymonth=list(months), bymonthday=-1))


def everySeveralMonths(pick, year):
    step = pick.choice([2, 3, 4, 6])
    phrase = "每" + (pick.choice(["两", "2", "二"]) if step == 2 else spelt(pick, step)) + "个月"
    ends = rrule(MONTHLY, dtstart=first(year), until=last(year), bymonthday=-1)
    return phrase, list(ends)[step - 1 :: step]


def daily(pick, year):
    return pick.choice(["每日", "每天"]), list(rrule(DAILY, dtstart=first(year), until=last(year)))


FORMS = [monthly, quarterly, yearly, severalTimesAYear, weekly, nthWeekday, lastOfPeriods, everySeveralMonths, daily]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30)
    pick = random.Random(seed)
    wanted = []
    for _ in range(count):
        year = pick.randint(1950, 2150)
        phrase, days = pick.choice(FORMS)(pick, year)
        wanted.append((phrase, year, [str(day.date()) for day in days]))
    table = "phrase\tyear\n" + "".join(f"{phrase}\t{year}\n" for phrase, year, _ in wanted)
    run = subprocess.run([PROGRAM, "deadline", "--batch", "-", "--json"], input=table, capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(wanted), run.stderr
    wrong = 0
    for (phrase, year, days), answer in zip(wanted, answers):
        found = [turn["due"] for turn in answer.get("occurrences", [])]
        if found != days:
            wrong += 1
            if wrong <= 40:
                detail = answer.get("message") or f"{len(found)} turns, {found[:3]} … {found[-2:]}"
                print(f"{phrase} ({year}): {detail}; expected {len(days)}, {days[:3]} … {days[-2:]}")
    print(f"{count} phrases, {wrong} different (seed {seed})")
    sys.exit(1 if wrong else 0)


main()
