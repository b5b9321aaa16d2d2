#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py EHRISK-SCORE PROFILE PROFILE2: ehrisk-score --compare adds up.

hq and cr are those of a run with one profile alone; the ratios are theirs; the
factors in hq_why and cr_why multiply to the ratio; the other way round they are
the reciprocals; a profile compared with itself has ratio 1 and nothing to
explain. Groups have the totals of one profile alone. One line for each finding;
status 1 if there are any, or if too little was compared.
"""
import csv
import io
import math
import subprocess
import sys

PLACES = [("air", "ambient", "", "ug/m3"), ("soil", "soil", "surface", "mg/kg"),
          ("soil", "soil", "subsurface", "mg/kg"), ("water", "tap", "", "ug/L"),
          ("groundwater", "groundwater", "", "mg/L"),
          ("food", "food", "", "mg/kg")]
CAS = """7440-38-2 7440-43-9 18540-29-9 50-32-8 75-01-4 79-01-6 71-43-2
127-18-4 91-20-3 67-66-3 107-06-2 1746-01-6 87-86-5 7439-97-6 7440-02-0 50-00-0
218-01-9 7439-92-1 108-88-3 123-91-1""".split()


def rows():
    values = [0.02, 7.5, 4e5, 0]
    for i, cas in enumerate(CAS):
        for k, (medium, point, layer, unit) in enumerate(PLACES):
            yield {"pollutant": f"c{i}", "cas": cas, "medium": medium,
                   "point_type": point, "layer": layer, "unit": unit,
                   "value": values[(i + k) % 4], "source_id": f"s{i % 3}"}


def run(program, args, text):
    done = subprocess.run([program, *args], input=text, text=True,
                          capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{args}: {done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout)))


def near(a, b):
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def factors(why):
    parts = [part.rsplit(" ", 1) for part in why.split(";") if part]
    return {name: float(value) for name, value in parts
            if name not in ("only", "only_2")}


def check_row(both, one, two, place):
    n = 0
    for what in ("hq", "cr"):
        ratio, why = both[what + "_ratio"], both[what + "_why"]
        if both[what] != one[what] or both[what + "_2"] != two[what]:
            yield f"{place}: {what} {both[what]} {both[what + '_2']}, alone " \
                  f"{one[what]} {two[what]}"
        positive = all(side[what] and float(side[what]) > 0
                       for side in (one, two))
        if positive != (ratio != ""):
            yield f"{place}: ratio of {what} \"{ratio}\""
        elif positive:
            n += 1
            if not near(float(ratio), float(two[what]) / float(one[what])):
                yield f"{place}: ratio of {what} {ratio}"
            product = math.prod(factors(why).values())
            if not near(product, float(ratio)):
                yield f"{place}: {why} is {product}, not {ratio}"
        elif bool(one[what]) != bool(two[what]) and why[:2] != (
                "2:" if one[what] else "1:"):
            yield f"{place}: {what} on one side only, but \"{why}\""
    both["compared"] = n


def check_back(both, back, place):
    for what in ("hq", "cr"):
        if not both[what + "_ratio"]:
            continue
        there = factors(both[what + "_why"])
        home = {"/".join(reversed(name.split("/"))): value for name, value
                in factors(back[what + "_why"]).items()}
        for name in there.keys() | home.keys():
            if not near(there.get(name, 1) * home.get(name, 1), 1):
                yield f"{place}: {what} {name} {there.get(name)} and back " \
                      f"{home.get(name)}"


def check_totals(program, args, other, text):
    both = run(program, args + other + ["--by", "source_id"], text)
    one = run(program, args + ["--by", "source_id"], text)
    two = run(program, ["--profile", other[1], "--by", "source_id"], text)
    if len(both) != 3:
        yield f"{len(both)} groups"
    for b, o, t in zip(both, one, two):
        for what in ("hi", "cr", "n_scored", "coverage", "incomplete"):
            if b[what] != o[what] or b[what + "_2"] != t[what]:
                yield f"{b['source_id']}: {what} {b[what]} {b[what + '_2']}, " \
                      f"alone {o[what]} {t[what]}"
        for what in ("hi", "cr"):
            if b[what + "_ratio"] and not near(
                    float(b[what + "_ratio"]), float(t[what]) / float(o[what])):
                yield f"{b['source_id']}: {what}_ratio"
            if b[what] != b[what + "_2"] and not b[what + "_most"]:
                yield f"{b['source_id']}: nothing explains {what}"


def main():
    program, first, second = sys.argv[1:4]
    table = list(rows())
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    text = buffer.getvalue()
    args = ["--profile", first, "--digits", "17"]
    other = ["--compare", second]
    both = run(program, args + other, text)
    back = run(program, ["--profile", second, "--digits", "17", "--compare",
                         first], text)
    one = run(program, args, text)
    two = run(program, ["--profile", second, "--digits", "17"], text)
    found = []
    for i, row in enumerate(both):
        place = f"row {i + 1} {row['cas']} {row['medium']}"
        found += check_row(row, one[i], two[i], place)
        found += check_back(row, back[i], place)
    if len(both) != len(table) or sum(row["compared"] for row in both) < 10:
        found.append("too little was compared")
    for row in run(program, args + ["--compare", first], text):
        if row["hq_ratio"] not in ("", "1") or row["cr_ratio"] not in ("", "1") \
                or row["hq_why"] or row["cr_why"]:
            found.append(f"differs from itself: {row}")
    found += check_totals(program, ["--profile", first], other, text)
    for line in found[:40]:
        print(line)
    sys.exit(1 if found else 0)


main()
