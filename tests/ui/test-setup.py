#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a vault, to a backup, and back from it: by keys, as somebody does on a new computer.

usage: test-setup.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import pathlib
import re
import sys
import time

import harness
from harness import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]


def focus(window, name):
    """Goes by Tab to the entry of a name."""
    def there():
        node = next((n for n in harness.walk(window.root) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
        return node is not None and (harness.text_of(node) == name or any(name == part.partition(" ")[2] for part in window.path_of(node)))
    for _ in range(20):
        if there():
            return
        window.key("Tab")
    raise harness.Missing(f"Tab does not come to {name}: {window.read()}")


def press(window, name):
    """The button of exactly that name, which other texts may begin with."""
    node = harness.wait_for(lambda: next((n for n in harness.walk(window.root) if n.get_role() == Atspi.Role.PUSH_BUTTON and harness.text_of(n) == name), None),
                            f"the button {name}")
    assert Atspi.Action.do_action(node, 0), f"{name} cannot be pressed"


def go_to_code(window):
    window.expect("Try with Invented Data")
    window.key("Down", "Return")
    focus(window, "Your Name")
    window.type("Li Wei")
    focus(window, "New Passphrase")
    window.type("liwei2024")
    window.expect("name")  # says that the name is in it
    assert not window.is_sensitive("Continue")
    window.key("ctrl+a")
    window.type(harness.PASSPHRASE)
    focus(window, "Passphrase Again")
    window.type(harness.PASSPHRASE)
    press(window, "Continue")
    window.expect("It Is on Paper")


def read_code(window):
    """Number -> group, as a screen reader says them."""
    found = {}
    for text in window.read():
        match = re.fullmatch(r"Group (\d+): (\w+)", text)
        if match:
            found[int(match[1])] = match[2]
    return found


def create(vault):
    window = harness.Window(PROGRAM, vault)
    go_to_code(window)
    code = read_code(window)
    assert sorted(code) == list(range(1, len(code) + 1)) and len(code) == 14, code
    paper = pathlib.Path(vault.folder.name) / "paper.txt"
    press(window, "Save as a File…")
    window.answer_file_dialog(paper)
    harness.wait_for(paper.exists, "the file")
    assert paper.stat().st_mode & 0o777 == 0o600, oct(paper.stat().st_mode)
    assert all(group in paper.read_text() for group in code.values()), paper.read_text()
    if window.find("It Is on Paper"):  # the key that closed the other dialog may have pressed it
        press(window, "It Is on Paper")
    window.expect("Check It Later")
    asked = sorted({int(m[1]) for m in (re.fullmatch(r"Group (\d+)", text) for text in window.read()) if m})
    assert len(asked) == 3, asked
    for number in asked:
        focus(window, f"Group {number}")
        window.type("wrong"[:4] if number == asked[0] else code[number].lower())
    press(window, "Check")
    window.expect("Look at the paper once more")
    focus(window, f"Group {asked[0]}")
    window.key("ctrl+a")
    window.type(code[asked[0]])
    press(window, "Check")
    press(window, "Choose Later")
    window.expect("My Clients")
    assert window.find("The recovery code has not been checked") is None
    window.close()
    assert vault.run("list", "client")["records"] == []


def later(vault):
    window = harness.Window(PROGRAM, vault)
    go_to_code(window)
    press(window, "It Is on Paper")
    press(window, "Check It Later")
    press(window, "Choose Later")
    window.expect("The recovery code has not been checked")
    window.close()


def invented(vault):
    window = harness.Window(PROGRAM, vault)
    window.expect("Try with Invented Data")
    window.key("Return")
    window.expect("This is test data", patience=180)
    window.expect("1200")
    press(window, "Make Your Own Vault")
    window.expect("Name of the Client Book")
    window.close()


def back_up_and_restore(vault):
    disk = pathlib.Path(vault.folder.name) / "disk"
    disk.mkdir()
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    press(window, "Back Up…")
    window.expect("None yet")
    press(window, "Choose…")
    window.answer_file_dialog(disk)
    window.expect(str(disk))
    window.key("ctrl+Return")
    window.expect("Backed up and checked: 5 clients", patience=60)
    press(window, "Practise a Restore…")
    window.expect("The drill worked: 5 clients", patience=60)
    assert not window.nameless(), window.nameless()
    window.key("Escape")
    window.expect("Backup: ")
    copy, = disk.glob("*.kdbackup")

    window.key("ctrl+l")
    window.expect("Another Vault…")
    press(window, "Another Vault…")
    window.expect("A .kdbackup file")
    window.key("Down", "Down", "Down", "Return")
    window.expect("Nothing that is there is replaced")
    press(window, "Choose…")
    window.answer_file_dialog(copy)
    focus(window, "Passphrase of That Time")
    window.type("not the passphrase")
    window.key("Return")
    window.expect("it is the one from the day of the backup")
    window.key("ctrl+a")
    window.type(harness.PASSPHRASE)
    window.key("Return")
    window.expect("我的客户")
    window.key("ctrl+Return")
    window.expect("Unlock with the Recovery Code", patience=60)
    window.unlock()
    window.expect("Lock (Ctrl+L)")
    window.close()
    assert len(vault.run("--vault", vault.path.with_name("vault-2"), "list", "client")["records"]) == 5


CASES = [create, later, invented, back_up_and_restore]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 5, made=case is back_up_and_restore))
