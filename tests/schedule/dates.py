#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dates.py EHRISK-TASKS: due days of random terms and of what comes back, against
python3-dateutil; and what must hold for any: the order of the tasks changes no
day, and a wider calendar begins as the narrower one."""
import csv
import datetime
import io
import random
import subprocess
import sys

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, FR, MONTHLY, WEEKLY, rrule

PROGRAM = sys.argv[1]
NUMERALS = "〇一二三四五六七八九"


def fail(*what):
    sys.exit("dates: " + " ".join(map(str, what)))


def run(args, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("task_id", "schedule"), *rows])
    done = subprocess.run([PROGRAM, *args], input=text.getvalue().encode(),
                          capture_output=True, timeout=60, check=False)
    if done.returncode != 0:
        fail(args[:6], done.stderr.decode())
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def chinese(n):
    """A number up to 99 in Chinese figures."""
    tens, ones = divmod(n, 10)
    if tens == 0:
        return NUMERALS[ones]
    return (NUMERALS[tens] if tens > 1 else "") + "十" + (
        NUMERALS[ones] if ones else "")


def a_term(rng, event):
    """A text, and the day that it means after the event."""
    kind, n = rng.randrange(4), rng.randint(1, 60)
    name = "事件" + event.isoformat()
    if kind == 0:
        text, length = f"自{name}之日起{n}个月内", relativedelta(months=n)
    elif kind == 1:
        text, length = f"{name}后{chinese(n)}日内", relativedelta(days=n)
    elif kind == 2:
        text, length = f"within {n} years of {name}", relativedelta(years=n)
    else:
        text, length = f"{name} + P{n}W", relativedelta(weeks=n)
    return name, text, event + length


def check_terms(rng):
    rows, due, events = [], {}, {}
    for i in range(400):
        event = datetime.date(rng.randint(1990, 2060), 1, 1)
        event += datetime.timedelta(rng.randrange(366))
        if i % 4 == 0:  # ends of months, where the rules bite
            event += relativedelta(day=31)
        name, text, day = a_term(rng, event)
        rows.append((f"T{i}", text))
        events[name] = event
        due[f"T{i}"] = day
    args = []
    for name, day in events.items():
        args += ["--event", f"{name}={day.isoformat()}"]
    for order in rows, rows[::-1]:
        for row in run(args, order):
            if row["due"] != due[row["task_id"]].isoformat():
                fail(row, "not", due[row["task_id"]])


def rules(begin, end):
    """Texts of what comes back, and a rule of days for each."""
    def every(**more):
        return [day.date() for day in rrule(dtstart=begin, until=end, **more)]

    last = {"freq": MONTHLY, "bymonthday": -1}
    return {
        "每月": every(**last),
        "每月底前": every(**last),
        "每季度": every(**last, bymonth=(3, 6, 9, 12)),
        "每半年": every(**last, bymonth=(6, 12)),
        "每年12月底前": every(**last, bymonth=12),
        "every February": every(**last, bymonth=2),
        "每年6月、12月": every(**last, bymonth=(6, 12)),
        "每年12月10日前": every(freq=MONTHLY, bymonth=12, bymonthday=10),
        "每月10日前": every(freq=MONTHLY, bymonthday=10),
        "每年第一季度": every(**last, bymonth=3),
        "每周五": every(freq=WEEKLY, byweekday=FR),
        "每天": every(freq=DAILY),
        "每2个月": every(**last, bymonth=(2, 4, 6, 8, 10, 12)),
    }


def check_times(rng):
    for _ in range(6):
        begin = datetime.datetime(rng.randint(1990, 2060), 1, 1)
        begin += datetime.timedelta(rng.randrange(366))
        end = begin + datetime.timedelta(rng.randrange(1200))
        wanted = rules(begin, end)
        names = list(wanted)
        rows = [(str(i), text) for i, text in enumerate(names)]
        asked = f"{begin.date()}/{end.date()}"
        got = {text: [] for text in names}
        found = run(["--calendar", asked], rows)
        for row in found:
            got[names[int(row["task_id"])]].append(row["due"])
        for text in names:
            if got[text] != [day.isoformat() for day in wanted[text]]:
                fail(asked, text, got[text][:5], wanted[text][:5])
        wider = run(["--calendar", f"{begin.date()}/{end.date().year + 1}-12-31"],
                    rows)
        if wider[:len(found)] != found:
            fail(asked, "is not the begin of a wider one")


def main():
    for seed in range(3):
        rng = random.Random(seed)
        check_terms(rng)
        check_times(rng)


main()
