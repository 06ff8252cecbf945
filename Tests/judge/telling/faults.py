"""Faults put into a copy of a ledger, its mailboxes or its rules, and what the judge must say of each."""

import hashlib
import pathlib
import sqlite3

# Every fault: its name, and the function that puts it in.
FAULTS = []


def fault(function):
    FAULTS.append((function.__name__.replace("_", " "), function))
    return function


class Copy:
    """A copy that may be spoilt; `pick` chooses where."""

    def __init__(self, folder, ledger, pick):
        self.folder, self.pick = pathlib.Path(folder), pick
        self.database = sqlite3.connect(self.folder / ledger)
        self.database.row_factory = sqlite3.Row
        for (name,) in self.database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            self.database.execute(f"DROP TRIGGER {name}")
        self.database.execute("PRAGMA ignore_check_constraints = ON")
        self.base = (self.folder / ledger).parent

    def run(self, sql, *values):
        self.database.execute(sql, values)

    def rows(self, sql, *values):
        return [dict(row) for row in self.database.execute(sql, values)]

    def any(self, sql, *values):
        return self.pick.choice(self.rows(sql, *values))

    def account(self, state="sent", more=""):
        return self.any(f"SELECT * FROM account WHERE kind = 'step' AND state = ? {more} ORDER BY seq", state)

    def letter(self, account):
        """The letter that carries an account, with the text in it."""
        place = self.any("SELECT recipient, channel FROM delivery WHERE id = ?", account["delivery"])
        folder = {"mail": "mailboxes"}.get(place["channel"], place["channel"])
        return self.base / folder / place["recipient"] / "new" / f"{account['delivery']}.duban"

    def rewrite(self, account, old, new):
        """Changes a letter and what the ledger says of its bytes."""
        path = self.letter(account)
        bytes_ = path.read_bytes()
        assert old.encode() in bytes_, f"{path} has no '{old}'"
        bytes_ = bytes_.replace(old.encode(), new.encode(), 1)
        path.write_bytes(bytes_)
        self.run("UPDATE attempt SET digest = ? WHERE delivery = ?", hashlib.sha256(bytes_).hexdigest(),
                 account["delivery"])

    def edit_rules(self, file, old, new):
        path = self.folder / "rules" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no '{old}'"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


# The mailboxes.

@fault
def a_letter_is_removed(copy):
    account = copy.account()
    copy.letter(account).unlink()
    return "lost", account["subject"], account["recipient"]


@fault
def a_letter_is_there_twice(copy):
    account = copy.account()
    path = copy.letter(account)
    (path.parent.parent / "cur").mkdir(exist_ok=True)
    (path.parent.parent / "cur" / f"{path.name}:2,S").write_bytes(path.read_bytes())
    return "doubled", account["delivery"], account["recipient"]


@fault
def a_letter_lies_in_the_mailbox_of_another(copy):
    account = copy.account()
    path = copy.letter(account)
    other = next(p for p in sorted(path.parent.parent.parent.iterdir()) if p.name != account["recipient"])
    path.rename(other / "new" / path.name)
    return "wrong person", account["delivery"], other.name


@fault
def a_letter_is_addressed_to_another(copy):
    account = copy.account()
    copy.rewrite(account, "@example.org>\nSubject", "x@example.org>\nSubject")
    return "wrong person", account["delivery"], account["recipient"]


@fault
def a_letter_has_other_bytes_than_were_attempted(copy):
    account = copy.account()
    path = copy.letter(account)
    path.write_bytes(path.read_bytes() + b"\n")
    return "unexplained", account["delivery"], account["recipient"]


@fault
def a_letter_leaves_out_what_it_should_tell(copy):
    account = copy.account()
    copy.rewrite(account, f"duban done {account['subject']}", "duban done p/nothing")
    return "lost", account["subject"], account["recipient"]


@fault
def a_letter_tells_of_something_else_as_well(copy):
    account = copy.account()
    other = copy.any("SELECT subject FROM account WHERE subject NOT IN (SELECT subject FROM account WHERE delivery = ?)",
                     account["delivery"])["subject"]
    copy.rewrite(account, "\n   命令：", f"\n   命令：duban done {other}\n   命令：")
    return "unexplained", other, account["recipient"]


@fault
def a_letter_comes_that_the_ledger_does_not_know(copy):
    account = copy.account()
    path = copy.letter(account)
    stranger = "0" * 32
    path.with_name(f"{stranger}.duban").write_bytes(path.read_bytes().replace(path.stem.encode(), stranger.encode()))
    return "unexplained", stranger, account["recipient"]


@fault
def a_letter_has_another_date(copy):
    account = copy.account()
    copy.rewrite(account, "09:00:00 +0800", "09:00:00 -1200")
    copy.rewrite(account, "\nDate: ", "\nDate: Mon, 01 Jan 2018 09:00:00 +0800\nX-Old: ")
    return "unexplained", account["delivery"], account["recipient"]


# The accounts.

@fault
def an_account_is_removed(copy):
    account = copy.account()
    copy.run("DELETE FROM account WHERE seq = ?", account["seq"])
    return "lost", account["subject"], account["recipient"]


@fault
def an_account_of_what_was_skipped_is_removed(copy):
    account = copy.account("skipped")
    copy.run("DELETE FROM account WHERE seq = ?", account["seq"])
    return "lost", account["subject"], account["recipient"]


@fault
def a_letter_is_missing_with_all_that_the_ledger_knew_of_it(copy):
    account = copy.account()
    copy.letter(account).unlink()
    copy.run("DELETE FROM account WHERE delivery = ?", account["delivery"])
    copy.run("DELETE FROM attempt WHERE delivery = ?", account["delivery"])
    copy.run("DELETE FROM delivery WHERE id = ?", account["delivery"])
    return "lost", account["subject"], account["recipient"]


@fault
def an_account_is_there_twice(copy):
    account = copy.account()
    copy.run("CREATE TABLE copied AS SELECT * FROM account")
    copy.run("INSERT INTO copied SELECT * FROM account WHERE seq = ?", account["seq"])
    copy.run("DROP TABLE account")
    copy.run("ALTER TABLE copied RENAME TO account")
    return "doubled", account["subject"], account["recipient"]


@fault
def an_account_has_no_rule(copy):
    account = copy.account()
    copy.run("UPDATE account SET step = 'before:77d' WHERE seq = ?", account["seq"])
    return "unexplained", account["subject"], account["recipient"]


@fault
def a_repeat_comes_once_too_often(copy):
    account = copy.account(more="AND step LIKE '%every%'")
    copy.run(
        "INSERT INTO account SELECT (SELECT max(seq) FROM account) + 1, kind, subject, step, ordinal + 500, due, "
        "recipient, channel, day, state, reason, delivery, at FROM account WHERE seq = ?", account["seq"])
    return "unexplained", account["subject"], account["recipient"]


@fault
def an_account_is_of_an_obligation_that_there_is_not(copy):
    account = copy.account()
    copy.run("UPDATE account SET subject = 'p/never' WHERE seq = ?", account["seq"])
    return "unexplained", "p/never", account["recipient"]


@fault
def another_person_is_told(copy):
    account = copy.account()
    other = copy.any("SELECT recipient FROM account WHERE subject <> ? AND recipient <> ?", account["subject"],
                     account["recipient"])["recipient"]
    copy.run("UPDATE account SET recipient = ? WHERE seq = ?", other, account["seq"])
    return "wrong person", account["subject"], other


@fault
def another_channel_is_used(copy):
    account = copy.account(more="AND channel = 'mail'")
    copy.run("UPDATE account SET channel = 'post' WHERE seq = ?", account["seq"])
    return "wrong person", account["subject"], account["recipient"]


@fault
def a_step_falls_a_day_early(copy):
    account = copy.account()
    copy.run("UPDATE account SET day = day - 1 WHERE seq = ?", account["seq"])
    return "early", account["subject"], account["recipient"]


@fault
def a_step_falls_a_day_late(copy):
    account = copy.account()
    copy.run("UPDATE account SET day = day + 1 WHERE seq = ?", account["seq"])
    return "late", account["subject"], account["recipient"]


@fault
def a_step_is_accounted_for_the_day_after(copy):
    account = copy.account()
    copy.run("UPDATE account SET at = at + 86400 WHERE seq = ?", account["seq"])
    return "late", account["subject"], account["recipient"]


@fault
def a_step_is_accounted_for_the_day_before(copy):
    account = copy.account()
    copy.run("UPDATE account SET at = at - 86400 WHERE seq = ?", account["seq"])
    return "early", account["subject"], account["recipient"]


@fault
def a_reminder_is_skipped(copy):
    account = copy.account()
    copy.run("UPDATE account SET state = 'skipped', reason = 'superseded', delivery = NULL WHERE seq = ?",
             account["seq"])
    return "lost", account["subject"], account["recipient"]


@fault
def a_reminder_goes_out_though_its_condition_spares_it(copy):
    account = copy.account("suppressed")
    letter = copy.account(more=f"AND recipient = '{account['recipient']}'")
    copy.run("UPDATE account SET state = 'sent', reason = 'due', delivery = ? WHERE seq = ?", letter["delivery"],
             account["seq"])
    return "unexplained", account["subject"], account["recipient"]


@fault
def a_reminder_is_left_waiting(copy):
    account = copy.account()
    copy.run("UPDATE account SET state = 'planned' WHERE seq = ?", account["seq"])
    return "lost", account["subject"], account["recipient"]


@fault
def a_reminder_is_in_the_letter_of_another_day(copy):
    account = copy.account()
    other = copy.any("SELECT id FROM delivery WHERE recipient = ? AND channel = ? AND day > (SELECT day FROM delivery "
                     "WHERE id = ?)", account["recipient"], account["channel"], account["delivery"])
    copy.run("UPDATE account SET delivery = ? WHERE seq = ?", other["id"], account["seq"])
    return "late", account["subject"], account["recipient"]


# Deliveries, attempts, facts.

@fault
def a_letter_is_left_waiting(copy):
    account = copy.account()
    copy.run("UPDATE delivery SET state = 'retry', next_try = 0 WHERE id = ?", account["delivery"])
    return "lost", account["delivery"], account["recipient"]


@fault
def a_letter_goes_out_a_day_late(copy):
    account = copy.account()
    copy.run("UPDATE attempt SET began = began + 86400 WHERE delivery = ?", account["delivery"])
    return "late", account["delivery"], account["recipient"]


@fault
def a_letter_goes_out_before_its_hour(copy):
    account = copy.account()
    copy.run("UPDATE attempt SET began = began - 3600 WHERE delivery = ?", account["delivery"])
    return "early", account["delivery"], account["recipient"]


@fault
def a_letter_arrives_twice(copy):
    account = copy.account()
    copy.run("INSERT INTO attempt SELECT delivery, number + 1, seq, began, digest, outcome, ended, said FROM attempt "
             "WHERE delivery = ?", account["delivery"])
    return "doubled", account["delivery"], account["recipient"]


@fault
def a_second_attempt_has_other_bytes(copy):
    account = copy.account()
    copy.run("INSERT INTO attempt SELECT delivery, 0, seq, began, ?, 'try-later', ended, said FROM attempt "
             "WHERE delivery = ?", "0" * 64, account["delivery"])
    return "unexplained", account["delivery"], account["recipient"]


@fault
def a_letter_carries_nothing(copy):
    account = copy.account()
    copy.run("UPDATE account SET delivery = NULL WHERE delivery = ?", account["delivery"])
    return "unexplained", account["delivery"], account["recipient"]


@fault
def a_fact_is_lost(copy):
    fact = copy.any("SELECT * FROM fact ORDER BY seq")
    copy.run("DELETE FROM fact WHERE seq = ?", fact["seq"])
    return "lost", fact["key"], "–"


@fault
def a_fact_is_recorded_twice(copy):
    fact = copy.any("SELECT * FROM fact ORDER BY seq")
    columns = ", ".join(name for name in fact if name != "seq")
    copy.run(f"INSERT INTO fact (seq, {columns}) SELECT (SELECT max(seq) FROM fact) + 1, {columns} FROM fact "
             "WHERE seq = ?", fact["seq"])
    return "doubled", fact["key"], "–"


# The rules: had the program read them like this, it would have told at other times or others.

@fault
def a_holiday_was_not_known(copy):
    copy.edit_rules("office.yaml", "春节: 2018-02-15..2018-02-21", "春节: 2018-02-15..2018-02-20")
    return "late", None, None


@fault
def a_moved_working_day_was_not_known(copy):
    copy.edit_rules("office.yaml", "清明节: 2018-04-08", "清明节: []")
    return "early", None, None


@fault
def a_reminder_was_counted_in_days_instead_of_working_days(copy):
    copy.edit_rules("office.yaml", "every: 3 working days", "id: after:1d/every:3wd, every: 3 days")
    return "late", None, None


@fault
def a_liaison_officer_was_taken_for_another(copy):
    account = copy.account(more="AND recipient LIKE '联络员%'")
    name = account["recipient"]
    other = copy.any("SELECT recipient FROM account WHERE recipient LIKE '联络员%' AND recipient <> ?",
                     name)["recipient"]
    path = copy.folder / "rules" / "office.yaml"
    text = path.read_text(encoding="utf-8")
    units, people = text.split("\npeople:\n")
    for old, new in (("liaison: {}\n", ": {}\n"), ("person: {},", "person: {},"), ("person: {}}}", "person: {}}}")):
        units = units.replace(old.format(name), old.format(other))
    path.write_text(units + "\npeople:\n" + people, encoding="utf-8")
    return "wrong person", None, name
