"""What is compared with what: every question put to Duban and to its peers, and what the right answer is."""

import datetime
import json
import mmap
import os
import pathlib
import re
import statistics
import subprocess
import zipfile

import phrases
import table
import workload
from listing import ROWS, Listing
from stopwatch import Contender, Part, Program, SelfTimed, Turns, quiet
from working_days import WorkingDays

HERE = pathlib.Path(__file__).resolve().parent
CALENDAR = HERE.parent / "rules/calendars/cn.yaml"
# Rounds go on until a comparison has taken so long, but there are at least three. Where the rehearsal alone takes
# very long, it is the only round.
PATIENCE_SECONDS, VERY_LONG_SECONDS = 30, 120
LEAST_ROUNDS, MOST_ROUNDS = 3, 15
PHRASES = 20_000
# JioNLP takes a good half second for them.
PHRASES_FOR_JIONLP = 2_000
# chinesecalendar takes a good second for them.
QUESTIONS = 2_000
MOST_RECURRING = 100_000
SEED = 2018


class Setting:
    """The programs, the folder and the generated tasks."""

    def __init__(self, options):
        self.duban, self.walk, self.microbench, self.python = (
            options.duban, options.walk, options.microbench, options.python)
        self.count = options.count
        self.folder = f"{options.folder}/{options.count}"
        # Taskwarrior knows no other day than today.
        self.today = datetime.datetime.now(datetime.timezone.utc).date()
        subprocess.run(
            [HERE / "generate", str(self.count), self.folder, "--today", str(self.today)], check=True)
        self.expected = json.loads(pathlib.Path(self.folder, "expected.json").read_text(encoding="utf-8"))
        self.working_days = WorkingDays(CALENDAR.read_text(encoding="utf-8"))

    def write(self, name, lines):
        path = f"{self.folder}/{name}"
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        return path


class Comparison:
    """One question, Duban, and others with a note each on what they do and do not do for it."""

    def __init__(self, title, duban: Contender, *others_with_notes):
        self.title = title
        self.duban = duban
        self.others = [other for other, _ in others_with_notes]
        self.notes = [note for _, note in others_with_notes]

    def run(self):
        contenders = [self.duban, *self.others]
        spent = sum(contender.rehearse() for contender in contenders)
        if spent > VERY_LONG_SECONDS:
            return
        for contender in contenders:
            contender.figures.clear()
        for turn in range(MOST_ROUNDS):
            if turn >= LEAST_ROUNDS and spent > PATIENCE_SECONDS:
                break
            spent += sum(contender.run() for contender in contenders)

    def rows(self):
        for other, note in zip(self.others, self.notes):
            if self.duban.fault or other.fault:
                reason = self.duban.fault or f"{other.name}: {other.fault}"
                yield [self.title, other.name, "–", figure(self.duban), figure(other), "–", "0", reason]
                continue
            ratios = [ours / theirs for ours, theirs in zip(self.duban.figures, other.figures)]
            ratio = statistics.median(ratios)
            yield [
                self.title, other.name, table.ratio(ratio), figure(self.duban), figure(other),
                f"{memory(self.duban)} / {memory(other)}", str(len(ratios)), f"{table.in_words(ratio)}; {note}",
            ]


def figure(contender):
    return table.seconds(statistics.median(contender.figures)) if contender.figures else "–"


def memory(contender):
    return f"{contender.memory:,.0f}" if contender.memory else "–"


def all_of(setting):
    """The comparisons, one after the other, so that each is made ready just before it runs."""
    yield loading(setting)
    yield loading(setting, cores=1)
    yield reading(setting)
    taskwarrior = Taskwarrior(setting)
    yield overdue(setting, taskwarrior)
    yield overdue_kept(setting)
    yield recording(setting, taskwarrior)
    yield agenda(setting, taskwarrior)
    yield from deadlines(setting)
    yield recurrences(setting)
    yield adding_working_days(setting)
    yield from listings(setting)


# What must be found


def counts(what, wanted, number):
    """A look at an output whose `number` must be `wanted`; None wants nothing in particular."""

    def look(output):
        found = number(output)
        is_right = None if wanted is None else found == wanted
        more = f", {wanted:,} laid down" if is_right is False else ""
        return f"{found:,} {what}{more}", is_right

    return look


def json_of(path):
    return json.loads(path.read_text(encoding="utf-8"))


def occurrences_of(pattern, path):
    """How often `pattern` stands in a file that may be too large to be read whole."""
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            return 0
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return sum(1 for _ in re.finditer(pattern, content))


# Tasks


def loading(setting, cores=None):
    rules = sorted(map(str, pathlib.Path(setting.folder, "year").rglob("*.yaml")))
    bound = ["taskset", "--cpu-list", "0"] if cores == 1 else []
    duban = Program(
        "duban check", [*bound, setting.duban, "check", "--rules", f"{setting.folder}/year", "--json"],
        counts("errors", 0, lambda output: json_of(output)["errors"]))
    walk = Program(
        "libyaml event walk", [*bound, setting.walk, *rules],
        counts("files", len(rules), lambda output: int(output.read_text().split()[0])))
    return Comparison(
        f"load and check {setting.count:,} tasks" + (", on one core" if bound else ""), duban,
        (walk, "the walk only splits the bytes into events, Duban types, links and checks them"))


def duban_on(setting, *arguments):
    return [setting.duban, *arguments[:1], "--ledger", f"{setting.folder}/no-ledger.sqlite", *arguments[1:], "--json"]


def overdue(setting, taskwarrior):
    day = str(workload.QUERY_DAY)
    wanted = setting.expected["overdue"]
    duban = Program(
        "duban overdue", duban_on(setting, "overdue", "--rules", f"{setting.folder}/autumn", "--at", day),
        counts("overdue", wanted, lambda output: len(json_of(output)["obligations"])))
    remind = Program("remind, one day", ["remind", f"{setting.folder}/tasks.rem", day])
    listing = taskwarrior.program("task overdue", "overdue")
    export = taskwarrior.program(
        "task +OVERDUE export", "+OVERDUE", "export",
        look=counts("overdue", wanted, lambda output: len(json_of(output))))
    return Comparison(
        f"list what is overdue, {setting.count:,} tasks", duban,
        (remind, "remind lists what falls on one day, not what is overdue"),
        (listing, "the same list, from a data file in its own form"),
        (export, "the same list as JSON"))


def overdue_kept(setting):
    """The same list as a command gives it that finds the rules unchanged since the one before."""
    day = str(workload.QUERY_DAY)
    wanted = setting.expected["overdue"]
    ledger = f"{setting.folder}/kept.sqlite"
    # Any ledger will do: the rules are kept beside it.
    subprocess.run(
        [setting.duban, "tick", "--rules", HERE.parent / "rules", "--ledger", ledger, "--at", "2016-01-04T10:00"],
        check=True, capture_output=True)
    duban = Program(
        "duban overdue", [
            setting.duban, "overdue", "--ledger", ledger, "--rules", f"{setting.folder}/autumn", "--at", day, "--json",
        ],
        counts("overdue", wanted, lambda output: len(json_of(output)["obligations"])))
    remind = Program("remind, one day", ["remind", f"{setting.folder}/tasks.rem", day])
    return Comparison(
        f"the same with the rules kept from before, {setting.count:,} tasks", duban,
        (remind, "remind reads its file every time"))


def recording(setting, taskwarrior):
    """One thing is met: a line in a journal that is synced, against a data file that is written anew."""
    ledger = f"{setting.folder}/recorded.sqlite"
    rules = f"{setting.folder}/autumn"
    day = str(workload.QUERY_DAY)
    subprocess.run(
        [setting.duban, "tick", "--rules", HERE.parent / "rules", "--ledger", ledger, "--at", "2016-01-04T10:00"],
        check=True, capture_output=True)
    listed = subprocess.run(
        [setting.duban, "overdue", "--ledger", ledger, "--rules", rules, "--at", day, "--json"],
        check=True, capture_output=True)
    keys = [obligation["key"] for obligation in json.loads(listed.stdout)["obligations"]][:MOST_ROUNDS + 2]
    duban = Turns(
        "duban done",
        [[setting.duban, "done", key, "--ledger", ledger, "--rules", rules, "--at", day] for key in keys])
    done = Turns(
        "task done", [["task", number, "done"] for number in range(1, MOST_ROUNDS + 3)],
        environment=taskwarrior.environment)
    done.fault = taskwarrior.fault
    done.is_missing = taskwarrior.fault == "not installed"
    return Comparison(
        f"record that one of {setting.count:,} tasks is met", duban,
        (done, "Taskwarrior reads and writes its whole data file, and syncs nothing"))


def agenda(setting, taskwarrior):
    first, last = workload.FIRST_DAY, workload.LAST_DAY
    duban = Program(
        "duban agenda",
        duban_on(
            setting, "agenda", "--rules", f"{setting.folder}/year", "--from", str(first), "--to", str(last)),
        counts("reminders", setting.expected["reminders"], lambda output: occurrences_of(rb'"ordinal":', output)))
    remind = Program(
        "remind '*365'", ["remind", f"{setting.folder}/tasks.rem", str(first), "*365"],
        counts("reminders", None, lambda output: occurrences_of(rb"(?m)^t\d", output)))
    end = setting.today + (last - workload.QUERY_DAY) + datetime.timedelta(days=1)
    year = taskwarrior.program(
        "task due in the year export", f"due.before:{end}", "export",
        look=counts("tasks", setting.count, lambda output: len(json_of(output))))
    return Comparison(
        f"agenda of {workload.YEAR}, {setting.count:,} tasks", duban,
        (remind, "remind loses early warnings of monthly tasks and knows no 调休"),
        (year, "it lists one due day a task and has no reminders"))


class Taskwarrior:
    """A data folder of its own with the tasks imported."""

    def __init__(self, setting):
        data = os.path.abspath(f"{setting.folder}/taskwarrior")
        os.makedirs(data)
        settings = f"{data}/taskrc"
        pathlib.Path(settings).write_text(
            f"data.location={data}\nconfirmation=off\nhooks=off\nverbose=nothing\nnews.version=2.6.0\n"
            "dateformat=Y-M-D\n",
            encoding="utf-8")
        self.environment = {"TASKRC": settings, "TASKDATA": data, "TZ": "UTC"}
        self.fault = quiet(["task", "import", f"{setting.folder}/tasks.json"], self.environment)

    def program(self, name, *arguments, look=None):
        program = Program(name, ["task", *arguments], look, self.environment)
        program.fault = self.fault
        program.is_missing = self.fault == "not installed"
        return program


def listings(setting):
    listing = Listing(setting.duban, setting.folder)
    looks = {
        # Every row of the list begins so, and no other row of the page.
        "html": lambda output: occurrences_of(rb'<tr><th scope="row" data-column="number"', output),
        "xlsx": rows_of_second_sheet,
    }
    for format, number in looks.items():
        if not listing.knows(format):
            continue
        duban = Program(
            f"duban report, {format}", listing.command(format), counts("rows", ROWS, number))
        openpyxl = Program(
            "openpyxl, write-only",
            [setting.python, HERE / "peers/openpyxl_rows.py", listing.cells, f"{setting.folder}/listing.xlsx"],
            counts("rows", ROWS, lambda output: int(output.read_text())))
        yield Comparison(
            f"{ROWS:,} rows as {format}", duban,
            (openpyxl, "Duban reads and judges the rules too, openpyxl is given the cells"))


def rows_of_second_sheet(path):
    """Those of all rows of a workbook, without its header; the first sheet is the summary."""
    with zipfile.ZipFile(path) as book, book.open("xl/worksheets/sheet2.xml") as sheet:
        return len(re.findall(rb"<row ", sheet.read())) - 1


# Deadlines


def deadlines(setting):
    pairs = [(phrase, str(due)) for phrase, due in phrases.dated(PHRASES, SEED)]
    answers = setting.write("phrases.tsv", ("\t".join(pair) for pair in pairs))
    batch = setting.write("phrases.txt", (phrase for phrase, _ in pairs))
    single = setting.write("phrase.txt", [pairs[0][0]])

    def command(path):
        return [setting.duban, "deadline", "--batch", path, "--rules", HERE.parent / "rules",
                "--year", workload.YEAR, "--json"]

    def look(output):
        with open(output, encoding="utf-8") as file:
            right = sum(json.loads(line)["due"] == due for line, (_, due) in zip(file, pairs))
        return f"{right:,} of {PHRASES:,} days right", right == PHRASES

    whole = Part("duban deadline --batch", Program("", command(batch), look), Program("", command(single)), PHRASES)
    inner = SelfTimed(
        "Duban's reader alone", [setting.microbench, "phrases", answers],
        lambda found: (f"{found['occurrences']:,} days, {found['unread']} phrases not read", found["unread"] == 0))

    def jionlp():
        return SelfTimed(
            "JioNLP", [setting.python, HERE / "peers/jionlp_phrases.py", answers, PHRASES_FOR_JIONLP],
            lambda found: (f"{found['right']:,} of {found['count']:,} days right", None))

    yield Comparison(
        "one deadline phrase", whole,
        (jionlp(), "Duban gives its reasoning as JSON, JioNLP the days; start and import not counted"))
    yield Comparison(
        "one deadline phrase, in memory", inner, (jionlp(), "start and output not counted"))


def reading(setting):
    files = sorted(pathlib.Path(setting.folder, "year").rglob("*.yaml"))
    scanner = SelfTimed(
        "Duban's scanner", [setting.microbench, "scanner", *files],
        lambda found: (f"{found['nodes']:,} nodes, {found['unread']} files not read", found["unread"] == 0))

    def look(found):
        same = found["nodes"] == scanner.answer.get("nodes")
        return f"{found['nodes']:,} nodes, {'as many' if same else 'NOT AS MANY'} as the scanner", same

    libyaml = SelfTimed("the same through libyaml", [setting.microbench, "libyaml", *files], look)
    return Comparison(
        "bytes into a tree, in memory", scanner, (libyaml, "what is done where the scanner gives a file up"))


def recurrences(setting):
    count = min(setting.count * 10, MOST_RECURRING)
    path = setting.write(
        "recurring.tsv",
        ("\t".join((phrase, frequency, json.dumps(arguments)))
         for phrase, frequency, arguments in phrases.recurring(count, SEED)))
    duban = SelfTimed(
        "Duban's recurrences", [setting.microbench, "phrases", path],
        lambda found: (f"{found['occurrences']:,} due days", found["unread"] == 0))

    def look(found):
        same = all(found[name] == duban.answer.get(name) for name in ("occurrences", "checksum"))
        return f"{found['occurrences']:,} due days, {'the same' if same else 'NOT THE SAME'} as Duban's", same

    dateutil = SelfTimed("python-dateutil", [setting.python, HERE / "peers/dateutil_year.py", path], look)
    return Comparison(
        f"a year of one recurring commitment ({count:,})", duban,
        (dateutil, "Duban reads the phrase too; dateutil is given the rule"))


def adding_working_days(setting):
    days = setting.working_days
    calendar = setting.write(
        "calendar.txt", [f"rest {day}" for day in sorted(days.rest)] + [f"work {day}" for day in sorted(days.work)])
    questions = setting.write(
        "questions.txt",
        (f"{day} {count}" for day, count in phrases.working_day_questions(QUESTIONS, SEED, days)))
    duban = SelfTimed(
        "Duban's working days", [setting.microbench, "working-days", calendar, questions],
        lambda found: (f"checksum {found['checksum']}", None))

    def look(found):
        same = found["checksum"] == duban.answer.get("checksum")
        return "the same days as Duban" if same else "other days than Duban", same

    def look_loosely(found):
        return look(found)[0] + ", without make-up working days", None

    def peer(name, way, look):
        script = HERE / "peers/working_days_after.py"
        return SelfTimed(name, [setting.python, script, way, calendar, questions], look)

    return Comparison(
        "add 1 to 30 working days", duban,
        (peer("numpy busday_offset, array", "numpy", look_loosely), "all in one call; it knows no 调休"),
        (peer("numpy busday_offset, single", "numpy-one-by-one", look_loosely), "one call each, as Duban; it knows no 调休"),
        (peer("chinesecalendar", "chinesecalendar", look), "it walks day by day; the same days"))
