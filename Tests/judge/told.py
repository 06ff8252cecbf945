"""Holds what was told to whom on which day against the rules, without a line of the program's own code.

Works out from the rule files and a story what must be told (see telling/rules.py for what of the rules it
understands), and compares that with the ledger's file and with the letters in the mailboxes. Prints whatever was
lost, doubled, early, late, told to the wrong person or is unexplained, and one line of summary.

    told.py --ledger demo/ledger.sqlite --from 2018-01-01 --to 2018-12-31 --story rules/stories/xinbei-ziyang-2018.yaml
    told.py --ledger ledger.sqlite --pass 2018-07-24T09:00 --pass 2018-07-25T09:00

Exit codes: 0 nothing found · 1 something found, or nothing could be judged
"""

import argparse
import datetime
import os
import sys

from telling.compare import Comparison
from telling.days import DAY, day
from telling.expected import Judge
from telling.record import Ledger, letters
from telling.rules import Rules, story_facts


def compare(options):
    """The findings, and what was judged."""
    rules = Rules(options.rules)
    passes = [datetime.datetime.fromisoformat(text) for text in options.passes]
    if options.first:
        first, last = day(options.first), day(options.last)
        # A simulation looks once when it begins, and then at every telling hour.
        passes.append(datetime.datetime.combine(first, datetime.time()))
        passes += [datetime.datetime.combine(first + DAY * n, rules.at) for n in range((last - first).days + 1)]
    ledger = Ledger(options.ledger, rules.zone)
    facts = ledger.facts
    told = None
    if options.story:
        # What was written down before a simulation begins is none of it.
        told = [fact for fact in story_facts(options.story) if fact["recorded"] >= min(passes)]
    judge = Judge(rules, facts if told is None else told, passes)
    base = os.path.dirname(os.path.abspath(options.ledger))
    comparison = Comparison(
        rules, judge, ledger, letters(rules, base), open_end=options.open_end, racing=options.racing)
    if told is not None:
        compare_facts(comparison, told, facts, passes)
    return comparison, judge


def compare_facts(comparison, told, facts, passes):
    """Each fact of the story was recorded once."""
    wanted = sorted(identity(fact) for fact in told if fact["recorded"] < max(passes))
    have = sorted(identity(fact) for fact in facts if fact["recorded"] < max(passes))
    for fact in set(wanted) | set(have):
        if wanted.count(fact) != have.count(fact):
            kind = "lost" if wanted.count(fact) > have.count(fact) else "doubled"
            comparison.find(kind, fact[1], "–", fact[2], f"the fact '{fact[0]}' is recorded {have.count(fact)} times")


def identity(fact):
    return fact["kind"], fact["key"], str(fact["on"]), str(fact["recorded"]), fact["value"] or 0


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rules", default="rules")
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--from", dest="first", help="the first day of a simulation")
    parser.add_argument("--to", dest="last", help="its last day")
    parser.add_argument("--pass", dest="passes", action="append", default=[], help="an instant at which it looked")
    parser.add_argument("--story", action="append", default=[], help="what happened; else the ledger's facts")
    parser.add_argument("--open-end", action="store_true", help="letters may still be on their way")
    parser.add_argument("--racing", action="store_true", help="facts were recorded while it looked")
    parser.add_argument("--fewest", type=int, default=1, help="how many notifications must be judged at least")
    parser.add_argument("--show-left-out", action="store_true", help="what is not judged, and why")
    return parser.parse_args(given)


def main():
    options = arguments()
    comparison, judge = compare(options)
    if options.show_left_out:
        for what, why in sorted(judge.left_out.items()):
            print(f"not judged: {what}: {why}")
    for finding in comparison.findings[:100]:
        print(finding)
    if len(comparison.findings) > 100:
        print(f"… and {len(comparison.findings) - 100} more")
    letter_count = sum(len(found) for found in comparison.letters.values())
    print(
        f"told: {len(judge.expectations)} notifications of {len(judge.judged)} obligations, {letter_count} letters: "
        f"{len(comparison.findings)} findings; not judged: {len(judge.left_out)} tasks or plans")
    sys.exit(1 if comparison.findings or len(judge.expectations) < options.fewest else 0)


if __name__ == "__main__":
    main()
