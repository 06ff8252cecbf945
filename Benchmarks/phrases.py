"""Deadline phrases with the day each of them names, and recurring ones with the rule that gives the same days.

Composed from parts, so that nearly every phrase is another: whoever remembers answers gains nothing.
"""

import datetime
import random

from workload import FIRST_DAY, LAST_DAY, YEAR, month_end

DIGITS = "〇一二三四五六七八九十"
WEEKDAYS = "一二三四五六日"
DUTIES = ["", "", "完成", "提交总结", "报送材料", "全部到位", "召开推进会", "落实资金"]
SOFT_WORDS = ["", "", "", "", "力争", "争取"]


def dated(count, seed):
    """`count` pairs of a phrase and its last day, in the wordings that Duban and JioNLP both know."""
    chance = random.Random(seed)
    for _ in range(count):
        words, due = chance.choice(KINDS)(chance)
        yield chance.choice(SOFT_WORDS) + words + chance.choice(DUTIES), due


def numeral(number):
    """1…99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


def written(number, chance):
    return numeral(number) if chance.random() < 0.25 else str(number)


def some_day(chance):
    return FIRST_DAY + datetime.timedelta(days=chance.randrange(365))


def by_day(chance):
    due = some_day(chance)
    year = chance.choice(["", f"{YEAR}年"])
    return f"{year}{written(due.month, chance)}月{written(due.day, chance)}日前", due


def by_end_of_month(chance):
    month = chance.randint(1, 12)
    return f"{chance.choice(['', f'{YEAR}年'])}{written(month, chance)}月{chance.choice(['底', '底前'])}", month_end(month)


def ten_days(chance):
    month = chance.randint(1, 12)
    part, last = chance.choice([("上旬", 10), ("中旬", 20), ("下旬", 0)])
    due = datetime.date(YEAR, month, last) if last else month_end(month)
    return f"{written(month, chance)}月{part}", due


def quarter(chance):
    number = chance.randint(1, 4)
    return f"{chance.choice(['', '第'])}{numeral(number)}季度", month_end(number * 3)


def window(chance):
    first = chance.randint(1, 11)
    last = chance.randint(first + 1, 12)
    return f"{first}月{chance.choice(['至', '到', '-', '～'])}{last}月", month_end(last)


KINDS = [by_day, by_day, by_day, by_end_of_month, by_end_of_month, ten_days, quarter, window]


def recurring(count, seed):
    """`count` triples of a phrase, the name of dateutil's frequency, and its other arguments; all of one year."""
    chance = random.Random(seed)
    for _ in range(count):
        turn = chance.randrange(6)
        duty = chance.choice(DUTIES)
        until = str(LAST_DAY)
        if turn == 0:
            yield f"每月底前{duty}", "MONTHLY", {"bymonthday": -1, "until": until}
        elif turn == 1:
            # A day after the tenth: before it the phrase would concern the month before.
            day = chance.randint(11, 28)
            yield f"每月{day}日前{duty}", "MONTHLY", {"bymonthday": day, "until": until}
        elif turn == 2:
            weekday = chance.randrange(7)
            # A week's turn is the plan's when its day is: 31 December 2018, a Monday, is one.
            yield f"每周{WEEKDAYS[weekday]}{duty}", "WEEKLY", {"byweekday": weekday, "until": f"{YEAR}-12-31"}
        elif turn == 3:
            yield f"每季度末{duty}", "MONTHLY", {"bymonth": [3, 6, 9, 12], "bymonthday": -1, "until": until}
        elif turn == 4:
            yield f"每半年{duty}", "YEARLY", {"bymonth": [6, 12], "bymonthday": -1, "until": until}
        else:
            month = chance.randint(1, 12)
            yield f"每年{month}月底前{duty}", "YEARLY", {"bymonth": month, "bymonthday": -1, "until": until}


def working_day_questions(count, seed, working_days):
    """`count` pairs of a working day of 2021–2025 and a number of working days, 1 to 30, to be added to it.

    From a rest day the programs count differently by design, so there is none among them.
    """
    chance = random.Random(seed)
    first = datetime.date(2021, 1, 1)
    days = [first + datetime.timedelta(days=offset) for offset in range(365 * 4 + 200)]
    days = [day for day in days if working_days.is_working(day)]
    for _ in range(count):
        yield chance.choice(days), chance.randint(1, 30)
