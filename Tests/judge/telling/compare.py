"""Expected against recorded and delivered: everything that is not as it must be."""

import collections
import datetime
import re

FINAL = {"told": {"sent"}, "merged": {"merged"}, "cancelled": {"cancelled"}}
REASONS = {"met": ("skipped", {"met"}), "superseded": ("skipped", {"superseded"}),
           "withheld": ("suppressed", {"unless", "when-not"})}


class Finding:
    def __init__(self, kind, key, person, date, what):
        self.kind, self.key, self.person, self.date, self.what = kind, key, person, date, what

    def __str__(self):
        return f"{self.kind}: {self.key}, {self.person}, {self.date}: {self.what}"


class Comparison:
    """
    - open_end: letters that are still on their way are no loss.
    - racing: facts were recorded while the program looked, so that what they spare may have been told on the very
      day they were recorded.
    """

    def __init__(self, rules, judge, ledger, letters, open_end=False, racing=False):
        self.rules, self.judge, self.ledger, self.letters = rules, judge, ledger, letters
        self.open_end, self.racing = open_end, racing
        self.findings = []
        self.compare_accounts()
        self.compare_deliveries()
        self.compare_letters()

    def find(self, kind, key, person, date, what):
        self.findings.append(Finding(kind, key, person, date, what))

    # The journal.

    def compare_accounts(self):
        accounts = {}
        for account in self.ledger.accounts:
            if account["kind"] != "step" or account["subject"] not in self.judge.judged:
                if account["kind"] == "step" and not self.is_left_out(account["subject"]):
                    self.find("unexplained", account["subject"], account["recipient"], account["day"],
                              "an account of an obligation that the rules do not have")
                continue
            if account["identity"] in accounts:
                self.find("doubled", account["subject"], account["recipient"], account["day"], "two accounts")
            accounts[account["identity"]] = account
        expected = self.judge.expectations
        lost = [expected[identity] for identity in expected.keys() - accounts.keys()]
        extra = [accounts[identity] for identity in accounts.keys() - expected.keys()]
        persons = collections.defaultdict(list)
        for account in extra:
            persons[account["identity"][:4]].append(account)
        for expectation in lost:
            key, step, ordinal, due, person, channel = expectation.identity
            others = persons[expectation.identity[:4]]
            if others:
                account = others.pop()
                extra.remove(account)
                self.find("wrong person", key, account["recipient"], expectation.falls_on,
                          f"step {step} #{ordinal} was accounted for {account['recipient']} ({account['channel']}) "
                          f"in place of {person} ({channel})")
            else:
                self.find("lost", key, person, expectation.falls_on, f"step {step} #{ordinal} has no account")
        for account in extra:
            self.find("unexplained", account["subject"], account["recipient"], account["day"],
                      f"no rule calls for step {account['step']} #{account['ordinal']}")
        for identity in expected.keys() & accounts.keys():
            self.compare_account(expected[identity], accounts[identity])

    def is_left_out(self, key):
        """Whether the obligation, or its commitment, task or plan is not judged."""
        return any(re.match(re.escape(left) + "(?![^/@#:])", key) for left in self.judge.left_out)

    def races(self, expectation):
        key, day = expectation.identity[0], expectation.decided.date()
        return self.racing and any(fact["recorded"].date() == day for fact in self.judge.facts.get(key, []))

    def compare_account(self, expected, account):
        key, step, ordinal, _, person, channel = expected.identity
        name = f"step {step} #{ordinal}"

        def find(kind, what):
            self.find(kind, key, person, expected.falls_on, what)

        if account["day"] != expected.falls_on:
            kind = "early" if account["day"] < expected.falls_on else "late"
            find(kind, f"{name} fell on {expected.falls_on}, the account says {account['day']}")
        if account["at"].date() != expected.decided.date():
            kind = "early" if account["at"] < expected.decided else "late"
            find(kind, f"{name} was accounted for at {account['at']}, not on {expected.decided.date()}")
        state, reason = account["state"], account["reason"]
        waiting = state in ("planned", "held") and (self.open_end or self.judge.sending(expected.told_on) is None
                                                    if expected.told_on else False)
        if self.races(expected) and (state, reason) in {
            ("skipped", "met"), ("cancelled", "met"), ("suppressed", "unless"), ("suppressed", "when-not"),
            ("sent", "due"), ("sent", "late"), ("merged", "same-day"),
        } | ({("planned", "due"), ("planned", "late")} if self.open_end else set()):
            return
        if expected.outcome in REASONS:
            wanted, reasons = REASONS[expected.outcome]
            if state != wanted or reason not in reasons:
                kind = "unexplained" if state in ("planned", "held", "sent", "merged") else "lost"
                find(kind, f"{name} was to be {wanted} ({expected.outcome}), it is {state} ({reason})")
            return
        if expected.outcome == "cancelled" and reason == "met" and state == "cancelled":
            return
        if state not in FINAL[expected.outcome] and not waiting:
            kind = "unexplained" if expected.outcome == "cancelled" else "lost"
            find(kind, f"{name} was to be {expected.outcome}, it is {state} ({reason})")
        delivery = self.ledger.deliveries.get(account["delivery"])
        if delivery is None:
            find("lost", f"{name} is {state} in a letter that there is not")
            return
        if (delivery["recipient"], delivery["channel"]) != (person, channel):
            find("wrong person", f"{name} is in a letter to {delivery['recipient']} ({delivery['channel']})")
        day = self.ledger.date(delivery["day"])
        if day != expected.told_on:
            kind = "early" if day < expected.told_on else "late"
            find(kind, f"{name} is in the letter of {day}, not of {expected.told_on}")

    # Deliveries and attempts, whoever is told of whatever.

    def compare_deliveries(self):
        members = collections.defaultdict(list)
        for account in self.ledger.accounts:
            if account["delivery"]:
                members[account["delivery"]].append(account)
        for identity, delivery in self.ledger.deliveries.items():
            attempts = self.ledger.attempts.get(identity, [])
            person, day = delivery["recipient"], self.ledger.date(delivery["day"])

            def find(kind, what):
                self.find(kind, identity, person, day, what)

            if not members[identity]:
                find("unexplained", "a letter that no account is in")
            if delivery["state"] == "sent":
                arrived = [a for a in attempts if a["outcome"] in ("delivered", "already-delivered")]
                if not arrived:
                    find("unexplained", "sent without an attempt that arrived")
                if len(arrived) > 1:
                    find("doubled", f"{len(arrived)} attempts arrived")
            elif delivery["state"] not in ("cancelled", "dead"):
                first = self.judge.sending(day)
                if not self.open_end and first is not None:
                    find("lost", f"the letter is {delivery['state']}")
            if len({attempt["digest"] for attempt in attempts}) > 1:
                find("unexplained", "its attempts carried different bytes")
            for attempt in attempts:
                began = self.ledger.instant(attempt["began"])
                if began < self.ledger.instant(delivery["not_before"]):
                    find("early", f"attempted at {began}")
            if attempts and delivery["kind"] == "digest":
                hour = datetime.datetime.combine(day, self.rules.at)
                began = self.ledger.instant(attempts[0]["began"])
                sending = self.judge.sending(day)
                if began < hour:
                    find("early", f"the digest of {day} was sent at {began}")
                elif sending is not None and began.date() > sending.date():
                    find("late", f"the digest of {day} was sent at {began}")
        self.members = members

    # The mailboxes.

    def compare_letters(self):
        for channel, letters in self.letters.items():
            found = collections.defaultdict(list)
            for letter in letters:
                found[letter.delivery].append(letter)
                self.compare_letter(letter, channel)
            for identity, copies in found.items():
                if len(copies) > 1:
                    delivery = self.ledger.deliveries.get(identity)
                    self.find("doubled", identity, copies[0].folder, delivery and self.ledger.date(delivery["day"]),
                              f"{len(copies)} letters: {', '.join(str(copy.path) for copy in copies)}")
            for identity, delivery in self.ledger.deliveries.items():
                if delivery["channel"] == channel and delivery["state"] == "sent" and identity not in found:
                    for account in self.members[identity] or [{"subject": identity}]:
                        self.find("lost", account["subject"], delivery["recipient"],
                                  self.ledger.date(delivery["day"]), f"letter {identity} is not in the mailbox")

    def compare_letter(self, letter, channel):
        delivery = self.ledger.deliveries.get(letter.delivery)

        def find(kind, key, what):
            date = self.ledger.date(delivery["day"]) if delivery else letter.sent and letter.sent.date()
            self.find(kind, key, letter.folder, date, f"{what} ({letter.path})")

        if delivery is None:
            return find("unexplained", letter.delivery, "a letter that the ledger does not know")
        if not self.ledger.attempts.get(letter.delivery):
            return find("early", letter.delivery, "a letter that was never attempted")
        if letter.message_id != letter.delivery:
            find("unexplained", letter.delivery, f"its Message-ID is {letter.message_id}")
        person = delivery["recipient"]
        if letter.folder != person or delivery["channel"] != channel:
            find("wrong person", letter.delivery, f"a letter to {person}")
        address = self.rules.people.get(person, {}).get("email")
        if address and letter.address != address:
            find("wrong person", letter.delivery, f"its address is {letter.address}, not {address}")
        attempts = self.ledger.attempts[letter.delivery]
        if letter.digest != attempts[-1]["digest"]:
            find("unexplained", letter.delivery, "its bytes are not those that were attempted")
        if letter.sent and letter.sent.date() != self.ledger.instant(attempts[0]["began"]).date():
            find("unexplained", letter.delivery, f"it is dated {letter.sent}")
        told = {a["subject"] for a in self.members[letter.delivery]
                if a["kind"] == "step" and a["state"] in ("sent", "planned", "held")}
        for key in told - letter.keys:
            if key in self.judge.judged:
                find("lost", key, "the letter does not say it")
        for key in letter.keys - told - {a["subject"] for a in self.members[letter.delivery]}:
            if key in self.judge.judged:
                find("unexplained", key, "the letter says it and the ledger does not")
