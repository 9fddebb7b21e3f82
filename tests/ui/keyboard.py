# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyboard reaches: Tab and arrows in the real window, and the focus as AT-SPI tells of it."""
import time

from gi.repository import GLib

import harness
from harness import Atspi

WINDOW_BUTTONS = {"Minimize", "Maximize", "Restore", "Close", "最小化", "最大化", "还原", "关闭"}
WHOLE = {Atspi.Role.COMBO_BOX, Atspi.Role.CHECK_BOX, Atspi.Role.SWITCH}
STRIDE = 12
ENOUGH = 40  # strides


class Keyboard:
    """Follows the focus of a window."""

    def __init__(self, window):
        self.window = window
        self.seen = []
        self.reached = set()  # on pages before: the same controls stand on many
        self.listener = Atspi.EventListener.new(self.on_focus)
        self.listener.register("object:state-changed:focused")

    def close(self):
        self.listener.deregister("object:state-changed:focused")

    def on_focus(self, event):
        if event.detail1:
            self.seen.append(event.source)

    def settle(self, seconds=0.15):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                end = max(end, time.monotonic() + 0.05)
            time.sleep(0.01)

    def stride(self, key, count=STRIDE):
        """Where the focus comes by a key, pressed so many times."""
        self.settle(0.02)
        self.seen.clear()
        self.window.xdotool("key", "--delay", 8, *[key] * count)
        self.settle()
        return list(self.seen)

    def by_tab(self):
        """Everything that Tab comes to before it goes round again, in its order."""
        found = {}
        for _ in range(ENOUGH):
            passed = {identity(node): node for node in self.stride("Tab")}
            fresh = {name: node for name, node in passed.items() if name not in found}
            found.update(fresh)
            if not fresh:
                return found
        raise AssertionError(f"Tab does not come round: {list(found)[-3:]}")

    def go_to(self, found, wanted):
        """Goes on by Tab to a stop of the round: near it at once, then step by step, because some stops look alike."""
        stops = list(found)
        for here in (self.stride("Tab", 1) for _ in range(len(stops))):
            name = identity(here[0]) if here else None
            if name == wanted:
                return True
            on = (stops.index(wanted) - stops.index(name)) % len(stops) if name in found else 0
            if on > 6:
                self.stride("Tab", on - 5)
        return False

    def by_arrows(self, found, missing):
        """What arrows reach from a control of the same kind beside it that Tab came to."""
        starts = {identity(start) for node in missing if (start := neighbour(node, found)) is not None}
        reached = {}
        for start in starts:
            there, back = ("Down", "Up") if "list item" in start[-1] else ("Right", "Left")
            if self.go_to(found, start):
                for node in self.stride(there) + self.stride(back, 2 * STRIDE):
                    reached[identity(node)] = node
        return reached

    def unreached(self, nodes):
        """Controls among nodes that neither Tab nor arrows come to."""
        wanted = {name: node for node in nodes if is_control(node) and (name := identity(node)) not in self.reached}
        if not wanted:
            return []
        found = self.by_tab()

        def missing():
            return {name: node for name, node in wanted.items() if name not in found and not any(identity(part) in found for part in harness.walk(node))}
        if missing():
            found = {**found, **self.by_arrows(found, list(missing().values()))}
        left = missing()
        self.reached.update(name for name in wanted if name not in left)
        return [" › ".join(name) for name in left]


def is_control(node):
    """Something to press or to type into that is a stop of its own: not a part of a combo box or of a switch's row."""
    states = node.get_state_set()
    if (node.get_role() not in harness.CONTROLS or not states.contains(Atspi.StateType.FOCUSABLE) or not states.contains(Atspi.StateType.SENSITIVE)
            or node.get_name() in WINDOW_BUTTONS):
        return False
    for _ in range(5):
        node = node.get_parent()
        if node is None:
            return True
        # a button of a menu says of itself that it can be pressed where the menu cannot be opened
        if node.get_role() in WHOLE or not node.get_state_set().contains(Atspi.StateType.SENSITIVE):
            return False
    return True


def neighbour(node, found):
    """The nearest control of the same role that Tab came to."""
    try:
        role, group = node.get_role(), node
        for _ in range(5):
            group = group.get_parent()
            near = next((part for part in harness.walk(group) if part.get_role() == role and identity(part) in found), None)
            if near is not None:
                return near
    except GLib.Error:
        pass
    return None


def identity(node):
    """Rows are made anew while one looks: what a control is called, and what it stands in."""
    names = []
    try:
        while node is not None and len(names) < 3:
            if name := harness.text_of(node):
                names.append(f"{node.get_role_name()} {name}")
            elif not names:
                names.append(node.get_role_name())
            node = node.get_parent()
    except GLib.Error:
        pass
    return tuple(reversed(names))
