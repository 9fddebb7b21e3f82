#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports lists as branches keep them by the real program, and speaks TAP.

usage: test-import.py DOSSIER-CLI CHEAPEN
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import damaged_list  # noqa: E402

PROGRAM, CHEAPEN = sys.argv[1:3]
DATA = pathlib.Path(__file__).resolve().parents[1] / "data/sheets"
PASSPHRASE = "violet tractor under seven lamps"
LONG = bool(os.environ.get("DOSSIER_LONG"))
CASES = []


def case(function):
    CASES.append(function)
    return function


class Home:
    """A vault of its own, cheap to unlock."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {"HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_DATA_HOME": folder + "/data", "PATH": "/usr/bin:/bin",
                            "TZ": "Asia/Shanghai", **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}}
        self.run("init", "--book", "我的客户")
        subprocess.run([CHEAPEN, folder + "/data/dossier/vault"], input=PASSPHRASE + "\n", text=True, check=True, env=self.environment)

    def run(self, *arguments, code=0):
        end, start = os.pipe()
        os.write(start, (PASSPHRASE + "\n").encode())
        os.close(start)
        run = subprocess.run([PROGRAM, "--json", "--password-fd", str(end), *map(str, arguments)], env=self.environment, pass_fds=[end],
                             capture_output=True, check=False, timeout=900)
        os.close(end)
        assert run.returncode == code, f"{arguments}: exit {run.returncode}, wanted {code}: {run.stderr.decode()}"
        return json.loads(run.stdout.decode())

    def write(self, name, rows, encoding="utf-8"):
        path = self.folder / name
        with open(path, "w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    def list(self, kind):
        return self.run("list", kind, "--reveal")["records"]


def counts(said):
    assert said["rows"] == said["new"] + said["updated"] + said["duplicate"] + said["problem"], said
    return said["new"], said["updated"], said["duplicate"], said["problem"]


def expected(fates):
    return fates.count("new"), 0, fates.count("duplicate"), fates.count("problem")


@case
def damaged_csv(home):
    """Every row is accounted for, none altered; a second time nothing changes; undone, nothing is left."""
    people, fates = damaged_list.make(*((20000, 300) if LONG else (2000, 300)))
    path = home.folder / "名单.csv"
    damaged_list.write(people, path)
    dry = home.run("import", path, "--dry-run", code=1)
    assert counts(dry) == expected(fates), (dry, expected(fates))
    assert not home.list("client")
    said = home.run("import", path, "--problems", home.folder / "problems.csv", code=1)
    assert counts(said) == expected(fates), (said, expected(fates))
    clients = {c["id_number"]: c for c in home.list("client") if "id_number" in c}
    mobiles = {}
    for method in home.list("contact_method"):
        mobiles.setdefault(method["client"], []).append(method["value"])
    for person, fate in zip(people, fates):
        narrow = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in person["id"])
        if fate != "new":
            continue
        client = clients[narrow]
        assert client["name"] == person["name"] and client["city"] == person["city"], (client, person)
        assert client.get("notes", "") == person["note"] and client["extra.客户经理"] == person["manager"]
        assert sorted(mobiles[client["id"]]) == sorted(person["mobile"].split("/"))
    amounts = home.list("declared_assets")
    assert len(amounts) == fates.count("new") and all(float(a["amount"]) >= 10000 for a in amounts)
    assert len(home.list("assessment")) == fates.count("new")
    again = home.run("import", path, code=1)
    assert counts(again) == (0, 0, fates.count("new") + fates.count("duplicate"), fates.count("problem"))
    assert home.run("verify", "--full")["ok"]
    undone = home.run("undo-import", said["import"])
    assert not undone["kept"] and not home.list("client") and not home.list("contact_method") and not home.list("declared_assets")
    assert home.run("verify", "--full")["ok"]


@case
def workbook_of_libreoffice(home):
    """The same list in LibreOffice's own writing has the same fates."""
    fates = damaged_list.make(20000, 300)[1]
    said = home.run("import", DATA / "clients-20000.xlsx", "--dry-run", code=1)
    assert counts(said) == expected(fates), (said, expected(fates))


@case
def problems_come_back(home):
    """Rows that were held back keep their cells, say why, and go in once they are mended."""
    path = home.write("a.csv", [["姓名", "身份证号", "手机"], ["张三", "110105194912310021", "13800138000"], ["李四", "", "13900139000"]])
    assert counts(home.run("import", path, "--problems", home.folder / "p.csv", code=1)) == (1, 0, 0, 1)
    held = home.folder / "p.csv"
    assert held.stat().st_mode & 0o777 == 0o600 and held.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(held.open(encoding="utf-8-sig")))
    assert rows[1][:3] == ["张三", "110105194912310021", "13800138000"] and "check digit" in rows[1][3], rows
    rows[1][1] = "11010519491231002X"
    assert counts(home.run("import", home.write("b.csv", rows))) == (1, 0, 0, 0)
    assert all("extra.Problem found by Dossier" not in c for c in home.list("client"))


@case
def update_and_undo(home):
    """Only what a file says is changed; a contact is added, not doubled; undoing brings the old values back."""
    home.run("import", home.write("a.csv", [["姓名", "身份证号", "手机", "城市", "职业"], ["张三", "11010519491231002X", "13800138000", "上海", "教师"]]))
    changed = home.write("b.csv", [["姓名", "证件号码", "电话1", "电话2", "城市"], ["张三", "11010519491231002X", "13800138000", "13900139000", "北京"]])
    assert counts(home.run("import", changed)) == (0, 0, 1, 0)
    said = home.run("import", changed, "--on-duplicate", "update")
    assert counts(said) == (0, 1, 0, 0)
    client = home.list("client")[0]
    assert client["city"] == "北京" and client["occupation"] == "教师" and len(home.list("contact_method")) == 2
    assert counts(home.run("import", changed, "--on-duplicate", "update")) == (0, 0, 1, 0)
    home.run("undo-import", said["import"])
    assert home.list("client")[0]["city"] == "上海" and len(home.list("contact_method")) == 1


@case
def undo_keeps_later_edits(home):
    said = home.run("import", home.write("a.csv", [["姓名", "手机"], ["张三", "13800138000"], ["李四", "13900139000"]]))
    kept = next(c for c in home.list("client") if c["name"] == "张三")
    home.run("set", kept["id"], "city=上海")
    undone = home.run("undo-import", said["import"], code=1)
    assert [c["name"] for c in home.list("client")] == ["张三"] and undone["kept"], undone


@case
def spouses_share_a_mobile(home):
    rows = [["姓名", "身份证号", "手机"], ["张三", "11010519491231002X", "13800138000"], ["李四", "440524188001010014", "13800138000"], ["张三", "", "13800138000"],
            ["王五", "", "13800138000"]]
    assert counts(home.run("import", home.write("a.csv", rows), code=1)) == (2, 0, 1, 1)  # the last may be either


@case
def zoho_and_others(home):
    """Headers of usual exports; names in two columns; columns that mean nothing here are kept."""
    zoho = [["Record Id", "Contact Owner", "First Name", "Last Name", "Email", "Mobile", "Phone", "Date of Birth", "Mailing City", "Lead Source", "Description"],
            ["zcrm_1", "me", "慧敏", "陈", "a@example.com", "13800138000", "0571-88888888", "1974-03-08", "杭州", "转介绍", "x"]]
    assert counts(home.run("import", home.write("z.csv", zoho))) == (1, 0, 0, 0)
    client = home.list("client")[0]
    assert client["name"] == "陈慧敏" and client["birth"] == "1974-03-08" and client["extra.Record Id"] == "zcrm_1" and client["source"] == "转介绍", client
    fxiaoke = [["客户名称(必填)", "客户级别", "电话", "邮件", "详细地址", "备注", "负责人"], ["司马相如", "", "13900139000", "b@example.com", "文君街", "赋", "李经理"]]
    assert counts(home.run("import", home.write("f.csv", fxiaoke))) == (1, 0, 0, 0)
    assert home.run("search", "smxr")["total"] == 1


@case
def masked_numbers(home):
    """A number that another program hid is no number, under any header."""
    rows = [["姓名", "联系电话", "测评结果"], ["张三", "138****6021", "平衡型"], ["李四", "0571-88888888", "C3"]]
    assert counts(home.run("import", home.write("a.csv", rows), code=1)) == (1, 0, 0, 1)
    assert [a["level"] for a in home.list("assessment")] == ["C3"]


@case
def mapping_file(home):
    mapping = home.folder / "map.json"
    mapping.write_text(json.dumps({"甲": "name", "乙": "contact.mobile", "丙": "extra.车牌", "丁": "-"}), encoding="utf-8")
    path = home.write("a.csv", [["甲", "乙", "丙", "丁"], ["张三", "13800138000", "沪A1", "x"]])
    assert home.run("import", path, "--map", mapping, code=2)["error"]["code"] == "invalid"  # no row of known headers
    path = home.write("b.csv", [["甲", "乙", "丙", "丁", "城市"], ["张三", "13800138000", "沪A1", "x", "上海"]])
    mapping.write_text(json.dumps({"甲": "nonsense"}), encoding="utf-8")
    home.run("import", path, "--map", mapping, code=2)


@case
def other_kinds(home):
    home.run("import", home.write("c.csv", [["姓名", "身份证号", "手机"], ["张三", "11010519491231002X", "13800138000"], ["李四", "", "13900139000"]]))
    transactions = [["客户姓名", "身份证号", "账号", "交易日期", "交易类型", "金额", "份额", "产品名称"],
                    ["张三", "11010519491231002X", "6222020200000000123", "2026-01-05", "申购", "100,000.00", "98039.22", "稳健一号"],
                    ["张三", "11010519491231002X", "6222020200000000123", "2026-03-05", "赎回", "20000", "", "稳健一号"],
                    ["王五", "", "1", "2026-03-05", "申购", "1", "", ""]]
    path = home.write("t.csv", transactions)
    assert counts(home.run("import", path, "--kind", "transaction", code=1)) == (2, 0, 0, 1)
    assert counts(home.run("import", path, "--kind", "transaction", code=1)) == (0, 0, 2, 1)
    assert len(home.list("account")) == 1 and len(home.list("product")) == 1 and len(home.list("transaction")) == 2
    assert counts(home.run("import", home.write("v.csv", [["姓名", "账号", "估值日期", "市值"], ["张三", "6222020200000000123", "2026-10-31", "8.5万"]]), "--kind", "valuation")) == (1, 0, 0, 0)
    assert counts(home.run("import", home.write("i.csv", [["手机", "时间", "沟通方式", "内容"], ["13900139000", "2026-11-01 10:00", "电话", "想买国债"]]), "--kind", "interaction")) == (1, 0, 0, 0)
    assert home.run("verify", "--full")["ok"]


def comparable(home):
    """Every client with what an export in columns keeps of it; who recommended them has another id in another book."""
    parts = {kind: {} for kind in ("contact_method", "assessment", "declared_assets")}
    for kind, of in parts.items():
        for record in home.list(kind):
            of.setdefault(record["client"], []).append(record)

    def newest(records, *fields):
        best = max(records, key=lambda r: r.get("date", ""), default={})
        return tuple(best.get(f) for f in fields)

    return sorted(json.dumps([{k: v for k, v in client.items() if k not in ("id", "referrer", "extra.Referred by", "completeness")},
                              sorted((c["type"], c["value"]) for c in parts["contact_method"].get(client["id"], [])),
                              newest(parts["assessment"].get(client["id"], []), "level", "score", "date"),
                              newest(parts["declared_assets"].get(client["id"], []), "amount", "date")], sort_keys=True, ensure_ascii=False)
                  for client in home.list("client"))


@case
def export_comes_back(home):
    """What is exported and imported into an empty book is equal, formula-like texts and own columns included."""
    home.run("demo", "--clients", "60")
    home.run("add", "client", "name=R&D =1+1", "notes==SUM(A1)\n第二行", "extra.车牌=+沪A1", "extra.联系电话=@x", "birth=农历1987年闰六月初十")
    wanted = comparable(home)
    for form in ("csv", "xlsx"):
        path = home.folder / f"all.{form}"
        home.run("export", "--kind", "client", "--format", form, "--out", path)
        with tempfile.TemporaryDirectory() as folder:
            other = Home(folder)
            said = other.run("import", path)
            assert counts(said) == (len(wanted), 0, 0, 0), said
            got = comparable(other)
            different = [(a, b) for a, b in zip(wanted, got) if a != b]
            assert not different, f"{form}: {different[0]}"


@case
def refusals(home):
    home.run("import", home.folder / "none.csv", code=2)
    (home.folder / "e.csv").write_bytes(b"")
    home.run("import", home.folder / "e.csv", code=2)
    home.run("import", home.write("n.csv", [["a", "b"], ["1", "2"]]), code=2)
    home.run("import", home.write("x.csv", [["姓名"], ["张三"]]), "--encoding", "EBCDIC", code=2)
    home.run("import", home.write("x.csv", [["姓名"], ["张三"]]), "--on-duplicate", "double", code=2)
    home.run("import", home.write("x.csv", [["姓名"], ["张三"]]), "--match", "shoe-size", code=2)
    home.run("undo-import", "nonsense", code=2)


def main():
    print(f"1..{len(CASES)}")
    failed = False
    for number, function in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Home(folder))
                print(f"ok {number} - {function.__name__}", flush=True)
            except Exception as error:  # a failed case must not hide the others
                failed = True
                print(f"not ok {number} - {function.__name__}\n# {type(error).__name__}: {(str(error) or traceback.format_exc())[-1500:]!r}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
