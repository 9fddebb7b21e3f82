#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 during backup, restore and change of passphrase: what is there afterwards is old or new, whole.

Each counts the kills that fell into the write, seen by the file that is being written. DOSSIER_LONG=1 for the long form.

usage: test-kill.py DOSSIER-CLI
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
OLD, NEW = "violet tractor under seven lamps", "copper river walks over ninety moons"
KILLS = 100 if os.environ.get("DOSSIER_LONG") else 6


class Home:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder + "/data", "XDG_STATE_HOME": folder + "/state"}

    def start(self, *arguments, secret=OLD):
        end, start = os.pipe()
        os.write(start, (secret + "\n").encode())
        os.close(start)
        process = subprocess.Popen([PROGRAM, "--json", "--password-fd", str(end), *arguments], env=self.environment,
                                   pass_fds=[end], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        os.close(end)
        return process

    def run(self, *arguments, secret=OLD):
        process = self.start(*arguments, secret=secret)
        said = process.communicate(timeout=300)[0]
        return process.returncode, json.loads(said)

    def kill_when(self, seen, wait, *arguments, secret=OLD):
        """Starts a command, waits until `seen` holds and a little longer, kills it; whether it was at work then."""
        process = self.start(*arguments, secret=secret)
        while process.poll() is None and not seen():
            time.sleep(0.0002)
        time.sleep(wait)
        inside = process.poll() is None
        process.kill()
        process.communicate()
        return inside


def backup(home):
    inside = 0
    for n in range(KILLS):
        file = home.folder / f"{n}.kdbackup"
        inside += home.kill_when(lambda: any(home.folder.glob(f"{n}.kdbackup*")), random.random() * 0.05, "backup", str(file))
        assert home.run("verify", "--full")[1]["ok"]
        if file.exists():
            assert home.run("restore", str(file), "--to", str(home.folder / f"r{n}"))[0] == 0
        else:
            for rest in home.folder.glob(f"{n}.kdbackup*"):
                rest.unlink()
    return inside


def restore(home):
    file = home.folder / "good.kdbackup"
    assert home.run("backup", str(file))[0] == 0
    inside = 0
    for n in range(KILLS):
        to = home.folder / f"to{n}"
        inside += home.kill_when((home.folder / f"to{n}.part").exists, random.random() * 0.05, "restore", str(file), "--to", str(to))
        if to.exists():
            assert home.run("--vault", str(to), "verify", "--full")[1]["ok"]
        else:
            # the half one is taken for nothing, and is no hindrance
            assert home.run("restore", str(file), "--to", str(to))[0] == 0
        shutil.rmtree(to)
    return inside


def passphrase(home):
    keys = home.folder / "data/dossier/vault/vault.keys"
    inside, now = 0, OLD
    for _ in range(KILLS):
        other = NEW if now == OLD else OLD
        before = keys.stat().st_ino
        inside += home.kill_when(lambda: keys.with_name("vault.keys.new").exists() or keys.stat().st_ino != before,
                                 random.random() * 0.002, "passphrase", secret=now + "\n" + other)
        opens = [secret for secret in (now, other) if home.run("list", "product", secret=secret)[0] == 0]
        assert len(opens) == 1, f"{len(opens)} passphrases open the vault"
        now = opens[0]
    return inside


def main():
    cases = [backup, restore, passphrase]
    print(f"1..{len(cases)}")
    for number, function in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(folder)
            assert home.run("init")[0] == 0 and home.run("demo", "--clients", "200")[0] == 0
            try:
                inside = function(home)
                print(f"# {function.__name__}: {inside} of {KILLS} kills fell into the write")
                # a kill test whose kills all come too late proves nothing
                print(f"{'ok' if inside > 0 else 'not ok'} {number} - killed during {function.__name__}", flush=True)
            except AssertionError as error:
                print(f"# {error}\nnot ok {number} - killed during {function.__name__}", flush=True)


if __name__ == "__main__":
    main()
