#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""violations.py SOURCE BIN: holds every line of testdata/census/VIOLATIONS.md
against what ehrisk-ingest makes of dirty.csv in each of its three encodings.
TAP.

The last cell of a line of its tables says what must be so, parts with ";":

  rows N               so many rows have that remark (all files)
  COLUMN=TEXT          in every row with that remark
  +WORD  -WORD         every row, or none, with that remark has the flag
  last +WORD           so has the last record with the remark, and no other
  QUANTITY POLLUTANT = VALUE UNIT [+WORD ...]
  QUANTITY POLLUTANT < LIMIT UNIT [+WORD ...]
  QUANTITY POLLUTANT ND [+WORD ...]
  QUANTITY POLLUTANT none
                       the one amount row, or that there is none
  refused REASON       no row; in the file of rejects with line and reason
  audit RULE           --audit has that finding in that line
  counted KEY N        in the quality report (a record that is a byte-order
                       mark alone is a blank line)
  told TEXT            on standard error
  heading NAME COLUMN=TEXT ...
                       --explain says so of the column of that name
"""
import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FILES = ("dirty.csv", "dirty-gb18030.csv", "dirty-mark-record.csv")
# what ends a record that is no data
NO_REMARKS = {"", "备注", "26"}
TABLE_LINE = re.compile(r"^\| `(?P<key>[^`]+)` \| (?P<where>[^|]*) \|"
                        r".*\| (?P<check>[^|]*) \|$")


class Run:
    """What one file became."""

    def __init__(self, folder, program, name):
        self.name = name
        # lines in front of those of dirty.csv
        self.shift = 1 if name == "dirty-mark-record.csv" else 0
        with tempfile.TemporaryDirectory() as scratch:
            rejects, quality, audit = (
                Path(scratch) / n for n in ("r", "q", "a"))
            done = subprocess.run(
                [program, "--region", "china", "--keep", "--rejects", rejects,
                 "--quality", quality, "--audit", audit, name], cwd=folder,
                capture_output=True, check=False)
            self.status = done.returncode
            self.told = done.stderr.decode()
            self.rows = table(done.stdout)
            self.rejects = table(read(rejects))
            self.audit = table(read(audit))
            self.quality = json.loads(read(quality) or "{}")
        explained = subprocess.run(
            [program, "--explain", name], cwd=folder, capture_output=True,
            check=False)
        self.explained = {r["column"]: r for r in table(explained.stdout)}


def read(path):
    return path.read_bytes() if path.exists() else b""


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def remarks(path):
    """The lines at which the records of each remark begin, counting CR, LF
    and CRLF as ends of lines."""
    text = path.read_bytes().decode("utf-8-sig")
    found, start, line, quoted, record = {}, 1, 1, False, ""
    for piece in re.split(r'(\r\n|\r|\n|")', text) + ["\n"]:
        if piece == '"':
            quoted = not quoted
        if piece in ("\r\n", "\r", "\n"):
            line += 1
            if not quoted:
                found.setdefault(record.rsplit(",", 1)[-1], []).append(start)
                start, record = line, ""
                continue
        record += piece
    return found


def flags(row):
    return row["flags"].split()


def amount(run, rows, part):
    """QUANTITY POLLUTANT and what is to be in its row."""
    quantity, pollutant, sign, *rest = part.split()
    found = [r for r in rows if r["quantity"] == quantity
             and r["pollutant"] == pollutant]
    if sign == "none":
        return "" if not found else f"{len(found)} rows"
    if len(found) != 1:
        return f"{len(found)} rows"
    row = found[0]
    words = [w[1:] for w in rest if w.startswith("+")]
    rest = [w for w in rest if not w.startswith("+")]
    want = {"=": lambda: ("", rest[0], ""), "<": lambda: ("<", "", rest[0]),
            "ND": lambda: ("ND", "", "")}[sign]()
    got = (row["qualifier"], row["value"], row["detection_limit"])
    if got != want:
        return f"has {got}"
    if sign != "ND" and row["unit"] != rest[1]:
        return f"is in {row['unit']}"
    missing = [w for w in words if w not in flags(row)]
    return f"lacks {missing}, has {row['flags']}" if missing else ""


def heading(run, part):
    pairs = re.findall(r"\w+=\S*", part)
    name = part[:part.index(pairs[0])].strip()
    if name not in run.explained:
        return "no such column"
    for pair in pairs:
        key, want = pair.split("=", 1)
        got = run.explained[name][key]
        if got != want and want not in got.split():
            return f"{key} is {got!r}"
    return ""


def refused(run, rows, lines, reason):
    if rows:
        return f"has {len(rows)} rows"
    found = [r["reason"] for r in run.rejects
             if int(r["line"]) - run.shift in lines]
    return "" if found == [reason] * len(lines) else f"rejects: {found}"


def counted(run, part):
    key, want = part.split()
    node = run.quality
    for step in key.split("/"):
        node = node[int(step)] if isinstance(node, list) else node.get(step, 0)
    if key.endswith("blank_lines"):
        node -= run.shift
    return "" if str(node) == want else f"is {node}"


def last(rows, lines, word):
    """Only the last of so many records has the flag."""
    each = len(rows) // len(lines)
    early, late = rows[:-each], rows[-each:]
    if any(word in flags(r) for r in early):
        return "an earlier record has it"
    return "" if all(word in flags(r) for r in late) else "lacks it"


def part_fails(run, key, lines, part):
    rows = [r for r in run.rows if r["备注"] == key]
    word, _, rest = part.partition(" ")
    if word == "rows":
        return "" if len(rows) == int(rest) else f"{len(rows)}"
    if word == "refused":
        return refused(run, rows, lines, rest)
    if word == "heading":
        return heading(run, rest)
    if word == "counted":
        return counted(run, rest)
    if word == "told":
        return "" if rest in run.told else repr(run.told)
    if word == "last":
        return last(rows, lines, rest[1:])
    if word == "audit":
        found = [r["rule"] for r in run.audit
                 if int(r["line"]) - run.shift in lines]
        return "" if found == [rest] else f"{found}"
    if not rows:
        return "no row"
    if word[0] in "+-":
        has = [word[1:] in flags(r) for r in rows]
        good = all(has) if word[0] == "+" else not any(has)
        return "" if good else f"flags {sorted({r['flags'] for r in rows})}"
    if re.match(r"[a-z_]+=", part):
        column, want = part.split("=", 1)
        got = {r[column] for r in rows}
        return "" if got == {want} else f"{got}"
    return amount(run, rows, part)


def main():
    source, binary = Path(sys.argv[1]), Path(sys.argv[2])
    folder = source / "testdata" / "census"
    where = remarks(folder / "dirty.csv")
    page = (folder / "VIOLATIONS.md").read_text(encoding="utf-8")
    claims = [m.groupdict() for m in map(TABLE_LINE.match, page.split("\n"))
              if m]
    runs = [Run(folder, (binary / "ehrisk-ingest").resolve(), n)
            for n in FILES]
    number, failed = 0, 0

    def report(good, name, why=()):
        nonlocal number, failed
        number += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        for text in () if good else why:
            print(f"#   {text}")

    for run in runs:
        report(run.status == 0, f"{run.name} is read", run.told.splitlines())
    report(all(r.rows == runs[0].rows for r in runs),
           "the same rows in every encoding")
    told = {c["key"] for c in claims}
    report(not set(where) - told - NO_REMARKS,
           "the page speaks of every remark", sorted(set(where) - told - NO_REMARKS))
    for claim in claims:
        key, lines = claim["key"], where.get(claim["key"], [])
        why = []
        first = re.match(r"\d+", claim["where"])
        if lines and (first is None or int(first.group()) != lines[0]):
            why.append(f"line {claim['where']}: it is {lines[0]}")
        for part in (p.strip() for p in claim["check"].split(";")):
            why += [f"{r.name}: {part}: {w}" for r in runs
                    if (w := part_fails(r, key, lines, part))]
        report(not why, key, why)
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
