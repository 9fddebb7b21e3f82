#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what a desktop is told of the program against its own validators and against each other. Speaks TAP.

usage: check-data.py SOURCE-ROOT DESKTOP-FILE METAINFO-FILE VERSION
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

ID = "io.github.kedang.Dossier"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# A code host gives names with a capital letter; DESIGN keeps this one.
ALLOWED = "cid-contains-uppercase-letter"


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def check_desktop(path):
    """Complaints about the desktop file."""
    code, out = run("desktop-file-validate", path)
    if code != 0 or out.strip():
        yield out.strip() or "desktop-file-validate failed"
    text = path.read_text(encoding="utf-8")
    keys = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        if not re.search("[\u4e00-\u9fff]", keys.get(f"{key}[zh_CN]", "")):
            yield f"{key} has no Chinese text"
    for key in ("Keywords", "Keywords[zh_CN]"):
        if not keys.get(key, "").endswith(";"):
            yield f"{key} does not end in a semicolon"
    if keys.get("Icon") != ID:
        yield "the icon is not named by the program's id"


def check_metainfo(path, version):
    """Complaints about the metainfo, pedantic ones too."""
    code, out = run("appstreamcli", "validate", "--no-net", "--pedantic", path)
    lines = [line for line in out.splitlines() if re.match(r"[EWIP]:", line) and ALLOWED not in line]
    yield from lines
    if code != 0 and not lines:
        yield out.strip()
    root = ET.parse(path).getroot()
    if root.findtext("id") != ID:
        yield "the id is another one"
    if root.find("releases/release").get("version") != version:
        yield "the newest release is not this version"
    for summary in root.findall("summary"):
        if not 5 <= len(summary.text) <= 35 or summary.text.endswith("."):
            yield f"the summary is not of 5 to 35 characters without a full stop: {summary.text}"
    if [e.tag for e in root if e.get(LANG, "").startswith("zh")] != ["name", "summary"]:
        yield "name or summary has no Chinese text"
    colours = [c.text for c in root.findall("branding/color")]
    if len(set(colours)) != 2:
        yield "there are no two different colours"


def check_schemas(folder):
    code, out = run("glib-compile-schemas", "--strict", "--dry-run", folder)
    if code != 0:
        yield out.strip()


def check_icon(path, grid):
    """Complaints about an icon: another grid, nothing or everything painted."""
    if not path.is_file():
        yield f"{path} is not there"
        return
    if ET.parse(path).getroot().get("viewBox") != f"0 0 {grid} {grid}":
        yield f"{path.name} is not drawn on a grid of {grid}"
    pixels = GdkPixbuf.Pixbuf.new_from_file_at_size(str(path), grid, grid)
    alpha = [pixels.get_pixels()[y * pixels.get_rowstride() + x * 4 + 3] for y in range(grid) for x in range(grid)]
    painted = sum(a > 128 for a in alpha) / len(alpha)
    if not 0.2 < painted < 0.95:
        yield f"{path.name}: {painted:.0%} of it is painted"


def check_icons(folder):
    yield from check_icon(folder / f"scalable/apps/{ID}.svg", 128)
    symbolic = folder / f"symbolic/apps/{ID}-symbolic.svg"
    yield from check_icon(symbolic, 16)
    if symbolic.is_file() and len(set(re.findall(r'fill="(#\w+)"', symbolic.read_text(encoding="utf-8")))) != 1:
        yield "the symbolic icon has more than one colour"


# In a process of its own: GIO reads the database once.
GUESS = """
import sys
from gi.repository import Gio
print(Gio.content_type_guess(sys.argv[1] or None, sys.argv[2].encode())[0])
"""


def check_mime(path):
    """Complaints about how a backup is known, by its name and by its first bytes."""
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder) / "mime/packages"
        packages.mkdir(parents=True)
        shutil.copy(path, packages / f"{ID}.xml")
        code, out = run("update-mime-database", packages.parent)
        if code != 0:
            yield out.strip()
        for name, head in (("a.kdbackup", ""), ("", "KDBACKUP" + "\0" * 100)):
            code, out = run("env", f"XDG_DATA_HOME={folder}", f"XDG_DATA_DIRS={folder}", sys.executable, "-c", GUESS, name, head.replace("\0", " "))
            if out.strip() != "application/x-dossier-backup":
                yield f"“{name or head.strip()}” is taken for {out.strip()}"


def check_names(data, root):
    """Complaints about files and sources that name the program otherwise."""
    for name in (f"{ID}.desktop.in", f"{ID}.metainfo.xml.in", f"{ID}.service.in", f"{ID}.gschema.xml", f"{ID}.mime.xml"):
        if not (data / name).is_file():
            yield f"data/{name} is not there"
    if f"Name={ID}\n" not in (data / f"{ID}.service.in").read_text(encoding="utf-8"):
        yield "the service has another name"
    if f'<schema id="{ID}"' not in (data / f"{ID}.gschema.xml").read_text(encoding="utf-8"):
        yield "the schema has another id"
    if f"app_id = '{ID}'\n" not in (root / "meson.build").read_text(encoding="utf-8"):
        yield "meson.build has another id"
    if '"KDBACKUP"' not in (root / "src/store/kd-backup-manifest.c").read_text(encoding="utf-8"):
        yield "backups do not begin as the MIME type says"


def changed(path, folder, old, new):
    """Control: a copy in which something is wrong."""
    copy = pathlib.Path(folder) / path.name
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def controls(data, desktop, metainfo, version, folder):
    """What has to be found; yields what is not."""
    found = {
        "a desktop file without a category": list(check_desktop(changed(desktop, folder, "Categories=Office", "Categories=Nonsense"))),
        "a metainfo of another version": list(check_metainfo(metainfo, version + ".1")),
        "a metainfo without a licence": list(check_metainfo(changed(metainfo, folder, "<metadata_license>CC0-1.0</metadata_license>", ""), version)),
        "an icon on another grid": list(check_icon(changed(data / f"icons/hicolor/scalable/apps/{ID}.svg", folder, "0 0 128 128", "0 0 64 64"), 128)),
        "backups of another name": list(check_mime(changed(data / f"{ID}.mime.xml", folder, "kdbackup", "kdbak"))),
    }
    schema = pathlib.Path(folder) / "schemas"
    schema.mkdir()
    changed(data / f"{ID}.gschema.xml", schema, "<default>10</default>", "<default>1000</default>")
    found["a default outside of its range"] = list(check_schemas(schema))
    return [name for name, complaints in found.items() if not complaints]


def main():
    root, desktop, metainfo = (pathlib.Path(a) for a in sys.argv[1:4])
    version, data = sys.argv[4], root / "data"
    with tempfile.TemporaryDirectory() as folder:
        missed = controls(data, desktop, metainfo, version, folder)
    checks = [
        ("the desktop file is valid, in both languages", list(check_desktop(desktop))),
        ("the metainfo is valid and of this version", list(check_metainfo(metainfo, version))),
        ("the settings schema is valid", list(check_schemas(data))),
        ("the icons are there and painted", list(check_icons(data / "icons/hicolor"))),
        ("backups are known by name and by content", list(check_mime(data / f"{ID}.mime.xml"))),
        ("one name everywhere", list(check_names(data, root))),
        ("what is wrong is found", missed),
    ]
    print(f"1..{len(checks)}")
    for number, (title, complaints) in enumerate(checks, 1):
        for complaint in complaints:
            print("#", complaint.replace("\n", "\n# "))
        print("not ok" if complaints else "ok", number, "-", title)
    return 0


if __name__ == "__main__":
    sys.exit(main())
