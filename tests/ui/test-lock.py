#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock and unlock, by keys, in both languages.

usage: test-lock.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import fcntl
import sys
import time

import harness
from gi.repository import Gio, GLib
from harness import Atspi

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
OTHER = "copper lantern beside nine rivers"


def wrong_then_right(vault):
    window = harness.Window(PROGRAM, vault)
    window.unlock("not the passphrase")
    window.expect("The passphrase is wrong")
    window.type(harness.PASSPHRASE)  # what was typed before is selected
    window.key("Return")
    window.expect("我的客户")
    window.key("ctrl+l")
    window.expect("Unlock with the Recovery Code")
    assert not [text for text in window.read() if "我的客户" in text], window.read()
    window.close()


def chinese(vault):
    window = harness.Window(PROGRAM, vault, "zh", (360, 640))
    window.expect("解锁")
    window.unlock("not the passphrase")
    window.expect("密码不对")
    window.close()


def held_by_another(vault):
    first = harness.Window(PROGRAM, vault)
    first.unlock()
    first.expect("我的客户")
    vault.run("list", "client", code=5)
    first.close()


def recover(vault):
    window = harness.Window(PROGRAM, vault)
    window.press("Unlock with the Recovery Code")
    window.expect("The code from your paper")
    wrong = vault.recovery_key[:-1] + ("2" if vault.recovery_key[-1] != "2" else "3")
    window.fill("Recovery Code", wrong)
    window.fill("New Passphrase", OTHER)
    window.fill("Passphrase Again", OTHER)
    window.key("ctrl+Return")
    window.expect("recovery key")  # says what is wrong with it
    window.fill("Recovery Code", vault.recovery_key.lower())
    window.key("ctrl+Return")
    window.expect("我的客户", patience=60)
    window.key("ctrl+l")
    window.unlock()
    window.expect("The passphrase is wrong")
    window.close()


def over_a_dialog(vault):
    """Nobody who has to lock or leave at once looks for Escape first."""
    dialogs = {"ctrl+comma": "Gains and Losses", "F1": "Passphrase, lock, proof", "ctrl+n": "Another Client after This One",
               "ctrl+question": "Keyboard Shortcuts", "ctrl+shift+n": "Log a Contact"}
    window = harness.Window(PROGRAM, vault)
    for key, text in dialogs.items():
        window.unlock()
        window.expect("我的客户")
        window.key(key)
        window.expect(text)
        window.key("ctrl+l")
        window.expect("Unlock with the Recovery Code")
    window.unlock()
    window.expect("我的客户")
    window.key("ctrl+comma")
    window.expect("Gains and Losses")
    window.key("ctrl+q")
    assert window.process.wait(20) == 0
    assert not window.complaints(), window.complaints()


def expect_written(window, text):
    """In an entry, whatever its name."""
    def look():
        return any(text in Atspi.Text.get_text(node, 0, -1) for node in harness.walk(window.root) if node.get_role() == Atspi.Role.TEXT)
    harness.wait_for(look, f"“{text}” in an entry")


def shown(window, names):
    """Whose page is shown: its title and its header say the name, relatives are there once, rows of the list say more."""
    texts = window.read()
    return max(names, key=texts.count)


def come_back(vault):
    """The place, the client, its tab and the form that was being written are there again, in a new program too."""
    names = [client["name"] for client in vault.run("list", "client")["records"]]
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("我的客户")
    window.key("alt+2")
    window.expect("By Assets")
    window.key("Down", "Down", "Down", "Return")
    window.expect("Last Contact")
    time.sleep(0.5)  # the page follows the list
    name = shown(window, names)
    window.key("ctrl+6")
    window.expect("Search This Journal")
    window.key("ctrl+shift+n")
    window.expect("What was said")
    time.sleep(0.5)
    window.type("half a sentence")
    window.key("ctrl+l")
    window.expect("Unlock with the Recovery Code")
    assert window.find(name) is None, window.read()
    window.unlock()
    window.expect("What you were writing is back")
    expect_written(window, "half a sentence")
    window.key("Escape")
    window.expect("Draft kept")
    window.expect("Search This Journal")
    window.press("Continue")
    expect_written(window, "half a sentence")
    window.key("Escape")
    window.close()

    window = harness.Window(PROGRAM, vault)
    window.expect("Last unlocked: Today")
    window.expect("No backup yet")
    window.unlock()
    window.expect("Search This Journal")
    assert shown(window, names) == name, (shown(window, names), name)
    assert window.find("What you were writing is back") is None
    window.close()


def say_on_bus(name, path, interface, signal, flag):
    """As the service of that name says it."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", GLib.Variant("(su)", (name, 4)), None, 0, -1, None)
    bus.emit_signal(None, path, interface, signal, GLib.Variant("(b)", (flag,)))
    bus.flush_sync(None)


def sleep_and_screen(vault):
    """Before the computer sleeps, and when the screen is locked, the book is; waking and unlocking the screen open nothing."""
    vault.environment["DBUS_SYSTEM_BUS_ADDRESS"] = vault.environment["DBUS_SESSION_BUS_ADDRESS"]
    sleep = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
    savers = [(f"org.{who}.ScreenSaver", f"/org/{who}/ScreenSaver", f"org.{who}.ScreenSaver", "ActiveChanged") for who in ("freedesktop", "gnome")]
    window = harness.Window(PROGRAM, vault)
    for call in [sleep, *savers]:
        window.unlock()
        window.expect("我的客户")
        say_on_bus(*call, False)
        time.sleep(0.3)
        assert window.find("Unlock with the Recovery Code") is None
        say_on_bus(*call, True)
        window.expect("Unlock with the Recovery Code")
    window.close()


def in_use(vault):
    """Another program holds the book: the page says so, and one press goes on when it has let go."""
    lock = open(next((vault.path / "books").iterdir()) / "book.lock", "r+")
    fcntl.lockf(lock, fcntl.LOCK_EX)
    window = harness.Window(PROGRAM, vault)
    window.unlock()
    window.expect("The client book is being used by another program")
    window.expect("Nothing was overwritten")
    window.expect("Copy Diagnostics")
    assert not window.nameless(), window.nameless()
    lock.close()
    window.key("Return")  # Try Again has the focus
    window.unlock()
    window.expect("我的客户")
    window.close()


def damaged(vault):
    """The file is cut: the page offers a backup, and leaves the file as it is."""
    path = next(next((vault.path / "books").iterdir()).glob("*.db"))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + 100])
    before = path.read_bytes()
    window = harness.Window(PROGRAM, vault, "zh", (360, 640))
    window.unlock()
    window.expect("客户册有损坏")
    window.expect("复制诊断信息")
    window.key("Return")  # 从备份恢复… has the focus
    window.expect(".kdbackup")
    window.close()
    assert path.read_bytes() == before


CASES = [wrong_then_right, chinese, held_by_another, recover, over_a_dialog, come_back, sleep_and_screen, in_use, damaged]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 5))
