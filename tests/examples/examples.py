#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""examples.py BIN PAGE...: runs the examples of manual pages and of README.md
as CONTRIBUTING.md says; prints TAP."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
ESCAPES = {"e": "\\", "&": "", "-": "-", "(dq": '"', "(aq": "'", "(ti": "~",
           "(ha": "^", "\\": "\\"}


def unescape(line):
    """A literal line of mdoc as it is shown."""
    return re.sub(r"\\(\(..|.)", lambda m: ESCAPES[m[1]], line)


def blocks(path):
    """The blocks of a page that are run, as lists of lines."""
    found, block, inside = [], None, False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if path.suffix == ".md":
            if block is None and line.strip() == "```console":
                block = []
            elif block is not None and line.strip() == "```":
                found.append(block)
                block = None
            elif block is not None:
                block.append(line)
            continue
        if line.startswith(".Sh "):
            inside = line == ".Sh EXAMPLES"
        elif inside and re.match(r"\.Bd\b.*-literal", line):
            block = []
        elif block is not None and line.startswith(".Ed"):
            found.append(block)
            block = None
        elif block is not None:
            block.append(unescape(line))
    return found


def steps(block):
    """(command, expected lines or None) of a block."""
    if not any(line.startswith("$ ") for line in block):
        return [("\n".join(block), None)]
    found, goes_on = [], False
    for line in block:
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif goes_on:
            found[-1][0] += "\n" + line
        elif found:
            found[-1][1].append(line)
        goes_on = (line.startswith("$ ") or goes_on) and \
            re.search(r"(\\|\||&&)$", line) is not None
    return [(command, lines or None) for command, lines in found]


def fits(got, want):
    """Are these lines those, where ... stands for any number?"""
    if not want:
        return not got
    if want[0].strip() == "...":
        return any(fits(got[i:], want[1:]) for i in range(len(got) + 1))
    return bool(got) and got[0] == want[0] and fits(got[1:], want[1:])


# files that pages may speak of: how each comes from those before it
PREPARED = """
cp meuse.csv samples.csv
ehrisk-ingest --map soil.yaml samples.csv > rows.csv
ehrisk-score --profile hj25.3-class1 rows.csv > scored.csv
ehrisk-score --profile hj25.3-class1 --by source_id rows.csv > totals.csv
cp totals.csv places.csv
ehrisk-zone --cell 200 --crs EPSG:28992 totals.csv > cells.csv
ehrisk-zone --cell 200 --crs EPSG:28992 --ogeojson totals.csv > cells.geojson
cp cells.geojson border.geojson
"""


def folder_of(where, env):
    """Fills the folder that a page's examples run in."""
    for file in sorted((SOURCE / "testdata/soil-meuse").iterdir()):
        shutil.copy(file, where)
    shutil.copy(SOURCE / "tests/examples/air.csv", where)
    os.symlink(SOURCE / "testdata", where / "testdata")
    subprocess.run(["bash", "-euo", "pipefail", "-c", PREPARED], env=env,
                   cwd=where, check=True, stdin=subprocess.DEVNULL)


def main():
    number = failed = 0
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "80",
           "PATH": f"{pathlib.Path(sys.argv[1]).resolve()}:/usr/bin:/bin"}
    for path in map(pathlib.Path, sys.argv[2:]):
        found = blocks(path)
        if path.suffix in (".1", ".md"):
            number += 1
            failed += not found
            print(f"{'ok' if found else 'not ok'} {number} - {path.name}: "
                  "there are examples")
        with tempfile.TemporaryDirectory() as name:
            folder_of(pathlib.Path(name), env)
            for command, want in (s for b in found for s in steps(b)):
                done = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", command], env=env,
                    cwd=name, text=True, capture_output=True, check=False,
                    stdin=subprocess.DEVNULL, timeout=300)
                lines = done.stdout.split("\n")[:-1]
                # 141: the reader behind a pipe had enough
                fine = done.returncode == 0 or (
                    done.returncode == 141 and re.search(r"\| *head", command))
                fine = fine and (want is None or fits(lines, want))
                number += 1
                failed += not fine
                shown = command.split("\n")[0]
                print(f"{'ok' if fine else 'not ok'} {number} - "
                      f"{path.name}: {shown}")
                if not fine:
                    said = [f"status {done.returncode}", done.stderr[:1000],
                            "got:", *lines[:30], "wanted:", *(want or [])]
                    print("#   " + "\n#   ".join(
                        "\n".join(said).split("\n")))
    print(f"1..{number}")
    return 1 if failed or not number else 0


sys.exit(main())
