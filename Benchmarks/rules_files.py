"""The tasks as Duban's rule files."""

import os

import workload

# Several files, each far below the limit of 4 MiB for one.
TASKS_PER_FILE = 5000

OFFICE = """\
office:
  name: 新北区对口协作办公室
  email: duban@example.org
  zone: Asia/Shanghai
  calendar: cn
  channels: [mail]
  delivery:
    at: "09:00"
    digest: daily

channels:
  mail:
    kind: maildir
    folder: mailboxes

policies:
  standard:
    steps:
{steps}
      - on: due
        tell: liaison
    lamps:
      yellow: 10 working days before
    pace: linear
"""

PLAN = """\
plan:
  id: plan-{number:03d}
  title: 新北区与紫阳县{year}年扶贫协作工作任务分解表（第{number}部分）
  year: {year}
  issued: {year}-01-01
{effective}  calendar: cn
  policy: standard
  supervisor: 区对口办
  roles: joint
  visibility: public

tasks:
"""


def write(folder, tasks, calendar_text, effective=None):
    """Writes the rules into `folder`: office, units, calendar and as many plans as it takes.

    `effective` is the day the plans come into force: recurring tasks owe nothing before it. None is the year's first.
    """
    os.makedirs(f"{folder}/calendars", exist_ok=True)
    os.makedirs(f"{folder}/plans", exist_ok=True)
    save(f"{folder}/calendars/cn.yaml", calendar_text)
    steps = "\n".join(
        f"      - before: {days} working day{'s' if days > 1 else ''}\n        tell: liaison"
        for days in workload.REMIND_BEFORE)
    save(f"{folder}/office.yaml", OFFICE.format(steps=steps))
    save(f"{folder}/units.yaml", units())
    share = max(1, min(TASKS_PER_FILE, -(-len(tasks) // 4)))
    for number, start in enumerate(range(0, len(tasks), share), 1):
        head = PLAN.format(
            number=number, year=workload.YEAR, effective=f"  effective: {effective}\n" if effective else "")
        save(f"{folder}/plans/plan-{number:03d}.yaml", head + "".join(map(rule, tasks[start:start + share])))


def rule(task):
    lines = [f"  - id: {task.id}", f"    title: {task.title}", f"    section: {task.section}", f"    lead: {task.lead}"]
    if task.support:
        lines.append(f"    support: [{', '.join(task.support)}]")
    lines.append(f"    due: {task.phrase}")
    lines.append(f"    target: {task.target}" if task.target else "    kind: artifact")
    if task.evidence:
        lines.append(f"    evidence: [{', '.join(task.evidence)}]")
    lines.append(f"    note: {task.note}")
    return "\n".join(lines) + "\n\n"


def units():
    names = ["区对口办"] + workload.UNIT_NAMES
    text = "units:\n"
    for name in names:
        text += f"  - name: {name}\n    liaison: {name}联络员\n    leader: {name}分管领导\n"
    text += "\npeople:\n"
    for number, name in enumerate(names, 1):
        text += f"  - {{name: {name}联络员, email: liaison-{number:02d}@example.org}}\n"
        text += f"  - {{name: {name}分管领导, email: leader-{number:02d}@example.org}}\n"
    return text


def save(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
