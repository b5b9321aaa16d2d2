#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the pilot data of testdata/pilots: form (RFC 4180, UTF-8, widths, ids),
counts that the documents themselves state, and references between files."""
import calendar
import collections
import csv
import io
import os
import re
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "..", "testdata", "pilots")
OPS = {"ge", "gt", "le", "lt", "approx", "unstated", "milestone", "external", ""}
bad = []
done = 0


def ok(cond, what):
    global done
    done += 1
    if not cond:
        bad.append(what)


def load(name):
    raw = open(os.path.join(HERE, name), "rb").read()
    ok(not raw.startswith(b"\xef\xbb\xbf"), name + ": has a byte order mark")
    ok(raw.endswith(b"\r\n"), name + ": last record does not end in CRLF")
    ok(raw.count(b"\n") == raw.count(b"\r\n"), name + ": bare LF")
    text = raw.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    head, body = rows[0], rows[1:]
    ok(len(set(head)) == len(head), name + ": repeated column name")
    for h in head:
        ok(re.fullmatch(r"[a-z][a-z0-9_]*", h), name + ": column " + h)
    for i, r in enumerate(body, 2):
        ok(len(r) == len(head), "%s:%d: %d fields" % (name, i, len(r)))
        for v in r:
            ok(v == v.strip(), "%s:%d: blank at an end of %r" % (name, i, v))
    out = [dict(zip(head, r)) for r in body]
    ids = [r[0] for r in body]
    ok(len(set(ids)) == len(ids), name + ": repeated id")
    for r in out:
        if "operator" in r:
            ok(r["operator"] in OPS, name + ": operator " + r["operator"])
        if r.get("target_value"):
            ok(re.fullmatch(r"-?\d+(\.\d+)?", r["target_value"]), name + ": number")
        if r.get("seq"):
            ok(int(r["seq"]) == out.index(r) + 1, name + ": seq " + r["seq"])
    return out


def refs(rows, col, known, name):
    for r in rows:
        for v in filter(None, r[col].split(";")):
            ok(v in known, "%s: %s names %s, which is not there" % (name, col, v))


yt, yi = load("yichun/tasks.csv"), load("yichun/indicators.csv")
yg = load("yichun/goals.csv")
ok(len(yt) == 36, "Yichun: 36 tasks")
per = collections.Counter(r["schedule_text"] for r in yt)
ok(per == {"2025年": 13, "2026年": 6, "2027年": 14, "2025—2027年": 3},
   "Yichun: 13/6/14/3 by the note under the table, got %s" % dict(per))
ok(len({r["field_no"] for r in yt}) == 7, "Yichun: 7 fields")
ok(len({r["group_no"] for r in yt}) == 19, "Yichun: 19 task groups")
ok(len(yi) == 31, "Yichun: 31 indicators")
att = collections.Counter(r["attribute"] for r in yi)
ok(set(att) == {"约束性", "预期性"}, "Yichun: attributes")
sco = collections.Counter(r["scope"] for r in yi)
ok(set(sco) == {"全市", "试点区（市）县"}, "Yichun: scopes")
tid, iid = {r["task_id"] for r in yt}, {r["indicator_id"] for r in yi}
refs(yt, "indicator_ids", iid, "yichun/tasks.csv")
refs(yi, "task_ids", tid, "yichun/indicators.csv")
refs(yg, "indicator_id", iid, "yichun/goals.csv")
fwd = {(r["task_id"], v) for r in yt for v in r["indicator_ids"].split(";") if v}
back = {(v, r["indicator_id"]) for r in yi for v in r["task_ids"].split(";") if v}
ok(fwd == back, "Yichun: task and indicator links do not mirror each other")

nt, np_ = load("ningbo/tasks.csv"), load("ningbo/phases.csv")
ne, nb = load("ningbo/expected_results.csv"), load("ningbo/body_tasks.csv")
ok(len(nt) == 19, "Ningbo: 19 deliverables")
due = collections.Counter(r["due_ym"] for r in nt)
ok(due == {"2025-10": 2, "2026-04": 1, "2026-06": 1, "2026-12": 5, "2027-03": 2,
           "2027-09": 2, "2027-10": 4, "2027-11": 1, "2027-12": 1},
   "Ningbo: deliverables by month, got %s" % dict(due))
for r in nt:
    ok(r["due_ym"] == "%s-%02d" % (r["due_year"], int(r["due_month"])), "Ningbo: due")
    ok(r["lead_units"], "Ningbo: lead unit")
ok([int(r["task_no"]) for r in nt] == sorted(int(r["task_no"]) for r in nt), "Ningbo: order")
ok(len({r["task_no"] for r in nt}) == 6, "Ningbo: 6 tasks")
ok(len(nb) == 15, "Ningbo: 15 tasks in the body")
for a, b in zip(np_, np_[1:]):
    ya, ma = map(int, a["end_ym"].split("-"))
    yb, mb = map(int, b["start_ym"].split("-"))
    ok(ya * 12 + ma + 1 == yb * 12 + mb, "Ningbo: phases do not join")
ok(np_[0]["start_ym"] == "2025-01" and np_[-1]["end_ym"] == "2027-12", "Ningbo: span")
did = {r["deliverable_id"] for r in nt}
refs(ne, "deliverable_ids", did, "ningbo/expected_results.csv")
refs(nb, "deliverable_ids", did, "ningbo/body_tasks.csv")
ok({v for r in nb for v in r["deliverable_ids"].split(";")} == did,
   "Ningbo: every deliverable under a task of the body")

yh, ym = load("yunhe/goals.csv"), load("yunhe/mechanisms.csv")
yw = load("yunhe/work_plan.csv")
ok(len(yh) == 16, "Yunhe: 16 goals")
ok(len(yw) == 10, "Yunhe: 10 work plan items")
ok(sum(r["period_iso8601"] == "P6M" for r in ym) == 1, "Yunhe: one half-yearly report")
ok(sum(r["category"] == "机制" for r in ym) >= 4, "Yunhe: 4 mechanisms")

nc, npt = load("national/calendar.csv"), load("national/pilot_tasks.csv")
ok(len(npt) == 6, "Guide: 6 pilot tasks")
cid = {r["event_id"] for r in nc} | {"approval"}
refs(nc, "relative_to", cid, "national/calendar.csv")
nd = load("national/tasks.csv")
ok([r["task_id"] for r in nd] == [r["event_id"] for r in nc], "Guide: a task for each row")
ok([r["content"] for r in nd] == [r["action"] for r in nc], "Guide: contents of the tasks")
EVENTS = {"approval": "批复"}
LENGTHS = {"P3M": "3个月", "P3Y": "3年"}


def schedule_text(r):
    """The structured columns of the calendar in words, as SOURCE.md says."""
    last = calendar.monthrange(2025, int(r["month_to"]))[1] if r["month_to"] else 0
    if r["timing"] == "after_event":
        event, length = r["relative_to"], LENGTHS.get(r["offset_iso8601"])
        if not length:
            return event + "之后"
        every = "每" + length if r["recurrence"] == "cyclic" else length + "内"
        return "自" + EVENTS[event] + "之日起" + every
    if r["recurrence"] == "annual" and (r["month_from"], r["month_to"]) == ("1", "3"):
        return "每年第一季度"
    if r["recurrence"] == "annual":
        day = "底" if int(r["day_to"]) == last else r["day_to"] + "日"
        return "每年" + r["month_to"] + "月" + day + "前"
    return re.search("自(.*?月至.*?月)", r["rule_text_or_remark"])[1]


ok([r["schedule_text"] for r in nd] == [schedule_text(r) for r in nc],
   "Guide: texts of schedules")

fi, fn = load("fyp13/indicators.csv"), load("fyp13/footnotes.csv")
fx = load("fyp13/text_goals.csv")
ok(len(fi) == 27, "13th plan: 27 rows")
ok(len(fn) == 7, "13th plan: 7 notes")
ok({r["category_no"] for r in fi} == {str(i) for i in range(1, 12)}, "13th plan: 11 numbered items")
refs(fi, "note_refs", {r["note_no"] for r in fn}, "fyp13/indicators.csv")
refs(fx, "indicator_id", {r["indicator_id"] for r in fi}, "fyp13/text_goals.csv")
used = {v for r in fi for v in r["note_refs"].split(";") if v}
ok(used == {r["note_no"] for r in fn}, "13th plan: a note nobody refers to")
for r in fi:
    ok(bool(r["target_value"]) or bool(r["cumulative_value"]), "13th plan: no target in " + r["indicator_id"])
    if r["target_value"] and r["cumulative_value"]:
        d = float(r["target_value"]) - float(r["baseline_value"])
        ok(abs(d - float(r["cumulative_value"])) < 1e-9, "13th plan: cumulative of " + r["indicator_id"])
    ok("1" in r["note_refs"].split(";") or not r["cumulative_value"],
       "13th plan: a cumulative without note 1 in " + r["indicator_id"])

for b in bad:
    print(b, file=sys.stderr)
print("Yichun attributes: %s; scopes: %s" % (dict(att), dict(sco)))
print("13th plan attributes: %s" % dict(collections.Counter(r["attribute"] for r in fi)))
print("%d passed, %d failed" % (done - len(bad), len(bad)))
sys.exit(1 if bad else 0)
