#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of clients: search, order, a new client, by keys.

usage: test-clients.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import sys

import harness
from gi.repository import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
ROW = Atspi.Role.LIST_ITEM
MENU_ITEM = Atspi.Role.MENU_ITEM


def open_window(vault, language="en", size=(1280, 800)):
    window = harness.Window(PROGRAM, vault, language, size)
    window.unlock()
    window.expect("Today" if language == "en" else "今天")
    window.key("ctrl+f")
    window.expect("Search clients" if language == "en" else "查找客户")
    return window


def empty(vault):
    window = open_window(vault)
    window.expect("No Clients Yet")
    window.close()


def search(vault):
    vault.run("add", "client", "name=张三丰")
    vault.run("add", "client", "name=何雨桐", "notes=张三介绍来的")
    vault.run("add", "client", "name=吕布")
    window = open_window(vault)
    window.expect("3 clients")
    window.type("zsf")
    window.expect("1 client found")
    window.expect("张三丰", ROW)
    window.expect_gone("吕布", ROW)
    window.key("Escape")
    window.expect("3 clients")
    window.type("qqqq")
    window.expect("No Hits for")
    window.key("Escape", "ctrl+k")
    window.type("lvbu")
    window.expect("1 client found")
    window.key("Return")
    window.expect("吕布", Atspi.Role.HEADING if window.find("吕布", Atspi.Role.HEADING) else None)
    assert not window.nameless(), window.nameless()
    window.close()


def initial(vault):
    """While the scroll bar is dragged, a bubble says the letter that one is at."""
    for name in ["张三丰", "陈慧敏", "吕布"]:
        for number in range(20):
            vault.run("add", "client", f"name={name}{number}")
    window = open_window(vault)
    window.expect("60 clients")
    window.reach("By Assets")
    window.key("Return", "Down", "Return")
    window.expect("By Name")
    row = Atspi.Component.get_extents(window.expect("陈慧敏0", ROW), Atspi.CoordType.WINDOW)
    # the slider is at the end of the rows, as high as them at first
    x = row.x + row.width + 10
    at = ["mousemove", "--window", window.focus(), x]
    window.xdotool(*at, row.y + 15)
    window.xdotool(*at, row.y + 20)
    window.xdotool("mousedown", 1)
    for y in range(40, 700, 60):
        window.xdotool(*at, row.y + y)
    window.expect("Z", Atspi.Role.LABEL)
    window.xdotool("mouseup", 1)
    window.expect_gone("Z", Atspi.Role.LABEL)
    window.close()


def opened_lately(vault):
    """Whom one had open stands before the list while the empty search entry has the focus, also after the lock."""
    for name in ["张三丰", "吕布", "何雨桐"]:
        vault.run("add", "client", "name=" + name)
    window = open_window(vault)
    window.expect("3 clients")
    assert window.find("Opened Lately") is None
    window.type("lvbu")
    window.expect("1 client found")
    window.key("Return")
    window.key("ctrl+l")
    window.unlock()
    window.expect("Today")
    window.key("ctrl+f")
    window.expect("Opened Lately")
    rows = [node.get_name() for node in harness.walk(window.root) if node.get_role() == ROW and "Never contacted" in node.get_name()]
    assert len(rows) == 4 and rows[0].startswith("吕布"), rows
    window.type("zsf")
    window.expect("1 client found")
    window.expect_gone("Opened Lately")
    window.key("Escape")
    window.expect("Opened Lately")
    window.key("Escape")  # back to where one was
    window.expect_gone("Opened Lately")
    window.expect("3 clients")
    window.close()


def filters(vault):
    vault.run("add", "client", "name=张三丰", "city=杭州")
    vault.run("add", "client", "name=吕布", "city=宁波")
    window = open_window(vault)
    window.expect("2 clients")
    window.key("ctrl+shift+f")
    window.expect("Condition")
    window.press("宁波 1", Atspi.Role.TOGGLE_BUTTON)
    window.expect("1 client ·")
    window.expect_gone("张三丰", ROW)
    window.key("Escape")
    window.press("✓ 宁波 1", Atspi.Role.TOGGLE_BUTTON)  # over the list, where it is released
    window.expect("2 clients")
    window.close()


def chosen_with_focus(window):
    node = window.focused()
    return node.get_name() if node is not None and node.get_name().startswith("✓") else None


def go_back_to_chosen(window):
    """By the keyboard to a chosen chip over the list; its name."""
    for _ in range(12):
        window.key("shift+Tab")
        name = harness.comes(lambda: chosen_with_focus(window), 1)
        if name:
            return name
    raise AssertionError("no chosen chip is reached")


def chips_by_keys(vault):
    """Chips over the list go one by one by the keyboard, and the focus stays among them."""
    vault.run("add", "client", "name=张三丰", "city=杭州")
    vault.run("add", "client", "name=吕布", "city=宁波")
    vault.run("add", "client", "name=何雨桐", "city=上海")
    window = open_window(vault)
    window.expect("3 clients ·")
    window.key("ctrl+shift+f")
    window.expect("Condition")
    window.press("宁波 1", Atspi.Role.TOGGLE_BUTTON)
    window.expect("1 client ·")
    window.press("杭州 1", Atspi.Role.TOGGLE_BUTTON)
    window.expect("2 clients ·")
    window.key("Escape")
    first = go_back_to_chosen(window)
    window.key("space")
    window.expect_gone(first, Atspi.Role.TOGGLE_BUTTON)
    window.expect("1 client ·")
    harness.wait_for(lambda: chosen_with_focus(window), "the focus on the other chosen chip")
    window.key("space")
    window.expect("3 clients ·")
    harness.wait_for(lambda: window.focused() and window.focused().get_role() == Atspi.Role.TOGGLE_BUTTON, "the focus on a pinned chip")
    window.close()


def choosing(vault):
    for name in ["张三丰", "吕布", "何雨桐"]:
        vault.run("add", "client", "name=" + name)
    window = open_window(vault)
    window.expect("3 clients")
    window.key("Down", "ctrl+a")
    window.expect("3 selected")
    window.key("F2")
    window.expect("Field")
    assert window.find("will change") is None  # an empty value must be meant
    window.key("Tab")
    window.type("VIP")
    window.expect("Of 3 clients, 3 will change")
    window.key("ctrl+Return")
    window.expect_gone("New Value")
    window.expect("changed for 3 clients")
    window.press("Archive")
    window.expect("3 clients archived")
    window.expect("No Clients Match")
    window.key("ctrl+z")
    window.expect("3 clients ·")
    window.close()
    found = vault.run("list", "client")["records"]
    assert all("VIP" in record.values() for record in found), found


def thousands(vault):
    """More clients than one commit can change are archived and tagged in one step, and taken back in one."""
    window = open_window(vault)
    window.expect("1,100 clients ·")
    window.key("Down", "ctrl+a")
    window.expect("1,100 selected")
    window.press("Archive")
    window.expect("1,100 clients archived", patience=60)
    window.expect("No Clients Match")
    window.key("ctrl+z")
    window.expect("1,100 clients ·", patience=60)
    window.enter_list()
    window.key("ctrl+a")
    window.expect("1,100 selected")
    window.press("Add Tag…", Atspi.Role.PUSH_BUTTON)
    window.expect("Add a Tag", Atspi.Role.DIALOG)
    window.type("autumn")
    window.expect("Of 1,100 clients, 1,100 will change", patience=60)
    window.key("ctrl+Return")
    window.expect_gone("Add a Tag")
    window.expect("“autumn” added to 1,100 clients", patience=60)
    window.close()
    assert len(vault.run("list", "client", "--where", "tag = autumn")["records"]) == 1100
    assert vault.run("verify")["ok"]


def narrow_filters(vault):
    """In a narrow window the panel is a dialog; a condition that cannot be read is said below its row."""
    vault.run("add", "client", "name=张三丰", "city=杭州")
    vault.run("add", "client", "name=吕布", "city=宁波")
    window = open_window(vault, "en", (360, 640))
    for _ in range(2):
        window.key("ctrl+shift+f")
        window.expect("Filters", Atspi.Role.DIALOG)
        window.press("宁波 1", Atspi.Role.TOGGLE_BUTTON)
        window.key("Escape")
        window.expect_gone("Filters", Atspi.Role.DIALOG)
    window.expect("2 clients ·")
    window.key("ctrl+shift+f")
    window.expect("Filters", Atspi.Role.DIALOG)
    condition = "Such as assets > 1000000 and city = 杭州"
    for _ in range(8):  # the last rows are near from the end
        if window.focused() is not None and window.focused().get_name() == condition:
            break
        window.key("shift+Tab")
    window.type("nothing")
    window.key("Return")
    window.expect("nothing", Atspi.Role.LABEL)
    assert not window.nameless("Filters"), window.nameless("Filters")
    window.key("ctrl+a")
    window.type('name = "none"')
    window.key("Return", "Escape")
    window.expect("No Clients Match")
    window.close()


def typed(window):
    """What stands in entries that are shown."""
    return [Atspi.Text.get_text(node, 0, -1) for node in harness.walk(window.root) if node.get_text_iface()]


def row_menu(window, letter, key="Menu"):
    """An item of the current client's menu, by its letter; GTK keeps the names of such items from AT-SPI."""
    window.enter_list()
    window.key(key)
    window.expect("", MENU_ITEM)
    window.key(letter)


def tagging(vault):
    """One more tag for those who are chosen, and for one alone by the menu of the row."""
    vault.run("add", "client", "name=张三丰", "tags=养老")
    lone = vault.run("add", "client", "name=吕布")["record"]["id"]
    vault.run("add", "contact_method", "client=" + lone, "type=mobile", "value=13800130138")
    window = open_window(vault)
    window.expect("2 clients")
    window.key("Down", "ctrl+a")
    window.expect("2 selected")
    window.press("Add Tag…", Atspi.Role.PUSH_BUTTON)
    window.expect("Tag", Atspi.Role.PUSH_BUTTON)
    window.press("养老", Atspi.Role.PUSH_BUTTON)
    window.expect("Of 2 clients, 1 will change")
    window.key("ctrl+a")
    window.type("VIP")
    window.expect("Of 2 clients, 2 will change")
    window.expect("养老 → 养老, VIP")
    assert not window.nameless("Add a Tag"), window.nameless("Add a Tag")
    window.key("ctrl+Return")
    window.expect("“VIP” added to 2 clients")
    window.expect_gone("Add a Tag")
    window.key("Escape")
    window.expect_gone("2 selected")
    window.key("ctrl+f")
    window.type("lvbu")
    window.expect("1 client found")
    row_menu(window, "t", "shift+F10")
    window.expect("Add a Tag")
    window.type("new")
    window.expect("VIP → VIP, new")
    window.key("ctrl+Return")
    window.expect("“new” added to 1 client")
    window.expect_gone("Add a Tag")
    row_menu(window, "c")
    window.expect("Copied, cleared in 30 seconds")
    row_menu(window, "a")
    window.expect("1 client archived")
    window.close()
    record = vault.run("show", lone)["record"]
    assert record["tags"] == "VIP, new" and record["status"] == "archived", record


def segments(vault):
    """A filter is saved, stands beside the places with its count, and is renamed, mended and deleted by keys."""
    vault.run("add", "client", "name=张三丰", "city=杭州")
    vault.run("add", "client", "name=吕布", "city=宁波")
    window = open_window(vault)
    window.key("ctrl+shift+f")
    window.expect("Such as assets", Atspi.Role.TEXT)
    window.press("宁波 1", Atspi.Role.TOGGLE_BUTTON)
    window.expect("1 client ·")
    window.key("Escape")
    window.press("Save as Segment…", Atspi.Role.PUSH_BUTTON)
    window.expect("Condition")
    window.key("ctrl+a")
    window.type("nb")
    window.key("ctrl+Return")
    window.expect("Segment saved: nb")
    window.expect("Saved Segments")
    window.press("Clear", Atspi.Role.PUSH_BUTTON)
    window.expect("2 clients ·")
    row = window.expect("nb", ROW)
    assert "1" in [harness.text_of(part) for part in harness.walk(row)], "the count"
    window.reach("nb 1")
    window.key("Return")
    window.expect("1 client ·")
    window.expect("✓ 宁波 1")
    window.reach("nb 1")
    window.key("F2")
    window.expect("Saved Segment", Atspi.Role.DIALOG)
    window.key("ctrl+a")
    window.type("port")
    window.key("Tab", "ctrl+a")
    window.type("city")
    window.key("ctrl+Return")
    window.expect("Saved Segment", Atspi.Role.DIALOG)  # half a condition is not kept
    window.key("ctrl+a")
    window.type('city != "x"')
    window.key("ctrl+Return")
    window.expect_gone("Saved Segment", Atspi.Role.DIALOG)
    row = window.expect("port", ROW)
    harness.wait_for(lambda: "2" in [harness.text_of(part) for part in harness.walk(window.find("port", ROW))], "the count follows the condition")
    assert not window.nameless(), window.nameless()
    window.key("Menu")
    window.expect("", MENU_ITEM)
    window.key("d")
    window.expect("Segment deleted: port")
    window.expect_gone("port", ROW)
    window.key("ctrl+z")
    window.expect("port", ROW)
    window.close()
    saved = vault.run("list", "segment")["records"]
    assert [segment["name"] for segment in saved] == ["port"], saved


def new_client(vault):
    window = open_window(vault)
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    window.key("ctrl+Return")
    window.expect("Fill in the name")
    window.type("Anna Lee")
    window.key("ctrl+Return")
    window.expect("Fill in a mobile or an identity number")
    window.type("13800130138")
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")
    window.expect("Anna Lee", ROW)
    window.key("ctrl+n")
    window.type("Bob")
    window.key("Tab")
    window.type("13800130138")
    window.expect("Same mobile")
    window.key("Escape")
    window.expect("Draft kept")
    window.key("ctrl+n")
    window.expect("Same mobile")  # the draft came back
    window.key("Escape")
    window.close()
    found = vault.run("list", "client")["records"]
    assert [record["name"] for record in found] == ["Anna Lee"], found
    shown = vault.run("show", found[0]["id"])
    assert shown["contact_method"][0]["value"].endswith("138"), shown


def referred(vault):
    """The ID number is masked once it is left, and who referred the client is asked for where somebody did."""
    friend = vault.run("add", "client", "name=Linda Chen")["record"]["id"]
    window = open_window(vault)
    window.expect("1 client")
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    window.type("Anna Lee")
    window.fill("ID Number", "11010519491231002X")
    window.key("Tab")
    window.expect("1101**********002X")
    assert not any("1949123100" in text for text in typed(window)), typed(window)
    assert window.find("Referred by") is None
    window.fill("Source", "Referral")
    window.expect("Referred by")
    window.fill("Client: name, pinyin, end of a phone number", "linda")
    window.key("Return")
    window.expect("Another Client", Atspi.Role.PUSH_BUTTON)
    assert not window.nameless("New Client"), window.nameless("New Client")
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")
    window.close()
    found = vault.run("list", "client", "--where", "source = Referral")["records"]
    assert [record["referrer"] for record in found] == [friend], found


def narrow_forms(vault):
    """In a narrow window dialogs are sheets; they too begin in their first row, where a space is a space."""
    window = open_window(vault, "en", (360, 640))
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    harness.wait_for(lambda: (node := window.focused()) and node.get_name() == "Name (required)", "the focus in the name")
    window.type("Anna Lee")
    window.key("Tab")
    window.type("13800130138")
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")
    window.key("ctrl+shift+n")
    window.expect("Log a Contact")
    harness.wait_for(lambda: (node := window.focused()) and node.get_role() == Atspi.Role.TEXT, "the focus in an entry")
    window.key("Escape")
    window.expect_gone("Log a Contact")
    window.close()
    assert [record["name"] for record in vault.run("list", "client")["records"]] == ["Anna Lee"]


def typed_at_once(vault):
    """Who types right after the key that opens a form is faster than its first frame: no letter is lost or out of order."""
    window = open_window(vault)
    for times in range(4):
        window.key("ctrl+n")
        window.type("Abcdefgh Ijkl")
        window.key("Tab")
        window.type("13800130138")
        harness.wait_for(lambda: {"Abcdefgh Ijkl", "13800130138"} <= set(typed(window)), f"what was typed at once: {typed(window)}")
        window.fill("Name (required)", f"Client {times}")
        window.key("ctrl+Return")
        window.expect_gone("Another Client after This One")
    window.close()
    assert len(vault.run("list", "client")["records"]) == 4


CASES = [empty, search, initial, opened_lately, filters, chips_by_keys, narrow_filters, choosing, thousands, tagging, segments, new_client, narrow_forms, typed_at_once, referred]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 1100 if case is thousands else 0))
