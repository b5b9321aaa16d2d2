# SPDX-License-Identifier: GPL-3.0-or-later
"""Screening levels of US EPA for soil, air and tap water: target risk 1e-6, target
quotient 1, the lower of both, from scores far below saturation (the tables do
not hold levels down to saturation either).

The levels and the toxicity values behind them are from memory of the tables of
2022 to 2024. Within 1.5 % counts as near: the tables round the volatilization
factor, and their shares of trichloroethylene's oral potency (0.202 and 0.804)
add up to more than the whole. Four organic chemicals have the permeability of
skin that was measured, which the tables take, for the predicted one.
"""
import csv
import io
import subprocess

PLACES = {
    "resident_soil": ("us-resident", "soil", "soil", "surface", "mg/kg"),
    "worker_soil": ("us-worker", "soil", "soil", "surface", "mg/kg"),
    "resident_air": ("us-resident", "air", "ambient", "", "ug/m3"),
    "worker_air": ("us-worker", "air", "workplace", "", "ug/m3"),
    "tap_ug_l": ("us-resident", "water", "tap", "", "ug/L"),
}

with open("published.csv", encoding="utf-8") as file:
    published = list(csv.DictReader(file))
for place, (profile, medium, point_type, layer, unit) in PLACES.items():
    rows = "medium,point_type,layer,pollutant,cas,value,unit\n"
    for row in published:
        rows += (f"{medium},{point_type},{layer},{row['name']},{row['cas']},"
                 f"1e-6,{unit}\n")
    out = subprocess.run(
        ["ehrisk-score", "--profile", profile, "--ref",
         "toxicity=toxicity.csv"], input=rows.encode(), check=True,
        stdout=subprocess.PIPE).stdout.decode()
    printed = near = 0
    for row, done in zip(published, csv.DictReader(io.StringIO(out))):
        if not row[place]:
            continue
        level = min(target / float(done[result]) for result, target
                    in (("hq", 1e-6), ("cr", 1e-12)) if done[result])
        value = float(row[place])
        if float(f"{level:.2g}") == value:
            printed += 1
        elif abs(level / value - 1) <= 0.015:
            near += 1
        else:
            print(f"{place}: {row['name']}: {level:.4g}, published {value:g}")
    print(f"{place}: {printed} printed, {near} near")
