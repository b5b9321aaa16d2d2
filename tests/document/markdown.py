#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""markdown.py SAMPLE FOLDER: the Markdown that SAMPLE (document_sample)
writes, as pandoc reads it in both of its ways and as GitHub's own reader does:
each hostile text comes back as that text, tables and notes are all there; and
pandoc makes a DOCX of it with the same tables, notes and images. TAP."""
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "browser"))
from map import Checks  # noqa: E402

NAUGHTY = pathlib.Path(__file__).with_name("naughty.txt")
PANDOC = {"pandoc": "markdown", "pandoc gfm": "gfm+footnotes"}
TABLES = 11  # of the sample: 3, one for each of 6 charts, inputs, naughty
CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def expected():
    """The lines as they come back: one blank for several, none at the ends."""
    return [" ".join(CONTROL.sub("\ufffd", line).split(" ")).strip()
            for line in NAUGHTY.read_text(encoding="utf-8").splitlines()]


def squeeze(text):
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def plain(inlines):
    """Text of pandoc's inlines; markup is shown so that it does not match."""
    text = ""
    for part in inlines:
        kind, inside = part["t"], part.get("c")
        if kind == "Str":
            text += inside
        elif kind in ("Space", "SoftBreak"):
            text += " "
        elif kind == "Note" or kind == "RawInline":
            continue
        elif kind == "Quoted": # curly marks in the text
            text += "\u201c" + plain(inside[1]) + "\u201d"
        elif kind == "Strong" and plain(inside) in ("All", "Table 3"):
            text += plain(inside)
        else:
            text += f"<{kind}>"
    return squeeze(text)


def cell_text(cell):
    return plain([i for block in cell[4] for i in block["c"]])


def check_pandoc(check, name, form, source):
    told = json.loads(subprocess.run(
        ["pandoc", "-f", form, "-t", "json", source], check=True,
        capture_output=True).stdout)
    blocks = told["blocks"]
    kinds = {b["t"] for b in blocks}
    check(f"{name}: blocks of known kinds alone", kinds <= {
        "Header", "Para", "Table", "BulletList", "BlockQuote", "Plain"}, kinds)
    tables = [b for b in blocks if b["t"] == "Table"]
    check(f"{name}: every table is one", len(tables) == TABLES, len(tables))
    heads = [plain(b["c"][2]) for b in blocks if b["t"] == "Header"]
    heads = [re.sub(r"^[\d.]+ ", "", h) for h in heads[-len(expected()) - 1:-1]]
    differ = [(a, b) for a, b in zip(expected(), heads) if a != b]
    check(f"{name}: headings are the texts", not differ, differ[:5])
    texts = [plain(b["c"]) for b in blocks if b["t"] == "Para"]
    lost = [line for line in expected() if line not in texts]
    check(f"{name}: paragraphs are the texts", not lost, lost[:5])
    for table in tables:
        rows = table["c"][4][0][3]
        if len(rows) == len(expected()):
            break
    for column in (0, 1):
        seen = [cell_text(row[1][column]) for row in rows]
        differ = [(a, b) for a, b in zip(expected(), seen) if a != b]
        check(f"{name}: cells of column {column + 1} are the texts",
              not differ and len(seen) == len(expected()), differ[:5])
    notes = json.dumps(told).count('"t": "Note"')
    check(f"{name}: notes are read", notes > 10, notes)


class Page(HTMLParser):
    """Texts of paragraphs, headings and cells, and what else there is."""

    def __init__(self):
        super().__init__()
        self.texts, self.kinds, self.skip = [], set(), 0

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if tag == "a":
            self.kinds.add("note" if "footnote" in str(names) else "anchor"
                           if "id" in names else "link to " + names["href"])
        else:
            self.kinds.add(tag)
        if tag == "sup":
            self.skip += 1
        if tag in ("p", "h3", "td", "th", "li"):
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == "sup":
            self.skip -= 1

    def handle_data(self, data):
        if self.texts and not self.skip:
            self.texts[-1] += data


def check_github(check, source):
    page = Page()
    page.feed(subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
         "strikethrough", "-e", "tasklist", "-e", "footnotes", source],
        check=True, capture_output=True, text=True).stdout)
    known = {"h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "td",
             "th", "ul", "li", "strong", "img", "sup", "section", "ol",
             "blockquote", "code", "note", "anchor", "link to ./map.html"}
    check("GitHub: no markup but ours", page.kinds <= known,
          page.kinds - known)
    texts = [squeeze(text) for text in page.texts]
    for what, count in (("three times", 3),):
        lost = [line for line in expected()
                if sum(t == line or re.sub(r"^[\d.]+ ", "", t) == line
                       for t in texts) < count]
        check(f"GitHub: each text {what}: heading, paragraph, cells",
              not lost, lost[:5])


def check_docx(check, form, folder, source):
    docx = folder / f"{form.split('+')[0]}.docx"
    done = subprocess.run(["pandoc", "-f", form, "-o", docx, source.name],
                          cwd=folder, capture_output=True, text=True)
    check(f"DOCX from {form}: pandoc has no word to say",
          done.returncode == 0 and not done.stderr, done.stderr)
    with zipfile.ZipFile(docx) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
        media = [n for n in archive.namelist() if n.startswith("word/media/")]
    check(f"DOCX from {form}: its tables",
          document.count("<w:tbl>") == TABLES, document.count("<w:tbl>"))
    references = len(re.findall("<w:footnoteReference ", document))
    check(f"DOCX from {form}: each reference has its note",
          references > 10 and references ==
          len(re.findall("<w:footnote w:id=", notes)), references)
    check(f"DOCX from {form}: where figures come from",
          "tasks.csv (tasks), lines 2–37: count" in
          html.unescape(re.sub("<[^>]*>", "", notes)), notes[-300:])
    check(f"DOCX from {form}: charts and the map as images",
          sum(n.endswith(".svg") for n in media) == 7, media)
    text = html.unescape(re.sub("<[^>]*>", "", document))
    lost = [line for line in expected() if line not in text]
    check(f"DOCX from {form}: hostile texts are texts", not lost, lost[:5])


def main():
    sample, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    check = Checks()
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "NAUGHTY": str(NAUGHTY)}
    source = folder / "report.md"
    source.write_bytes(subprocess.run(
        [sample, "en", "markdown"], check=True, capture_output=True,
        env=env).stdout)
    for number in range(1, 8):
        (folder / "figures" / f"figure-{number:02d}.svg").write_bytes(
            subprocess.run([sample, "en", f"figure-{number}"], check=True,
                           capture_output=True).stdout)
    for name, form in PANDOC.items():
        check_pandoc(check, name, form, source)
        check_docx(check, form, folder, source)
    check_github(check, source)
    print(f"1..{check.n}")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main())
