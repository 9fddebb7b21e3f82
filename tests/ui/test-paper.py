#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the window as paper and files, by keys: the file that is saved is read, and so is the ledger.

usage: test-paper.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import csv
import datetime
import os
import pathlib
import stat
import subprocess
import sys

import harness
import openpyxl
from gi.repository import Atspi

PROGRAM, CLI, CHEAPEN = map(os.path.abspath, sys.argv[1:4])


def add_client(vault):
    client = vault.run("add", "client", "name=陈慧敏", "id_number=330102197403081228")["record"]["id"]
    vault.run("add", "declared-assets", f"client={client}", "amount=4236000", "date=2026-11-01")
    return client


def open_client(vault, *arguments):
    window = harness.Window(PROGRAM, vault, *arguments)
    window.unlock()
    window.expect("我的客户")
    window.key("ctrl+f")
    window.expect("陈慧敏")
    window.type("chm")
    window.key("Return")
    window.expect("Overview")
    return window


def name_the_file(window, vault, name):
    """GTK's own dialog: the name is selected, so that what is typed takes its place."""
    path = pathlib.Path(vault.folder.name) / name
    application = window.root.get_parent()
    harness.wait_for(lambda: any(node.get_role() in (Atspi.Role.TEXT, Atspi.Role.ENTRY) and node.get_state_set().contains(Atspi.StateType.FOCUSED)
                                 for i in range(application.get_child_count()) if application.get_child_at_index(i) != window.root
                                 for node in harness.walk(application.get_child_at_index(i))), "the entry for the file's name")
    window.key("ctrl+a")
    window.type(str(path))
    window.key("Return")
    return path


def read_pdf(path):
    harness.wait_for(path.exists, f"{path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600, oct(path.stat().st_mode)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def count_commits(vault):
    return vault.run("verify")["commits"]


def no_name_is_left(vault):
    """GTK would keep names of files that were saved for all programs to see."""
    recent = pathlib.Path(vault.folder.name) / "data/recently-used.xbel"
    harness.wait_for(recent.exists, "GTK's list of recent files")
    harness.wait_for(lambda: "bookmark href" not in recent.read_text(), "a list of recent files without our own")


def save_a_client(vault):
    add_client(vault)
    before = count_commits(vault)
    window = open_client(vault)
    window.key("ctrl+p")
    window.expect("1 page")
    wait_for_pages(window)
    assert not window.nameless("Print or Save as PDF"), window.nameless("Print or Save as PDF")
    window.press("Save as PDF…", Atspi.Role.PUSH_BUTTON)
    text = read_pdf(name_the_file(window, vault, "client.pdf"))
    window.expect("PDF saved, not encrypted")
    no_name_is_left(vault)
    window.close()
    assert "陈慧敏" in text and "3301**********1228" in text and "4,236,000.00" in text, text
    assert count_commits(vault) == before + 1


def read_table(path):
    harness.wait_for(path.exists, f"{path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600, oct(path.stat().st_mode)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def choose_csv(window):
    """The format stands before the button that has the focus, and XLSX before CSV."""
    window.expect("Excel (XLSX)")
    window.key("shift+Tab", "space", "Down", "Return")
    window.expect("Text Table (CSV)")
    window.expect_gone("Excel (XLSX)")


def wait_for_pages(window):
    harness.wait_for(lambda: window.is_sensitive("Save as PDF…"), "pages")


def open_list(vault):
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("Today")
    window.key("alt+2")
    window.expect("By Assets")
    return window


def open_from_menu(window, mnemonic):
    """GTK gives items of menus no names, but they have their letters."""
    window.key("F10")
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key(mnemonic)


def export_all(vault):
    """From the main menu, as CSV."""
    before = count_commits(vault)
    window = open_list(vault)
    open_from_menu(window, "e")
    window.expect("Export 12 Clients…")
    assert not window.nameless("Export"), window.nameless("Export")
    choose_csv(window)
    window.press("Export 12 Clients…", Atspi.Role.PUSH_BUTTON)
    path = name_the_file(window, vault, "all.csv")
    window.expect("12 records exported to all.csv")
    no_name_is_left(vault)
    window.close()
    assert len(read_table(path)) == 12
    assert count_commits(vault) == before + 1


def export_chosen(vault):
    """Two of the list, which is filtered besides."""
    window = open_list(vault)
    window.enter_list()
    window.key("ctrl+space", "shift+Down")
    window.expect("2 selected")
    open_from_menu(window, "e")
    window.expect("Selected Clients · 2")
    choose_csv(window)
    window.press("Export 2 Clients…", Atspi.Role.PUSH_BUTTON)
    path = name_the_file(window, vault, "chosen.csv")
    window.expect("2 records exported to chosen.csv")
    window.close()
    assert len(read_table(path)) == 2


def report_of_the_book(vault):
    """As a workbook; days that are none end it."""
    window = open_list(vault)
    window.key("alt+4")
    window.expect("Investment History")
    window.key("ctrl+p")
    window.expect("Report of the book")
    wait_for_pages(window)
    assert not window.nameless("Report"), window.nameless("Report")
    window.key(*["shift+Tab"] * 2, "Return")
    path = name_the_file(window, vault, "book.xlsx")
    window.expect("XLSX saved, not encrypted")
    window.key("ctrl+p")
    wait_for_pages(window)
    window.key(*["shift+Tab"] * 5, "ctrl+a")
    window.type("2031-01-01")
    harness.wait_for(lambda: not window.is_sensitive("Save as PDF…"), "no pages of days in the wrong order")
    window.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600, oct(path.stat().st_mode)
    sheet = openpyxl.load_workbook(path)["Summary"]
    assert {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}["Clients served"] == 12


def save_pdf(window, vault, name):
    wait_for_pages(window)
    window.press("Save as PDF…", Atspi.Role.PUSH_BUTTON)
    text = read_pdf(name_the_file(window, vault, name))
    window.expect("PDF saved, not encrypted")
    return text


def list_of_clients(vault):
    """In the order of the list, phones masked."""
    window = open_list(vault)
    names = [client["name"] for client in vault.clients]
    window.press("More on the List", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key("p")
    window.expect("Client list")
    text = save_pdf(window, vault, "list.pdf")
    window.close()
    assert sum(name in text for name in names) == 12, text
    assert "****" in text, text


def month(vault):
    """Names are masked unless somebody wants them."""
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("Today")
    window.key("alt+3")
    window.expect("Agenda")
    window.key("ctrl+p")
    window.expect("Names of Clients")
    text = save_pdf(window, vault, "month.pdf")
    assert "陈**" in text and "陈慧敏" not in text, text
    window.key("ctrl+p")
    wait_for_pages(window)
    window.key(*["shift+Tab"] * 2, "space", "Down", "Return")
    window.expect("In Full")
    text = save_pdf(window, vault, "names.pdf")
    window.close()
    assert "陈慧敏" in text, text


def print_a_client(vault):
    """To GTK's own printer, which is a file where the program stands; the ledger has the act."""
    add_client(vault)
    before = count_commits(vault)
    os.chdir(vault.folder.name)
    window = open_client(vault)
    window.key("ctrl+p")
    wait_for_pages(window)
    window.press("Print…", Atspi.Role.PUSH_BUTTON)
    application = window.root.get_parent()
    harness.wait_for(lambda: application.get_child_count() > 1, "the dialog of the printer")
    dialog = next(child for child in map(application.get_child_at_index, range(2)) if child != window.root)
    harness.wait_for(lambda: any(harness.text_of(node) == "Print to File" for node in harness.walk(dialog)), "a printer")
    window.key("Tab", "space")
    button = harness.wait_for(lambda: next((node for node in harness.walk(dialog) if node.get_role() == Atspi.Role.PUSH_BUTTON and harness.text_of(node) == "Print"
                                            and node.get_state_set().contains(Atspi.StateType.SENSITIVE)), None), "the button that prints")
    Atspi.Action.do_action(button, 0)
    window.expect("Handed to the printer")
    # Not close(): when a toast goes after GTK's own dialog, a handler is at times missed as the toast's button is freed; why is not known.
    assert window.quit() == 0, window.output()
    others = [line for line in window.complaints() if "has no handler with id" not in line]
    assert not others, others
    text = subprocess.run(["pdftotext", "-layout", "output.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "陈慧敏" in text, text
    assert count_commits(vault) == before + 1


def pictures_of_a_chart(vault):
    """In each of the formats; each is in the ledger."""
    before = count_commits(vault)
    window = open_list(vault)
    window.key("alt+4")
    window.expect("Investment History")
    for suffix, head in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-")):
        window.press("Chart menu", Atspi.Role.TOGGLE_BUTTON)
        window.expect("", Atspi.Role.MENU_ITEM)
        window.key("s")
        path = name_the_file(window, vault, "chart." + suffix)
        harness.wait_for(path.exists, f"{path}")
        assert path.read_bytes().startswith(head), path.read_bytes()[:20]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, oct(path.stat().st_mode)
        window.expect("Picture saved, not encrypted")
        harness.wait_for(lambda: window.root.get_parent().get_child_count() == 1, "the dialog to go")
    window.close()
    assert count_commits(vault) == before + 3


def nothing_is_left_of_what_is_given_up(vault):
    """A dialog that is left writes nothing, neither a file nor the ledger; while amounts are hidden they are not offered."""
    add_client(vault)
    before = count_commits(vault)
    window = open_client(vault)
    window.key("ctrl+shift+h", "ctrl+p")
    window.expect("Hidden, as in the window")
    wait_for_pages(window)
    window.press("Save as PDF…", Atspi.Role.PUSH_BUTTON)
    harness.wait_for(lambda: window.root.get_parent().get_child_count() > 1, "the dialog that asks for a file")
    window.key("Escape")
    harness.wait_for(lambda: window.root.get_parent().get_child_count() == 1, "the dialog to go")
    text = save_pdf(window, vault, "hidden.pdf")
    window.close()
    assert "••••" in text and "4,236,000" not in text, text
    assert count_commits(vault) == before + 1


CASES = [save_a_client, print_a_client, nothing_is_left_of_what_is_given_up, pictures_of_a_chart, export_all, export_chosen, report_of_the_book, list_of_clients, month]
PEOPLE = [pictures_of_a_chart, export_all, export_chosen, report_of_the_book, list_of_clients]


def make(case):
    vault = harness.Vault(CLI, CHEAPEN, 12 if case in PEOPLE else 0)
    vault.clients = vault.run("list", "client")["records"]
    if case is month:
        vault.run("add", "client", "name=陈慧敏", f"birth=1974-{datetime.date.today():%m-%d}")
    return vault


if __name__ == "__main__":
    harness.main(CASES, make)
