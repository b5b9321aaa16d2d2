#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Regression forecasts of ehrisk-forecast against NumPy's least squares on terms
built again from the manual's words: days of Chicago, hours of Beijing. Also
damped anomalies and intervals."""
import csv
import datetime
import io
import math
import os
import subprocess

import numpy as np

SOURCE = os.environ["EHR_SOURCE"]
TEMP = "temp"


def run(*words):
    got = subprocess.run(["ehrisk-forecast", *words], capture_output=True,
                         check=True)
    return list(csv.DictReader(io.StringIO(got.stdout.decode())))


def number(cell):
    return float(cell) if cell not in ("", "NA") else math.nan


def log(x):
    return math.log(x) if x > 0 else math.nan


def season(day):
    turn = 2 * math.pi * day / 365.25
    return [f(k * turn) for k in (1, 2) for f in (math.sin, math.cos)]


def day_number(text):
    return (datetime.date.fromisoformat(text[:10])
            - datetime.date(1970, 1, 1)).days


class Rolling:
    """One lead, issues a day apart; terms(t) and value(t) by step."""

    def __init__(self, grid, lead, per_day, terms, value, has_season):
        self.grid, self.lead, self.per_day = grid, lead, per_day
        self.rows = [terms(t, t + lead) for t in grid]
        self.logs = [log(value(t + lead)) for t in grid]
        self.has_season = has_season

    def forecasts(self, smear):
        back = -(-self.lead // self.per_day)
        beta, fitted, out = None, None, []
        for d in range(len(self.grid)):
            if d >= back and (fitted is None or d - fitted >= 30):
                use = [i for i in range(d - back + 1)
                       if not any(map(math.isnan,
                                      [self.logs[i], *self.rows[i]]))]
                k = len(self.rows[0])
                if self.has_season and \
                        (not use or use[-1] - use[0] + 1 < 365):
                    k -= 4
                if len(use) >= 30 and len(use) >= 5 * k:
                    x = np.array([self.rows[i][:k] for i in use])
                    y = np.array([self.logs[i] for i in use])
                    beta = np.linalg.lstsq(x, y, rcond=None)[0]
                    factor = np.exp(y - x @ beta).mean() if smear else 1
                    fitted = d
            row = self.rows[d]
            if beta is None or any(map(math.isnan, row)):
                out.append(math.nan)
            else:
                out.append(math.exp(np.dot(row[:len(beta)], beta)) * factor)
        return out


def intervals(forecasts, outcomes, back):
    """80 % from the errors known on each day."""
    ends = []
    for d, forecast in enumerate(forecasts):
        errors = [o - f for f, o in list(zip(forecasts, outcomes))
                  [:max(0, d - back + 1)] if not math.isnan(o - f)]
        if len(errors) < 20 or math.isnan(forecast):
            ends.append((math.nan, math.nan))
            continue
        low, high = np.quantile(errors, [0.1, 0.9])
        ends.append((max(0.0, forecast + low), forecast + high))
    return ends


def close(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return abs(a - b) <= 1e-8 * max(1, abs(b))


def compare(name, got, want):
    bad = sum(not close(g, w) for g, w in zip(got, want))
    given = sum(not math.isnan(w) for w in want)
    print(name, "alike" if bad == 0 and len(got) == len(want) else
          f"differ: {bad} of {len(want)}", given > len(want) // 3)


def chicago():
    path = SOURCE + "/testdata/mortality-chicago/days.csv"
    rows = list(csv.DictReader(open(path)))[:1500]
    with open("days.csv", "w") as file:
        file.write("time,o3,temp\n")
        for r in rows:
            file.write(f"{r['date']},{r['o3']},{r['temp']}\n")
    first = day_number(rows[0]["date"])
    o3 = {first + i: number(r["o3"]) for i, r in enumerate(rows)}
    temp = {first + i: number(r["temp"]) for i, r in enumerate(rows)}
    value = lambda t: o3.get(t, math.nan)

    def terms(t, target):
        weekday = datetime.date.fromordinal(
            target + datetime.date(1970, 1, 1).toordinal()).weekday()
        return [1, log(value(t)), temp.get(t, math.nan),
                *[float(weekday == k) for k in range(1, 7)], *season(target)]

    got = run("--na", "NA", "--method", "regression,regression-median",
              "--weather", TEMP, "--terms", "lag,weather,weekday,season",
              "--hindcast", f"{rows[0]['date']}/{rows[-1]['date']}",
              "days.csv")
    grid = list(range(first, first + len(rows)))
    for method, smear in (("regression", True), ("regression-median", False)):
        for lead in (1, 3):
            mine = [r for r in got if r["method"] == method
                    and r["lead_time"] == str(lead)]
            want = Rolling(grid, lead, 1, terms, value, True).forecasts(smear)
            compare(f"chicago {method} {lead}",
                    [number(r["o3"]) for r in mine], want)
            if smear:
                ends = intervals(want, [value(t + lead) for t in grid], lead)
                compare(f"chicago interval {lead}",
                        [number(r["o3_lo"]) for r in mine],
                        [e[0] for e in ends])
                compare(f"chicago interval {lead}",
                        [number(r["o3_hi"]) for r in mine],
                        [e[1] for e in ends])


def beijing():
    path = SOURCE + "/testdata/air-beijing/hours.csv"
    rows = [r for r in csv.DictReader(open(path))
            if r["station"] == "Huairou"]
    hour = lambda r: day_number(r["time"]) * 24 + int(r["time"][11:13])
    air = {hour(r): number(r["no2"]) for r in rows}
    temp = {hour(r): number(r["temp"]) for r in rows}
    value = lambda t: air.get(t, math.nan)

    def newest(steps):
        known = [value(t) for t in steps if not math.isnan(value(t))]
        return known[0] if known else math.nan

    def terms(t, target):
        same = target - -(-(target - t) // 24) * 24
        return [1, log(newest(range(t, t - 4, -1))),
                log(newest([same, same - 24, same - 48])),
                temp.get(t, math.nan)]

    got = run("--method", "regression", "--weather", TEMP,
              "--pollutants", "no2", "--hindcast",
              "2016-10-01T19/2016-11-30T19", path)
    got = [r for r in got if r["station"] == "Huairou"]
    start = day_number("2016-10-01") * 24 - 5  # 19 h of the day before
    grid = list(range(start, start + 62 * 24, 24))
    for lead in (1, 24, 25, 72):
        mine = [r for r in got if r["lead_time"] == str(lead)]
        want = Rolling(grid, lead, 24, terms, value, False).forecasts(True)
        compare(f"beijing {lead}", [number(r["no2"]) for r in mine], want[1:])


def main():
    chicago()
    beijing()
    os.remove("days.csv")


main()
