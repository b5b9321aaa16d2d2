#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lists.py BIN: what must hold of positive lists and admissions whatever the
enterprises and projects, tried with random ones: what is not known puts nobody
on a list and admits no project; worse records and worse zones help nobody; the
order of the input is irrelevant; lists and grades do not touch each other.
Prints TAP."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]).resolve() / "ehrisk-whitelist"
DRAW = random.Random(20261122)
LISTED = {"yes": 2, "undecided": 1, "no": 0}
BENEFIT = {"exempt": 2, "fewer_inspections": 2, "notification": 1, "": 0}
ADMITTED = {"allow": 2, "conditions": 1, "undecided": 0, "refuse": 0}
ROSTER = ["source_id", "cell_id", "industry_code", "permit_class",
          "listed_substances", "enterprise_size", "online_monitoring",
          "credit_grade", "yangtze_1km"]
PROJECT = ["project_id", "project_class", "industry_code", "eia_category",
           "cell_id", "zone_class", "adm_code"]
RECORD = ["source_id", "date", "record_kind", "severity"]
ZONES = [["crs", "cell_m", "col", "row", "class", "class_name", "incomplete"]
         ] + [["EPSG:28992", "1000", str(i), "332", str(i) if i else "", name,
               ""] for i, name in enumerate(
                   ["", "low", "moderate", "high", "very high"])] + [
    ["EPSG:28992", "1000", "5", "332", "1", "low", "Mystery(no_cas)"]]
count = failed = 0


def check(name, good, why=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("# " + str(why)[:2000])


def run(tables, *options):
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in tables.items():
            with open(f"{folder}/{name}", "w", newline="",
                      encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
        ended = subprocess.run(
            [BIN, "--as-of", "2026-11-22", *options], cwd=folder,
            capture_output=True, timeout=120, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr.decode())
    return ended.stdout.decode()


def shuffled(rows):
    rest = rows[1:]
    DRAW.shuffle(rest)
    return rows[:1] + rest


def blanked(rows, at):
    return rows[:1] + [row[:at] + [""] + row[at + 1:]
                       if DRAW.random() < 0.4 else row for row in rows[1:]]


def make_roster(n):
    pick = DRAW.choice
    return [ROSTER] + [[
        f"S{i}", "X/1/2/3",
        pick(["1411", "2614", "2211", "3411", "3911", "5910", "7724", "8030"]),
        pick(["key", "simplified", "registration"]), pick(["no", "yes"]),
        pick(["large", "small", "micro"]), pick(["stable", "none"]),
        pick(["green", "yellow"]), pick(["yes", "no"])] for i in range(n)]


def make_records(n):
    return [RECORD] + [[
        f"S{DRAW.randrange(n)}", f"202{DRAW.randint(3, 6)}-0{DRAW.randint(1, 9)}-11",
        DRAW.choice(["visit", "violation", "event", "crime", "deceit"]),
        "minor"] for _ in range(n // 4)]


def make_projects(n):
    pick = DRAW.choice
    rows = [PROJECT]
    for i in range(n):
        where = pick([1, 1, 2, 3, 4])
        cell, zone = pick([(f"EPSG:28992/1000/{where}/332", ""),
                           ("", str(where)),
                           (f"EPSG:28992/1000/{where}/332", str(where)),
                           ("EPSG:28992/1000/5/332", ""),
                           ("EPSG:28992/1000/0/332", ""),
                           ("EPSG:28992/1000/9/332", "")])
        rows.append([f"P{i}", pick(["", "", "light", "general", "two_high"]),
                     pick(["1411", "2614", "3110", "3212", "7010"]),
                     pick(["registration", "table", "report"]), cell, zone,
                     "330802"])
    return rows


def listed(roster, records, which):
    text = run({"roster": roster, "records": records}, "--roster", "roster",
               "--records", "records", "--positive-list", which)
    return {row["source_id"]: (LISTED[row["on_list"]],
                               BENEFIT[row["list_effect"]])
            for row in csv.DictReader(io.StringIO(text))}


def better(before, after):
    """Who has come onto the list, or to a greater benefit."""
    return [name for name, (_, benefit) in after.items()
            if benefit > before[name][1]]


def positive(which):
    roster, records = make_roster(400), make_records(400)
    before = listed(roster, records, which)
    check(f"{which}: some are on the list and some are not",
          {place for place, _ in before.values()} >= {0, 2})
    check(f"{which}: the order of rows is irrelevant",
          before == listed(shuffled(roster), shuffled(records), which))
    for at in range(2, len(ROSTER)):
        now = listed(blanked(roster, at), records, which)
        check(f"{which}: an empty {ROSTER[at]} puts nobody on the list",
              not better(before, now), better(before, now))
        gone = [row[:at] + row[at + 1:] for row in roster]
        now = listed(gone, records, which)
        check(f"{which}: without {ROSTER[at]} nobody comes onto the list",
              not better(before, now), better(before, now))
    for kind in ("violation", "event", "crime", "deceit"):
        more = records + [[row[0], "2026-11-01", kind, "serious"]
                          for row in roster[1:] if DRAW.random() < 0.5]
        now = listed(roster, more, which)
        check(f"{which}: a {kind} puts nobody on the list",
              not better(before, now), better(before, now))


def apart():
    roster, records = make_roster(300), make_records(300)
    totals = [["source_id", "hi", "hi_high", "cr", "cr_high", "coverage",
               "incomplete"]] + [
        [row[0], "0.01", "0.01", cr, cr, "1", ""] for row in roster[1:]
        for cr in [f"{10 ** DRAW.uniform(-8, -4):.3g}"]]
    options = ("--roster", "roster", "--records", "records")
    before = run({"roster": roster, "records": records, "totals": totals},
                 *options, "totals")
    other = [row[:5] + DRAW.choice([["small", "stable", "green", "no"],
                                    ["large", "none", "red", "yes"]])
             for row in roster[1:]]
    now = run({"roster": [ROSTER] + other, "records": records,
               "totals": totals}, *options, "totals")
    lists = [listed(rows, records, "enforcement")
             for rows in (roster, [ROSTER] + other)]
    check("who is on the positive list moves no grade: the same bytes",
          before == now and lists[0] != lists[1])
    grades = {row["source_id"]: row for row in
              csv.DictReader(io.StringIO(before))}
    pairs = {(row["whitelisted"], lists[0][name][0])
             for name, row in grades.items()}
    check("on both, on either and on none of whitelist and positive list",
          {("yes", 2), ("yes", 0), ("no", 2), ("no", 0)} <= pairs, pairs)


def admitted(projects):
    text = run({"projects": projects, "zones": ZONES}, "--zones", "zones",
               "--project", "projects")
    return {row["project_id"]: row for row in
            csv.DictReader(io.StringIO(text))}


def gains(before, after):
    return [(name, before[name]["decision"], row["decision"])
            for name, row in after.items() if ADMITTED[row["decision"]] >
            ADMITTED[before[name]["decision"]]]


def admission():
    projects = make_projects(400)
    before = admitted(projects)
    check("decisions of all kinds are tried",
          {row["decision"] for row in before.values()} == set(ADMITTED))
    check("the order of projects is irrelevant",
          before == admitted(shuffled(projects)))
    check("hatched, unassessed or outside is undecided", all(
        before[row[0]]["decision"] == "undecided" for row in projects[1:]
        if row[4].split("/")[2:3] in (["0"], ["5"], ["9"])))
    check("undecided says why, and nobody else does", all(
        (row["decision"] == "undecided") == (row["not_decided"] != "") ==
        (row["rule"] == "") for row in before.values()))
    for at in (2, 3):
        now = admitted(blanked(projects, at))
        check(f"an empty {PROJECT[at]} admits nobody",
              not gains(before, now), gains(before, now))
    bare = [row[:4] + ["", ""] + row[6:] for row in projects]
    now = admitted([PROJECT] + bare[1:])
    check("without a place nobody is admitted",
          {row["decision"] for row in now.values()} == {"undecided"})
    stated = [row[:4] + ["", str(DRAW.randint(1, 3))] + row[6:]
              for row in projects[1:]]
    worse = [row[:5] + [str(int(row[5]) + 1)] + row[6:] for row in stated]
    found = gains(admitted([PROJECT] + stated), admitted([PROJECT] + worse))
    check("a worse zone admits nobody", not found, found)
    plain = [[row[0], ""] + row[2:] for row in stated]
    found = gains(admitted([PROJECT] + plain), admitted([PROJECT] + stated))
    check("what a project calls itself admits nobody", not found, found)


def main():
    for which in ("enforcement", "eia"):
        positive(which)
    apart()
    admission()
    print(f"1..{count}")
    return failed > 0


sys.exit(main())
