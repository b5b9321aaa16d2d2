#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""aqhi.py BIN SOURCE: ehrisk-aqhi against its methods written again, over hours
of two stations in Beijing: January 2016, and the whole year where it is at
EHR_DATA. Prints TAP.

Nothing here comes from lib/ref/data: coefficients and bounds are typed from the
papers and pages that methods.md of the project's reference names.
"""
import csv
import datetime
import io
import math
import os
import pathlib
import subprocess
import sys
from fractions import Fraction

BIN, SOURCE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
NAMES = ["pm25", "pm10", "no2", "so2", "o3", "co"]
RAW = {"pm25": "PM2.5", "pm10": "PM10", "no2": "NO2", "so2": "SO2",
       "o3": "O3", "co": "CO"}
# litres of a mole at 25 degrees and 101.325 kPa
LITRES = 8.31446261815324 * 298.15 / 101.325
TO_PPB = {"no2": LITRES / 46.005, "o3": LITRES / 47.997}
HK = [1.87, 3.73, 5.60, 7.46, 9.33, 11.20, 12.81, 14.94, 17.08, 19.21]
ZJ = [0, 5.57, 11.14, 16.71, 19.72, 21.78, 25.74, 34.44, 43.14, 51.84, 60.54]
BETA = {
    "ca": {"no2": 0.000871, "o3": 0.000537, "pm25": 0.000487},
    "hk-2025": {"no2": 0.0004462559, "so2": 0.0001393235, "o3": 0.0004888034,
                "pm10": 0.0002821751, "pm25": 0.0002180567},
    "zhejiang": {"pm25": 0.000683, "o3": 0.000586, "so2": 0.002246,
                 "no2": 0.001314},
    "cn-cdc-2021": {"pm25": 0.00022, "so2": 0.00059, "no2": 0.0009,
                    "o3": 0.00024},
}
count = failed = 0


def check(name, good, why=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print(f"# {why}")


def risk(beta, conc):
    return 100 * math.expm1(beta * conc)


def near(a, b):
    return abs(a - b) <= 1e-11 * max(1, abs(a), abs(b))


def canada(mean, hour, plus):
    """(text, raw) or None; mean and hour by pollutant, ug/m3."""
    index = raw = None
    if all(mean[p] is not None for p in ("no2", "o3", "pm25")):
        total = sum(risk(b, float(mean[p]) * TO_PPB.get(p, 1))
                    for p, b in BETA["ca"].items())
        raw = 10 / 10.4 * total
        index = max(1, round(raw))
    if plus and hour["pm25"] is not None:
        own = max(1, math.ceil(hour["pm25"] / 10))
        index = own if index is None else max(index, own)
        raw = max(raw or 0, float(hour["pm25"] / 10))
    if index is None:
        return None
    return ("10+" if index > 10 else str(index)), raw


def hong_kong(mean, hour):
    del hour
    term = {p: risk(b, float(mean[p])) for p, b in BETA["hk-2025"].items()
            if mean[p] is not None}
    pm = [term[p] for p in ("pm10", "pm25") if p in term]
    if not pm or any(p not in term for p in ("no2", "so2", "o3")):
        return None
    total = term["no2"] + term["so2"] + term["o3"] + max(pm)
    for i, bound in enumerate(HK):
        if total <= bound:
            low = HK[i - 1] if i else 0
            return str(i + 1), i + (total - low) / (bound - low)
    return "10+", 9 + (total - HK[8]) / (HK[9] - HK[8])


def zhejiang(mean, hour):
    del hour
    if any(mean[p] is None for p in BETA["zhejiang"]):
        return None
    total = sum(risk(b, float(mean[p])) for p, b in BETA["zhejiang"].items())
    i = 1
    while i < 10 and total > ZJ[i]:
        i += 1
    raw = i - 1 + (total - ZJ[i - 1]) / (ZJ[i] - ZJ[i - 1])
    return ("10+" if total > ZJ[10] else f"{round(raw * 10) / 10:.1f}"), raw


def cdc(mean, hour=None):
    del hour
    if any(mean[p] is None for p in BETA["cn-cdc-2021"]):
        return None
    raw = 10 / 20.04 * sum(risk(b, float(mean[p]))
                           for p, b in BETA["cn-cdc-2021"].items())
    return ("10+" if round(raw) > 10 else str(round(raw))), raw


METHODS = {"ca": lambda m, h: canada(m, h, False),
           "ca-plus": lambda m, h: canada(m, h, True),
           "hk-2025": hong_kong, "zhejiang": zhejiang, "cn-cdc-2021": cdc}


def read(paths):
    """{station: {hour: {pollutant: Fraction or None}}}"""
    series = {}
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                when = datetime.datetime(*(int(row[k]) for k in (
                    "year", "month", "day", "hour")))
                series.setdefault(row["station"], {})[when] = {
                    p: None if row[RAW[p]] == "NA" else Fraction(row[RAW[p]])
                    for p in NAMES}
    return series


def thin(series):
    """Hours taken out, so that there are gaps: every 11th of one station, and
    five hours of the other at each noon of the 7th."""
    for at, (_, hours) in enumerate(sorted(series.items())):
        for k, when in enumerate(sorted(hours)):
            if (at == 0 and k % 11 == 5) or \
                    (at == 1 and when.day == 7 and 10 <= when.hour <= 14):
                del hours[when]


def text(number):
    if number is None:
        return ""
    return f"{float(number):g}"


def wide(series):
    """Interleaved: by hour, then station."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["station", "time", *NAMES])
    rows = [(when, name, of) for name, hours in series.items()
            for when, of in hours.items()]
    for when, name, of in sorted(rows, key=lambda r: r[:2]):
        writer.writerow([name, when.strftime("%Y-%m-%dT%H:00"),
                         *(text(of[p]) for p in NAMES)])
    return out.getvalue()


def window(hours, when, least=2, long=3):
    """Means of the hours up to when, and the fewest hours."""
    found = {}
    for p in NAMES:
        there = [v for v in (hours.get(when - datetime.timedelta(hours=k),
                                       {}).get(p) for k in range(long))
                 if v is not None]
        found[p] = sum(there) / len(there) if len(there) >= least else None
    return found


def axis(hours, step=1):
    when = min(hours)
    while when <= max(hours):
        yield when
        when += datetime.timedelta(hours=step)


def run(data, *words):
    done = subprocess.run([BIN / "ehrisk-aqhi", *words], input=data.encode(),
                          capture_output=True, check=False)
    if done.returncode != 0:
        check(" ".join(words), False, done.stderr.decode())
        return []
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def compare(name, rows, expected, suffix=""):
    """rows: of the program by (station, time); expected: the same keys to
    (text, raw) or None."""
    got = {(r.get("station") or r.get("source_id"), r["time"]): r
           for r in rows}
    wrong = [k for k in expected if k not in got]
    wrong += [k for k in got if k not in expected]
    for key, want in expected.items():
        row = got.get(key)
        if row is None:
            continue
        label, raw = row["aqhi" + suffix], row["aqhi_raw" + suffix]
        if want is None:
            if label or raw or not row["aqhi_na" + suffix]:
                wrong.append((key, row))
        elif label != want[0] or not near(float(raw), want[1]):
            wrong.append((key, label, raw, want))
    check(f"{name}: {len(expected)} rows", not wrong and expected, wrong[:3])


def hourly(name, series, rows, methods):
    for method in methods:
        expected = {}
        for station, hours in series.items():
            for when in axis(hours):
                now = hours.get(when) or dict.fromkeys(NAMES)
                expected[station, when.strftime("%Y-%m-%dT%H:00")] = \
                    METHODS[method](window(hours, when), now)
        suffix = f"_{method}" if len(methods) > 1 else ""
        compare(f"{name}, {method}", rows, expected, suffix)


def day_means(hours, day):
    """Means of a day of at least 20 hours."""
    there = [hours.get(day + datetime.timedelta(hours=k), {})
             for k in range(24)]
    found = {}
    for p in NAMES:
        values = [h[p] for h in there if h.get(p) is not None]
        found[p] = sum(values) / len(values) if len(values) >= 20 else None
    return found


def daily(name, series, data):
    """A method of daily means, and the highest hour of one of hours."""
    rows = run(data, "--method", "cn-cdc-2021,hk-2025", "--form", "day")
    means, highest = {}, {}
    for station, hours in series.items():
        days = sorted({when.replace(hour=0) for when in axis(hours)})
        for day in days:
            key = station, day.strftime("%Y-%m-%d")
            means[key] = cdc(day_means(hours, day))
            there = [hong_kong(window(hours, when), None) for when in
                     (day + datetime.timedelta(hours=k) for k in range(24))
                     if when <= max(hours)]
            there = [t for t in there if t is not None]
            highest[key] = max(there, key=lambda t: t[1]) \
                if len(there) >= 18 else None
    compare(f"{name}, days by their means", rows, means, "_cn-cdc-2021")
    compare(f"{name}, days by their highest hour", rows, highest, "_hk-2025")


def examine(name, paths):
    series = read(paths)
    methods = list(METHODS)
    data = wide(series)
    hourly(f"{name}, wide", series,
           run(data, "--method", ",".join(methods), "-j", "3"), methods)
    long = subprocess.run([BIN / "ehrisk-ingest", *paths],
                          capture_output=True, check=True).stdout.decode()
    hourly(f"{name}, long", series,
           run(long, "--method", "ca,hk-2025,zhejiang"),
           ["ca", "hk-2025", "zhejiang"])
    thin(series)
    data = wide(series)
    hourly(f"{name}, with gaps", series,
           run(data, "--method", ",".join(methods[1:3])), methods[1:3])
    daily(f"{name}, with gaps", series, data)


def main():
    here = SOURCE / "testdata/air-beijing"
    examine("January", [here / "dongsi_2016_01.csv",
                        here / "huairou_2016_01.csv"])
    year = pathlib.Path(os.environ.get(
        "EHR_DATA", SOURCE / "../shared/data")) / "air-beijing-hourly"
    if year.is_dir():
        examine("the year", [year / "prsa_dongsi_2016.csv",
                             year / "prsa_huairou_2016.csv"])
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


main()
