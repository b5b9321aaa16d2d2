# SPDX-License-Identifier: GPL-3.0-or-later
"""Options: help, version, misuse, and that the option table, the help and the
manual say the same."""
import json
import re
import subprocess


def help_and_version(p):
    """To standard output with status 0, and what cannot be written is 3."""
    shown = p.run("--help", fixture_args=False)
    p.check("--help: standard output, status 0",
            shown.status == 0 and b"--help" in shown.out and not shown.err,
            shown)
    short = p.run("-h", fixture_args=False)
    p.same("-h: as --help", short, shown.out)
    version = p.run("--version", fixture_args=False)
    first = version.out.decode().split("\n")[0]
    p.check("--version: NAME (ehrisk) X.Y.Z, status 0",
            version.status == 0 and not version.err and
            re.fullmatch(re.escape(p.name) + r" \(ehrisk\) \d+\.\d+\.\d+",
                         first), version)
    for option in ("--help", "--version", "--json-usage"):
        with open("/dev/full", "wb") as full:
            got = p.run(option, fixture_args=False, stdout=full)
        p.refuses(f"{option} onto a full device", got, status=3)
        got = p.run(option, fixture_args=False, close=(1,))
        p.refuses(f"{option} onto a closed output", got, status=3)
    chinese = p.run("--lang", "zh", "--help", fixture_args=False)
    p.check("--lang zh --help: status 0", chinese.status == 0 and chinese.out,
            chinese)


def misuse(p):
    """Status 2, naming what was wrong, with one line of synopsis."""
    got = p.run("--no-such-thing")
    p.refuses("unknown option", got, "--no-such-thing")
    p.check("misuse: a message and one line of synopsis, nothing on "
            "standard output", got.err.count(b"\n") <= 2 and not got.out, got)
    p.refuses("unknown option: the nearest", p.run("--versoin"), "--versoin",
              "--version")
    p.refuses("unknown option: the nearest", p.run("--colunms", "a"),
              "--colunms", "--columns")
    p.refuses("unknown letter", p.run("-Q"), "Q")
    p.refuses("unknown option with an escape sequence",
              p.run("--a\x1b[31m\nb"), "--a\\x1b[31m\\nb")
    p.refuses("abbreviated option", p.run("--vers"), "--vers")
    p.refuses("abbreviated option with a value", p.run("--digi", "3"),
              "--digi")
    p.refuses("abbreviated option with = and a value", p.run("--digi=3"),
              "--digi")
    p.refuses("option without its value", p.run("--digits"), "digits")
    p.refuses("flag with a value", p.run("--help=yes"), "help")
    for words in (["--digits", "x"], ["--digits", "0x3"], ["--digits", "18"],
                  ["--digits", "-1"], ["--digits", "3.5"], ["--digits", ""],
                  ["-j", "0"], ["-j", "x"], ["-j", "99999999999999999999"],
                  ["--max-rejects", "-3"], ["--skip-lines", "-1"],
                  ["--skip-lines", "1e3"]):
        p.refuses(f"bad value: {' '.join(words)}", p.run(*words),
                  words[0].lstrip("-"))
    p.refuses("bad choice: --quotes", p.run("--quotes", "sloppy"), "sloppy",
              "strict", "lax")
    p.refuses("bad choice: --encoding", p.run("--encoding", "latin1"),
              "latin1", "gb18030")
    p.refuses("bad choice: --lang", p.run("--lang", "xx"), "xx", "en", "zh")
    p.refuses("--ref without =", p.run("--ref", "toxicity"), "toxicity")


def usage_table(p):
    """The option table as JSON, or None."""
    got = p.run("--json-usage", fixture_args=False)
    try:
        table = json.loads(got.out)
    except ValueError:
        table = None
    fine = isinstance(table, dict) and got.status == 0 and not got.err
    p.check("--json-usage: JSON, status 0", fine, got)
    return table if fine else None


def manual(p):
    """Options in the program's page and in the front page, as sets; the
    first None if there is no page."""
    page = p.source / "man" / (p.name + ".1")
    front = p.source / "man" / "ehrisk.7"
    found = []
    for path in (page, front):
        if not path.exists():
            found.append(None)
            continue
        text = path.read_text()
        found.append({w for line in re.findall(r"^\.It .*$", text, flags=re.M)
                      for w in re.findall(r"\bFl Fl ([a-z][a-z0-9-]*)", line)})
    return found


def agreement(p):
    """--json-usage, --help and the manual name the same options."""
    table = usage_table(p)
    if table is None:
        return
    p.check("--json-usage: the program's name",
            table.get("name", table.get("program")) == p.name, table)
    listed = {o.get("word", o.get("name", "")).lstrip("-")
              for o in table["options"]}
    shown = p.run("--help", fixture_args=False).out.decode()
    helped = set(re.findall(r"^\s+(?:-\w, |-\w )?\s*--([a-z][a-z0-9-]*)",
                            shown, flags=re.M))
    p.check("--help and --json-usage name the same options",
            listed == helped, f"only in --json-usage {listed - helped}\n"
            f"only in --help {helped - listed}")
    own, front = manual(p)
    if not p.check("the manual has a page of the program", own is not None):
        return
    p.check("the manual has no option that the program lacks",
            own <= listed, own - listed)
    p.check("the manual has every option of the program",
            listed <= own | (front or set()), listed - own - (front or set()))
    wrong = [o for o in table["options"] if not o.get("help")]
    p.check("every option has a line of help", not wrong, wrong)
    pages = subprocess.run(["mandoc", "-Tutf8",
                            p.source / "man" / (p.name + ".1")],
                           capture_output=True, check=False).stdout.decode()
    pages = re.sub(".\b", "", pages)
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS",
                    "EXAMPLES", "SEE ALSO"):
        p.check(f"the manual has {heading}",
                re.search(rf"^{heading}$", pages, flags=re.M))


CHECKS = [help_and_version, misuse, agreement]
