# SPDX-License-Identifier: GPL-3.0-or-later
"""make FILE: enterprises, shuffled. SEED LIST: the draw of that list, by its own
reckoning: stratum, ticket, source_id, place."""
import hashlib
import random
import sys


def make(path):
    rng = random.Random(20261008)
    levels = ["high", "medium", "grey", "acceptable", "none"]
    rows = []
    for i in range(20000):
        # most begin alike, some are long, some are Chinese
        name = f"9133{i:0{rng.randint(1, 9)}d}"
        if i % 50 == 0:
            name = f"企业{i}"
        if i % 77 == 0:
            name += "-" + "x" * (i % 130)
        rows.append(f"{name}-{i},{rng.choice(levels)},{rng.randint(1, 3)}")
    rng.shuffle(rows)
    with open(path, "w", encoding="utf-8") as out:
        out.write("source_id,level,adm_code\n")
        out.writelines(row + "\n" for row in rows)


def ticket(seed, number, weight):
    return min(
        hashlib.sha256(f"{seed}:{number}:{k}".encode()).hexdigest()
        for k in range(1, weight + 1))


def draw(seed, path):
    with open(path, encoding="utf-8") as rows:
        rows = [row.rstrip("\n").split(",") for row in rows][1:]
    keyed = [(r[0].encode(), r[1].encode()) for r in rows]
    if keyed != sorted(keyed):
        sys.exit("the list is out of order")
    place = {}
    for stratum, first, number in sorted(
            (r[0], ticket(seed, r[1], int(r[2])), r[1]) for r in rows):
        place[stratum] = place.get(stratum, 0) + 1
        print(stratum, first, number, place[stratum], sep=",")


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    draw(sys.argv[1], sys.argv[2])
