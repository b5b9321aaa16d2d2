#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does each rule of the scripts/check-* find what it is for? Every case writes a small tree that breaks one rule (or none) and
names the finding that must come, or None for no finding at all."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
BASH = "#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n"


def function(lines):
    """A function of that many lines in all."""
    return "int ehr_f(void)\n{\n" + "\tcall();\n" * (lines - 4) \
        + "\treturn 0;\n}\n"


BRANCHES = "int ehr_f(int a)\n{\n" \
    + "".join(f"\tif (a == {i})\n\t\treturn {i};\n" for i in range(20)) \
    + "\treturn 0;\n}\n"

PAGE = """.\\" SPDX-License-Identifier: GPL-3.0-or-later
.Dd November 22, 2026
.Dt A 1
.Os
.Sh NAME
.Nm a
.Nd b
"""

INCLUDES = [
    # file, text, finding
    ("lib/base/a.c", '#include "base/str.h"\n#include <string.h>\n', None),
    ("lib/base/a.c", "#include <csv.h>\n", "a.c:1: <csv.h> may be"),
    ("lib/io/csv.c", "#include <csv.h>\n", None),
    ("lib/io/json.c", "#include <cjson/cJSON.h>\n", None),
    ("lib/io/jsonl.c", "#include <cjson/cJSON.h>\n", "json\\.c only"),
    ("lib/ref/a.c", "#include <yaml.h>\n", "yaml\\.c only"),
    ("cmd/ehrisk-a.c", "#include <getopt.h>\n", "<getopt.h> may be"),
    ("lib/model/a.c", "#include <proj.h>\n", "<proj.h> may be"),
    ("lib/base/a.c", '#include "io/table.h"\n', "base may not include io"),
    ("lib/calc/a.c", '#include "io/table.h"\n', "calc may not include io"),
    ("lib/geo/a.c", '#include "io/table.h"\n', "geo may not include io"),
    ("lib/io/a.h", '#include "ref/cas.h"\n', "io may not include ref"),
    ("lib/ref/a.c", '#include "calc/risk.h"\n', "ref may not include calc"),
    ("lib/model/a.c", '#include "app/run.h"\n', "model may not include app"),
    ("lib/model/a.c", '#include "ref/cas.h"\n', None),
    ("lib/app/a.c", '#include "ref/cas.h"\n', "app may not include ref"),
    ("cmd/ehrisk-a.c", '#include "cmd/b.h"\n', "cmd may not include cmd"),
    ("cmd/ehrisk-a.c", '#include "b.h"\n', "does not name its layer"),
    ("cmd/ehrisk-a.c", '#include "a/parts.h"\n', None),
    ("cmd/a/parts.c", '#include "a/parts.h"\n', None),
    ("cmd/ehrisk-a.c", '#include "b/parts.h"\n', "does not name its layer"),
    ("lib/web/a.c", '#include "base/str.h"\n', "no layer is called web"),
    ("lib/io/a.c", "\tprintf(x);\n", "a.c:1: printf: prints or exits"),
    ("lib/io/a.c", '/* printf(x) */ char *a = "exit(1)";\n', None),
    ("lib/io/a.c", "\tsnprintf(a, b, c);\n\tself->exit(1);\n", None),
    ("cmd/ehrisk-a.c", "\texit(1);\n", "exit: prints or exits"),
    ("lib/app/a.c", "\tfprintf(stderr, x);\n\texit(1);\n", None),
    ("lib/base/mem.c", "\tfputs(x, stderr);\n\texit(3);\n", None),
    ("lib/model/a.c", "\tflush(stdout);\n", "stdout: prints outside"),
    ("lib/ref/a.c", "\tfopen(a, b);\n", "fopen: opens or reads"),
    ("lib/model/a.c", "\tehr_file_read(a);\n", "model does not open files"),
    ("lib/io/a.c", "\tgetenv(a);\n", "depends on the terminal or the"),
]

STYLE = [
    ("lib/base/a.c", SPDX + function(80), None),
    ("lib/base/a.c", SPDX + function(81), "a.c:2: ehr_f: 81 lines"),
    ("lib/base/a.c", SPDX + BRANCHES, "a.c:2: ehr_f: complexity 21"),
    ("lib/base/a.c", SPDX +
     "void ehr_f(int a, int b, int c, int d, int e, int f, int g)\n{\n}\n", "ehr_f: more than 6 parameters"),
    ("lib/base/a.c", SPDX + "int a;\n" * 450, "451 lines, more than 450"),
    ("lib/base/a.h", SPDX + "int a;\n" * 200, "201 lines, more than 200"),
    ("cmd/ehrisk-a.c", SPDX + "int a;\n" * 250, "251 lines, more than 250"),
    ("lib/base/a.c", "int a;\n", "a.c:1: no SPDX line"),
    ("scripts/a", "#!/bin/bash\n", "scripts/a:1: no SPDX line"),
    ("man/a.1", ".Dd\n", "man/a.1:1: no SPDX line"),
    ("lib/base/a.c", SPDX + "int a;", "a.c:2: no newline at the end"),
    ("README.md", "a \n", "README.md:1: blanks at the end"),
    ("lib/base/a.c", SPDX + "int  a;\n", "clang-format would change"),
    ("lib/base/a.c", SPDX + "int f(void)\n{\n\treturn strcpy(a, b);\n}\n",
     "a.c:4: banned function strcpy"),
    ("lib/base/a.c", SPDX + "int f(void)\n{\n\treturn gmtime(a);\n}\n",
     "banned function gmtime"),
    ("lib/io/a.c", SPDX + "int f(void)\n{\n\treturn strtod(a, b);\n}\n",
     "banned function strtod"),
    ("lib/base/a.c", SPDX + "/* strcpy(a, b) */\n", None),
    ("lib/base/a.c", SPDX + "typedef struct a b;\n", "typedef of a struct"),
    ("lib/base/a.c", SPDX + "int a; // b\n", "comment with //"),
    ("lib/base/a.c", SPDX + "/* \u6c5e */\n", "a.c:2: not ASCII"),
    ("lib/base/a.c", SPDX + "/* TO" "DO: b */\n", "a.c:2: unfinished"),
    ("README.md", "good for" " now\n", "README.md:1: unfinished"),
    ("README.md", "see /wo" "rk/a\n", "README.md:1: path or host"),
    ("lib/base/a.c", SPDX + 'char *a = "\xff";\n', "not UTF-8"),
]

TEXT = [
    ("man/a.1", PAGE, None),
    ("man/a.1", PAGE + ".Bd -literal\n", "missing end of block"),
    ("man/a.1", PAGE + ".Fl Fl help\n.Wrong\n", "unknown macro"),
    ("tests/a.sh", BASH + "true\n", None),
    ("tests/a.sh", BASH + "cd $1 || exit\n", "SC2086"),
]


def run(check, name, text, finding):
    """Is the finding the check's? None when all is well, else what is not."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "lib/base").mkdir(parents=True)
        shutil.copy(SOURCE / ".clang-format", root)
        (root / "lib/base/fine.c").write_text(SPDX + "int ehr_fine;\n")
        for folder in ("man", "scripts", "tests", ".ci"):
            (root / folder).mkdir()
        (root / "scripts/fine").write_text(BASH + "true\n")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="latin-1" if "\xff" in text
                                 else "utf-8")
        got = subprocess.run([SOURCE / "scripts" / check, root], text=True,
                             capture_output=True, check=False)
    lines = got.stdout.splitlines()
    if got.stderr:
        return got.stderr
    if finding is None:
        return None if not lines and got.returncode == 0 else got.stdout
    if got.returncode != 1 or finding not in got.stdout:
        return f"status {got.returncode}, wanted {finding!r}:\n{got.stdout}"
    return None


def main():
    failed = 0
    cases = [("check-includes", *c) for c in INCLUDES] \
        + [("check-style", *c) for c in STYLE] \
        + [("check-text", *c) for c in TEXT]
    for number, (check, name, text, finding) in enumerate(cases, 1):
        wrong = run(check, name, text, finding)
        failed += wrong is not None
        print(f"{'not ok' if wrong else 'ok'} {number} - {check}: {name}: "
              f"{finding or 'nothing to find'}")
        if wrong:
            print("#   " + wrong.replace("\n", "\n#   "))
    print(f"1..{len(cases)}")
    return 1 if failed else 0


sys.exit(main())
