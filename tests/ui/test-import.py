#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The import assistant: a damaged list by keys, its end undone, a large one cancelled.

usage: test-import.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import pathlib
import subprocess
import sys
import time

import harness

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "import"))
import damaged_list  # noqa: E402

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]


def make_list(vault, rows, damaged):
    path = pathlib.Path(vault.folder.name) / "list.csv"
    people, fates = damaged_list.make(rows, damaged)
    damaged_list.write(people, path)
    return path, fates


def go_to_check(vault, path, mapped="Keep under its own name"):
    """A window in which a list is open, up to the step that counts; where the columns are mapped, this is to be read."""
    window = harness.Window(PROGRAM, vault, files=[path])
    window.unlock()
    window.expect("First rows of the file")
    window.key("ctrl+Return")
    window.expect(mapped)
    window.key("ctrl+Return")
    return window


def damaged_list_and_undo(vault):
    path, fates = make_list(vault, 400, 30)
    window = harness.Window(PROGRAM, vault, files=[path])
    window.unlock()
    window.expect("First rows of the file")
    window.expect("客户姓名 → Name")
    window.key("ctrl+Return")
    window.expect("Keep under its own name")
    window.expect("客户姓名")
    assert not window.nameless("Import"), window.nameless("Import")
    window.key("ctrl+Return")
    window.expect(f"400 rows = {fates.count('new')} new + 0 updated + {fates.count('duplicate')} duplicate + {fates.count('problem')} with problems")
    window.expect("check digit is wrong")
    window.expect(f"Import {fates.count('new')} Rows")
    window.key("ctrl+Return")
    window.expect("Undo This Import")
    window.press("Undo This Import")
    window.expect("Undone")
    window.close()
    assert not vault.run("list", "client")["records"]
    assert vault.run("verify", "--full")["ok"]


def cancelled_half_way(vault):
    path, _ = make_list(vault, 60000, 30)
    window = go_to_check(vault, path)
    window.expect("60000 rows =", patience=120)
    harness.wait_for(lambda: window.find("Import 5"), "the verb", 60)
    window.key("ctrl+Return")
    window.expect("rows done")
    window.press("Go On in the Background")
    window.expect_gone("rows done")
    window.expect("Importing ", harness.Atspi.Role.FRAME)
    window.press("Importing ", harness.Atspi.Role.PUSH_BUTTON)
    window.expect("rows done")
    window.key("Escape")
    window.expect_gone("rows done")
    window.key("ctrl+i")
    window.expect("rows done")
    window.press("Cancel the Import")
    window.expect("Nothing was kept", patience=120)
    window.close()
    assert not vault.run("list", "client")["records"]
    assert vault.run("list", "import_batch")["records"][0]["state"] == "undone"


def problem_by_problem(vault):
    """F8 walks the rows that need a look; one is taken without its value, then all of that column."""
    path = pathlib.Path(vault.folder.name) / "x.csv"
    path.write_text("客户姓名,手机号,出生日期\n陈慧敏,13805716021,某年\n周建国,13805716022,1970-01-01\n林秀英,13805716023,不详\n吴思远,13805716024,待问\n", encoding="utf-8")
    window = go_to_check(vault, path, "Known Again by")
    window.expect("4 rows = 1 new + 0 updated + 0 duplicate + 3 with problems")
    window.key("F8")
    window.expect("Row 2 · 陈慧敏")
    window.key("F8")
    harness.wait_for(lambda: (window.focused() and window.focused().get_name() or "").startswith("Row 4 · 林秀英"), "the second problem")
    window.key("space")
    window.expect("4 rows = 2 new + 0 updated + 0 duplicate + 2 with problems")
    assert not window.nameless("Import"), window.nameless("Import")
    window.key("F8", "F8")
    harness.wait_for(lambda: (window.focused() and window.focused().get_name() or "").startswith("Row 2 · 陈慧敏"), "the first problem again")
    window.press("Take all of these rows without this value")
    window.expect("4 rows = 4 new + 0 updated + 0 duplicate + 0 with problems")
    window.key("ctrl+Return")
    window.expect("Undo This Import")
    window.close()
    assert len(vault.run("list", "client")["records"]) == 4


def mapped_like_an_earlier_file(vault):
    """What columns meant is offered by the file's name and serves for one with other columns beside them."""
    first, second = (pathlib.Path(vault.folder.name) / name for name in ("march.csv", "april.csv"))
    first.write_text("客户姓名,甲\n陈慧敏,上海\n", encoding="utf-8")
    second.write_text("客户姓名,甲,手机号,乙\n周建国,北京,13805716021,x\n", encoding="utf-8")
    window = harness.Window(PROGRAM, vault, files=[first])
    window.unlock()
    window.expect("First rows of the file")
    window.key("ctrl+Return")
    window.expect("Keep under its own name")
    window.key("ctrl+Return")
    window.expect("1 rows = 1 new")
    window.key("ctrl+Return")
    window.expect("Undo This Import")
    window.key("Escape")
    window.expect_gone("Undo This Import")
    window.key("ctrl+i")
    window.expect("Mapped Like an Earlier File")
    assert not window.nameless("Import"), window.nameless("Import")
    window.reach("march.csv")
    window.key("Return")
    window.answer_file_dialog(second)
    window.expect("周建国")
    window.close()


def ends_in_the_background(vault):
    """Closed while it runs, it goes on, and its end is told."""
    path, _ = make_list(vault, 20000, 0)
    window = go_to_check(vault, path)
    window.expect("20000 rows =", patience=60)
    harness.wait_for(lambda: window.find("Import 20000 Rows"), "the verb", 60)
    window.key("ctrl+Return")
    window.press("Go On in the Background")
    window.expect("Importing ", harness.Atspi.Role.PUSH_BUTTON)
    window.expect("20000 rows imported", patience=120)
    window.expect_gone("Importing ")
    window.close()
    assert vault.run("list", "import_batch")["records"][0]["state"] == "done"


def choose(window, name, option, *keys):
    """Opens a drop-down by its name and goes through it by keys."""
    box = window.expect(name, harness.Atspi.Role.COMBO_BOX)
    button = next(node for node in harness.walk(box) if node.get_role() in (harness.Atspi.Role.TOGGLE_BUTTON, harness.Atspi.Role.PUSH_BUTTON) and node.get_action_iface())
    assert harness.Atspi.Action.do_action(button, 0), name
    window.expect(option)
    window.key(*keys)


def previewed(vault):
    """What was found out about the file is marked, can be changed, and what is no good stands out before anything is counted."""
    path = pathlib.Path(vault.folder.name) / "x.csv"
    path.write_bytes("2026年名单\n客户姓名;证件号码;测评结果\n陈慧敏;330106197403080020;平衡型\n周建国;;看情况\n".encode("gb18030"))
    window = harness.Window(PROGRAM, vault, files=[path])
    window.unlock()
    for words in ("Encoding · automatic", "Separator · automatic", "Column names · automatic", "客户姓名 → Name", "330***********0020", "in these rows need a look"):
        window.expect(words)
    choose(window, "Separator", "Comma", "Up", "Return")
    window.expect_gone("Separator · automatic")
    window.expect_gone("客户姓名 → Name")
    choose(window, "Separator", "Semicolon", "Down", "Return")
    window.expect("客户姓名 → Name")
    window.resize(360, 640)
    window.expect("Row 3")
    window.press("Next row")
    window.expect("看情况 · ")
    assert not window.nameless("Import"), window.nameless("Import")
    window.close()


def dropped_on_the_window(vault):
    """A list dragged out of another program's window, by the pointer, anywhere onto ours."""
    path = pathlib.Path(vault.folder.name) / "x.csv"
    path.write_text("客户姓名,手机号\n陈慧敏,13805716021\n", encoding="utf-8")
    window = harness.Window(PROGRAM, vault, size=(1000, 700))
    window.unlock()
    window.expect("No Clients Yet")
    frame = window.focus()
    window.xdotool("windowmove", frame, 600, 200)
    with subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name("drag-file.py"), path], env=vault.environment) as other:
        try:
            found = harness.wait_for(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^drag-file$"], capture_output=True, text=True, check=False).stdout.split(), "the other window")[-1]
            window.xdotool("windowmove", found, 20, 20)
            time.sleep(0.5)
            window.xdotool("mousemove", "--window", found, 100, 100)
            window.xdotool("mousedown", 1)
            for step in range(1, 11):
                window.xdotool("mousemove", 120 + step * 90, 120 + step * 40)
                time.sleep(0.05)
            time.sleep(0.5)
            window.xdotool("mouseup", 1)
            window.expect("客户姓名 → Name")
        finally:
            other.kill()
    window.xdotool("windowfocus", frame)
    window.close()


def refused(vault):
    path = pathlib.Path(vault.folder.name) / "x.csv"
    path.write_text('a,b\n1,"never closed\n', encoding="utf-8")
    window = harness.Window(PROGRAM, vault, "zh", (360, 640), files=[path])
    window.unlock()
    window.expect("引号")
    window.close()


CASES = [previewed, dropped_on_the_window, damaged_list_and_undo, problem_by_problem, mapped_like_an_earlier_file, cancelled_half_way, ends_in_the_background, refused]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN))
