#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a client owns, bears and earned, by keys.

usage: test-money.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import os

import harness
import openpyxl
from harness import Atspi
from one_client import CHEAPEN, CLI, go, make, open_client


def reversal_with_reason(vault):
    make(vault)
    account = vault.run("list", "account")["records"][0]["id"]
    vault.run("add", "transaction", f"account={account}", "date=2026-03-01", "type=deposit", "amount=500")
    window = open_client(vault)
    go(window, "Investments")
    window.press("Transactions", Atspi.Role.RADIO_BUTTON)
    window.press("More on “Deposit · 理财一号”", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    harness.time.sleep(0.5)  # the menu has unfolded
    window.key("r")
    window.expect("Reverse a Transaction")
    window.key("ctrl+Return")
    window.expect("Say why it is taken back")
    window.type("entered twice")
    window.key("ctrl+Return")
    window.expect("Reversed: Transaction")
    window.expect_gone("Deposit · 理财一号")
    window.reach("Show what was reversed")
    window.key("space")
    window.expect("entered twice")
    window.close()
    first, second = sorted(vault.run("list", "transaction")["records"], key=lambda line: "reverses" in line)
    assert (second["reverses"], second["amount"], second["note"]) == (first["id"], "-500.00", "entered twice"), second


def level_by_hand(vault):
    record = make(vault)
    told = [f"client={record}", "date=2026-11-02", "score=61", "level=C2", "result=C4"]
    vault.run("add", "assessment", *told, code=2)  # nobody says why
    vault.run("add", "assessment", *told, "reason=asked for less risk")
    product = vault.run("add", "product", "name=成长优选", "risk_level=R4")["record"]["id"]
    account = vault.run("list", "account")["records"][0]["id"]
    vault.run("add", "transaction", f"account={account}", f"product={product}", "date=2025-12-01", "type=buy", "amount=1000", "units=1000")
    window = open_client(vault)
    window.key("ctrl+4")
    window.expect("C2 Cautious")
    window.expect("The Questionnaire Gave C4 Growth")
    window.expect("Kept at C2 by hand: asked for less risk")
    window.expect("成长优选")
    window.expect("R4 is above C2 Cautious")
    window.press("Assess Again…", Atspi.Role.PUSH_BUTTON)
    window.expect("New: Risk Assessment")
    window.close()


def working_as_workbook(vault):
    make(vault)
    account = vault.run("list", "account")["records"][0]["id"]
    vault.run("add", "transaction", f"account={account}", "date=2026-03-01", "type=deposit", "amount=500")
    window = open_client(vault)
    window.key("ctrl+5")
    window.press("Returns", Atspi.Role.RADIO_BUTTON)
    window.expect("Went Out")
    window.press("Save the Working as XLSX…")
    path = f"{vault.folder.name}/returns.xlsx"
    window.answer_file_dialog(path)
    window.expect("XLSX saved, not encrypted, readable by you only")
    window.close()
    cells = [cell.value for row in openpyxl.load_workbook(path).active for cell in row]
    assert "理财一号" in cells and 500 in cells and "At the End" in cells, cells
    assert os.stat(path).st_mode & 0o777 == 0o600


def values_of_all_accounts(vault):
    record = make(vault)
    vault.run("add", "account", f"client={record}", "name=基金户")
    window = open_client(vault)
    window.key("ctrl+3")
    window.press("Enter Values…")
    window.expect("理财一号 · last 1,000.00 on 2026-01-01")
    window.type("2500")
    window.key("Tab")
    window.type("about 700")
    window.key("ctrl+Return")
    window.expect("it is no number")
    window.key("ctrl+a")
    window.type("700")
    window.key("ctrl+Return")
    window.expect("Added: 2 valuations")
    window.key("ctrl+z")
    window.expect("Undone")
    window.close()
    assert len(vault.run("list", "valuation")["records"]) == 1


def keys_in_a_line_menu(vault):
    """Arrows and Tab move in the menu of a line, which hangs in a list that has arrows of its own."""
    make(vault)
    window = open_client(vault)
    go(window, "Finances")
    window.reach("More on “理财一号”", {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON})
    window.key("Return")
    window.expect("", Atspi.Role.MENU_ITEM)

    def chosen():
        seen = {}
        for node in harness.walk(window.root):
            if node.get_role() == Atspi.Role.MENU_ITEM:
                seen[node.get_index_in_parent()] = node.get_state_set().contains(Atspi.StateType.FOCUSED)
        return [place for place in sorted(seen) if seen[place]]
    harness.wait_for(lambda: len(chosen()) == 1, "the first item")
    first = chosen()
    for key in "Down", "Up", "Tab", "shift+Tab":
        before = chosen()
        window.key(key)
        harness.wait_for(lambda: len(chosen()) == 1 and chosen() != before, f"another item by {key}")
    assert chosen() == first, (first, chosen())
    window.key("Escape")
    window.close()


CASES = [keys_in_a_line_menu, level_by_hand, working_as_workbook, values_of_all_accounts, reversal_with_reason]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 0))
