# SPDX-License-Identifier: GPL-3.0-or-later
"""What the contract tests stand on: a program with its fixture, runs of it
with everything about a run under control, and the count of checks.

A fixture is a folder fixtures/PROGRAM or fixtures/PROGRAM.VARIANT with
  args    shell words the program needs; $FIXTURE and $EHR_SOURCE are replaced
  in.csv  a small good input (not with "input none")
  facts   lines "WORD VALUE...", see FACTS
"""
import csv
import io
import os
import pathlib
import re
import shlex
import signal
import subprocess
import tempfile

# word: (meaning, default)
FACTS = {
    "input": ("rows, or none: the program reads no rows", "rows"),
    "need": ("columns that must be there", ""),
    "number": ("columns whose cells must be numbers", ""),
    "cleaned": ("columns with numbers whose cells are cleaned by rule", ""),
    "keys": ("columns of rows made anew that --columns does not choose", ""),
    "carries": ("yes: unknown columns reach the output", "yes"),
    "fixed": ("column that --prefix may not rename nor --columns leave out",
              ""),
    "reads_own": ("no: what it writes is a table of another kind", "yes"),
    "output": ("form of the output: csv, or anything else", "csv"),
    "texts": ("appended columns of figures that --digits leaves", ""),
    "repeat": ("no: rows may not be given again and again", "yes"),
    "unique": ("column whose cells are numbered when rows are repeated", ""),
    "header_only": ("status for a header without rows", "0"),
    "nameless": ("refused, or named: a column without a name", "refused"),
    "bare_cr": ("refused, or converted: CR alone as line end", "refused"),
    "encoding": ("auto: it is found out, so that what is neither UTF-8 nor "
                 "GB18030 is told without a line", "utf-8"),
    "grows": ("yes: what it holds of each key grows with their number", "no"),
    "files": ("one: several files are one table; apart: each is its own; "
              "two: it wants two", "one"),
    "holds": ("yes: all rows are read before the first is written", "no"),
}
SANITIZER = re.compile(rb"(Address|Leak|Thread|Memory)Sanitizer"
                       rb"|runtime error:|Aborted|core dumped")
TIMEOUT = 120


class Result:
    """How a run ended."""

    def __init__(self, status, out, err, words):
        self.status = status if status >= 0 else 128 - status
        self.out, self.err, self.words = out, err, words

    @property
    def said(self):
        """Standard error as text."""
        return self.err.decode("utf-8", "backslashreplace")

    def __str__(self):
        return (f"{' '.join(self.words)[:300]}\nstatus {self.status}\n"
                f"stdout {self.out[:600]!r}\nstderr {self.err[:1200]!r}")


class Fixture:
    """args, input and facts of one program."""

    def __init__(self, source, folder):
        self.folder = folder
        self.name = folder.name
        self.program = folder.name.split(".")[0]
        self.facts = {word: value for word, (_, value) in FACTS.items()}
        for line in (folder / "facts").read_text().splitlines():
            word, _, value = line.partition(" ")
            if line.startswith("#") or not line:
                continue
            if word not in FACTS:
                raise ValueError(f"{folder}/facts: unknown word {word}")
            self.facts[word] = value.strip()
        text = (folder / "args").read_text()
        names = {"FIXTURE": str(folder), "EHR_SOURCE": str(source)}
        self.args = [re.sub(r"\$(\w+)", lambda m: names[m[1]], word)
                     for word in shlex.split(text)]
        self.input = b""
        self.header, self.rows = [], []
        if self.facts["input"] != "none":
            self.input = (folder / "in.csv").read_bytes()
            table = list(csv.reader(io.StringIO(self.input.decode(),
                                                newline=""), strict=True))
            self.header, self.rows = table[0], table[1:]
            if not self.rows:
                raise ValueError(f"{folder}/in.csv: no rows")

    def is_on(self, word):
        """Is the fact yes?"""
        return self.facts[word] == "yes"

    def words(self, word):
        """The fact as a list."""
        return self.facts[word].split()

    def at(self, column):
        """Position of a column of the input."""
        return self.header.index(column)

    def table(self, count):
        """header and rows, repeated up to count if that is allowed."""
        if not self.is_on("repeat"):
            return self.header, [list(r) for r in self.rows]
        rows = []
        unique = self.facts["unique"]
        for number in range(count):
            row = list(self.rows[number % len(self.rows)])
            if unique:
                row[self.at(unique)] += f"-{number}"
            rows.append(row)
        return self.header, rows


def to_csv(header, rows, end="\n", delimiter=","):
    """A table as bytes, quoted only where it must be."""
    def quoted(cell):
        if re.search(r'["\r\n]', cell) or delimiter in cell:
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def line(row):
        if row == [""]:
            return '""' + end
        return delimiter.join(map(quoted, row)) + end

    return "".join(map(line, [header, *rows])).encode("utf-8")


def from_csv(data, delimiter=","):
    """(header, rows) of CSV bytes, strictly."""
    csv.field_size_limit(1 << 24)
    table = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""),
                            strict=True, delimiter=delimiter))
    return table[0], table[1:]


class Program:
    """One program under test. Counts and prints its checks as TAP."""

    def __init__(self, fixture, bin_dir, source, sanitized):
        self.fixture, self.source = fixture, source
        self.path = str(bin_dir / fixture.program)
        self.name = fixture.program
        self.sanitized = sanitized
        self.count = self.failed = 0
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="ehr-contract-"))
        self.env = {
            "PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC",
            "TMPDIR": str(self.scratch),
            "ASAN_OPTIONS": "exitcode=99:detect_leaks=1",
            # the C library keeps what it read from LOCPATH
            "LSAN_OPTIONS": "print_suppressions=0:suppressions=" +
            str(source / "tests/contract/lsan.supp"),
            "UBSAN_OPTIONS": "print_stacktrace=1",
            "TSAN_OPTIONS": "exitcode=99",
        }

    def check(self, name, fine, detail=""):
        """Counts one check."""
        self.count += 1
        if fine:
            print(f"ok {self.count} - {name}")
            return True
        self.failed += 1
        print(f"not ok {self.count} - {name}")
        lines = str(detail).encode("ascii", "backslashreplace").decode()
        for line in lines.split("\n")[:30]:
            print("#   " + line[:1500])
        return False

    def operands(self, operand=None, same=b""):
        """The operands of a run on a file, or on standard input. A program
        that wants two tables gets one twice: a file by its name, beside
        standard input a copy of it, which is in same."""
        if self.fixture.facts["files"] != "two":
            return [] if operand is None else [str(operand)]
        if operand is None:
            operand = "-"
        if str(operand) not in ("-", "/dev/stdin"):
            return [str(operand)] * 2
        return [str(self.file("copy", same or self.fixture.input)), operand]

    def run(self, *words, stdin=b"", fixture_args=True, setup=None, env=None,
            stdout=subprocess.PIPE, close=(), operand=None, cwd=None,
            same=b""):
        """Runs the program. stdin: bytes or a file, with the same bytes if
        they are not those of the fixture; close: descriptors that are closed;
        setup: called in the child."""
        args = [self.path] + (self.fixture.args if fixture_args else [])
        args += [str(w) for w in words]
        if fixture_args:
            args += self.operands(
                operand, stdin if isinstance(stdin, bytes) else same)

        def child():
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            if setup:
                setup()
            for fd in close:
                os.close(fd)

        given = isinstance(stdin, bytes)
        with subprocess.Popen(
                args, stdin=subprocess.PIPE if given else stdin,
                stdout=stdout, stderr=subprocess.PIPE, preexec_fn=child,
                env={**self.env, **(env or {})},
                cwd=cwd or self.scratch) as process:
            try:
                out, err = process.communicate(stdin if given else None,
                                               timeout=TIMEOUT)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                err += b"\n(no end within the time)"
                process.returncode = 124
        result = Result(process.returncode, out or b"", err or b"", args)
        self.watch(result)
        return result

    def watch(self, result):
        """What must hold for any run; silent while it does."""
        wrong = None
        if SANITIZER.search(result.err) or result.status == 99:
            wrong = "a sanitizer spoke"
        elif result.status == 124:
            wrong = "the run does not end"
        elif result.status in (134, 136, 139):
            wrong = "the program crashed"
        elif re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", result.err):
            wrong = "a control byte on standard error"
        elif re.search("[\u0080-\u009f\u202a-\u202e\u2066-\u2069]",
                       result.err.decode("utf-8", "replace")):
            wrong = "a control character on standard error"
        elif b"\xff" in result.err or not is_utf8(result.err):
            wrong = "standard error is not UTF-8"
        if wrong:
            self.check(f"any run: {wrong}", False, result)

    def file(self, name, data):
        """A file in the scratch folder."""
        path = self.scratch / name
        path.write_bytes(data)
        return path

    def feed(self, data, *words, **more):
        """Runs on data as a file called in.csv."""
        return self.run(*words, operand=self.file("in.csv", data), **more)

    def refuses(self, name, result, *parts, status=2):
        """Checks that it failed and that the message says all the parts."""
        missing = [p for p in parts if p not in result.said]
        fine = result.status == status and not missing \
            and result.said.startswith(self.name + ": ")
        return self.check(name, fine, f"wanted status {status} and "
                          f"{self.name}: ... {missing or ''}\n{result}")

    def same(self, name, result, want):
        """Checks for status 0 and exactly these bytes."""
        fine = result.status == 0 and result.out == want
        return self.check(name, fine, f"wanted status 0 and {want[:600]!r}\n"
                          f"{result}")


def is_utf8(data):
    """Is it valid UTF-8?"""
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def slow_pipe(data, size):
    """The reading end of a pipe that gives at most size bytes a read(2), and
    the process that writes it: a packet pipe keeps what was written apart."""
    reading, writing = os.pipe2(os.O_DIRECT)
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        for at in range(0, len(data), size):
            os.write(writing, data[at:at + size])
        os._exit(0)
    os.close(writing)
    return reading, child
