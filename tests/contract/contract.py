#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""contract.py [--sanitized] [--only MODULE,...] BIN FIXTURE: checks that the
program of a fixture does what every program must do; prints TAP."""
import argparse
import importlib
import pathlib
import shutil
import sys
import time
import traceback

from harness import Fixture, Program

# modules of a program that reads rows, and of one that does not
ALL = ["usage", "hostile", "same", "system", "formats", "naughty", "opens",
       "memory"]
WITHOUT_ROWS = ["usage", "opens", "memory"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("fixture", type=pathlib.Path)
    args = parser.parse_args()
    source = pathlib.Path(__file__).resolve().parents[2]
    fixture = Fixture(source, args.fixture.resolve())
    program = Program(fixture, args.bin.resolve(), source, args.sanitized)
    modules = ALL if fixture.facts["input"] != "none" else WITHOUT_ROWS
    only = [w for w in args.only.split(",") if w]
    for name in modules:
        module = importlib.import_module(name)
        for check in module.CHECKS:
            if only and name not in only and check.__name__ not in only:
                continue
            began = time.monotonic()
            try:
                check(program)
            except Exception:  # a check that breaks has found something
                program.check(f"{name}.{check.__name__} runs to its end",
                              False, traceback.format_exc())
            print(f"# {name}.{check.__name__}: "
                  f"{time.monotonic() - began:.1f} s", flush=True)
    shutil.rmtree(program.scratch)
    if program.count == 0:
        program.check("there were checks", False)
    print(f"1..{program.count}")
    return 1 if program.failed else 0


sys.exit(main())
