#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The test of the frame: a new field is one row in a table and one line of SQL, and no other file.

Copies the tree, adds a field so, builds, and finds it in set, show, --where, list, search, history and
completeness.

usage: test-add-a-field.py SOURCE-ROOT
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PASSPHRASE = "violet tractor under seven lamps"


def add_the_field(root):
    """The row and the line."""
    table = root / "src/model/kd-client.h"
    text = table.read_text(encoding="utf-8")
    row = ('  F (KD_CLIENT_BLOOD_TYPE, 99, "blood_type", TEXT, N_ ("Blood Type"), "identity",'
           ' KD_FIELD_SEARCHED | KD_FIELD_COUNTED, .synonyms = "血型|blood type") \\\n')
    at = text.index("  F (KD_CLIENT_STATUS")
    table.write_text(text[:at] + row + text[at:], encoding="utf-8")
    schema = root / "src/store/migrations/0001-book.sql"
    sql = schema.read_text(encoding="utf-8")
    at = sql.index('  "status" TEXT')
    schema.write_text(sql[:at] + '  "blood_type" TEXT,\n' + sql[at:], encoding="utf-8")


def main():
    source = pathlib.Path(sys.argv[1])
    print("1..1")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "tree"
        root.mkdir()
        shutil.copy(source / "meson.build", root)
        shutil.copytree(source / "src", root / "src")
        shutil.copytree(source / "tests", root / "tests")
        shutil.copytree(source / "data", root / "data")
        shutil.copytree(source / "po", root / "po")
        named = [p for p in root.rglob("*.[ch]") if "blood_type" in p.read_text(encoding="utf-8")]
        assert not named, f"the field is there before: {named}"
        add_the_field(root)
        build = pathlib.Path(folder) / "build"
        for command in (["meson", "setup", build, root, "--buildtype=plain"], ["ninja", "-C", build, "src/cli/dossier-cli"]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
        environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder + "/data", "XDG_STATE_HOME": folder + "/state"}

        def run(*arguments):
            end, start = os.pipe()
            os.write(start, (PASSPHRASE + "\n").encode())
            os.close(start)
            done = subprocess.run([build / "src/cli/dossier-cli", "--json", "--password-fd", str(end), *arguments],
                                  env=environment, pass_fds=[end], capture_output=True, text=True, check=False)
            os.close(end)
            assert done.returncode == 0, f"{arguments}: {done.stderr}"
            return json.loads(done.stdout)

        run("init")
        record = run("add", "client", "name=张三")["record"]
        changed = run("set", record["id"], "blood-type=AB")["record"]
        assert changed["blood_type"] == "AB" and changed["completeness"] > record["completeness"]
        assert run("show", record["id"])["record"]["blood_type"] == "AB"
        assert len(run("list", "client", "--where", "blood_type ~ a")["records"]) == 1
        assert run("list", "client", "--where", 'blood_type = ""')["records"] == []
        assert run("list", "client")["records"][0]["blood_type"] == "AB"
        assert [(h["why"], h["text"]) for h in run("search", "ab")["hits"]] == [("blood_type", "AB")]
        last = run("history", record["id"])["changes"][-1]
        assert (last["field"], last["before"], last["after"]) == ("blood_type", None, "AB")
        run("undo")
        assert "blood_type" not in run("show", record["id"])["record"]
        sheet, written = pathlib.Path(folder) / "list.csv", pathlib.Path(folder) / "written.csv"
        sheet.write_text("姓名,血型\n李四,B\n", encoding="utf-8")
        assert run("import", sheet)["new"] == 1
        assert [r["name"] for r in run("list", "client", "--where", "blood_type = B")["records"]] == ["李四"]
        run("export", "--kind", "client", "--format", "csv", "--out", written)
        header, *rows = csv.reader(written.read_text(encoding="utf-8-sig").splitlines())
        assert "B" in [row[header.index("blood type")] for row in rows], header
        assert run("verify", "--full")["ok"]
    print("ok 1 - a field is one row and one line")


if __name__ == "__main__":
    main()
