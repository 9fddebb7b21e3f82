# SPDX-License-Identifier: GPL-3.0-or-later
"""A home folder, dossier-cli in it, and strace around it: what is written where, and what if a call fails or kills."""
import codecs
import collections
import json
import os
import pathlib
import re
import resource
import subprocess
import tempfile

OLD, NEW = "violet tractor under seven lamps", "copper river walks over ninety moons"
LONG = bool(os.environ.get("DOSSIER_LONG"))
CHANGES = ["write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "unlink", "link"]
LINE = re.compile(rb"^(?:\d+ +)?(\w+)\((.*)")
PID = re.compile(rb"^(\d+) ")
TEXT = re.compile(rb'"((?:[^"\\]|\\.)*)"')


class Home:
    """A home folder of its own, with a vault that unlocks fast."""

    def __init__(self, folder, program, cheapen, make=True):
        self.folder, self.program, self.cheapen = pathlib.Path(folder), program, cheapen
        self.vault = self.folder / "data/dossier/vault"
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.environment = {**os.environ, "HOME": folder, "ASAN_OPTIONS": sanitizer,
                            **{f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("DATA", "STATE", "CONFIG", "CACHE")}}
        if make:
            self.folder.mkdir(mode=0o700)
            assert self.run("init")[0] == 0
            self.make_cheap()

    def make_cheap(self, secret=OLD):
        subprocess.run([self.cheapen, str(self.vault)], input=secret.encode() + b"\n", check=True, env=self.environment, timeout=60)

    def start(self, arguments, secret, wrapper=(), limit=None):
        end, start = os.pipe()
        os.write(start, (secret + "\n").encode())
        os.close(start)

        def prepare():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        # SIGXFSZ stays ignored, as Python has it: writing then fails as on a full disk
        run = subprocess.run([*wrapper, self.program, "--json", "--password-fd", str(end), *arguments], env=self.environment, pass_fds=[end],
                             capture_output=True, check=False, timeout=300, preexec_fn=prepare, restore_signals=False)
        os.close(end)
        return run

    def run(self, *arguments, secret=OLD, limit=None):
        """Exit code and the object that was printed."""
        run = self.start(arguments, secret, limit=limit)
        return run.returncode, json.loads(run.stdout) if run.stdout else None

    def trace(self, *arguments, secret=OLD, calls=CHANGES, inject=None):
        """Runs under strace; the exit code and the lines of its log."""
        with tempfile.NamedTemporaryFile() as log:
            wrapper = ["strace", "-f", "-qq", "-y", "-s", "1000000", "-o", log.name, "-e", "signal=none", "-e", "trace=" + ",".join(calls)]
            if inject:
                wrapper += ["-e", "inject=" + inject]
            run = self.start(arguments, secret, wrapper)
            return run.returncode, log.read().splitlines()


def call_of(line):
    """Name of the call, its arguments as bytes."""
    found = LINE.match(line)
    return (found[1].decode(), found[2]) if found else (None, b"")


def texts_of(line):
    """All texts of a line of the log, as the bytes that they were."""
    return [codecs.escape_decode(text)[0] for text in TEXT.findall(line)]


def points(home, log):
    """(call, n) for each n-th call of each thread that changes something in the home folder."""
    counts, found = collections.Counter(), []
    for line in log:
        name, rest = call_of(line)
        if name is None:
            continue
        pid = PID.match(line)
        key = (pid[1] if pid else b"", name)
        counts[key] += 1
        if str(home.folder).encode() in rest and (name, counts[key]) not in found:
            found.append((name, counts[key]))
    return found


def hit_inside(home, log):
    """Whether the killed call was one on a file in the home folder."""
    last = [line for line in log if call_of(line)[0]]
    return bool(last) and b"= ?" in last[-1] + b"= ?" * (b"unfinished" in last[-1]) and str(home.folder).encode() in last[-1]


def sample(items, n):
    """n of them, evenly, the first and the last among them."""
    if LONG or len(items) <= n:
        return items
    return [items[round(i * (len(items) - 1) / max(n - 1, 1))] for i in range(n)]
