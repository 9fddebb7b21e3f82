#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 and full disks at single calls of commit, import, undo of an import, backup, restore, change of passphrase and init.

strace kills the program in the n-th call that changes a file: every kill is one inside the write, and those that are
not are counted as missed. Afterwards all is old or new, whole. DOSSIER_LONG=1 takes every n.

usage: test-kill.py DOSSIER-CLI CHEAPEN
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from traced import NEW, OLD, Home, hit_inside, points, sample

PROGRAM, CHEAPEN = sys.argv[1:3]
CLIENT = ["add", "client", "name=张三", "city=上海", "notes=a line", "extra.车牌=沪A12345"]


class Commit:
    arguments, points = CLIENT, 6

    def __init__(self, home):
        self.home, self.clients = home, len(home.run("list", "client")[1]["records"])

    def judge(self, code=None):
        proof = self.home.run("verify", "--full")[1]
        assert proof["ok"], proof
        clients = len(self.home.run("list", "client")[1]["records"])
        assert clients in (self.clients, self.clients + 1), f"{clients} after {self.clients}"
        assert code != 0 or clients == self.clients + 1, "an acknowledged commit is lost"
        if code == 4:
            assert clients == self.clients
        self.clients = clients


class Import:
    """All rows or none, whenever it is killed, and when taking it back at the next opening is killed too."""
    points, rows = 5, 700

    def __init__(self, home):
        self.home, self.file = home, home.folder / "list.csv"
        lines = ["姓名,手机,城市"] + [f"客户{n},13{n:09},上海" for n in range(self.rows)]
        self.file.write_text("\n".join(lines), encoding="utf-8")
        self.arguments = ["import", str(self.file)]
        self.clients = self.count()
        # the first one writes more than those that follow, whose calls are to be numbered like its
        assert home.run(*self.arguments)[0] == 0
        self.undo()

    def count(self):
        return len(self.home.run("list", "client")[1]["records"])

    def judge(self, code=None):
        clients = self.settle(code)
        assert code != 0 or clients == self.clients + self.rows
        assert code != 4 or clients == self.clients
        self.undo()

    def settle(self, code):
        """Opens the book, whose first opening is killed too if the command was; how many clients are there then."""
        if code is None:
            self.home.trace("list", "product", inject="pwrite64:signal=KILL:when=7")
        clients = self.count()
        assert clients in (self.clients, self.clients + self.rows), f"half an import: {clients} after {self.clients}"
        return clients

    def undo(self):
        assert self.home.run("verify", "--full")[1]["ok"]
        batches = self.home.run("list", "import_batch", "--where", "act = import")[1]["records"]
        assert all(b["state"] in ("done", "undone") for b in batches), batches
        for batch in batches:
            if batch["state"] == "done":
                assert self.home.run("undo-import", batch["id"])[0] == 0
        assert self.count() == self.clients


class UndoImport(Import):
    """Finished at the next opening, or not begun."""
    points = 4

    def __init__(self, home):
        super().__init__(home)
        self.again()

    def again(self):
        self.arguments = ["undo-import", self.home.run("import", str(self.file))[1]["import"]]

    def judge(self, code=None):
        clients = self.settle(code)
        assert code != 0 or clients == self.clients
        self.undo()
        self.again()


class Backup:
    points = 4

    def __init__(self, home):
        self.home, self.n = home, 0
        self.arguments = ["backup", str(home.folder / "0.kdbackup")]

    def judge(self, code=None):
        file = pathlib.Path(self.arguments[1])
        assert self.home.run("verify", "--full")[1]["ok"]
        if file.exists():
            to = self.home.folder / "restored"
            assert self.home.run("restore", str(file), "--to", str(to))[0] == 0, "a backup that has its name is no backup"
            shutil.rmtree(to)
        if code == 4:
            assert not file.exists()
            assert not list(self.home.folder.glob("*.part")), "half a backup is left"
        for rest in self.home.folder.glob("*.kdbackup*"):
            rest.unlink()


class Restore:
    points = 4

    def __init__(self, home):
        self.home, self.to = home, home.folder / "to"
        assert home.run("backup", str(home.folder / "good.kdbackup"))[0] == 0
        self.arguments = ["restore", str(home.folder / "good.kdbackup"), "--to", str(self.to)]

    def judge(self, code=None):
        if code == 4:
            assert not self.to.exists() and not self.to.with_name("to.part").exists(), "half a vault is left"
        if not self.to.exists():
            # the half one is taken for nothing, and is no hindrance
            assert self.home.run(*self.arguments)[0] == 0
        assert self.home.run("--vault", str(self.to), "verify", "--full")[1]["ok"]
        shutil.rmtree(self.to)


class Passphrase:
    arguments, points = ["passphrase"], 2

    def __init__(self, home):
        self.home, self.secret = home, OLD + "\n" + NEW

    def judge(self, code=None):
        opens = [secret for secret in (OLD, NEW) if self.home.run("list", "product", secret=secret)[0] == 0]
        assert len(opens) == 1, f"{len(opens)} passphrases open the vault"
        assert code != 0 or opens == [NEW]
        assert code != 4 or opens == [OLD]
        if opens == [NEW]:
            assert self.home.run("passphrase", secret=NEW + "\n" + OLD)[0] == 0
        self.home.make_cheap()


class Init:
    arguments, points = ["init"], 2

    def __init__(self, home):
        self.home = home
        shutil.rmtree(home.vault)

    def judge(self, code=None):
        if code == 4:
            assert not (self.home.vault / "vault.keys").exists() and not list(self.home.vault.glob("books/*")), "half a vault is left"
        if not (self.home.vault / "vault.keys").exists():
            assert self.home.run("init")[0] == 0
        assert self.home.run("verify", "--full")[1]["ok"]
        shutil.rmtree(self.home.vault)


def killed(home, case):
    """Kills in as many places as the case wants; how many fell into the write, how many places there are."""
    act = case(home)
    secret = getattr(act, "secret", OLD)
    code, log = home.trace(*act.arguments, secret=secret)
    assert code == 0, code
    act.judge(code)
    places = points(home, log)
    inside = missed = 0
    for call, n in sample(places, act.points):
        code, log = home.trace(*act.arguments, secret=secret, inject=f"{call}:signal=KILL:when={n}")
        if hit_inside(home, log):
            inside += 1
        else:
            missed += 1
        act.judge(code if code == 0 else None)
    return inside, missed, len(places)


def full(home, case):
    """Lets no file grow beyond some size; how often that stopped the command, how often it did not need more."""
    act = case(home)
    stopped = passed = 0
    for limit in sample([0, 100, 511, 4096, 8192, 16384, 40000, 90000], 1 if case in (Passphrase, Init) else 3):
        code, said = home.run(*act.arguments, secret=getattr(act, "secret", OLD), limit=limit)
        if code == 0:
            passed += 1
        else:
            stopped += 1
            assert code == 4 and said["error"]["code"] == "no-space", (code, said)
            assert "ake room" in said["error"]["message"], f"it is not said what to do: {said}"
        act.judge(code)
    return stopped, passed


def control(home):
    """A program that writes its key file in place: the same harness has to find damage."""
    act = Passphrase(home)
    keys = home.vault / "vault.keys"
    old = keys.read_bytes()
    assert home.run("passphrase", secret=OLD + "\n" + NEW)[0] == 0
    new = home.folder / "new"
    new.write_bytes(keys.read_bytes())
    writer = ("import os, sys\nnew = open(sys.argv[1], 'rb').read()\nfd = os.open(sys.argv[2], os.O_WRONLY | os.O_TRUNC)\n"
              "for at in range(0, len(new), 200):\n    os.write(fd, new[at:at + 200])\n")
    damaged = 0
    for n in (1, 2, 3):
        keys.write_bytes(old)
        subprocess.run(["strace", "-o", "/dev/null", "-e", "trace=write", "-e", f"inject=write:signal=KILL:when={n}", sys.executable, "-c",
                        writer, str(new), str(keys)], check=False, capture_output=True, timeout=60)
        try:
            act.judge()
        except AssertionError:
            damaged += 1
    return damaged


def attempt(function, case, home):
    """Whether it went as it should; says what was counted."""
    if function is control:
        damaged = control(home)
        print(f"# {damaged} of 3 kills of a program that writes in place did damage")
        return damaged == 3
    if function is killed:
        inside, missed, places = killed(home, case)
        print(f"# {case.__name__}: {inside} kills inside the write, {missed} missed, {places} places")
        return inside > 0 and missed == 0
    stopped, passed = full(home, case)
    print(f"# {case.__name__}: {stopped} times stopped, {passed} times small enough")
    return stopped > 0


def main():
    cases = [(function, case) for case in (Commit, Import, UndoImport, Backup, Restore, Passphrase, Init) for function in (killed, full)] + [(control, None)]
    print(f"1..{len(cases)}")
    with tempfile.TemporaryDirectory() as top:
        model = Home(top + "/model", PROGRAM, CHEAPEN)
        assert model.run("demo", "--clients", "20")[0] == 0
        for number, (function, case) in enumerate(cases, 1):
            shutil.copytree(model.folder, f"{top}/{number}")
            try:
                good = attempt(function, case, Home(f"{top}/{number}", PROGRAM, CHEAPEN, make=False))
            except (AssertionError, subprocess.SubprocessError, json.JSONDecodeError) as error:
                print(f"# {type(error).__name__} {error}".replace("\n", "\n# "))
                good = False
            print(f"{'ok' if good else 'not ok'} {number} - {function.__name__} {case.__name__ if case else ''}", flush=True)


if __name__ == "__main__":
    main()
