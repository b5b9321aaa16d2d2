# SPDX-License-Identifier: GPL-3.0-or-later
"""Paths of the other profiles, each worked out by hand: what people do from the
profile, a chemical with RfD 0.001, RfC 0.01 mg/m3, SF 0.1 and unit risk 1e-5,
permeability of skin 0.002 cm/h, inorganic, at 1 of its unit."""
import csv
import io
import subprocess

RFD, RFC, SF, IUR, KP = 0.001, 0.01, 0.1, 1e-5, 0.002
DAYS, LIFE = 365, 70 * 365

CASES = [
    # profile, options, row (medium, point type, item, unit), column, value
    # 110 mg/d of dust: 55 % of 200; 350 of 365 days, 15 kg
    ("us-resident", [], "dust,indoor,,mg/kg", "hq_dust_ing",
     110e-6 * 350 / DAYS / 15 / RFD),
    ("us-resident", [], "dust,indoor,,mg/kg", "cr_dust_ing",
     (110e-6 * 6 / 15 + 55e-6 * 20 / 80) * 350 / LIFE * SF),
    # 0.78 L/d; 6365 cm2 for 0.54 h, mg/L to mg/cm3
    ("us-resident", [], "water,tap,,mg/L", "hq_water_ing",
     0.78 * 350 / DAYS / 15 / RFD),
    ("us-resident", [], "water,tap,,mg/L", "hq_water_derm",
     KP * 0.54 / 1000 * 6365 * 350 / DAYS / 15 / RFD),
    # the time of an event is the mean over 6 a of 0.54 h and 20 a of 0.71 h
    ("us-resident", [], "water,tap,,mg/L", "cr_water_derm",
     KP * (6 * 0.54 + 20 * 0.71) / 26 / 1000 * SF * 350 / LIFE
     * (6365 * 6 / 15 + 19652 * 20 / 80)),
    ("us-resident", ["--raw-water"], "groundwater,groundwater,,mg/L",
     "hq_water_ing", 0.78 * 350 / DAYS / 15 / RFD),
    ("us-resident", ["--raw-water"], "surface_water,source_water,,mg/L",
     "cr_water_ing", (0.78 * 6 / 15 + 2.5 * 20 / 80) * 350 / LIFE * SF),
    # 0.03 of it gets indoors
    ("us-resident", [], "soil_gas,soil,,ug/m3", "hq_soil_gas",
     0.03 * 350 / DAYS / (1000 * RFC)),
    ("us-resident", ["--micro"], "air,indoor,,ug/m3", "hq_air",
     22.6 / 24 * 350 / DAYS / (1000 * RFC)),
    ("us-resident", ["--micro"], "air,ambient,,ug/m3", "cr_air",
     (1.4 * 6 + 4.7 * 20) / 24 * 350 / LIFE * IUR),
    # a dose of what a child breathes, 10 m3/d of 15 kg, against that of an
    # adult with 20 m3/d of 70 kg: 2.33 times the concentration's
    ("us-resident-30y", [], "air,ambient,,ug/m3", "hq_air_dose",
     10 / 15 * 350 / DAYS / (1000 * RFC * 20 / 70)),
    ("us-resident-30y", [], "air,ambient,,ug/m3", "cr_air_dose",
     (10 * 6 / 15 + 20 * 24 / 70) * 350 / LIFE * IUR * 70 / 20),
    ("us-resident-30y", [], "food,food,fish,mg/kg", "hq_food_fish",
     0.054 * 350 / DAYS / 70 / RFD),
    ("us-resident-30y", [], "food,food,fish,mg/kg", "cr_food_fish",
     0.054 * 350 * 30 / LIFE / 70 * SF),
    ("us-worker", [], "air,workplace,,ug/m3", "hq_air",
     8 / 24 * 250 / DAYS / (1000 * RFC)),
    ("us-outdoor-worker", [], "soil,soil,,mg/kg", "cr_soil_ing",
     100e-6 * 225 * 25 / LIFE / 80 * SF),
    ("us-construction", [], "soil,soil,,mg/kg", "hq_soil_ing",
     330e-6 * 250 / DAYS / 80 / RFD),
    # 0.12 L/h for an hour, 75 days
    ("us-recreator", [], "surface_water,surface_water,,mg/L", "hq_swim_ing",
     0.12 * 75 / DAYS / 15 / RFD),
    ("us-recreator", [], "surface_water,surface_water,,mg/L", "cr_swim_derm",
     KP / 1000 * 75 / LIFE * SF * (6365 * 6 / 15 + 19652 * 20 / 80)),
    # of the same adult the dose cancels out
    ("china-adult", [], "air,ambient,,ug/m3", "hq_air_dose",
     350 / DAYS / (1000 * RFC)),
    ("china-child", [], "air,ambient,,ug/m3", "hq_air_dose",
     7.5 / 15.9 * 60.6 / 15.7 * 350 / DAYS / (1000 * RFC)),
    ("china-adult", [], "food,food,rice,mg/kg", "hq_food_rice",
     0.238 * 350 / DAYS / 60.6 / RFD),
    ("china-adult", [], "water,tap,,mg/L", "cr_water_ing",
     1.85 * 350 * 25 / (72 * DAYS) / 60.6 * SF),
    # 2807 and 2752 cm2 of skin, which the shares in the profile give to six
    # figures; SAF 0.5
    ("db33t892-class1", [], "soil,soil,,mg/kg", "hq_dcs",
     2807 * 0.2 * 0.01 * 1e-6 * 350 / DAYS / 19.1 / (RFD * 0.5)),
    ("db33t892-class2", [], "soil,soil,,mg/kg", "hq_dcs",
     2752 * 0.2 * 0.01 * 1e-6 * 250 / DAYS / 52.6 / (RFD * 0.5)),
]

agree = 0
for profile, options, row, column, want in CASES:
    medium, point_type, item, unit = row.split(",")
    out = subprocess.run(
        ["ehrisk-score", "--profile", profile, "--paths", *options,
         "--ref", "toxicity=toxicity.csv"], check=True,
        input=("medium,point_type,item,pollutant,cas,value,unit\n"
               f"{medium},{point_type},{item},x,7440-66-6,1,{unit}\n"
               ).encode(), stdout=subprocess.PIPE).stdout.decode()
    found = float(next(csv.DictReader(io.StringIO(out)))[column] or "nan")
    if abs(found - want) <= (1e-5 if "db33" in profile else 1e-12) * want:
        agree += 1
    else:
        print(f"{profile}: {column}: {found}, by hand {want}")
print(agree, "agree")
