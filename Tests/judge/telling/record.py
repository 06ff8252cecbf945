"""What the ledger says and what the mailboxes hold, read without the program."""

import collections
import datetime
import email
import email.policy
import functools
import hashlib
import os
import pathlib
import re
import shutil
import sqlite3
import tempfile
import zoneinfo

EPOCH = datetime.date(1970, 1, 1)
KEY_IN_LETTER = re.compile(r"^\s*命令：duban \S+ (\S+)", re.MULTILINE)


class Ledger:
    """The accounts, deliveries, attempts and facts of a ledger file, copied out."""

    def __init__(self, path, zone):
        self.zone = zoneinfo.ZoneInfo(zone)
        with tempfile.TemporaryDirectory() as folder:
            # A crash may have left a transaction to be undone; that is done to a copy.
            copy = f"{folder}/ledger.sqlite"
            shutil.copy(path, copy)
            if os.path.exists(f"{path}-journal"):
                shutil.copy(f"{path}-journal", f"{copy}-journal")
            database = sqlite3.connect(copy)
            database.row_factory = sqlite3.Row
            self.accounts = [dict(row) for row in database.execute("SELECT * FROM account ORDER BY seq")]
            self.deliveries = {row["id"]: dict(row) for row in database.execute("SELECT * FROM delivery")}
            self.attempts = collections.defaultdict(list)
            for row in database.execute("SELECT * FROM attempt ORDER BY delivery, number"):
                self.attempts[row["delivery"]].append(dict(row))
            self.facts = [
                {
                    "kind": row["kind"], "key": row["key"], "on": self.date(row["day"]),
                    "recorded": self.instant(row["recorded"]), "unit": row["unit"],
                    "value": None if row["thousandths"] is None else row["thousandths"] / 1000,
                }
                for row in database.execute("SELECT * FROM fact ORDER BY seq")
            ]
            database.close()
        for account in self.accounts:
            account["due"], account["day"] = self.date(account["due"]), self.date(account["day"])
            account["at"] = self.instant(account["at"])
            account["identity"] = (
                account["subject"], account["step"], account["ordinal"], account["due"], account["recipient"],
                account["channel"])

    @staticmethod
    def date(number):
        return EPOCH + datetime.timedelta(days=number)

    def instant(self, seconds):
        """Local and naive, as everything here is."""
        return datetime.datetime.fromtimestamp(seconds, self.zone).replace(tzinfo=None)


class Letter:
    """One file of a Maildir."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.delivery = path.name.split(".")[0]
        self.bytes = path.read_bytes()
        self.digest = hashlib.sha256(self.bytes).hexdigest()
        self.message_id, self.address, self.sent, self.keys = contents(self.bytes)


@functools.lru_cache(maxsize=100_000)
def contents(bytes_):
    """Of a message: the first half of its Message-ID, its address, its local date and time, the keys in its text."""
    message = email.message_from_bytes(bytes_, policy=email.policy.default)
    addresses = message["To"].addresses if message["To"] else ()
    return (
        str(message["Message-ID"] or "").strip("<> ").split("@")[0],
        addresses[0].addr_spec if addresses else None,
        message["Date"].datetime.replace(tzinfo=None) if message["Date"] else None,
        frozenset(KEY_IN_LETTER.findall(message.get_body(("plain",)).get_content())),
    )


def letters(rules, base):
    """Every letter of every maildir channel: channel → letters; `base` is where relative folders stand."""
    found = {}
    for name, channel in rules.channels.items():
        if channel.get("kind") != "maildir":
            continue
        folder = pathlib.Path(base) / channel["folder"]
        found[name] = [
            Letter(path, path.parent.parent.name)
            for path in sorted(folder.glob("*/*/*")) if path.parent.name in ("new", "cur")
        ]
    return found
