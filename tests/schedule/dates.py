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
import tempfile

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
        "每季度末月25日前": every(freq=MONTHLY, bymonth=(3, 6, 9, 12),
                                  bymonthday=25),
        "每季度首月10日前": every(freq=MONTHLY, bymonth=(1, 4, 7, 10),
                                  bymonthday=10),
        "每季度第二个月底前": every(**last, bymonth=(2, 5, 8, 11)),
        "每半年末月20日前": every(freq=MONTHLY, bymonth=(6, 12),
                                  bymonthday=20),
        "每年3月、6月、9月、12月底前": every(**last, bymonth=(3, 6, 9, 12)),
        "每年6月30日和12月31日前": every(**last, bymonth=(6, 12)),
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


def check_lists(rng):
    """Months that a text names one by one, and years of their own."""
    rows, wanted = [], {}
    for i in range(120):
        months = sorted(rng.sample(range(1, 13), rng.randint(2, 6)))
        year = rng.randint(1990, 2060)
        text = rng.choice(["、", "和", "，"]).join(f"{m}月" for m in months)
        text = f"{year}年{text}底前"
        days = [datetime.date(year, m, 1) + relativedelta(day=31)
                for m in months]
        if i % 3 == 0:
            days = [day + relativedelta(years=k, day=31)
                    for k, day in enumerate(days)]
            text = "、".join(f"{day.year}年{day.month}月底" for day in days)
        rows.append((f"T{i}", text))
        wanted[f"T{i}"] = [day.isoformat() for day in days]
    for order in rows, rows[::-1]:
        got = {task: [] for task in wanted}
        for row in run(["--calendar", "1980-01-01/2080-12-31"], order):
            got[row["task_id"]].append(row["due"])
        for task, text in rows:
            if got[task] != wanted[task]:
                fail(text, got[task], wanted[task])


def check_working_days(rng):
    """Against a count day by day, with random days off and worked."""
    exceptions = {}
    for year in range(2025, 2028):
        for _ in range(25):
            day = datetime.date(year, 1, 1)
            day += datetime.timedelta(rng.randrange(365))
            exceptions[day] = day.weekday() >= 5
    rows, wanted, events = [], {}, []
    for i in range(150):
        begin = day = datetime.date(2025, 1, 1) + datetime.timedelta(
            rng.randrange(900))
        n = left = rng.randint(1, 40)
        while left:
            day += datetime.timedelta(1)
            left -= exceptions.get(day, day.weekday() < 5)
        text = f"自{begin.year}年{begin.month}月{begin.day}日起{n}个工作日内"
        if i % 2:
            text = f"收到第{chinese(i % 99 + 1)}号通知{i}之日起{n}个工作日内"
            name = f"收到第{chinese(i % 99 + 1)}号通知{i}"
            events += ["--event", f"{name}={begin.isoformat()}"]
        rows.append((f"T{i}", text))
        wanted[f"T{i}"] = day.isoformat()
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as table:
        csv.writer(table).writerows([("date", "working"), *(
            (day.isoformat(), "yes" if works else "no")
            for day, works in exceptions.items())])
        table.flush()
        found = run(["--holidays", table.name, *events], rows)
    for row in found:
        if row["due"] != wanted[row["task_id"]]:
            fail(row, "not", wanted[row["task_id"]])
    if any(row["due"] for row in run(events, rows)):
        fail("working days without a table of holidays")


def main():
    for seed in range(3):
        rng = random.Random(seed)
        check_terms(rng)
        check_times(rng)
        check_lists(rng)
        check_working_days(rng)


main()
