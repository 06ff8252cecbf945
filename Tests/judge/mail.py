"""Mail against real servers: what Postfix delivers is what a Maildir of the same rules holds, and whatever smtp-sink does
on the way, every letter arrives once, or twice where only the reply to its last byte was lost.

    mail.py PROGRAM
"""
import collections
import email
import email.policy
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import mail_office
from postfix import Postfix

PEOPLE = 12
# Faults of smtp-sink(1): option and command, and whether the letter may arrive twice. With `-r .` and `-Q .` it writes the
# message down and says no all the same, and who is told so has to come again (RFC 5321, section 4.2.1).
FAULTS = [
    (["-q", "connect"], False), (["-q", "ehlo"], False), (["-q", "mail"], False), (["-q", "rcpt"], False),
    (["-q", "data"], False), (["-q", "."], True), (["-Q", "connect"], False), (["-Q", "ehlo"], False),
    (["-Q", "mail"], False), (["-Q", "rcpt"], False), (["-Q", "data"], False), (["-Q", "."], True),
    (["-r", "mail"], False), (["-r", "rcpt"], False), (["-r", "data"], False), (["-r", "."], True),
    (["-r", "connect"], False), (["-f", "ehlo"], False), (["-f", "connect"], False), (["-f", "mail"], False),
]
# Servers with fewer extensions: everything arrives at once all the same.
PLAIN = [["-e"], ["-8"], ["-p"], ["-W", "data:1:2"], ["-w", "1"]]


def rules(folder, channel):
    mail_office.write(folder, channel, PEOPLE, mark=" 🙂")


def run(program, folder, *arguments):
    done = subprocess.run(
        [program, *arguments, "--ledger", "ledger.sqlite"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"judge: duban {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


def read(data):
    """What a reader sees of a message."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    defects = [defect for part in message.walk() for defect in part.defects]
    if defects:
        raise SystemExit(f"judge: defects of a message: {defects}")
    fields = tuple(
        str(message[name]) for name in (
            "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
            "X-Auto-Response-Suppress", "List-Id"))
    parts = tuple(
        (part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in message.walk()
        if part.get_content_maintype() == "text" and part.get_content_subtype() in ("plain", "html"))
    return fields, parts


def calendar(data):
    """The calendar file that goes with a letter."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    files = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    check(len(files) == 1 and files[0].get_filename() == "督办事项-2018-07-25.ics", "a letter has no calendar file")
    return files[0].get_payload(decode=True).decode()


def check(condition, what):
    if not condition:
        raise SystemExit(f"judge: {what}")


def through_postfix(program):
    with tempfile.TemporaryDirectory() as name, Postfix() as postfix:
        folder = pathlib.Path(name)
        rules(folder, f"{{kind: mail, server: 127.0.0.1, port: {postfix.port}, security: none}}")
        run(program, folder, "tick", "--at", "2018-07-24T12:00")
        run(program, folder, "tick", "--at", "2018-07-25T09:00")
        arrived = postfix.wait(PEOPLE)
        check(len(arrived) == PEOPLE, f"{len(arrived)} of {PEOPLE} letters arrived through Postfix")
        # The same rules into Maildirs, read back by the same reader.
        plain = folder / "plain"
        plain.mkdir()
        rules(plain, "{kind: maildir, folder: mailboxes}")
        run(program, plain, "tick", "--at", "2018-07-24T12:00")
        run(program, plain, "tick", "--at", "2018-07-25T09:00")
        kept = [path.read_bytes() for path in plain.glob("mailboxes/*/new/*")]
        for data in arrived:
            events = calendar(data)
            check(
                events.startswith("BEGIN:VCALENDAR\r\n") and events.count("BEGIN:VEVENT") == 1
                and "DTSTART;VALUE=DATE:20180725" in events, "a calendar file says something else than its letter")
        check(sorted(map(read, arrived)) == sorted(map(read, kept)), "a letter changed on its way through Postfix")
        run(program, folder, "ledger", "balance", "2018-07-25")
    print(f"postfix: {PEOPLE} letters arrived as they were written, field by field and part by part")


class Sink:
    """smtp-sink on a port, each message in a file of its own."""

    def __init__(self, folder, port, options):
        self.process = subprocess.Popen(
            ["smtp-sink", "-u", "nobody", *options, "-d", f"{folder}/%Y%m%d%H%M%S.", f"127.0.0.1:{port}", "100"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("judge: smtp-sink does not listen")

    def stop(self):
        self.process.kill()
        self.process.wait()


def dumped(folder):
    """Message-IDs of everything that smtp-sink took."""
    found = collections.Counter()
    for path in folder.iterdir():
        text = path.read_bytes().decode("latin-1")
        for line in text.splitlines():
            if line.lower().startswith("message-id:"):
                found[line.split(":", 1)[1].strip()] += 1
    return found


def through_faults(program):
    rounds = 0
    for options, may_double in FAULTS + [(plain, False) for plain in PLAIN]:
        is_fault = options[0] in ("-q", "-Q", "-r", "-f")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            folder.chmod(0o755)
            box = folder / "box"
            box.mkdir()
            box.chmod(0o777)
            with socket.create_server(("127.0.0.1", 0)) as probe:
                port = probe.getsockname()[1]
            rules(folder, f"{{kind: mail, server: 127.0.0.1, port: {port}, security: none, timeout: 10}}")
            sink = Sink(box, port, options)
            run(program, folder, "tick", "--at", "2018-07-24T12:00")
            run(program, folder, "tick", "--at", "2018-07-25T09:00")
            sink.stop()
            if is_fault:
                # The server is well again: everything that waited goes out within the day.
                sink = Sink(box, port, [])
                for hour in range(10, 24):
                    run(program, folder, "tick", "--at", f"2018-07-25T{hour}:00")
                sink.stop()
            found = dumped(box)
            check(len(found) == PEOPLE, f"smtp-sink {' '.join(options)}: {len(found)} of {PEOPLE} letters arrived")
            most = max(found.values())
            check(most == 1 or may_double and most == 2, f"smtp-sink {' '.join(options)}: a letter arrived {most} times")
            run(program, folder, "ledger", "balance", "2018-07-25")
            rounds += 1
    print(f"smtp-sink: {rounds} kinds of trouble, {PEOPLE} letters each: none lost, none doubled but where its reply was lost")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    through_postfix(program)
    through_faults(program)


if __name__ == "__main__":
    main()
