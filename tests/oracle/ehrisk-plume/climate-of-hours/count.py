# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py HOURS CLIMATE: counts HOURS into stability, wind and direction, with
a cloud cover of 3/10, and holds CLIMATE against it. Turner's table is written
out here by wind (rows of upper knots) for the indices that 3/10 can give."""
import collections
import csv
import datetime
import math
import sys

POINTS = ("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW").split()
TURNER = [(1, "AABCDFF"), (3, "ABBCDFF"), (5, "ABCDDEF"), (6, "BBCDDEF"),
          (7, "BBCDDDE"), (9, "BCCDDDE"), (10, "CCDDDDE"), (11, "CCDDDDD"),
          (1000, "CDDDDDD")]
WINDS = (3, 6, 10, 16, 21)
LON, LAT = math.radians(116.4), math.radians(39.93)


def altitude(moment):
    """Michalsky 1988, written down from the article's equations."""
    n = (moment - datetime.datetime(2000, 1, 1, 12)).total_seconds() / 86400
    mean = (280.460 + 0.9856474 * n) % 360
    g = math.radians((357.528 + 0.9856003 * n) % 360)
    ecl = math.radians(mean + 1.915 * math.sin(g) + 0.020 * math.sin(2 * g))
    ob = math.radians(23.439 - 0.0000004 * n)
    ra = math.atan2(math.cos(ob) * math.sin(ecl), math.cos(ecl))
    dec = math.asin(math.sin(ob) * math.sin(ecl))
    hour = moment.hour + moment.minute / 60
    gmst = (6.697375 + 0.0657098242 * n + hour) % 24
    ha = math.radians(gmst * 15) + LON - ra
    return math.degrees(math.asin(math.sin(dec) * math.sin(LAT) +
                                  math.cos(dec) * math.cos(LAT) * math.cos(ha)))


def stability(local, wind):
    moment = local - datetime.timedelta(hours=8)
    hour = datetime.timedelta(hours=1)
    sun = altitude(moment)
    if min(sun, altitude(moment - hour), altitude(moment + hour)) <= 0:
        index = -2
    else:
        index = 4 if sun > 60 else 3 if sun > 35 else 2 if sun > 15 else 1
    knots = math.floor(wind * 3600 / 1852 + 0.5)
    return next(row for upper, row in TURNER if knots <= upper)[4 - index]


def count(path):
    cells, inverse, calm = (collections.Counter(), collections.Counter(),
                            collections.Counter())
    for row in csv.DictReader(open(path)):
        if not row["wind_m_s"]:
            continue
        wind = float(row["wind_m_s"])
        if wind >= 0.5 and not row["wind_direction"]:
            continue
        letter = stability(datetime.datetime.fromisoformat(row["time"]), wind)
        if wind < 0.5:
            calm[letter] += 1
            continue
        knots = math.floor(wind * 3600 / 1852 + 0.5)
        kind = (letter, sum(knots > w for w in WINDS))
        cells[kind + (POINTS.index(row["wind_direction"]),)] += 1
        inverse[kind] += 1 / wind
    return cells, inverse, calm


def expected(path):
    cells, inverse, calm = count(path)
    total = sum(cells.values()) + sum(calm.values())
    table = {}
    for (letter, wind, sector), hours in cells.items():
        kind = [v for k, v in cells.items() if k[:2] == (letter, wind)]
        slowest = min(k[1] for k in cells if k[0] == letter)
        if wind == slowest:
            hours *= 1 + calm[letter] / sum(kind)
        speed = sum(kind) / inverse[letter, wind]
        table[letter, round(speed, 9), sector * 22.5] = hours / total
    if any(letter not in {k[0] for k in cells} for letter in calm):
        sys.exit("a stability with nothing but calms: not foreseen here")
    return table


def main():
    want = expected(sys.argv[1])
    have = {(r["stability"], round(float(r["wind_m_s"]), 9),
             float(r["direction"])): float(r["share"])
            for r in csv.DictReader(open(sys.argv[2]))}
    if want.keys() != have.keys():
        sys.exit(f"other classes: {sorted(want.keys() ^ have.keys())[:4]}")
    worst = max(abs(have[k] / want[k] - 1) for k in want)
    if not worst < 1e-12 or len(want) < 100:
        sys.exit(f"{len(want)} classes, apart by {worst:.3g}")


main()
