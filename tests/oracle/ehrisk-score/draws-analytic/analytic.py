# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws against exact results.

A sample quantile at p of N draws lies, but for one in 15,000, between the exact
quantiles at p - d and p + d with d = 4 sqrt(p (1 - p) / N); means within 4 sd /
sqrt(N); shares within 4 sqrt(p (1 - p) / N). Latin hypercube samples are nearer
than that, and held to it all the same, except where said.
"""
import csv
import io
import math
import os
import statistics
import subprocess

DATA = os.path.join(os.environ["EHR_SOURCE"], "testdata", "draws")
NORMAL = statistics.NormalDist()
PERCENTILES = {"p05": .05, "p25": .25, "p50": .5, "p75": .75, "p90": .9,
               "p95": .95, "p99": .99, "p999": .999}
HEAD = "source_id,medium,point_type,layer,cas,value,unit,value_dist\n"
agree = 0


def score(rows, *options):
    """The first row's result."""
    out = subprocess.run(
        ["ehrisk-score", "--profile", os.path.join(DATA, "profile.yaml"),
         "--ref", "toxicity=" + os.path.join(DATA, "toxicity.csv"), *options],
        input=HEAD + rows, capture_output=True, text=True, check=True)
    return next(csv.DictReader(io.StringIO(out.stdout)))


def check(what, found, low, high):
    """Counts what lies between low and high, prints what does not."""
    global agree
    if low <= float(found) <= high:
        agree += 1
    else:
        print(f"{what}: {found} is not within {low} and {high}")


def check_quantile(what, found, p, n, quantile):
    d = 4 * math.sqrt(p * (1 - p) / n)
    check(what, found, quantile(max(p - d, 1e-9)),
          quantile(min(p + d, 1 - 1e-9)))


def lognormal(gm, s):
    return lambda p: gm * math.exp(s * NORMAL.inv_cdf(p))


def check_lognormal(what, row, n, gm, s, head="hq_"):
    """Percentiles, mean and share above 1 of exp(normal)."""
    for name, p in PERCENTILES.items():
        check_quantile(f"{what} {name}", row[head + name], p, n,
                       lognormal(gm, s))
    mean = gm * math.exp(s * s / 2)
    sd = mean * math.sqrt(math.expm1(s * s))
    check(what + " mean", row[head + "mean"], mean - 4 * sd / math.sqrt(n),
          mean + 4 * sd / math.sqrt(n))
    above = 1 - NORMAL.cdf(-math.log(gm) / s)
    d = 4 * math.sqrt(above * (1 - above) / n)
    check(what + " above", row[head + "above"], above - d, above + d)


LN2, LN15, LN12 = math.log(2), math.log(1.5), math.log(1.2)
SOIL = 'a,soil,soil,surface,7440-38-2,20,mg/kg,"lognormal(gm=20,gsd=1.5)"\n'
PLAIN = "a,soil,soil,surface,7440-38-2,20,mg/kg,\n"
# C IRS EF ED 1e-6 / (BW ED 365) over RfD 1e-4
GM = 20 * 80 * 250 / (70 * 365) * 1e-6 / 1e-4
N = 100000
for extra in ([], ["--lhs"], ["--seed", "2"]):
    row = score(SOIL, "--set", "adult.EF=250", "--draws", str(N), *extra)
    s = math.hypot(LN2, LN15, LN12)
    check_lognormal(f"quotient {extra}", row, N, GM, s)
    # the same with SF 1 over a lifetime: 25 a of 70
    check_lognormal(f"risk {extra}",
                    {k: float(v) / (1e-4 * 25 / 70) if k != "cr_above" and v
                     and k.startswith("cr_") and "var" not in k else v
                     for k, v in row.items() if k != "cr_above"} |
                    {"cr_above": row["hq_above"]}, N, GM, s, "cr_")
    # squares of Spearman's correlations, (6/pi asin(r/2))^2 with r the share
    # of a logarithm in the sd of the sum, as shares of their sum
    rho = {name: (6 / math.pi * math.asin(one / s / 2)) ** 2
           for name, one in (("adult.IRS", LN2), ("value", LN15),
                             ("adult.BW", LN12))}
    shares = dict(word.split("=") for word in row["hq_var_shares"].split())
    for name, square in rho.items():
        share = square / sum(rho.values())
        check(f"share of {name} {extra}", shares[name], share - .015,
              share + .015)
    # Spearman's correlation of 100,000 draws: standard error 0.003
    found = dict(word.split("=") for word in row["hq_var_rho"].split())
    for name, square in rho.items():
        sign = -1 if name == "adult.BW" else 1
        check(f"correlation of {name} {extra}", found[name],
              sign * math.sqrt(square) - .018, sign * math.sqrt(square) + .018)
    check("the largest first", row["hq_var_top"] == "adult.IRS", 1, 1)

# triangular(150, 250, 350) is symmetric: mean and median 250. A Latin
# hypercube's mean of a monotone function is within the step of one stratum:
# (350 - 150) / N at most.
row = score("a,air,ambient,,71-43-2,73,ug/m3,\n", "--lhs", "--draws", "10000")
unit = 73e-3 / 365 / 0.02
check("triangular mean", row["hq_mean"], (250 - .02) * unit, (250 + .02) * unit)
check_quantile("triangular median", row["hq_p50"], .5, 10000,
               lambda p: unit * (150 + math.sqrt(p * 200 * 100) if p <= .5
                                 else 350 - math.sqrt((1 - p) * 200 * 100)))
# sd of triangular: 100 / sqrt 6
check("triangular sd", row["hq_sd"], unit * 100 / math.sqrt(6) * .999,
      unit * 100 / math.sqrt(6) * 1.001)
# uniform(10, 30) times the air row's share of 250 days: mean 20, sd 20/sqrt 12
row = score('a,air,ambient,,71-43-2,20,ug/m3,"uniform(min=10,max=30)"\n',
            "--set", "adult.EF=365", "--lhs", "--draws", "10000")
check("uniform mean", row["hq_mean"], (1 - 1e-4), (1 + 1e-4))
check("uniform sd", row["hq_sd"], 1 / math.sqrt(12) * .999,
      1 / math.sqrt(12) * 1.001)
check("uniform p05", row["hq_p05"], .55 - 1e-3, .55 + 1e-3)

# Two dimensions: IRS is uncertain, BW varies. The p95 of people is lognormal
# over what is not known, and known otherwise. 500 outer draws by Latin
# hypercube; the inner 2000 shift all of them alike.
M, N = 500, 2000
row = score(PLAIN, "--set", "adult.EF=250", "--lhs", "--draws", str(N),
            "--outer", str(M))
for inner, z in (("p50", 0), ("p95", NORMAL.inv_cdf(.95))):
    for outer, p in (("p05", .05), ("p50", .5), ("p95", .95)):
        check_quantile(f"{inner} {outer}", row[f"hq_{inner}_{outer}"], p, M,
                       lognormal(GM * math.exp(LN12 * z), LN2))
for outer, p in (("p05", .05), ("p50", .5), ("p95", .95)):
    check_quantile(f"mean {outer}", row[f"hq_mean_{outer}"], p, M,
                   lognormal(GM * math.exp(LN12 ** 2 / 2), LN2))

# Rank correlation 0.6 of IRS and BW: of the logarithms 2 sin(0.6 pi / 6). Iman
# and Conover's order is of scores, which hold the correlation to 0.02.
with open("rho.yaml", "w", encoding="utf-8") as file:
    file.write("correlations:\n  - {pair: [adult.IRS, adult.BW], rho: 0.6}\n")
N = 50000
row = score(PLAIN, "--set", "adult.EF=250", "--draws", str(N), "--correlate",
            "rho.yaml")
r = 2 * math.sin(.6 * math.pi / 6)
s = math.sqrt(LN2 ** 2 + LN12 ** 2 - 2 * r * LN2 * LN12)
check_lognormal("correlated", row, N, GM, s)
print(agree, "agree")
