"""Compares rules/calendars/cn.yaml with two independent packages, day by day.

Needs the Python packages PyYAML, chinesecalendar and holidays:

    python3 -m venv venv && venv/bin/pip install PyYAML chinesecalendar holidays
    venv/bin/python Tests/judge/working_days.py

Compared are, for every day from 2007-01-01 to 2026-12-31, whether it is worked (both packages), and which days
are statutory (holidays only). Prints each difference and one line of summary; exits 1 when there is a difference.
"""

import datetime
import pathlib
import sys

import chinese_calendar
import holidays
import yaml

FIRST, LAST = 2007, 2026
ONE_DAY = datetime.timedelta(days=1)

# The package counts the days by which Spring Festival 2020 was prolonged among the holidays of the law; the notice
# (2020-01-26) prolongs the holiday and does not change the law.
KNOWN_STATUTORY = {datetime.date(2020, 1, 31), datetime.date(2020, 2, 1), datetime.date(2020, 2, 2)}


def days_of(value):
    """The days of `2018-01-01`, `2018-02-15..2018-02-21`, or a list of them."""
    for part in value if isinstance(value, list) else [value]:
        first, _, last = str(part).partition("..")
        day = datetime.date.fromisoformat(first)
        end = datetime.date.fromisoformat(last or first)
        while day <= end:
            yield day
            day += ONE_DAY


def festivals(notice):
    return {name for part in ("rest", "work") for key in notice.get(part, {}) for name in key.split("、")}


def settled(calendar):
    """Rest days, working days and statutory days after all notices; a later one replaces a festival's days."""
    total = {"rest": set(), "work": set(), "statutory": set()}
    for notices in calendar["years"].values():
        notices = notices if isinstance(notices, list) else [notices]
        for part, days in total.items():
            held = {}
            for notice in notices:
                named = festivals(notice)
                held = {key: value for key, value in held.items() if not named & set(key.split("、"))}
                held.update(notice.get(part, {}))
            for value in held.values():
                days.update(days_of(value))
    return total


def main():
    path = pathlib.Path(__file__).resolve().parents[2] / "rules" / "calendars" / "cn.yaml"
    calendar = settled(yaml.safe_load(path.read_text(encoding="utf-8"))["calendars"]["cn"])
    years = range(FIRST, LAST + 1)
    theirs = holidays.country_holidays("CN", years=years, language="en_US")
    differences = 0

    def differs(day, package, ours, other):
        nonlocal differences
        differences += 1
        print(f"{day} {package}: cn.yaml says {ours}, the package {other}")

    compared = 0
    day = datetime.date(FIRST, 1, 1)
    while day.year <= LAST:
        worked = day in calendar["work"] or (day.weekday() < 5 and day not in calendar["rest"])
        for package, other in (
            ("chinesecalendar", chinese_calendar.is_workday(day)),
            ("holidays", theirs.is_working_day(day)),
        ):
            if worked != other:
                differs(day, package, f"worked={worked}", f"worked={other}")
        name = theirs.get(day)
        other = name is not None and "Day off" not in name and "observed" not in name and day not in KNOWN_STATUTORY
        if (day in calendar["statutory"]) != other:
            differs(day, "holidays", f"statutory={day in calendar['statutory']}", f"statutory={other}")
        compared += 1
        day += ONE_DAY
    print(f"working days {FIRST}-{LAST}: {compared} days compared with 2 packages, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
