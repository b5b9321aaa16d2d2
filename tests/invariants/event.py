#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""event.py BIN: what must hold of sudden-event grades, with random enterprises.

1. HJ 941 and HJ 169 written out here once more, from the standards' tables as
   the reference notes give them, and not from the tables of the program: the
   grades of enterprises of which all is known must be those.
2. More of a risk never gives a milder grade: more tonnes, worse answers, more
   people, nearer targets.
3. What is not known never improves: with cells emptied, the grade known before
   lies between grade and grade_high, so do the potential and its highest.
"""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

SEED, N = 20260630, 400
GRADES = ["general", "larger", "serious"]
POTENTIALS = ["I", "II", "III", "IV", "IV+"]
# name: critical quantity in t, counts for air, for water
SUBSTANCES = {"7664-41-7": (5, True, True), "107-06-2": (7.5, True, True),
              "106-99-0": (10, True, False), "120-82-1": (2.5, True, True),
              "99-65-0": (0.5, False, True)}
COUNTS = ["hazardous_processes", "hot_or_pressurised_processes",
          "outdated_processes", "acid_or_coking_processes", "tank_farms"]
# answers from the mildest to the worst, with their points
AIR = {"gas_leak_watch": [("yes", 0), ("no", 25)],
       "protection_distance": [("met", 0), ("not_met", 25)],
       "air_events_3a": [("none", 0), ("general", 10), ("larger", 15),
                         ("serious", 20)]}
KEPT = [("adequate", 0), ("inadequate", 8)]
WATER = {"interception": KEPT, "spill_collection": KEPT,
         "clean_water_control": KEPT, "rain_water_control": KEPT,
         "process_water_control": KEPT,
         "wastewater_to": [("none", 0), ("treatment_plant", 6),
                           ("direct", 12)],
         "hazardous_waste_keeping": [("adequate", 0), ("inadequate", 10)],
         "water_events_3a": [("none", 0), ("general", 4), ("larger", 6),
                             ("serious", 8)]}
TARGETS = {"none": 3, "karst_or_flood": 2, "province_border": 2,
           "sensitive_area": 2, "state_border": 1, "drinking_water": 1}
ORDER = {"pipeline_or_port": ["no", "yes"], "oil_and_gas": ["no", "yes"],
         "other_hazardous_use": ["no", "yes"],
         "special_area_5km": ["no", "yes"],
         "receiving_water": ["V", "IV", "III", "II", "I"],
         "groundwater_targets": ["none", "private_wells",
                                 "protected_source"],
         "penalised_3a": ["no", "yes"],
         "water_targets": list(TARGETS)}
ORDER.update({c: [a for a, _ in p] for c, p in {**AIR, **WATER}.items()})
PEOPLE = {"people_5km": [0, 9999, 10000, 30000, 49999, 50000, 90000],
          "people_500m": [0, 499, 500, 900, 1000, 5000]}
GROUND = ["vadose_continuous", "vadose_thickness_m",
          "vadose_conductivity_cm_s"]
MATRIX = {1: ["LLSS", "LSSS", "SSSS"], 2: ["GLLS", "LLSS", "LSSS"],
          3: ["GGLL", "GLLS", "LLSS"]}


def one(rng):
    """An enterprise of which all is known: its amounts and its site."""
    amounts = {cas: rng.choice([0, 0.3, 1, 1, 3, 10]) * q * rng.random()
               for cas, (q, _, _) in SUBSTANCES.items()}
    if rng.random() < 0.3:
        cas = rng.choice(list(amounts))
        amounts[cas] = SUBSTANCES[cas][0] * rng.choice([1, 10, 100])
    site = {c: rng.choice([0, 0, 1, 2, 5]) for c in COUNTS}
    site.update({c: rng.choice(words) for c, words in ORDER.items()})
    site.update({c: rng.choice(n) for c, n in PEOPLE.items()})
    site.update(is_pipeline="no", people_per_km_200m=0,
                vadose_continuous=rng.choice(["yes", "no"]),
                vadose_thickness_m=rng.choice([0.2, 0.5, 0.9, 1, 4]),
                vadose_conductivity_cm_s=rng.choice(
                    ["0.0000001", "0.000001", "0.00001", "0.0001", "0.01"]))
    return amounts, site


def e_air(site):
    if site["people_5km"] >= 50000 or site["people_500m"] >= 1000 or \
            site["special_area_5km"] == "yes":
        return 1
    return 2 if site["people_5km"] >= 10000 or \
        site["people_500m"] >= 500 else 3


def q_band(q):
    return (q >= 1) + (q >= 10) + (q >= 100)


def hj941(amounts, site):
    process = min(30, 10 * site["hazardous_processes"] +
                  5 * site["hot_or_pressurised_processes"] +
                  5 * site["outdated_processes"])
    worst = 0
    for medium, items in ((1, AIR), (2, WATER)):
        q = q_band(sum(t / SUBSTANCES[cas][0] for cas, t in amounts.items()
                       if SUBSTANCES[cas][medium]))
        m = process + sum(dict(p)[site[c]] for c, p in items.items())
        m = (m >= 25) + (m >= 45) + (m >= 65)
        e = e_air(site) if medium == 1 else TARGETS[site["water_targets"]]
        if q:
            worst = max(worst, "GLS".index(MATRIX[e][q - 1][m]))
    if site["penalised_3a"] == "yes":
        worst = min(2, worst + 1)
    return worst


def hj169(amounts, site):
    q = q_band(sum(t / SUBSTANCES[cas][0] for cas, t in amounts.items()))
    if q == 0:
        return 0
    m = 10 * site["hazardous_processes"] + \
        5 * sum(site[c] for c in ("acid_or_coking_processes",
                                  "hot_or_pressurised_processes",
                                  "tank_farms")) + \
        10 * (site["pipeline_or_port"] == "yes") + \
        10 * (site["oil_and_gas"] == "yes") + \
        5 * (site["other_hazardous_use"] == "yes")
    m = 4 - (m > 5) - (m > 10) - (m > 20)
    p = int({3: "1123", 2: "1234", 1: "2344"}[q][m - 1])
    targets, water = site["water_targets"], site["receiving_water"]
    f = 1 if water in ("I", "II") or targets == "state_border" else \
        2 if water == "III" or targets == "province_border" else 3
    s = {"drinking_water": 1, "sensitive_area": 2}.get(targets, 3)
    g = {"protected_source": 1, "private_wells": 2}.get(
        site["groundwater_targets"], 3)
    thick = site["vadose_thickness_m"]
    k = float(site["vadose_conductivity_cm_s"])
    d = 1
    if site["vadose_continuous"] == "yes":
        if thick >= 1 and k <= 1e-6:
            d = 3
        elif (thick >= 0.5 and k <= 1e-6) or (thick >= 1 and k <= 1e-4):
            d = 2
    es = (e_air(site), int({1: "112", 2: "123", 3: "123"}[s][f - 1]),
          int({1: "112", 2: "123", 3: "233"}[d][g - 1]))
    table = {1: [4, 3, 2, 2], 2: [3, 2, 2, 1], 3: [2, 2, 1, 0]}
    return max(table[e][p - 1] for e in es)


def worsen(rng, amounts, site):
    """The same with one thing worse."""
    amounts, site = dict(amounts), dict(site)
    kind = rng.randrange(4)
    if kind == 0:
        cas = rng.choice(list(amounts))
        amounts[cas] = amounts[cas] * 3 + SUBSTANCES[cas][0]
    elif kind == 1:
        site[rng.choice(COUNTS)] += rng.randint(1, 3)
    elif kind == 2:
        site[rng.choice(list(PEOPLE))] += rng.choice([1, 500, 40000])
    else:
        # targets are words without one order for both methods
        column = rng.choice([c for c in ORDER if c != "water_targets"])
        words = ORDER[column]
        at = words.index(site[column])
        site[column] = words[min(at + 1, len(words) - 1)]
    return amounts, site


def forget(rng, amounts, site):
    """The same with some cells emptied, or an amount not known."""
    amounts, site = dict(amounts), dict(site)
    for column in rng.sample(list(site), rng.randint(1, 5)):
        site[column] = ""
    if rng.random() < 0.3:
        amounts[rng.choice(list(amounts))] = ""
    return amounts, site


def run(folder, program, method, cases):
    """Rows of the program by source_id."""
    rows, sites = folder / "rows.csv", folder / "sites.csv"
    with open(rows, "w", encoding="utf-8") as file:
        file.write("source_id,quantity,pollutant,cas,value,unit\n")
        for name, (amounts, _) in cases.items():
            for cas, tonnes in amounts.items():
                file.write(f"{name},onsite,,{cas},{tonnes!r},t\n"
                           if tonnes != "" else
                           f"{name},onsite,,{cas},,t\n")
    with open(sites, "w", encoding="utf-8") as file:
        header = list(next(iter(cases.values()))[1])
        out = csv.DictWriter(file, ["source_id"] + header)
        out.writeheader()
        for name, (_, site) in cases.items():
            out.writerow({"source_id": name, **site})
    got = subprocess.run([program, "--method", method, "--sites", sites, rows],
                         capture_output=True, check=False)
    if got.returncode:
        sys.exit(got.stderr.decode())
    return {row["source_id"]: row for row in
            csv.DictReader(io.StringIO(got.stdout.decode()))}


def main():
    program = pathlib.Path(sys.argv[1]) / "ehrisk-event"
    rng = random.Random(SEED)
    known = {f"k{i}": one(rng) for i in range(N)}
    worse = {f"w{i}": worsen(rng, *known[f"k{i}"]) for i in range(N)}
    blind = {f"b{i}": forget(rng, *known[f"k{i}"]) for i in range(N)}
    tests = (("hj941", "grade", GRADES, hj941),
             ("hj169", "potential", POTENTIALS, hj169))
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for method, column, order, expected in tests:
            rows = run(pathlib.Path(name), program, method,
                       {**known, **worse, **blind})
            bad = {"method": [], "worse": [], "blind": []}
            seen = set()
            for i in range(N):
                k, w, b = (rows[f"{c}{i}"] for c in "kwb")
                at = order.index(k[column])
                seen.add(at)
                if at != expected(*known[f"k{i}"]) or k["incomplete"] or \
                        k[column] != k[column + "_high"]:
                    bad["method"].append((i, k, known[f"k{i}"]))
                if order.index(w[column]) < at:
                    bad["worse"].append((i, k, w))
                if not order.index(b[column]) <= at <= \
                        order.index(b[column + "_high"]):
                    bad["blind"].append((i, k, b))
            if len(seen) < len(order):
                bad["method"].append(("not all grades were tried", seen))
            for what, found in bad.items():
                failed += bool(found)
                print("not ok" if found else "ok",
                      f"- {method} {what}: {N} enterprises")
                for line in found[:2]:
                    print("#", line)
    print("1..6")
    return failed > 0


sys.exit(main())
