#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives dossier-cli as a new user would, with real keys, and speaks TAP.

usage: test-cli.py DOSSIER-CLI
"""
import csv
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import openpyxl

PROGRAM = sys.argv[1]
PASSPHRASE = "violet tractor under seven lamps"
OTHER = "copper river walks over ninety moons"
CASES = []


def case(function):
    CASES.append(function)
    return function


class Home:
    """A home folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {
            "HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_DATA_HOME": folder + "/data", "PATH": "/usr/bin:/bin",
            "TZ": "Asia/Shanghai", **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
        }

    def run(self, *arguments, secret=PASSPHRASE, code=0):
        """Runs a command with --json and hands its object over."""
        end, start = os.pipe()
        os.write(start, (secret + "\n").encode())
        os.close(start)
        run = subprocess.run([PROGRAM, "--json", "--password-fd", str(end), *arguments], env=self.environment, pass_fds=[end],
                             capture_output=True, check=False, timeout=300)
        os.close(end)
        said = run.stdout.decode()
        assert run.returncode == code, f"{arguments}: exit {run.returncode}, wanted {code}: {run.stderr.decode()}"
        assert said.count("\n") == 1, f"{arguments}: not one line: {said}"
        return json.loads(said)


def home_code(home):
    """What doctor says of this machine, without a vault."""
    return subprocess.run([PROGRAM, "doctor"], env=home.environment, capture_output=True, check=False, timeout=60).returncode


def run_plain(home, *arguments):
    """Runs a command for a person."""
    end, start = os.pipe()
    os.write(start, (PASSPHRASE + "\n").encode())
    os.close(start)
    run = subprocess.run([PROGRAM, "--password-fd", str(end), *arguments], env=home.environment, pass_fds=[end], capture_output=True,
                         check=False, timeout=300)
    os.close(end)
    return run


@case
def first_day(home):
    made = home.run("init", "--book", "我的客户")
    assert len(made["recovery_key"].replace("-", "")) == 56
    home.run("init", code=2)
    groups = made["recovery_key"].split("-")
    home.run("recovery", "confirm", secret=f"{PASSPHRASE}\n2:{groups[1]} 9:{groups[8].lower()}, 14:{groups[13]}")
    demo = home.run("demo", "--clients", "30")
    assert demo["clients"] == 30 and demo["transactions"] > 30 * 3
    clients = home.run("list", "client", "--reveal")["records"]
    assert len(clients) == 30
    assert len(home.run("list", "transaction")["records"]) == demo["transactions"]
    for client in clients:
        home_check = home.run("check", "id", client["id_number"])
        assert home_check["valid"]
    levels = {a["level"] for a in home.run("list", "assessment")["records"]}
    assert levels <= {"C1", "C2", "C3", "C4", "C5"} and len(levels) >= 3


@case
def clients_by_what_no_record_has(home):
    home.run("init")
    rich = home.run("add", "client", "name=张三", "birth=1950-01-01", "occupation=教师")["record"]["id"]
    poor = home.run("add", "client", "name=李四", "birth=1950-01-01", "occupation=教师")["record"]["id"]
    home.run("add", "declared-assets", f"client={rich}", "amount=2000000", "date=2026-01-01")
    home.run("add", "declared-assets", f"client={poor}", "amount=2000", "date=2026-01-01")
    home.run("add", "assessment", f"client={rich}", "level=C4", "date=2020-01-01")

    def ids(where, *more):
        return [r["id"] for r in home.run("list", "client", "--where", where, *more)["records"]]

    assert ids("assets >= 1000000 and risk_state = expired") == [rich]
    assert ids("assets < 1000000 or risk_state = expired") == [rich, poor]
    assert ids("level = C4 and occupation ~ 教师 and age > 60") == [rich]
    assert ids('level = "" and occupation = 教师') == [poor]
    assert ids("age > 60", "--limit", "1") == [rich]
    assert home.run("list", "client", "--where", "level = C4", "--regime", "moon", code=2)
    message = home.run("list", "client", "--where", "wealth > 1", code=2)["error"]["message"]
    assert "assets" in message and "occupation" in message, message


@case
def commands_refuse_what_is_not_theirs(home):
    assert "--where" in home.run("lunar", "2026-01-01", "--where", "x", code=2)["error"]["message"]
    assert "--limit" in home.run("--limit", "3", "doctor", code=2)["error"]["message"]
    table = home.run("help")
    assert {"vault", "json"} <= {o["name"] for o in table["options"]}
    options = {c["name"]: {o["name"]: o["value"] for o in c["options"]} for c in table["commands"]}
    assert options["restore"] == {"to": "DIR"} and options["returns"] == {"from": "DATE", "to": "DATE", "client": "ID"}
    for name, own in options.items():
        said = subprocess.run([PROGRAM, name, "--help"], env=home.environment, capture_output=True, check=True, timeout=60).stdout.decode()
        assert set(re.findall(r"^  --([a-z-]+)", said, re.M)) == set(own) | {o["name"] for o in table["options"]}, said


@case
def what_a_client_earned(home):
    home.run("init")
    client = home.run("add", "client", "name=张三")["record"]["id"]
    none = home.run("returns", "--client", client, code=1)
    assert none["xirr"] is None and none["twr"] is None and none["dietz"] is None
    assert set(none["reasons"]) == {"xirr", "twr", "dietz"} and none["flows"] == []
    account = home.run("add", "account", f"client={client}", "name=基金账户")["record"]["id"]
    home.run("add", "valuation", f"account={account}", "date=2010-01-01", "value=200")
    home.run("add", "valuation", f"account={account}", "date=2010-12-31", "value=210")
    got = home.run("returns", "--client", client, "--from", "2010-01-01", "--to", "2010-12-31")
    assert abs(got["xirr"] - 0.050140747) < 1e-8 and abs(got["twr"] - 0.05) < 1e-12, got
    assert got["gain"] == "10.00" and got["begin"] == {"value": "200.00", "as_at": "2010-01-01", "estimated": False}
    bought = home.run("add", "transaction", f"account={account}", "type=buy", "date=2010-06-30", "amount=100")["record"]["id"]
    got = home.run("returns", "--client", client, "--from", "2010-01-01", "--to", "2010-12-31")
    assert [(f["date"], f["amount"], f["type"], f["transaction"]) for f in got["flows"]] == [("2010-06-30", "100.00", "buy", bought)]
    assert got["gain"] == "-90.00" and got["estimated_days"] == 1 and got["twr"] < 0
    home.run("returns", code=2)
    home.run("returns", "--client", account, code=2)
    home.run("returns", "--client", client, "--from", "2011-01-01", "--to", "2010-01-01", code=2)
    said = run_plain(home, "returns", "--client", client, "--to", "2010-12-31").stdout.decode()
    assert "基金账户" in said and "xirr:" in said


@case
def a_field_through_its_life(home):
    home.run("init")
    record = home.run("add", "client", "name=张三", "id_number=11010519491231002x", "extra.车牌=沪A12345")["record"]
    assert record["birth"] == "1949-12-31" and record["sex"] == "female" and record["id_number"].endswith("X")
    record_id = record["id"]
    before = record["completeness"]
    assert home.run("set", record_id, "occupation=退休教师")["record"]["completeness"] > before
    assert [r["id"] for r in home.run("list", "client", "--where", "occupation ~ 教师")["records"]] == [record_id]
    assert home.run("list", "client", "--where", "occupation = 律师")["records"] == []
    changes = home.run("history", record_id)["changes"]
    assert changes[-1]["field"] == "occupation" and changes[-1]["before"] is None and changes[-1]["after"] == "退休教师"
    assert home.run("undo")["reversed"] == 1
    assert "occupation" not in home.run("show", record_id)["record"]
    assert home.run("redo")["reversed"] == 1
    assert home.run("show", record_id)["record"]["occupation"] == "退休教师"
    contact = home.run("add", "contact-method", f"client={record_id}", "type=手机", "value=+86 138 0013 8000")["record"]
    assert [c["id"] for c in home.run("show", record_id)["contact_method"]] == [contact["id"]]
    assert home.run("verify", "--full")["ok"]


@case
def masked_unless_revealed(home):
    home.run("init")
    record_id = home.run("add", "client", "name=张三", "id_number=11010519491231002X")["record"]["id"]
    contact = home.run("add", "contact-method", f"client={record_id}", "type=手机", "value=13800138000")["record"]["id"]
    commits = home.run("verify")["commits"]
    for arguments in (["show", record_id], ["list", "client"], ["list", "contact-method"], ["history", record_id], ["history", contact],
                      ["set", record_id, "city=上海"]):
        said = json.dumps(home.run(*arguments), ensure_ascii=False)
        assert "11010519491231002X" not in said and "13800138000" not in said, f"{arguments}: {said}"
        assert "***" in said or "••••" in said, f"{arguments}: {said}"
    assert home.run("verify")["commits"] == commits + 1, "what is masked needs no log"
    shown = home.run("show", record_id, "--reveal")
    assert shown["record"]["id_number"] == "11010519491231002X" and shown["contact_method"][0]["value"] == "13800138000"
    assert home.run("list", "client", "--reveal")["records"][0]["id_number"] == "11010519491231002X"
    assert "11010519491231002X" in [c["after"] for c in home.run("history", record_id, "--reveal")["changes"]]
    home.run("list", "client", "--where", "name = 无人", "--reveal")
    proof = home.run("verify", "--full")
    assert proof["ok"] and proof["commits"] == commits + 4, "three reveals are three commits, of nothing none"


@case
def bad_input(home):
    home.run("init")
    for arguments, code, wanted in [
        (["add", "client", "nme=x"], 2, "nme"), (["add", "client", "city=x"], 2, "name"), (["add", "klient", "name=x"], 2, "klient"),
        (["add", "client", "name=a", "id_number=110105194912310000"], 2, "fifteen"), (["add", "client", "name=a", "birth=soon"], 2, "soon"),
        (["list", "client", "--where", "birth <"], 2, "character"), (["show", "x"], 2, "list"), (["undo"], 2, "nothing"), (["undo", "x"], 2, "undo"),
        (["show", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"], 2, "list"), (["frobnicate"], 2, "help"), (["list", "client", "--frob"], 2, "frob"),
        (["demo", "--clients", "0"], 2, "1000000"), (["verify", "--anchor", "nowhere"], 2, "nowhere"), (["lunar", "1850-01-01"], 2, "1900"),
        (["--vault", "nowhere", "list", "client"], 2, "init"), (["segments"], 2, "history"), (["segments", "--by", "age"], 2, "risk"),
        (["reminders", "--from", "soon"], 2, "soon"), (["reminders", "--from", "2026-02-02", "--to", "2026-02-01"], 2, "first"),
        (["reminders", "--from", "2001-01-01", "--to", "2001-02-01"], 2, "2001-01-01"), (["reminders", "today"], 2, "--from"),
    ]:
        error = home.run(*arguments, code=code)["error"]
        assert wanted in error["message"], f"{arguments}: {error}"
    assert home.run("list", "client")["records"] == []


@case
def keys(home):
    made = home.run("init")
    assert home.run("list", "client", secret="wrong wrong wrong wrong", code=3)["error"]["code"] == "wrong-key"
    home.run("passphrase", secret="wrong wrong wrong\n" + OTHER, code=3)
    home.run("passphrase", secret=PASSPHRASE + "\nshort", code=2)
    home.run("list", "client")
    home.run("passphrase", secret=PASSPHRASE + "\n" + OTHER)
    home.run("list", "client", code=3)
    home.run("list", "client", secret=OTHER)
    home.run("passphrase", "--recovery", secret=made["recovery_key"] + "\n" + PASSPHRASE)
    home.run("list", "client")
    slip = made["recovery_key"][:-1] + ("0" if made["recovery_key"][-1] != "0" else "1")
    assert "checksum" in home.run("recovery", "confirm", secret=slip, code=2)["error"]["message"]


@case
def recovery_confirmed(home):
    key = home.run("init")["recovery_key"]
    groups = key.split("-")
    right = f"1:{groups[0]} 7:{groups[6]} 14:{groups[13]}"
    other = ("0" if groups[6][0] != "0" else "2") + groups[6][1:]
    for secret, code, wanted in [
        (f"{PASSPHRASE}\n1:{groups[0]} 7:{other} 14:{groups[13]}", 2, "Group 7"),
        (f"{PASSPHRASE}\n1:{groups[0]} 7:{groups[6]}", 2, "three groups"), (f"{PASSPHRASE}\n1:{groups[0]} 1:{groups[0]} 7:{groups[6]}", 2, "three groups"),
        (f"{PASSPHRASE}\n" + " ".join(groups[:3]), 2, "number"), (f"{PASSPHRASE}\n15:{groups[0]} {right}", 2, "number"),
        (f"{PASSPHRASE}\n{right} 2:UUUU", 2, "number"), (f"wrong wrong wrong wrong\n{right}", 3, "passphrase is wrong"), (right, 2, "14 groups"),
    ]:
        assert wanted in home.run("recovery", "confirm", secret=secret, code=code)["error"]["message"], secret
    nag = lambda: run_plain(home, "list", "client").stderr.decode()
    assert "not confirmed" in nag()
    home.run("recovery", "confirm", secret=f"{PASSPHRASE}\n{right}")
    assert "not confirmed" not in nag()
    home.run("recovery", "confirm", secret=f"{PASSPHRASE}\n" + " ".join(f"{n}:{group}" for n, group in enumerate(groups, 1)))
    home.run("recovery", "confirm", secret=key)
    home.run("passphrase", secret=f"{PASSPHRASE}\n{OTHER}")
    home.run("recovery", "confirm", secret=f"{OTHER}\n{right}")
    keys = next(home.folder.rglob("vault.keys")).read_bytes()
    assert not any(group.encode() in keys for group in groups)


@case
def guessing_slows_down(home):
    home.run("init")
    commits = home.run("verify")["commits"]
    for _ in range(4):
        home.run("list", "client", secret="wrong wrong wrong wrong", code=3)
    # seven more failures as the program would note them, so that a slow machine has time to be refused
    note = next((home.folder / "state/dossier/tries").iterdir())
    form, failed, unlogged, boot, at = note.read_text().split()
    assert (failed, unlogged) == ("4", "4")
    note.write_text(f"{form} 11 4 {boot} {at}\n")
    refused = home.run("list", "client", code=3)["error"]
    assert refused["code"] == "locked" and "; wait " in refused["message"], refused
    refused = home.run("passphrase", secret=PASSPHRASE + "\n" + OTHER, code=3)["error"]
    assert refused["code"] == "locked", "another command is no way around"
    note.write_text(f"{form} 3 4 {boot} {at}\n")
    proof = home.run("verify", "--full")
    assert proof["ok"] and proof["commits"] == commits + 1, "one commit tells of all failed tries"
    assert home.run("verify")["commits"] == commits + 1, "and only once"
    assert not any(PASSPHRASE.encode() in path.read_bytes() for path in home.folder.rglob("*") if path.is_file())


@case
def doctor_looks(home):
    checks = lambda code=0: {check["name"]: check for check in home.run("doctor", code=code)["checks"]}
    swap = 0 if checks(code=home_code(home))["swap-encrypted"]["ok"] else 1
    home.run("init")
    assert "none" in checks(swap)["last-backup"]["detail"]
    home.run("backup", str(home.folder / "one.kdbackup"))
    seen = checks(swap)
    assert seen["last-backup"]["detail"].startswith("20") and seen["core-dumps-off"]["ok"] and seen["free-space"]["ok"]
    note = next((home.folder / "state/dossier/backups").iterdir())
    os.utime(note, (time.time() - 8 * 86400,) * 2)
    assert not checks(1)["last-backup"]["ok"]
    book = next(home.folder.rglob("book-1.db"))
    book.chmod(0o640)
    seen = checks(1)
    assert not seen["vault-files-private"]["ok"] and "book-1.db" in seen["vault-files-private"]["detail"]
    book.chmod(0o600)
    (home.folder / "data/dossier/vault").chmod(0o750)
    assert not checks(1)["vault-private"]["ok"]


@case
def nothing_readable(home):
    home.run("init")
    home.run("add", "client", "name=欧阳春晓", "city=鹤岗", "notes=planted-canary-text")
    for path in home.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert path.stat().st_mode & 0o077 == 0, f"{path} is open to others"
            for planted in ("欧阳春晓", "鹤岗", "planted-canary-text", PASSPHRASE):
                assert planted.encode() not in data, f"{planted} stands in {path}"
    book = next(home.folder.rglob("book-1.db"))
    assert not book.read_bytes().startswith(b"SQLite format 3")


@case
def an_older_book_put_back(home):
    home.run("init")
    home.run("add", "client", "name=张三")
    book = next(home.folder.rglob("book-1.db"))
    old = book.read_bytes()
    home.run("add", "client", "name=李四")
    book.write_bytes(old)
    found = home.run("verify", code=1)
    assert not found["ok"] and any(f.startswith("anchor") for f in found["findings"])


@case
def backup_and_restore(home):
    home.run("init")
    home.run("demo", "--clients", "5")
    before = home.run("list", "client")["records"]
    file = home.folder / "my.kdbackup"
    made = home.run("backup", str(file))
    assert made["verified"] and made["bytes"] == file.stat().st_size
    assert [p.name for p in home.folder.glob("my.*")] == ["my.kdbackup"], "something is left beside the backup"
    home.run("backup", str(file), code=2)
    home.run("backup", str(home.folder / "none" / "x.kdbackup"), code=4)
    home.run("add", "client", "name=后来")
    to = home.folder / "restored"
    home.run("restore", str(file), "--to", str(to), secret="wrong wrong wrong wrong", code=3)
    assert not to.exists()
    home.run("restore", str(file), "--to", str(to))
    home.run("restore", str(file), "--to", str(to), code=2)
    assert home.run("--vault", str(to), "list", "client")["records"] == before
    assert home.run("--vault", str(to), "verify", "--full")["ok"]
    assert len(home.run("list", "client")["records"]) == 6
    assert home.run("verify", "--full")["ok"]
    # every tenth of the file: cut there, or one bit flipped there
    good = file.read_bytes()
    for n in range(10):
        at = len(good) * n // 10
        for bad in (good[:at], good[:at] + bytes([good[at] ^ 1]) + good[at + 1:]):
            file.write_bytes(bad)
            home.run("restore", str(file), "--to", str(home.folder / "bad"), code=4)
    assert not (home.folder / "bad").exists() and not (home.folder / "bad.part").exists()


@case
def who_is_due(home):
    home.run("init")

    def add(kind, *fields):
        return home.run("add", kind, *fields)["record"]["id"]

    def due(start, end, *keys):
        found = home.run("reminders", "--from", start, "--to", end)["reminders"]
        return [tuple(r[key] for key in keys or ("date", "kind", "client")) for r in found]

    zhang = add("client", "name=张三", "birth=2000-02-29", "tier=a")
    li = add("client", "name=李四", "birth=农历1987年闰六月初十", "id_valid_until=2026-10-03")
    # who was never reached is due by the day on which the test runs
    add("interaction", f"client={zhang}", "time=2026-07-03 10:00", "channel=call", "outcome=reached")
    add("interaction", f"client={li}", "time=2020-01-01 10:00", "channel=call", "outcome=reached")
    assert due("2027-02-01", "2027-03-31") == [("2027-02-28", "birthday", zhang)]
    assert due("2028-02-01", "2028-03-31") == [("2028-02-29", "birthday", zhang)]
    assert due("2025-07-01", "2025-08-31") == [("2025-07-04", "birthday", li)]
    home.run("set", li, "birthday_calendar=lunar-leap")
    assert due("2025-07-01", "2025-08-31", "date", "due", "rule") == [("2025-08-03", "2025-08-03", "birthday-lunar")]
    home.run("set", li, "birthday_calendar=both")
    assert due("2026-07-01", "2026-08-31", "date", "rule") == [("2026-07-23", "birthday-lunar"), ("2026-08-04", "birthday-solar")]
    # all about the National Day of 2026: before it what ends, after it whom to call
    add("assessment", f"client={zhang}", "level=C3", "date=2025-10-04")
    add("interaction", f"client={zhang}", "time=2026-07-20 10:00", "channel=call", "outcome=no-answer")
    assert due("2026-09-20", "2026-10-15") == [("2026-09-30", "assessment", zhang), ("2026-09-30", "id", li), ("2026-10-08", "contact", zhang)]
    call = home.run("reminders", "--from", "2026-10-08", "--to", "2026-10-08")["reminders"][0]
    assert call["due"] == "2026-10-03" and call["late"] == "2026-11-03" and call["record"] == zhang and call["name"] == "张三"
    assert call["rule"] == "contact-cadence" and call["pack"].startswith("contact-cadence ") and call["holidays_known"]
    assert not home.run("reminders", "--from", "2028-02-01", "--to", "2028-12-31")["reminders"][0]["moved"]
    # a task with the reminder's key moves it, then ends it
    task = add("task", f"client={zhang}", "title=打电话", "rule=contact-cadence", f"subject={zhang}", "rule_due=2026-10-03",
               "status=snoozed", "due=2026-10-20")
    assert due("2026-10-08", "2026-10-20", "date", "due", "moved") == [("2026-10-20", "2026-10-03", True)]
    home.run("set", task, "status=done")
    assert due("2026-10-08", "2026-10-20") == []
    home.run("undo")
    assert len(due("2026-10-08", "2026-10-20")) == 1
    # a real contact starts the months anew
    add("interaction", f"client={zhang}", "time=2026-09-01 10:00", "channel=visit", "outcome=reached")
    assert due("2026-10-01", "2026-12-31") == [("2026-12-01", "contact", zhang)]
    own = add("task", "title=订会议室", "due=2026-11-14", "status=open")
    assert due("2026-11-14", "2026-11-14", "record", "client", "title") == [(own, None, "订会议室")]
    home.run("set", zhang, "status=archived")
    assert due("2026-09-20", "2026-12-31", "kind", "client") == [("id", li), ("task", None)]


@case
def segments(home):
    home.run("init")
    rows = [("C3", "2099-01-01", "1000"), ("C3", "2020-01-01", "60000"), ("C3", None, "5999999.99"), ("C5", None, "6000000"), (None, None, None)]
    for level, date, assets in rows:
        client = home.run("add", "client", "name=某人")["record"]["id"]
        if level:
            home.run("add", "assessment", f"client={client}", f"level={level}", *([f"date={date}"] if date else []))
        if assets:
            home.run("add", "declared-assets", f"client={client}", f"amount={assets}", "date=2026-01-01")
    by_risk = {s["key"]: s for s in home.run("segments", "--by", "risk")["segments"]}
    assert list(by_risk) == ["C1", "C2", "C3", "C4", "C5", "unknown"]
    three = by_risk["C3"]
    # a day to come is a slip of the pen, and no date counts as expired
    assert (three["clients"], three["expired"], three["date_unknown"], three["assets"]) == (3, 3, 2, "6060999.99")
    by_fund = {s["key"]: s for s in home.run("segments", "--by", "risk", "--regime", "fund")["segments"]}
    assert by_fund["C4"] == by_risk["C4"]
    assert "moon" in home.run("segments", "--by", "risk", "--regime", "moon", code=2)["error"]["message"]
    assert by_risk["unknown"]["clients"] == 1 and by_risk["unknown"]["expired"] == 0
    by_assets = {s["key"]: (s["clients"], s["assets"]) for s in home.run("segments", "--by", "assets")["segments"]}
    assert by_assets == {"basic": (1, "1000.00"), "gold": (1, "60000.00"), "platinum": (0, "0.00"), "diamond": (1, "5999999.99"),
                         "private": (1, "6000000.00"), "unknown": (1, "0.00")}
    by_history = {s["key"]: s["clients"] for s in home.run("segments", "--by", "history")["segments"]}
    assert by_history == {"none": 5, "new": 0, "active": 0, "regular": 0, "dormant": 0}


@case
def calculates(home):
    def calc(method, text, code=0):
        file = home.folder / "flows.csv"
        file.write_text(text, encoding="utf-8")
        return home.run("calc", method, str(file), code=code)

    published = "\ufeffdate,amount\r\n2008-01-01,-10000\r\n2008-03-01,2750\r\n2008-10-30,4250\r\n2009-02-15,3250\r\n2009-04-01,2750\r\n"
    assert abs(calc("xirr", published)["value"] - 0.3733625335) < 1e-9
    assert abs(calc("twr", "2026-01-01,100\n2026-01-02,110,9\n2026-01-03,120,8.9\n")["value"] - 0.0201) < 1e-9
    assert abs(calc("dietz", "2024-01-01,100\n2024-12-31,0,50\n2025-12-31,300\n")["value"] - 1.2) < 1e-3
    nothing = calc("xirr", "2026-01-01,-100\n2026-02-01,-5\n", code=1)
    assert nothing["value"] is None and "only" in nothing["reason"], nothing
    for text, line in (("2026-01-01,-100\nyesterday,5\n", "line 2"), ("2026-01-01\n", "line 1"), ("2026-01-01,1,000\n", "line 1"), ("2026-01-01,x\n", "line 1")):
        refused = calc("xirr", text, code=2)["error"]["message"]
        assert line in refused, refused
    home.run("calc", "xirr", "/nowhere.csv", code=4)
    home.run("calc", "magic", "/nowhere.csv", code=2)


@case
def finds(home):
    home.run("init")
    home.run("add", "client", "name=张三", "id_number=11010519491231002X")
    home.run("add", "client", "name=李四")
    found = home.run("search", "zs")
    assert found["total"] == 1 and [(h["name"], h["why"]) for h in found["hits"]] == [("张三", "initials")], found
    assert home.run("search", "002X")["hits"][0]["why"] == "id-number"
    assert home.run("search", "nobody") == {"total": 0, "hits": []}
    home.run("search", code=2)
    # what stands in the file is a second group, behind the names
    home.run("set", found["hits"][0]["id"], "notes=郑九介绍来的，喜欢龙井", "extra.车牌=沪A12345")
    home.run("add", "client", "name=郑九")
    groups = home.run("search", "郑九")
    assert groups["total"] == 2 and [(h["name"], h["why"], h.get("text")) for h in groups["hits"]] == [
        ("郑九", "name", None), ("张三", "notes", "郑九介绍来的，喜欢龙井")], groups
    assert [h["why"] for h in home.run("search", "郑九", "--limit", "1")["hits"]] == ["name"]
    assert home.run("search", "沪a1")["hits"][0]["why"] == "extra.车牌"
    # nothing that is typed is syntax, and what is masked elsewhere does not stand in a snippet
    for odd in ('"', "NOT", "words:*", "(a OR b", "^{}-", "'; DROP TABLE client"):
        assert home.run("search", odd) == {"total": 0, "hits": []}, odd
    assert all("text" not in h for h in home.run("search", "002X")["hits"])
    assert home.run("rebuild")["clients"] == len(home.run("list", "client")["records"])
    assert home.run("search", "龙井")["total"] == 1 and home.run("verify", "--full")["ok"]


@case
def speaks_chinese(home):
    home.environment |= {"LC_ALL": "zh_CN.UTF-8", "DOSSIER_LOCALE_DIR": os.environ["DOSSIER_LOCALE_DIR"]}
    helped = subprocess.run([PROGRAM, "--help"], env=home.environment, capture_output=True, check=True, timeout=60).stdout.decode()
    assert "命令：" in helped and "新建带一本客户册的档案库" in helped, helped
    refused = home.run("list", "client", code=2)
    assert refused["error"]["code"] == "not-found" and "没有档案库" in refused["error"]["message"], refused
    # keys and codes stay: scripts read them
    fields = home.run("fields", "client")["kinds"][0]
    assert fields["name"] == "client" and fields["label"] == "客户" and fields["fields"][0] == \
        {"number": 1, "name": "name", "storage": "text", "label": "姓名"}, fields


def export(home, name, *arguments):
    """Exports clients and hands over the file."""
    path = home.folder / name
    said = home.run("export", "--kind", "client", "--format", name.split(".")[-1], "--out", str(path), *arguments)
    assert said["file"] == str(path) and path.stat().st_mode & 0o7777 == 0o600
    return path, said["rows"]


@case
def export_as_others_read_it(home):
    home.run("init")
    nasty = "=HYPERLINK(\"http://x\"),\n第二行"
    client = home.run("add", "client", "name=张三", "id_number=11010519491231002x", "notes=" + nasty, "extra.电话=老的", "extra.车牌=-沪A1",
                      "extra.旁注='=1")["record"]["id"]
    home.run("add", "contact-method", f"client={client}", "type=mobile", "value=13800138000")
    home.run("add", "contact-method", f"client={client}", "type=mobile", "value=13912345678", "preferred=yes")
    home.run("add", "assessment", f"client={client}", "level=C2", "score=30", "date=2024-01-01")
    home.run("add", "assessment", f"client={client}", "level=C4", "score=70", "date=2026-01-01")
    home.run("add", "declared-assets", f"client={client}", "amount=1234567.5", "date=2026-02-01")
    home.run("add", "client", "name=李四")

    path, rows = export(home, "clients.csv")
    assert rows == 2 and path.read_bytes().startswith(b"\xef\xbb\xbfname,")
    with open(path, encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["id number"] == "11010519491231002X" and first["birth date"] == "1949-12-31" and first["notes"] == "'" + nasty
    assert first["extra.电话"] == "老的" and first["车牌"] == "'-沪A1" and first["旁注"] == "''=1"
    assert first["Mobile"] == "13912345678" and first["Mobile 2"] == "13800138000" and first["E-Mail"] == ""
    assert first["risk level"] == "C4" and first["score"] == "70" and first["assessment date"] == "2026-01-01"
    assert first["assets"] == "1234567.50" and first["assets date"] == "2026-02-01"
    assert second["name"] == "李四" and not any(value for name, value in second.items() if name not in ("name", "status"))
    assert not export(home, "plain.csv", "--no-bom")[0].read_bytes().startswith(b"\xef")

    sheet = openpyxl.load_workbook(export(home, "clients.xlsx")[0]).active
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2])}
    assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold
    assert cells["notes"].data_type == "s" and cells["notes"].value == nasty and cells["notes"].quotePrefix
    assert cells["id number"].value == "11010519491231002X" and cells["Mobile 2"].value == "13800138000"
    assert cells["birth date"].value == datetime.datetime(1949, 12, 31) and cells["assets"].value == 1234567.5
    assert cells["assets"].number_format == "#,##0.00" and cells["score"].value == 70 and cells["车牌"].value == "-沪A1" and cells["旁注"].value == "''=1"

    whole = json.loads(export(home, "clients.json", "--where", "level = C4")[0].read_text(encoding="utf-8"))
    assert whole["format"] == "dossier" and whole["kind"] == "client" and len(whole["records"]) == 1
    record = whole["records"][0]
    assert record["id"] == client and record["notes"] == nasty and record["extras"]["电话"] == "老的"
    assert [a["level"] for a in record["assessment"]] == ["C2", "C4"] and record["assessment"][0]["score"] == 30
    assert {c["value"] for c in record["contact_method"]} >= {"13800138000"} and record["declared_assets"][0]["amount"] == "1234567.50"

    card = export(home, "clients.vcf", "--where", "name = 张三")[0].read_text(encoding="utf-8")
    assert "N:张;三;;;\n" in card and "TEL;TYPE=CELL,PREF:13912345678\n" in card and "11010519491231002X" not in card
    days = export(home, "clients.ics", "--from", "2026-01-01", "--to", "2027-12-31")[0].read_text(encoding="utf-8")
    assert days.count("BEGIN:VEVENT") >= 2 and "张三" not in days and "birthday #0001" in days
    assert "张三" in export(home, "names.ics", "--names")[0].read_text(encoding="utf-8")

    message = home.run("export", "--kind", "client", "--format", "csv", "--out", str(path), code=2)["error"]
    assert message["code"] == "exists"
    export(home, "clients.csv", "--replace")
    home.run("export", "--kind", "client", "--format", "pdf", "--out", str(path), code=2)
    home.run("export", "--kind", "dog", "--format", "csv", "--out", str(path), code=2)
    assert home.run("verify", "--full")["ok"]


def text_of(path):
    """What stands in a PDF file."""
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def workbook_of_the_book(home):
    """Sheets with typed cells; a name that looks like a formula stays a name."""
    period = ("--from", "2026-10-01", "--to", "2026-10-31")
    risky = home.run("add", "client", "name==1+2")["record"]["id"]
    home.run("add", "interaction", f"client={risky}", "time=2026-10-16T10:00:00+08:00", "channel=visit", "outcome=reached")
    path = home.folder / "book.xlsx"
    assert home.run("report", "book", "--out", str(path), *period)["sheets"] == 7
    assert path.stat().st_mode & 0o7777 == 0o600
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Summary", "By tier", "By risk", "By investment history", "Expiries", "Contacts", "Contacts missed"], book.sheetnames
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(min_row=2, values_only=True)}
    assert summary["Clients served"] == 2 and summary["Assets"] == 1023456.78 and summary["First day of the period"] == datetime.datetime(2026, 10, 1), summary
    tiers = list(book["By tier"].iter_rows(min_row=2, values_only=True))
    assert sum(row[1] for row in tiers) == 2 and sum(row[2] or 0 for row in tiers) == 1023456.78, tiers
    assert sum(row[1] for row in book["By risk"].iter_rows(min_row=2, values_only=True)) == 2
    contacts = list(book["Contacts"].iter_rows(min_row=2))
    assert [row[1].value for row in contacts] == ["张三", "=1+2"] and contacts[1][1].data_type == "s" and contacts[1][1].quotePrefix, contacts
    home.run("report", "book", "--out", str(path), *period, code=2)
    home.run("report", "book", "--out", str(path), *period, "--replace", "--no-amounts")
    assert openpyxl.load_workbook(path)["Summary"]["B7"].value == "••••"
    home.run("report", "client", "--client", risky, "--out", str(home.folder / "client.xlsx"), code=2)
    assert not (home.folder / "client.xlsx").exists()


@case
def reports(home):
    home.run("init")
    client = home.run("add", "client", "name=张三", "id_number=11010519491231002x", "city=上海", "extra.车牌=沪A12345")["record"]["id"]
    method = home.run("add", "contact-method", f"client={client}", "type=mobile", "value=13800138000")["record"]["id"]
    account = home.run("add", "account", f"client={client}", "name=稳健理财", "category=wealth")["record"]["id"]
    for day, value in (("2026-08-31", "1000000"), ("2026-09-30", "1010000"), ("2026-10-31", "1023456.78")):
        home.run("add", "valuation", f"account={account}", f"date={day}", f"value={value}")
    home.run("add", "assessment", f"client={client}", "level=C3", "date=2024-01-01")
    home.run("add", "interaction", f"client={client}", "time=2026-10-15T10:00:00+08:00", "channel=call", "summary=谈到换房")
    path = home.folder / "client.pdf"

    assert home.run("report", "client", "--client", client, "--out", str(path))["file"] == str(path)
    text = text_of(path)
    assert path.stat().st_mode & 0o7777 == 0o600
    for wanted in ("张三", "上海", "沪A12345", "稳健理财", "1,023,456.78", "谈到换房", "Page 1 of"):
        assert wanted in text, f"{wanted} is missing: {text}"
    assert "11010519491231002X" not in text and "13800138000" not in text

    assert home.run("report", "client", "--client", client, "--out", str(path), code=2)["error"]["code"] == "exists"
    home.run("report", "client", "--client", client, "--out", str(path), "--replace", "--reveal")
    text = text_of(path)
    assert "11010519491231002X" in text and "13800138000" in text
    assert home.run("report", "book", "--out", str(home.folder / "book.pdf"), "--from", "2026-10-01", "--to", "2026-10-31")["pages"] >= 1
    assert "2026-10-01" in text_of(home.folder / "book.pdf")
    workbook_of_the_book(home)
    home.run("report", "client", "--client", client, "--out", str(path), "--replace", "--no-amounts")
    assert "1,023,456.78" not in text_of(path) and "稳健理财" in text_of(path)

    assert home.run("report", "list", "--out", str(home.folder / "list.pdf"), "--where", "city = 上海")["pages"] == 1
    text = text_of(home.folder / "list.pdf")
    assert "张三" in text and "138****8000" in text and "=1+2" not in text and "city = 上海" in text, text
    home.run("add", "task", f"client={client}", "title=发产品对比", "status=open", "due=2026-12-04")
    assert home.run("report", "month", "--out", str(home.folder / "month.pdf"), "--from", "2026-12-09")["pages"] == 1
    text = text_of(home.folder / "month.pdf")
    assert "张*" in text and "张三" not in text and "Dec 2026" in text and "not announced" in text, text
    home.run("report", "month", "--out", str(home.folder / "month.pdf"), "--from", "2026-12-09", "--names", "--replace")
    assert "张三" in text_of(home.folder / "month.pdf")
    home.run("report", "month", "--out", str(home.folder / "month.pdf"), "--from", "2026-10-09", "--replace")
    text = text_of(home.folder / "month.pdf")
    assert "not announced" not in text and "off" in text, text
    nowhere = str(home.folder / "none.pdf")
    for arguments in (("client", "--out", nowhere), ("dog", "--out", nowhere), ("client", "--client", client),
                      ("client", "--client", method, "--out", nowhere), ("book", "--out", nowhere, "--from", "2026-10-31", "--to", "2026-10-01")):
        home.run("report", *arguments, code=2)
    assert not pathlib.Path(nowhere).exists()
    commits = home.run("verify", "--full")["commits"]
    home.run("report", "client", "--client", client, "--out", nowhere, "--reveal")
    assert home.run("verify", "--full")["commits"] == commits + 2, "a reveal and a print are two commits"


def main():
    print(f"1..{len(CASES)}")
    for number, function in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Home(folder))
                print(f"ok {number} - {function.__name__}", flush=True)
            except (AssertionError, KeyError, StopIteration, subprocess.TimeoutExpired) as error:
                print(f"# {type(error).__name__} {error}".replace("\n", "\n# "))
                print(f"not ok {number} - {function.__name__}", flush=True)


if __name__ == "__main__":
    main()
