#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screen.py BIN SOURCE: ehrisk-screen against the formulas written again here,
over the toxic releases in testdata and over tables made for it; prints TAP."""
import csv
import io
import math
import pathlib
import random
import subprocess
import sys
import tempfile

BIN, SOURCE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
RELATIVE = 1e-9
count = failed = 0


def check(what, fine, said=""):
    global count, failed
    count += 1
    failed += not fine
    print(f"{'ok' if fine else 'not ok'} {count} - {what}")
    if not fine:
        print("#   " + str(said)[:2000].replace("\n", "\n#   "))


def run(*args, text=None):
    done = subprocess.run([BIN / "ehrisk-screen", *map(str, args)], input=text,
                          text=True, capture_output=True, check=False,
                          timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"{args}: {done.stderr}")
    return done.stdout


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def near(a, b):
    return math.isclose(a, b, rel_tol=RELATIVE, abs_tol=1e-12)


# loads, out of the tables as they are

def toxicity():
    """Of HEM5: values by CAS number and parameter, with the age factor where
    there is a value with and one without."""
    found = {}
    path = SOURCE / "lib/ref/data/toxicity.csv"
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = row["cas"], row["param"]
            if row["source"] == "HEM5" and row["selected"] == "1" and (
                    key not in found or row["adaf_included"] == "yes"):
                found[key] = float(row["value"])
    return found


def rsei(values, cas, medium):
    """Weights of cancer and of other effects; None without a value."""
    cancer = other = None
    if medium == "air":
        if (cas, "IUR") in values:
            cancer = values[cas, "IUR"] * 1000 / 2.8e-7
        if (cas, "RfC") in values:
            other = 3.5 / values[cas, "RfC"]
    elif medium in ("water", "surface_water", "groundwater"):
        if (cas, "SFo") in values:
            cancer = values[cas, "SFo"] / 1e-6
        if (cas, "RfDo") in values:
            other = 1 / values[cas, "RfDo"]
    return cancer, other


def check_loads(rows, text):
    values = toxicity()
    items = {}
    for row in rows:
        if row["quantity"] != "emission" or row["value"] == "":
            continue
        cancer, other = rsei(values, row["cas"], row["medium"])
        item = items.setdefault(row["cas"] or row["pollutant"],
                                ([], [], [], set()))
        kg = float(row["value"])
        item[3].add(row["source_id"])
        if cancer is not None:
            item[0].append(kg * cancer)
        if other is not None:
            item[1].append(kg * other)
        if cancer is not None or other is not None:
            item[2].append(kg * max(cancer or 0, other or 0))
    compared, wrong = 0, []
    for row in table(text):
        cancer, other, larger, sources = items.get(
            row["cas"] or row["pollutant"], ([], [], [], set()))
        if row["outcome"] != "ranked":
            # one without a weight, or that the scope table keeps out
            if larger and "(lead)" not in row["incomplete"] and \
                    "(needs_" not in row["incomplete"]:
                wrong.append((row["pollutant"], "not ranked"))
            continue
        if row["tox_src"] != "HEM5":
            continue
        compared += 1
        for column, mine in (("load", larger), ("load_cancer", cancer),
                             ("load_noncancer", other)):
            want = math.fsum(mine) if mine else None
            got = float(row[column]) if row[column] else None
            if (want is None) != (got is None) or (
                    want is not None and not near(want, got)):
                wrong.append((row["pollutant"], column, got, want))
        if int(row["n_sources"]) != len(sources):
            wrong.append((row["pollutant"], "n_sources"))
    check(f"loads of {compared} pollutants", compared > 60 and not wrong, wrong)


def check_sums(rows_file):
    """Loads add up the same, whatever is ranked; ranks follow them."""
    total = []
    for column in ("pollutant", "source_id", "medium"):
        rows = table(run("--profile", "hem", "--rank-by", column, rows_file))
        ranked = [r for r in rows if r["outcome"] == "ranked"]
        loads = [float(r["load"]) for r in ranked]
        total.append(math.fsum(loads))
        check(f"by {column}: ranks follow the load",
              loads == sorted(loads, reverse=True))
        check(f"by {column}: shares add up to 1",
              near(math.fsum(float(r["load_share"]) for r in ranked), 1))
    check("loads add up over pollutants, sources and media",
          near(total[0], total[1]) and near(total[0], total[2]), total)


def check_parts(rows_file, folder):
    """Contributors add up to their item, and its top is one of them."""
    parts = folder / "parts.csv"
    rows = table(run("--profile", "hem", "--contributors", parts, rows_file))
    by_item = {}
    with open(parts, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            by_item.setdefault(row["item"], []).append(row)
    wrong = []
    for row in rows:
        own = by_item.get(row["cas"] or row["pollutant"], [])
        loads = [float(p["load"]) for p in own if p["load"]]
        if loads and not near(math.fsum(loads), float(row["load"])):
            wrong.append(row["pollutant"])
        if loads and sum(loads) > 0 and (
                own[0]["contributor"] != row["top_contributor"] or
                not near(max(loads) / math.fsum(loads),
                         float(row["top_contributor_share"]))):
            wrong.append((row["pollutant"], "top"))
        dominant = "dominant_contributor" in row["flags"].split()
        if dominant != (bool(loads) and
                        max(loads) > 0.8 * math.fsum(loads)):
            wrong.append((row["pollutant"], "dominant"))
    check("contributors add up", len(by_item) > 100 and not wrong, wrong)


def check_order(rows, header, folder):
    """The order of the rows and the number of threads do not show."""
    generator = random.Random(5)
    mixed = rows[:]
    generator.shuffle(mixed)
    one, two = folder / "one.csv", folder / "two.csv"
    for path, some in ((one, rows), (two, mixed)):
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(some)
    for extra in ([], ["--rank-by", "source_id"], ["--rank-by", "county"],
                  ["--method", "topsis", "--weights", "entropy"],
                  ["--method", "toxpi", "--weights", "critic"]):
        outs = [run("--profile", "us-resident", *extra, *jobs, path)
                for path, jobs in ((one, ["-j", 1]), (two, ["-j", 3]))]
        check(f"{' '.join(extra) or 'load'}: the same in another order",
              outs[0] == outs[1])


# methods, out of numbers made here

def span(column):
    there = [x for x in column if x is not None]
    return (min(there), max(there)) if there else (0, 0)


def scaled(matrix, lower):
    out = [row[:] for row in matrix]
    for j, down in enumerate(lower):
        least, most = span([row[j] for row in matrix])
        for row in out:
            if row[j] is None:
                continue
            if most == least:
                row[j] = 0.0
            elif down:
                row[j] = (most - row[j]) / (most - least)
            else:
                row[j] = (row[j] - least) / (most - least)
    return out


def entropy(matrix, lower):
    weights = []
    for j in range(len(lower)):
        column = [row[j] for row in matrix if row[j] is not None]
        total = math.fsum(column)
        if len(column) < 2 or total == 0:
            weights.append(0)
            continue
        shares = [x / total for x in column]
        weights.append(1 + math.fsum(p * math.log(p) for p in shares if p > 0)
                       / math.log(len(column)))
    return [w / math.fsum(weights) for w in weights]


def correlation(x, y):
    pairs = [(a, b) for a, b in zip(x, y) if a is not None and b is not None]
    mean = [math.fsum(p[k] for p in pairs) / len(pairs) for k in (0, 1)]
    xy = math.fsum((a - mean[0]) * (b - mean[1]) for a, b in pairs)
    xx = math.fsum((a - mean[0]) ** 2 for a, b in pairs)
    yy = math.fsum((b - mean[1]) ** 2 for a, b in pairs)
    return xy / math.sqrt(xx * yy) if xx > 0 and yy > 0 else 0


def critic(matrix, lower):
    unit = scaled(matrix, lower)
    columns = [[row[j] for row in unit] for j in range(len(lower))]
    weights = []
    for j, column in enumerate(columns):
        there = [x for x in column if x is not None]
        mean = math.fsum(there) / len(there)
        spread = math.sqrt(math.fsum((x - mean) ** 2 for x in there)
                           / len(there))
        weights.append(spread * math.fsum(
            1 - correlation(column, other)
            for k, other in enumerate(columns) if k != j))
    return [w / math.fsum(weights) for w in weights]


def topsis(matrix, lower, weights):
    ends = []
    for j, down in enumerate(lower):
        column = [row[j] for row in matrix if row[j] is not None]
        norm = math.sqrt(math.fsum(x * x for x in column)) or 1
        least, most = min(column) / norm, max(column) / norm
        ends.append((norm, *((least, most) if down else (most, least))))
    scores = []
    for row in matrix:
        far = near_best = 0
        for x, w, (norm, worst, best) in zip(row, weights, ends):
            if x is not None:
                far += (w * (x / norm - worst)) ** 2
                near_best += (w * (x / norm - best)) ** 2
        far, near_best = math.sqrt(far), math.sqrt(near_best)
        scores.append(near_best / (near_best + far))
    return scores


def toxpi(matrix, lower, weights):
    scores = []
    for row in scaled(matrix, lower):
        there = [(x, w) for x, w in zip(row, weights) if x is not None]
        scores.append(sum(x * w for x, w in there) / sum(w for _, w in there))
    return scores


def beats(a, b, lower):
    worse = better = common = 0
    for x, y, down in zip(a, b, lower):
        if x is None or y is None:
            continue
        common += 1
        worse += (x < y) if down else (x > y)
        better += (x > y) if down else (x < y)
    return worse, better, common


def copeland(matrix, lower, _):
    scores = []
    for a in matrix:
        score = 0
        for b in matrix:
            worse, better, _ = beats(a, b, lower)
            score += (worse > better) - (worse < better)
        scores.append(score)
    return scores


def hasse(matrix, lower, _):
    n = len(matrix)
    scores = []
    for i, a in enumerate(matrix):
        ahead = unsettled = 0
        for k, b in enumerate(matrix):
            if i == k:
                continue
            worse, better, common = beats(a, b, lower)
            if common and worse and not better:
                ahead += 1
            elif not (common and better and not worse):
                unsettled += 1
        scores.append((ahead + 1) * (n + 1) / (n + 1 - unsettled))
    return scores


METHODS = {"topsis": topsis, "toxpi": toxpi, "copeland": copeland,
           "hasse": hasse}
WEIGHTS = {"equal": lambda m, l: [1 / len(l)] * len(l), "entropy": entropy,
           "critic": critic}


def made(generator, folder, n, m, holes):
    """A matrix, its directions, and the files that say the same."""
    lower = [generator.random() < 0.4 for _ in range(m)]
    matrix = [[float(generator.randrange(40)) if j % 2 else
               round(math.exp(generator.gauss(0, 3)), 6) for j in range(m)]
              for _ in range(n)]
    for row in matrix:
        for j in range(1, m):
            if generator.random() < holes:
                row[j] = None
    rows, indicators = folder / "rows.csv", folder / "indicators.csv"
    with open(rows, "w", encoding="utf-8") as file:
        file.write("source_id,medium,quantity,pollutant,cas,value,unit\n")
        for i in range(n):
            file.write(f"s{i:03},air,emission,Benzene,71-43-2,1,kg/a\n")
    with open(indicators, "w", encoding="utf-8") as file:
        file.write("item,indicator,value,direction\n")
        for i, row in enumerate(matrix):
            for j, x in enumerate(row):
                value = "" if x is None else repr(x)
                file.write(f"s{i:03},i{j},{value},"
                           f"{'lower' if lower[j] else 'higher'}\n")
    return matrix, lower, rows, indicators


def filled(matrix, lower, missing):
    """What becomes of the holes; and which things are ranked."""
    kept = list(range(len(matrix)))
    if missing == "insufficient":
        kept = [i for i in kept if None not in matrix[i]]
    some = [matrix[i][:] for i in kept]
    if missing in ("worst", "middle"):
        for j, down in enumerate(lower):
            there = sorted(r[j] for r in some if r[j] is not None)
            middle = (there[(len(there) - 1) // 2] + there[len(there) // 2]) / 2
            worst = there[0] if down else there[-1]
            for row in some:
                if row[j] is None:
                    row[j] = worst if missing == "worst" else middle
    return some, kept


def check_method(case, method, weights, missing):
    matrix, lower, rows, indicators = case
    some, kept = filled(matrix, lower, missing)
    names = ",".join(f"i{j}" for j in range(len(lower)))
    args = ["--profile", "hem", "--rank-by", "source_id", "--method", method,
            "--use", names, "--indicators", indicators, "--missing", missing]
    if method in ("topsis", "toxpi"):
        args += ["--weights", weights]
    got = {r["source_id"]: r for r in table(run(*args, rows))}
    want = METHODS[method](some, lower, WEIGHTS[weights](some, lower))
    wrong = [i for i in range(len(matrix)) if i not in kept and (
        got[f"s{i:03}"]["outcome"] != "insufficient_data" or
        got[f"s{i:03}"]["missing"] == "")]
    for place, i in enumerate(kept):
        row = got[f"s{i:03}"]
        rank = 1 + sum(w > want[place] and not near(w, want[place])
                       for w in want)
        if row["score"] == "" or not near(float(row["score"]), want[place]) \
                or abs(float(row["rank"]) - rank) > 0:
            wrong.append((i, row["score"], want[place], row["rank"], rank))
    check(f"{method}, {weights}, {missing}, {len(matrix)} x {len(lower)}",
          not wrong, wrong)


def check_methods(folder):
    generator = random.Random(20261122)
    for n, m, holes in ((3, 2, 0), (40, 5, 0), (60, 4, 0.15), (25, 7, 0.3)):
        case = made(generator, folder, n, m, holes)
        for missing in ("insufficient", "exclude", "worst", "middle"):
            if holes == 0 and missing != "insufficient":
                continue
            if missing == "insufficient" and len(
                    filled(case[0], case[1], missing)[1]) < 2:
                continue
            for method in METHODS:
                for weights in WEIGHTS:
                    if method in ("copeland", "hasse") and weights != "equal":
                        continue
                    check_method(case, method, weights, missing)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rows_file = folder / "tri.csv"
        subprocess.run([BIN / "ehrisk-ingest", "-o", rows_file,
                        SOURCE / "testdata/tri-illinois-2023/tri_2023_il.csv"],
                       check=True, capture_output=True, timeout=300)
        with open(rows_file, newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
        check_loads(rows, run("--profile", "hem", rows_file))
        check_sums(rows_file)
        check_parts(rows_file, folder)
        check_order(rows[::7], reader.fieldnames, folder)
        check_methods(folder)
    print(f"1..{count}")
    return 1 if failed else 0


sys.exit(main())
