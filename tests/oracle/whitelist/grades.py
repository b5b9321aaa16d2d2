#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""grades.py BIN SOURCE: ehrisk-whitelist against the text of pilot-default,
written again here rule by rule without looking at the program: levels,
whitelist, the ids of all reasons and the visits of random enterprises, many of
them at a threshold. Once as it is, once with highest_needs 2. Prints TAP."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]) / "ehrisk-whitelist"
RULES = pathlib.Path(sys.argv[2]) / "lib/ref/data/rules/pilot-default.yaml"
DRAW = random.Random(20260630)
LEVELS = ["none", "acceptable", "medium", "high"]
IGNORED = {"颗粒物", "烟尘", "工业粉尘", "粉尘", "烟粉尘", "总悬浮颗粒物",
           "化学需氧量", "COD"}
ZONES = """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"cell_id":"north","class":3},"geometry":
{"type":"Polygon","coordinates":[[[118,28],[119,28],[119,29],[118,29],[118,28]]]}},
{"type":"Feature","properties":{"cell_id":"south","class":2},"geometry":
{"type":"Polygon","coordinates":[[[118,27],[119,27],[119,28],[118,28],[118,27]]]}}
]}"""
PLACE = {"north": ("118.5", "28.5"), "south": ("118.5", "27.5"),
         "nowhere": ("110", "20"), "": ("", "")}
CLASS = {"north": 3, "south": 2}


def some(share, value, other=""):
    return value if DRAW.random() < share else other


class Enterprise:
    """What is told of one; an empty text is not told."""

    def __init__(self, name):
        pick = DRAW.choice
        self.name = name
        self.scored = DRAW.random() < 0.85
        self.hi = some(0.9, pick(["0.01", "0.0999", "0.1", "0.5", "1", "3"]))
        self.hi_high = some(0.95, self.hi)
        self.cr = some(0.9, pick(["1e-8", "9.99e-7", "1e-6", "5e-6", "1e-5"]))
        self.cr_high = some(0.95, some(0.8, self.cr, "1.01e-6"))
        self.coverage = pick(["1"] * 8 + ["0.97", "0.95", "0.94", ""])
        self.incomplete = pick([""] * 8 + ["粉尘(needs_speciation)",
                                           "Mystery(no_cas)",
                                           "COD(unit);Mystery(no_cas)"])
        self.n_scored = pick(["1"] * 9 + [""])
        if DRAW.random() < 0.15:  # nothing was scored
            self.hi = self.hi_high = self.cr = self.cr_high = ""
            self.n_scored = "0"
            self.coverage = pick(["0", "0", ""])
        self.top = self.n_scored != "0"
        self.flag = some(0.05, "multipathway_not_covered")
        self.places = DRAW.sample(["north", "south", "nowhere"],
                                  pick([0, 1, 1, 1, 1, 1, 1, 1, 2]))
        self.industry = pick(["2610"] * 9 + ["7724", "N7724", "46201", ""])
        # medium, pollutant, value, qualifier
        self.amounts = [("air", "Benzene", "5", "")] if self.scored else []
        self.amounts += DRAW.sample(
            [("water", "化学需氧量", "", ""), ("water", "Benzene", "0", ""),
             ("water", "Benzene", "1", ""), ("air", "Xylene", "", ""),
             ("air", "Xylene", "", "<")], pick([0, 0, 0, 1]))
        self.permits = pick([["key"], ["key"], ["registration"], [""],
                             ["registration", "key"]])
        self.listed = pick(["no", "yes", ""])
        self.event = pick(["general"] * 9 + ["larger", "serious", "odd", None])
        self.event_lacks = some(0.05, "unmatched")
        self.records = [(pick(["2023-06-30", "2023-07-01", "2024-06-30",
                               "2024-07-01", "2025-06-30", "2025-07-01",
                               "2026-06-30", "2026-07-01"]),
                         pick(["visit", "visit", "violation", "violation",
                               "event", "crime"]), pick(["serious", "minor"]))
                        for _ in range(pick([0, 0, 0, 0, 1, 2, 3, 4]))]

    def count(self, kind, behind, severity=None):
        return sum(k == kind and behind < day <= "2026-06-30" and
                   severity in (None, s) for day, k, s in self.records)


def first_words(text):
    """Pollutants of incomplete that are not ignored."""
    return [item for item in text.split(";")
            if item and item.split("(")[0] not in IGNORED]


def number_level(texts, medium, high):
    values = [float(text) for text in texts if text]
    if not values:
        return None
    return 3 if max(values) >= high else 2 if max(values) >= medium else 1


def unmatched(one):
    """Is something in scope not scored, named or not?"""
    silent = not one.incomplete and one.coverage and float(one.coverage) < 1
    return one.scored and bool(first_words(one.incomplete) or silent)


def gates(one, no_risk):
    """(id, level asked for: a number, "grey" or None) of those that hold or
    may."""
    scored = one.scored
    lacking = scored and first_words(one.incomplete)
    coverage = one.coverage if scored else ""
    if scored and one.incomplete and not lacking and coverage:
        coverage = "1"
    missing = sum(not value and not mark and name != "化学需氧量"
                  for _, name, value, mark in one.amounts)
    uncovered = any(value and float(value) > 0 and name != "化学需氧量" and
                    medium != ("air" if scored else "")
                    for medium, name, value, _ in one.amounts)
    held = [
        ("G01", "grey", not scored and not no_risk),
        ("G02", "grey", scored and not one.cr_high and not one.hi_high
         and not no_risk),
        ("G03", "grey", scored and one.top and not one.cr_high),
        ("G04", "grey", scored and one.top and not one.hi_high),
        ("G05", "grey", unmatched(one)),
        ("G06", "grey", (not coverage or float(coverage) < 0.95)
         and not no_risk),
        ("G07", "grey", missing > 0),
        ("G08", "grey", scored and bool(one.flag)),
        ("G09", "grey", not one.places),
        ("G10", "grey" if one.event is None else 3,
         one.event in ("serious", None)),
        ("G11", 2, one.count("crime", "2023-06-30") > 0),
        ("G12", None if one.industry else "grey",
         not one.industry or one.industry.startswith(
             ("7724", "4620", "7820", "N7724", "D4620", "N7820"))),
        ("G13", "grey", uncovered),
        ("G14", "grey", one.event is not None and bool(one.event_lacks)),
    ]
    return [(name, level) for name, level, holds in held if holds]


def impacts(one):
    """(id, level or "grey")"""
    cr = number_level([one.cr, one.cr_high], 1e-6, 1e-5) if one.scored else None
    hi = number_level([one.hi, one.hi_high], 0.1, 1) if one.scored else None
    word = {"general": 1, "larger": 2, "serious": 3}.get(one.event, "grey")
    return [(name, level) for name, level in
            (("I01", cr), ("I02", hi), ("I03", word)) if level is not None]


def step_of_record(one, level, ids):
    worse = [name for name, holds in (
        ("R01", one.count("violation", "2024-06-30", "serious") > 0),
        ("R02", one.count("event", "2024-06-30") > 0),
        ("R03", one.count("violation", "2025-06-30") >= 3)) if holds]
    ids += worse
    if worse:
        return min(level + 1, 3)
    if level == 3 and one.count("visit", "2023-06-30") >= 2 and \
            not one.count("violation", "2023-06-30") and \
            not one.count("crime", "2023-06-30"):
        ids.append("R04")
        return 2
    return level


def visits_of(one, level):
    """A zone that is not known may be of class 3."""
    classes = [CLASS[place] for place in one.places if place in CLASS]
    strict = not classes or max(classes) >= 3
    rule = {"high": ("S01", "S02"), "medium": ("S03", "S04"),
            "grey": ("S09", "S05"), "acceptable": ("S06", "S07"),
            "none": ("S08", "S08")}[level][not strict]
    return {"S01": (4, 2), "S02": (2, 1), "S03": (2, 1), "S04": (1, 1),
            "S09": (2, 1), "S05": (1, 1), "S06": (1, 0), "S07": (0, 0),
            "S08": (0, 0)}[rule]


def grade(one, needs):
    no_risk = one.permits == ["registration"] and one.listed == "no" and \
        (not one.scored or one.n_scored == "0") and not unmatched(one)
    barring, effects = gates(one, no_risk), impacts(one)
    ids = [name for name, _ in barring + effects]
    grey = "grey" in [level for _, level in barring + effects]
    known = [level for _, level in effects if level != "grey"]
    level = max(known, default=None)
    if level and level > 1 and known.count(level) < needs:
        level -= 1
    if no_risk:
        ids.append("N01")
        level = 0 if level in (None, 1) else level
    if level is not None:
        level = step_of_record(one, level, ids)
    asked = [at for _, at in barring if at in (2, 3)]
    if asked:
        level = max(asked) if level is None else max(level, *asked)
    word = "grey" if level is None or (grey and level < 3) else LEVELS[level]
    barred = barring or "grey" in [at for _, at in effects]
    white = not barred and word in ("none", "acceptable")
    return [word, "yes" if white else "no", " ".join(ids)] + \
        [str(n) for n in visits_of(one, word)]


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_all(folder, world):
    write(f"{folder}/totals", [[
        "source_id", "medium", "hi", "hi_high", "cr", "cr_high", "coverage",
        "incomplete", "top_hi", "top_cr", "score_flags", "n_scored"]] + [
            [one.name, "air", one.hi, one.hi_high, one.cr, one.cr_high,
             one.coverage, one.incomplete, "T" if one.top else "",
             "B" if one.top else "", one.flag, one.n_scored]
            for one in world if one.scored])
    rows = [["source_id", "lon", "lat", "industry_code", "medium", "quantity",
             "pollutant", "cas", "value", "qualifier", "permit_class",
             "listed_substances"]]
    for one in world:
        for place in one.places or [""]:
            for permit in one.permits:
                for medium, name, value, mark in [("", "", "", "")] + \
                        one.amounts:
                    rows.append([one.name, *PLACE[place], one.industry, medium,
                                 "emission" if name else "present", name, "",
                                 value, mark, permit, one.listed])
    write(f"{folder}/roster", rows)
    write(f"{folder}/events", [["source_id", "grade", "incomplete"]] + [
        [one.name, one.event, one.event_lacks] for one in world
        if one.event is not None])
    write(f"{folder}/records", [["source_id", "date", "record_kind",
                                 "severity"]] + [
        [one.name, *record] for one in world for record in one.records])
    pathlib.Path(f"{folder}/zones.geojson").write_text(ZONES)


def program(world, needs):
    with tempfile.TemporaryDirectory() as folder:
        write_all(folder, world)
        text = RULES.read_text(encoding="utf-8")
        if needs != 1:
            text = text.replace("name: pilot-default", "name: other").replace(
                "highest_needs: 1", f"highest_needs: {needs}")
        pathlib.Path(f"{folder}/rules.yaml").write_text(text, encoding="utf-8")
        ended = subprocess.run(
            [BIN, "--as-of", "2026-06-30", "--rules", f"{folder}/rules.yaml",
             "--roster", f"{folder}/roster", "--events", f"{folder}/events",
             "--records", f"{folder}/records", "--zones",
             f"{folder}/zones.geojson", f"{folder}/totals"],
            capture_output=True, timeout=120, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr.decode())
    return {row["source_id"]: [
        row["level"], row["whitelisted"],
        " ".join(reason.split()[0] for reason in row["reasons"].split("; ")),
        row["visits_per_year"], row["samples_per_year"]]
        for row in csv.DictReader(io.StringIO(ended.stdout.decode()))}


def main():
    failed = 0
    world = [Enterprise(f"S{i}") for i in range(3000)]
    for at, needs in enumerate((1, 2), 1):
        wanted = {one.name: grade(one, needs) for one in world}
        found = program(world, needs)
        wrong = [(name, wanted[name], found.get(name)) for name in wanted
                 if wanted[name] != found.get(name)]
        print(f"{'not ok' if wrong else 'ok'} {at} - {len(world)} enterprises, "
              f"highest_needs {needs}")
        for name, left, right in wrong[:5]:
            print(f"# {name}: by hand {left}, the program {right}")
        kinds = {tuple(row[:2]) for row in wanted.values()}
        if len(kinds) < 7:
            print(f"# few kinds of grades were tried: {sorted(kinds)}")
        failed += bool(wrong) or len(kinds) < 7
    print("1..2")
    return failed > 0


sys.exit(main())
