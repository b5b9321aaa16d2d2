# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rows give the same bytes, however they arrive, wherever blocks
end, on any number of threads and in any locale."""
import os
import re
import subprocess

from harness import from_csv, slow_pipe, to_csv

BLOCK = 256 << 10


def arrivals(p):
    """File, -, pipe, /dev/stdin, several files."""
    data = p.fixture.input
    path = p.file("in.csv", data)
    good = p.run(operand=path)
    p.check("good input: status 0 and output",
            good.status == 0 and good.out, good)
    p.same("no operand: standard input, a pipe", p.run(stdin=data), good.out)
    p.same("operand -", p.run(operand="-", stdin=data), good.out)
    with open(path, "rb") as stdin:
        p.same("standard input, a file", p.run(stdin=stdin), good.out)
    with open(path, "rb") as stdin:
        p.same("/dev/stdin", p.run(operand="/dev/stdin", stdin=stdin),
               good.out)
    p.same("/dev/stdin, a pipe", p.run(operand="/dev/stdin", stdin=data),
           good.out)
    p.same("-- ends the options", p.run("--", operand=path), good.out)
    dashed = p.file("-x.csv", data)
    p.same("-- and a name that starts with -",
           p.run("--", operand=dashed.name), good.out)
    p.same("-o FILE is what standard output gets",
           p.run("-o", p.scratch / "out", operand=path), b"")
    p.check("-o FILE: its bytes",
            (p.scratch / "out").read_bytes() == good.out)
    header, rows = p.fixture.header, p.fixture.rows
    if len(rows) > 1 and p.fixture.facts["files"] == "one":
        first = p.file("a.csv", to_csv(header, rows[:1]))
        second = p.file("b.csv", to_csv(header, rows[1:]))
        whole = p.feed(to_csv(header, rows))
        p.same("two files are one table", p.run(first, second), whole.out)
        other = p.file("c.csv", to_csv(header + ["x"],
                                       [r + ["1"] for r in rows]))
        p.refuses("a second file with another header", p.run(first, other),
                  "c.csv")


def spellings(p):
    """Mark, CRLF, no final newline, everything quoted."""
    data = to_csv(p.fixture.header, p.fixture.rows)
    good = p.feed(data)
    mark = b"\xef\xbb\xbf"
    quoted = b'"' + data.replace(b",", b'","', len(p.fixture.header) - 1)
    quoted = quoted.replace(b"\n", b'"\n', 1)
    p.same("no final newline", p.feed(data[:-1]), good.out)
    p.same("CRLF", p.feed(data.replace(b"\n", b"\r\n")), good.out)
    p.same("CRLF, no final one", p.feed(data.replace(b"\n", b"\r\n")[:-2]),
           good.out)
    p.same("mark", p.feed(mark + data), good.out)
    p.same("quoted header", p.feed(quoted), good.out)
    p.same("mark and quoted header", p.feed(mark + quoted), good.out)
    p.same("mark and CRLF, from a pipe",
           p.run(stdin=mark + data.replace(b"\n", b"\r\n")), good.out)


def wide(p, notes):
    """The fixture's rows with a column note, one row a note."""
    header, rows = p.fixture.table(len(notes))
    if len(rows) < len(notes):
        notes = notes[:len(rows)]
    return header + ["note"], [r + [n] for r, n in zip(rows, notes)]


def cuts(p):
    """A quoted newline at every offset around the end of a block."""
    reach = 24
    if not p.fixture.is_on("repeat") and len(p.fixture.rows) < 2:
        return
    tail = 'a "quoted"\r\nnote, with\n"all" of it'
    notes = ["", tail, "plain"]
    header, rows = wide(p, notes)
    fixed = len(to_csv(header, rows[:1]))  # bytes before the second row
    second = to_csv(rows[1], [])
    inside = second.index(b"\r\n")
    wrong = None
    lean = None
    for jobs in ("1", "3"):
        for offset in range(-reach, reach + 1, 3 if p.sanitized else 1):
            rows[0][-1] = "f" * (BLOCK + offset - inside - fixed)
            data = to_csv(header, rows)
            got = p.feed(data, "-j", jobs)
            if p.fixture.facts["output"] == "csv" \
                    and p.fixture.is_on("carries") and got.status == 0:
                names, table = from_csv(got.out)
                at = names.index("note") if "note" in names else -1
                shown = [r[at] for r in table]
                fine = set(shown) == {r[-1] for r in rows}
            else:
                # a page may show the note: its filling varies
                shown = re.sub(rb"f{99,}", b"f", got.out)
                lean = shown if lean is None else lean
                fine = shown == lean
            if got.status != 0 or not fine:
                wrong = wrong or f"offset {offset}\n{got}"
    p.check("a quoted newline at every offset around a block's end",
            wrong is None, wrong)


def slowly(p):
    """1-byte reads and other small ones."""
    notes = ['a,"b"', "c\nd", 'e""', "\u6c5e", ""]
    header, rows = wide(p, notes)
    for name, data in (("LF", to_csv(header, rows)),
                       ("CRLF", to_csv(header, rows, "\r\n"))):
        good = p.feed(data)
        for size in (1, 2, 7, 64):
            for jobs in ("1", "7"):
                reading, child = slow_pipe(data, size)
                with os.fdopen(reading, "rb") as stdin:
                    got = p.run("-j", jobs, stdin=stdin, same=data)
                os.waitpid(child, 0)
                p.same(f"{name}, reads of {size} bytes, -j {jobs}", got,
                       good.out)


def big(p, size=3 * BLOCK):
    """An input of several blocks: every other row quoted."""
    notes = []
    while len(notes) * 60 < size:
        notes.append(("plain note of some length", 'a "q", and\nmore',
                      "\u6c5e\u67d3\u6e90", "")[len(notes) % 4])
    return wide(p, notes)


def threads(p):
    """-j 1, 2 and 7: same output, same error, same rows before it."""
    header, rows = big(p)
    data = to_csv(header, rows)
    good = p.feed(data, "-j", "1")
    p.check("several blocks: status 0", good.status == 0 and good.out, good)
    p.same("several blocks without -j", p.feed(data), good.out)
    for jobs in ("2", "7"):
        p.same(f"several blocks with -j {jobs}", p.feed(data, "-j", jobs),
               good.out)
        p.same(f"several blocks from a pipe with -j {jobs}",
               p.run("-j", jobs, stdin=data), good.out)
    if not p.fixture.is_on("repeat"):
        return
    at = len(rows) * 2 // 3
    for name, columns in (("ragged row", None),
                          ("bad number", p.fixture.words("number")[:1])):
        broken = [list(r) for r in rows]
        if columns is None:
            broken[at].append("x")
            broken[at + 40].append("y")
        elif columns:
            broken[at][p.fixture.at(columns[0])] = "O.5"
            broken[at + 40][p.fixture.at(columns[0])] = "0.S"
        else:
            continue
        data = to_csv(header, broken)
        line = to_csv(header, broken[:at]).count(b"\n") + 1
        first = p.feed(data, "-j", "1")
        p.refuses(f"{name} in a later block: its line", first,
                  f"in.csv:{line}:")
        if not p.fixture.is_on("holds"):
            before = p.feed(to_csv(header, rows[:at]))
            p.check(f"{name} in a later block: every row before it is out",
                    first.out == before.out, f"{len(first.out)} bytes, not "
                    f"{len(before.out)}\n{first.said}")
        for jobs in ("2", "7"):
            got = p.feed(data, "-j", jobs)
            p.check(f"{name} in a later block: the same with -j {jobs}",
                    (got.status, got.out, got.err) ==
                    (first.status, first.out, first.err),
                    f"{first}\n{got}")


def locales(p):
    """LC_ALL, TZ and LANGUAGE change nothing."""
    folder = os.environ.get("EHR_LOCALES", "")
    header, rows = wide(p, ["\u6c5e\u67d3\u6e90", "\u00e9"])
    data = to_csv(header, rows)
    good = p.feed(data)
    bad = p.run("--digits", "x")
    for name in ("C", "C.UTF-8", "zh_CN.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
        env = {"LC_ALL": name, "LANG": name, "LANGUAGE": name,
               "LOCPATH": folder}
        if name.startswith("C"):
            del env["LOCPATH"]
        elif not p.check(f"the locale {name} is there",
                         (os.path.isdir(os.path.join(folder, name)) and
                          subprocess.run(["locale", "decimal_point"],
                                         env={**env, "PATH": "/usr/bin"},
                                         check=False, capture_output=True)
                          .stdout == (b"." if "zh" in name else b",") +
                          b"\n"), folder):
            continue
        p.same(f"LC_ALL={name}", p.feed(data, env=env), good.out)
        got = p.run("--digits", "x", env=env)
        p.check(f"LC_ALL={name}: the same message", got.err == bad.err, got)
    for zone in ("UTC", "Asia/Shanghai", "America/St_Johns", ":nowhere"):
        p.same(f"TZ={zone}", p.feed(data, env={"TZ": zone}), good.out)
    p.same("--lang zh changes no data", p.feed(data, "--lang", "zh"),
           good.out) if p.fixture.facts["output"] == "csv" else None


CHECKS = [arrivals, spellings, cuts, slowly, threads, locales]
