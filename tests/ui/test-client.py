#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client's page, by keys: edit with undo, values that are none, records added and mended, names of all controls.

usage: test-client.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import harness
from harness import Atspi
from one_client import CHEAPEN, CLI, PROGRAM, go, make, open_client


def wrong_value_stays(vault):
    record = make(vault)
    window = open_client(vault)
    window.key("ctrl+e")
    window.expect("Birth Date")
    window.type("2026-02-30")
    window.key("Return")
    window.expect("write a day as")
    window.key("Escape")
    window.expect_gone("write a day as")
    window.close()
    assert "id_valid_until" not in vault.run("show", record)["record"]


def edit_and_undo(vault):
    record = make(vault)
    vault.run("set", record, "id_valid_until=2030-01-01", "address=3 Old Street")  # the occupation is what is missing
    window = open_client(vault)
    window.key("ctrl+e")
    window.expect("Birth Date")
    window.type("baker")
    window.key("Return")
    window.expect("Saved: Occupation")
    window.expect("baker")
    window.key("ctrl+z")
    window.expect("Undone")
    window.close()
    assert "occupation" not in vault.run("show", record)["record"]
    assert [line["field"] for line in vault.run("history", record)["changes"]].count("occupation") == 2


def gaps_one_by_one(vault):
    record = make(vault)
    vault.run("set", record, "id_valid_until=2030-01-01")
    window = open_client(vault)
    window.press("2 fields missing", Atspi.Role.PUSH_BUTTON)  # the pill leads to the first of them
    window.expect("2 fields are missing")
    window.type("3 Old Street")
    window.key("ctrl+e")  # what is left is kept
    window.expect("Saved: Address")
    window.type("baker")
    window.key("Return")
    window.expect("The file is complete")
    window.expect_gone("Fill In One by One")
    window.key("ctrl+e")
    window.close()
    client = vault.run("show", record)["record"]
    assert (client["occupation"], client["address"]) == ("baker", "3 Old Street"), client


def flags(vault):
    """A flag that is set is shown so, passing by leaves it alone, and a press changes it."""
    record = make(vault)
    vault.run("set", record, "id_long_term=yes")
    window = open_client(vault)
    window.key("ctrl+2")

    def checked():
        return window.expect("ID Valid Long-Term", Atspi.Role.CHECK_BOX).get_state_set().contains(Atspi.StateType.CHECKED)
    assert checked()
    for name in ("Sex", "ID Valid Until", "ID Valid Long-Term"):
        window.reach(name)
    window.key("Tab", "Tab", "shift+Tab", "shift+Tab")
    assert checked() and not window.find("Saved:"), window.read()[-30:]
    window.reach("ID Valid Long-Term")
    window.key("space")
    window.expect("Saved: ID Valid Long-Term")
    window.key("ctrl+7")
    window.expect("ID Valid Long-Term: Yes → No")
    window.close()
    assert vault.run("show", record)["record"]["id_long_term"] == "no"


def masked_until_revealed(vault):
    make(vault)
    window = open_client(vault)
    window.expect("138****6021")
    assert not [text for text in window.read() if "13805716021" in text], window.read()
    go(window, "Profile")
    window.expect("1101**********002X")
    assert not [text for text in window.read() if "11010519491231002X" in text], window.read()
    window.press("Reveal")
    harness.wait_for(lambda: [text for text in window.read() if "13805716021" in text or "11010519491231002X" in text], "a number")
    window.close()


def keys_work_from_the_list(vault):
    make(vault)
    window = open_client(vault)  # the keyboard stays in the list
    window.key("ctrl+r")
    window.expect("13805716021")
    window.key("ctrl+r")
    window.expect_gone("13805716021")
    window.key("ctrl+7")
    window.expect("Search by Field or Person")
    window.close()


def to_do(vault):
    record = make(vault)
    window = open_client(vault)
    window.key("ctrl+d")
    window.expect("Save")
    window.type("ring the bank")
    window.key("ctrl+Return")
    window.expect_gone("Cancel")
    window.expect("ring the bank")
    window.press("Done")
    window.expect("Done: ring the bank")
    window.close()
    tasks = vault.run("list", "task")["records"]
    assert [task["status"] for task in tasks] == ["done"] and tasks[0]["client"] == record, tasks


def overview(vault):
    record = make(vault)
    account = vault.run("list", "account")["records"][0]["id"]
    for month in ("2026-02-28", "2026-03-31"):
        vault.run("add", "valuation", f"account={account}", f"date={month}", "value=2000")
    window = open_client(vault)
    window.expect("Risk Assessment")
    window.expect("What the Assets Are In")
    window.expect_gone("Nothing was valued yet")
    window.press("Log", Atspi.Role.PUSH_BUTTON)
    window.expect("Outcome")
    window.type("wants a call in spring")
    window.key("ctrl+Return")
    window.expect("wants a call in spring")
    window.press("The Whole Journal")
    window.expect("Search This Journal")
    window.close()
    assert [entry["client"] for entry in vault.run("list", "interaction")["records"]] == [record]


def finances(vault):
    record = make(vault)
    window = open_client(vault)
    go(window, "Finances")
    window.expect("Net Worth")
    window.press("Add an Asset or a Liability")
    window.expect("New: Financial Item")
    window.key("Tab")
    window.type("mortgage")
    window.key("Tab")
    window.type("400")
    window.key("ctrl+Return")
    window.expect("Added: Financial Item")
    window.expect("mortgage")
    window.expect("600", Atspi.Role.LABEL)  # 1,000 less 400
    window.press("Enter Values…")
    window.expect("Account Values")
    window.type("2500")
    window.key("ctrl+Return")
    window.expect("2,100", Atspi.Role.LABEL)
    window.key("ctrl+z")
    window.expect("600", Atspi.Role.LABEL)
    window.close()
    line, = vault.run("list", "statement")["records"]
    assert (line["client"], line["side"], line["item"], line["amount"]) == (record, "liability", "mortgage", "400.00"), line
    assert len(vault.run("list", "valuation")["records"]) == 1


def drafts_of_records(vault):
    make(vault)
    window = open_client(vault)
    window.key("ctrl+d")
    window.expect("New: Task")
    window.type("ring the bank")
    window.key("Escape")
    window.expect("Draft kept")
    window.press("Continue", Atspi.Role.PUSH_BUTTON)  # the same form again
    window.expect("New: Task")
    window.key("End")
    window.type(" twice")
    window.key("Escape")
    window.expect_gone("New: Task")
    window.key("ctrl+d")  # another form, from the book
    window.expect("New: Task")
    harness.time.sleep(1)
    window.key("ctrl+Return")
    window.expect("Added: Task")
    window.expect("ring the bank twice")
    window.close()
    assert [task["title"] for task in vault.run("list", "task")["records"]] == ["ring the bank twice"]


def relations(vault):
    record = make(vault)
    other = vault.run("add", "client", "name=林秀英")["record"]["id"]
    window = open_client(vault)
    go(window, "Profile")
    window.press("Choose…", Atspi.Role.PUSH_BUTTON)
    window.expect("Who Referred the Client", Atspi.Role.DIALOG)
    window.type("lxy")
    harness.wait_for(lambda: [text for text in window.read() if "林秀英" in text], "the hit")
    window.key("Return", "ctrl+Return")
    window.expect("Added: 林秀英")
    window.expect("Referred this client")
    window.press("Add a Family Member")
    window.expect("Role")
    window.type("lxy")
    harness.wait_for(lambda: [text for text in window.read() if "林秀英" in text], "the hit")
    window.key("Return", "ctrl+Return")
    window.expect("The Family Together")
    window.close()
    assert vault.run("show", record)["record"]["referrer"] == other
    assert {member["client"] for member in vault.run("list", "membership")["records"]} == {record, other}


def banners(vault):
    record = make(vault)
    vault.run("set", record, "status=deceased")
    vault.run("add", "client", "name=陈慧敏二")
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("Today")
    window.key("ctrl+f")
    window.type("002X")  # who is not served is found by what is known only of them
    window.expect("陈慧敏")
    window.key("Return")
    window.expect("Deceased: nothing reminds of this client")
    window.press("Serve Again")
    window.expect("Saved: Status")
    window.close()
    assert vault.run("show", record)["record"]["status"] == "active"


def history_of_all_records(vault):
    make(vault)
    account = vault.run("list", "account")["records"][0]["id"]
    vault.run("set", account, "institution=招商银行")
    vault.run("add", "valuation", f"account={account}", "date=2026-02-01", "value=12345.6")
    window = open_client(vault)
    window.key("ctrl+7")
    window.expect("Account · Institution: Not filled in → 招商银行")
    window.expect("Verify…")
    window.press("More on “Account · Institution: Not filled in → 招商银行”", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key("Return")
    window.expect("Saved: Institution")
    window.expect("Account · Institution: 招商银行 → Not filled in")
    window.expect("Valuation · Account: Not filled in → 理财一号")
    window.expect("Valuation · Value: Not filled in → 12,345.60")
    window.close()
    assert "institution" not in vault.run("show", account)["record"]


def entry_becomes_to_do(vault):
    record = make(vault)
    entry = vault.run("add", "interaction", f"client={record}", "time=2026-11-20T02:00:00Z", "channel=call", "summary=send the half-year comparison")["record"]["id"]
    window = open_client(vault)
    window.key("ctrl+6")
    window.press("More on “send the half-year comparison”", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key("Return")
    window.expect("New: Task")
    window.key("ctrl+Return")
    window.expect("Added: Task")
    window.close()
    task, = vault.run("list", "task")["records"]
    assert (task["title"], task["interaction"]) == ("send the half-year compa", entry), task


def journal(vault):
    record = make(vault)
    for day, said in (("2026-11-20", "wants six months"), ("2026-08-03", "asked about gold"), ("2025-01-15", "opened the account")):
        vault.run("add", "interaction", f"client={record}", f"time={day}T02:00:00Z", "channel=call", f"summary={said}")
    window = open_client(vault)
    window.key("ctrl+6")
    window.expect("Nov 2026")
    window.expect("Jan 2025")
    window.press("More on “wants six months”", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key("Down", "Down", "Return")  # correct it
    window.expect("New: Interaction", Atspi.Role.DIALOG)
    window.key("ctrl+Return")
    window.expect("Corrects the entry of")
    window.expect("Corrected")
    window.press("More on “asked about gold”", Atspi.Role.TOGGLE_BUTTON)
    window.expect("", Atspi.Role.MENU_ITEM)
    window.key("Down", "Down", "Down", "Return")
    window.expect("Copied")
    window.reach("Search This Journal")
    window.type("GOLD")
    window.expect_gone("wants six months")
    window.expect("asked about gold")
    window.type("x")
    window.expect("No entry says that")
    window.key("shift+Tab", "Return")  # to the row above, which writes something
    window.expect("Outcome")
    window.key("Escape")
    window.close()
    entries = {entry["id"]: entry for entry in vault.run("list", "interaction")["records"]}
    correction, = (entry for entry in entries.values() if "corrects" in entry)
    assert len(entries) == 4 and entries[correction["corrects"]]["summary"] == correction["summary"] == "wants six months", entries


def long_entry(vault):
    record = make(vault)
    vault.run("add", "interaction", f"client={record}", "time=2026-11-20T02:00:00Z", "channel=call", "summary=" + "about the deposit that ends in spring " * 20)
    window = open_client(vault)
    window.key("ctrl+6")
    window.expect("Search This Journal")
    window.press("Show All", Atspi.Role.PUSH_BUTTON)
    window.expect_gone("Show All", Atspi.Role.PUSH_BUTTON)
    window.close()


def every_control_has_a_name(vault):
    make(vault)
    window = open_client(vault)
    for tab in ("Overview", "Profile", "Finances", "Risk", "Investments", "Journal", "History"):
        go(window, tab)
        harness.time.sleep(0.5)
        assert window.nameless() == [], f"{tab}: {window.nameless()}"
    window.close()


def chinese_and_narrow(vault):
    make(vault)
    window = open_client(vault, "zh", (360, 640))
    for tab, there in (("财务", "理财一号"), ("投资", "持仓"), ("变更", "姓名")):
        go(window, tab)
        window.expect(there)
    window.close()


CASES = [wrong_value_stays, edit_and_undo, flags, gaps_one_by_one, masked_until_revealed, keys_work_from_the_list, to_do, overview, finances, drafts_of_records, relations, banners, history_of_all_records, entry_becomes_to_do, journal, long_entry, every_control_has_a_name, chinese_and_narrow]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 0))
