#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings po/ up to the sources: POTFILES.in, and each language's file by msgmerge. `./dev translate` calls it.

With --check nothing is written: what is missing is printed, and the exit is 1.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
PO = ROOT / "po"
MARKED = re.compile(r'\b(?:N?_|N?C_|g_dngettext|g_dpgettext2) \(')
BLUEPRINT = re.compile(r'\bC?_\("')
KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3",
            "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format", "--flag=_:1:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_dngettext:3:pass-c-format"]


def marked_files():
    """Sources with a marked string; data files with texts of their own."""
    files = [f for f in (ROOT / "src").rglob("*.[ch]") if MARKED.search(f.read_text(encoding="utf-8"))]
    files += [f for f in (ROOT / "src").rglob("*.blp") if BLUEPRINT.search(f.read_text(encoding="utf-8"))]
    files += [f for f in (ROOT / "data").rglob("*.in") if f.suffixes[-2:] in ([".desktop", ".in"], [".xml", ".in"])]
    return sorted(str(f.relative_to(ROOT)) for f in files)


def extract(files, out):
    subprocess.run(["xgettext", "--from-code=UTF-8", "--package-name=dossier", "--add-comments=Translators", *KEYWORDS,
                    f"--directory={ROOT}", f"--output={out}", *files], check=True, capture_output=True)


def count(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.count("\nmsgid ")


def check_language(po, template, merged):
    """What is wrong with one language, in sentences."""
    subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", po, template], check=True)
    problems = []
    for option in ("--untranslated", "--only-fuzzy"):
        found = subprocess.run(["msgattrib", option, "--no-obsolete", merged], check=True, capture_output=True, text=True).stdout
        for text in re.findall(r'^msgid (".*"(?:\n".*")*)', found, re.M):
            if text != '""':
                problems.append(f"{po.name}: {option[2:]}: {text}")
    checked = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", merged], capture_output=True, text=True, check=False)
    return problems + ([checked.stderr] if checked.returncode else [])


def main():
    check = "--check" in sys.argv
    files = marked_files()
    potfiles = "# SPDX-License-Identifier: GPL-3.0-or-later\n" + "".join(f + "\n" for f in files)
    problems = []
    if check and (PO / "POTFILES.in").read_text(encoding="utf-8") != potfiles:
        problems.append("po/POTFILES.in is not the list of files with marked strings; run ./dev translate")
    if not check:
        (PO / "POTFILES.in").write_text(potfiles, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        template, merged = folder + "/dossier.pot", folder + "/merged.po"
        extract(files, template)
        for language in (PO / "LINGUAS").read_text(encoding="utf-8").split():
            po = PO / f"{language}.po"
            if check:
                problems += check_language(po, template, merged)
            else:
                subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching", "--no-location", po, template], check=True)
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
