# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals of ehrisk-score against math.fsum over the results by row."""
import csv
import io
import math
import random
import subprocess

# name, CAS number
CHEMICALS = [("benzene", "71-43-2"), ("toluene", "108-88-3"),
             ("formaldehyde", "50-00-0"), ("naphthalene", "91-20-3"),
             ("chloroform", "67-66-3"), ("no such thing", "")]
COLUMNS = ["source_id", "receptor_id", "medium", "point_type", "pollutant",
           "cas", "value", "unit", "qualifier", "detection_limit",
           "population"]
TARGET_CR, TARGET_HI, LIFETIME = 1e-6, 0.5, 70


def make_rows(rng):
    people = {"r%d" % i: rng.choice(["", "0", "12", "12.5", "7000"])
              for i in range(9)}
    rows = []
    for source in range(40):
        # more digits than a float sum of other order could keep
        for receptor in rng.sample(sorted(people), rng.randint(1, 9)):
            for name, cas in rng.sample(CHEMICALS, rng.randint(1, 6)):
                value = "%.17g" % (10 ** rng.uniform(-6, 4))
                qualifier = limit = ""
                if rng.random() < 0.2:
                    qualifier, limit, value = "<", value, ""
                rows.append(["S%d" % source, receptor, "air", "ambient", name,
                             cas, value, "ug/m3", qualifier, limit,
                             people[receptor]])
        # two as high, at r3 and r1 for one pollutant
    for receptor in ("r3", "r1", "r2"):
        rows.append(["tie", receptor, "air", "ambient", "benzene", "71-43-2",
                     "5", "ug/m3", "", "", people[receptor]])
    # nothing but a non-detect; nothing that is scored
    rows.append(["bound", "r0", "air", "ambient", "benzene", "71-43-2", "",
                 "ug/m3", "<", "5", people["r0"]])
    rows.append(["none", "r0", "air", "ambient", "no such thing", "", "5",
                 "ug/m3", "", "", people["r0"]])
    return rows


def as_csv(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue()


def score(rows, *args, profile="hem", block=0):
    """The output, fed in pieces of block bytes."""
    command = ["ehrisk-score", "--profile", profile, *args]
    if block:
        command = ["bash", "-c", "dd bs=%d status=none | \"$0\" \"$@\"" % block,
                   *command]
    done = subprocess.run(command, input=as_csv(rows), text=True, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def number(text):
    return float(text) if text else None


def total(values):
    values = [value for value in values if value is not None]
    return math.fsum(values) if values else None


def units_of(rows):
    """(source, receptor) to the sums of its rows."""
    units = {}
    for row in rows:
        units.setdefault((row["source_id"], row["receptor_id"]), []).append(row)
    return {key: {name: total(number(row[column]) for row in unit)
                  for name, column in (("hi", "hq"), ("cr", "cr"),
                                       ("hi_high", "hq_high"),
                                       ("cr_high", "cr_high"))}
            for key, unit in units.items()}


def worst(units, source, name):
    """Highest first, then the first in order of text."""
    found = [(-unit[name], key[1]) for key, unit in units.items()
             if key[0] == source and unit[name] is not None]
    if not found:
        return None, ""
    value, at = min(found)
    return -value, at


failures = 0


def same(what, found, expected):
    global failures
    if (number(found) if isinstance(found, str) else found) != expected:
        failures += 1
        print(what, "is", found, "and should be", expected)


def cut(value, target):
    return None if value is None else target / value if value > target else 1


def check_worst(written, rows, units, people):
    for group in written:
        source = group["source_id"]
        mine = [row for row in rows if row["source_id"] == source]
        for name in ("hi", "cr"):
            value, at = worst(units, source, name)
            same(source + " " + name, group[name], value)
            if group["worst_%s_at" % name] != at:
                same(source + " worst_%s_at" % name, None, at)
            same(source + " %s_high" % name, group[name + "_high"],
                 max((unit[name + "_high"] for key, unit in units.items()
                      if key[0] == source and
                      unit[name + "_high"] is not None), default=None))
            same(source + " cut_to_" + name, group["cut_to_" + name],
                 cut(value, TARGET_HI if name == "hi" else TARGET_CR))
        hq = [row for row in mine if row["receptor_id"] == group["worst_hi_at"]]
        same(source + " hi_unassigned and organs", bool(total(
            number(text) for name, text in group.items()
            if name.startswith("hi_") and name != "hi_high")),
             bool(total(number(row["hq"]) for row in hq)))
        same(source + " n", group["n"], len(mine))
        reached = {row["receptor_id"] for row in mine}
        known = [at for at in reached if people[at]]
        same(source + " people", group["people"],
             total(float(people[at]) for at in known))
        cases = total(units[source, at]["cr"] * float(people[at])
                      for at in known if units[source, at]["cr"] is not None)
        same(source + " cases_per_year", group["cases_per_year"],
             None if cases is None else cases / LIFETIME)


def check_bins(written, units, people):
    """People by cancer risk of each source alone."""
    for bin_ in written:
        if bin_["measure"] not in ("all", "cr", "hi"):
            continue
        reached = [(key[1], unit) for key, unit in units.items()
                   if key[0] == bin_["source_id"] and people[key[1]]]
        if bin_["measure"] != "all":
            edge = float(bin_["threshold"])
            reached = [
                (at, unit) for at, unit in reached
                if unit[bin_["measure"]] is not None and
                (unit[bin_["measure"]] > edge or
                 (bin_["comparison"] == "at_least" and
                  unit[bin_["measure"]] == edge))]
        what = " ".join(list(bin_.values())[:4])
        same(what + " receptors", bin_["receptors"], len(reached))
        same(what + " people", bin_["people"],
             math.fsum(float(people[at]) for at, unit in reached))
        if bin_["measure"] != "hi":
            cases = total(unit["cr"] * float(people[at])
                          for at, unit in reached if unit["cr"] is not None)
            if cases is None and bin_["measure"] == "cr":
                cases = 0
            same(what + " cases", bin_["cases_per_year"],
                 None if cases is None else cases / LIFETIME)


def body(text):
    """Rows without their header, in order of bytes."""
    return sorted(text.splitlines()[1:])


ORGANS = {"71-43-2": ["blood", "immune"], "108-88-3": ["nervous"],
          "50-00-0": ["respiratory", "nervous"], "91-20-3": ["eyes"],
          # of which the table of chemicals knows none either
          "83-32-9": []}


def check_organs(rng):
    """Soil and air together: what is breathed in by organ, the rest apart."""
    rows = []
    with open("tox.csv", "w", encoding="utf-8") as file:
        file.write("cas,rfdo,rfc,sfo,iur,absd,vf,organs\n")
        for cas, organs in ORGANS.items():
            file.write("%s,0.004,0.03,0.055,7.8e-6,0.1,2800,%s\n" %
                       (cas, ";".join(organs)))
    for source in range(30):
        for cas in rng.sample(sorted(ORGANS), 4):
            for medium, unit in (("air", "ug/m3"), ("soil", "mg/kg")):
                rows.append(["S%d" % source, "", medium,
                             "ambient" if medium == "air" else "soil", cas,
                             cas, "%.17g" % 10 ** rng.uniform(-6, 4), unit, "",
                             "", ""])
    ref = ["--ref", "toxicity=tox.csv"]
    scored = table(score(rows, *ref, profile="us-resident"))
    groups = table(score(rows, *ref, "--by", "source_id",
                         profile="us-resident"))
    for group in groups:
        parts = {}
        for row in scored:
            if row["source_id"] != group["source_id"] or not row["hq"]:
                continue
            apart = [number(row["hq_ing"]), number(row["hq_derm"])]
            if apart[0] is not None or apart[1] is not None:
                parts.setdefault("unassigned", []).append(
                    (apart[0] or 0) + (apart[1] or 0))
            if row["hq_inh"]:
                for organ in ORGANS[row["cas"]] or ["unassigned"]:
                    parts.setdefault(organ, []).append(number(row["hq_inh"]))
        for name in group:
            if name.startswith("hi_") and name != "hi_high":
                same(group["source_id"] + " " + name, group[name],
                     total(parts.get(name[3:], [])))
    return len(groups)


def main():
    rng = random.Random(20261122)
    rows = make_rows(rng)
    scored = table(score(rows))
    people = {row["receptor_id"]: row["population"] for row in scored}
    units = units_of(scored)
    args = ["--by", "source_id", "--worst", "receptor_id", "--people",
            "people.csv", "--target-hi", str(TARGET_HI)]
    text = score(rows, *args)
    check_worst(table(text), scored, units, people)
    with open("people.csv", encoding="utf-8") as file:
        bins = file.read()
    check_bins(table(bins), units, people)
    checked = len(table(text)), len(table(bins))
    for trial in range(6):
        mixed = rows[:]
        rng.shuffle(mixed)
        again = score(mixed, *args, "-j", str(1 + trial % 3),
                      block=rng.choice([0, 200, 4096]))
        if body(again) != body(text):
            print("another order of rows, other totals")
        with open("people.csv", encoding="utf-8") as file:
            if body(file.read()) != body(bins):
                print("another order of rows, other people")
        mixed.sort(key=lambda row: row[0])
        again = score(mixed, *args, "--sorted", "-j", str(1 + trial % 3),
                      block=rng.choice([0, 200, 4096]))
        wanted = sorted(table(text), key=lambda row: row["source_id"])
        found = table(again)
        for name in found[0]:
            if [row[name] for row in found] != [row[name] for row in wanted]:
                print("sorted: other", name)
    checked = *checked, check_organs(rng)
    print(len(rows), "rows,", checked[0], "groups,", checked[1],
          "rows of people,", checked[2], "groups of two media,", failures,
          "wrong")


main()
