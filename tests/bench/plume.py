# SPDX-License-Identifier: GPL-3.0-or-later
"""The field of the benchmark with NumPy, as one would write it: a Gaussian plume
after ISC3 averaged over all directions, six stability classes, for sources that
are low areas, source by source over all cells within range.

plume.py SOURCES CELLS CELL_M RANGE_KM [FIELD]
SOURCES: easting,northing,pollutant,kg_a. CELLS: cell_id,easting,northing of their
middles. Prints pairs of place and cell, and seconds of computing; writes FIELD
(cell_id,pollutant,value), or nothing."""
import csv
import sys
import time

import numpy as np

# class, wind at 10 m, share of the hours, lid, and Briggs' sigma z (rural)
CLASSES = [(1.5, 0.03, 1500, lambda x: 0.20 * x),
           (2.5, 0.10, 1500, lambda x: 0.12 * x),
           (4.0, 0.15, 1000, lambda x: 0.08 * x / np.sqrt(1 + 0.0002 * x)),
           (4.0, 0.42, 1000, lambda x: 0.06 * x / np.sqrt(1 + 0.0015 * x)),
           (2.5, 0.14, np.inf, lambda x: 0.03 * x / (1 + 0.0003 * x)),
           (1.5, 0.16, np.inf, lambda x: 0.016 * x / (1 + 0.0003 * x))]
HEIGHT_M = 3.0
CELL_RADIUS_M = 0.9 * np.sqrt(float(sys.argv[3]) ** 2 / np.pi)
UG_S_PER_KG_A = 1e9 / (8760 * 3600)


def vertical(height, sigma, lid):
    """1/m on the ground: the source, its image, and those of the lid."""
    total = 2 * np.exp(-0.5 * (height / sigma) ** 2)
    if np.isfinite(lid):
        for j in range(1, 9):
            total += 2 * np.exp(-0.5 * ((2 * j * lid - height) / sigma) ** 2)
            total += 2 * np.exp(-0.5 * ((2 * j * lid + height) / sigma) ** 2)
    v = total / (np.sqrt(2 * np.pi) * sigma)
    return np.where(sigma >= 1.6 * lid, 1 / lid, v) if np.isfinite(lid) else v


def chi(distance):
    """ug/m3 for 1 kg/a, the mean of the year."""
    x = np.maximum(distance, CELL_RADIUS_M)
    total = np.zeros_like(x)
    for wind, share, lid, sigma_z in CLASSES:
        total += share * vertical(HEIGHT_M, sigma_z(x), lid) / wind
    return UG_S_PER_KG_A * total / (2 * np.pi * x)


places, emitted, pollutants = {}, {}, {}
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    place = (float(row["easting"]), float(row["northing"]))
    p = pollutants.setdefault(row["pollutant"], len(pollutants))
    amounts = emitted.setdefault(place, {})
    amounts[p] = amounts.get(p, 0) + float(row["kg_a"])
table = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
cells = np.array([[float(row["easting"]), float(row["northing"])]
                  for row in table])
range_m = float(sys.argv[4]) * 1000

start, cpu, pairs = time.perf_counter(), time.process_time(), 0
field = np.zeros((len(pollutants), len(cells)))
for (easting, northing), amounts in emitted.items():
    distance = np.hypot(cells[:, 0] - easting, cells[:, 1] - northing)
    near = np.flatnonzero(distance <= range_m)
    c = chi(distance[near])
    for p, kg_a in amounts.items():
        field[p, near] += kg_a * c
    pairs += len(near)
print(pairs, time.perf_counter() - start, time.process_time() - cpu)

if len(sys.argv) > 5:
    with open(sys.argv[5], "w", encoding="utf-8") as out:
        out.write("cell_id,pollutant,value\n")
        for name, p in pollutants.items():
            for cell in np.flatnonzero(field[p]):
                out.write(f'{table[cell]["cell_id"]},"{name}",'
                          f'{float(field[p, cell])!r}\n')
