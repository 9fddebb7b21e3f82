#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Segments and calendar by keys: filter by a chart and save the segment, move a reminder, no control without a name.

usage: test-charts.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import datetime
import sys

import harness
from gi.repository import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
TODAY = datetime.date.today()


def open_place(vault, key, *arguments):
    window = harness.Window(PROGRAM, vault, *arguments)
    window.unlock()
    window.expect("我的客户")
    window.key(key)
    return window


def tab_to(window, name, most=25):
    """Tab by Tab, as somebody without a mouse goes."""
    for _ in range(most):
        for node in harness.walk(window.root):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_name() == name:
                return
        window.key("Tab")
    raise AssertionError(f"no Tab leads to {name}")


def save_what_a_chart_filters(vault):
    window = open_place(vault, "alt+4")
    window.expect("Investment History")
    assert not window.nameless(), window.nameless()
    tab_to(window, "Assets Tier")
    window.key("End", "Up", "space")
    window.expect("of all")
    window.expect("Remove “")
    window.press("Save as Segment…", Atspi.Role.PUSH_BUTTON)
    window.expect("Condition")
    window.key("ctrl+Return")
    window.expect("Segment saved")
    window.close()
    saved = vault.run("list", "segment")["records"]
    assert [segment["filter"] for segment in saved] == ["segment = basic"], saved


def released_by_the_same_key(vault):
    window = open_place(vault, "alt+4")
    window.expect("Investment History")
    tab_to(window, "Risk Level")
    window.key("space")
    window.expect("of all")
    window.key("space")
    window.expect_gone("of all")
    window.key("ctrl+t")
    window.expect("Risk Expired")
    window.close()


def lists_its_clients(vault):
    """Enter on a chart leads to the list with the same filter."""
    window = open_place(vault, "alt+4")
    window.expect("Investment History")
    tab_to(window, "Risk Level")
    window.key("space")
    chip = window.expect("Remove “").get_name()
    level = chip[chip.index("“") + 1:chip.index("”")]
    window.key("Return")
    window.expect_gone("Investment History")
    window.expect(level, Atspi.Role.TOGGLE_BUTTON)
    window.close()


def no_clients(vault):
    window = open_place(vault, "alt+4")
    window.expect("Charts begin with the first client")
    window.close()


def move_a_reminder(vault):
    vault.run("add", "task", "title=Call the notary", "status=open", f"due={TODAY}")
    window = open_place(vault, "alt+3")
    window.expect("Call the notary")
    assert not window.nameless(), window.nameless()
    window.key("Home", "alt+Page_Down")
    window.expect("Moved to Tomorrow")
    window.close()
    due = str(vault.run("list", "task"))
    assert str(TODAY + datetime.timedelta(days=1)) in due, due


def a_birthday_stays(vault):
    vault.run("add", "client", "name=陈慧敏", f"birth=1974-{TODAY:%m-%d}")
    window = open_place(vault, "alt+3")
    window.expect("陈慧敏")
    window.key("Home", "alt+Down")
    window.expect("A birthday cannot be moved")
    window.close()


CASES = [save_what_a_chart_filters, released_by_the_same_key, lists_its_clients, no_clients, move_a_reminder, a_birthday_stays]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 40 if case in CASES[:3] else 0))
