#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py EHRISK-TASKS PILOTS: what ehrisk-tasks --oical writes, looked at
line by line against RFC 5545, and read by python3-icalendar and python3-vobject,
which must find the days and texts of the same calendar as CSV."""
import csv
import datetime
import io
import re
import subprocess
import sys

import icalendar
import vobject

PROGRAM, PILOTS = sys.argv[1:3]
HOSTILE = [
    ("a;b,c\\d", "1;2,3\\4 \\n 5:6\"7'8", "一;二,三", "2026年"),
    ("n", "第一行\n第二行\r\n第三行", "", "2026-02-28"),
    ("长", "开展环境健康风险监测与评估" * 30, "甲、乙；丙", "2024-02-29"),
    ("emoji", "🌍" * 60 + "é" * 60, "", "每月31日前"),
    ("ascii", "x" * 400, "", "每半年"),
    ("edge", "y" * 60 + "\u4e00z", "", "9999-12-31"),
    ("tab", "a\tb", " ; ;", "每年2月29日前"),
    ("end\\", "BEGIN:VEVENT\nEND:VCALENDAR", ";;", "2026年底前"),
]
TEXTS = {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME"}


def fail(*what):
    sys.exit("icalendar: " + " ".join(map(str, what)))


def run(*args, stdin=b""):
    done = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True,
                          timeout=60, check=False)
    if done.returncode != 0:
        fail(args, done.returncode, done.stderr.decode())
    return done.stdout


def lines_of(data):
    """Content lines, unfolded; the form of each physical one is looked at."""
    if not data.endswith(b"\r\n"):
        fail("no CRLF at the end")
    out = []
    for line in data[:-2].split(b"\r\n"):
        if b"\n" in line or b"\r" in line:
            fail("a bare line end", line)
        if len(line) > 75:
            fail(len(line), "octets", line)
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line):
            fail("a control character", line)
        text = line.decode("utf-8")  # a cut character would not decode
        if text.startswith((" ", "\t")):
            out[-1] += text[1:]
        else:
            out.append(text)
    return out


def check_text(name, value):
    rest = re.sub(r"\\[\\;,nN]", "", value)
    if "\\" in rest or ";" in rest or (name != "CATEGORIES" and "," in rest):
        fail("not escaped", name, value)


def check_lines(data):
    """The grammar of RFC 5545, as far as it is used here."""
    stack, need, uids = [], {}, []
    for line in lines_of(data):
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)", line,
                             re.S)
        if not match:
            fail("no content line", line)
        name, value = match[1], match[3]
        if name == "BEGIN":
            stack.append(value)
            need[value] = {}
            continue
        if name == "END":
            if not stack or stack.pop() != value:
                fail("END without BEGIN", line)
            wanted = {"VCALENDAR": {"VERSION", "PRODID"},
                      "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
                      "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
                      "VTIMEZONE": {"TZID"}, "STANDARD": {"DTSTART"}}[value]
            if not wanted <= need[value].keys():
                fail(value, "lacks", wanted - need[value].keys())
            continue
        if name in need[stack[-1]]:
            fail("twice", line)
        need[stack[-1]][name] = value
        if name in TEXTS or name == "CATEGORIES":
            check_text(name, value)
        if name == "UID":
            uids.append(value)
        if name in ("DTSTART", "DTEND") and stack[-1] == "VEVENT" and not (
                match[2] == ";VALUE=DATE" and re.fullmatch(r"\d{8}", value)):
            fail("no day", line)
        if name == "DTSTAMP" and not re.fullmatch(r"\d{8}T\d{6}Z", value):
            fail("no time", line)
    if stack or len(set(uids)) != len(uids):
        fail("not closed, or one UID twice")
    return uids


def rows_of(*args, stdin=b""):
    text = run(*args, stdin=stdin).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def summary(row):
    text = row["task_id"] + (" " + row["task"] if row["task"] else "")
    return re.sub(r"\r\n?", "\n", text)


def names(row):
    parts = (part.strip() for part in re.split("[;；、]", row["lead_units"]))
    return [part for part in parts if part]


def compare(data, rows, soon):
    """Both parsers against the table."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    others = getattr(vobject.readOne(data.decode("utf-8")), "vevent_list", [])
    if not len(events) == len(others) == len(rows):
        fail(len(events), len(others), len(rows), "events")
    for event, other, row in zip(events, others, rows):
        day = datetime.date.fromisoformat(row["due"])
        if not event["DTSTART"].dt == other.dtstart.value == day:
            fail("day", row, event["DTSTART"].dt)
        if day < datetime.date.max:
            if event["DTEND"].dt != day + datetime.timedelta(1):
                fail("end", row)
        # python3-icalendar 4 takes an escaped backslash before an n for a line
        # end
        taken = str(event["SUMMARY"])
        if "\\n" in summary(row):
            taken = other.summary.value
        if not taken == other.summary.value == summary(row):
            fail("summary", repr(str(event["SUMMARY"])), repr(summary(row)))
        if row["schedule"] not in str(event["DESCRIPTION"]):
            fail("description", row)
        # and parts categories before it reads what is escaped
        found = other.categories.value if hasattr(other, "categories") else []
        if found != names(row):
            fail("categories", found, names(row))
        if found and not any("," in name for name in found):
            if [str(name) for name in event["CATEGORIES"].cats] != found:
                fail("categories", event["CATEGORIES"].to_ical(), found)
        alarms = event.walk("VALARM")
        if soon is None:
            if alarms:
                fail("an alarm")
            continue
        at = datetime.timedelta(hours=9) - datetime.timedelta(days=soon)
        if len(alarms) != 1 or alarms[0]["TRIGGER"].dt != at:
            fail("alarm", row, alarms)


def check(calendar, path, *more, soon=None, stdin=b""):
    args = ["--calendar", calendar, "--as-of", "2025-01-10", *more]
    if soon is not None:
        args += ["--soon", str(soon)]
    rows = rows_of(*args, path, stdin=stdin)
    data = run(*args, "--oical", path, stdin=stdin)
    check_lines(data)
    compare(data, rows, soon)
    if run(*args, "--oical", path, stdin=stdin) != data:
        fail("not the same again")
    return data, len(rows)


def table(rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["task_id", "task", "lead_units", "schedule"])
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def main():
    ningbo, national = PILOTS + "/ningbo/tasks.csv", PILOTS + "/national/tasks.csv"
    data, count = check("2025-2027", ningbo, soon=14)
    if count != 19:  # the annex has 19 deliverables
        fail(count, "deliverables of Ningbo")
    # the same events whatever the day and the order of the tasks
    args = ["--calendar", "2025-2027", "--oical", "--soon", "14", "--as-of"]
    later = run(*args, "2026-06-01", ningbo)
    if later.replace(b"20260601T", b"20250110T") != data:
        fail("the day of writing changes more than DTSTAMP")
    head, *rows = open(ningbo, "rb").read().split(b"\r\n")[:-1]
    turned = b"\r\n".join([head, *reversed(rows), b""])
    if sorted(check_lines(run(*args, "2025-01-10", "-", stdin=turned))) != sorted(
            check_lines(data)):
        fail("the order changes UIDs")
    named = run("--calendar-name", "宁波; 经开区, 2025", *args, "2025-01-10", ningbo)
    if set(check_lines(named)) & set(check_lines(data)):
        fail("two calendars with the same UIDs")
    _, count = check("2025-2027", national, "--event", "approval=2024-10-22")
    # four of each of 2025, 2026 and 2027; NA-C04 and C10 once, C06, C12
    if count != 4 * 3 + 4:
        fail(count, "times of the national calendar")
    for soon in (None, 0, 1, 2, 400):
        check("9997/9999" if soon is None else "2024-2027", "-", soon=soon,
              stdin=table(HOSTILE))
    empty, count = check("2020", ningbo)
    if count != 0 or b"VEVENT" in empty or b"BEGIN:VTIMEZONE" not in empty:
        fail("an empty calendar")


main()
