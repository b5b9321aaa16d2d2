#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""udunits.py TOOL UNITS.CSV: our units against those of UDUNITS.

TOOL reads lines of two units, tab between, and prints what a number in the
first is multiplied by to be in the second, or a word of refusal. Every spelling
of the table that UDUNITS can read must be the same in both, alone and in
compounds; every spelling that names UDUNITS as its source must be one that it
can read. Where the two differ on purpose stands in DIFFERENT, and has to stay
true. Findings are lines; status 1 if there are any.
"""
import csv
import ctypes
import itertools
import math
import subprocess
import sys

# by kind: the base unit, as both read it
BASE = {"mass": "kg", "volume": "m3", "area": "m2", "length": "m",
        "time": "s", "energy": "J", "power": "W", "pressure": "Pa",
        "amount_of_substance": "mol", "activity": "Bq", "conductance": "uS",
        "voltage": "mV", "temperature": "K", "celsius": "degC"}
# shares: ours are not converted, but their size stands in the table
SHARE = {"fraction", "ratio", "volume_ratio"}
# spellings that UDUNITS reads as a unit of another kind, and why we do not
DIFFERENT = {
    "kt": "a knot; in lists of emissions a thousand tonnes",
    "a": "an are; here a year, as in t/a (ISO 80000-3)",
    "m3(N)": "cubic metre newton; here a cubic metre at standard state",
}
# kinds that are not compared, and why
APART = {
    "year": "a calendar year here, a tropical year of seconds there",
    "month": "a calendar month here, a twelfth of a tropical year there",
    "count": "things are not converted; a bare number there",
    "none": "a bare number; pH is a logarithm there",
    "ambiguous": "refused here; UDUNITS takes ton and gallon for those of "
                 "the US and ppt for a trillionth",
    "money": "", "coal_equivalent": "", "other": "", "qualifier": "",
    "current": "",
}
UTF8 = 2


class Udunits:
    """The few calls of libudunits2 that the test needs."""

    def __init__(self):
        lib = self.lib = ctypes.CDLL("libudunits2.so.0")
        for name, result, arguments in (
                ("ut_read_xml", ctypes.c_void_p, [ctypes.c_char_p]),
                ("ut_parse", ctypes.c_void_p,
                 [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]),
                ("ut_get_converter", ctypes.c_void_p, [ctypes.c_void_p] * 2),
                ("ut_set_error_message_handler", ctypes.c_void_p,
                 [ctypes.c_void_p]),
                ("cv_convert_double", ctypes.c_double,
                 [ctypes.c_void_p, ctypes.c_double]),
                ("cv_free", None, [ctypes.c_void_p]),
                ("ut_free", None, [ctypes.c_void_p])):
            function = getattr(lib, name)
            function.restype, function.argtypes = result, arguments
        ignore = ctypes.cast(lib.ut_ignore, ctypes.c_void_p)
        lib.ut_set_error_message_handler(ignore)
        self.system = lib.ut_read_xml(None)
        if not self.system:
            sys.exit("udunits.py: no database of units")

    def parse(self, text):
        return self.lib.ut_parse(self.system, text.encode(), UTF8)

    def factor(self, text, base):
        """None: not read; nan: read as something else."""
        unit, to = self.parse(text), self.parse(base)
        if not to:
            sys.exit(f"udunits.py: UDUNITS does not read {base}")
        if not unit:
            return None
        converter = self.lib.ut_get_converter(unit, to)
        self.lib.ut_free(unit)
        self.lib.ut_free(to)
        if not converter:
            return math.nan
        # temperatures have an offset
        value = self.lib.cv_convert_double(converter, 1.0) \
            - self.lib.cv_convert_double(converter, 0.0)
        self.lib.cv_free(converter)
        return value


def same(ours, theirs):
    """Both round a few times."""
    return math.isclose(ours, theirs, rel_tol=1e-14)


def theirs_of(spelling):
    return spelling.replace(" ", "_")


def compare_table(rows, udunits):
    """Findings, and the spellings of each kind that both read."""
    found, read = [], {}
    for row in rows:
        kind, text = row["kind"], row["spelling"]
        over = kind.split("/")[0]
        base = "1" if kind in SHARE else BASE.get(over)
        if base is None:
            if over not in APART:
                found.append(f"{text}: kind {kind} is not compared")
            continue
        theirs = udunits.factor(theirs_of(text), base)
        if text in DIFFERENT:
            if theirs is None or not math.isnan(theirs):
                found.append(f"{text}: UDUNITS reads no other unit")
            continue
        if theirs is None:
            if row["source"] == "udunits":
                found.append(f"{text}: UDUNITS does not read it")
            continue
        if kind in SHARE and not same(float(row["factor"]) *
                                      10.0 ** int(row["exponent"]), theirs):
            found.append(f"{text}: UDUNITS says {theirs}")
        elif kind not in SHARE:
            read.setdefault(kind, []).append(text)
    return found, read


def questions(read):
    """Pairs of units, as we and as UDUNITS spell them."""
    for kind, spellings in read.items():
        for text in spellings:
            yield text, BASE[kind], theirs_of(text), BASE[kind]
    for (over, to), (under, per) in itertools.product(
            (("mass", "kg"), ("volume", "m3")),
            (("volume", "m3"), ("mass", "kg"), ("area", "m2"),
             ("time", "s"))):
        base = f"{to}/{per}"
        for a, b in itertools.product(read[over], read[under]):
            there = f"{theirs_of(a)}/({theirs_of(b)})"
            yield f"{a}/{b}", base, there, base
            yield f"{a} per {b}", base, there, base
            if over == "mass" and b.isascii() and not b[-1].isdigit():
                yield f"{a} {b}-1", base, there, base
                yield f"{a}\u00b7{b}\u207b\u00b9", base, there, base
    for a in read["mass"]:
        for ours, theirs in (("m-3", "m-3"), ("m\u207b\u00b3", "m-3"),
                             ("dm-3", "dm-3"), ("cm^-3", "cm-3")):
            yield f"{a} {ours}", "kg/m3", f"{theirs_of(a)}.{theirs}", "kg/m3"
            yield f"{a}.{ours}", "kg/m3", f"{theirs_of(a)}.{theirs}", "kg/m3"
        yield (f"{a}/(m2.d)", "kg/m2/s", f"{theirs_of(a)}/(m2.d)",
               "kg/(m2.s)")
        yield (f"{a}\u00b7m\u207b\u00b2\u00b7d\u207b\u00b9", "kg/(m2 s)",
               f"{theirs_of(a)}.m-2.d-1", "kg/(m2.s)")


def main():
    tool, table = sys.argv[1:]
    with open(table, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    udunits = Udunits()
    found, read = compare_table(rows, udunits)
    asked = list(dict.fromkeys(questions(read)))
    run = subprocess.run(
        [tool, table], check=True, capture_output=True, encoding="utf-8",
        input="".join(f"{a}\t{b}\n" for a, b, _, _ in asked))
    answers = run.stdout.splitlines()
    if len(answers) != len(asked):
        found.append(f"{len(asked)} asked, {len(answers)} answered")
    for (ours, base, theirs, to), answer in zip(asked, answers):
        value = udunits.factor(theirs, to)
        if value is None or math.isnan(value):
            found.append(f"{theirs}: UDUNITS does not read it")
        elif answer == "refused" or not same(float(answer), value):
            found.append(f"{ours} in {base}: {answer}, UDUNITS {value}")
    for line in found:
        print(line)
    print(f"{sum(map(len, read.values()))} spellings, {len(asked)} units "
          f"compared, {len(found)} findings")
    # a table that nothing could read would otherwise pass
    sys.exit(1 if found or len(asked) < 5000 else 0)


if __name__ == "__main__":
    main()
