#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""warnings.py BIN: ehrisk-warn against another program that looks back over the
whole series at each hour, with random series and rules; a series given in pieces
with --state says the same as at once, and nothing twice; stations do not touch
each other; a higher index never gives a milder level. Prints TAP."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]) / "ehrisk-warn"
DRAW = random.Random(20261122)
FOLDER = pathlib.Path(tempfile.mkdtemp())
DAY_ONE = 1  # rows are hours of January 2024, one after the other
count = failed = 0


def check(name, good, why=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("# " + str(why)[:2000])


def stamp(hour):
    return f"2024-{1 + hour // 24 // 28:02d}-{DAY_ONE + hour // 24 % 28:02d}" \
           f"T{hour % 24:02d}"


# hours of months of 28 days would leave a gap behind each
assert stamp(27 * 24 + 23) == "2024-01-28T23"
HOURS = 28 * 24

HEAD = """kind: warning
name: tried
version: "1"
title_en: tried
title_zh: tried
step: hour
value: index
gap_hours: {gap}
lost_hours: {lost}
levels:
"""
TAIL = """messages:
  - {action: opened, text_en: o, text_zh: o}
  - {action: raised, text_en: r, text_zh: r}
  - {action: lowered, text_en: l, text_zh: l}
  - {action: closed, text_en: c, text_zh: c}
"""


class Rules:
    """Levels as lists of ways, each a list of (column, bound, hours, once)."""

    def __init__(self):
        self.gap = DRAW.choice([0, 1, 2])
        self.lost = DRAW.choice([4, 12, 24])
        self.levels = []
        bound = 5
        for _ in range(DRAW.choice([1, 2, 3])):
            bound += DRAW.choice([0, 1, 2])
            ways = [[("index", bound, DRAW.choice([1, 2, 3, 6]), False)]]
            if DRAW.random() < 0.4:
                ways[0].append(("index", bound + 2, DRAW.choice([1, 2]),
                                DRAW.random() < 0.7))
            if DRAW.random() < 0.4:
                ways.append([("pm25", 100, DRAW.choice([1, 3]), False)])
            lower = [("index", bound - DRAW.choice([0, 1]),
                      DRAW.choice([1, 2, 3]), False)]
            if len(ways) > 1 or DRAW.random() < 0.5:
                lower.append(("pm25", 80, DRAW.choice([1, 2]), False))
            self.levels.append((ways, lower))

    def path(self):
        def text(term, sign):
            column, bound, hours, once = term
            return f"{column} {sign} {bound} for {hours}" + \
                (" once" if once else "")

        out = HEAD.format(gap=self.gap, lost=self.lost)
        for i, (ways, lower) in enumerate(self.levels):
            out += (f'  - id: L{i}\n    level: l{i}\n    text_en: l{i}\n'
                    f'    text_zh: l{i}\n    colour: "#ff0000"\n'
                    '    source: ehrisk-tables\n    status: read\n'
                    '    raise:\n')
            for way in ways:
                out += "      - [" + ", ".join(
                    text(term, ">=") for term in way) + "]\n"
            out += "    lower: [" + ", ".join(
                text(term, "<") for term in lower) + "]\n"
        path = FOLDER / "rules.yaml"
        path.write_text(out + TAIL, encoding="utf-8")
        return path


class Naive:
    """Each hour by looking back from it over all that came before."""

    def __init__(self, rules, series):
        self.rules = rules
        self.series = series  # list of dicts, one an hour; None: missing

    def back(self, term, below, hour):
        """Hours in a row up to this one that fulfil the condition."""
        column, bound, _, _ = term
        hours, missing, first = 0, 0, hour
        for at in range(hour, -1, -1):
            value = self.series[at][column]
            if value is None:
                missing += 1
                if missing > self.rules.gap:
                    break
                continue
            missing = 0
            if (value < bound) != below:
                break
            hours += 1
            first = at
        return hours, first

    def once(self, term, first, hour):
        best = run = missing = 0
        # runs go on into the hours before the first condition began
        for at in range(first, hour + 1):
            run, _ = self.back(term, False, at)
            best = max(best, run)
        return best

    def way(self, way, hour):
        hours, first = self.back(way[0], False, hour)
        if hours < way[0][2]:
            return None
        for term in way[1:]:
            got = self.once(term, first, hour) if term[3] else \
                self.back(term, False, hour)[0]
            if got < term[2]:
                return None
        return first

    def reached(self, level, hour):
        """The first hour of the longest run of a way that holds, or None."""
        got = [self.way(way, hour) for way in self.rules.levels[level][0]]
        got = [first for first in got if first is not None]
        return min(got) if got else None

    def run(self):
        """Actions as (hour, action, level from, level to), and the level that
        stands after each hour."""
        level, actions, stood, lost = 0, [], [], 0
        n = len(self.rules.levels)
        for hour, row in enumerate(self.series):
            lost = lost + 1 if all(v is None for v in row.values()) else 0
            reached = max([i + 1 for i in range(n)
                           if self.reached(i, hour) is not None], default=0)
            new = level
            if reached > level:
                new = reached
            else:
                while new > reached and all(
                        self.back(term, True, hour)[0] >= term[2]
                        for term in self.rules.levels[new - 1][1]):
                    new -= 1
            if level and lost > self.rules.lost:
                new = 0
            if new != level:
                action = "opened" if level == 0 else "closed" if new == 0 \
                    else "raised" if new > level else "lowered"
                actions.append((stamp(hour), action, level, new))
            level = new
            stood.append(level)
        return actions, stood


def some_series(n):
    index, pm25, out, gone = 4.0, 60.0, [], 0
    for _ in range(n):
        index = max(0, index + DRAW.uniform(-2, 2.05))
        pm25 = max(0, pm25 + DRAW.uniform(-25, 25))
        if gone == 0 and DRAW.random() < 0.02:
            gone = DRAW.choice([1, 2, 3, 30])
        gone -= gone > 0
        out.append({
            "index": None if gone or DRAW.random() < 0.05 else round(index),
            "pm25": None if gone or DRAW.random() < 0.05 else round(pm25)})
    return out


def rows_of(name, series, first=0):
    """Hours without any value are left out at random: both are the same."""
    for i, row in enumerate(series):
        if all(v is None for v in row.values()) and \
                (i * 7919 + len(name)) % 2 and i != 0:
            continue
        yield [name, stamp(first + i)] + [
            "" if v is None else str(v) for v in row.values()]


def run(rows, *args):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [["station", "time", "index", "pm25"]] + list(rows))
    ended = subprocess.run([BIN, *args], input=text.getvalue().encode(),
                           capture_output=True, timeout=60, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr.decode())
    return list(csv.DictReader(io.StringIO(ended.stdout.decode())))


def told(rows, station):
    return [(row["time"], row["action"], row["level_before"])
            for row in rows if row["station"] == station]


def expected(actions):
    return [(hour, action, f"l{old - 1}" if old else "")
            for hour, action, old, _ in actions]


def against_naive():
    for i in range(30):
        rules = Rules()
        path = str(rules.path())
        series = {name: some_series(200) for name in "AB"}
        rows = [row for pair in zip(*(
            list(rows_of(name, series[name]))[:150]
            for name in "AB")) for row in pair]
        newest = max(row[1] for row in rows)
        got = run(rows, "--rules", path, "--messages")
        for name in "AB":
            last = [row[1] for row in rows if row[0] == name][-1]
            # a station that tells nothing any more loses its warning
            # while the other one goes on
            seen = [row if stamp(at) <= last else dict.fromkeys(row)
                    for at, row in enumerate(series[name])
                    if stamp(at) <= newest]
            actions, _ = Naive(rules, seen).run()
            check(f"rules {i}, station {name}: messages",
                  told(got, name) == expected(actions),
                  (told(got, name), expected(actions), path))


def in_pieces():
    for i in range(10):
        rules = Rules()
        path = str(rules.path())
        rows = list(rows_of("A", some_series(300)))
        whole = run(rows, "--rules", path, "--messages")
        state = FOLDER / f"state{i}.csv"
        pieces, at = [], 0
        while at < len(rows):
            n = DRAW.choice([1, 3, 24, 50])
            # some rows that were given already come along
            pieces += run(rows[max(0, at - 5):at + n], "--rules", path,
                          "--messages", "--state", str(state))
            pieces += run(rows[max(0, at - 5):at + n], "--rules", path,
                          "--messages", "--state", str(state))
            at += n
        check(f"rules {i}: in pieces as at once, and nothing twice",
              pieces == whole, (pieces[:3], whole[:3]))


def higher_is_never_milder():
    for i in range(10):
        rules = Rules()
        path = str(rules.path())
        low = [{"index": row["index"] or 0, "pm25": row["pm25"] or 0}
               for row in some_series(150)]
        high = [{"index": row["index"] + DRAW.choice([0, 0, 1]),
                 "pm25": row["pm25"] + DRAW.choice([0, 5])} for row in low]
        stood = []
        for series in (low, high):
            got = run(rows_of("A", series), "--rules", path, "--messages")
            level, at, out = 0, 0, []
            moves = {row["time"]: row for row in got}
            for hour in range(len(series)):
                move = moves.get(stamp(hour))
                if move:
                    level = 0 if move["action"] == "closed" else \
                        int(move["level"][1:]) + 1
                out.append(level)
            stood.append(out)
        check(f"rules {i}: a higher index gives no milder level",
              all(a <= b for a, b in zip(*stood)), stood)


def scores():
    for i in range(10):
        rules = Rules()
        path = str(rules.path())
        series = some_series(250)
        series[-1] = {"index": 1, "pm25": 1}
        got = run(rows_of("A", series), "--rules", path, "--test")
        naive = Naive(rules, series)
        _, stood = naive.run()
        for k, row in enumerate(got):
            event = [False] * len(series)
            for hour in range(len(series)):
                for level in range(k, len(got)):
                    first = naive.reached(level, hour)
                    for at in range(hour + 1 if first is None else first,
                                    hour + 1):
                        event[at] = True
            seen = [at for at in range(len(series))
                    if series[at]["index"] is not None]
            want = (sum(event[at] for at in seen),
                    sum(stood[at] > k for at in seen),
                    sum(event[at] and stood[at] > k for at in seen))
            check(f"rules {i}, level {k}: hours",
                  (int(row["hours_event"]), int(row["hours_warned"]),
                   int(row["hours_hit"])) == want, (row, want))


against_naive()
in_pieces()
higher_is_never_milder()
scores()
print(f"1..{count}")
sys.exit(failed > 0)
