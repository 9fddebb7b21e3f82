#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree against its rules and speaks TAP: layers, prefixes, SPDX lines, sizes, format.

usage: check-tree.py SOURCE-ROOT
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SYSTEM = {"errno.h", "fcntl.h", "string.h", "unistd.h", "signal.h", "stdio.h", "stdarg.h", "stdlib.h", "locale.h",
          "termios.h", "dlfcn.h", "sys/"}


def read_layers(path):
    """Folder -> (folders, outside prefixes)."""
    layers = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rest = line.split(":")
            folders, outside = rest.split("|")
            layers[name.strip()] = (folders.split(), outside.split())
    return layers


def check_layers(src, layers):
    """Every include of every file below src/, as complaints."""
    homes = {path.name: path.relative_to(src).parts[0] for path in src.rglob("*.h")}
    for path in sorted(src.rglob("*.[ch]")):
        folder = path.relative_to(src).parts[0]
        if folder not in layers:
            yield f"{path}: the folder {folder} has no row in layers.txt"
            continue
        folders, outside = layers[folder]
        for kind, name in re.findall(r'^#include ([<"])([^>"]+)[>"]', path.read_text(encoding="utf-8"), re.M):
            if kind == '"':
                home = homes.get(name)
                if home is None:
                    yield f"{path}: {name} is not in the tree"
                elif home != folder and home not in folders:
                    yield f"{path}: {folder} may not include {home} ({name})"
                elif name.endswith("-private.h") and home != folder:
                    yield f"{path}: {name} is private to {home}"
            elif not any(name.startswith(prefix) for prefix in list(SYSTEM) + outside):
                yield f"{path}: {folder} may not include <{name}>"


def check_siblings(src):
    """A subject of ui/ includes ui/common and ui/chart, never another subject: pages reach each other by actions."""
    homes = {path.name: path.parent.name for path in (src / "ui").rglob("*.h")}
    for path in sorted((src / "ui").rglob("*.[ch]")):
        for name in re.findall(r'^#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M):
            if homes.get(name, "common") not in ("common", "chart", path.parent.name):
                yield f"{path}: ui/{path.parent.name} may not include ui/{homes[name]} ({name})"


def check_names(src):
    seen = {}
    for path in sorted(src.rglob("*.[ch]")):
        if not path.name.startswith("kd-"):
            yield f"{path}: files are named kd-noun"
        if path.name in seen:
            yield f"{path}: the name is taken by {seen[path.name]}"
        seen[path.name] = path
        if path.suffix == ".c":
            text = path.read_text(encoding="utf-8")
            for name in re.findall(r"^(?!static)[a-zA-Z].*\n^([a-z]\w+) \(", text, re.M):
                if not name.startswith(("kd_", "main")) and not re.search(rf"^static .*\n{name} \(", text, re.M):
                    yield f"{path}: {name} lacks the prefix"
            if path.name not in (path.parent / "meson.build").read_text(encoding="utf-8"):
                yield f"{path}: not in its folder's meson.build"


def check_spdx(root):
    for pattern in ("src/**/*.[ch]", "src/**/*.sql", "src/**/*.py", "tests/**/*.[ch]", "tests/**/*.py", "**/meson.build", "dev"):
        for path in sorted(root.glob(pattern)):
            if "build" in path.relative_to(root).parts:
                continue
            if not any("SPDX-License-Identifier" in line for line in path.read_text(encoding="utf-8").splitlines()[:3]):
                yield f"{path}: no SPDX line"


def check_sizes(root):
    for path in sorted(list((root / "src").rglob("*.[ch]")) + list((root / "tests").rglob("*.[ch]"))):
        lines = path.read_text(encoding="utf-8").splitlines()
        limit = 220 if path.suffix == ".h" else 800
        if len(lines) > limit:
            yield f"{path}: {len(lines)} lines, {limit} are allowed"
        start = None
        for number, line in enumerate(lines, 1):
            if line == "{":
                start = number
            elif line == "}" and start:
                if number - start > 70 and "tests" not in path.parts:
                    yield f"{path}:{start}: a function of {number - start} lines"
                start = None


def check_documented(src):
    """Every function of a header has a comment in its .c file."""
    for path in sorted(src.rglob("*.h")):
        source = path.with_suffix(".c")
        comments = "".join(p.read_text(encoding="utf-8") for p in path.parent.glob("*.c"))
        for name in re.findall(r"^(?:[\w\s\*]+?)\b(kd_\w+) \(", path.read_text(encoding="utf-8"), re.M):
            if f" * {name}:" not in comments and source.exists():
                yield f"{path}: {name} has no comment"


def check_format(root):
    files = [str(p) for top in ("src", "tests") for p in sorted((root / top).rglob("*.[ch]"))]
    run = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], cwd=root, capture_output=True, text=True, check=False)
    if run.returncode:
        yield from run.stderr.splitlines()[:20]


def check_leaks_of_place(root):
    for path in sorted(root.glob("**/*")):
        if path.is_file() and path.suffix in (".c", ".h", ".py", ".md", ".sql") and "build" not in path.relative_to(root).parts:
            if re.search(r"/(root|work|home/\w+)/", path.read_text(encoding="utf-8")) and path.name != "check-tree.py":
                yield f"{path}: names a path of some machine"


def check_self(layers):
    """The checks must be able to fail: a small tree in which each rule is broken once."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {
            "src/base/kd-a.h": '#include "kd-b.h"\nint kd_a (void);\n',
            "src/base/kd-a.c": "#include <sqlite3.h>\nint\nwrong (void)\n{\n" + "\n" * 80 + "}\n",
            "src/store/kd-b.h": "", "src/ui/today/kd-d.h": "", "src/ui/client/kd-e.h": '#include "kd-d.h"\n', "src/attic/kd-c.h": "", "src/store/meson.build": "", "src/base/meson.build": "",
        }.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        complaints = [c for check in (check_layers(root / "src", layers), check_siblings(root / "src"), check_names(root / "src"), check_spdx(root),
                                      check_sizes(root), check_documented(root / "src")) for c in check]
    for wanted in ("ui/client may not include ui/today", "base may not include store", "may not include <sqlite3.h>", "attic has no row", "wrong lacks the prefix",
                   "not in its folder's meson.build", "no SPDX line", "a function of", "kd_a has no comment"):
        if not any(wanted in c for c in complaints):
            yield f"a broken rule is not seen: {wanted}"


def main():
    root = pathlib.Path(sys.argv[1])
    layers = read_layers(root / "tests/lint/layers.txt")
    checks = [
        ("layers", check_layers(root / "src", layers)),
        ("siblings of ui", check_siblings(root / "src")),
        ("names", check_names(root / "src")),
        ("spdx", check_spdx(root)),
        ("sizes", check_sizes(root)),
        ("documented", check_documented(root / "src")),
        ("format", check_format(root)),
        ("no machine paths", check_leaks_of_place(root)),
        ("the checks can fail", check_self(layers)),
    ]
    print(f"1..{len(checks)}")
    for number, (name, complaints) in enumerate(checks, 1):
        found = list(complaints)
        for complaint in found:
            print(f"# {complaint}")
        print(f"{'not ok' if found else 'ok'} {number} - {name}")


if __name__ == "__main__":
    main()
