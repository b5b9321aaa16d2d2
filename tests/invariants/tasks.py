#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tasks.py BIN: ehrisk-tasks with random plans and reports. States against
another program; the order of tasks and of reports, files and threads change
nothing; what is overdue stays so on later days; the views add up to the rows.
Prints TAP."""
import calendar
import collections
import csv
import datetime
import io
import pathlib
import random
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]) / "ehrisk-tasks"
DRAW = random.Random(20261122)
FOLDER = pathlib.Path(tempfile.mkdtemp())
TERM = "2025-2027"
count = failed = 0


def check(name, good, why=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("# " + str(why)[:2000])


def run(*words):
    done = subprocess.run([BIN, *map(str, words)], capture_output=True,
                          timeout=60, check=False)
    if done.returncode not in (0, 1) or b"Sanitizer" in done.stderr:
        raise SystemExit(f"Bail out! {words}: {done.stderr.decode()}")
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def table(name, header, rows):
    path = FOLDER / name
    with open(path, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return path


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def schedule():
    """A text, and begin and due where it is due once within a year."""
    year, month = DRAW.choice([2025, 2026, 2027]), DRAW.randint(1, 12)
    kind = DRAW.choice(["year", "month", "quarter", "day", "half", "long",
                        "every", "standing"])
    begin = datetime.date(year, 1, 1)
    if kind == "year":
        return f"{year}年", begin, datetime.date(year, 12, 31)
    if kind == "month":
        return (f"{year}年{month}月", datetime.date(year, month, 1),
                month_end(year, month))
    if kind == "quarter":
        quarter = (month + 2) // 3
        return (f"{year}-Q{quarter}", datetime.date(year, 3 * quarter - 2, 1),
                month_end(year, 3 * quarter))
    if kind == "day":
        day = datetime.date(year, month, DRAW.randint(1, 28))
        return f"{day.isoformat()}", None, day
    if kind == "half":
        return (f"{year}年下半年", datetime.date(year, 7, 1),
                datetime.date(year, 12, 31))
    if kind == "long":
        return "2025—2027年", "long", None
    return DRAW.choice(["每半年", "每年12月底前", "每季度",
                        "每季度末月25日前", "每季度首月10日前",
                        "每年6月底和12月底前", f"{year}年3月、6月、9月底前",
                        f"{year}年6月底、{year + 1}年1月底前", "两年一次"]
                       if kind == "every" else ["长期"]), kind, None


def report(task, day):
    """One report of a task that is due once, on or before day."""
    date = day - datetime.timedelta(DRAW.randint(0, 300))
    state = DRAW.choice(["done", "running", "not_started", "已完成", "进行中",
                         "滞后", ""])
    done_on = ""
    if state in ("done", "已完成") and DRAW.random() < 0.8:
        done_on = date - datetime.timedelta(DRAW.randint(-3, 60))
    elif DRAW.random() < 0.1:
        done_on = date
    return [task, date, state, done_on]


def expected(begin, due, reports, today, soon=30):
    """State of a task that is due once."""
    known = sorted({r[1] for r in reports if r[1] <= today})
    last = [r for r in reports if known and r[1] == known[-1]]
    if len({tuple(r[2:]) for r in last}) > 1:
        words = {("done" if r[2] in ("done", "已完成") else
                  "running" if r[2] in ("running", "进行中") else r[2], r[3])
                 for r in last}
        if len(words) > 1:
            return "unknown"
    if last:
        _, date, word, done_on = last[0]
        done = word in ("done", "已完成") or (word == "" and done_on)
        if done_on and (done_on > date or not done):
            return "unknown"
        if done:
            return "done_late" if done_on and done_on > due else "done"
    if today > due:
        return "overdue"
    if today == due:
        return "due"
    if (due - today).days <= soon:
        return "due_soon"
    if last and last[0][2] == "not_started":
        return "not_started"
    if last and last[0][2]:
        return "running"
    return "not_started" if begin and today < begin else "running"


def plan(n, day):
    tasks, reports, truth = [], [], {}
    for i in range(n):
        name = f"T{i}"
        text, begin, due = schedule()
        tasks.append([name, text, DRAW.choice(["甲局", "乙局;甲局", ""])])
        if due is None:
            continue
        mine = [report(name, day) for _ in range(DRAW.choice([0, 0, 1, 1, 3]))]
        truth[name] = (begin, due, mine)
        reports += mine
    DRAW.shuffle(reports)
    return tasks, reports, truth


HEAD = ["task_id", "schedule", "lead_units"]
REPORTS = ["task_id", "date", "state", "done_on"]


def try_plan(number):
    day = datetime.date(2025, 1, 1) + datetime.timedelta(DRAW.randint(0, 700))
    tasks, reports, truth = plan(60, day)
    status = table("status.csv", REPORTS, reports)
    path = table("plan.csv", HEAD, tasks)

    def ask(today, *words, status=status, files=(path,)):
        return run("--as-of", today, "--term", TERM, "--status", status,
                   *words, *files)

    _, text, _ = ask(day)
    rows = {r["task_id"]: r for r in rows_of(text)}
    wrong = [(name, truth[name], rows[name]) for name in truth
             if rows[name]["state"] != expected(*truth[name], day)
             or rows[name]["due"] != truth[name][1].isoformat()]
    check(f"plan {number}: states as another program has them", not wrong,
          wrong[:2])

    shuffled = tasks[:]
    DRAW.shuffle(shuffled)
    _, other, _ = ask(day, files=(table("shuffled.csv", HEAD, shuffled),))
    check(f"plan {number}: the order of tasks changes their order alone",
          sorted(other.split("\n")) == sorted(text.split("\n")))
    mixed = reports[:]
    mixed.sort(key=lambda r: (r[0], -r[1].toordinal()))
    _, other, _ = ask(day, status=table("mixed.csv", REPORTS, mixed))
    check(f"plan {number}: the order of reports of several days does not "
          "matter", [r["state"] for r in rows_of(other)] ==
          [r["state"] for r in rows_of(text)])
    _, other, _ = ask(day, files=(table("a.csv", HEAD, tasks[:25]),
                                  table("b.csv", HEAD, tasks[25:])))
    check(f"plan {number}: two files are one plan", other == text)
    _, other, _ = ask(day, "-j", 7)
    check(f"plan {number}: threads do not matter", other == text)

    late = {name for name, r in rows.items() if r["state"] == "overdue"}
    owed = {(name, word) for name, r in rows.items()
            for word in r["owes"].split() if word.endswith(":overdue")}
    for later in (1, 17, 200, 900):
        today = day + datetime.timedelta(later)
        now = {r["task_id"]: r for r in rows_of(ask(today)[1])}
        gone = [name for name in late if now[name]["state"] != "overdue"]
        gone += [(name, word) for name, word in owed
                 if word not in now[name]["owes"].split()]
        check(f"plan {number}: overdue {later} days later too", not gone, gone)

    states = collections.Counter(r["state"] for r in rows.values())
    view = {r["state"]: int(r["n"])
            for r in rows_of(ask(day, "--view", "states")[1])}
    check(f"plan {number}: --view states adds up",
          {k: v for k, v in view.items() if v} == dict(states))
    for name in ("months", "quarters", "years"):
        view = rows_of(ask(day, "--view", name)[1])
        check(f"plan {number}: --view {name} adds up",
              sum(int(r["n"]) for r in view) == 60 and
              all(sum(int(r["n_" + s]) for r in view) == n
                  for s, n in states.items()))
    view = {(r["unit"], r["role"]): int(r["n"])
            for r in rows_of(ask(day, "--view", "units")[1])}
    units = collections.Counter(u for t in tasks for u in t[2].split(";"))
    check(f"plan {number}: --view units counts each task of a unit",
          view == {(u, "lead"): n for u, n in units.items()}, view)

    rc, _, said = ask(day, "--check", "-o", FOLDER / "out.csv")
    lines = [x for x in said.split("\n") if "overdue:" in x]
    named = {x.split("overdue: ")[1].split(",")[0].split(" ")[0]
             for x in lines}
    owing = {name for name, _ in owed}
    check(f"plan {number}: --check names what is overdue, and says no",
          named == late | owing and rc == (1 if late | owing else 0),
          (named ^ (late | owing), rc))


for plan_number in range(1, 5):
    try_plan(plan_number)
print(f"1..{count}")
sys.exit(failed > 0)
