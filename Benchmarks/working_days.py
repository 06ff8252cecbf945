"""Working days of 2018, read from the rules' own calendar and counted by walking day by day.

An independent reckoning: it shares no code with Duban, so that the number of reminders it expects can be held against
what Duban lists.
"""

import datetime
import re

ONE_DAY = datetime.timedelta(days=1)
DAY_OR_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")


class WorkingDays:
    """Rest days and make-up days of all years of a calendar file."""

    def __init__(self, calendar_text):
        """Reads the `rest:` and `work:` lists of rules/calendars/cn.yaml.

        Of years with several notices all lists count together: good enough for 2018, which has one.
        """
        self.rest = set()
        self.work = set()
        list_name = None
        for line in calendar_text.splitlines():
            key, _, value = line.split("#")[0].partition(":")
            if not value.strip():
                list_name = key.strip()
            elif list_name in ("rest", "work"):
                days = self.rest if list_name == "rest" else self.work
                for first, last in DAY_OR_RANGE.findall(value):
                    day = datetime.date.fromisoformat(first)
                    while day <= datetime.date.fromisoformat(last or first):
                        days.add(day)
                        day += ONE_DAY
        self.rest -= self.work

    def is_working(self, day):
        return day in self.work or (day.weekday() < 5 and day not in self.rest)

    def on_or_before(self, day):
        """The day itself when people work on it, else the last working day before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def before(self, day, count):
        """The `count`-th working day before `day`, which is not counted itself."""
        for _ in range(count):
            day = self.on_or_before(day - ONE_DAY)
        return day
