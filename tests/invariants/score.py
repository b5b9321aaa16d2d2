#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""score.py BIN [SEED]: what must hold of ehrisk-score, whatever its numbers.

For every built-in profile and every chemical of the toxicity table: scoring at
a level gives the target, and one level is there for each result; random rows
score the same in any order, any unit and with any number of threads; results
are linear where they should be; parts add up to wholes. Prints TAP.
"""
import csv
import io
import math
import os
import random
import subprocess
import sys

ROUTES = ("ing", "derm", "inh")
# units that say the same, and how much larger their numbers are
OTHER_UNIT = {"mg/kg": ("ug/kg", 1000), "ug/m3": ("mg/m3", 0.001),
              "mg/L": ("ug/L", 1000)}
PLACE = ("cas", "medium", "point_type", "layer", "item", "unit")
SWITCHES = ([], ["--micro"], ["--raw-water"])


class Score:
    """The program, and TAP lines."""

    def __init__(self, bin_dir):
        self.bin_dir = bin_dir
        self.count = self.failed = 0

    def program(self, name, args, text=""):
        done = subprocess.run([os.path.join(self.bin_dir, name), *args],
                              input=text.encode(), capture_output=True,
                              check=False, timeout=300)
        if done.returncode:
            raise RuntimeError(f"{name} {' '.join(args)}: "
                               f"{done.stderr.decode()}")
        return done.stdout.decode()

    def table(self, args, rows=None):
        text = ""
        if rows is not None:
            text = write(rows)
        return read(self.program("ehrisk-score", args, text))

    def has(self, args):
        """Does the profile have such a switch?"""
        done = subprocess.run(
            [os.path.join(self.bin_dir, "ehrisk-score"), *args], input=b"",
            capture_output=True, check=False, timeout=60)
        return done.returncode == 0

    def say(self, what, wrong):
        """One line; wrong: what is at odds, as texts."""
        self.count += 1
        self.failed += bool(wrong)
        print(f"{'not ' if wrong else ''}ok {self.count} - {what}")
        for text in wrong[:8]:
            print(f"#   {text}")
        if len(wrong) > 8:
            print(f"#   and {len(wrong) - 8} more")
        sys.stdout.flush()


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def write(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def number(cell):
    return float(cell) if cell else None


def near(found, expected, relative):
    if found is None or expected is None:
        return found is None and expected is None
    return abs(found - expected) <= relative * abs(expected)


def one_word(cell, chance):
    """One of the words that lead to a case."""
    return chance.choice(cell.split()) if cell else ""


def place_of(level, chance):
    row = {name: level[name] for name in PLACE}
    row["pollutant"] = level["pollutant"]
    for name in ("point_type", "layer", "item"):
        row[name] = one_word(level[name], chance)
    return row


def shown(row):
    return " ".join(row[name] for name in PLACE if row[name])


def rows_at(levels, column, chance, factor=1.0):
    """Rows with the value of the column, and the levels they are of."""
    chosen = [level for level in levels if level[column]]
    rows = [dict(place_of(level, chance), value=repr(float(level[column]) *
                                                     factor))
            for level in chosen]
    return chosen, rows


def check_round_trip(score, base, targets, chance):
    """HQ = 1 at level_nc, CR = target at level_ca; nothing above at level."""
    args = [*base]
    if targets:
        args += ["--target-hq", str(targets[0]), "--target-cr",
                 str(targets[1])]
    levels = score.table([*args, "--levels"])
    want = targets or (1, 1e-6)
    wrong = []
    for column, result, target in (("level_nc", "hq", want[0]),
                                   ("level_ca", "cr", want[1])):
        chosen, rows = rows_at(levels, column, chance)
        if not rows:
            continue
        for row, done in zip(rows, score.table(base, rows)):
            if not near(number(done[result]), target, 1e-9):
                wrong.append(f"{shown(row)}: {result} {done[result]} at "
                             f"{column} {row['value']}")
    wrong += check_lowest(score, base, levels, want, chance)
    score.say(f"{' '.join(args)}: targets at their levels "
              f"({len(levels)} rows)", wrong)
    return levels


def check_lowest(score, base, levels, want, chance):
    """At `level` neither target is passed; a little above one is, unless that
    is more than the medium holds; never reached is never reached."""
    wrong = []
    chosen, rows = rows_at(levels, "level", chance)
    over = rows_at(levels, "level", chance, 1 + 1e-6)[1]
    for level, row, done, more in zip(chosen, rows, score.table(base, rows),
                                      score.table(base, over)):
        ratio, ratio_more = (max((number(result["hq"]) or 0) / want[0],
                                 (number(result["cr"]) or 0) / want[1])
                             for result in (done, more))
        saturated = level["basis"] == "saturation"
        if ratio > 1 + 1e-9 or (ratio_more <= 1) != saturated:
            wrong.append(f"{shown(row)}: {ratio} at level, {ratio_more} "
                         f"above it")
    never = [level for level in levels
             if "not_reachable" in level["score_flags"]]
    rows = [dict(place_of(level, chance), value="1e30") for level in never]
    for level, row, done in zip(never, rows,
                                score.table(base, rows) if rows else ()):
        for word, result, target in (("nc_", "hq", want[0]),
                                     ("ca_", "cr", want[1])):
            if word + "not_reachable" in level["score_flags"] and \
                    not number(done[result]) < target:
                wrong.append(f"{shown(row)}: {result} is reachable")
    return wrong


def check_every_chemical(score, base, levels, chance):
    """A level of each kind where, and only where, a row has a result."""
    cas = sorted({row["cas"] for row
                  in read(score.program("ehrisk-ref", ["toxicity"]))})
    cases = {tuple(level[name] for name in PLACE[1:]): level
             for level in levels}
    there = {tuple(level[name] for name in PLACE): level for level in levels}
    wrong = []
    for words, case in sorted(cases.items()):
        rows = [dict(place_of(dict(case, cas=one, pollutant=""), chance),
                     value="1e-3") for one in cas]
        for one, done in zip(cas, score.table(base, rows)):
            level = there.get((one, *words), {})
            flags = level.get("score_flags", "")
            found = (bool(level.get("level_nc")) or
                     "nc_not_reachable" in flags,
                     bool(level.get("level_ca")) or
                     "ca_not_reachable" in flags)
            if found != (bool(done["hq"]), bool(done["cr"])):
                wrong.append(f"{one} {' '.join(words)}: hq {done['hq']} cr "
                             f"{done['cr']}, but {level}")
    score.say(f"{' '.join(base)}: a level for each result of {len(cas)} "
              f"chemicals", wrong)


def check_linear(score, base, levels, chance):
    """Twice the concentration, twice the result, below saturation and in the
    linear range; and the same in another unit."""
    rows = []
    for level in levels:
        least = min(float(level[name]) for name in
                    ("level_nc", "level_ca", "saturation", "level")
                    if level[name]) if level["level"] else None
        if least:
            value = least * chance.uniform(0.001, 0.4)
            rows.append(dict(place_of(level, chance), value=repr(value)))
    twice = [dict(row, value=repr(2 * float(row["value"]))) for row in rows]
    other = []
    for row in rows:
        unit, factor = OTHER_UNIT[row["unit"]]
        other.append(dict(row, unit=unit,
                          value=repr(float(row["value"]) * factor)))
    wrong = []
    for row, once, double, unit in zip(rows, score.table(base, rows),
                                       score.table(base, twice),
                                       score.table(base, other)):
        for result in ("hq", "cr", *(f"{kind}_{route}" for kind in
                                     ("hq", "cr") for route in ROUTES)):
            value = number(once[result])
            doubled = None if value is None else 2 * value
            if not near(number(double[result]), doubled, 1e-12):
                wrong.append(f"{shown(row)}: {result} {once[result]} "
                             f"becomes {double[result]}")
            if not near(number(unit[result]), value, 1e-12):
                wrong.append(f"{shown(row)}: {result} {once[result]} in "
                             f"another unit {unit[result]}")
    score.say(f"{' '.join(base)}: linear, and the same in another unit "
              f"({len(rows)} rows)", wrong)


def random_rows(levels, chance, n):
    """Rows of several sources, in two parts each, no pollutant twice and one
    point type of a medium at each source."""
    rows, taken, point_type = [], set(), {}
    for _ in range(n):
        level = chance.choice(levels)
        row = place_of(level, chance)
        row["source_id"] = f"s{chance.randrange(12)}"
        row["part"] = chance.choice("ab")
        if point_type.setdefault((row["source_id"], row["medium"]),
                                 row["point_type"]) != row["point_type"]:
            continue
        # water of a river is surface_water, whichever medium the row says
        key = (row["source_id"], row["cas"], row["layer"],
               row["point_type"], row["item"])
        if key in taken:
            continue
        taken.add(key)
        row["value"] = repr(10 ** chance.uniform(-6, 5))
        row["qualifier"] = row["detection_limit"] = ""
        if chance.random() < 0.1:
            row["qualifier"] = "<"
            row["detection_limit"], row["value"] = row["value"], ""
        row["row"] = str(len(rows))
        rows.append(row)
    return rows


def path_columns(header, kind):
    parts = [name for name in header if name.startswith(kind + "_")]
    return [name for name in parts
            if name not in {f"{kind}_{route}" for route in ROUTES}
            and name != f"{kind}_high"]


def check_parts(score, base, rows):
    """Routes and native paths add up to the whole."""
    wrong = []
    table = score.table([*base, "--paths"], rows)
    for kind in ("hq", "cr"):
        paths = path_columns(table[0], kind)
        routes = [f"{kind}_{route}" for route in ROUTES]
        for done in table:
            for parts in (paths, routes):
                cells = [float(done[name]) for name in parts if done[name]]
                total = math.fsum(cells) if cells else None
                if not near(number(done[kind]), total, 1e-12):
                    wrong.append(f"{shown(done)}: {kind} {done[kind]}, parts "
                                 f"{total}")
    score.say(f"{' '.join(base)}: paths and routes add up "
              f"({len(rows)} rows)", wrong)
    return table


def by_group(text):
    """Totals whose words are in any order, in the order of groups."""
    return sorted(sorted((name, sorted(cell.split()) if name == "score_flags"
                          else cell) for name, cell in row.items())
                  for row in read(text))


def check_order(score, base, rows, chance):
    """Another order, other threads: the same bytes of each row."""
    shuffled = rows[:]
    chance.shuffle(shuffled)
    one = score.program("ehrisk-score", [*base, "-j1"], write(rows))
    four = score.program("ehrisk-score", [*base, "-j4"], write(rows))
    other = score.program("ehrisk-score", [*base, "-j3"], write(shuffled))
    wrong = []
    if one != four:
        wrong.append("-j 1 and -j 4 differ")
    if sorted(one.splitlines()) != sorted(other.splitlines()):
        wrong.append("another order of rows changes rows")
    by_source = [*base, "--by", "source_id"]
    one = score.program("ehrisk-score", [*by_source, "-j1"], write(rows))
    if one != score.program("ehrisk-score", [*by_source, "-j4"],
                            write(rows)):
        wrong.append("totals hang on threads")
    other = score.program("ehrisk-score", [*by_source, "-j3"],
                          write(shuffled))
    if by_group(one) != by_group(other):
        wrong.append("totals hang on the order of rows")
    score.say(f"{' '.join(base)}: any order, any number of threads", wrong)


def sums(table, by, column):
    found = {}
    for row in table:
        if row[column]:
            found.setdefault(tuple(row[name] for name in by), []).append(
                float(row[column]))
    return {key: math.fsum(values) for key, values in found.items()}


def check_totals(score, base, rows, table):
    """A total is the exact sum of its rows, and of the parts of its group;
    without sums of chemicals and their members, of which one side counts."""
    grouped = {cell for group in read(score.program("ehrisk-ref", ["groups"]))
               for cell in group.values()}
    rows = [row for row in rows if row["cas"] not in grouped]
    table = [row for row in table if row["cas"] not in grouped]
    whole = score.table([*base, "--by", "source_id"], rows)
    parts = score.table([*base, "--by", "source_id,part"], rows)
    wrong = []
    for total, column in (("hi", "hq"), ("cr", "cr"), ("hi_high", "hq_high"),
                          ("cr_high", "cr_high")):
        by_rows = sums(table, ["source_id"], column)
        by_parts = sums(parts, ["source_id"], total)
        for group in whole:
            expected = by_rows.get((group["source_id"],))
            if not near(number(group[total]), expected, 0):
                wrong.append(f"{group['source_id']}: {total} {group[total]}, "
                             f"rows {expected}")
            if not near(number(group[total]),
                        by_parts.get((group["source_id"],)), 1e-15):
                wrong.append(f"{group['source_id']}: {total} {group[total]}, "
                             f"parts {by_parts}")
    score.say(f"{' '.join(base)}: totals are sums of rows and of parts",
              wrong)


def check_profile(score, name, chance):
    base = ["--profile", name]
    levels = check_round_trip(score, base, None, chance)
    check_round_trip(score, base, (0.037, 0.2), chance)
    check_every_chemical(score, base, levels, chance)
    check_linear(score, base, levels, chance)
    rows = random_rows(levels, chance, 400)
    table = check_parts(score, base, rows)
    check_order(score, base, rows, chance)
    check_totals(score, base, rows, table)
    for switch in SWITCHES[1:]:
        if score.has([*base, "--levels", "--only", "71-43-2", *switch]):
            check_round_trip(score, [*base, *switch], None, chance)


def main():
    score = Score(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 25319
    print(f"# seed {seed}")
    for item in read(score.program("ehrisk-ref", [])):
        if item["kind"] == "profile":
            check_profile(score, item["name"], random.Random(seed))
    print(f"1..{score.count}")
    return 1 if score.failed or not score.count else 0


if __name__ == "__main__":
    sys.exit(main())
