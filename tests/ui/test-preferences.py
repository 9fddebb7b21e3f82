#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, verification and preferences, by keys.

usage: test-preferences.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import os
import subprocess
import sys
import re
import time

import harness
from harness import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
OTHER = "copper lantern beside nine rivers"


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
    window.expect("Gains and Losses")
    window.reach("Display", PAGE_ROLES)
    window.key("Right", "space", "Right", "space")
    window.expect("Lock with the Screen")
    assert not nameless(window, before), nameless(window, before)
    window.reach("Change Passphrase…")
    window.key("Return")
    window.fill("Passphrase until Now", "not the passphrase")
    window.fill("New Passphrase", OTHER)
    window.fill("Passphrase Again", OTHER)
    window.key("ctrl+Return")
    window.expect("The passphrase until now is wrong")
    window.fill("Passphrase until Now", harness.PASSPHRASE)
    window.key("ctrl+Return")
    window.expect("Passphrase changed")
    window.key("Escape", "ctrl+l")
    window.unlock(OTHER)
    window.expect("我的客户")
    window.close()


def check_recovery(vault):
    groups = vault.recovery_key.split("-")
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("The recovery code has not been checked")
    window.press("Check It…")
    window.expect("Type these groups")
    asked = sorted({int(m[1]) for m in (re.fullmatch(r"Group (\d+)", text) for text in window.read()) if m})
    for number in asked:
        window.fill(f"Group {number}", "0000" if number == asked[0] else groups[number - 1].lower())
    window.fill("Passphrase", harness.PASSPHRASE)
    window.key("Return")
    window.expect(f"Group {asked[0]} is not that of the recovery key")
    window.fill(f"Group {asked[0]}", groups[asked[0] - 1])
    window.key("ctrl+Return")
    window.expect("The recovery code is as on your paper")
    window.expect_gone("The recovery code has not been checked")
    window.close()


def opens_by(vault, code):
    """Whether the command line changes the passphrase by a recovery code."""
    end, start = os.pipe()
    os.write(start, f"{code}\n{OTHER}\n".encode())
    os.close(start)
    run = subprocess.run([CLI, "--json", "--password-fd", str(end), "passphrase", "--recovery"], env=vault.environment, pass_fds=[end], capture_output=True, check=False)
    os.close(end)
    assert run.returncode in (0, 3), run.stdout
    return run.returncode == 0


def new_recovery(vault):
    """The old code holds until the new one is on paper: given up half-way, and killed there, nothing has changed."""
    keys = (vault.path / "vault.keys").read_bytes()
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("我的客户")
    before = window.nameless()
    code = draw_code(window, before)
    window.key("Escape")
    window.expect_gone("It Is on Paper")
    window.key("Escape")
    window.expect_gone("Lock with the Screen")
    time.sleep(0.5)
    draw_code(window, before)
    window.process.kill()
    window.process.wait()
    assert (vault.path / "vault.keys").read_bytes() == keys
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("我的客户")
    other = draw_code(window, before)
    assert other != code
    window.press("It Is on Paper")
    window.expect("Type these groups")
    asked = sorted({int(m[1]) for m in (re.fullmatch(r"Group (\d+)", text) for text in window.read()) if m})
    for number in asked:
        window.fill(f"Group {number}", code[number - 1])
    window.key("Return")
    window.expect("This is not what the recovery code says")
    assert (vault.path / "vault.keys").read_bytes() == keys
    for number in asked:
        window.fill(f"Group {number}", other[number - 1].lower())
    window.key("Return")
    window.expect("The new recovery code holds")
    window.expect_gone("The recovery code has not been checked")
    window.key("Escape")
    window.close()
    assert not opens_by(vault, vault.recovery_key) and not opens_by(vault, "-".join(code))
    (vault.path / "vault.keys").write_bytes((vault.path / "vault.keys.prev").read_bytes())
    assert not opens_by(vault, vault.recovery_key), "the copy beside the file opens by the old code"
    assert opens_by(vault, "-".join(other))


def draw_code(window, before):
    """By the preferences and the passphrase, to the code, which is read from the screen."""
    window.key("ctrl+comma")
    window.expect("Gains and Losses")
    window.reach("Display", PAGE_ROLES)
    window.key("Right", "space", "Right", "space")
    window.reach("Make a New Recovery Code…")
    window.key("Return")
    window.expect("Until the new code is on paper")
    time.sleep(0.5)
    window.type("not the passphrase")
    window.key("Return")
    window.expect("The passphrase is wrong")
    window.fill("Passphrase", harness.PASSPHRASE)
    window.key("Return")
    window.expect("It Is on Paper")
    assert not nameless(window, before), nameless(window, before)
    groups = dict(m.groups() for m in (re.fullmatch(r"Group (\d+): (\w{4})", text) for text in window.read()) if m)
    assert len(groups) == 14, groups
    return [groups[str(number)] for number in range(1, 15)]


# What the buttons of a view switcher are; arrows go from one to the next.
PAGE_ROLES = (Atspi.Role.RADIO_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.PAGE_TAB)


def settings(vault):
    """Each page of the preferences is named throughout, says its rules with their source, and holds at once."""
    window = harness.Window(PROGRAM, vault, "zh")
    window.unlock()
    window.expect("我的客户")
    before = window.nameless()
    window.key("ctrl+comma")
    window.expect("涨跌颜色")
    window.reach("显示", PAGE_ROLES)
    for text in ["内部默认：A 档每季度联系一次", "锁屏时锁定", "上次备份", "适当性 2026", "存储位置"]:
        window.key("Right", "space")
        window.expect(text)
        assert not nameless(window, before), nameless(window, before)
    window.key("Escape")
    window.expect_gone("存储位置")
    time.sleep(0.5)
    window.key("ctrl+comma")
    window.reach("一周从周日开始")
    window.key("space", "Escape", "alt+3")
    window.expect("周日")
    days = [text for text in window.read() if text in ("周一", "周日", "一", "日")]
    assert days and days[0] in ("周日", "日"), days
    window.close()


CASES = [settings, verify, change_passphrase, check_recovery, new_recovery]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 5))
