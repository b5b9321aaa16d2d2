# SPDX-License-Identifier: GPL-3.0-or-later
"""Percentiles of 50,000 draws against a million of NumPy's.

The share of NumPy's numbers below the program's percentile p differs from p by
at most 4.5 sqrt(p (1 - p) (1 / 50,000 + 1 / 1,000,000)): one in 150,000 for one
percentile if both are right; 88 are looked at.
"""
import csv
import io
import math
import os
import subprocess

import numpy

N, MANY = 50000, 1000000
PERCENTILES = {"p05": .05, "p25": .25, "p50": .5, "p75": .75, "p90": .9,
               "p95": .95, "p99": .99, "p999": .999}
rng = numpy.random.default_rng(20)


def truncated(draw, low, high):
    """Numbers of draw(n) between low and high."""
    kept = numpy.empty(0)
    while kept.size < MANY:
        more = draw(MANY)
        kept = numpy.append(kept, more[(more >= low) & (more <= high)])
    return kept[:MANY]


def empirical(sample):
    return numpy.interp(rng.random(MANY), numpy.linspace(0, 1, len(sample)),
                        numpy.sort(sample))


sample = [3, 9, 4, 30, 8, 12, 5]
with open("sample.csv", "w", encoding="utf-8") as file:
    file.write("value\n" + "".join(f"{x}\n" for x in sample))
log = math.log
cases = {
    "uniform(min=5,max=40)": rng.uniform(5, 40, MANY),
    "triangular(min=5,mode=10,max=40)": rng.triangular(5, 10, 40, MANY),
    "normal(mean=20,sd=2)": rng.normal(20, 2, MANY),
    "normal(mean=20,sd=15,min=0,max=60)": truncated(
        lambda n: rng.normal(20, 15, n), 0, 60),
    "lognormal(mean=20,sd=15)": rng.lognormal(
        log(20) - log(1 + .75 ** 2) / 2, math.sqrt(log(1 + .75 ** 2)), MANY),
    "lognormal(gm=20,gsd=3,max=100)": truncated(
        lambda n: rng.lognormal(log(20), log(3), n), 0, 100),
    "beta(a=2,b=5,min=1,max=50)": 1 + 49 * rng.beta(2, 5, MANY),
    "gamma(shape=0.7,scale=20)": rng.gamma(.7, 20, MANY),
    "gamma(shape=3,scale=5,min=4)": truncated(
        lambda n: rng.gamma(3, 5, n), 4, math.inf),
    "weibull(shape=1.5,scale=20)": 20 * rng.weibull(1.5, MANY),
    "empirical(sample.csv)": empirical(sample),
}
data = os.path.join(os.environ["EHR_SOURCE"], "testdata", "draws")
rows = io.StringIO()
writer = csv.writer(rows)
writer.writerow("source_id medium point_type layer cas value unit value_dist"
                .split())
for text in cases:
    writer.writerow([text, "soil", "soil", "surface", "7440-38-2", 15, "mg/kg",
                     text])
out = subprocess.run(
    ["ehrisk-score", "--profile", os.path.join(data, "profile.yaml"),
     "--ref", "toxicity=" + os.path.join(data, "toxicity.csv"),
     "--draws", str(N)],
    input=rows.getvalue(), capture_output=True, text=True, check=True)
people = (rng.lognormal(log(80), log(2), MANY) *
          rng.triangular(150, 250, 350, MANY) /
          rng.lognormal(log(70), log(1.2), MANY) / 365 * 1e-6 / 1e-4)
agree = 0
for row in csv.DictReader(io.StringIO(out.stdout)):
    hq = cases[row["source_id"]] * people
    for name, p in PERCENTILES.items():
        share = numpy.mean(hq <= float(row["hq_" + name]))
        if abs(share - p) <= 4.5 * math.sqrt(p * (1 - p) * (1 / N + 1 / MANY)):
            agree += 1
        else:
            print(f"{row['source_id']} {name}: {row['hq_' + name]} is at "
                  f"{share}")
print(agree, "agree")
