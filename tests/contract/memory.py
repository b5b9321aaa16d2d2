# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory: valgrind finds nothing, and what a row filter takes does not grow
with its input. Not under a sanitizer, which does the first itself and takes
memory of its own."""
import os
import subprocess

from harness import to_csv
from same import big

MIB = 1 << 20


def valgrind(p):
    """Good input, bad input and none, watched."""
    if p.sanitized:
        return
    runs = [("--help", ["--help"])]
    if p.fixture.facts["input"] != "none":
        header, rows = p.fixture.header, p.fixture.rows
        ragged = p.file("ragged.csv", to_csv(header, rows) + b"x\n")
        quoted = p.file("quoted.csv", to_csv(header, [
            [*r[:-1], r[-1] + '"\n'] for r in rows]))
        runs += [("quoted input, threads", ["-j", "3", *p.operands(quoted)]),
                 ("ragged input", p.operands(ragged)),
                 ("rejects", ["--rejects", p.scratch / "r.csv",
                              *p.operands(ragged)]),
                 ("misuse", ["--digits", "x"])]
    for name, words in runs:
        done = subprocess.run(
            ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full",
             "--errors-for-leak-kinds=definite,indirect",
             "--exit-on-first-error=no", p.path, *p.fixture.args,
             *map(str, words)], env=p.env, cwd=p.scratch,
            capture_output=True, check=False, timeout=300)
        p.check(f"valgrind: {name}", done.returncode in (0, 2, 3) and
                b"==" not in done.stderr, f"{done.returncode}\n"
                f"{done.stderr.decode(errors='replace')[:3000]}")


def peak(p, path, jobs):
    """Most memory that a run took, in bytes, and its status."""
    with open(os.devnull, "wb") as null:
        child = subprocess.Popen([p.path, *p.fixture.args, "-j", jobs,
                                  *p.operands(path)],
                                 stdout=null, stderr=null, env=p.env,
                                 cwd=p.scratch)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return usage.ru_maxrss * 1024, status


def flat(p):
    """The same for 4 MiB and for 24 MiB of rows."""
    if p.sanitized or p.fixture.is_on("holds") or p.fixture.is_on("grows") \
            or p.fixture.facts["input"] == "none":
        return
    header, rows = big(p, 4 * MIB)
    one = p.file("one.csv", to_csv(header, rows))
    six = p.file("six.csv", to_csv(header, rows * 6))
    for jobs in ("1", "2"):
        less, first = peak(p, one, jobs)
        more, second = peak(p, six, jobs)
        p.check(f"memory does not grow with the input, -j {jobs}",
                first == second == 0 and more < less + MIB,
                f"{less} bytes, then {more}; {first}, {second}")


CHECKS = [valgrind, flat]
