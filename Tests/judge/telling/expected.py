"""What must be told: from rules, facts and the instants at which the program looked."""

import datetime

from .days import DAY

# What is understood of facts; an obligation with any other kind of fact is not judged.
PLAIN_FACTS = {"done", "progress"}


class Expectation:
    """One notification: what it is about, who is told, and what is to become of it."""

    def __init__(self, identity, falls_on, outcome, decided, told_on):
        # (key, step, ordinal, due day, person, channel)
        self.identity, self.falls_on, self.outcome = identity, falls_on, outcome
        # The pass that decides, and the day whose letter carries it; None where no letter does.
        self.decided, self.told_on = decided, told_on


def turns(obligation, through):
    """Every day through `through` on which a step falls: (day, place of the step, ordinal, step)."""
    plan, due = obligation.plan, obligation.window.due
    calendar, in_force = plan["calendar"], plan["in-force"]

    def rolled(unrolled, forward):
        date = calendar.forward(unrolled) if forward else calendar.back(unrolled)
        return calendar.forward(in_force) if date < in_force <= unrolled else date

    for place, step in enumerate(obligation.steps):
        if step.anchor == "start":
            first = obligation.window.start
        elif step.anchor == "due":
            first = due
        else:
            first = step.span.moved(due, -1 if step.anchor == "before" else 1, calendar)
        ordinal, unrolled = 1, first
        while ordinal == 1 or step.every and (step.times is None or ordinal <= step.times):
            if ordinal > 1 and step.every.unit == "wd":
                # The same as counting anew from the first, and no slower with every turn.
                unrolled = step.every.moved(unrolled, 1, calendar)
            elif ordinal > 1:
                unrolled = step.every.moved(first, ordinal - 1, calendar)
            forward = unrolled > due or step.anchor == "start" and calendar.forward(unrolled) <= due
            date = rolled(unrolled, forward)
            if unrolled > through + DAY * 40:
                break
            if in_force <= date <= through:
                yield date, place, ordinal, step
            ordinal += 1


class Judge:
    def __init__(self, rules, facts, passes):
        """`passes`: the instants, local and naive, at which everything due was accounted for and sent."""
        self.rules, self.passes = rules, sorted(passes)
        self.facts = {}
        for fact in facts:
            self.facts.setdefault(fact["key"], []).append(fact)
        self.expectations, self.left_out = {}, dict(rules.left_out)
        self.judged, self.days = set(), {}
        for obligation in rules.obligations:
            own = self.facts.get(obligation.key, [])
            strange = {fact["kind"] for fact in own} - PLAIN_FACTS
            if strange:
                self.left_out[obligation.key] = f"facts of kind {', '.join(sorted(strange))}"
                continue
            self.judged.add(obligation.key)
            self.judge(obligation, own)

    # Where an obligation stands.

    def known(self, facts, now):
        return [fact for fact in facts if fact["recorded"] <= now and fact["on"] <= now.date()]

    def met_on(self, facts, now):
        return min((fact["on"] for fact in self.known(facts, now) if fact["kind"] == "done"), default=None)

    def percent(self, obligation, facts, now):
        if obligation.target is None:
            return 0
        wanted, unit = obligation.target
        have = sum(
            fact["value"] for fact in self.known(facts, now)
            if fact["kind"] == "progress" and fact.get("unit") in (None, unit))
        return max(0, min(100, int(have * 100 // wanted)))

    def withheld(self, step, obligation, facts, now):
        compare = {
            ">=": int.__ge__, "<=": int.__le__, ">": int.__gt__, "<": int.__lt__, "==": int.__eq__, "!=": int.__ne__,
        }
        for condition, holds in ((step.unless, True), (step.when, False)):
            if condition:
                percent = self.percent(obligation, facts, now)
                if compare[condition[0]](percent, condition[1]) == holds:
                    return True
        return False

    # Whom to tell.

    def audience(self, step, obligation, date):
        found = []

        def add(people, unit):
            for person in people:
                own = self.rules.people[person].get("channels") or unit.channels or self.rules.office["channels"]
                for channel in [own] if isinstance(own, str) else own:
                    if (person, channel) not in found:
                        found.append((person, channel))

        def anyone(unit):
            return unit.told("liaison", date) or unit.told("leader", date)

        supervisor = obligation.plan["supervisor"]
        for role in step.tell:
            if role == "supervisor":
                if supervisor:
                    add(anyone(supervisor), supervisor)
                continue
            for unit in obligation.support if role == "support" else obligation.units:
                people = unit.told("leader", date) if role == "leader" else anyone(unit)
                add(people, unit)
                if not people and role != "support" and supervisor:
                    add(anyone(supervisor), supervisor)
        return found

    # What each pass decides.

    def letter_day(self, now):
        """The day whose digest carries what is decided at `now`."""
        calendar = self.rules.calendar
        date = now.date()
        if not calendar.is_working(date):
            return calendar.moved(date, 1)
        if self.rules.quiet and now.time() >= self.rules.at:
            begin, end = self.rules.quiet
            within = begin <= now.time() < end if begin < end else now.time() >= begin or now.time() < end
            if within:
                return calendar.moved(date, 1)
        return date

    def sending(self, letter_day):
        """The first pass at which the letter of that day can go out."""
        hour = datetime.datetime.combine(letter_day, self.rules.at)
        return next((now for now in self.passes if now >= hour), None)

    def judge(self, obligation, facts):
        if not self.passes:
            return
        # Equal deadlines under equal steps fall on equal days.
        same = (obligation.window.start, obligation.window.due, id(obligation.steps), id(obligation.plan["calendar"]),
                obligation.plan["in-force"])
        if same not in self.days:
            found = turns(obligation, self.passes[-1].date())
            self.days[same] = sorted(found, key=lambda turn: turn[:3])
        open_turns = self.days[same]
        for now in self.passes:
            if not open_turns:
                return
            last = now.date() if now.time() >= self.rules.at else now.date() - DAY
            due = [turn for turn in open_turns if turn[0] <= last]
            if not due:
                continue
            open_turns = open_turns[len(due):]
            self.decide(obligation, facts, due, now)

    def decide(self, obligation, facts, due, now):
        met = self.met_on(facts, now)
        chosen = {}
        told = []
        for turn in due:
            date, _, ordinal, step = turn
            if met is not None and date > met:
                continue
            withheld = self.withheld(step, obligation, facts, now)
            for reader in self.audience(step, obligation, now.date()):
                told.append((turn, reader, withheld))
                if not withheld:
                    chosen[reader] = turn
        for turn, reader, withheld in told:
            date, _, ordinal, step = turn
            identity = (obligation.key, step.id, ordinal, obligation.window.due, *reader)
            letter_day = None
            if met is not None:
                outcome = "met"
            elif withheld:
                outcome = "withheld"
            elif chosen[reader] == turn or chosen[reader][0] == date:
                outcome = "told" if chosen[reader] == turn else "merged"
                letter_day = self.letter_day(now)
                sent = self.sending(letter_day)
                if outcome == "told" and sent and self.met_on(facts, sent) is not None:
                    outcome = "cancelled"
            else:
                outcome = "superseded"
            self.expectations[identity] = Expectation(identity, date, outcome, now, letter_day)
