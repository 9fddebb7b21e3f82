#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every byte that dossier-cli hands to the system is searched for planted names, numbers and the passphrase.

A client's life is run under strace; nothing of it may go anywhere but to standard output, and no file may be made outside
of the vault, the state folder and the backup. Controls: what is planted on purpose is found.

usage: test-privacy.py DOSSIER-CLI CHEAPEN
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from traced import NEW, OLD, Home, call_of, texts_of

PROGRAM, CHEAPEN = sys.argv[1:3]
PLANTED = ["欧阳春晓", "11010519491231002X", "13800138000", "hegang-canary-notes", OLD, NEW]
CALLS = ["write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "openat", "open", "creat", "rename", "renameat", "renameat2",
         "memfd_create", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat", "mknodat", "socket", "connect", "setxattr", "prctl", "prlimit64"]
NEEDLES = [(text, text.encode(code)) for text in PLANTED for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
ALLOWED = ["data/dossier/vault", "data/dossier/vault.part", "state/dossier", "backup", "restored", "restored.part"]


def leaks(log):
    """Lines of the log in which a planted text goes anywhere but to standard output or error."""
    found = []
    for line in log:
        name, rest = call_of(line)
        if name is None or rest.startswith((b"1<pipe:", b"2<pipe:")):
            continue
        for data in texts_of(line):
            found += [f"{name} of {text}: {rest[:60]!r}" for text, needle in NEEDLES if needle in data]
    return found


def strays(home, log):
    """Files that were opened to be written outside of where they may be, and calls to the network."""
    for line in log:
        name, rest = call_of(line)
        # the C library asks the name service's cache who the user is
        if name in ("socket", "connect", "memfd_create", "sendto", "sendmsg") and b"nscd" not in rest and not rest.startswith(b"AF_UNIX"):
            yield f"{name} {rest[:100]!r}"
        if name in ("openat", "open", "creat", "mkdir", "mkdirat", "rename", "link", "mknodat", "symlink") and not (
                name in ("openat", "open") and not re.search(rb"O_WRONLY|O_RDWR|O_CREAT", rest)) and b"= -1" not in rest:
            for path in (text.decode() for text in texts_of(line)):
                allowed = any(path == f"{home.folder}/{at}" or path.startswith((f"{home.folder}/{at}/", f"{home.folder}/{at}.")) for at in ALLOWED)
                if path.startswith("/") and not allowed and path not in ("/dev/tty", "/dev/null") and path not in parents(home):
                    yield f"{name} {path}"


def parents(home):
    """Folders on the way to those that may be written; these are made if they are missing."""
    return {str(parent) for at in ALLOWED for parent in (home.folder / at).parents}


def readable(home):
    """Files that hold a planted text, or whose mode or name tells something."""
    for path in home.folder.rglob("*"):
        mode = path.stat().st_mode & 0o777
        if mode != (0o700 if path.is_dir() else 0o600):
            yield f"{path} has mode {mode:o}"
        data = path.read_bytes() if path.is_file() else b""
        for text, needle in NEEDLES:
            if needle in data or text in str(path):
                yield f"{text} stands in {path}"


def live(home):
    """A day of work; all that was traced."""
    log = []

    def do(*arguments, secret=OLD, code=0):
        got, lines = home.trace(*arguments, secret=secret, calls=CALLS)
        assert got == code, f"{arguments}: {got}"
        log.extend(lines)

    do("init")
    home.make_cheap()
    do("add", "client", f"name={PLANTED[0]}", f"id_number={PLANTED[1]}", f"notes={PLANTED[3]}")
    record = home.run("list", "client")[1]["records"][0]["id"]
    do("add", "contact-method", f"client={record}", "type=手机", f"value={PLANTED[2]}")
    do("set", record, f"extra.old name={PLANTED[0]}")
    do("list", "client", "--where", f"name ~ {PLANTED[0]}")
    do("show", record, "--reveal")
    do("history", record, "--reveal")
    do("undo")
    do("list", "client", secret=NEW, code=3)
    do("verify", "--full")
    do("backup", str(home.folder / "backup"))
    do("restore", str(home.folder / "backup"), "--to", str(home.folder / "restored"))
    do("passphrase", secret=OLD + "\n" + NEW)
    do("doctor", code=0 if home.run("doctor")[0] == 0 else 1)
    return log


def nothing_leaks(home):
    log = live(home)
    writes = sum(call_of(line)[0] in ("write", "pwrite64") for line in log)
    print(f"# {len(log)} calls, {writes} writes searched for {len(NEEDLES)} needles")
    assert writes > 300, "too few writes were seen"
    for problems in (leaks(log), list(strays(home, log)), list(readable(home))):
        assert not problems, f"{len(problems)}: {problems[:5]}"


def shell(home, script):
    with tempfile.NamedTemporaryFile() as log:
        subprocess.run(["strace", "-f", "-qq", "-y", "-s", "1000000", "-o", log.name, "-e", "trace=" + ",".join(CALLS), sys.executable, "-c", script],
                       check=True, capture_output=True, timeout=60, cwd=home.folder)
        return log.read().splitlines()


def controls(home):
    home.folder.mkdir(mode=0o700)
    for text in PLANTED:
        for code in ("utf-8", "utf-16-le"):
            log = shell(home, f"open('backup', 'wb').write(b'x' * 5000 + {text!r}.encode({code!r}) + b'y' * 5000)")
            assert leaks(log), f"{text} in {code} was written and not seen"
            assert any("stands in" in problem for problem in readable(home)), f"{text} in {code} lies there and is not seen"
    log = shell(home, f"open({str(home.folder / 'stray')!r}, 'w').close()")
    assert any("stray" in problem for problem in strays(home, log)), "a stray file was not seen"
    log = shell(home, "import socket; socket.socket()")
    assert list(strays(home, log)), "a socket was not seen"
    (home.folder / "stray").chmod(0o644)
    assert any("644" in problem for problem in readable(home)), "an open mode was not seen"


def main():
    print("1..2")
    for number, function in enumerate((controls, nothing_leaks), 1):
        folder = pathlib.Path(tempfile.mkdtemp())
        try:
            home = Home(str(folder / "home"), PROGRAM, CHEAPEN, make=False)
            if function is nothing_leaks:
                home.folder.mkdir(mode=0o700)
            function(home)
            print(f"ok {number} - {function.__name__}", flush=True)
        except AssertionError as error:
            print(f"# {error}".replace("\n", "\n# ") + f"\nnot ok {number} - {function.__name__}", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
