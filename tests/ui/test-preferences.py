#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, verification and preferences, by keys.

usage: test-preferences.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import sys
import time

import harness
from harness import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
OTHER = "copper lantern beside nine rivers"


def focused(window):
    for node in harness.walk(window.root):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            return node
    return None


def reach(window, name, roles=None):
    """Goes by Tab to what has a name."""
    window.expect(name)
    for _ in range(24):
        node = focused(window)
        if node is not None and node.get_name() == name and (roles is None or node.get_role() in roles):
            return
        window.key("Tab")
        time.sleep(0.05)
    raise harness.Missing(f"Tab does not reach “{name}”; the focus is at {focused(window) and focused(window).get_name()}")


def fill(window, name, text):
    """Goes by Tab to the entry of a name and types over what is there."""
    reach(window, name, (Atspi.Role.TEXT, Atspi.Role.PASSWORD_TEXT, Atspi.Role.ENTRY))
    window.key("ctrl+a")
    window.type(text)


def nameless(window, before=()):
    """Of the page in front: what another page beneath lacks is that page's."""
    return [place for place in window.nameless() if place not in before]


def verify(vault):
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("我的客户")
    before = window.nameless()
    window.key("F1")
    window.expect("Passphrase, lock, proof")
    assert not nameless(window, before), nameless(window, before)
    window.type("signed")
    window.key("Return")
    window.press("Verify…")
    window.expect("Derived Data Too")
    time.sleep(0.5)  # the sheet comes up
    window.key("ctrl+Return")
    window.expect("No changes outside this program were found")
    window.key("Escape", "Escape", "Escape")  # the dialog, what was searched, the help
    window.close()


def change_passphrase(vault):
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("我的客户")
    before = window.nameless()
    window.key("ctrl+comma")
    window.expect("Lock with the Screen")
    assert not nameless(window, before), nameless(window, before)
    reach(window, "Change Passphrase…")
    window.key("Return")
    fill(window, "Passphrase until Now", "not the passphrase")
    fill(window, "New Passphrase", OTHER)
    fill(window, "Passphrase Again", OTHER)
    window.key("ctrl+Return")
    window.expect("The passphrase until now is wrong")
    fill(window, "Passphrase until Now", harness.PASSPHRASE)
    window.key("ctrl+Return")
    window.expect("Passphrase changed")
    window.key("Escape", "ctrl+l")
    window.unlock(OTHER)
    window.expect("我的客户")
    window.close()


CASES = [verify, change_passphrase]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 5))
