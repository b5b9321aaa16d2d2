#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py BIN SOURCE EXPECTED: ehrisk-response over the days of Chicago, as
models.txt says, against EXPECTED, which program.R wrote: coefficients within
1e-6 of themselves (or of their standard error, where that is larger), standard
errors within 1e-5, dispersion and deviance within 1e-6, days and degrees of
freedom equal; the same bytes with one thread and with three. A line for each
difference; status 1 if there is one."""
import csv
import io
import pathlib
import shlex
import subprocess
import sys

LIMIT = {"se": 1e-5, "phi": 1e-6, "deviance": 1e-6}


def run(program, days, options):
    """Rows of the program."""
    words = [program, "--outcome", "death", "--na", "NA", *shlex.split(options)]
    if "--outcome" in options:
        del words[1:3]
    out = [subprocess.run([*words, "-j", jobs, days], check=True, text=True,
                          capture_output=True).stdout for jobs in ("1", "3")]
    if out[0] != out[1]:
        sys.exit(f"{options}: another output with three threads")
    return list(csv.DictReader(io.StringIO(out[0])))


def apart(row, expected):
    """What of the row is not as expected, and the largest part of a limit."""
    size = max(abs(float(expected["beta"])), float(expected["se"]))
    off = {"beta": abs(float(row["beta"]) - float(expected["beta"])) / size
           / 1e-6}
    for name, limit in LIMIT.items():
        off[name] = abs(float(row[name]) / float(expected[name]) - 1) / limit
    for name in ("n", "df"):
        off[name] = 0 if row[name] == expected[name] else 9
    return [name for name, part in off.items() if not part <= 1], \
        max(off.values())


def main():
    binary, source, kept = sys.argv[1:]
    here = pathlib.Path(__file__).parent
    days = f"{source}/testdata/mortality-chicago/days.csv"
    expected = {}
    with open(kept, encoding="utf-8") as table:
        for row in csv.DictReader(table):
            expected.setdefault(row["case"], []).append(row)
    bad, most, count = 0, 0, 0
    for line in (here / "models.txt").read_text("utf-8").splitlines():
        case, options = line.split("|")
        rows = run(f"{binary}/ehrisk-response", days, options)
        if "--distributed" in options:
            rows = [row for row in rows if "-dl" in row["model"]]
        if len(rows) != len(expected[case]):
            sys.exit(f"{case}: {len(rows)} rows, not {len(expected[case])}")
        for row, other in zip(rows, expected[case]):
            count += 1
            names = [name for name in ("outcome", "pollutant", "lag", "with")
                     if row[name] != other[name]]
            off, part = apart(row, other)
            most = max(most, part)
            for name in names + off:
                print(f"{case} {other['pollutant']} {other['lag']}: {name} is "
                      f"{row[name]}, expected {other[name]}")
                bad += 1
    print(f"{count} coefficients, apart at most {most:.1e} of what is allowed")
    return 1 if bad else 0


sys.exit(main())
