# SPDX-License-Identifier: GPL-3.0-or-later
"""The draws of the benchmark with NumPy: each row's concentration and three
parameters of the people, the same for all rows. draws.py INPUT N >OUTPUT"""
import csv
import sys

import numpy as np

SHARES = [5, 25, 50, 75, 90, 95, 99, 99.9]
BLOCK = 100  # rows at a time: a block of draws stays in the cache

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
n = int(sys.argv[2])
rng = np.random.default_rng(1)
people = (rng.lognormal(np.log(80), np.log(2), n) *
          rng.triangular(150, 250, 350, n) /
          rng.lognormal(np.log(70), np.log(1.2), n) * 1e-6)
reference = {"7440-38-2": 1e-4, "7440-66-6": 0.2}
hazard, cancer = people / 365, people * 25 / 25550
print("source_id,hq_mean,hq_sd,hq_p05,hq_p25,hq_p50,hq_p75,hq_p90,hq_p95,"
      "hq_p99,hq_p999,hq_above,cr_mean,cr_sd,cr_p05,cr_p25,cr_p50,cr_p75,"
      "cr_p90,cr_p95,cr_p99,cr_p999,cr_above")


def summary(x, target):
    return np.column_stack([x.mean(axis=1), x.std(axis=1, ddof=1),
                            np.percentile(x, SHARES, axis=1).T,
                            (x > target).mean(axis=1)])


for at in range(0, len(rows), BLOCK):
    some = rows[at:at + BLOCK]
    gm = np.log([float(row["value"]) for row in some])
    c = np.exp(gm[:, None] + np.log(2) * rng.standard_normal((len(some), n)))
    rfd = np.array([reference[row["cas"]] for row in some])
    both = np.hstack([summary(c * hazard / rfd[:, None], 1),
                      summary(c * cancer, 1e-6)])
    for row, numbers in zip(some, both.tolist()):
        has_cr = row["cas"] == "7440-38-2"
        print(row["source_id"], *numbers[:11],
              *(numbers[11:] if has_cr else [""] * 11), sep=",")
