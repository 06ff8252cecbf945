"""The rule files, read by another YAML parser into just what this judge understands.

The subset: plans of one year with `issued` or `effective`; tasks and their commitments with a deadline of
`days.windows`; units named one by one, of whom all answer together; liaison officers, leaders and supervisors with
terms and stand-ins; steps before, on and after the due day, repeated, with conditions on progress; targets that are
one number; maildir channels; one digest a day. Everything else is left out and said: an obligation that hangs on
anything else is not judged.
"""

import datetime
import pathlib
import re

import yaml

from .days import NotJudged, Span, WorkCalendar, as_list, day, windows

PLAN_KEYS = {
    "id", "title", "year", "issued", "effective", "source", "calendar", "policy", "supervisor", "roles", "visibility",
    "notes", "number", "issuer",
}
TASK_KEYS = {
    "id", "title", "section", "lead", "support", "due", "target", "kind", "clause", "note", "commitments", "policy",
    "tags", "chase",
}
COMMITMENT_KEYS = {"id", "title", "due", "target", "kind", "clause", "note", "chase", "tags"}
STEP_KEYS = {"id", "before", "on", "after", "every", "times", "tell", "when", "unless"}
CONDITION = re.compile(r"progress\s*(>=|<=|==|!=|>|<)\s*(\d+)\s*%")
TARGET = re.compile(r"(?:不少于|至少|达到)?\s*(\d+)\s*(\D*?)(?:以上|左右)?")


class Step:
    def __init__(self, section):
        unknown = set(section) - STEP_KEYS
        if unknown:
            raise NotJudged(f"a step with {', '.join(sorted(unknown))}")
        self.anchor = next(name for name in ("before", "on", "after") if name in section)
        self.span = None if self.anchor == "on" else Span(section[self.anchor])
        if self.anchor == "on":
            self.anchor = section["on"]
            if self.anchor not in ("due", "start"):
                raise NotJudged(f"a step on {self.anchor}")
        self.every = Span(section["every"]) if "every" in section else None
        self.times = int(section["times"]) if "times" in section else None
        self.tell = as_list(section["tell"])
        self.when, self.unless = self.condition(section.get("when")), self.condition(section.get("unless"))
        name = self.anchor + (f":{self.span.canonical}" if self.span else "")
        self.id = section.get("id", name + (f"/every:{self.every.canonical}" if self.every else ""))
        for role in self.tell:
            if role not in ("liaison", "leader", "supervisor", "support"):
                raise NotJudged(f"a step that tells {role}")

    @staticmethod
    def condition(text):
        if text is None:
            return None
        match = CONDITION.fullmatch(str(text).strip())
        if not match:
            raise NotJudged(f"the condition '{text}'")
        return match[1], int(match[2])


class Obligation:
    """One thing owed by one due day."""

    def __init__(self, key, window, plan, steps, target, units, support, where):
        self.key, self.window, self.plan, self.steps, self.target = key, window, plan, steps, target
        self.units, self.support, self.where = units, support, where


class Contact:
    def __init__(self, value):
        section = value if isinstance(value, dict) else {"person": value}
        unknown = set(section) - {"person", "from", "to", "away", "stand-in"}
        if unknown:
            raise NotJudged(f"a contact with {', '.join(sorted(unknown))}")
        self.person, self.stand_in = section["person"], section.get("stand-in")
        self.first = day(section["from"]) if "from" in section else datetime.date.min
        self.last = day(section["to"]) if "to" in section else datetime.date.max
        self.away = []
        for item in as_list(section.get("away")):
            first, _, last = str(item).partition("..")
            self.away.append((day(first), day(last or first)))

    def told(self, date):
        if not self.first <= date <= self.last:
            return None
        away = any(first <= date <= last for first, last in self.away)
        return self.stand_in if away and self.stand_in else self.person


class Unit:
    def __init__(self, section):
        unknown = set(section) - {"name", "aliases", "liaison", "leader", "channels", "department", "district"}
        self.fault = f"a unit with {', '.join(sorted(unknown))}" if unknown else None
        self.name, self.channels = section["name"], as_list(section.get("channels"))
        self.contacts = {}
        for role in ("liaison", "leader"):
            try:
                self.contacts[role] = [Contact(value) for value in as_list(section.get(role))]
            except NotJudged as reason:
                self.fault = str(reason)

    def told(self, role, date):
        found = []
        for contact in self.contacts[role]:
            person = contact.told(date)
            if person and person not in found:
                found.append(person)
        return found


class Rules:
    """Every obligation that is judged, and whom there is to tell."""

    def __init__(self, folder):
        self.obligations, self.left_out, self.stories = [], {}, []
        self.units, self.people, self.policies, self.calendars, self.channels = {}, {}, {}, {}, {}
        self.office = {}
        plans = []
        for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
            # Scalars stay as they were written: `4月` and `09:00` mean nothing to YAML.
            for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
                self.take(document or {}, path, plans)
        self.at = datetime.time.fromisoformat(self.office.get("delivery", {}).get("at", "09:00"))
        quiet = self.office.get("delivery", {}).get("quiet")
        self.quiet = tuple(datetime.time.fromisoformat(t) for t in quiet.split("..")) if quiet else None
        if self.office.get("trial") in ("yes", "true") or "cap" in self.office.get("delivery", {}):
            raise NotJudged("an office in trial mode, or with a cap")
        self.zone = self.office.get("zone", "Asia/Shanghai")
        self.calendar = self.calendars[self.office["calendar"]]
        if isinstance(self.calendar, NotJudged):
            raise self.calendar
        for plan, tasks, path in plans:
            self.take_plan(plan, tasks, path)

    def take(self, document, path, plans):
        for unit in as_list(document.get("units")):
            unit_names = [unit["name"]] + as_list(unit.get("aliases"))
            for name in unit_names:
                self.units[name] = None if name in self.units else Unit(unit)
        for person in as_list(document.get("people")):
            self.people[person["name"]] = person
        self.channels.update(document.get("channels", {}))
        self.office.update(document.get("office", {}))
        for name, section in document.get("policies", {}).items():
            try:
                self.policies[name] = [Step(step) for step in section["steps"]]
            except NotJudged as reason:
                self.policies[name] = reason
        for name, section in document.get("calendars", {}).items():
            try:
                self.calendars[name] = WorkCalendar(section)
            except NotJudged as reason:
                self.calendars[name] = reason
        if "plan" in document:
            plans.append((document["plan"], as_list(document.get("tasks")), path))
        elif "计划" in document:
            self.leave_out(document["计划"].get("编号", str(path)), "a plan with Chinese keys")

    def leave_out(self, what, why):
        self.left_out[what] = str(why)

    def take_plan(self, plan, tasks, path):
        unknown = set(plan) - PLAN_KEYS
        if unknown or "id" not in plan or "year" not in plan:
            return self.leave_out(plan.get("id", str(path)), f"a plan with {', '.join(sorted(unknown))}")
        plan = dict(plan)
        year = int(plan["year"])
        plan["in-force"] = day(plan.get("effective") or plan.get("issued") or f"{year}-01-01")
        for task in tasks:
            commitments = task.get("commitments") or [{}]
            for commitment in commitments:
                key = "/".join([plan["id"], task["id"]] + ([commitment["id"]] if "id" in commitment else []))
                try:
                    self.take_commitment(key, plan, task, commitment, path)
                except NotJudged as reason:
                    self.leave_out(key, reason)

    def take_commitment(self, key, plan, task, commitment, path):
        unknown = set(task) - TASK_KEYS | set(commitment) - COMMITMENT_KEYS
        if unknown:
            raise NotJudged(f"a task with {', '.join(sorted(unknown))}")
        kind = commitment.get("kind", task.get("kind"))
        if kind == "exhortation":
            return
        if kind not in (None, "artifact", "count"):
            raise NotJudged(f"a commitment of kind {kind}")
        calendar = self.calendars[plan.get("calendar", self.office["calendar"])]
        steps = self.policies[task.get("policy", plan.get("policy"))]
        for part in (calendar, steps):
            if isinstance(part, NotJudged):
                raise part
        units = self.named(task.get("lead"))
        if not units:
            raise NotJudged("a task without lead units")
        support = self.named(task.get("support"))
        supervisor = self.named(plan.get("supervisor"))
        due = commitment.get("due", task.get("due"))
        if not isinstance(due, str):
            raise NotJudged("a deadline that is no phrase")
        target = self.target(commitment.get("target", task.get("target")), steps)
        if "no" in (task.get("chase"), commitment.get("chase")):
            steps = []
        own = {**plan, "calendar": calendar, "supervisor": supervisor[0] if supervisor else None}
        found = windows(due, int(plan["year"]))
        for window in found:
            if window.key and window.due < plan["in-force"]:
                continue
            whole = key + (f"@{window.key}" if window.key else "")
            self.obligations.append(Obligation(whole, window, own, steps, target, units, support, str(path)))

    def named(self, value):
        names = [name for item in as_list(value) for name in re.split("[、，,]", item) if name]
        found = []
        for name in names:
            unit = self.units.get(name)
            if unit is None:
                raise NotJudged(f"'{name}', which is no unit with a name of its own")
            if unit.fault:
                raise NotJudged(unit.fault)
            if all(unit.name != other.name for other in found):
                found.append(unit)
        return found

    @staticmethod
    def target(text, steps):
        if text is None:
            return None
        match = TARGET.fullmatch(text) if isinstance(text, str) else None
        if match:
            return int(match[1]), match[2]
        if any(step.when or step.unless for step in steps):
            raise NotJudged(f"the target '{text}'")
        return None


# The Chinese names of the keys of stories.
STORY_KEYS = {
    "演练": "story", "办结": "done", "进展": "progress", "佐证": "attach", "事件": "event", "日期": "on",
    "登记日期": "recorded", "登记人": "by", "数量": "value", "量词": "unit", "文号": "ref", "备注": "note",
}


def in_english(section):
    return {STORY_KEYS.get(key, key): value for key, value in section.items()}


def story_facts(paths):
    """The facts of stories: as dictionaries of kind, key, on, recorded day, value, unit."""
    facts = []
    for path in paths:
        document = in_english(yaml.load(pathlib.Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
        for entry in map(in_english, as_list(document.get("story"))):
            kind = next(iter(entry))
            facts.append({
                "kind": kind, "key": entry[kind], "on": day(entry["on"]),
                "recorded": datetime.datetime.combine(
                    day(entry.get("recorded", entry["on"])), datetime.time(17, 0)),
                "value": float(entry["value"]) if "value" in entry else None, "unit": entry.get("unit"),
            })
    return facts
