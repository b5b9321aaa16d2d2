# SPDX-License-Identifier: GPL-3.0-or-later
"""The draws of a seed from published definitions alone: Philox4x64-10 (Salmon
and others 2011), FNV-1a, the normal quantile of Python's library, quantiles of
type 7. Results must be those of the program to 1e-12."""
import csv
import io
import math
import os
import statistics
import subprocess

MASK = (1 << 64) - 1
NORMAL = statistics.NormalDist()
N = 1000


def philox(counter, key):
    """One block: ten rounds; the constants are the paper's."""
    a, b, c, d = counter
    k0, k1 = key
    for _ in range(10):
        p, q = 0xD2E7470EE14C6C93 * a, 0xCA5A826395121157 * c
        a, b, c, d = ((q >> 64) ^ b ^ k0, q & MASK,
                      (p >> 64) ^ d ^ k1, p & MASK)
        k0, k1 = (k0 + 0x9E3779B97F4A7C15) & MASK, (
            k1 + 0xBB67AE8584CAA73B) & MASK
    return a, b, c, d


def fnv(*parts, closed=True):
    """FNV-1a of the parts, each ended by the byte 255."""
    value = 0xCBF29CE484222325
    for part in parts:
        for byte in part.encode() + (b"\xff" if closed else b""):
            value = (value ^ byte) * 0x100000001B3 & MASK
    return value


def uniforms(seed, row, parameter):
    for block in range(N // 4):
        for bits in philox((block, 0, row, parameter), (seed, 0)):
            yield ((bits >> 12) + .5) * 2.0 ** -52


def quantile(numbers, p):
    at = (len(numbers) - 1) * p
    low = math.floor(at)
    high = min(low + 1, len(numbers) - 1)
    return numbers[low] + (at - low) * (numbers[high] - numbers[low])


def lognormal(u, gm, gsd):
    return math.exp(math.log(gm) + math.log(gsd) * NORMAL.inv_cdf(u))


def triangular(u, low, mode, high):
    if u * (high - low) <= mode - low:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


assert philox((0, 0, 0, 0), (0, 0))[0] == 0x16554D9ECA36314C
data = os.path.join(os.environ["EHR_SOURCE"], "testdata", "draws")
rows = ("source_id,medium,point_type,cas,value,unit,value_dist\n"
        'a,soil,soil,7440-38-2,20,mg/kg,"lognormal(gm=20,gsd=1.5)"\n')
out = subprocess.run(
    ["ehrisk-score", "--profile", os.path.join(data, "profile.yaml"),
     "--ref", "toxicity=" + os.path.join(data, "toxicity.csv"),
     "--draws", str(N), "--seed", "7"],
    input=rows, capture_output=True, text=True, check=True)
found = next(csv.DictReader(io.StringIO(out.stdout)))

nobody = fnv("", closed=False)  # parameters are of no row
key = fnv("source_id", "a", "medium", "soil", "point_type", "soil", "cas",
          "7440-38-2")
drawn = [uniforms(7, nobody, fnv(name, closed=False))
         for name in ("adult.BW", "adult.EF", "adult.IRS")]
drawn.append(uniforms(7, key, fnv("value", closed=False)))
hq = sorted(lognormal(c, 20, 1.5) * lognormal(irs, 80, 2) *
            triangular(ef, 150, 250, 350) / lognormal(bw, 70, 1.2) / 365 *
            1e-6 / 1e-4 for bw, ef, irs, c in zip(*drawn))
expected = {"mean": math.fsum(hq) / N, "sd": statistics.stdev(hq),
            "above": sum(x > 1 for x in hq) / N}
for name, p in (("p05", .05), ("p25", .25), ("p50", .5), ("p75", .75),
                ("p90", .9), ("p95", .95), ("p99", .99), ("p999", .999)):
    expected[name] = quantile(hq, p)
agree = 0
for name, value in expected.items():
    if math.isclose(float(found["hq_" + name]), value, rel_tol=1e-12):
        agree += 1
    else:
        print(f"hq_{name}: {found['hq_' + name]}, by hand {value}")
print(agree, "agree")
