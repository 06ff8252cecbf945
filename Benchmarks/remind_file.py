"""The tasks as a file of `remind`: rest days omitted, warnings in working days.

remind cannot make a weekend day a working day again (调休), and it looks at the next due day only, so that a warning
30 working days before a monthly task never comes: it does a little less than Duban for the same tasks.
"""

import datetime

import workload


def write(path, tasks, working_days):
    with open(path, "w", encoding="utf-8") as file:
        file.write("OMIT SAT SUN\n")
        weekdays_off = (day for day in sorted(working_days.rest) if day.weekday() < 5)
        for day in weekdays_off:
            if abs(day.year - workload.YEAR) <= 1:
                file.write(f"OMIT {day}\n")
        offsets = ", ".join(f"-{days}" for days in workload.REMIND_BEFORE)
        file.write(f"FSET warn(turn) choose(turn, {offsets}, 0)\n")
        for task in tasks:
            for when in dates(task):
                file.write(f"REM {when} WARN warn MSG {task.id} {task.title} {task.lead}\n")


def dates(task):
    """The trigger of a task; of a quarterly task four, which is faster than one that tests each month."""
    this_year = f"FROM {workload.FIRST_DAY} UNTIL {workload.LAST_DAY}"
    if not task.is_recurring or task.kind in ("yearly", "quarterly"):
        return [str(due) for due in task.dues]
    if task.kind == "weekly":
        return [f"Fri {this_year}"]
    monthly_day = task.dues[0].day
    if monthly_day == 31:
        # The day before the first of each month; the last one is that of the next January.
        return [f"1 -1 FROM {workload.FIRST_DAY} UNTIL {workload.LAST_DAY + datetime.timedelta(days=1)}"]
    return [f"{monthly_day} {this_year}"]
