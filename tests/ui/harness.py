# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: a vault of its own, keys by the X server, what is seen by AT-SPI.

Nothing here knows a coordinate. Waits are bounded and end as soon as what is waited for is there.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PASSPHRASE = "violet tractor under seven lamps"
PATIENCE = 30.0

# Roles of what somebody presses or types into: each must have a name.
CONTROLS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.TEXT,
            Atspi.Role.PASSWORD_TEXT, Atspi.Role.LIST_ITEM, Atspi.Role.MENU_ITEM, Atspi.Role.PAGE_TAB, Atspi.Role.RADIO_BUTTON, Atspi.Role.SPIN_BUTTON,
            Atspi.Role.SLIDER, Atspi.Role.SWITCH}


class Missing(AssertionError):
    """What was waited for did not come."""


def wait_for(look, what, patience=PATIENCE):
    """What look() gives once it gives something."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except gi.repository.GLib.Error:  # the tree changed under our eyes
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.05)


def comes(look, patience):
    """What look() gives within that time, or None."""
    try:
        return wait_for(look, "", patience)
    except Missing:
        return None


def walk(node):
    """Every node that is shown, the root first."""
    stack = [node]
    while stack:
        here = stack.pop()
        try:
            if here is None or not here.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            children = [here.get_child_at_index(i) for i in range(here.get_child_count())]
        except gi.repository.GLib.Error:
            continue
        yield here
        stack.extend(reversed(children))


def text_of(node):
    """What is read there: its name, or its text."""
    try:
        text = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)) if node.get_text_iface() else ""
        return node.get_name() or text
    except gi.repository.GLib.Error:
        return ""


class Vault:
    """A vault in a home of its own, cheap to unlock; or a home without one."""

    def __init__(self, cli, cheapen, clients=0, made=True):
        self.cli = cli
        self.windows = []
        self.folder = tempfile.TemporaryDirectory()
        home = self.folder.name
        self.environment = {**os.environ, "HOME": home, "XDG_STATE_HOME": home + "/state", "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config",
                            "XDG_CACHE_HOME": home + "/cache", "GSETTINGS_BACKEND": "memory"}
        self.environment.pop("LC_ALL", None)
        self.path = pathlib.Path(home) / "data/dossier/vault"
        if not made:
            return
        self.recovery_key = self.run("init", "--book", "我的客户")["recovery_key"]
        subprocess.run([cheapen, self.path], input=PASSPHRASE + "\n", text=True, check=True, env=self.environment)
        if clients:
            self.run("demo", "--clients", str(clients))

    def run(self, *arguments, code=0):
        """A command of the command line, which sees the book while the window does not hold it."""
        import json
        end, start = os.pipe()
        os.write(start, (PASSPHRASE + "\n").encode())
        os.close(start)
        run = subprocess.run([self.cli, "--json", "--password-fd", str(end), *map(str, arguments)], env=self.environment, pass_fds=[end],
                             capture_output=True, check=False, timeout=300)
        os.close(end)
        assert run.returncode == code, run.stderr.decode() + run.stdout.decode()
        return json.loads(run.stdout.decode())


class Window:
    """The program with its window, in a language and a size."""

    def __init__(self, program, vault, language="en", size=(1280, 800), files=()):
        environment = {**vault.environment, "LANG": "zh_CN.UTF-8" if language == "zh" else "C.UTF-8", "GTK_A11Y": "atspi"}
        self.log = tempfile.TemporaryFile()
        vault.windows.append(self)
        self.process = subprocess.Popen([program, *map(str, files)], env=environment, stdout=self.log, stderr=self.log)
        self.root = wait_for(self.find_root, "the window")
        self.resize(*size)

    def find_root(self):
        if self.process.poll() is not None:
            raise AssertionError("the program ended: " + self.output())
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_process_id() == self.process.pid and application.get_child_count():
                return application.get_child_at_index(0)
        return None

    def output(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def close(self):
        """Ends the program as a user does; it must say nothing on the way."""
        try:
            self.quit()
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the program does not end: " + self.output()) from None
        assert self.process.returncode == 0 and not self.complaints(), f"exit {self.process.returncode}: {self.complaints()[:6]}"

    def complaints(self):
        """Lines of standard error that no user should ever cause; GTK's own about a focus-out event comes with xdotool."""
        return [line for line in self.output().splitlines()
                if re.search("WARNING|CRITICAL|ERROR|Sanitizer|runtime error", line) and "did not receive a focus-out event" not in line]

    def quit(self):
        """Twice, because a window that is being resized may lose a key."""
        for patience in (3, 20):
            if self.process.poll() is None:
                self.key("ctrl+q")
            try:
                return self.process.wait(patience)
            except subprocess.TimeoutExpired:
                if patience == 20:
                    raise
        return None

    # --- doing ---------------------------------------------------------------------------------------------

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, timeout=60)

    def focus(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def resize(self, width, height):
        """Gives the content a size: without a compositor GTK draws a border around it, in the same X window."""
        window = wait_for(self.focus, "the X window")
        whole, content = (Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW) for node in (self.root, self.root.get_child_at_index(0)))
        self.xdotool("windowsize", window, width + whole.width - content.width, height + whole.height - content.height)
        self.xdotool("windowfocus", window)
        time.sleep(0.3)

    def key(self, *keys):
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, text):
        """ASCII alone: for another letter the keyboard is mapped anew, and a busy program reads the mapping too late."""
        assert text.isascii(), text
        self.xdotool("type", "--delay", "15", text)

    def press(self, name, role=None, patience=PATIENCE):
        node = self.expect(name, role, patience)
        assert Atspi.Action.do_action(node, 0), f"{name} cannot be pressed"
        return node

    def focused(self):
        return next((node for node in walk(self.root) if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def reach(self, name, roles=None):
        """Goes by Tab to what has a name."""
        self.expect(name)
        for _ in range(24):
            node = self.focused()
            if node is not None and node.get_name() == name and (roles is None or node.get_role() in roles):
                return
            self.key("Tab")
            time.sleep(0.05)
        raise Missing(f"Tab does not reach “{name}”; the focus is at {self.focused() and self.focused().get_name()}")

    def fill(self, name, text):
        """Goes by Tab to the entry of a name and types over what is there."""
        self.reach(name, (Atspi.Role.TEXT, Atspi.Role.PASSWORD_TEXT, Atspi.Role.ENTRY))
        self.key("ctrl+a")
        self.type(text)

    def enter_list(self):
        """From anywhere among the clients into the list, by its search entry."""
        self.key("ctrl+f", "Down")
        wait_for(lambda: self.focused() is not None and self.focused().get_role() == Atspi.Role.LIST_ITEM, "the focus in the list")

    # --- seeing --------------------------------------------------------------------------------------------

    def is_sensitive(self, name):
        return self.expect(name, Atspi.Role.PUSH_BUTTON).get_state_set().contains(Atspi.StateType.SENSITIVE)

    def find(self, name, role=None):
        for node in walk(self.root):
            if (role is None or node.get_role() == role) and (name in text_of(node) if name else True):
                return node
        return None

    def expect(self, name, role=None, patience=PATIENCE):
        try:
            return wait_for(lambda: self.find(name, role), f"“{name}” {role}", patience)
        except Missing as missing:
            raise Missing(f"{missing}; on the screen: {' | '.join(self.read())[:1500]}; said: {self.output()[-800:]}") from None

    def expect_gone(self, name, role=None):
        wait_for(lambda: self.find(name, role) is None, f"“{name}” stays")

    def read(self):
        return [text for text in (text_of(node) for node in walk(self.root)) if text]

    def nameless(self, within=None):
        """Controls that a screen reader could only call “button”; in a dialog, by its title, or everywhere."""
        return self.nameless_among(walk(self.root if within is None else self.expect(within, Atspi.Role.DIALOG)))

    def nameless_among(self, nodes):
        return [f"{node.get_role_name()} in {[p for p in self.path_of(node)][-4:]}" for node in nodes
                if node.get_role() in CONTROLS and node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
                and not node.get_description().strip() and not any(text_of(part).strip() for part in walk(node))]

    def choose(self, letter):
        """Opens the main menu and chooses the item of a letter; GTK tells no names of menu items."""
        self.key("F10")
        wait_for(lambda: self.find("", Atspi.Role.MENU_ITEM), "the main menu")
        time.sleep(0.3)
        self.key(letter)

    @staticmethod
    def path_of(node):
        names = []
        while node is not None and len(names) < 12:
            names.append(f"{node.get_role_name()} {node.get_name()}")
            node = node.get_parent()
        return reversed(names)

    def answer_file_dialog(self, path):
        """The dialog for files: a path is typed into it."""
        wait_for(lambda: self.root.get_parent().get_child_count() > 1, "the dialog for files")
        time.sleep(0.5)
        self.key("ctrl+l", "ctrl+a")
        self.type("x" + str(path))  # what begins with an x is not completed between the keys
        self.key("Home", "Delete", "End")

        def closed():
            self.key("Return")
            time.sleep(0.5)
            return self.root.get_parent().get_child_count() == 1
        wait_for(closed, "the end of the dialog for files")

    # --- ways that many tests go ---------------------------------------------------------------------------

    def unlock(self, passphrase=PASSPHRASE):
        wait_for(lambda: self.find("Passphrase") or self.find("密码"), "the entry of the passphrase")
        self.type(passphrase)
        self.key("Return")


def main(cases, make):
    """Runs cases, each with a vault of its own that make() gives, and speaks TAP."""
    wanted = sys.argv[4:]
    cases = [case for case in cases if not wanted or case.__name__ in wanted]
    print(f"1..{len(cases)}")
    failed = False
    for number, case in enumerate(cases, 1):
        vault = None
        try:
            vault = make(case)
            case(vault)
            print(f"ok {number} - {case.__name__}", flush=True)
        except Exception as error:  # a failed case must not hide the others
            failed = True
            print(f"not ok {number} - {case.__name__}\n# {type(error).__name__}: {str(error)[:3000]!r}", flush=True)
        finally:  # a second program would only wake the first one
            for window in vault.windows if vault else []:
                window.process.kill()
                window.process.wait()
    sys.exit(failed)
