"""Working days, lengths of time, and the deadline phrases that are understood here."""

import calendar as gregorian
import datetime
import re

DAY = datetime.timedelta(days=1)


class NotJudged(Exception):
    """Something in the rules that is outside the subset; says what."""


def day(text):
    return datetime.date.fromisoformat(str(text))


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def span_of_days(text):
    """`2018-02-15..2018-02-21`, or one day, as days."""
    first, _, last = str(text).partition("..")
    first, last = day(first), day(last or first)
    return [first + DAY * n for n in range((last - first).days + 1)]


class WorkCalendar:
    """Weekends, holidays and moved working days, counted one day after the other."""

    def __init__(self, section):
        unknown = set(section) - {"weekend", "years", "source"}
        if unknown:
            raise NotJudged(f"calendar with {', '.join(sorted(unknown))}")
        names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        self.weekend = {names.index(name) for name in section.get("weekend", ["saturday", "sunday"])}
        self.rest, self.work = set(), set()
        for notices in section.get("years", {}).values():
            arranged = {}
            for notice in sorted(as_list(notices), key=lambda notice: notice.get("issued", "")):
                # What a later notice says of a festival replaces what an earlier one said of it.
                for festival in set(notice.get("rest", {})) | set(notice.get("work", {})):
                    arranged[festival] = tuple(
                        [d for item in as_list(notice.get(kind, {}).get(festival)) for d in span_of_days(item)]
                        for kind in ("rest", "work")
                    )
            for rest, work in arranged.values():
                self.rest.update(rest)
                self.work.update(work)

    def is_working(self, date):
        if date in self.work:
            return True
        return date not in self.rest and date.weekday() not in self.weekend

    def forward(self, date):
        while not self.is_working(date):
            date += DAY
        return date

    def back(self, date):
        while not self.is_working(date):
            date -= DAY
        return date

    def moved(self, date, count):
        """The day `count` working days after `date`, or before it; `date` itself is not counted."""
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            date += step
            while not self.is_working(date):
                date += step
        return date


class Span:
    """`5 working days`, `1个月`."""

    UNITS = [
        ("wd", r"working days?|个?工作日"), ("d", r"days?|天|日"), ("w", r"weeks?|周|个星期"), ("m", r"months?|个月"),
    ]

    def __init__(self, text):
        for self.unit, pattern in Span.UNITS:
            match = re.fullmatch(rf"(\d+) ?({pattern})", str(text).strip())
            if match:
                self.count = int(match[1])
                return
        raise NotJudged(f"a length of time '{text}'")

    @property
    def canonical(self):
        return f"{self.count}{self.unit}"

    def moved(self, date, times, calendar):
        count = self.count * times
        if self.unit == "wd":
            return calendar.moved(date, count)
        if self.unit == "m":
            return add_months(date, count)
        return date + DAY * count * (7 if self.unit == "w" else 1)


def month_end(year, month):
    return datetime.date(year, month, gregorian.monthrange(year, month)[1])


def add_months(date, count):
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(date.day, month_end(year, month + 1).day))


class Window:
    """An occurrence of a deadline: its name (empty for the only one), first day, due day."""

    def __init__(self, key, start, due):
        self.key, self.start, self.due = key, start, due


def windows(phrase, year):
    """What `phrase` comes to in a plan of `year`."""
    text = str(phrase).strip()

    def only(start, due):
        return [Window("", start, due)]

    new_year, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return only(new_year, day(text))
    if text in ("全年", "年内"):
        return only(new_year, end)
    if text == "年底前":
        return only(new_year, end)
    if match := re.fullmatch(r"(\d+)\s*[～~-]\s*(\d+)月", text):
        first, last = int(match[1]), int(match[2])
        return only(datetime.date(year, first, 1), month_end(year + (last < first), last))
    if match := re.fullmatch(r"(\d+)月", text):
        return only(datetime.date(year, int(match[1]), 1), month_end(year, int(match[1])))
    if match := re.fullmatch(r"(\d+)月底前", text):
        return only(new_year, month_end(year, int(match[1])))
    if match := re.fullmatch(r"(\d+)月(\d+)日前", text):
        return only(new_year, datetime.date(year, int(match[1]), int(match[2])))
    if match := re.fullmatch(r"(\d+)月前", text):
        return only(new_year, datetime.date(year, int(match[1]), 1) - DAY)
    if match := re.fullmatch(r"每月(?:(\d+)日前|底前|末前)?", text):
        found = []
        for month in range(1, 13):
            start, last = datetime.date(year, month, 1), month_end(year, month)
            due = last
            if match[1]:
                number = int(match[1])
                # A report that is due in a month's first ten days is about the month before.
                of = month_end(*divmod_month(year, month + 1)) if number <= 10 else last
                due = of.replace(day=min(number, of.day))
            found.append(Window(f"{year}-{month:02}", start, due))
        return found
    if match := re.fullmatch(r"每季度?(?:末?(\d+)日前|末前|末)?", text):
        if match[1] and "末" not in text:
            raise NotJudged(f"the deadline '{text}'")
        found = []
        for quarter in range(1, 5):
            last = month_end(year, quarter * 3)
            due = last.replace(day=min(int(match[1]), last.day)) if match[1] else last
            found.append(Window(f"{year}-Q{quarter}", datetime.date(year, quarter * 3 - 2, 1), due))
        return found
    raise NotJudged(f"the deadline '{text}'")


def divmod_month(year, month):
    return year + (month - 1) // 12, (month - 1) % 12 + 1
