#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs at no client, at three, and at very many: what empty pages say, and that nothing gets slow or lost.

usage: test-sizes.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import os
import pathlib
import sys
import time

import harness

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "import"))
import damaged_list  # noqa: E402

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
MANY = 100000 if os.environ.get("DOSSIER_LONG") else 20000
NARROW = (360, 640)


def open_window(vault, size=(1280, 800)):
    window = harness.Window(PROGRAM, vault, size=size)
    window.unlock()
    window.expect("Main Menu" if size != NARROW else "Places (F9)", patience=120)
    return window


def add_client(window, name, mobile):
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    time.sleep(0.5)  # the sheet comes up
    window.type(name)
    window.key("Tab")
    window.type(mobile)
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")


def find(window, keys, name):
    window.key("ctrl+f")
    window.type(keys)
    window.expect(name, harness.Atspi.Role.LIST_ITEM)
    window.key("Return")
    window.expect("Overview", harness.Atspi.Role.PAGE_TAB)


def edit_and_undo(window):
    window.key("ctrl+e")
    window.fill("Birth Date", "1980-05-17")
    window.key("Return")
    window.expect("Saved: Birth Date")
    window.key("ctrl+z")
    window.expect("Undone")


def log_a_call(window, text):
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    window.type(text)
    window.key("ctrl+Return")
    window.expect("Logged")


def change_all(window, count, changed):
    """One field of everybody: said before what will change, taken back at once."""
    window.key("Escape", "alt+2", "ctrl+f", "ctrl+a", "Delete")
    window.expect(f"{count:,} clients", patience=60)
    window.key("Down", "ctrl+a")
    window.expect(f"{count:,} selected", patience=60)
    window.key("F2")
    window.expect("Field")
    window.key("Tab")
    window.type("VIP")
    window.expect(f"Of {count} clients, {changed} will change", patience=60)
    window.key("ctrl+Return")
    window.expect_gone("New Value")
    window.expect(f"changed for {changed} clients", patience=120)
    window.key("ctrl+z")
    window.expect("Undone", patience=120)
    window.key("Escape")
    window.expect_gone(f"{count:,} selected")


def filter_by_chart(window):
    """A bar of a chart on the Segments page, and the list of those whom it counts."""
    window.key("alt+4")
    window.expect("Investment History", patience=120)
    for _ in range(60):
        if (node := window.focused()) is not None and node.get_name().startswith("Risk Level"):
            break
        window.key("Tab")
    window.key("space")
    window.expect("of all", patience=60)
    window.key("Return")
    window.expect_gone("Investment History")


def every_place(window):
    for number, words in enumerate((None, "clients", "Previous (Page Up)", "Segments"), 1):
        window.key(f"alt+{number}")
        if words:
            window.expect(words, patience=60)
    window.key("alt+3")
    for number in (1, 2, 3):
        window.key(f"ctrl+{number}")
        window.expect("Menu of the page")


def none(vault):
    """An empty book says on each page what to do first."""
    window = open_window(vault, NARROW)
    for key in ("alt+2", "alt+4"):
        window.key(key)
        window.expect("No Clients Yet")
        assert not window.nameless(), window.nameless()
    window.key("alt+3", "ctrl+2", "ctrl+3", "ctrl+1")
    window.key("alt+2")
    add_client(window, "Anna Lee", "13800130138")
    window.expect("Anna Lee")
    window.close()
    assert [record["name"] for record in vault.run("list", "client")["records"]] == ["Anna Lee"]


def three(vault):
    window = open_window(vault)
    every_place(window)
    window.key("alt+2")
    add_client(window, "Anna Lee", "13800130138")
    find(window, "anna", "Anna Lee")
    edit_and_undo(window)
    log_a_call(window, "Three and one")
    change_all(window, 4, 4)
    filter_by_chart(window)
    window.close()
    assert any(record["summary"] == "Three and one" for record in vault.run("list", "interaction")["records"])
    assert len(vault.run("list", "client")["records"]) == 4


def many(vault):
    people, fates = damaged_list.make(MANY, 0)
    path = pathlib.Path(vault.folder.name) / "many.csv"
    damaged_list.write(people, path)
    made = vault.run("import", path)
    window = open_window(vault)
    every_place(window)
    window.key("alt+2")
    add_client(window, "Zoe Quill", "13800130138")
    find(window, "zoeq", "Zoe Quill")
    edit_and_undo(window)
    log_a_call(window, "One of very many")
    window.close()
    assert vault.run("list", "interaction")["records"][0]["summary"] == "One of very many"
    assert made["new"] == fates.count("new"), made


CASES = [none, three, many]


def make(case):
    return harness.Vault(CLI, CHEAPEN, 3 if case is three else 0)


if __name__ == "__main__":
    harness.main(CASES, make)
