#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""aqi.py BIN SOURCE: the air quality indices and summaries of ehrisk-aqhi
against HJ 633-2012, HJ 633-2026, GB 3095 and HJ 663 written again.

Everything is computed in exact fractions, from tables typed out of the
standards, over January 2016 of two stations in Beijing (testdata), and over
their whole year and an archived hour of national stations where EHR_DATA has
them. Compared are each hour, each day, and the summaries of the year and of its
months, of both stations and of their mean as a city.
"""
import csv
import datetime
import io
import os
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction as F
from math import ceil, floor

POLLUTANTS = ["pm25", "pm10", "no2", "so2", "o3", "co"]
INDEX = [0, 50, 100, 150, 200, 300, 400, 500]
# HJ 633-2012 table 1, HJ 633-2026 table 3; ug/m3, of CO mg/m3
SCALE = {("so2", "24h"): [0, 50, 150, 475, 800, 1600, 2100, 2620],
         ("so2", "1h"): [0, 150, 500, 650, 800],
         ("no2", "24h"): [0, 40, 80, 180, 280, 565, 750, 940],
         ("no2", "1h"): [0, 100, 200, 700, 1200, 2340, 3090, 3840],
         ("co", "24h"): [0, 2, 4, 14, 24, 36, 48, 60],
         ("co", "1h"): [0, 5, 10, 35, 60, 90, 120, 150],
         ("o3", "1h"): [0, 160, 200, 300, 400, 800, 1000, 1200],
         ("o3", "8h"): [0, 100, 160, 215, 265, 800],
         ("pm10", "24h"): [0, 50, 150, 250, 350, 420, 500, 600],
         ("pm25", "24h"): [0, 35, 75, 115, 150, 250, 350, 500]}
NEW = {("pm10", "24h"): [0, 50, 120, 250, 350, 420, 500, 600],
       ("pm25", "24h"): [0, 35, 60, 115, 150, 250, 350, 500]}
# GB 3095, class II: limits of the year and of the day
LIMITS = {"gb3095-2012": {"so2": (60, 150), "no2": (40, 80), "co": (None, 4),
                          "o3": (None, 160), "pm10": (70, 150),
                          "pm25": (35, 75)},
          "gb3095-2026": {"so2": (60, 150), "no2": (40, 80), "co": (None, 4),
                          "o3": (None, 160), "pm10": (60, 120),
                          "pm25": (30, 60)},
          "gb3095-2031": {"so2": (20, 50), "no2": (30, 50), "co": (None, 4),
                          "o3": (None, 160), "pm10": (50, 100),
                          "pm25": (25, 50)}}
PERCENT = {"so2": 98, "no2": 98, "co": 95, "o3": 90, "pm10": 95, "pm25": 95}

failures = 0


def same(what, got, want):
    global failures
    if got != want:
        failures += 1
        if failures < 20:
            print(f"{what}: {got!r}, expected {want!r}")


def close(what, got, want):
    if want is None or got == "":
        return same(what, got, "" if want is None else str(float(want)))
    if abs(float(got) - float(want)) > 1e-12 * max(1, abs(float(want))):
        same(what, got, str(float(want)))


def half_even(value, decimals=0):
    return F(round(value * 10 ** decimals), 10 ** decimals)


def individual(standard, pollutant, averaging, value):
    """None: no index."""
    if value is None:
        return None
    if pollutant == "co":
        value /= 1000
    if standard == "hj633-2026":
        value = half_even(value, 1 if pollutant == "co" else 0)
    if pollutant in ("pm25", "pm10"):
        averaging = "24h"
    key = (pollutant, averaging)
    scale = NEW.get(key) if standard == "hj633-2026" else None
    scale = scale or SCALE[key]
    for k in range(1, len(scale)):
        if value <= scale[k]:
            rise = F(INDEX[k] - INDEX[k - 1], scale[k] - scale[k - 1])
            return ceil(rise * (value - scale[k - 1]) + INDEX[k - 1])
    if len(scale) == 8:
        return 500
    if standard == "hj633-2026":
        return 200 if pollutant == "so2" else 300
    return None


def report(standard, values):
    """values: {(pollutant, averaging): value or None}; index, of pollutants,
    primary."""
    of = {}
    missing = False
    for (pollutant, averaging), value in values.items():
        index = individual(standard, pollutant, averaging, value)
        missing = missing or value is None
        if index is not None:
            of[pollutant] = max(of.get(pollutant, 0), index)
    highest = max(of.values(), default=None)
    primary = [p for p in POLLUTANTS if highest is not None and highest > 50
               and of.get(p) == highest]
    if standard == "hj633-2026" and highest is not None:
        if missing and highest <= 100:
            return None, of, []
        highest = max(1, highest)
    return highest, of, primary


def level(index):
    return next(k for k, top in enumerate([50, 100, 150, 200, 300, 10 ** 9], 1)
                if index <= top)


def mean(values, least):
    values = [v for v in values if v is not None]
    return F(sum(values)) / len(values) if len(values) >= least else None


def read(path):
    """{hour: {pollutant: value}}, station"""
    hours = {}
    with open(path, newline="") as file:
        for r in csv.DictReader(file):
            at = datetime.datetime(int(r["year"]), int(r["month"]),
                                   int(r["day"]), int(r["hour"]))
            hours[at] = {p: None if r[n] == "NA" else F(r[n]) for p, n in
                         zip(POLLUTANTS, ("PM2.5", "PM10", "NO2", "SO2", "O3",
                                          "CO"))}
    return hours, r["station"]


def days_of(hours):
    """{date: {pollutant: value of the day}}; o3 8-hour maximum, o3_1h"""
    days = {}
    for date in sorted({at.date() for at in hours}):
        day = [hours.get(datetime.datetime.combine(date, datetime.time(h)), {})
               for h in range(24)]
        found = {p: mean([d.get(p) for d in day], 20) for p in POLLUTANTS
                 if p != "o3"}
        ozone = [d.get("o3") for d in day]
        means = [mean(ozone[h - 7:h + 1], 6) for h in range(7, 24)]
        means = [m for m in means if m is not None]
        most = max(means, default=None)
        found["o3"] = most if len(means) >= 14 or (most or 0) > 160 else None
        there = [o for o in ozone if o is not None]
        found["o3_1h"] = max(there) if len(there) >= 20 else None
        days[date] = found
    return days


def day_values(standard, day):
    values = {(p, "24h"): day[p] for p in POLLUTANTS if p != "o3"}
    values["o3", "8h"] = day["o3"]
    if standard == "hj633-2012":
        values["o3", "1h"] = day["o3_1h"]
    return values


def hour_values(standard, hours, at):
    def back(n, p):
        return [hours.get(at - datetime.timedelta(hours=k), {}).get(p)
                for k in range(n)]
    values = {(p, "1h"): hours[at][p] for p in POLLUTANTS}
    if standard == "hj633-2012":
        values["o3", "8h"] = mean(back(8, "o3"), 6)
    index, of, primary = report(standard, values)
    if standard == "hj633-2012":
        for p in ("pm10", "pm25"):
            moving = individual(standard, p, "24h", mean(back(24, p), 20))
            if moving is not None:
                of[p] = max(of.get(p, 0), moving)
        index = max(of.values(), default=None)
        primary = [p for p in POLLUTANTS if index and index > 50 and
                   of.get(p) == index]
    return index, of, primary


def run(program, *args):
    done = subprocess.run([program, *args], capture_output=True, text=True,
                          check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def check_index(what, row, standard, expected):
    index, of, primary = expected
    same(f"{what} aqi", row[f"aqi_{standard}"],
         "" if index is None else str(index))
    for p in POLLUTANTS:
        same(f"{what} {p}", row[f"iaqi_{p}_{standard}"], str(of.get(p, "")))
    same(f"{what} primary", row[f"primary_{standard}"], " ".join(primary))
    same(f"{what} level", row[f"aqi_level_{standard}"],
         "" if index is None else str(level(index)))


BOTH = ("hj633-2012", "hj633-2026")


def check_rows(program, table, series):
    rows = run(program, "--aqi", ",".join(BOTH), "--fill", "no", table)
    at = {}
    for row in rows:
        when = datetime.datetime.fromisoformat(row["time"])
        at[row["station"], when] = row
    for station, hours in series.items():
        for when in hours:
            for standard in BOTH:
                check_index(f"{station} {when} {standard}", at[station, when],
                            standard, hour_values(standard, hours, when))
    same("hours", len(at), sum(len(h) for h in series.values()))
    rows = run(program, "--aqi", ",".join(BOTH), "--form", "day", table)
    for row in rows:
        day = DAYS[row["station"]][datetime.date.fromisoformat(row["time"])]
        for standard in BOTH:
            check_index(f"{row['station']} {row['time']} {standard}", row,
                        standard, report(standard, day_values(standard, day)))
    same("days", len(rows), sum(len(d) for d in DAYS.values()))


DAYS = {}


def city_of(all_days):
    """Means over stations; both of two have to be valid."""
    days = {}
    for date in sorted(set().union(*all_days)):
        found = {}
        for p in POLLUTANTS + ["o3_1h"]:
            values = [d[date][p] for d in all_days
                      if date in d and d[date][p] is not None]
            found[p] = F(sum(values)) / len(values) \
                if len(values) * 100 >= 75 * len(all_days) else None
        days[date] = found
    return days


def percentile(values, percent):
    values = sorted(values)
    k = 1 + F((len(values) - 1) * percent, 100)
    s = floor(k)
    if k == s:
        return values[s - 1]
    return values[s - 1] + (values[s] - values[s - 1]) * (k - s)


def check_summary(got, days, period_days, whole_year, dust):
    """got: {(scheme, measure, pollutant, level): row} of a place and period"""
    def row(*key):
        return got.get(key + ("",) * (4 - len(key)), {})
    for standard in BOTH:
        results = {date: report(standard, day_values(standard, day))
                   for date, day in days.items() if date not in dust}
        valid = {d: r for d, r in results.items() if r[0] is not None}
        one = row(standard, "valid")
        same("valid", (one["n"], one["of"]),
             (str(len(valid)), str(period_days)))
        for k in range(1, 7):
            one = row(standard, "level", "", str(k))
            same(f"level {k}", (one["n"], one["of"]),
                 (str(sum(level(r[0]) == k for r in valid.values())),
                  str(len(valid))))
        good = sum(r[0] <= 100 for r in valid.values())
        one = row(standard, "good")
        same("good", (one["n"], one["of"]), (str(good), str(len(valid))))
        if valid:
            close("good", one["value"], F(good, len(valid)))
        for p in POLLUTANTS:
            n = sum(p in r[2] for r in valid.values())
            same(f"primary {p}", row(standard, "primary", p).get("n", "0"),
                 str(n))
        highest = [r for (s, m, _, _), r in got.items()
                   if (s, m) == (standard, "max")]
        if valid:
            most = max(r[0] for r in valid.values())
            same("max", highest[0]["value"], str(most))
            same("max", highest[0]["time"],
                 str(min(d for d, r in valid.items() if r[0] == most)))
    for edition, limits in LIMITS.items():
        check_edition(edition, limits, row, days, period_days, whole_year,
                      dust)


def check_edition(edition, limits, row, days, period_days, whole_year, dust):
    verdicts = []
    for p, (of_year, of_day) in limits.items():
        decimals = 1 if p == "co" else 0
        values = {d: v[p] / (1000 if p == "co" else 1) for d, v in days.items()
                  if v[p] is not None and
                  not (p in ("pm25", "pm10") and d in dust)}
        one = row(edition, "exceeded", p)
        above = sum(half_even(v, decimals) > of_day for v in values.values())
        same(f"{edition} exceeded {p}", (one["n"], one["of"]),
             (str(above), str(len(values))))
        statistics = [(f"p{PERCENT[p]}", of_day, percentile(
            list(values.values()), PERCENT[p]) if values else None)]
        if of_year is not None:
            statistics.append(("mean", of_year, F(sum(values.values())) /
                               len(values) if values else None))
        months = [sum(d.month == m for d in values) for m in range(1, 13)]
        enough = len(values) >= 324 and all(
            n >= (25 if m == 2 else 27) for m, n in enumerate(months, 1))
        for measure, limit, value in statistics:
            one = row(edition, measure, p)
            close(f"{edition} {measure} {p}", one["value"], value)
            if value is None:
                continue
            close(f"{edition} {measure} {p} rounded", one["rounded"],
                  half_even(value, decimals))
            if not whole_year:
                same("verdict", one["verdict"], "")
                continue
            verdict = "not_valid" if not enough else "exceeds" \
                if half_even(value, decimals) > limit else "meets"
            same(f"{edition} {measure} {p}", one["verdict"], verdict)
            verdicts.append(verdict)
    if whole_year and verdicts:
        same(f"{edition} attainment", row(edition, "attainment")["verdict"],
             next((v for v in ("exceeds", "not_valid") if v in verdicts),
                  "meets"))


def check_summaries(program, table, folder):
    places = dict(DAYS)
    places["city"] = city_of(list(DAYS.values()))
    dates = sorted(places["city"])
    dust = {dates[3], dates[10], dates[11]}
    listed = folder / "dust.csv"
    listed.write_text("time,station\n" +
                      "".join(f"{d},\n" for d in sorted(dust)))
    for dusty in (set(), dust):
        for period in ("year", "month"):
            extra = ["--dust-days", str(listed)] if dusty else []
            rows = run(program, "--aqi", ",".join(BOTH), "--summary", period,
                       "--limits", ",".join(LIMITS), "--city", "city", *extra,
                       table)
            groups = {}
            for r in rows:
                group = groups.setdefault(
                    (r["station"] or r["city"], r["period"]), {})
                key = (r["scheme"], r["measure"], r["pollutant"],
                       r["level"] if r["measure"] == "level" else "")
                group[key] = r
            cut = 4 if period == "year" else 7
            expected = {(place, str(d)[:cut]) for place, days in places.items()
                        for d in days}
            same("groups", set(groups), expected)
            for (place, name), got in groups.items():
                days = {d: v for d, v in places[place].items()
                        if str(d).startswith(name)}
                year = int(name[:4])
                n = 366 if year % 4 == 0 else 365
                if period == "month":
                    first = datetime.date(year, int(name[5:]), 1)
                    after = (first + datetime.timedelta(32)).replace(day=1)
                    n = (after - first).days
                check_summary(got, days, n, period == "year", dusty)


def check_stations(program, folder, data):
    """An archived hour: ozone under the heading of its maximum."""
    path = data / "air-china-stations/cnemc_hour_2022-01-04T16_selected.csv"
    if not path.is_file():
        return 0
    columns = {"station": "stationcode", "time": "timepoint", "pm25": "pm2_5",
               "pm10": "pm10", "no2": "no2", "so2": "so2", "co": "co",
               "o3": "o3_24h"}
    raw = list(csv.DictReader(open(path, newline="", encoding="utf-8")))
    table = folder / "hour.csv"
    with open(table, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(list(columns) + ["published"])
        for r in raw:
            out.writerow([r[c] for c in columns.values()] + [r["aqi"]])
    found = 0
    for standard in ("hj633-2012", "hj633-2012-live"):
        rows = run(program, "--aqi", standard, "--units", "co=mg/m3",
                   str(table))
        given = [r for r in rows if r["published"]]
        same("stations", len(given), 50)
        found = sum(r["published"] == r["aqi"] for r in given)
        same(f"published indices of {standard}", found, 50)
    return found


def main():
    binary, source = sys.argv[1:3]
    program = str(pathlib.Path(binary) / "ehrisk-aqhi")
    data = pathlib.Path(os.environ.get("EHR_DATA", "/nowhere"))
    year = sorted((data / "air-beijing-hourly").glob("prsa_*_2016.csv"))
    files = year or sorted(
        (pathlib.Path(source) / "testdata/air-beijing").glob("*_2016_01.csv"))
    series = {}
    for path in files:
        hours, station = read(path)
        series[station] = hours
        DAYS[station] = days_of(hours)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = folder / "air.csv"
        with open(table, "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["station", "time", *POLLUTANTS])
            for station, hours in series.items():
                for at, row in hours.items():
                    out.writerow([station, at.isoformat(timespec="minutes")] +
                                 ["" if row[p] is None else row[p]
                                  for p in POLLUTANTS])
        check_rows(program, str(table), series)
        check_summaries(program, str(table), folder)
        stations = check_stations(program, folder, data)
    print(f"{sum(len(h) for h in series.values())} hours, "
          f"{sum(len(d) for d in DAYS.values())} days, "
          f"{stations} published indices, {failures} differences")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
