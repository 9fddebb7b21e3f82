# SPDX-License-Identifier: GPL-3.0-or-later
"""A client's page to test: somebody with an account, found by keys in a window of their own."""
import sys

import harness
from harness import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]


def make(vault):
    """A client with an account."""
    record = vault.run("add", "client", "name=陈慧敏", "id_number=11010519491231002X", "extra.爱好=登山")["record"]["id"]
    vault.run("add", "contact-method", f"client={record}", "type=mobile", "value=13805716021")
    account = vault.run("add", "account", f"client={record}", "name=理财一号")["record"]["id"]
    vault.run("add", "valuation", f"account={account}", "date=2026-01-01", "value=1000")
    return record


def open_client(vault, language="en", size=(1280, 800)):
    window = harness.Window(PROGRAM, vault, language, size)
    window.unlock()
    window.expect("Today" if language == "en" else "今天")
    harness.wait_for(window.focused, "the focus in the new page")
    window.key("ctrl+f")
    window.expect("陈慧敏")
    window.type("chm")
    window.expect("陈慧敏")
    window.key("Return")
    window.expect("Overview" if language == "en" else "概览")
    return window


def go(window, tab):
    window.press(tab, Atspi.Role.RADIO_BUTTON if window.find(tab, Atspi.Role.RADIO_BUTTON) else None)
