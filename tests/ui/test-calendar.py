#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: reminders moved by keys and by the pointer, what cannot be moved, and what it remembers.

usage: test-calendar.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import datetime
import sys
import time

import harness

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]

# A Wednesday in the middle of this month, so that its neighbours are of the same month.
TODAY = datetime.date.today()
DAY = next(TODAY.replace(day=number) for number in range(12, 19) if TODAY.replace(day=number).weekday() == 2)

# Below the number of a day, as the cell paints it: the middle of its first line.
FIRST_LINE = 43


def add(vault, kind, **fields):
    return vault.run("add", kind, *(f"{name}={value}" for name, value in fields.items()))["record"]["id"]


def due(vault):
    return {task["title"]: task["due"] for task in vault.run("list", "task")["records"]}


def open_calendar(vault, language="en", size=(1280, 800)):
    window = harness.Window(PROGRAM, vault, language, size)
    window.unlock()
    window.expect("今天" if language == "zh" else "Today")
    window.key("alt+3")
    return window


def cell(window, day):
    """The cell of a day of this month; days of the months beside it may have the same number and are told by their place."""
    name = f"{day:%a} {day.day} {day:%b}"
    return harness.wait_for(lambda: next((node for node in harness.walk(window.root) if node.get_role() == harness.Atspi.Role.TABLE_CELL
                                          and node.get_name().startswith(name)), None), name)


def place(window, day, down):
    """In the X window, which has a border of its own around what is told of the widgets."""
    box, whole = (harness.Atspi.Component.get_extents(node, harness.Atspi.CoordType.WINDOW) for node in (cell(window, day), window.root))
    return box.x + box.width // 3 - whole.x, box.y + down - whole.y


def drag(window, start, end):
    """With the pointer, in steps, as a hand moves it."""
    frame = window.focus()
    window.xdotool("mousemove", "--window", frame, *start)
    window.xdotool("mousedown", 1)
    for step in range(1, 9):
        window.xdotool("mousemove", "--window", frame, *(a + (b - a) * step // 8 for a, b in zip(start, end)))
        time.sleep(0.05)
    time.sleep(0.3)
    window.xdotool("mouseup", 1)


def by_keys(vault):
    """Two days on by two presses, a week back, and taken back."""
    add(vault, "task", title="alpha", due=DAY, status="open")
    window = open_calendar(vault)
    walk_to(window, DAY)
    window.key("alt+Page_Down")
    window.expect("Moved to")
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY + datetime.timedelta(days=1)).get_name(), "the next day")
    window.key("alt+Page_Down")
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY + datetime.timedelta(days=2)).get_name(), "two days on")
    window.key("alt+Up")
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY - datetime.timedelta(days=5)).get_name(), "a week before")
    window.key("ctrl+z")
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY + datetime.timedelta(days=2)).get_name(), "back")
    assert not window.nameless(), window.nameless()
    window.close()
    assert due(vault) == {"alpha": str(DAY + datetime.timedelta(days=2))}, due(vault)


def walk_to(window, day):
    """From today by arrows."""
    window.key("Home")
    harness.wait_for(lambda: cell(window, TODAY), "today")
    window.key(*(["Right"] * (day - TODAY).days if day >= TODAY else ["Left"] * (TODAY - day).days))


def by_pointer(vault):
    add(vault, "task", title="alpha", due=DAY, status="open")
    window = open_calendar(vault)
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY).get_name(), "the reminder")
    time.sleep(0.5)
    drag(window, place(window, DAY, FIRST_LINE), place(window, DAY + datetime.timedelta(days=1), FIRST_LINE))
    window.expect("Moved to")
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY + datetime.timedelta(days=1)).get_name(), "the next day")
    window.close()
    assert due(vault) == {"alpha": str(DAY + datetime.timedelta(days=1))}, due(vault)


def birthday_stays(vault):
    """A day that is what it is cannot be chosen, and the toast offers what can be done instead."""
    add(vault, "client", name="陈慧敏", birth=DAY.replace(year=1974))
    window = open_calendar(vault)
    harness.wait_for(lambda: "1 reminder" in cell(window, DAY).get_name(), "the birthday")
    time.sleep(0.5)
    drag(window, place(window, DAY, FIRST_LINE), place(window, DAY + datetime.timedelta(days=1), FIRST_LINE))
    window.expect("A birthday cannot be moved")
    button = harness.wait_for(lambda: next((node for node in harness.walk(window.root) if node.get_name() == "Snooze" and node.get_action_iface()), None), "the toast's button")
    assert harness.Atspi.Action.do_action(button, 0)
    window.expect("Snoozed to")
    window.close()
    marks = vault.run("list", "task", "--where", "status = snoozed")["records"]
    assert len(marks) == 1 and marks[0]["due"] > str(max(DAY, TODAY)), marks


def new_on_a_day(vault):
    """Where there is no panel, the bubble of the day has an entry."""
    window = open_calendar(vault, size=(900, 700))
    window.key("Home")
    harness.wait_for(lambda: cell(window, TODAY), "today")
    window.key("Return")
    window.expect("New to-do on this day")
    window.type("beta")
    window.key("Return")
    window.expect("To-do added")
    window.key("Escape")
    window.close()
    assert due(vault) == {"beta": str(TODAY)}, due(vault)


def remembered(vault):
    vault.environment["GSETTINGS_BACKEND"] = "keyfile"
    window = open_calendar(vault)
    harness.wait_for(lambda: cell(window, TODAY), "today")
    window.key("ctrl+3")
    window.expect("Nothing to do")  # today has its line, empty as it is
    window.expect_gone("", harness.Atspi.Role.TABLE_CELL)
    window.close()
    window = open_calendar(vault)
    window.expect("Nothing to do")
    window.key("ctrl+1")
    harness.wait_for(lambda: cell(window, TODAY), "today")
    window.close()


def narrow_reaches_all_days(vault):
    """Where there are lines alone, buttons below them lead to the days before and after."""
    first = TODAY.replace(day=1)
    later = (first + datetime.timedelta(days=32)).replace(day=1)
    window = open_calendar(vault, size=(360, 640))
    window.expect(f"{TODAY:%b} {TODAY.year}")
    window.press("Later")
    window.expect(f"{later:%b} {later.year}")
    window.press("Earlier")
    window.expect(f"{TODAY:%b} {TODAY.year}")
    window.press("Earlier")
    before = first - datetime.timedelta(days=1)
    window.expect(f"{before:%b} {before.year}")
    window.close()


def sees_a_day(vault):
    """From the bubble to the lines that begin with the day."""
    add(vault, "task", title="alpha", due=DAY, status="open")
    add(vault, "task", title="omega", due=DAY + datetime.timedelta(days=1), status="open")
    window = open_calendar(vault, size=(900, 700))
    walk_to(window, DAY)
    window.key("Return")
    window.press("See This Day")
    window.expect("alpha")
    window.expect("omega")
    window.expect_gone("", harness.Atspi.Role.TABLE_CELL)
    window.close()


CASES = [by_keys, by_pointer, birthday_stays, new_on_a_day, narrow_reaches_all_days, sees_a_day, remembered]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN))
