# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: what cannot be read is refused with file, line, column and
text, or goes to the rejects; it never becomes something else."""
import csv
import io
import os
import re

from harness import from_csv, to_csv

BAD_NUMBERS = ["nan", "NaN", "inf", "-inf", "infinity", "0x10", "0x1p3",
               "1,5", "1.5.5", "1e400", "-1e400", "1e", "1e+", ".", "-", "+",
               "--1", "1 2", "1_000", "1'000", "\uff11\uff12", "\u0661",
               "1\u00a0", "1.5m", "O.5", "1d3", "1f", "#N/A", "=1+1",
               "1\u200b"]
CLEANED = {"nan", "NaN", ".", "-", "#N/A", "\uff11\uff12", "1\u00a0",
           "1\u200b"}
FINE_NUMBERS = ["1", "1.5", "+2", " 3 ", "1e-3", "1E2", ".5", "5.", "007"]


def replaced(p, column, text, row=0):
    """The fixture's input with one cell replaced."""
    rows = [list(r) for r in p.fixture.rows]
    rows[row][p.fixture.at(column)] = text
    return to_csv(p.fixture.header, rows)


def empty(p):
    """Nothing at all is not a table; a header alone is one."""
    p.refuses("empty file", p.feed(b""), "in.csv")
    p.refuses("empty standard input", p.run(stdin=b""))
    p.refuses("only a mark", p.feed(b"\xef\xbb\xbf"), "in.csv")
    got = p.feed(to_csv(p.fixture.header, []))
    want = int(p.fixture.facts["header_only"])
    if p.fixture.facts["output"] == "csv" and want == 0:
        header = p.feed(p.fixture.input).out.split(b"\n")[0] + b"\n"
        p.same("header only: the header comes out", got, header)
    else:
        p.check(f"header only: status {want}", got.status == want, got)


def columns(p):
    """Columns that are missing, twice there, without a name, or in the way."""
    fixture = p.fixture
    for column in fixture.words("need"):
        at = fixture.at(column)
        header = fixture.header[:at] + fixture.header[at + 1:]
        rows = [r[:at] + r[at + 1:] for r in fixture.rows]
        got = p.feed(to_csv(header, rows))
        p.refuses(f"missing column {column}: named, and what there is", got,
                  column, *header[:3])
        near = column[:-2] + column[-1] + column[-2] if len(column) > 2 \
            else column + "x"
        if near != column and near not in fixture.header:
            got = p.feed(to_csv([near if c == column else c
                                 for c in fixture.header], fixture.rows))
            p.refuses(f"missing column {column}: the nearest", got, column,
                      near)
    name = fixture.header[0]
    got = p.feed(to_csv(fixture.header + [name],
                        [r + ["x"] for r in fixture.rows]))
    p.refuses("column twice", got, "in.csv", name)
    got = p.feed(to_csv(fixture.header + [""],
                        [r + ["x"] for r in fixture.rows]))
    if p.fixture.facts["nameless"] == "named":
        p.check("column without a name", got.status == 0)
    else:
        p.refuses("column without a name", got, "in.csv")
    got = p.feed(to_csv(fixture.header + ["ev\x1b[31mil\n"],
                        [r[1:] for r in fixture.rows]))
    p.refuses("column name with an escape sequence", got, "in.csv")
    added(p)


def added(p):
    """A column that would be appended and is already there."""
    if p.fixture.facts["output"] != "csv" or not p.fixture.is_on("carries"):
        return
    out = from_csv(p.feed(p.fixture.input).out)[0]
    appended = [c for c in out if c not in p.fixture.header]
    if not appended or out[:len(p.fixture.header)] != p.fixture.header:
        return
    header = p.fixture.header + [appended[0]]
    data = to_csv(header, [r + ["x"] for r in p.fixture.rows])
    p.refuses("appended column already there", p.feed(data), appended[0])
    if p.fixture.facts["fixed"]:
        p.refuses("--prefix: a column that keeps its name",
                  p.feed(p.fixture.input, "--prefix", "new_"),
                  p.fixture.facts["fixed"])
        return
    got = p.feed(data, "--prefix", "new_")
    want = header + ["new_" + c for c in appended]
    p.check("--prefix renames what is appended", got.status == 0 and
            from_csv(got.out)[0] == want, got)


def records(p):
    """Rows that are no rows."""
    fixture = p.fixture
    rows = [",".join(r) for r in fixture.rows]
    head = to_csv(fixture.header, fixture.rows)
    line = head.count(b"\n") + 1
    short = head + to_csv(fixture.rows[0][:-1], [])
    long = head + to_csv(fixture.rows[0] + ["x"], [])
    if len(fixture.header) > 1:
        p.refuses("row too short: file and line", p.feed(short),
                  f"in.csv:{line}:")
    p.refuses("row too long: file and line", p.feed(long), f"in.csv:{line}:")
    got = p.feed(head + b'"x\n' + b"y,z\n" * 5)
    p.refuses("unclosed quote: the line where it opened", got,
              f"in.csv:{line}:")
    got = p.feed(head.replace(b"\n", b'\n"', 1))
    p.refuses("unclosed quote in the first row", got, "in.csv:2:")
    bad = b'"a"b' + b"," * (len(fixture.header) - 1) + b"\n"
    p.refuses("text behind a closing quote", p.feed(head + bad),
              f"in.csv:{line}:")
    bad = b'a"b' + b"," * (len(fixture.header) - 1) + b"\n"
    p.refuses("quote in an unquoted cell", p.feed(head + bad),
              f"in.csv:{line}:")
    places = ("in.csv",) if fixture.facts["encoding"] == "auto" else \
        (f"in.csv:{line}:", "in.csv:1:")
    for name, what in (("NUL", b"\0"), ("invalid UTF-8", b"\xff"),
                       ("overlong UTF-8", b"\xc0\xaf\xff"),
                       ("surrogate in UTF-8", b"\xed\xa0\x80\xff"),
                       ("UTF-8 cut short", b"\xe6\xb1\xff")):
        bad = what + b"," * (len(fixture.header) - 1) + b"\n"
        p.refuses(f"{name}: file and line", p.feed(head + bad), places[0])
        p.refuses(f"{name} in the header", p.feed(what + head), places[-1])
        quoted = b'"' + what + b'"' + bad[len(what):]
        p.refuses(f"{name} in a quoted cell", p.feed(head + quoted),
                  places[0])
    got = p.feed(head.replace(b"\n", b"\r"))
    if fixture.facts["bare_cr"] == "converted":
        p.same("CR alone as line end: converted", got, p.feed(head).out)
    else:
        p.refuses("CR alone as line end", got, "in.csv:1:")
    p.check("a blank line is skipped", p.feed(
        head.replace(b"\n", b"\n\n")).out == p.feed(head).out and rows)


def limits(p):
    """A cell of 1 MiB, a record of 4 MiB, many columns, depth."""
    fixture = p.fixture
    limit = 1 << 20
    wide = fixture.header + ["note"]

    def noted(text, quote=b""):
        rows = to_csv(wide, [r + ["@"] for r in fixture.rows])
        return rows.replace(b"@", quote + text + quote, 1)

    for name, quote in (("", b""), (" in quotes", b'"')):
        got = p.feed(noted(b"x" * limit, quote))
        p.check(f"cell of 1 MiB{name}", got.status == 0, got)
        got = p.feed(noted(b"x" * (limit + 1), quote))
        p.refuses(f"cell of 1 MiB and a byte{name}", got, "in.csv:2:")
    got = p.feed(noted(b"x" * (9 << 20), b'"'))
    p.refuses("cell of 9 MiB", got, "in.csv:2:")
    more = [f"m{i}" for i in range(5)]
    got = p.feed(to_csv(wide + more, [r + ["x" * 900000] * 6
                                      for r in fixture.rows]))
    p.refuses("record of more than 4 MiB", got, "in.csv:2:")
    more = [f"c{i}" for i in range(10001 - len(fixture.header))]
    got = p.feed(to_csv(fixture.header + more,
                        [r + ["v"] * len(more) for r in fixture.rows]))
    p.check("10,001 columns", got.status == 0, got)
    if fixture.facts["output"] == "csv" and fixture.is_on("carries"):
        p.check("10,001 columns: all passed on",
                set(more) <= set(from_csv(got.out)[0]), got)
    for name, deep in (("JSON", b"[" * 100000),
                       ("JSON object", b'{"a":' * 100000),
                       ("JSON cell", b'{"a":' + b"[" * 100000)):
        p.refuses(f"100,000 levels of {name}", p.feed(deep), "in.csv")


def bad_numbers(p, column):
    """Without those that a rule of the program reads in that column."""
    if column not in p.fixture.words("cleaned"):
        return BAD_NUMBERS
    return [text for text in BAD_NUMBERS if text not in CLEANED]


def numbers(p):
    """What is not a number is refused with line, column and text: some in a
    run each, all of them in one run with --rejects."""
    for column in p.fixture.words("number"):
        bad = bad_numbers(p, column)
        some = bad[::9] if p.fixture.is_on("repeat") else bad
        for text in some:
            got = p.feed(replaced(p, column, text))
            p.refuses(f"{column} {ascii(text)} is not a number", got,
                      "in.csv:2:", f'"{column}"', seen(text))
        if p.fixture.is_on("repeat"):
            rejected_numbers(p, column, bad)
        for text in FINE_NUMBERS:
            got = p.feed(replaced(p, column, text))
            p.check(f"{column} {text!r} is a number",
                    f'"{column}"' not in got.said or
                    not re.search(r"a( positive)? number", got.said), got)


def seen(text):
    """The text as a message shows it; no-break and zero-width blanks may be
    shown as they are or as an escape."""
    return text if text.isascii() else ""


def rejected_numbers(p, column, bad):
    """Each bad number is a reject with its line, column and text."""
    header, rows = p.fixture.table(len(bad))
    for row, text in zip(rows, bad):
        row[p.fixture.at(column)] = text
    path = p.scratch / "numbers.csv"
    got = p.feed(to_csv(header, rows), "--rejects", path)
    table = list(csv.DictReader(io.StringIO(path.read_text(), newline=""))) \
        if path.exists() else []
    found = {(r["line"], r["column"]): r["found"] for r in table}
    for number, text in enumerate(bad, 2):
        there = found.get((str(number), column))
        p.check(f"{column} {ascii(text)} is rejected as no number",
                got.status == 0 and there is not None and
                seen(text) in there, f"{there!r}\n{got}")


def rejects(p):
    """Bad records go to --rejects, counted; the others come out."""
    fixture = p.fixture
    if not fixture.words("number") or not fixture.is_on("repeat"):
        return
    column = fixture.words("number")[0]
    header, rows = fixture.table(6)
    good = p.feed(to_csv(header, rows[:1] + rows[2:4] + rows[5:]))
    rows[1][fixture.at(column)] = "O.5"
    rows[4][fixture.at(column)] = "1,5"
    data = to_csv(header, rows)
    path = p.scratch / "rejects.csv"
    got = p.feed(data, "--rejects", path)
    p.same("--rejects: the good rows come out", got, good.out)
    p.check("--rejects: the count is told", "2" in got.said, got)
    if path.exists():
        table = list(csv.DictReader(io.StringIO(path.read_text(),
                                                newline="")))
        p.check("--rejects: its columns", table and list(table[0]) == [
            "file", "line", "column", "reason", "expected", "found",
            "record"], path.read_text())
        p.check("--rejects: place and text of each", [
            (os.path.basename(r["file"]), r["line"], r["column"], r["found"])
            for r in table] == [("in.csv", "3", column, "O.5"),
                                ("in.csv", "6", column, "1,5")],
            path.read_text())
        p.check("--rejects: the whole record", [
            next(csv.reader([r["record"]])) for r in table] ==
            [rows[1], rows[4]], path.read_text())
        again = p.feed(data, "--rejects", path, "-j", "7")
        p.same("--rejects with -j 7", again, good.out)
    else:
        p.check("--rejects: the file is there", False, got)
    got = p.feed(data, "--rejects", path, "--max-rejects", "1")
    p.refuses("--max-rejects passed", got)
    before = b"" if fixture.is_on("holds") else p.feed(
        to_csv(header, rows[:1] + rows[2:4])).out
    p.check("--max-rejects passed: the rows before it, and no others",
            got.out == before, got)
    got = p.feed(data, "--rejects", path, "--max-rejects", "2")
    p.same("--max-rejects kept", got, good.out)
    got = p.feed(data, "--rejects", p.scratch / "none" / "r.csv")
    p.refuses("--rejects that cannot be written", got, status=3)


def files(p):
    """Inputs that are not there."""
    p.refuses("missing file", p.run(operand="no-such.csv"), "no-such.csv",
              status=3)
    p.refuses("directory", p.run(operand="/usr"), "/usr", status=3)
    p.refuses("missing file with an escape sequence",
              p.run(operand="no\x1b]0;x\x07.csv"), "no\\x1b]0;x\\x07.csv",
              status=3)
    p.refuses("file name with a newline", p.run(operand="no\nsuch"),
              "no\\nsuch", status=3)


CHECKS = [empty, columns, records, limits, numbers, rejects, files]
