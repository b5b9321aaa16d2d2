#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""recompute.py EHRISK-SCORE SOURCE PROFILE... | --options PROFILE OPTION...

What ehrisk-score --explain shows is what it computes.

For chemicals of every kind in every medium of each profile: what is printed as
numbers is worked out again here and must be the value printed beside it, and
the last HQ and CR of each path, and of the row, must be those of
ehrisk-score --paths. JSON has all digits: 1e-9; text has six: 1e-4. One line
for each finding; status 1 if there are any, or if too little was compared.
"""
import csv
import io
import json
import math
import pathlib
import re
import subprocess
import sys

PLACES = [("air", "ambient", "", "", "ug/m3"), ("air", "indoor", "", "", "ug/m3"),
          ("soil", "soil", "surface", "", "mg/kg"),
          ("soil", "soil", "subsurface", "", "mg/kg"),
          ("dust", "indoor", "", "", "mg/kg"),
          ("soil_gas", "", "", "", "ug/m3"),
          ("water", "tap", "", "", "ug/L"),
          ("surface_water", "surface_water", "", "", "mg/L"),
          ("groundwater", "groundwater", "", "", "mg/L"),
          ("food", "food", "", "rice", "mg/kg"),
          ("food", "food", "", "fish", "mg/kg"),
          ("food", "food", "", "", "mg/kg")]
# arsenic, cadmium, chromium(VI), benzo[a]pyrene, vinyl chloride,
# trichloroethylene, benzene, tetrachloroethylene, naphthalene, chloroform,
# dichloromethane, 1,2-dichloroethane, carbon tetrachloride, PCB 126, TCDD, DDT,
# pentachlorophenol, phenol, mercury, nickel, antimony, formaldehyde, ethylene
# oxide, chrysene, lead, toluene, 1,4-dioxane
CAS = """7440-38-2 7440-43-9 18540-29-9 50-32-8 75-01-4 79-01-6 71-43-2
127-18-4 91-20-3 67-66-3 75-09-2 107-06-2 56-23-5 57465-28-8 1746-01-6 50-29-3
87-86-5 108-95-2 7439-97-6 7440-02-0 7440-36-0 50-00-0 75-21-8 218-01-9
7439-92-1 108-88-3 123-91-1""".split()
NAMES = {"sqrt": math.sqrt, "exp": math.exp, "ln": math.log, "min": min,
         "max": max, "pi": math.pi, "__builtins__": {}}


def rows():
    values = [0.02, 7.5, 4e5]
    for i, cas in enumerate(CAS):
        for k, (medium, point, layer, item, unit) in enumerate(PLACES):
            yield {"pollutant": "x", "cas": cas, "medium": medium,
                   "point_type": point, "layer": layer, "item": item,
                   "value": values[(i + k) % 3], "unit": unit}


def run(program, args, text):
    done = subprocess.run([program, *args], input=text, text=True,
                          capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{args}: {done.stderr}")
    return done.stdout


def near(a, b, share):
    return abs(a - b) <= share * max(abs(a), abs(b))


def recompute(numbers):
    return eval(numbers.replace("^", "**"), dict(NAMES))


def check_steps(steps, share, place):
    for step in steps:
        got = recompute(step["numbers"])
        if step["value"] is None or not near(got, step["value"], share):
            yield f"{place}: {step['symbol']} = {step['numbers']} " \
                  f"is {got}, not {step['value']}"
        if step["since_numbers"] and not all(
                eval(one.replace("^", "**"), dict(NAMES))
                for one in step["since_numbers"].split("&")):
            yield f"{place}: {step['since_numbers']} is not so"


def last(steps, symbols):
    found = [s["value"] for s in steps if s["symbol"] in symbols]
    return found[-1] if found else None


def check_row(told, scored, place):
    if told["not_scored"] or "paths" not in told:
        if scored["hq"] or scored["cr"]:
            yield f"{place}: scored, but not explained"
        return
    bent = 1.0
    linear = [s for s in told["sums"] if s["symbol"] == "CR"]
    if linear and scored["cr"]:
        bent = float(scored["cr"]) / linear[0]["value"]
    for path in told["paths"]:
        here = f"{place} {path['path']}"
        yield from check_steps(path["steps"], 1e-9, here)
        for what, by in (("HQ", 1.0), ("CR", bent)):
            got = last(path["steps"], [what])
            cell = scored[f"{what.lower()}_{path['path']}"]
            if (got is None) != (cell == ""):
                yield f"{here}: {what} {got}, scored \"{cell}\""
            elif got is not None and not near(got * by, float(cell), 1e-9):
                yield f"{here}: {what} {got * by}, scored {cell}"
        if path["steps"] and not path["as_scored"]:
            yield f"{here}: says that it is not as scored"
    yield from check_steps(told["sums"], 1e-9, place)
    for what in ("HQ", "CR"):
        got = last(told["sums"], [what, what + "_bent"])
        cell = scored[what.lower()]
        if cell and not near(got, float(cell), 1e-9):
            yield f"{place}: {what} {got}, scored {cell}"


def check_numbers(told, sources, place):
    known = {source["key"] for source in told["sources"]}
    for number in told["numbers"]:
        if number["note"] != "assumed" and number["name"] not in (
                "m", "giabs_below") and number["source"] not in known:
            yield f"{place}: {number['name']} has no source"
        if not number["meaning"]:
            yield f"{place}: {number['name']} has no meaning"
    if not known <= sources:
        yield f"{place}: sources {known - sources}"


def check_text(text, place):
    """Blocks of "NAME = equation / = numbers / = value unit"."""
    block, n = [], 0
    for line in text.split("\n") + [""]:
        start = re.match(r"    (\w+) = (.*)", line)
        more = re.match(r"     +  ?= (.*)", line)
        if more and block:
            block.append(more[1])
            continue
        if len(block) > 2:
            n += 1
            value = float(block[-1].split(" ")[0])
            if not near(recompute(block[-2]), value, 1e-4):
                yield f"{place}: {block}"
        block = [start[2]] if start else []
    if n == 0:
        yield f"{place}: nothing to compare in the text"


def check_profile(program, sources, profile, *options):
    table = list(rows())
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    text = buffer.getvalue()
    args = ["--profile", profile, *options]
    told = json.loads(run(program, args + ["--explain", "--ojson"], text))
    scored = list(csv.DictReader(io.StringIO(
        run(program, args + ["--paths"], text))))
    n = 0
    if len(told) != len(table) or len(scored) != len(table):
        yield f"{profile}: {len(told)} of {len(table)} rows"
    for i, (one, of) in enumerate(zip(told, scored)):
        place = f"{profile} row {i + 1} {of['cas']} {of['medium']}"
        yield from check_row(one, of, place)
        if one.get("paths"):
            n += 1
            yield from check_numbers(one, sources, place)
    if n < 10:
        yield f"{profile}: only {n} rows were explained"
    yield from check_text(run(program, args + ["--explain"], text), profile)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    with open(root / "lib/ref/data/sources.csv", encoding="utf-8") as file:
        sources = {row["key"] for row in csv.DictReader(file)}
    found = []
    if sys.argv[3] == "--options":
        found += check_profile(program, sources, *sys.argv[4:])
    else:
        for profile in sys.argv[3:]:
            found += check_profile(program, sources, profile)
    for line in found[:40]:
        print(line)
    sys.exit(1 if found else 0)


main()
