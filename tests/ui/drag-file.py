#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that is nothing but a file to be dragged out of, as a file manager's is.

usage: drag-file.py FILE
"""
import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def on_activate(application):
    window = Gtk.ApplicationWindow(application=application, title="drag-file", decorated=False, default_width=200, default_height=200)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(files))
    window.add_controller(source)
    window.present()


application = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
application.connect("activate", on_activate)
application.run(None)
