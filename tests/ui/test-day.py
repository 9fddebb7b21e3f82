#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day's work by keys: Today, and logging a contact.

usage: test-day.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import datetime
import sys

import harness

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]

TODAY = datetime.date.today()


def add(vault, kind, **fields):
    return vault.run("add", kind, *(f"{name}={value}" for name, value in fields.items()))["record"]["id"]


def tasks(vault, status):
    return vault.run("list", "task", "--where", f"status = {status}")["records"]


def typed(window):
    """What stands in entries and text views, which have names of their own."""
    return [harness.Atspi.Text.get_text(node, 0, -1) for node in harness.walk(window.root) if node.get_text_iface()]


def open_today(vault, language="en", size=(1280, 800)):
    window = harness.Window(PROGRAM, vault, language, size)
    window.unlock()
    window.expect("今天" if language == "zh" else "Today")
    return window


def work_through(vault):
    """Done, snoozed and taken back, without a pointer."""
    client = add(vault, "client", name="陈慧敏")
    for title in ("alpha", "beta", "gamma"):
        add(vault, "task", client=client, title=title, due=TODAY - datetime.timedelta(days=1), status="open")
    window = open_today(vault)
    window.expect("alpha")
    window.expect("1 day overdue")
    window.expect("陈慧敏", harness.Atspi.Role.LABEL)
    window.key("space")
    window.expect("Done: 陈慧敏")
    window.key("j", "s")
    window.expect("Snoozed to")
    window.key("ctrl+z")
    window.expect("Undone")
    window.key("Delete")
    window.expect("Removed: 陈慧敏")
    assert not window.nameless(), window.nameless()
    window.close()
    assert len(tasks(vault, "done")) == 1, tasks(vault, "done")
    assert len(tasks(vault, "cancelled")) == 1
    assert len(tasks(vault, "open")) == 1


def snooze_to_a_day(vault):
    client = add(vault, "client", name="陈慧敏")
    add(vault, "task", client=client, title="alpha", due=TODAY, status="open")
    window = open_today(vault)
    window.expect("alpha")
    window.key("shift+s")
    window.expect("Snooze to a Day")
    window.key("ctrl+a")
    window.type("some day")
    window.expect("not understood")
    window.key("ctrl+a")
    window.type("in 3 days")
    window.expect("→")
    window.key("ctrl+Return")
    window.expect("Snoozed to")
    window.close()
    assert tasks(vault, "snoozed")[0]["due"] == str(TODAY + datetime.timedelta(days=3)), tasks(vault, "snoozed")


def log_a_call(vault):
    """Ten seconds by keys: who, what, how it ended, what was promised."""
    add(vault, "client", name="陈慧敏")
    add(vault, "client", name="周建国")
    window = open_today(vault)
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    window.type("zjg")
    window.expect("周建国")
    window.key("Return")
    window.expect("Another Client")
    window.type("Will extend the deposit")
    window.key("ctrl+3")
    window.key("ctrl+Return")
    window.expect("Logged")
    window.expect_gone("Log a Contact", harness.Atspi.Role.DIALOG)
    window.close()
    contacts = vault.run("list", "interaction")["records"]
    assert len(contacts) == 1 and contacts[0]["summary"] == "Will extend the deposit" and contacts[0]["outcome"] == "meeting-set", contacts


def draft_through_the_lock(vault):
    """What is typed when the book is locked is there afterwards."""
    add(vault, "client", name="陈慧敏")
    window = open_today(vault)
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    window.type("chm")
    window.expect("陈慧敏")
    window.key("Return")
    window.expect("Another Client")
    window.type("Half a sentence")
    window.key("ctrl+l")
    window.unlock()
    window.expect("What you were writing is back")
    harness.wait_for(lambda: any("Half a sentence" in text for text in typed(window)), "the draft")
    window.key("ctrl+Return")
    window.expect("Logged")
    window.close()
    assert vault.run("list", "interaction")["records"][0]["summary"] == "Half a sentence"


def card_over_the_file(vault):
    """In a narrow window the line goes with its client, and its buttons lead back to the list."""
    client = add(vault, "client", name="陈慧敏")
    for title in ("alpha", "beta"):
        add(vault, "task", client=client, title=title, due=TODAY, status="open")
    window = open_today(vault, size=(360, 640))
    window.expect("alpha")
    window.key("Return")
    window.expect("To-do of")
    # The overview has buttons of its own for the same to-dos; bars come after what they stand over.
    def find_buttons():
        found = [node for node in harness.walk(window.root) if node.get_name() == "Done" and node.get_role() == harness.Atspi.Role.PUSH_BUTTON]
        return found if len(found) == 3 else None

    assert harness.Atspi.Action.do_action(harness.wait_for(find_buttons, "the buttons of two to-dos and of the card")[-1], 0)
    window.expect("Done: 陈慧敏")
    window.expect("What Is to Be Done")
    assert not window.nameless(), window.nameless()
    window.close()
    assert len(tasks(vault, "done")) == 1, tasks(vault, "done")


def spread_the_calls(vault):
    """Calls of three months ago, far too many for a day, spread by keys and taken back as one step."""
    for number in range(25):
        client = add(vault, "client", name=f"客户{number:02}", tier="a")
        add(vault, "interaction", client=client, time="2026-01-05T02:00:00Z", channel="call")
    window = open_today(vault)
    window.expect("Many calls are overdue")
    window.key("End")
    window.expect("Show 5 More")
    window.key("Return")
    window.expect_gone("Show 5 More")
    window.key("Home")
    window.press("Spread…")
    window.expect("15 calls get the workdays to come")
    window.key("Down", "Down", "Down", "Down", "Down")
    window.expect("20 calls get the workdays to come")
    window.key("ctrl+Return")
    window.expect("20 calls moved")
    window.expect_gone("Many calls are overdue")
    window.key("ctrl+z")
    window.expect("Undone")
    window.expect("Many calls are overdue")
    window.close()
    assert not tasks(vault, "snoozed"), tasks(vault, "snoozed")


def nothing_due(vault):
    window = open_today(vault, "zh", (360, 640))
    window.expect("还没有客户")
    window.close()


def keys_on_an_empty_day(vault):
    """The list that is not shown takes no focus: Tab reaches what is."""
    vault.run("add", "client", "name=张三丰")
    window = open_today(vault)
    window.expect("See the Next 30 Days")
    window.reach("See the Next 30 Days")
    window.reach("Today", (harness.Atspi.Role.LIST_ITEM,))
    window.close()


CASES = [work_through, snooze_to_a_day, log_a_call, draft_through_the_lock, card_over_the_file, spread_the_calls, nothing_due, keys_on_an_empty_day]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN))
