#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""figures.py BIN: random tables go through ehrisk-report, and every figure of
the half-year, the evaluation, the chapter of an EIA and the list of sources is
worked out again from the tables, in exact decimals. Rows have to stand in the
order that the report promises; ties in that of the input. TAP."""
import csv
import decimal
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from decimal import Decimal as D

decimal.getcontext().prec = 60
BIN = pathlib.Path(sys.argv[1])
STATES = {"done": "done", "done_late": "done late", "running": "running",
          "due_soon": "due soon", "due": "due", "overdue": "overdue",
          "not_started": "not started", "continuing": "continuing",
          "unknown": "unknown"}
DONE = ("done", "done_late")
VERDICTS = ["met", "not_met", "not_due", "needs_judgement", "unknown"]
KINDS = {"约束性": "binding", "预期性": "expected"}
LEVELS = {"high": "high", "grey": "not assessed", "medium": "medium",
          "acceptable": "acceptable", "none": "no risk"}
EXPONENT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
FIRST, LAST = "2026-01-01", "2026-06-30"


def places(number, n):
    """To so many decimals, half to even."""
    return None if number is None else number.quantize(
        D(1).scaleb(-n), rounding=decimal.ROUND_HALF_EVEN)


def digits(number, n):
    """To so many significant figures, half to even."""
    if not number:
        return number
    return places(number, n - 1 - number.adjusted())


def part(some, whole):
    return places(D(100) * D(some) / D(whole), 1) if whole else None


def number(text):
    """What a reader takes a cell for, or None."""
    found = re.fullmatch(r"(-?[\d.]+)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?%?", text)
    if not found:
        return None
    return D(found[1]).scaleb(int((found[2] or "0").translate(EXPONENT)))


def plain(text):
    text = re.sub(r"\[\^\d+\]|<[^>]*>|\*\*", "", text)
    return re.sub(r"\\(.)", r"\1", text).strip()


class Report:
    """The tables of a report by their captions, and its paragraphs."""

    def __init__(self, markdown):
        self.tables, self.texts, rows = {}, [], []
        body = re.split(r"^## .*annex:inputs", markdown, flags=re.M)[0]
        for line in body.split("\n"):
            caption = re.match(r"\*\*(?:Table|Figure) \d+\*\*  (.*)", line)
            if caption:
                rows = self.tables.setdefault(plain(caption[1]), [])
            elif line.startswith("|"):
                rows.append([plain(cell) for cell in
                             re.split(r"(?<!\\)\|", line)[1:-1]])
            elif line and line[0] not in "#>!":
                self.texts.append(plain(line))
        for rows in self.tables.values():
            del rows[1:2]  # the rule


class Case:
    def __init__(self, name, seed):
        self.name, self.random = f"{name} {seed}", random.Random(seed)
        self.folder = tempfile.TemporaryDirectory()
        self.words, self.wrong, self.seen = [], [], set()

    def table(self, name, rows):
        path = pathlib.Path(self.folder.name, name + ".csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
        self.words += ["--from", f"{name}={path}"]
        return rows

    def write(self, template, *words):
        out = subprocess.run(
            [BIN / "ehrisk-report", "--template", template, "--lang", "en",
             *words, *self.words], capture_output=True, encoding="utf-8")
        if out.returncode or out.stderr:
            self.wrong.append(out.stderr)
        self.report = Report(out.stdout)

    def expect(self, caption, rows):
        """A table has these rows below its heading; a Decimal is a number,
        None a dash, a list at the end of the rows their total."""
        self.seen.add(caption)
        found = self.report.tables.get(caption)
        if found is None:
            self.wrong.append(f"no table {caption}")
            return
        for i, row in enumerate(rows):
            line = found[i + 1] if i + 1 < len(found) else []
            if len(line) != len(row) or not all(
                    self.same(cell, want) for cell, want in zip(line, row)):
                self.wrong.append(f"{caption}: {line}, not {row}")
        if len(found) != len(rows) + 1:
            self.wrong.append(f"{caption}: {len(found) - 1} rows")

    @staticmethod
    def same(cell, want):
        if want is None:
            return cell == "—"
        if isinstance(want, (int, D)):
            return number(cell) == want
        return cell == want

    def says(self, text, *numbers):
        """A paragraph says this, with a number for each brace."""
        want = re.escape(text).replace(r"\{\}", r"(-?[\d.]+\S*?)") + "$"
        for line in self.report.texts:
            found = re.match(want, line)
            if found:
                got = [number(one) for one in found.groups()]
                if got != list(numbers):
                    self.wrong.append(f"{line}: not {numbers}")
                return
        self.wrong.append(f"nobody says {text}")

    def end(self):
        for caption in self.report.tables.keys() - self.seen:
            if caption != "Methods and versions":
                self.wrong.append(f"nobody looked at {caption}")
        return self.wrong


def count(rows, **words):
    return sum(all(row[k] in (v if isinstance(v, tuple) else (v,))
                   for k, v in words.items()) for row in rows)


def groups(rows, *keys):
    """Rows by what they are alike in, in the order of the input."""
    found = {}
    for row in rows:
        found.setdefault(tuple(row[key] for key in keys), []).append(row)
    return found


def day(draw, year=None):
    return (f"{year or draw.choice((2025, 2026))}-{draw.randint(1, 12):02}-"
            f"{draw.randint(1, 28):02}")


def tasks(case):
    draw, rows = case.random, []
    for i in range(40):
        state = draw.choice(list(STATES))
        rows.append({
            "task_id": f"T{i}", "field": draw.choice(("Air", "Water", "Soil")),
            "content": f"work {i}",
            "lead_units": draw.choice(("A", "B", "C", "A;B", "C；A、C")),
            "task_flags": draw.choice(("", "not_reported", "owes_overdue",
                                       "not_reported owes_overdue")),
            "owes": "2025:overdue 2026:later",
            "state": state, "due": day(draw), "evidence": f"e{i}",
            "done_on": day(draw) if state in DONE else "",
            "days_left": draw.randint(-99, -1) if state == "overdue" else ""})
    return case.table("tasks", rows)


def indicators(case):
    rows = [{"indicator_id": f"I{i}", "indicator": f"what {i}", "unit": "km",
             "target_text": f"≥{i}", "value": str(i * 3),
             "attribute": case.random.choice(list(KINDS)),
             "verdict": case.random.choice(VERDICTS)} for i in range(15)]
    return case.table("indicators", rows)


def by_kind(case, rows):
    case.expect("Verdicts by kind of indicator", [
        [KINDS[kind]] + [count(some, verdict=v) for v in VERDICTS]
        for (kind,), some in groups(rows, "attribute").items()
    ] + [["Total"] + [count(rows, verdict=v) for v in VERDICTS]])


def owes(row):
    return row["state"] != "overdue" and "owes_overdue" in row["task_flags"]


def owing(case, rows):
    some = [r for r in rows if owes(r)]
    case.says("Another {} tasks are not overdue themselves (most go on) but "
              "owe what was due in earlier periods: {} tasks owe something in "
              "all.", len(some), len(some) + count(rows, state="overdue"))
    case.expect("Tasks that owe what was due in earlier periods", [
        [r["task_id"], r["content"], r["lead_units"], STATES[r["state"]],
         r["owes"]] for r in some])


def by_unit(rows):
    found = {}
    for row in rows:
        for unit in dict.fromkeys(re.split("[;；、]", row["lead_units"])):
            found.setdefault(unit, []).append(row)
    return found


def undone(case, rows, columns):
    rows = sorted((r for r in rows if r["state"] not in DONE),
                  key=lambda r: r["due"])
    case.expect("Tasks that are not done", [
        [STATES[r[c]] if c == "state" else r[c] for c in columns]
        for r in rows])


def half_year(case):
    draw = case.random
    work, goals = tasks(case), indicators(case)
    owed = case.table("duties", [{
        "source_id": f"S{i}", "source_name": f"N{i}", "duty_until": day(draw),
        "lacks": draw.choice(("visit", "sample", "visit sample")),
        "duty_state": draw.choice(("done", "open", "overdue", "out_of_scope"))
    } for i in range(20)])
    found = case.table("findings", [{
        "finding_id": f"F{i}", "source_id": f"S{i}", "finding": f"f{i}",
        "found_on": day(draw), "since": day(draw), "due": day(draw),
        "owner": "O", "loop_state": draw.choice(("open", "closed", "overdue"))
    } for i in range(20)])
    told = case.table("warnings", [{
        "warning_id": f"W{i}", "opened": day(draw),
        "level": draw.choice(("blue", "yellow", "orange", "red")),
        "warn_state": draw.choice(("open", "closed", "lost"))
    } for i in range(30)])
    case.write("half-year", "--set", f"first_day={FIRST}", "--set",
               f"last_day={LAST}")

    def of_period(rows, column):
        return [r for r in rows if FIRST <= r[column] <= LAST]
    done = [r for r in work if r["state"] in DONE]
    case.says(
        "Of {} tasks of the plan {} are done ({}), {} of them in the period; "
        "running: {}, continuing: {}, not started: {}, overdue: {}, "
        "unknown: {}.", len(work), len(done), part(len(done), len(work)),
        len(of_period(done, "done_on")),
        count(work, state=("running", "due_soon", "due")),
        *(count(work, state=s) for s in
          ("continuing", "not_started", "overdue", "unknown")))
    case.expect("Tasks done in the period", [
        [r["task_id"], r["content"], r["lead_units"], r["done_on"],
         STATES[r["state"]], r["evidence"]]
        for r in sorted(of_period(done, "done_on"),
                        key=lambda r: r["done_on"])])

    def of_unit(name, rows):
        return [name, len(rows), count(rows, state=DONE), count(
            rows, state=("running", "continuing", "due_soon", "due")),
            count(rows, state="not_started"), count(rows, state="overdue"),
            sum(map(owes, rows))]
    case.expect("Tasks by leading unit", [
        of_unit(unit, rows) for unit, rows in by_unit(work).items()
    ] + [of_unit("Total", work)])
    case.says("Leading unit: rows that name several, each counted under all of "
              "them: {}. In the total each counts once, so the rows add up to "
              "more.", sum(len(r["lead_units"]) > 1 for r in work))
    owing(case, work)
    by_kind(case, goals)
    case.expect("Yearly inspections owed and done", [
        [word, count(owed, duty_state=state)] for state, word in (
            ("done", "done"), ("open", "open"), ("overdue", "overdue"),
            ("out_of_scope", "out of scope"))
        if count(owed, duty_state=state)] + [["Total", len(owed)]])
    closed = [r for r in found if r["loop_state"] == "closed"]
    case.says("Findings in the period: {}; closed in it: {}. Open now: {}; "
              "overdue: {}.", len(of_period(found, "found_on")),
              len(of_period(closed, "since")), count(found, loop_state="open"),
              count(found, loop_state="overdue"))
    told = of_period(told, "opened")
    kinds = ("open", "closed", "lost")
    case.expect("Warnings opened in the period", [
        [level] + [count(told, level=level, warn_state=k) for k in kinds]
        for level in ("blue", "yellow", "orange", "red")
        if count(told, level=level)
    ] + [["Total"] + [count(told, warn_state=k) for k in kinds]])
    case.expect("Overdue tasks", [
        [r["task_id"], r["content"], r["lead_units"], r["due"],
         r["days_left"]]
        for r in sorted(work, key=lambda r: r["due"])
        if r["state"] == "overdue"])
    case.expect("Indicators not met or unknown", [
        [r["indicator_id"], r["indicator"], r["target_text"],
         D(r["value"]), r["verdict"].replace("_", " ")]
        for r in goals
        if r["verdict"] in ("not_met", "unknown", "needs_judgement")])
    case.expect("Enterprises whose yearly inspections are overdue", [
        [r["source_name"], r["source_id"], r["lacks"].replace(" ", ", "),
         r["duty_until"]]
        for r in sorted(owed, key=lambda r: r["source_id"])
        if r["duty_state"] == "overdue"])
    case.expect("Findings that are overdue", [
        [r["finding_id"], r["source_id"], r["finding"], r["due"], r["owner"]]
        for r in sorted(found, key=lambda r: r["due"])
        if r["loop_state"] == "overdue"])
    undone(case, work, ("due", "task_id", "content", "lead_units", "state"))


def amounts(case, name, kinds=("emission",), units=("kg/a",)):
    draw = case.random
    return case.table(name, [{
        "source_id": f"S{draw.randint(1, 9)}", "source_name": "",
        "medium": "air", "quantity": draw.choice(kinds),
        "pollutant": draw.choice(("p", "q", "r", "s")), "cas": "",
        "value": f"{draw.randint(1, 999)}.{draw.randint(1, 9)}",
        "unit": draw.choice(units)} for _ in range(30)])


def summed(rows, column="value"):
    return sum((D(row[column]) for row in rows), D(0)) if rows else None


def change(now, before):
    if now is None or before is None:
        return None, None
    return now - before, part(now - before, before)


def evaluation(case):
    draw = case.random
    work, goals = tasks(case), indicators(case)
    values = case.table("values", [
        {"indicator_id": f"I{i}", "year": year, "value": f"{year - 2000}.{i}"}
        for i in range(5) for year in (2026, 2024) if draw.random() < 0.8])
    points = [{"rule_id": f"P{i}", "rule_kind": "step", "rule_title": f"r{i}",
               "points_full": draw.randint(10, 20),
               "points": f"{draw.randint(0, 9)}.{draw.randint(1, 99):02}",
               "evidence": f"praised={i}"} for i in range(4)]
    full, got = sum(r["points_full"] for r in points), summed(points, "points")
    case.table("points", points + [
        {"rule_id": "total", "rule_kind": "total", "rule_title": "all",
         "points_full": full, "points": got},
        {"rule_id": "G", "rule_kind": "grade", "rule_title": "good"}])
    kinds = ("emission", "permitted")
    now = amounts(case, "inventory", kinds)
    before = amounts(case, "inventory-before", kinds)
    moves = case.table("moves", [{
        "cell_id": i, "class_before": draw.choice(("", 1, 2)),
        "class": draw.choice(("", 1, 2)), "change": draw.choice(("up", "down")),
        "cause": draw.choice(("classes", "toxicity/method/emissions"))
    } for i in range(50)])
    grades = [case.table(name, [
        {"source_id": f"S{i}", "level": draw.choice(list(LEVELS))}
        for i in range(n)]) for name, n in (("grades", 30),
                                            ("grades-before", 25))]
    case.write("evaluation")
    done, late = count(work, state=DONE), count(work, state="done_late")
    overdue = count(work, state="overdue")
    case.says("Tasks: {} of {} are done ({}), {} overdue.", done, len(work),
              part(done, len(work)), overdue)
    case.says("Of {} tasks {} are done ({}), {} of them late; {} are overdue.",
              len(work), done, part(done, len(work)), late, overdue)
    owing(case, work)
    case.says("Indicators: of {}, {} met, {} not met, {} not due, {} to be "
              "judged by people, {} unknown.", len(goals),
              *(count(goals, verdict=v) for v in VERDICTS))
    case.says("Assessment: {} of {} points, grade: good.", got, full)
    case.says("{} of {} points, {} lost; grade: good.", got, full, full - got)
    here, there = ({r["source_id"] for r in rows} for rows in (now, before))
    case.says("Sources: {} at the beginning, {} at the end.", len(there),
              len(here))
    case.says("Since the beginning {} sources are new, {} are gone and {} "
              "still there.", len(here - there), len(there - here),
              len(here & there))
    case.says("Enterprises of high risk: {} at the beginning, {} at the end; "
              "not assessed: {} and {}.", count(grades[1], level="high"),
              count(grades[0], level="high"), count(grades[1], level="grey"),
              count(grades[0], level="grey"))

    def states(name, rows):
        return [name, len(rows)] + [
            count(rows, state=s) for s in ("done", "done_late", "overdue")
        ] + [part(count(rows, state=DONE), len(rows))]
    years = groups([{**r, "year": r["due"][:4]} for r in work], "year")
    case.expect("Tasks by the year in which they are due", [
        states(year, rows) for (year,), rows in sorted(years.items())
    ] + [states("Total", work)])
    there_are = [s for s in STATES if count(work, state=s)]
    case.expect("States by the year in which tasks are due", [
        [year] + [count(rows, state=s) for s in there_are]
        for (year,), rows in sorted(years.items())])
    case.expect("Tasks by field", [
        [name, len(rows), count(rows, state=DONE), count(rows, state="overdue"),
         part(count(rows, state=DONE), len(rows))]
        for name, rows in [(k[0], v) for k, v in groups(work, "field").items()]
        + [("Total", work)]])
    undone(case, work, ("task_id", "content", "lead_units", "due", "state"))
    by_kind(case, goals)
    case.expect("Indicators and targets", [
        [r["indicator_id"], r["indicator"], "km", r["target_text"],
         D(r["value"]), r["verdict"].replace("_", " ")] for r in goals])
    case.expect("Indicators year by year", [
        [name, "what " + name[1:], "km"] + [
            next((D(r["value"]) for r in rows if r["year"] == year), None)
            for year in (2024, 2026)]
        for (name,), rows in groups(values, "indicator_id").items()])
    case.expect("Points by rule", [
        [r["rule_id"], r["rule_title"], r["points_full"], D(r["points"]),
         r["evidence"].replace("praised", "times praised")] for r in points])
    emitted = [[r for r in rows if r["quantity"] == "emission"]
               for rows in (before, now)]
    lines = []
    for name in "pqrs":
        some = [[r for r in rows if r["pollutant"] == name]
                for rows in emitted]
        was, is_now = (summed(rows) for rows in some)
        if any(some):
            lines.append(["air", name, "kg/a", was, is_now,
                          *change(is_now, was), "kept" if all(some) else
                          "new" if some[1] else "gone"])
    lines.sort(key=lambda line: (line[4] is None, -(line[4] or 0)))
    case.expect("Emissions against the beginning", lines)

    def cell_class(word):
        return str(word) or "none (new, or not assessed)"

    def last(key):
        return [(str(word) == "", str(word)) for word in key]
    case.expect("Classes of cells at the beginning and at the end", [
        [cell_class(a), cell_class(b), len(rows)] for (a, b), rows in sorted(
            groups(moves, "class_before", "class").items(),
            key=lambda item: last(item[0]))] + [["Total", "", len(moves)]])
    case.expect("Moves of cells between classes", [
        [{"up": "higher", "down": "lower"}[a],
         {"classes": "bounds of the classes"}.get(
             b, "toxicity values, method or emissions (not told apart)"),
         len(rows), part(len(rows), len(moves))]
        for (a, b), rows in groups(moves, "change", "cause").items()
    ] + [["Total", "", len(moves), part(1, 1)]])
    case.expect("Enterprises by level", [
        [LEVELS[level], *counts, counts[1] - counts[0]]
        for level in ("none", "acceptable", "medium", "high", "grey")
        for counts in [[count(rows, level=level) for rows in grades[::-1]]]
        if any(counts)
    ] + [["Total", len(grades[1]), len(grades[0]), 5]])


def receptors(case, name, ids):
    draw = case.random
    return case.table(name, [{
        "receptor_id": i, "lon": f"121.{k + 1}", "lat": f"30.{k + 1}",
        "population": draw.randint(100, 999),
        "hi": f"0.0{draw.randint(1000, 9999)}"[:draw.randint(4, 8)],
        "cr": f"0.00000{draw.randint(1000, 9999)}", "top_hi": "b",
        "top_cr": draw.choice("ab"), "flags": "default_climate",
        "score_flags": "", "incomplete": draw.choice(("", "x(no_cas)"))
    } for k, i in enumerate(ids)])


def eia_chapter(case):
    draw = case.random
    before = receptors(case, "before", ["A", "B", "C", "D"])
    after = receptors(case, "after", ["D", "B", "E", "A"])
    kinds = ("emission", "permitted", "present")
    emitted = [amounts(case, name, kinds, ("kg/a", "kg/a", ""))
               for name in ("emissions_before", "emissions_after")]
    people = [case.table(name, [
        {"measure": m, "comparison": c, "threshold": t, "people": n,
         "cases_per_year": f"0.00{draw.randint(100, 999)}"
         if m in ("all", "cr") else ""}
        for m, c, t in (("all", "", ""), ("cr", "at_least", "0.000001"),
                        ("hi", "above", "1"), ("hi_liver", "above", "1"),
                        ("hi_liver", "above", "10"))
        for n in [draw.randint(1, 999)]])
        for name in ("people_before", "people_after")]
    zones = case.table("zones", [{
        "cell_id": i, "class_before": draw.choice((1, 2)),
        "class": draw.choice((1, 2)), "change": draw.choice(("up", "same"))
    } for i in range(30)])
    appendix = case.table("appendix", [{
        "part": p, "subject": f"s{i}", "name": f"n{i}", "name_zh": f"名{i}",
        "symbol": "S", "meaning": f"m{i}", "meaning_zh": f"义{i}",
        "value": str(i + 1), "unit": "kg", "source": draw.choice("XY"),
        "reference": "book", "status": draw.choice(("read", "memory"))
    } for i in range(20)
        for p in [draw.choice(("profile", "parameter", "toxicity"))]])
    case.write("eia-chapter", "--set", "target_cr=0.000004", "--set",
               "target_hi=0.05")
    case.expect("Profile of exposure", [
        [r["meaning"], r["value"]] for r in appendix if r["part"] == "profile"])
    case.says("Receptors: {}.", len(after))
    case.expect("Receptors", [
        [r["receptor_id"], D(r["lon"]), D(r["lat"]), r["population"]]
        for r in after])
    emitted = [[r for r in rows if r["quantity"] == "emission"]
               for rows in emitted]
    case.says("Emissions without a unit cannot be summed and are not in the "
              "table: {} rows before, {} with the project.",
              *(count(rows, unit="") for rows in emitted))
    emitted = [[r for r in rows if r["unit"]] for rows in emitted]
    lines = {}
    for row in emitted[1] + emitted[0]:
        name = row["pollutant"]
        some = [[r for r in rows if r["pollutant"] == name]
                for rows in emitted]
        was, now = (summed(rows) for rows in some)
        more, share = change(now, was)
        lines[name] = [name, "air", "kg/a"] + [
            None if n is None else digits(n, 4) for n in (was, now, more)
        ] + [share, "as before" if all(some) else
             "new" if some[1] else "gone"]
    case.expect("Emissions of each pollutant", list(lines.values()))
    old = {r["receptor_id"]: r for r in before}
    rows = {}
    for column in ("cr", "hi"):
        rows[column] = lines = []
        for r in sorted(after, key=lambda r: -D(r[column])):
            now, was = D(r[column]), old.get(r["receptor_id"])
            was = D(was[column]) if was else None
            more, share = change(now, was)
            lines.append([r["receptor_id"]] + [
                None if n is None else digits(n, 2) for n in (was, now, more)
            ] + [share, r["top_" + column]])
        gone = [r for r in before if r["receptor_id"] == "C"][0]
        lines.append(["C", digits(D(gone[column]), 2), None, None, None, None])
    case.expect("Cancer risk at the receptors before and after", rows["cr"])
    case.expect("Hazard index at the receptors before and after", rows["hi"])
    case.expect("Receptors with the highest cancer risk",
                [line[:3] for line in rows["cr"]])
    total = [people[i][0] for i in (0, 1)]
    cases = [D(r["cases_per_year"]) for r in total]
    case.says("People counted: {} before and {} with the project. Excess cases "
              "of cancer a year, if all breathe it for a lifetime: {} before, "
              "{} with the project, difference {}.",
              *(r["people"] for r in total),
              *(digits(n, 2) for n in (*cases, cases[1] - cases[0])))
    case.expect("People at each level of risk", [
        [word, sign, D(r["threshold"]), b["people"], r["people"],
         r["people"] - b["people"]] for word, sign, b, r in (
             ("cancer risk", "≥", people[0][1], people[1][1]),
             ("hazard index", ">", people[0][2], people[1][2]))])
    case.expect("People whose hazard index of an organ is above 1", [
        ["hazard index, liver", ">", 1, people[0][3]["people"],
         people[1][3]["people"]]])
    case.expect("How the zones change", [
        [{"up": "higher", "same": "the same"}[k], len(v),
         part(len(v), len(zones))]
        for (k,), v in groups(zones, "change").items()
    ] + [["Total", len(zones), part(1, 1)]])
    case.expect("Classes of cells before and with the project", [
        [str(a), str(b), len(v)] for (a, b), v in
        sorted(groups(zones, "class_before", "class").items())
    ] + [["Total", "", len(zones)]])
    lacking = [r for r in after if r["incomplete"]]
    case.says("At {} receptors a pollutant could not be scored; risks there "
              "are at least what is said.", len(lacking))
    if lacking:
        case.expect("What could not be scored",
                    [["x(no CAS number)", len(lacking)]])
    case.expect("What was assumed", [
        ["a default climate, not that of the place", "(not stated)", 4]])
    known = [r for r in appendix if r["part"] != "profile"]
    words = {"read": "read at the source", "memory": "from memory"}
    case.expect("How well the numbers are known", [
        [words[k], len(v), part(len(v), len(known))]
        for (k,), v in groups(known, "status").items()])
    above = [[sum(D(r[c]) > D(limit) for r in rows) for rows in (before, after)]
             for c, limit in (("cr", "0.000004"), ("hi", "0.05"))]
    case.says("{} receptors had a cancer risk above 4×10⁻⁶ before and {} "
              "have with the project, a change of {}; those with a hazard "
              "index above 0.05 go from {} to {}.", *above[0],
              above[0][1] - above[0][0], *above[1])
    most = [max(D(r[c]) for r in rows) for c in ("cr", "hi")
            for rows in (before, after)]
    case.says("The highest cancer risk goes from {} to {} (difference {}), the "
              "highest hazard index from {} to {} (difference {}).", *(
                  digits(n, 2) for n in (
                      most[0], most[1], most[1] - most[0],
                      most[2], most[3], most[3] - most[2])))
    for caption, column, limit, other in (
            ("cancer risk", "cr", "0.000004", ["hi"]),
            ("hazard index", "hi", "0.05", [])):
        some = sorted((r for r in after if D(r[column]) > D(limit)),
                      key=lambda r: -D(r[column]))
        if some:
            case.expect(f"Receptors above the accepted {caption} with the "
                        "project", [
                            [r["receptor_id"], digits(D(r[column]), 2),
                             r["top_" + column]]
                            + [digits(D(r[c]), 2) for c in other]
                            for r in some])
    case.expect("Parameters, their values and sources", [
        [r["subject"], r["name"], "S", r["meaning"], D(r["value"]), "kg",
         r["source"], words[r["status"]]] for r in known])
    case.expect("Sources", [[k, "book", len(v)] for (k,), v in
                            groups(known, "source").items()])


def source_list(case):
    draw = case.random
    grades = case.table("grades", [{
        "source_id": f"S{i}", "source_name": f"N{i}",
        "level": draw.choice(list(LEVELS)), "reasons": f"why{i}",
        "would_lift": f"lift{i}", "zone_class": draw.randint(1, 4),
        "visits_per_year": draw.randint(0, 4),
        "samples_per_year": draw.randint(0, 4), "rules_version": "r1"
    } for i in range(1, 10)])
    names = {r["source_id"]: r for r in grades}
    stock = amounts(case, "inventory", ("emission", "permitted"))
    for row in stock:
        row["source_name"] = names[row["source_id"]]["source_name"]
        row["lon"] = f"121.{row['source_id'][1:]}"
    case.words = case.words[:-2]
    case.table("inventory", stock)
    totals = {r["source_id"]: r for r in case.table("totals", [{
        "source_id": i, "cr": f"0.0000{draw.randint(101, 999)}",
        "hi": f"0.{draw.randint(101, 999)}", "top_cr": "b", "top_hi": "t",
        "incomplete": "x(no_cas)"} for i in names])}
    events = {r["source_id"]: r for r in case.table("events", [
        {"source_id": i, "grade": draw.choice(("larger", "general"))}
        for i in names])}
    shares = case.table("attribution", [{
        "source_id": i, "source_name": names[i]["source_name"],
        "receptor_id": f"R{draw.randint(1, 4)}",
        "cr": f"0.0000{draw.randint(101, 999)}",
        "hi": f"0.{draw.randint(101, 999)}"}
        for _ in range(40) for i in [draw.choice(list(names))]])
    screen = case.table("screen", [
        {"rank": i, "pollutant": f"p{i}", "cas": "", "n_sources": i,
         "lists": "pcc-1"} for i in range(1, 5)])
    load = case.table("sources", [
        {"source_id": f"S{i}", "source_name": f"N{i}", "rank": i,
         "top_contributor": "p", "load_share": f"0.{draw.randint(1, 999):03}"}
        for i in range(1, 6)])
    problems = case.table("problems", [{
        "source_id": i, "source_name": names[i]["source_name"],
        "level": names[i]["level"], "rule": "I01", "title_zh": "题",
        "title_en": "title", "fix_zh": "改", "fix_en": "fix"} for i in names])
    case.write("source-list")
    of = {level: [r for r in grades if r["level"] == level] for level in LEVELS}
    case.says("Of {} enterprises {} are of high risk and {} have not been "
              "assessed. Not assessed is not low: what is not known may be as "
              "high, so they are listed too. Rules: r1.", len(grades),
              len(of["high"]), len(of["grey"]))
    case.expect("Enterprises by level", [
        [LEVELS[k], len(v), part(len(v), 9)] for k, v in of.items() if v
    ] + [["Total", 9, part(1, 1)]])
    stocked = {r["source_id"] for r in stock}
    case.expect("All sources, by level", [
        [r["source_name"], r["source_id"], D(f"121.{r['source_id'][1:]}")
         if r["source_id"] in stocked else None, LEVELS[k]]
        for k, v in of.items() for r in v])
    whole = sum(D(r["load_share"]) for r in load)
    case.expect("Sources by their load to health", [
        [r["source_name"], r["source_id"], r["rank"], "p",
         part(D(r["load_share"]), whole)] for r in load])

    def of_level(r):
        i = r["source_id"]
        cr, hi = (digits(D(totals[i][c]), 2) for c in ("cr", "hi"))
        return [r["source_name"], i], cr, hi, events[i]["grade"], \
            r["zone_class"], r["visits_per_year"], r["samples_per_year"]
    for caption, level, line in (
            ("Sources of high risk", "high",
             lambda a, cr, hi, e, *n: a + [cr, "b", hi, "t", e, *n]),
            ("Sources that were not assessed", "grey",
             lambda a, cr, hi, e, *n: a + ["x(no CAS number)", e, *n]),
            ("Sources of medium risk", "medium",
             lambda a, cr, hi, e, z, v, s: a + [cr, hi, e, v])):
        if of[level]:
            case.expect(caption, [line(*of_level(r)) for r in of[level]])
    graded = [r for k in ("high", "grey", "medium") for r in of[k]]
    if graded:
        case.expect("Why they are graded so", [
            [r["source_name"], r["source_id"], LEVELS[r["level"]],
             r["reasons"], r["would_lift"]] for r in graded])
    emitted = [r for r in stock if r["quantity"] == "emission"]
    lines = [[v[0]["source_name"], i, LEVELS[names[i]["level"]], "air", p,
              None, summed(v), "kg/a"] for (i, p), v in
             groups(emitted, "source_id", "pollutant").items()]
    case.expect("Emissions of the sources",
                sorted(lines, key=lambda line: (line[1], -line[6])))
    lines = []
    for (i,), rows in groups(shares, "source_id").items():
        cr, hi = (max(D(r[c]) for r in rows) for c in ("cr", "hi"))
        lines.append((-cr, i, [
            rows[0]["source_name"], i, LEVELS[names[i]["level"]],
            len({r["receptor_id"] for r in rows}), digits(cr, 2),
            digits(hi, 2)]))
    case.expect("What the sources make at the places",
                [line for _, _, line in sorted(lines, key=lambda x: x[:2])])
    case.expect("Pollutants by their load to health", [
        [r["rank"], r["pollutant"], None, r["n_sources"],
         "chemicals under priority control, first batch"] for r in screen])
    case.expect("Problems of enterprises of high risk or not assessed", [
        [r["source_name"], r["source_id"], "I01", "title", "fix"]
        for r in problems if r["level"] in ("high", "grey")])


def main():
    made = [(make, seed) for make in (half_year, evaluation, eia_chapter,
                                      source_list) for seed in (1, 2, 3)]
    failed = 0
    for n, (make, seed) in enumerate(made, 1):
        case = Case(make.__name__, seed)
        make(case)
        wrong = case.end()
        failed += bool(wrong)
        print("not ok" if wrong else "ok", n, "-", case.name)
        for line in wrong:
            print("#", line)
    print(f"1..{len(made)}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
