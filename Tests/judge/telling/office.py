"""Makes up an office within the subset that is judged: rules and a story, the same for the same seed."""

import argparse
import datetime
import pathlib
import random

YEAR = 2018
DAY = datetime.timedelta(days=1)

HEAD = """\
office:
  name: 督办室
  email: duban@example.org
  calendar: worked
  channels: [mail]
  delivery: {at: "09:00", quiet: 18:00..08:30}
channels:
  mail: {kind: maildir, folder: mailboxes}
  second: {kind: maildir, folder: second}
calendars:
  worked:
    weekend: [saturday, sunday]
    source: made up
    years:
      2018:
        notice: https://example.org/2018
        rest:
          元旦: 2018-01-01
          春节: 2018-02-15..2018-02-21
          清明节: 2018-04-05..2018-04-07
          劳动节: 2018-04-29..2018-05-01
          端午节: 2018-06-18
          中秋节: 2018-09-24
          国庆节: 2018-10-01..2018-10-07
        statutory:
          元旦: 2018-01-01
          春节: 2018-02-16..2018-02-18
          清明节: 2018-04-05
          劳动节: 2018-05-01
          端午节: 2018-06-18
          中秋节: 2018-09-24
          国庆节: 2018-10-01..2018-10-03
        work:
          春节: [2018-02-11, 2018-02-24]
          清明节: 2018-04-08
          劳动节: 2018-04-28
          国庆节: [2018-09-29, 2018-09-30]
policies:
  usual:
    steps:
      - {before: 30 days, tell: liaison}
      - {before: 5 working days, tell: [liaison, leader, support], unless: progress >= 100%}
      - {on: due, tell: liaison}
      - {after: 1 day, every: 3 working days, tell: liaison}
      - {after: 10 working days, every: 1 week, times: 4, tell: [leader, supervisor]}
  brief:
    steps:
      - {before: 2 weeks, every: 1 week, times: 3, tell: liaison}
      - {before: 3 days, tell: leader, when: progress < 50%}
      - {on: due, tell: [liaison, supervisor]}
      - {after: 1 month, every: 1 month, times: 3, tell: leader}
  opening:
    steps:
      - {on: start, tell: liaison}
      - {before: 1 month, tell: liaison}
      - {on: due, tell: [liaison, leader]}
"""


def people_and_units(pick, count):
    people, units = [], []
    for number in range(1, count + 1):
        names = [f"联络员{number}"] + [f"{kind}{number}" for kind in ("分管领导", "接替", "代理") if pick.random() < 0.7]
        people += names
        liaison, leader = names[0], next((name for name in names if name.startswith("分管领导")), None)
        lines = [f"  - name: 单位{number}"]
        heir = next((name for name in names if name.startswith("接替")), None)
        stand_in = next((name for name in names if name.startswith("代理")), None)
        handover = datetime.date(YEAR, pick.randint(3, 9), pick.randint(1, 28))
        if heir:
            lines += ["    liaison:", f"      - {{person: {liaison}, to: {handover - DAY}}}",
                      f"      - {{person: {heir}, from: {handover}}}"]
        elif stand_in:
            away = datetime.date(YEAR, pick.randint(2, 10), pick.randint(1, 28))
            lines += ["    liaison:",
                      f"      - {{person: {liaison}, away: {away}..{away + DAY * 20}, stand-in: {stand_in}}}"]
        elif pick.random() < 0.1 and leader:
            pass  # Nobody: the leader is told.
        else:
            lines.append(f"    liaison: {liaison}")
        if leader:
            lines.append(f"    leader: {leader}")
        if pick.random() < 0.15:
            lines.append("    channels: [mail, second]")
        units += lines
    text = "units:\n" + "\n".join(units) + "\npeople:\n"
    for number, name in enumerate(people, 1):
        text += f"  - {{name: {name}, email: person{number}@example.org}}\n"
    return text


def deadline(pick, policy):
    month, other = pick.randint(2, 12), pick.randint(2, 12)
    month, other = min(month, other), max(month, other)
    first = datetime.date(YEAR, 2, 1) + DAY * pick.randint(0, 333)
    window = [f"{month}～{other}月" if other > month else f"{month}月", f"{month}月", "全年"]
    if policy == "opening":
        return pick.choice(window), ""
    recurring = ["每月", "每月5日前", f"每月{pick.randint(1, 28)}日前", "每季度", "每季末25日前"]
    once = [f"{first.month}月{first.day}日前", str(first), f"{month}月底前", "年底前"]
    phrase = pick.choice(window + once * 2 + recurring)
    return phrase, phrase[0] == "每"


# Tasks that every office has: a reminder is spared because the target is reached, another is taken back out of a letter
# that waits for the end of the 春节 holiday (in a simulation that begins in it).
SURE_TASKS = """\
  - {id: reached, title: 早已达到, policy: usual, due: 2018-05-31, lead: 单位2, target: 2个}
  - {id: taken-back, title: 节中办结, policy: usual, due: 2018-02-14, lead: 单位3, kind: artifact}
"""
SURE_FACTS = """\
  - {progress: p/reached, value: 2, on: 2018-04-02, by: 联络员2}
  - {done: p/taken-back, on: 2018-02-19, by: 联络员3}
"""


def make(folder, seed, tasks, units):
    pick = random.Random(seed)
    folder = pathlib.Path(folder)
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    text = HEAD + people_and_units(pick, units)
    (folder / "office.yaml").write_text(text, encoding="utf-8")
    plan = [
        "plan:", "  id: p", "  title: 试验计划", f"  year: {YEAR}", f"  issued: {YEAR}-01-15", "  calendar: worked",
        "  policy: usual", "  supervisor: 单位1", "tasks:",
    ]
    story = ["story:"]
    for number in range(1, tasks + 1):
        policy = pick.choice(["usual", "usual", "brief", "opening"])
        lead = pick.sample(range(1, units + 1), pick.choice([1, 1, 1, 2]))
        phrase, recurs = deadline(pick, policy)
        plan += [f"  - id: t{number}", f"    title: 第{number}件事", f"    policy: {policy}", f"    due: {phrase}",
                 f"    lead: [{', '.join(f'单位{n}' for n in lead)}]", "    kind: artifact"]
        if pick.random() < 0.3:
            plan.append(f"    support: 单位{pick.randint(1, units)}")
        target = pick.randint(1, 40) if pick.random() < 0.5 else None
        if target:
            plan[-1:] = [plan[-1], f"    target: {target}个"]
            plan = [line for line in plan if line != "    kind: artifact"]
        if recurs:
            names = [f"@{YEAR}-{n:02}" for n in range(2, 13)] if "月" in phrase else [f"@{YEAR}-Q{n}" for n in range(1, 5)]
        else:
            names = [""]
        for name in names:
            day = datetime.date(YEAR, 2, 1) + DAY * pick.randint(0, 320)
            late = DAY * pick.choice([0, 0, 0, 1, 4, 12])
            if target and pick.random() < 0.7:
                story.append(f"  - {{progress: p/t{number}{name}, value: {pick.randint(1, target * 2)}, on: {day}, "
                             f"by: 联络员{lead[0]}}}")
                day += DAY * pick.randint(1, 20)
            if pick.random() < 0.6:
                recorded = f", recorded: {day + late}" if late else ""
                story.append(f"  - {{done: p/t{number}{name}, on: {day}{recorded}, by: 联络员{lead[0]}}}")
    (folder / "plan.yaml").write_text("\n".join(plan) + "\n" + SURE_TASKS, encoding="utf-8")
    (folder / "stories" / "story.yaml").write_text("\n".join(story) + "\n" + SURE_FACTS, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tasks", type=int, default=40)
    parser.add_argument("--units", type=int, default=9)
    options = parser.parse_args()
    make(options.folder, options.seed, options.tasks, options.units)


if __name__ == "__main__":
    main()
