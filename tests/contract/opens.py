# SPDX-License-Identifier: GPL-3.0-or-later
"""No program opens a file that it was not told to: seen with strace. Not
under a sanitizer, which opens files of its own."""
import re
import subprocess

# the loader, the C library's conversions, and PROJ's own database
FINE = re.compile(r"/etc/ld\.so\.(cache|preload)|(/usr)?/lib/.*\.so[.0-9]*"
                  r"|/usr/lib/x86_64-linux-gnu/gconv/.*"
                  r"|/usr/lib/locale/.*|/usr/share/locale/.*"
                  r"|/usr/share/proj/proj\.(db|ini)(-journal|-wal)?"
                  r"|/proc/self/.*|/sys/(devices/system/cpu|fs/cgroup)/.*"
                  r"|/dev/null|/dev/urandom")


def opened(p, *words):
    """Paths that a run opened, and connections it made. A log for each thread,
    as in a common one a call and its result may stand apart. One arena, since
    malloc asks /proc/sys/vm before it gives back the heap of a thread."""
    log = p.scratch / "strace.log"
    done = subprocess.run(
        ["strace", "-ff", "-o", log, "-e", "trace=open,openat,openat2,creat,"
         "connect,execve,unlink,rename,renameat,renameat2,mkdir", p.path,
         *p.fixture.args, *map(str, words)],
        env={**p.env, "GLIBC_TUNABLES": "glibc.malloc.arena_max=1"},
        cwd=p.scratch, capture_output=True, check=False, timeout=120)
    found = []
    for line in "\n".join(part.read_text(errors="replace") for part in sorted(
            p.scratch.glob("strace.log.*"))).splitlines():
        call = re.match(r"(\w+)\((.*)", line)
        if not call or call[1] == "execve" and p.path in call[2]:
            continue
        if call[1] == "connect":
            found.append(line)
        elif "= -1 ENOENT" not in line:
            found += re.findall(r'"((?:[^"\\]|\\.)*)"', call[2])
    return done, found


def only_what_it_was_told(p):
    """Reading a file, writing to -o."""
    if p.sanitized:
        return
    told = {str(p.scratch / "in.csv"), str(p.scratch / "out")}
    told |= {w.split("=")[-1] for w in p.fixture.args}
    words = ["-o", p.scratch / "out"]
    if p.fixture.facts["input"] != "none":
        words += p.operands(p.file("in.csv", p.fixture.input))
    done, found = opened(p, *words)
    p.check("under strace: status 0", done.returncode == 0, done.stderr)
    p.check("strace saw it open what it was told to",
            p.fixture.facts["input"] == "none" or any(f.endswith("in.csv") for f in found), found)
    extra = [f for f in found if f not in told and not FINE.fullmatch(f) and
             not f.startswith((str(p.scratch / "out"), "out",
                               str(p.scratch / ".out"), ".out"))
             and f not in (str(p.scratch), ".")]
    p.check("opens no file that it was not told to", not extra, extra)


CHECKS = [only_what_it_was_told]
