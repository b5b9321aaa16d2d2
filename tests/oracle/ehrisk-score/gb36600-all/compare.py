# SPDX-License-Identifier: GPL-3.0-or-later
"""Screening values of GB 36600-2018 against --levels of HJ 25.3-2019.

published.csv says of each value how it is met; what does not hold is printed:

printed      the level, rounded to the figures of the standard, is its value
without:X    so it is without the toxicity value X of HJ 25.3-2019, which came
with:absd    after the standard; with an absorption through the skin of 0.1
             (toxicity.csv)
near         within 3 %, properties of the chemical have since moved
background   the value is above what the formulas give, as soils have that much
unexplained  it is another, and why was not found
no_value     HJ 25.3-2019 has no toxicity value
"""
import collections
import csv
import io
import subprocess


def levels(*args):
    out = subprocess.run(["ehrisk-score", "--levels", *args], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    found = {}
    for row in csv.DictReader(io.StringIO(out)):
        if row["layer"] != "all":
            continue
        values = [float(row[name]) for name in ("hcvs", "rcvs") if row[name]]
        if row["basis"] == "saturation":
            values.append(float(row["saturation"]))
        if values:
            found[row["cas"]] = min(values)
    return found


def holds(how, level, value, figures):
    if how == "no_value" or level is None:
        return how == "no_value" and level is None
    printed = float(f"{level:.{figures}g}") == value
    if how in ("printed", "with", "without"):
        return printed
    near = abs(level / value - 1) <= 0.03
    return not printed and near == (how == "near")


for land in "12":
    profile = ("--profile", f"hj25.3-class{land}")
    usual = levels(*profile)
    other = levels(*profile, "--ref", "toxicity=toxicity.csv")
    count = collections.Counter()
    with open("published.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            how = row["how" + land].partition(":")[0]
            level = (other if how in ("with", "without") else
                     usual).get(row["cas"])
            value = float(row["class" + land])
            count[how] += 1
            if not holds(how, level, value, int(row["figures" + land])):
                print(f"class {land}: {row['name']}: {level}, published "
                      f"{value}: not {row['how' + land]}")
    print(f"class {land}:", ", ".join(f"{n} {how}" for how, n
                                      in sorted(count.items())))
