# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the machine: full devices, closed descriptors, readers that go
away, limits, signals; and what is left behind."""
import os
import resource
import signal
import subprocess
import time

from harness import to_csv
from same import big


def full(p):
    """Output that cannot be written is status 3, however little it is."""
    for name, data in (("small", p.fixture.input),
                       ("large", to_csv(*big(p)))):
        with open("/dev/full", "wb") as device:
            got = p.feed(data, stdout=device)
        p.refuses(f"{name} output onto a full device", got, status=3)
        p.refuses(f"{name} output, -o /dev/full",
                  p.feed(data, "-o", "/dev/full"), "/dev/full", status=3)
        p.refuses(f"{name} output onto a closed output",
                  p.feed(data, close=(1,)), status=3)
    empty = to_csv(p.fixture.header, [])
    if p.fixture.facts["header_only"] == "0":
        with open("/dev/full", "wb") as device:
            got = p.feed(empty, stdout=device)
        p.refuses("a header onto a full device", got, status=3)
    got = p.feed(p.fixture.input, "-o", p.scratch / "none" / "out")
    p.refuses("-o in a folder that is not there", got, "none", status=3)
    got = p.feed(p.fixture.input, "-o", p.scratch)
    p.refuses("-o a folder", got, status=3)


def closed(p):
    """Standard descriptors that are not open."""
    p.refuses("closed standard input", p.run(close=(0,)), status=3)
    good = p.feed(p.fixture.input)
    p.same("closed standard error", p.feed(p.fixture.input, close=(2,)),
           good.out)
    path = p.scratch / "closed.out"
    got = p.feed(p.fixture.input, "-o", path, close=(0, 1))
    fine = got.status == 3 or (path.exists() and
                               path.read_bytes() == good.out)
    p.check("closed input and output with -o: the file is whole, or 3",
            got.status in (0, 3) and fine, got)
    path = p.scratch / "all.out"
    got = p.run("--digits", "x", "-o", path, close=(0, 1, 2))
    p.check("all closed: misuse is still 2, and writes nothing",
            got.status == 2 and not path.exists(), got)


def reader_gone(p):
    """SIGPIPE ends the program; if it is ignored, the write fails with 3."""
    data = to_csv(*big(p, 1 << 20))
    path = p.file("in.csv", data)
    good = p.run(operand=path, stdout=subprocess.DEVNULL)
    p.check("/dev/null takes it all", good.status == 0, good)
    for name, ignore in (("SIGPIPE", False), ("ignored SIGPIPE", True)):
        reading, writing = os.pipe()
        os.close(reading)

        def setup(ignored=ignore):
            if ignored:
                signal.signal(signal.SIGPIPE, signal.SIG_IGN)

        got = p.run(operand=path, stdout=writing, setup=setup)
        os.close(writing)
        want = 3 if ignore else 128 + signal.SIGPIPE
        p.check(f"{name}: status {want}", got.status == want, got)
        # notices of the whole input may be wanting, others must not be there
        p.check(f"{name}: no message", good.err.startswith(got.err), got)


def limited(p):
    """A file that may not grow."""
    data = to_csv(*big(p))
    if not p.fixture.is_on("repeat"):
        return
    if p.fixture.facts["output"] != "csv" or p.fixture.is_on("holds"):
        return
    path = p.scratch / "limited.out"
    before = set(os.listdir(p.scratch)) | {"in.csv"}
    for name, ignore in (("SIGXFSZ", False), ("ignored SIGXFSZ", True)):

        def setup(ignored=ignore):
            if ignored:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        got = p.feed(data, "-o", path, setup=setup)
        want = 3 if ignore else 128 + signal.SIGXFSZ
        p.check(f"file size limit, {name}: status {want}",
                got.status == want, got)
        left = set(os.listdir(p.scratch)) - before
        p.check(f"file size limit, {name}: nothing left behind", not left,
                left)
        for name_left in left:
            os.unlink(p.scratch / name_left)


def targets(p):
    """--rejects and --manifest onto the output, each other, the input."""
    data = p.fixture.input
    path, out = p.file("in.csv", data), p.scratch / "one-target"
    for first, second in (("-o", "--rejects"), ("-o", "--manifest"),
                          ("--rejects", "--manifest")):
        got = p.run(first, out, second, out, operand=path)
        p.refuses(f"{first} and {second} the same file", got, "one-target")
        p.check(f"{first} and {second} the same file: none is made",
                not out.exists())
    for option in ("--rejects", "--manifest"):
        got = p.run(option, path, operand=path)
        p.refuses(f"{option} onto the input", got, "in.csv")
        p.check(f"{option} onto the input: it stays",
                path.read_bytes() == data)


def in_place(p):
    """-o onto the input, onto an old file, and after an error."""
    data = p.fixture.input
    good = p.feed(data)
    path = p.file("in.csv", data)
    got = p.run("-o", path, operand=path)
    now = path.read_bytes()
    p.check("-o onto the input: all of the output, or refused",
            (got.status == 0 and now == good.out) or
            (got.status == 2 and now == data), got)
    data = to_csv(*big(p))
    good = p.feed(data)
    path = p.file("in.csv", data)
    got = p.run("-o", path, operand=path)
    now = path.read_bytes()
    p.check("-o onto a large input: all of the output, or refused",
            (got.status == 0 and now == good.out) or
            (got.status == 2 and now == data), got)
    with open(p.scratch / "link-target", "wb") as target:
        target.write(b"old")
    folder = p.scratch / "atomic"
    folder.mkdir(exist_ok=True)
    old = folder / "old"
    old.write_bytes(b"old\n")
    bad = to_csv(p.fixture.header, p.fixture.rows) + b'"x\n'
    got = p.feed(bad, "-o", old)
    p.refuses("-o and bad input", got)
    p.check("-o and bad input: the old file stays, nothing else is left",
            old.read_bytes() == b"old\n" and os.listdir(folder) == ["old"],
            os.listdir(folder))
    got = p.feed(p.fixture.input, "-o", old)
    p.check("-o over an old file", got.status == 0 and
            old.read_bytes() == p.feed(p.fixture.input).out and
            os.listdir(folder) == ["old"], os.listdir(folder))
    got = p.feed(p.fixture.input, "-o", "/dev/null")
    p.check("-o /dev/null stays a device", got.status == 0 and
            not os.path.isfile("/dev/null"), got)


def terminated(p):
    """SIGTERM, SIGINT and SIGHUP leave no temporary file."""
    folder = p.scratch / "terminated"
    folder.mkdir(exist_ok=True)
    old = folder / "old"
    data = to_csv(*big(p))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        old.write_bytes(b"old\n")
        args = [p.path] + p.fixture.args + ["-o", str(old)]
        args += p.operands(same=data)
        with subprocess.Popen(
                args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, env=p.env, cwd=p.scratch) as process:
            try:
                process.stdin.write(data)
                process.stdin.flush()
            except BrokenPipeError:
                pass
            time.sleep(0.2)
            process.send_signal(number)
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
            process.wait(60)
            said = process.stderr.read()
        p.check(f"{number.name}: ends by the signal",
                process.returncode == -number, f"{process.returncode} {said}")
        p.check(f"{number.name}: the old file stays, nothing else is left",
                old.read_bytes() == b"old\n" and
                os.listdir(folder) == ["old"], os.listdir(folder))


CHECKS = [full, closed, reader_gone, limited, targets, in_place,
          terminated]
