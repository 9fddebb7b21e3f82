#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day's jobs on a book that came out of a damaged list: imported in the window, found, edited with undo, logged,
locked in the middle, backed up, and the import taken back.

usage: test-damaged.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import os
import pathlib
import sys

import harness

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "import"))
import damaged_list  # noqa: E402

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
ROWS = 20000 if os.environ.get("DOSSIER_LONG") else 2000


def import_it(vault, window, fates):
    window.expect("First rows of the file")
    window.key("ctrl+Return")
    window.expect("Keep under its own name")
    window.key("ctrl+Return")
    window.expect(f"{ROWS} rows = {fates.count('new')} new + 0 updated + {fates.count('duplicate')} duplicate + {fates.count('problem')} with problems", patience=240)
    window.expect(f"Import {fates.count('new')} Rows", patience=60)
    window.key("ctrl+Return")
    window.expect("Undo This Import", patience=240)
    window.key("Escape")
    window.expect_gone("Undo This Import")


def jobs(vault):
    path = pathlib.Path(vault.folder.name) / "list.csv"
    people, fates = damaged_list.make(ROWS, ROWS // 20)
    damaged_list.write(people, path)
    window = harness.Window(PROGRAM, vault, files=[path])
    window.unlock()
    import_it(vault, window, fates)

    # somebody new, found again by four keys
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    window.type("Zoe Quill")
    window.key("Tab")
    window.type("13800130138")
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")
    window.key("ctrl+f")
    window.type("zoeq")
    window.expect("1 client found")
    window.key("Return")
    window.expect("Overview", harness.Atspi.Role.PAGE_TAB)

    # edited, and taken back
    window.key("ctrl+e")
    window.fill("Birth Date", "1980-05-17")
    window.key("Return")
    window.expect("Saved: Birth Date")
    window.key("ctrl+z")
    window.expect("Undone")

    # a call half logged, locked, come back
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    window.type("Half a sentence")
    window.key("ctrl+l")
    window.unlock()
    window.expect("Main Menu", patience=60)
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    harness.wait_for(lambda: any("Half a sentence" in harness.Atspi.Text.get_text(node, 0, -1) for node in harness.walk(window.root) if node.get_text_iface()), "the draft")
    window.key("ctrl+Return")
    window.expect("Logged")

    # the first three of the list are changed in one step, and changed back
    window.key("Escape")
    window.enter_list()
    window.key("ctrl+space", "shift+Down", "shift+Down", "shift+Down")  # who was opened lately stands twice
    window.expect("3 selected")
    window.key("F2")
    window.expect("Field")
    window.key("Tab")
    window.type("Teacher")
    window.expect("Of 3 clients, 3 will change")
    window.key("ctrl+Return")
    window.expect("changed for 3 clients")
    window.key("ctrl+z")
    window.expect("Undone")
    window.key("Escape")

    # a backup that is opened and counted
    disk = pathlib.Path(vault.folder.name) / "disk"
    disk.mkdir()
    window.choose("b")
    window.expect("None yet")
    dialog = window.expect("Back Up", harness.Atspi.Role.DIALOG)
    button = next(node for node in harness.walk(dialog) if harness.text_of(node) == "Choose…" and node.get_role() == harness.Atspi.Role.PUSH_BUTTON)
    harness.Atspi.Action.do_action(button, 0)
    window.answer_file_dialog(disk)
    window.expect(str(disk))
    window.key("ctrl+Return")
    window.expect(f"Backed up and checked: {fates.count('new') + 1:,} clients", patience=120)
    window.close()

    # the backup is opened elsewhere and has everybody; the import is taken back, and what came since stays
    backup, = disk.glob("*.kdbackup")
    other = pathlib.Path(vault.folder.name) / "other"
    vault.run("restore", backup, "--to", other)
    assert len(vault.run("--vault", other, "list", "client")["records"]) == fates.count("new") + 1
    batch, = vault.run("list", "import_batch")["records"]
    assert not vault.run("undo-import", batch["id"])["kept"]
    assert [record["name"] for record in vault.run("list", "client")["records"]] == ["Zoe Quill"]
    assert vault.run("list", "interaction")["records"][0]["summary"] == "Half a sentence"
    assert vault.run("verify", "--full")["ok"]


CASES = [jobs]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN))
