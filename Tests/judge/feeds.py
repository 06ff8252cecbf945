"""Holds calendar files against what other programs make of them: icalendar, recurring-ical-events, libical, khal and
todoman must read the same entries on the same days.

    feeds.py PROGRAM FOLDER

FOLDER holds the calendars of a simulated year; besides them an office is made up whose texts are hard and whose due
days have times.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import icalendar
import recurring_ical_events

HARD = [
    "逗号, 分号; 反斜杠\\\\ 引号\\\" 冒号:",
    "很长的" + "组织企业对接合作资源；" * 40,
    "emoji 👩🏽🏳️🌈 และ مرحبا שלום e\u0301\u0316",
    "\\\\n 不是换行 \\\\, \\\\;",
    "𠮷野家 %s {{x}} <b>&amp;</b>",
]


def office(folder):
    """Rules with texts that are hard and due days with times, without a ledger."""
    tasks = "".join(
        f"  - {{id: hard-{number}, title: \"{text}\", lead: 甲单位, due: 2026-07-{10 + number}}}\n"
        for number, text in enumerate(HARD)
    )
    tasks += "  - {id: noon, title: 定时, lead: 甲单位, due: 7月20日12时前}\n"
    tasks += "  - {id: morning, title: 清早, lead: 甲单位, due: 7月21日8时前}\n"
    (folder / "rules").mkdir()
    (folder / "rules" / "rules.yaml").write_text(
        "plan: {id: p, title: 难写的计划, year: 2026, issued: 2026-01-04, policy: once, calendar: plain}\n"
        "calendars: {plain: {weekend: [saturday, sunday]}}\n"
        "channels: {mail: {kind: maildir, folder: mailboxes}}\n"
        "policies: {once: {steps: [{before: 3 days, tell: liaison}, {on: due, tell: liaison}]}}\n"
        "office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail]}\n"
        "units: [{name: 甲单位, liaison: 甲联络员}]\npeople: [{name: 甲联络员}]\ntasks:\n" + tasks,
        encoding="utf-8",
    )


def made_up(program, folder):
    """The two calendars of the made-up office."""
    office(folder)
    paths = []
    for name, more in (("hard.ics", []), ("hard.todo.ics", ["--todo"])):
        subprocess.run(
            [program, "calendar", "feed", "甲联络员", "--out", name, "--at", "2026-07-01", "--ledger", "none"] + more,
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )
        paths.append(folder / name)
    return paths


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def entries(path):
    """What icalendar reads: the entries of a file by UID, and the calendar."""
    data = path.read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    found = {}
    for part in calendar.walk():
        assert not part.errors, (path, part.errors)
        if part.name not in ("VEVENT", "VTODO"):
            continue
        uid = str(part["UID"])
        assert uid not in found, (path, uid)
        when = part["DTSTART" if part.name == "VEVENT" else "DUE"].dt
        found[uid] = (part.name, str(day(when)), str(part["STATUS"]), int(part["SEQUENCE"]), str(part["SUMMARY"]))
    # Written again by another program it is still the same.
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    assert len(again.walk()) == len(calendar.walk()), path
    return found, calendar


def judge_recurring(path, found, calendar):
    """Every event happens once, and on its day."""
    events = recurring_ical_events.of(calendar).between((2010, 1, 1), (2040, 1, 1))
    seen = {str(event["UID"]): str(day(event["DTSTART"].dt)) for event in events}
    wanted = {uid: entry[1] for uid, entry in found.items() if entry[0] == "VEVENT"}
    assert seen == wanted and len(events) == len(wanted), path


def judge_libical(paths, found, scratch):
    source = pathlib.Path(__file__).with_name("feeds_libical.c")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libical"], check=True, capture_output=True, text=True)
    binary = scratch / "feeds_libical"
    subprocess.run(["cc", "-O1", "-Wall", "-Werror", "-o", binary, source] + flags.stdout.split(), check=True)
    read = {path: {} for path in paths}
    for start in range(0, len(paths), 50):
        run = subprocess.run([binary] + paths[start:start + 50], capture_output=True)
        assert run.returncode == 0, run.stderr.decode()
        for line in run.stdout.decode("utf-8").split("\n")[:-1]:
            path, kind, uid, on, status, sequence, summary = line.split("\t")
            read[pathlib.Path(path)][uid] = (kind, on, status, int(sequence), summary)
    for path in paths:
        assert read[path] == found[path], (path, set(read[path].items()) ^ set(found[path].items()))


def home(scratch):
    """An environment of its own, so that nobody's calendars are touched."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    own.update(HOME=str(scratch), LC_ALL="C.UTF-8", TZ="Asia/Shanghai", TERM="dumb")
    return own


def beginning(title):
    """What stands before a backslash: the icalendar of Debian 12, which khal and todoman read by, takes a written
    backslash for the beginning of an escape although it is escaped itself."""
    return re.split(r"\\|\n", title)[0].strip()


def judge_khal(path, found, scratch):
    """Imported into a calendar of khal and listed by it."""
    scratch = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    (scratch / "vdir").mkdir()
    config = scratch / "khal.conf"
    config.write_text(
        f"[calendars]\n[[duban]]\npath = {scratch}/vdir\n[locale]\nlocal_timezone = Asia/Shanghai\n"
        "default_timezone = Asia/Shanghai\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
        f"[sqlite]\npath = {scratch}/khal.db\n"
        "[default]\ndefault_calendar = duban\n",
        encoding="utf-8",
    )
    khal = ["/usr/bin/khal", "-c", str(config)]
    run = subprocess.run(khal + ["import", "--batch", "-a", "duban", str(path)], env=home(scratch), capture_output=True, text=True)
    assert run.returncode == 0, (path, run.stderr)
    days = [entry[1] for entry in found.values()]
    last = datetime.date.fromisoformat(max(days)) + datetime.timedelta(days=1)
    run = subprocess.run(
        khal + ["list", "--day-format", "", "--format", "{uid}\t{start-date}\t{title}", "--notstarted", min(days), str(last)],
        env=home(scratch), capture_output=True, text=True,
    )
    assert run.returncode == 0, (path, run.stderr)
    seen = {}
    for line in run.stdout.split("\n"):
        if "\t" in line:
            uid, start, title = line.split("\t")
            seen[uid] = (start, title.strip())
    wanted = {uid: (entry[1], entry[4].strip()) for uid, entry in found.items()}
    # A cancelled event is listed or not; what is listed must be right and nothing else may be missing.
    gone = {uid for uid, entry in found.items() if entry[2] == "CANCELLED"}
    missing = set(wanted) - set(seen) - gone
    assert not missing, (path, missing, run.stdout[:500])
    for uid, (start, title) in seen.items():
        on, words = wanted[uid]
        assert start == on and beginning(title) == beginning(words), (path, title, words)


def judge_todoman(path, found, calendar, scratch):
    """Put into a folder of todoman, each to-do in a file of its own as it wants them, and listed by it."""
    scratch = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    (scratch / "vdir" / "duban").mkdir(parents=True)
    (scratch / "cache").mkdir()
    zones = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]
    for number, part in enumerate(part for part in calendar.subcomponents if part.name == "VTODO"):
        single = icalendar.Calendar()
        single.add("VERSION", "2.0")
        single.add("PRODID", "-//judge//")
        for inner in zones + [part]:
            single.add_component(inner)
        (scratch / "vdir" / "duban" / f"{number}.ics").write_bytes(single.to_ical())
    config = scratch / "todoman.py"
    config.write_text(
        f'path = "{scratch}/vdir/*"\ncache_path = "{scratch}/cache/cache.sqlite3"\n'
        'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n',
        encoding="utf-8",
    )
    run = subprocess.run(
        ["/usr/bin/todoman", "--config", str(config), "--porcelain", "list", "--status", "ANY"],
        env=home(scratch), capture_output=True, text=True,
    )
    assert run.returncode == 0, (path, run.stderr)
    china = datetime.timezone(datetime.timedelta(hours=8))
    seen = sorted(
        (str(datetime.datetime.fromtimestamp(todo["due"], china).date()), beginning(todo["summary"]))
        for todo in json.loads(run.stdout)
    )
    assert seen == sorted((entry[1], beginning(entry[4])) for entry in found.values()), (path, seen[:3])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sample", type=int, default=12, help="calendars that khal and todoman import, of each kind")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        hard = made_up(program, scratch)
        paths = hard + sorted(options.folder.rglob("*.ics"))
        assert len(paths) > 50, "too few calendars"
        found, calendars = {}, {}
        for path in paths:
            found[path], calendars[path] = entries(path)
            judge_recurring(path, found[path], calendars[path])
        assert len(found[hard[0]]) == len(found[hard[1]]) == len(HARD) + 2
        judge_libical(paths, found, scratch)
        kinds = {"VEVENT": [], "VTODO": []}
        for path in paths:
            if found[path]:
                kinds[next(iter(found[path].values()))[0]].append(path)
        # The largest of each kind, and the hard ones first.
        for kind in kinds.values():
            kind.sort(key=lambda path: (path not in hard, -len(found[path]), str(path)))
            del kind[options.sample:]
        for path in kinds["VEVENT"]:
            judge_khal(path, found[path], scratch)
        for path in kinds["VTODO"]:
            judge_todoman(path, found[path], calendars[path], scratch)
        count = sum(len(entries) for entries in found.values())
        print(
            f"feeds: {len(paths)} calendars with {count} entries read alike by icalendar, recurring-ical-events and "
            f"libical; {len(kinds['VEVENT'])} imported by khal, {len(kinds['VTODO'])} by todoman"
        )


if __name__ == "__main__":
    sys.exit(main())
