#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong around the program: passphrases, damaged and newer books, one that is held, a disk that is full,
a backup folder that is gone, files that are no lists. Each is told with what to do, nothing is lost, and the program lives.

usage: test-badinput.py DOSSIER DOSSIER-CLI CHEAPEN [CASE…]
"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time

import harness

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "import"))
import damaged_list  # noqa: E402

PROGRAM, CLI, CHEAPEN = sys.argv[1:4]
NOTHING_LOST = "Nothing was overwritten"


def close(window):
    """SQLCipher tells of what it cannot decrypt on standard error; nothing else may be said."""
    window.quit()
    assert window.process.returncode == 0
    said = [line for line in window.complaints() if " CORE " not in line]
    assert not said, said


def open_window(vault, **how):
    window = harness.Window(PROGRAM, vault, **how)
    window.unlock()
    return window


def book(vault):
    found, = vault.path.glob("books/*/book-*.db")
    return found


def names(vault):
    return sorted(record["name"] for record in vault.run("list", "client")["records"])


def wrong_four_times(vault):
    """After three tries somebody waits; what was typed in vain is selected, so that the next word replaces it."""
    window = harness.Window(PROGRAM, vault)
    for number in range(8):
        window.unlock(f"not the passphrase {number}")
        window.expect("The passphrase is wrong")
        # Looked for while it is shown: the first waiting is over in a second, but the try before it may take as long.
        if harness.comes(lambda: window.find("Try again in"), 3):
            break
    assert 3 <= number < 7, "the first tries are free, and the next ones are not"
    window.key("Return")  # in vain
    harness.wait_for(lambda: window.find("Try again in") is None, "the end of the waiting", 120)
    window.unlock()
    window.expect("Main Menu")
    window.close()


def damaged_book(vault):
    path = book(vault)
    whole = path.read_bytes()
    before = names(vault)
    harms = {"the first page": whole[:2000] + b"\0" * 4096 + whole[6096:], "cut off": whole[:len(whole) // 2 // 4096 * 4096], "emptied": b""}
    for name, harm in harms.items():
        path.write_bytes(harm)
        window = open_window(vault)
        window.expect(NOTHING_LOST)
        window.expect("estore")
        assert not window.nameless(), window.nameless()
        close(window)
        assert path.read_bytes() == harm, f"{name}: a damaged book was written to"
    path.write_bytes(whole)
    assert names(vault) == before


def damaged_within(vault):
    """Pages further in: the book may open; what is read of them is told, and the program lives."""
    path = book(vault)
    whole = bytearray(path.read_bytes())
    for page in range(8, len(whole) // 4096, 3):
        whole[page * 4096 + 1000:page * 4096 + 1032] = os.urandom(32)
    path.write_bytes(whole)
    window = open_window(vault)
    harness.wait_for(lambda: window.find(NOTHING_LOST) or window.find("Main Menu"), "a page")
    window.expect("damaged")
    close(window)


def copy_out(window, path):
    """By the menu, all clients, as the dialog proposes it."""
    window.choose("e")
    window.expect("the access log will have no line for this")
    window.key("ctrl+Return")
    window.answer_file_dialog(path)
    window.expect("exported to")


def is_sensitive(node):
    """With all that it stands in: GTK tells of each widget's own state only."""
    while node is not None and node.get_role() != harness.Atspi.Role.FRAME:
        if not node.get_state_set().contains(harness.Atspi.StateType.SENSITIVE):
            return False
        node = node.get_parent()
    return True


def read_only(vault):
    """A book of which pages are destroyed: opened from the fault page without a byte written, shown and copied out as far as it can be read."""
    path = book(vault)
    before = names(vault)
    whole = path.read_bytes()
    harmed = harm_until_refused(vault, path, whole)
    window = open_window(vault)
    window.expect(NOTHING_LOST)
    window.press("Open Read-Only")
    window.expect("Nothing is written")
    assert not window.nameless(), window.nameless()
    window.unlock()
    window.expect("Read-only: the client book is damaged")
    window.key("alt+2")
    window.expect("Search clients")
    assert any(window.find(name) for name in before), window.read()
    window.key("ctrl+n")
    window.expect("Nothing can be changed while the client book is read-only")
    assert window.find("Another Client after This One") is None, "a new client was offered"
    window.enter_list()
    window.key("Return")
    window.expect("Overview", harness.Atspi.Role.PAGE_TAB)
    window.key("ctrl+2")
    name = window.expect("Former Name", harness.Atspi.Role.TEXT)
    assert not is_sensitive(name), "a field can be edited"
    assert not window.is_sensitive("Add a Family Member")
    assert not window.is_sensitive("Back Up…")
    copy_out(window, pathlib.Path(vault.folder.name) / "copy.xlsx")
    close(window)
    copied = (pathlib.Path(vault.folder.name) / "copy.xlsx").read_bytes()
    assert len(copied) > 1000, copied
    assert path.read_bytes() == harmed, "a damaged book was written to"
    assert not list(path.parent.glob("*-journal"))
    path.write_bytes(whole)
    assert names(vault) == before
    assert vault.run("verify", "--full")["ok"]


def harm_until_refused(vault, path, whole):
    """Destroys one page, one that is needed to show the list but not to open the file; the command line says which."""
    for page in range(len(whole) // 4096 - 1, 1, -1):
        harmed = whole[:page * 4096 + 1000] + os.urandom(32) + whole[page * 4096 + 1032:]
        path.write_bytes(harmed)
        if not loads(vault):
            return harmed
    raise AssertionError("no page is needed")


def loads(vault):
    end, start = os.pipe()
    os.write(start, (harness.PASSPHRASE + "\n").encode())
    os.close(start)
    run = subprocess.run([CLI, "--json", "--password-fd", str(end), "segments", "--by", "risk"], env=vault.environment, pass_fds=[end], capture_output=True, check=False)
    os.close(end)
    return run.returncode == 0


def newer_vault(vault):
    path = vault.path / "vault.keys"
    data = path.read_bytes()
    path.write_bytes(data[:8] + b"\0\2" + data[10:])
    window = open_window(vault)
    window.expect("newer version")
    window.expect(NOTHING_LOST)
    close(window)
    path.write_bytes(data)
    open_window(vault).close()


def files_gone(vault):
    path = book(vault)
    aside = path.with_name("aside")
    path.rename(aside)
    window = open_window(vault)
    window.expect("cannot be found")
    assert not path.exists(), "an empty book was made in the place of the missing one"
    window.expect("Choose a Folder…")
    window.expect("Restore from a Backup…")
    window.close()
    aside.rename(path)
    window = open_window(vault)
    window.expect("Main Menu")
    window.close()


def held_by_command_line(vault):
    people, _ = damaged_list.make(60000, 0)
    path = pathlib.Path(vault.folder.name) / "long.csv"
    damaged_list.write(people, path)
    end, start = os.pipe()
    os.write(start, (harness.PASSPHRASE + "\n").encode())
    os.close(start)
    with subprocess.Popen([CLI, "--json", "--password-fd", str(end), "import", path], env=vault.environment, pass_fds=[end], stdout=subprocess.DEVNULL) as other:
        time.sleep(1)
        window = open_window(vault)
        window.expect("being used by another program")
        assert other.poll() is None, "the other program was too quick"
        other.kill()
    window.press("Try Again")
    window.unlock()
    window.expect("Main Menu", patience=120)
    window.close()


def limit(window, size):
    """No file of the program may grow past size; as a full disk, for one process alone."""
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def add_client(window, name, mobile):
    window.key("ctrl+n")
    window.expect("Another Client after This One")
    window.type(name)
    window.key("Tab")
    window.type(mobile)
    window.key("ctrl+Return")


def disk_full_while_editing(vault):
    before = names(vault)
    window = open_window(vault)
    window.expect("Main Menu")
    limit(window, 4096)
    add_client(window, "Anna Lee", "13800130138")
    window.expect("disk")
    window.expect("Another Client after This One")  # what was typed is still there
    limit(window, resource.RLIM_INFINITY)
    window.key("ctrl+Return")
    window.expect_gone("Another Client after This One")
    window.close()
    assert names(vault) == sorted([*before, "Anna Lee"]), names(vault)
    assert vault.run("verify", "--full")["ok"]


def disk_full_while_importing(vault):
    before = names(vault)
    people, _ = damaged_list.make(20000, 0)
    path = pathlib.Path(vault.folder.name) / "list.csv"
    damaged_list.write(people, path)
    window = open_window(vault, files=[path])
    window.expect("First rows of the file")
    window.key("ctrl+Return")
    window.expect("Keep under its own name")
    window.key("ctrl+Return")
    window.expect("20000 rows =", patience=120)
    harness.wait_for(lambda: window.find("Import 1") or window.find("Import 2"), "the verb", 60)
    limit(window, book(vault).stat().st_size + 1000000)
    window.key("ctrl+Return")
    window.expect("disk", patience=120)
    limit(window, resource.RLIM_INFINITY)
    window.close()
    again = open_window(vault)  # takes back what may have been left
    again.expect("Main Menu", patience=120)
    again.close()
    assert names(vault) == before, len(names(vault))
    assert vault.run("verify", "--full")["ok"]


def backup_folder_gone(vault):
    disk = pathlib.Path(vault.folder.name) / "disk"
    disk.mkdir()
    window = open_window(vault)
    window.expect("Main Menu")
    window.choose("b")
    window.expect("None yet")
    window.press("Choose…")
    window.answer_file_dialog(disk)
    window.expect(str(disk))
    window.key("ctrl+Return")
    window.expect("Backed up and checked", patience=60)
    window.key("Escape")
    shutil.rmtree(disk)
    window.choose("b")
    window.expect(str(disk))
    window.key("ctrl+Return")
    window.expect("connect the disk or choose another folder")
    window.key("Escape")
    window.close()


def hostile_files(vault):
    """Given to the program as lists. None hangs it, none fills the memory."""
    folder = pathlib.Path(vault.folder.name)
    files = {"empty.csv": b"", "zeros.csv": b"\0" * 100000, "program.xlsx": pathlib.Path("/bin/sh").read_bytes(), "no.xlsx": b"PK\3\4" + os.urandom(5000),
             "line.csv": b"a," * 4000000, "noise.csv": os.urandom(300000), "link.csv": None, "pipe.csv": None, "folder.csv": None, "gone.csv": None}
    for name, content in files.items():
        if content is not None:
            (folder / name).write_bytes(content)
    (folder / "link.csv").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.csv")
    (folder / "folder.csv").mkdir()
    for name in files:
        window = open_window(vault, files=[folder / name])
        window.expect("Import", harness.Atspi.Role.DIALOG)
        harness.wait_for(lambda: any(word in text for text in window.read() for word in HOSTILE_WORDS), f"a word about {name}: {window.read()[-40:]}", 20)
        peak = int(next(line for line in pathlib.Path(f"/proc/{window.process.pid}/status").read_text(encoding="ascii").splitlines() if line.startswith("VmRSS")).split()[1])
        assert peak < 1500000, f"{name}: {peak} KiB"
        window.key("Escape")
        window.expect_gone("", harness.Atspi.Role.DIALOG)
        window.key("alt+2")
        window.expect("Search clients")
        window.close()
    assert len(names(vault)) == 5


HOSTILE_WORDS = ("This File Cannot Be Imported", "First rows of the file")

CASES = [wrong_four_times, damaged_book, damaged_within, read_only, newer_vault, files_gone, held_by_command_line, disk_full_while_editing, disk_full_while_importing,
         backup_folder_gone, hostile_files]

if __name__ == "__main__":
    harness.main(CASES, lambda case: harness.Vault(CLI, CHEAPEN, 5))
