#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the manual and the completion of dossier-cli against the program's own table, and speaks TAP.

usage: check-papers.py SOURCE-ROOT DOSSIER-CLI
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
PAGES = [ROOT / "data/man/dossier-cli.1", ROOT / "data/man/zh_CN/dossier-cli.1"]
COMPLETION = ROOT / "data/completion/dossier-cli.bash"
COMPLETE = """source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dossier_cli; printf '%s\\n' "${COMPREPLY[@]}" """


def read_table():
    """Command -> its options; the empty name stands for what all commands take."""
    said = json.loads(subprocess.run([sys.argv[2], "help", "--json"], capture_output=True, check=True).stdout)
    table = {c["name"]: {o["name"] for o in c["options"]} for c in said["commands"]}
    values = {o["name"] for c in said["commands"] + [said] for o in c["options"] if o["value"]}
    return table | {"": {o["name"] for o in said["options"]} | {"help"}}, values


def check_page(text, table):
    """What a page lacks or has too much of."""
    parts = {"": re.search(r'^\.SH (?:OPTIONS|选项)\n(.*?)^\.SH ', text, re.M | re.S).group(1)}
    parts |= {name.replace("\\-", "-"): part for name, part in re.findall(r"^\.SS (\S+)\n(.*?)(?=^\.S[SH] )", text, re.M | re.S)}
    if set(parts) != set(table):
        yield f"commands differ: {sorted(set(parts) ^ set(table))}"
    for name in set(parts) & set(table):
        options = {option.replace("\\-", "-") for option in re.findall(r"^\\fB\\-\\-(\S+)\\fR", parts[name], re.M)}
        if options != table[name]:
            yield f"options of “{name}” differ: {sorted(options ^ table[name])}"
        for line in parts[name].splitlines():
            if re.search(r"(?<!\\)--", line):
                yield f"“{name}”: write \\-\\-, or it is no hyphen to copy: {line}"


def check_rendering(path):
    for width in ("60", "80", "120"):
        run = subprocess.run(["man", "--warnings", "-l", str(path)], capture_output=True, check=False,
                             env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": width, "MANPAGER": "cat", "PAGER": "cat"})
        if run.returncode or run.stderr or len(run.stdout) < 5000:
            yield f"{path} at {width} columns: {run.stderr.decode()[:500]}"


def complete(*words):
    run = subprocess.run(["bash", "-c", COMPLETE, "bash", str(COMPLETION), "dossier-cli", *words], capture_output=True, check=True, cwd="/")
    return set(run.stdout.decode().split())


def check_completion(table, values):
    if complete("") != (set(table) - {""}) | {f"--{o}" for o in table[""]}:
        yield f"the first word: {complete('')}"
    for name, own in table.items():
        if name and complete(name, "--") != {f"--{o}" for o in own | table[""]}:
            yield f"options of “{name}”: {sorted(complete(name, '--'))}"
        if name and complete("--json", "--vault", "x", name, "--") != complete(name, "--"):
            yield f"“{name}” is not found behind options"
    for value in values:
        if "doctor" in complete(f"--{value}", ""):
            yield f"--{value} takes a value, no command"
        if complete(f"--{value}", "x", "doct") != {"doctor"}:
            yield f"what follows the value of --{value} is a command"


def check_self(table):
    """The checks must be able to fail."""
    text = PAGES[0].read_text(encoding="utf-8")
    for harm in (text.replace(".SS returns\n", ".SS gains\n"), text.replace("\\fB\\-\\-where\\fR", "\\fB\\-\\-which\\fR"),
                 text.replace("\\fB\\-\\-vault\\fR", "vault"), text.replace("\\-\\-client \\fIID", "--client \\fIID", 1)):
        if harm == text or not list(check_page(harm, table)):
            yield "a damaged page passes"


def main():
    table, values = read_table()
    checks = [(f"page {path.parent.name}", lambda path=path: check_page(path.read_text(encoding="utf-8"), table)) for path in PAGES]
    checks += [(f"rendering {path.parent.name}", lambda path=path: check_rendering(path)) for path in PAGES]
    checks += [("completion", lambda: check_completion(table, values)), ("self", lambda: check_self(table))]
    print(f"1..{len(checks)}")
    for number, (name, function) in enumerate(checks, 1):
        if name.startswith("rendering") and not shutil.which("man"):
            print(f"ok {number} - {name} # SKIP there is no man here")
            continue
        complaints = list(function())
        for complaint in complaints:
            print(f"# {complaint}")
        print(f"{'not ok' if complaints else 'ok'} {number} - {name}", flush=True)


if __name__ == "__main__":
    main()
