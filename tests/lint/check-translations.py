#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every marked string is translated, in every language, in the same commit. Speaks TAP.

usage: check-translations.py SOURCE-ROOT
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def run_check(root):
    return subprocess.run([sys.executable, root / "po/update.py", "--check"], capture_output=True, text=True, check=False)


def entries(po):
    """(source, translation) of a language's file."""
    text = po.read_text(encoding="utf-8")
    for source, translation in re.findall(r'^msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? ((?:".*"\n?)+)', text, re.M):
        yield tuple("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part)) for part in (source, translation))


def slips(po):
    """Half-width punctuation between Chinese characters, and quotation marks that do not pair."""
    for source, translation in entries(po):
        if source.endswith(";"):  # the keywords of the desktop file
            continue
        if re.search(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff]|$)", translation):
            yield f"half-width punctuation: {translation}"
        if translation.count("“") != translation.count("”"):
            yield f"quotation marks: {translation}"


def broken_copy(root, folder):
    """Control: a tree in which one translation is gone has to fail."""
    copy = pathlib.Path(folder) / "tree"
    shutil.copytree(root / "src", copy / "src")
    shutil.copytree(root / "data", copy / "data")
    shutil.copytree(root / "po", copy / "po")
    po = copy / "po/zh_CN.po"
    po.write_text(po.read_text(encoding="utf-8").replace('msgstr "客户"', 'msgstr ""', 1), encoding="utf-8")
    return run_check(copy)


def main():
    root = pathlib.Path(sys.argv[1])
    checked = run_check(root)
    wrong = list(slips(root / "po/zh_CN.po"))
    with tempfile.TemporaryDirectory() as folder:
        control = broken_copy(root, folder)
    for line in (checked.stdout + checked.stderr).splitlines() + wrong:
        print("#", line)
    print("1..3")
    print("ok" if checked.returncode == 0 else "not ok", "1 - nothing is untranslated")
    print("ok" if not wrong else "not ok", "2 - no slips of the pen")
    print("ok" if control.returncode == 1 and "untranslated" in control.stdout else "not ok", "3 - a missing translation is found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
