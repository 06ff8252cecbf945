"""The tasks as JSON for Taskwarrior's import.

Taskwarrior knows no other day than today, so due days are moved by whole days until the query day is today. A recurring
task is imported as its one pending turn: its recurrence would write every missed turn into the file first.
"""

import json
import random

import workload


def write(path, tasks, seed, today):
    shift = today - workload.QUERY_DAY
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n")
        for position, task in enumerate(tasks):
            due = task.next_due(workload.QUERY_DAY) + shift
            item = {
                "uuid": identity(chance),
                "status": "pending",
                "description": f"{task.id} {task.title}",
                "project": task.section,
                "tags": [task.lead],
                "entry": f"{workload.FIRST_DAY + shift:%Y%m%d}T000000Z",
                "due": f"{due:%Y%m%d}T235959Z",
            }
            file.write((",\n" if position else "") + json.dumps(item, ensure_ascii=False))
        file.write("\n]\n")


def identity(chance):
    digits = f"{chance.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
