# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats and encodings: the same table in every form, and back; and the
other common options."""
import hashlib
import json
import pathlib
import re

from harness import from_csv, to_csv


def to_jsonl(header, rows):
    """A table as JSON Lines, every cell a text."""
    return "".join(json.dumps(dict(zip(header, row)), ensure_ascii=False)
                   + "\n" for row in rows).encode()


def texts(data):
    """JSON Lines as (header, rows) of texts; None and empty are the same."""
    header, rows = None, []
    for line in data.decode().splitlines():
        pairs = json.loads(line, parse_float=str, parse_int=str,
                           object_pairs_hook=list)
        names = [k for k, _ in pairs]
        header = header or names
        if names != header:
            raise ValueError(f"keys {names}, not {header}")
        rows.append(["" if v is None else v for _, v in pairs])
    return header, rows


def inputs(p):
    """TSV, other delimiters, JSON Lines, JSON arrays; told or not."""
    header, rows = p.fixture.header, p.fixture.rows
    good = p.feed(to_csv(header, rows))
    p.same("--icsv", p.feed(to_csv(header, rows), "--icsv"), good.out)
    tabs = to_csv(header, rows, delimiter="\t")
    p.same("--itsv", p.feed(tabs, "--itsv"), good.out)
    for word in ("\\t", "tab"):
        p.same(f"--delimiter {word}", p.feed(tabs, "--delimiter", word),
               good.out)
    p.same("--delimiter ;", p.feed(to_csv(header, rows, delimiter=";"),
                                   "--delimiter", ";"), good.out)
    p.refuses("--delimiter of two characters",
              p.feed(tabs, "--delimiter", "ab"), "ab")
    p.refuses("--delimiter a quote", p.feed(tabs, "--delimiter", '"'))
    lines = to_jsonl(header, rows)
    array = b"[" + b",".join(lines.splitlines()) + b"]\n"
    for name, words, data in (("JSON Lines", ["--ijsonl"], lines),
                              ("a JSON array", ["--ijson"], array)):
        p.same(f"{name}, told by the first byte", p.feed(data), good.out)
        p.same(f"{name}, {words[0]}", p.feed(data, *words), good.out)
        p.same(f"{name} from a pipe", p.run(*words, stdin=data), good.out)
        p.same(f"{name} behind blanks", p.feed(b" \n\t" + data), good.out)
        p.same(f"{name}, -j 7", p.feed(data, "-j", "7"), good.out)
    p.same("JSON Lines with CRLF", p.feed(lines.replace(b"\n", b"\r\n")),
           good.out)
    p.refuses("CSV called JSON Lines", p.feed(to_csv(header, rows),
                                              "--ijsonl"), "in.csv")
    bad_json(p, lines)


def bad_json(p, lines):
    """What RFC 8259 does not allow is refused with its line."""
    first, rest = lines.split(b"\n", 1)
    number = len(lines.splitlines())
    cases = [
        ("a value cut short", lines + b'{"a":', number + 1),
        ("a leading zero", lines + first[:-1] + b',"z":01}\n', number + 1),
        ("two values on a line", lines + first + first + b"\n", number + 1),
        ("an unknown key", lines + first[:-1] + b',"new":1}\n', number + 1),
        ("a name twice", b'{"a":1,"a":2}\n', 1),
        ("an escaped NUL", lines + first[:-2] + b'\\u0000"}\n', number + 1),
        ("a lone surrogate", lines + first[:-2] + b'\\ud800"}\n',
         number + 1),
        ("a raw control byte", lines + first[:-2] + b'\x01"}\n', number + 1),
        ("invalid UTF-8", lines + first[:-2] + b'\xff"}\n', number + 1),
        ("an array as a row", lines + b"[1]\n", number + 1),
        ("a number as a row", lines + b"7\n", number + 1),
        ("NaN", lines + first[:-1] + b',"z":NaN}\n', number + 1),
        ("a comment", lines + b"// x\n", number + 1),
    ]
    for name, data, line in cases:
        for jobs in ("1", "7"):
            place = f"in.csv:{line}:"
            if name == "invalid UTF-8" and \
                    p.fixture.facts["encoding"] == "auto":
                place = "in.csv"
            p.refuses(f"JSON Lines: {name}, -j {jobs}",
                      p.feed(data, "-j", jobs), place)
    keys = list(json.loads(first))
    value = json.loads(first)
    if p.fixture.is_on("repeat"):
        other = dict(value)
        if p.fixture.facts["unique"]:
            other[p.fixture.facts["unique"]] += "-2"
        straight, turned = (json.dumps(
            {k: other[k] for k in order}, ensure_ascii=False).encode() + b"\n"
            for order in (keys, reversed(keys)))
        p.same("JSON Lines: keys in another order are the same row",
               p.feed(first + b"\n" + turned),
               p.feed(first + b"\n" + straight).out)
    if rest:
        less = {k: v for k, v in value.items() if v != ""}
        line = json.dumps(less, ensure_ascii=False).encode() + b"\n"
        null = json.dumps({k: v or None for k, v in value.items()},
                          ensure_ascii=False).encode() + b"\n"
        want = p.feed(first + b"\n")
        p.same("JSON Lines: null is an empty cell", p.feed(null), want.out)
        if len(less) == len(value):
            p.same("JSON Lines: escapes", p.feed(
                json.dumps(value).encode() + b"\n"), want.out)
        elif p.fixture.is_on("repeat") and not p.fixture.facts["unique"]:
            p.same("JSON Lines: a missing key is an empty cell",
                   p.feed(first + b"\n" + line),
                   p.feed(first + b"\n" + first + b"\n").out)


def outputs(p):
    """Every output form holds the same table, and can be read again."""
    if p.fixture.facts["output"] != "csv":
        return
    header, rows = p.fixture.table(max(3, len(p.fixture.rows)))
    header = header + ["note"]
    notes = ['a, "b"\nc', "\u6c5e\\\t", " x "]
    rows = [r + [notes[i % 3]] for i, r in enumerate(rows)]
    data = to_csv(header, rows)
    csv_out = p.feed(data, "--ocsv")
    p.same("--ocsv is the default", p.feed(data), csv_out.out)
    table = from_csv(csv_out.out)
    lines = p.feed(data, "--ojsonl")
    array = p.feed(data, "--ojson")
    try:
        p.check("--ojsonl: the same table", texts(lines.out) == table, lines)
        whole = json.loads(array.out, parse_float=str, parse_int=str)
        p.check("--ojson: the same table", [
            ["" if v is None else v for v in r.values()]
            for r in whole] == table[1] and
            all(list(r) == table[0] for r in whole), array)
    except ValueError as error:
        p.check("JSON output is JSON", False, f"{error}\n{lines}\n{array}")
    for row in lines.out.decode().splitlines():
        for name, value in json.loads(row).items():
            if isinstance(value, float) and value != value:
                p.check(f"--ojsonl: {name} is a number", False, row)
    tabs = p.feed(data, "--otsv")
    p.check("--otsv: the same table", tabs.status == 0 and
            from_csv(tabs.out, "\t") == table, tabs)
    empty = p.feed(to_csv(header, []), "--ojson")
    if p.fixture.facts["header_only"] == "0":
        p.check("--ojson of no rows is an empty array",
                empty.status == 0 and json.loads(empty.out) == [], empty)
        p.same("--ojsonl of no rows is nothing",
               p.feed(to_csv(header, []), "--ojsonl"), b"")
    p.check("CSV out: no blanks lost, final newline, no CR",
            csv_out.out.endswith(b"\n") and b"\r" not in csv_out.out,
            csv_out)
    if p.fixture.is_on("carries"):
        at = table[0].index("note")
        p.check("carried cells keep their bytes",
                {r[at] for r in table[1]} == {r[-1] for r in rows}, csv_out)


def encodings(p):
    """GB18030 and UTF-16, told, on a file and on a pipe."""
    header, rows = p.fixture.header, p.fixture.rows
    text = to_csv(header + ["\u5907\u6ce8"],
                  [r + ["\u6c5e\u67d3\u6e90\u2460\u00e9"] for r in rows])
    good = p.feed(text)
    text = text.decode()
    for name, codec in (("gb18030", "gb18030"), ("utf-16", "utf-16"),
                        ("utf-8", "utf-8-sig")):
        data = text.encode(codec)
        p.same(f"--encoding {name}", p.feed(data, "--encoding", name),
               good.out)
        p.same(f"--encoding {name}, a pipe",
               p.run("--encoding", name, stdin=data), good.out)
        p.same(f"--encoding auto on {name}",
               p.feed(data, "--encoding", "auto"), good.out)
        p.same(f"--encoding auto on {name}, a pipe",
               p.run("--encoding", "auto", stdin=data), good.out)
    p.refuses("bytes that are neither UTF-8 nor GB18030",
              p.feed(text.encode() + b"\xff\xff\n", "--encoding", "auto"),
              "in.csv")
    p.refuses("--encoding gb18030 on other bytes",
              p.feed(text.encode("gb18030") + b"\xff,\n", "--encoding",
                     "gb18030"), "in.csv")
    p.refuses("UTF-16 cut in a character", p.feed(
        text.encode("utf-16")[:-1], "--encoding", "utf-16"), "in.csv")


def options(p):
    """The other common options do what they say."""
    header, rows = p.fixture.header, p.fixture.rows
    data = to_csv(header, rows)
    good = p.feed(data)
    p.same("--skip-lines 2", p.feed(b"a preamble\nanother, \"one\"\n" + data,
                                    "--skip-lines", "2"), good.out)
    head, body = data.split(b"\n", 1)
    p.same("--comment '#'", p.feed(b"# x, y\n" + head + b"\n# z\n" + body +
                                   b"# \"end\n", "--comment", "#"), good.out)
    p.same("--progress changes no data", p.feed(data, "--progress"),
           good.out)
    p.refuses("--ref with a name that nobody asks for",
              p.feed(data, "--ref", "no-such=x.csv"), "no-such")
    if p.fixture.words("number") and p.fixture.facts["output"] == "csv":
        column = p.fixture.words("number")[0]
        at = p.fixture.at(column)
        empty = [list(r) for r in rows]
        empty[0][at] = ""
        other = [list(r) for r in rows]
        other[0][at] = "N/A"
        want = p.feed(to_csv(header, empty))
        got = p.feed(to_csv(header, other), "--na", "N/A,-999")
        p.check("--na: another spelling of an empty cell",
                got.status == want.status and (got.status != 0 or
                got.out.replace(b"N/A", b"") == want.out), got)
    lax = to_csv(header + ["note"], [r + ["@"] for r in rows])
    got = p.feed(lax.replace(b"@", b"31'8\"N"), "--quotes", "lax")
    p.check("--quotes lax: a stray quote is text", got.status == 0, got)
    if p.fixture.facts["output"] == "csv" and p.fixture.is_on("carries"):
        p.check("--quotes lax: the stray quote comes out", got.status == 0
                and any("31'8\"N" in r for r in from_csv(got.out)[1]), got)
    if p.fixture.facts["output"] == "csv":
        chosen(p, data, from_csv(good.out)[0])


def chosen(p, data, names):
    """--columns and --digits."""
    appended = [c for c in names if c not in p.fixture.header]
    if not appended:
        return
    fixed = p.fixture.words("fixed")
    p.refuses("--columns with an unknown name",
              p.feed(data, "--columns", ",".join([*fixed, "no_such"])),
              "no_such")
    some = [*fixed, appended[-1]]
    got = p.feed(data, "--columns", ",".join(some))
    kept = [c for c in names if c in some or
            c in p.fixture.words("keys") or
            c not in appended and p.fixture.is_on("carries")]
    whole = from_csv(p.feed(data).out)
    want = [[r[names.index(c)] for c in kept] for r in whole[1]]
    p.check("--columns: only those are appended, their cells unchanged",
            got.status == 0 and from_csv(got.out) == (kept, want), got)
    got = p.feed(data, "--digits", "2")
    p.check("--digits 2", got.status == 0, got)
    if not p.fixture.is_on("carries"):
        return
    at = [names.index(c) for c in appended
          if c not in p.fixture.words("texts")]
    wrong = [cell for row in from_csv(got.out)[1] for cell in
             (row[i] for i in at) if re.fullmatch(r"[-+.0-9]+(e.*)?", cell)
             and not re.fullmatch(r"\d{4}-\d\d-\d\d", cell)
             and len(re.sub(r"e.*|[-+.]", "", cell).strip("0")) > 2]
    p.check("--digits 2: two digits at most", not wrong, wrong)


def manifest(p):
    """--manifest: JSON with the digests of what was read and written."""
    data = p.fixture.input
    path, out = p.scratch / "manifest.json", p.scratch / "out"
    for name, words in (("standard output", []), ("-o", ["-o", out])):
        if path.exists():
            path.unlink()
        got = p.feed(data, "--manifest", path, *words)
        if not p.check(f"--manifest, {name}: status 0 and a file",
                       got.status == 0 and path.exists(), got):
            continue
        text = path.read_text()
        try:
            whole = json.loads(text)
        except ValueError as error:
            p.check("--manifest: JSON", False, f"{error}\n{text}")
            continue
        written = out.read_bytes() if words else got.out
        p.check(f"--manifest, {name}: program, input and output",
                p.name in json.dumps(whole) and
                hashlib.sha256(data).hexdigest() in text and
                hashlib.sha256(written).hexdigest() in text, text)
        p.check(f"--manifest, {name}: arguments and version",
                "--manifest" in whole["arguments"] and
                re.fullmatch(r"\d+\.\d+\.\d+", whole["version"]), text)
        p.check(f"--manifest, {name}: rows of inputs and tables",
                whole["inputs"][0]["rows"] == len(p.fixture.rows) and
                all(u.get("rows", 0) > 0 for u in whole["used"]
                    if u["kind"] == "table"), text)
        if p.fixture.facts["output"] == "csv":
            p.check(f"--manifest, {name}: rows of the output",
                    whole["output"]["rows"] ==
                    len(from_csv(written)[1]), text)
    again = p.scratch / "again.json"
    p.feed(data, "--manifest", again)
    first = path.read_text()
    p.feed(data, "--manifest", path)
    p.check("--manifest: twice the same but for its name",
            path.read_text().replace("manifest.json", "again.json") ==
            again.read_text(), first)
    p.refuses("--manifest that cannot be written",
              p.feed(data, "--manifest", p.scratch / "none" / "m"), status=3)
    p.refuses("--manifest onto a full device",
              p.feed(data, "--manifest", "/dev/full"), status=3)


def refs(p):
    """The manifest names every table that --ref can replace in the run."""
    folder = p.source / "lib/ref/data"
    program = pathlib.Path(p.path).read_bytes()
    names = [t for t in sorted(f.stem for f in folder.glob("*.csv"))
             if b"\0" + t.encode() + b"\0" in program]
    path, unused = p.scratch / "manifest.json", True
    while unused:
        words = [w for t in names for w in ("--ref", f"{t}={folder/t}.csv")]
        got = p.feed(p.fixture.input, "--manifest", path, *words)
        unused = re.search(r'uses no table of that name: "([^:]+)"', got.said)
        names = [t for t in names if not unused or
                 t not in unused[1].split('", "')]
    if not p.check("--ref of all tables that it reads: status 0",
                   got.status == 0, got):
        return
    named = {(u["name"], u["path"]) for u in json.loads(path.read_text())["used"]}
    missing = [t for t in names if (t, f"{folder/t}.csv") not in named]
    p.check("--manifest names all tables that it reads", not missing, missing)


CHECKS = [inputs, outputs, encodings, options, manifest, refs]
