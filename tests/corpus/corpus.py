#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""corpus.py TOOL: csv-spectrum and JSONTestSuite through our readers, as
conventions allow and refuse them; and CSV in blocks of every size on several
threads against Python's reader. Prints TAP."""
import csv
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MODULES = SOURCE / "build/npm/node_modules"
COUNT = {"ok": 0, "bad": 0}


def check(name, fine, detail=""):
    """Counts and prints one check."""
    COUNT["ok" if fine else "bad"] += 1
    print(f"{'ok' if fine else 'not ok'} {sum(COUNT.values())} - {name}")
    if not fine:
        text = str(detail).encode("ascii", "backslashreplace").decode()
        print("#   " + text[:2000].replace("\n", "\n#   "))


def tool(*words):
    """Runs the tool."""
    return subprocess.run([sys.argv[1], *map(str, words)], check=False,
                          capture_output=True, timeout=300)


def table(path, block=0, jobs=1, quotes="strict"):
    """The rows of a CSV file as dicts, or None and the message."""
    done = tool("table", block, jobs, quotes, path)
    rows = [json.loads(line) for line in done.stdout.split(b"\n") if line]
    if done.returncode != 0:
        return None, done.stderr.decode()
    return [{k: v or "" for k, v in row.items()} for row in rows], ""


def spectrum():
    """12 files with their reading as JSON. One has bare quotes: refused if
    strict, and read as the suite says if lax (but for its telephone number,
    which the suite itself writes differently in its two files)."""
    folder = MODULES / "csv-spectrum"
    files = sorted((folder / "csvs").glob("*.csv")) if folder.is_dir() else []
    check("csv-spectrum: 12 files", len(files) == 12,
          f"{folder} has {len(files)}; scripts/setup test installs it")
    for path in files:
        want = json.loads((folder / "json" / f"{path.stem}.json").read_text(
            encoding="utf-8"))
        bare = path.stem == "location_coordinates"
        if isinstance(want, dict):
            want = [want]
        for block, jobs in ((0, 1), (1, 1), (5, 3)):
            name = f"csv-spectrum: {path.stem}, block {block}"
            got, said = table(path, block, jobs)
            if bare:
                check(f"{name}: refused", got is None and ":2:" in said, said)
                got, said = table(path, block, jobs, "lax")
                for row in (got or []) + want:
                    row.pop("Contact Phone Number", None)
            check(f"{name}: as the suite reads it", got == want,
                  f"{got} {said}\nnot {want}")
    crlf = [p.name for p in files if b"\r\n" in p.read_bytes()]
    check("csv-spectrum: files with CRLF", len(crlf) >= 3, crlf)


def cases():
    """JSONTestSuite as (name, bytes). The package holds texts; what is not
    UTF-8 is in json_bytes.csv instead."""
    path = MODULES / "json-test-suite/data/parsing.js"
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    found = json.loads(text[text.index("["):])
    with open(SOURCE / "tests/corpus/json_bytes.csv",
              encoding="ascii") as raw:
        lost = {r["name"]: bytes.fromhex(r["hex"])
                for r in csv.DictReader(raw)}
    return [(c["name"], lost.get(c["name"], c["input"].encode(
        "utf-8", "surrogatepass"))) for c in found]


# Of the 35 that a parser may take or refuse: those we take. Numbers are kept
# as text, so none is too large; what is not UTF-8, half a surrogate pair, a
# mark or deeper than 64 is refused.
TAKEN = {
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
}
# valid by the standard, refused by policy: an escaped NUL, a name twice
REFUSED = {"y_object_escaped_null_in_key.json", "y_string_null_escape.json"}
TWICE = {"y_object_duplicated_key.json",
         "y_object_duplicated_key_and_value.json"}


def suite(folder):
    """Each file as a document; each that is one line as a cell."""
    found = cases()
    check("JSONTestSuite: 318 files", len(found) == 318,
          f"{MODULES} has {len(found)}; scripts/setup test installs them")
    if not found:
        return
    paths, cells = [], []
    for name, data in found:
        paths.append(folder / name)
        paths[-1].write_bytes(data)
        cells.append(folder / (name + "l"))
        cells[-1].write_bytes(b'{"a":' + data.strip(b"\n") + b"}\n")
    whole = tool("json", *paths).stdout.decode().split("\n")
    lines = tool("jsonl", *cells).stdout.decode().split("\n")
    for (name, data), said, cell in zip(found, whole, lines):
        want = name[0] == "y" and name not in REFUSED or name in TAKEN
        check(f"JSONTestSuite: {name} {'taken' if want else 'refused'}",
              (said == "ok") == want, f"{said}: {data[:80]!r}")
        bare = data.strip()
        simple = want and bare[:1] not in (b"[",) and b"[" not in bare \
            and b"\n" not in bare and name not in TWICE and bare != b"{}"
        if not want or simple:
            check(f"JSONTestSuite: {name} as a cell "
                  f"{'taken' if simple else 'refused'}",
                  (cell == "ok") == simple, f"{cell}: {data[:80]!r}")


def random_table(chance):
    """A CSV text with everything that quoting allows, every row as wide as
    the first."""
    pieces = ["a", "1", "", " ", "\u6c5e", '"', ",", "\n", "\r\n", ";",
              "long text " * 3]
    width = chance.randint(2, 5)
    end = chance.choice(["\n", "\r\n"])
    rows = [[f"c{i}" for i in range(width)]] + \
        [["".join(chance.choices(pieces, k=chance.randint(0, 3)))
          for _ in range(width)] for _ in range(chance.randint(0, 12))]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end,
               quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
               ).writerows(rows)
    data = text.getvalue()
    return rows, data if chance.random() < 0.7 else data[:-len(end)]


def blocks(folder):
    """Any size of blocks and number of threads: the rows Python reads."""
    chance = random.Random(20261122)
    wrong = None
    for number in range(40):
        rows, text = random_table(chance)
        path = folder / f"random{number}.csv"
        path.write_bytes(text.encode())
        want = [dict(zip(rows[0], r)) for r in rows[1:]]
        read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        if read != rows:
            wrong = wrong or f"Python reads {read}, not {rows}"
        for block, jobs in ((1, 1), (2, 2), (3, 7), (16, 1), (61, 3),
                            (64, 2), (65, 1), (0, 4)):
            got, said = table(path, block, jobs)
            if got != want:
                wrong = wrong or f"{path.name} block {block} jobs {jobs}: " \
                    f"{got} {said}\nnot {want}\nof {text!r}"
    check("random tables, blocks of 1 byte and more, several threads",
          wrong is None, wrong)


def main():
    with tempfile.TemporaryDirectory() as folder:
        what = sys.argv[2:]
        if "blocks" in what or not what:
            blocks(pathlib.Path(folder))
        if "suites" in what or not what:
            spectrum()
            suite(pathlib.Path(folder))
    print(f"1..{sum(COUNT.values())}")
    return 1 if COUNT["bad"] or not COUNT["ok"] else 0


os.environ.setdefault("ASAN_OPTIONS", "exitcode=99")
sys.exit(main())
