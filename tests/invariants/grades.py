#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""grades.py BIN: what must hold of grades whatever the enterprises, tried with
random ones: more risk and less knowledge never give a better level; order of
the input and threads are irrelevant; all views agree; nobody is whitelisted and
high; of moves since a former output, what one input alone moved is laid at it. Prints TAP."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]) / "ehrisk-whitelist"
# grey may be anything up to high
ORDER = {"none": 0, "acceptable": 1, "medium": 2, "grey": 3, "high": 4}
TOTALS = ["source_id", "medium", "hi", "hi_high", "cr", "cr_high", "coverage",
          "incomplete", "top_hi", "top_cr", "score_flags", "n_scored"]
ROSTER = ["source_id", "lon", "lat", "industry_code", "adm_code", "medium",
          "quantity", "pollutant", "cas", "value", "qualifier", "permit_class",
          "listed_substances"]
RECORDS = ["source_id", "date", "record_kind", "severity"]
DRAW = random.Random(20261122)
count = failed = 0


def check(name, good, why=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("# " + str(why)[:2000])


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header] + rows)


class World:
    """Enterprises of the four tables, as lists of rows."""

    def __init__(self, n):
        self.totals, self.roster, self.events, self.records = [], [], [], []
        for i in range(n):
            self.add(f"S{i}")

    def add(self, name):
        def some(share, value, other=""):
            return value if DRAW.random() < share else other
        hi = 10 ** DRAW.uniform(-3, 0.5)
        cr = 10 ** DRAW.uniform(-8, -4.5)
        missing = DRAW.random() < 0.15
        scored = DRAW.random() < 0.7
        if scored and DRAW.random() < 0.2:  # only what has no value
            self.totals.append([
                name, "air", "", "", "", "", *DRAW.choice(
                    [("0", "粉尘(needs_speciation)"), ("", ""),
                     ("0", "Mystery(no_cas)")]), "", "", "", "0"])
        elif scored:
            self.totals.append([
                name, "air", f"{hi:.3g}", f"{hi * 1.2:.3g}", f"{cr:.3g}",
                f"{cr * 1.2:.3g}", "0.8" if missing else "1",
                "Mystery(no_cas)" if missing else "", "Toluene", "Benzene",
                some(0.1, "multipathway_not_covered"), "2"])
        place = ["118.5", "28.1"] if DRAW.random() < 0.95 else ["", ""]
        tail = [some(0.3, "registration", "key"), some(0.3, "no", "yes")]
        codes = [DRAW.choice(["2610", "7724", "3110"]), "330800"]
        self.roster.append([name] + place + codes
                           + ["", "present", "", "", "", ""] + tail)
        if scored or DRAW.random() < 0.3:
            self.roster.append([name] + place + codes + [
                some(0.1, "water", "air"), "emission", "Benzene", "71-43-2",
                some(0.95, "5"), ""] + tail)
        self.events.append([name, DRAW.choice(
            ["general"] * 8 + ["larger", "serious"])])
        for _ in range(DRAW.choice([0, 0, 0, 1, 2, 4])):
            self.records.append([
                name, f"202{DRAW.randint(2, 6)}-0{DRAW.randint(1, 9)}-11",
                DRAW.choice(["visit", "visit", "violation", "event", "crime"]),
                DRAW.choice(["minor", "serious", ""])])

    def grades(self, *options, shuffle=False, day="2026-11-22"):
        tables = {"totals": (TOTALS, self.totals),
                  "roster": (ROSTER, self.roster),
                  "events": (["source_id", "grade"], self.events),
                  "records": (RECORDS, self.records)}
        with tempfile.TemporaryDirectory() as folder:
            for name, (header, rows) in tables.items():
                rows = [list(row) for row in rows]
                if shuffle:
                    DRAW.shuffle(rows)
                write(f"{folder}/{name}", header, rows)
            ended = subprocess.run(
                [BIN, "--as-of", day, "--roster", f"{folder}/roster",
                 "--events", f"{folder}/events", "--records",
                 f"{folder}/records", *options, f"{folder}/totals"],
                capture_output=True, timeout=120, check=False)
        if ended.returncode:
            raise RuntimeError(ended.stderr.decode())
        return ended.stdout.decode()


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def levels(world):
    return {row["source_id"]: row["level"] for row in rows_of(world.grades())}


def not_better(before, after):
    """Enterprises whose level got better; what made one high may be what is no
    longer known, and then it is grey."""
    return [(name, before[name], level) for name, level in after.items()
            if ORDER[level] < ORDER[before[name]] and level != "grey"]


def views(world):
    table = rows_of(world.grades())
    check("nobody is whitelisted and high, medium or grey", all(
        row["level"] in ("none", "acceptable") for row in table
        if row["whitelisted"] == "yes"))
    found = {row["level"] for row in table}
    check("levels of all kinds are tried",
          found == {"none", "acceptable", "medium", "high", "grey"}, found)
    for name in ("medium", "high", "grey"):
        listed = rows_of(world.grades("--list", name))
        check(f"--list {name} is those rows",
              listed == [row for row in table if row["level"] == name])
    check("--list white is those rows",
          rows_of(world.grades("--list", "white")) ==
          [row for row in table if row["whitelisted"] == "yes"])
    visits = rows_of(world.grades("--supervision"))
    check("--supervision has each enterprise once, with its grade",
          sorted((r["source_id"], r["level"], r["visits_per_year"])
                 for r in visits) ==
          sorted((r["source_id"], r["level"], r["visits_per_year"])
                 for r in table))
    problems = rows_of(world.grades("--problems"))
    check("--problems has the same levels, and rules that are among reasons",
          all(next(r for r in table if r["source_id"] == p["source_id"])
              ["level"] == p["level"] and p["observed"] in
              next(r for r in table if r["source_id"] == p["source_id"])
              ["reasons"] for p in problems) and len(problems) > 0)
    check("who is whitelisted has no problem",
          not {p["source_id"] for p in problems} &
          {r["source_id"] for r in table if r["whitelisted"] == "yes"})
    for by in ("region", "industry", "enterprise"):
        register = rows_of(world.grades("--register", by))
        check(f"--register {by} adds up", all(
            sum(int(r[f"n_{level}"]) for r in register) ==
            sum(t["level"] == level for t in table)
            for level in ("none", "acceptable", "medium", "high", "grey")))


def order(world):
    text = world.grades()
    check("the order of rows is irrelevant",
          text == world.grades(shuffle=True))
    check("threads are irrelevant", text == world.grades("-j", "4")
          == world.grades("-j", "1"))


def more_risk(world):
    before = levels(world)
    for column in ("hi", "hi_high", "cr", "cr_high"):
        at = TOTALS.index(column)
        kept = [list(row) for row in world.totals]
        for row in world.totals:
            row[at] = row[at] and \
                f"{float(row[at]) * 10 ** DRAW.uniform(0, 3):.6g}"
        better = not_better(before, levels(world))
        check(f"a higher {column} makes no level better", not better, better)
        world.totals = kept
    kept = world.events
    world.events = [[name, "serious"] for name, _ in kept]
    better = not_better(before, levels(world))
    check("a higher event grade makes no level better", not better, better)
    world.events = kept
    kept = list(world.records)
    for row in world.roster:
        world.records.append([row[0], "2026-10-01",
                              DRAW.choice(["violation", "event", "crime"]),
                              "serious"])
    better = not_better(before, levels(world))
    check("a bad record makes no level better", not better, better)
    world.records = kept


def blank(world, rows, at, name):
    """Empties a third of the cells of a column."""
    before = levels(world)
    kept = [list(row) for row in rows]
    for row in rows:
        if DRAW.random() < 0.33:
            row[at] = ""
    better = not_better(before, levels(world))
    check(f"an empty {name} makes no level better", not better, better)
    rows[:] = kept


def less_known(world):
    for column in ("medium", "hi", "hi_high", "cr", "cr_high", "coverage",
                   "incomplete", "n_scored"):
        blank(world, world.totals, TOTALS.index(column), column)
    for column in ("lon", "lat", "industry_code", "medium", "quantity",
                   "pollutant", "cas", "value", "permit_class",
                   "listed_substances"):
        blank(world, world.roster, ROSTER.index(column), column)
    blank(world, world.events, 1, "event grade")
    blank(world, world.records, 3, "severity")


LEVELS = ("worse", "better", "now_assessed", "no_longer_assessed")


def agree(then, moves, now):
    """Do rows of moves say what two tables of grades say?"""
    then = {row["source_id"]: row for row in then}
    now = {row["source_id"]: row for row in now}
    expected = set()
    for name in then.keys() | now.keys():
        if name not in then or name not in now:
            expected.add((name, then.get(name, {}).get("level", ""),
                          now.get(name, {}).get("level", "")))
            continue
        for column in ("level", "code", "whitelisted"):
            pair = then[name][column], now[name][column]
            if pair[0] != pair[1]:
                expected.add((name, *pair))
    return expected == {(m["source_id"], m["before"], m["after"])
                        for m in moves
                        if m["change"] not in ("supervision", "expired")}


def wrong_causes(moves, inputs):
    """Moves one part of whose cause is none of the inputs that were changed;
    what is due hangs on the level, and new ones name all that they are in."""
    return [(m["source_id"], m["change"], m["cause"]) for m in moves
            if m["change"] not in ("new", "gone", "expired")
            and not all(inputs & set(part.split("/"))
                        for part in m["cause"].split(";"))]


def since(world):
    other = World(300)
    table = world.grades()
    kept = {name: getattr(world, name)
            for name in ("totals", "roster", "events", "records")}
    with tempfile.TemporaryDirectory() as folder:
        former = f"{folder}/former.csv"

        def moves(day="2026-11-22", shuffle=False):
            return rows_of(world.grades("--since", former, day=day,
                                        shuffle=shuffle))

        pathlib.Path(former).write_text(table, encoding="utf-8")
        check("since itself nobody moves", not moves())
        tried = list(kept)
        for name in tried + [None]:
            if name:
                setattr(world, name, getattr(other, name))
            day = "2026-11-22" if name else "2027-10-11"
            found = moves(day)
            wrong = wrong_causes(found, {name or "date"})
            levels_moved = [m for m in found if m["change"] in LEVELS]
            check(f"what {name or 'the day'} alone moves is laid at it",
                  not wrong and len(levels_moved) > 5, wrong)
            check(f"what {name or 'the day'} moves is what the tables say",
                  agree(rows_of(table), found, rows_of(world.grades(day=day))))
            if name:
                setattr(world, name, kept[name])
        for name in tried:
            setattr(world, name, getattr(other, name)[20:])
        found = moves("2027-10-11")
        check("when all is changed, moves are what the tables say",
              agree(rows_of(table), found,
                    rows_of(world.grades(day="2027-10-11"))))
        check("the same rules are never a cause", not [
            m for m in found if {"rules", "other"} &
            set(m["cause"].replace(";", "/").split("/"))])
        check("several inputs are told apart",
              any(";" in m["cause"] for m in found) and
              any("/" not in m["cause"] for m in found))
        check("the order of rows is irrelevant to moves",
              found == moves("2027-10-11", shuffle=True))
        for name in tried:
            setattr(world, name, kept[name])


def alone(world):
    """Two inputs are changed: the cause must be what each does alone, as the
    grades of both others show."""
    other = World(300)
    kept = world.totals, world.events
    table = world.grades()
    with tempfile.TemporaryDirectory() as folder:
        former = f"{folder}/former.csv"
        pathlib.Path(former).write_text(table, encoding="utf-8")
        world.totals = other.totals
        by = {"totals": levels(world)}
        world.totals, world.events = kept[0], other.events
        by["events"] = levels(world)
        world.totals = other.totals
        found = rows_of(world.grades("--since", former))
    world.totals, world.events = kept
    wrong, seen = [], set()
    for move in found:
        if move["change"] not in LEVELS:
            continue
        name, after, cause = (move["source_id"], move["after"],
                              move["cause"])
        would = {given for given in by if by[given][name] == after}
        expected = {"totals": {"totals"}, "events": {"events"},
                    "totals;events": set(),
                    "totals/events": {"totals", "events"}}
        seen.add(cause)
        if expected.get(cause) != would:
            wrong.append((move, would))
    check("a cause is what the input alone would do", not wrong, wrong[:3])
    check("causes of four kinds are tried", len(seen) == 4, seen)


def main():
    world = World(300)
    views(world)
    order(world)
    more_risk(world)
    less_known(world)
    since(world)
    alone(world)
    print(f"1..{count}")
    return failed > 0


sys.exit(main())
