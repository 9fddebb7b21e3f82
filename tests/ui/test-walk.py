#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and every dialog, in both languages, wide and narrow: each control has a name, the keyboard comes to it,
Escape leaves every dialog, and the program says nothing on standard error.

usage: test-walk.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import sys
import time

import harness
from harness import Atspi
from keyboard import Keyboard

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
CLIENTS = 4


class Walker:
    """Goes through a window and keeps what is wrong."""

    def __init__(self, vault, language, size):
        self.language = language
        self.window = harness.Window(PROGRAM, vault, language, size)
        self.keyboard = Keyboard(self.window)
        self.faults = []
        self.said = 0

    def word(self, english, chinese):
        return chinese if self.language == "zh" else english

    def front(self):
        """The dialog on top, or the window."""
        dialogs = [node for node in harness.walk(self.window.root) if node.get_role() == Atspi.Role.DIALOG]
        return dialogs[-1] if dialogs else self.window.root

    def client(self):
        """The client's page, beside its list or alone."""
        tab = self.window.expect(self.word("History", "变更"), Atspi.Role.PAGE_TAB)
        while tab.get_role() != Atspi.Role.GROUPING or not tab.get_name():
            tab = tab.get_parent()
        return tab

    def check(self, where, root=None):
        time.sleep(0.4)  # a page slides in
        nodes = list(harness.walk(root or self.front()))
        self.faults += [f"{where}: no name: {place}" for place in self.window.nameless_among(nodes)]
        self.faults += [f"{where}: not reached: {place}" for place in self.keyboard.unreached(nodes)]
        complaints = self.window.complaints()
        self.faults += [f"{where}: said: {line}" for line in complaints[self.said:]]
        self.said = len(complaints)

    def dialog(self, where, open_it, steps=()):
        """Opens a dialog, looks at it, and leaves it by Escape."""
        try:
            open_it()
            harness.wait_for(lambda: self.front() != self.window.root, f"the dialog of {where}", 15)
        except harness.Missing as missing:
            self.faults.append(str(missing))
            return
        self.check(where)
        for name, step in steps:
            step()
            self.check(f"{where}, {name}")
        self.leave(where)

    def leave(self, where):
        for _ in range(3):  # a search, a page inside, the dialog
            if self.front() == self.window.root:
                return
            self.window.key("Escape")
            self.keyboard.settle(0.5)
        if self.front() != self.window.root:
            self.faults.append(f"{where}: Escape does not close it")

    def key(self, *keys):
        return lambda: self.window.key(*keys)

    def end(self):
        self.keyboard.close()
        assert not self.faults, "\n".join(self.faults)
        self.window.close()


def places(walker):
    for number, name in enumerate(("today", "clients", "calendar", "segments"), 1):
        walker.window.key(f"alt+{number}")
        walker.check(name)
    walker.window.key("ctrl+t")
    walker.check("segments, tables")
    walker.window.key("ctrl+t", "alt+3")
    for number, name in ((2, "week"), (3, "agenda")):
        walker.window.key(f"ctrl+{number}")
        walker.check(f"calendar, {name}")


def tabs(walker):
    walker.window.key("alt+2", "ctrl+f", "Down", "Return")
    walker.window.expect(walker.word("Overview", "概览"), Atspi.Role.PAGE_TAB)
    for number, name in enumerate(("overview", "profile", "finances", "risk", "investments", "journal", "history"), 1):
        walker.window.key(f"ctrl+{number}")
        walker.check(name, walker.client())


def dialogs(walker):
    walker.dialog("new client", walker.key("ctrl+n"))
    walker.dialog("quick log", walker.key("ctrl+shift+n"))
    walker.dialog("import", walker.key("ctrl+i"))
    walker.dialog("preferences", walker.key("ctrl+comma"))
    walker.dialog("shortcuts", walker.key("ctrl+question"))
    walker.dialog("help", walker.key("F1"))
    for name, letter in (("back up", "b"), ("restore", "t"), ("verify", "v"), ("about", "d")):
        walker.dialog(name, lambda letter=letter: walker.window.choose(letter))


def go(vault, language, size, *parts):
    walker = Walker(vault, language, size)
    walker.check("unlock")
    walker.window.fill(walker.word("Passphrase", "密码"), harness.PASSPHRASE)
    walker.window.key("Return")
    walker.window.expect_gone(walker.word("Passphrase", "密码"))  # the lock says 今天 as well
    walker.window.expect(walker.word("Today", "今天"))
    for part in parts:
        part(walker)
    walker.end()


def pages_wide(vault):
    go(vault, "en", (1280, 800), places, tabs)


def pages_narrow(vault):
    go(vault, "zh", (360, 640), places, tabs)


def dialogs_wide(vault):
    go(vault, "zh", (1280, 800), dialogs)


def dialogs_narrow(vault):
    go(vault, "en", (360, 640), dialogs)


CASES = [pages_wide, pages_narrow, dialogs_wide, dialogs_narrow]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, CLIENTS))
