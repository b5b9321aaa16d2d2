#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py TOOL DAYS MODELS FILE: the fits of response_tool against those
that R wrote to FILE (CSV): coefficients within 1e-6, standard errors within
1e-5, phi within 1e-6 of R's, counts equal. Rows are matched by model and term;
a model that FILE has not is not run. The last line says how far apart they
were at most; status 1 if something differs.
"""
import csv
import subprocess
import sys

RELATIVE = {"beta": 1e-6, "se": 1e-5, "phi": 1e-6, "deviance": 1e-7,
            "qaic": 1e-7, "n": 0, "df": 0}


def keyed(lines):
    """The rows of a CSV by model and term."""
    rows = list(csv.DictReader(lines))
    found = {(row["model"], row["term"]): row for row in rows}
    assert len(found) == len(rows), "a model and term twice"
    return found


def off(column, found, expected):
    """How far apart two numbers are, relative to the second."""
    expected = float(expected)
    if column == "beta" and abs(expected) < 1e-12:
        return abs(float(found))
    return abs(float(found) - expected) / abs(expected)


def main():
    tool, days, models, kept = sys.argv[1:]
    with open(kept, encoding="utf-8") as file:
        expected = keyed(file)
    names = {model for model, _ in expected}
    with open(models, encoding="utf-8") as file:
        texts = [line for line in file.read().splitlines()
                 if line.split(" ")[0] in names]
    assert len(texts) == len(names) >= 10, "models are missing"
    output = subprocess.run([tool, days, *texts], check=True,
                            stdout=subprocess.PIPE, encoding="utf-8").stdout
    found = keyed(output.splitlines())
    bad = 0
    worst = dict.fromkeys(RELATIVE, 0.0)
    if found.keys() != expected.keys():
        print("not the same terms:", sorted(found.keys() ^ expected.keys()))
        bad += 1
    for key in expected.keys() & found.keys():
        for column, most in RELATIVE.items():
            apart = off(column, found[key][column], expected[key][column])
            worst[column] = max(worst[column], apart)
            if not apart <= most:
                print(*key, column, found[key][column], "in R",
                      expected[key][column])
                bad += 1
    print(f"{len(names)} models, {len(expected)} terms; apart at most",
          ", ".join(f"{column} {apart:.1e}" for column, apart in worst.items()))
    sys.exit(1 if bad else 0)


main()
