#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks plain copies of an invented book in 200 seeded ways. The verifier that was written from docs/ledger.md
and the program's own must both find each, and name the same codes.

usage: test-attacks.py BOOK-TOOL LEDGER.md [COUNT]
"""
import base64
import hashlib
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import nacl.bindings
import nacl.signing

from verify_ledger import ORIGIN, Verifier, author_message, decode_payload, encode_row, encode_value, leaf_hash, sha, uuid_text

# The database's own checks and derived tables are not the independent verifier's business.
OWN_BUSINESS = {"cipher", "integrity", "foreign-key", "derived"}


class Attack:
    """One plain copy under attack."""

    def __init__(self, path, rng):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        self.rng = rng
        self.anchored = False
        for (name,) in self.db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            self.db.execute(f'DROP TRIGGER "{name}"')

    def run(self, sql, *values):
        return self.db.execute(sql, values)

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def one(self, sql, *values):
        found = self.rows(sql, *values)
        return self.rng.choice(found)

    def flip(self, data):
        data = bytearray(data)
        data[self.rng.randrange(len(data))] ^= 1 << self.rng.randrange(8)
        return bytes(data)

    def commit(self, where="number > 1"):
        return self.one(f"SELECT * FROM ledger_commit WHERE {where}")

    def change(self, where="1"):
        return self.one(f"SELECT * FROM ledger_change WHERE {where}")


ATTACKS = []


def attack(function):
    ATTACKS.append(function)
    return function


# --- commits

@attack
def reattributed_commit(a):
    key = nacl.signing.SigningKey(bytes(a.rng.randrange(256) for _ in range(32)))
    a.run("INSERT INTO author VALUES (2, ?, '别人', 2, 1, zeroblob (64))", bytes(key.verify_key))
    a.run("UPDATE ledger_commit SET author = 2 WHERE number = ?", a.commit()["number"])


@attack
def forged_signature(a):
    commit = a.commit()
    key = nacl.signing.SigningKey(bytes(a.rng.randrange(256) for _ in range(32)))
    a.run("UPDATE ledger_commit SET signature = ? WHERE number = ?", key.sign(commit["root"]).signature, commit["number"])


@attack
def signature_of_another_commit(a):
    one, other = a.commit("number BETWEEN 2 AND 9"), a.commit("number > 9")
    a.run("UPDATE ledger_commit SET signature = ? WHERE number = ?", other["signature"], one["number"])


@attack
def other_reason(a):
    a.run("UPDATE ledger_commit SET reason = 11 WHERE number = ?", a.commit("reason = 2")["number"])


@attack
def act_disguised_as_another(a):
    a.run("UPDATE ledger_commit SET reason = 102 WHERE number = ?", a.commit("reason IN (100, 101)")["number"])


@attack
def back_dated(a):
    a.run("UPDATE ledger_commit SET time = time - 86400000000 WHERE number = ?", a.commit()["number"])


@attack
def other_device(a):
    commit = a.commit()
    a.run("UPDATE ledger_commit SET device = ? WHERE number = ?", a.flip(commit["device"]), commit["number"])


@attack
def left_its_batch(a):
    a.run("UPDATE ledger_commit SET batch = NULL WHERE number = ?", a.commit("batch IS NOT NULL")["number"])


@attack
def other_target(a):
    a.run("UPDATE ledger_commit SET target = 2 WHERE number = ?", a.commit("target > 2")["number"])


@attack
def other_subject(a):
    commit = a.commit("subject IS NOT NULL")
    a.run("UPDATE ledger_commit SET subject = ? WHERE number = ?", a.flip(commit["subject"]), commit["number"])


@attack
def altered_note(a):
    a.run("UPDATE ledger_commit SET note = note || '。' WHERE number = ?", a.commit("note IS NOT NULL")["number"])


@attack
def note_taken_away(a):
    a.run("UPDATE ledger_commit SET note = NULL WHERE number = ?", a.commit("note IS NOT NULL")["number"])


@attack
def altered_root(a):
    commit = a.commit()
    a.run("UPDATE ledger_commit SET root = ? WHERE number = ?", a.flip(commit["root"]), commit["number"])


@attack
def altered_commit_leaf(a):
    commit = a.commit()
    a.run("UPDATE ledger_commit SET leaf = ? WHERE number = ?", a.flip(commit["leaf"]), commit["number"])


@attack
def dropped_read(a):
    a.run("DELETE FROM ledger_commit WHERE number = ?", a.commit("reason IN (100, 101)")["number"])


@attack
def dropped_read_and_closed_the_gap(a):
    number = a.commit("reason IN (100, 101) AND number < (SELECT max (number) FROM ledger_commit)")["number"]
    a.run("DELETE FROM ledger_commit WHERE number = ?", number)
    for row in a.rows("SELECT number FROM ledger_commit WHERE number > ? ORDER BY number", number):
        a.run("UPDATE ledger_commit SET number = number - 1, first = first - 1 WHERE number = ?", row["number"])
        a.run("UPDATE ledger_change SET commit_number = commit_number - 1 WHERE commit_number = ?", row["number"])
    first = a.rows("SELECT first FROM ledger_commit WHERE number = ?", number)[0]["first"]
    for row in a.rows("SELECT sequence FROM ledger_change WHERE sequence > ? ORDER BY sequence", first):
        a.run("UPDATE ledger_change SET sequence = sequence - 1 WHERE sequence = ?", row["sequence"])


@attack
def swapped_commits(a):
    one, other = a.commit("number BETWEEN 3 AND 5"), a.commit("number BETWEEN 6 AND 9")
    for column in ("time", "reason", "root", "signature", "leaf"):
        a.run(f"UPDATE ledger_commit SET {column} = ? WHERE number = ?", other[column], one["number"])
        a.run(f"UPDATE ledger_commit SET {column} = ? WHERE number = ?", one[column], other["number"])


@attack
def more_changes_claimed(a):
    a.run("UPDATE ledger_commit SET count = count + 1 WHERE number = ?", a.commit("count > 0")["number"])


# --- changes

def rebuild_leaf(a, sequence):
    """What somebody does who knows the format but holds no key."""
    row = a.rows("SELECT * FROM ledger_change WHERE sequence = ?", sequence)[0]
    before = a.rows("SELECT leaf FROM ledger_change WHERE sequence = ?", row["supersedes"]) if row["supersedes"] is not None else []
    header = b"\1" + sequence.to_bytes(8, "big") + row["kind"].to_bytes(2, "big") + bytes([row["operation"]]) + row["uuid"] + \
        (before[0]["leaf"] if before else bytes(32)) + (row["row_digest"] or bytes(32)) + (row["payload_hash"] or bytes(32))
    a.run("UPDATE ledger_change SET leaf = ? WHERE sequence = ?", leaf_hash(header), sequence)


@attack
def erased_payload(a):
    a.run("UPDATE ledger_change SET payload = NULL, salt = NULL WHERE sequence = ?", a.change()["sequence"])


@attack
def altered_payload(a):
    change = a.change()
    a.run("UPDATE ledger_change SET payload = ? WHERE sequence = ?", a.flip(change["payload"]), change["sequence"])


@attack
def altered_payload_and_rebuilt_the_leaf(a):
    change = a.change("length (payload) > 20")
    payload = bytearray(change["payload"])
    payload[-1] ^= 1
    a.run("UPDATE ledger_change SET payload = ?, payload_hash = ? WHERE sequence = ?", bytes(payload),
          sha(b"\3", change["salt"], bytes(payload)), change["sequence"])
    rebuild_leaf(a, change["sequence"])


@attack
def payload_of_another_change(a):
    one, other = a.change("sequence < 9"), a.change("sequence > 20")
    a.run("UPDATE ledger_change SET payload = ? WHERE sequence = ?", other["payload"], one["sequence"])


@attack
def altered_salt(a):
    change = a.change()
    a.run("UPDATE ledger_change SET salt = ? WHERE sequence = ?", a.flip(change["salt"]), change["sequence"])


@attack
def altered_digest(a):
    change = a.change("row_digest IS NOT NULL")
    a.run("UPDATE ledger_change SET row_digest = ? WHERE sequence = ?", a.flip(change["row_digest"]), change["sequence"])


@attack
def altered_leaf(a):
    change = a.change()
    a.run("UPDATE ledger_change SET leaf = ? WHERE sequence = ?", a.flip(change["leaf"]), change["sequence"])


@attack
def swapped_leaves(a):
    one, other = a.change("sequence BETWEEN 40 AND 60"), a.change("sequence BETWEEN 61 AND 80")
    for column in ("uuid", "row_digest", "payload_hash", "salt", "payload", "leaf"):
        a.run(f"UPDATE ledger_change SET {column} = ? WHERE sequence = ?", other[column], one["sequence"])
        a.run(f"UPDATE ledger_change SET {column} = ? WHERE sequence = ?", one[column], other["sequence"])


@attack
def change_of_another_record(a):
    change = a.change("operation = 1")
    a.run("UPDATE ledger_change SET uuid = ? WHERE sequence = ?", a.flip(change["uuid"]), change["sequence"])
    rebuild_leaf(a, change["sequence"])


@attack
def update_disguised_as_insert(a):
    change = a.change("operation = 2")
    a.run("UPDATE ledger_change SET operation = 1 WHERE sequence = ?", change["sequence"])
    rebuild_leaf(a, change["sequence"])


@attack
def forgot_its_predecessor(a):
    change = a.change("supersedes IS NOT NULL")
    a.run("UPDATE ledger_change SET supersedes = NULL WHERE sequence = ?", change["sequence"])


@attack
def other_predecessor(a):
    change = a.change("operation = 2 AND supersedes > 3")
    a.run("UPDATE ledger_change SET supersedes = supersedes - 2 WHERE sequence = ?", change["sequence"])


@attack
def moved_to_another_commit(a):
    a.run("UPDATE ledger_change SET commit_number = commit_number + 1 WHERE sequence = ?", a.change()["sequence"])


@attack
def dropped_change(a):
    a.run("DELETE FROM ledger_change WHERE sequence = ?", a.change("sequence > 30")["sequence"])


# --- rows

@attack
def changed_value(a):
    a.run("UPDATE client SET city = '深圳' WHERE id = ?", a.one("SELECT id FROM client")["id"])


@attack
def value_taken_away(a):
    a.run("UPDATE contact_method SET value = '' WHERE id = ?", a.one("SELECT id FROM contact_method")["id"])


@attack
def deleted_row(a):
    a.run("DELETE FROM client WHERE id = ?", a.one("SELECT id FROM client WHERE id > 3")["id"])


@attack
def inserted_row(a):
    a.run("INSERT INTO client (uuid, leaf, name) VALUES (?, ?, '不速之客')", a.rng.randbytes(16), a.rng.choice([-1, 0, 3, 10 ** 6]))


@attack
def resurrected_row(a):
    gone = a.change("operation = 3 AND kind = 1")
    a.run("INSERT INTO client (uuid, leaf, name) VALUES (?, ?, '已删')", gone["uuid"], gone["supersedes"])


@attack
def replayed_row(a):
    """An old page put back: the row as it was before its last change, naming its old leaf."""
    change = a.change("operation = 2 AND kind = 1 AND sequence = (SELECT max (sequence) FROM ledger_change m WHERE m.uuid = ledger_change.uuid)")
    a.run("UPDATE client SET city = '北京', leaf = ? WHERE uuid = ?", change["supersedes"], change["uuid"])


@attack
def replayed_row_under_the_new_leaf(a):
    change = a.change("operation = 2 AND kind = 1 AND sequence = (SELECT max (sequence) FROM ledger_change m WHERE m.uuid = ledger_change.uuid)")
    a.run("UPDATE client SET city = '北京' WHERE uuid = ?", change["uuid"])


@attack
def swapped_rows(a):
    one, other = a.one("SELECT id, name FROM client WHERE id BETWEEN 5 AND 200"), a.one("SELECT id, name FROM client WHERE id > 200")
    a.run("UPDATE client SET name = ? WHERE id = ?", other["name"], one["id"])
    a.run("UPDATE client SET name = ? WHERE id = ?", one["name"], other["id"])


@attack
def altered_extra(a):
    extra = a.one("SELECT uuid FROM extra")
    a.run("UPDATE extra SET text = text || 'x' WHERE uuid = ?", extra["uuid"])


@attack
def extra_taken_away(a):
    a.run("DELETE FROM extra WHERE uuid = ?", a.one("SELECT uuid FROM extra")["uuid"])


@attack
def extra_added(a):
    a.run("INSERT INTO extra VALUES (?, '备注', '假')", a.one("SELECT uuid FROM client")["uuid"])


# --- tiles, authors, acts, anchors

@attack
def altered_tile(a):
    tile = a.one("SELECT * FROM ledger_tile")
    a.run("UPDATE ledger_tile SET hashes = ? WHERE level = ? AND number = ?", a.flip(tile["hashes"]), tile["level"], tile["number"])


@attack
def tile_taken_away(a):
    a.run("DELETE FROM ledger_tile")


@attack
def tile_added(a):
    a.run("INSERT INTO ledger_tile VALUES (?, ?, zeroblob (32))", a.rng.choice([1, 2]), a.rng.randrange(1, 5))


@attack
def renamed_author(a):
    a.run("UPDATE author SET name = '李四' WHERE author = 1")


@attack
def smuggled_author(a):
    key = nacl.signing.SigningKey(a.rng.randbytes(32))
    book = a.rows("SELECT uuid FROM book")[0]["uuid"]
    message = author_message(book, 2, bytes(key.verify_key), bytes(key.verify_key), "间谍")
    a.run("INSERT INTO author VALUES (2, ?, '间谍', 2, 1, ?)", bytes(key.verify_key), key.sign(message).signature)


@attack
def half_done_act(a):
    a.run("UPDATE import_batch SET state = 'running' WHERE id = ?", a.one("SELECT id FROM import_batch")["id"])


def cut(a):
    """Drops the newest commits as somebody with the book's key could: all that is left fits together."""
    last = a.rows("SELECT * FROM ledger_commit ORDER BY number DESC")
    # the newest one changed a client's city, so its row goes back to the leaf before
    change = a.rows("SELECT * FROM ledger_change WHERE commit_number = ?", last[0]["number"])[0]
    a.run("UPDATE client SET city = '北京', leaf = ? WHERE uuid = ?", change["supersedes"], change["uuid"])
    a.run("DELETE FROM ledger_change WHERE commit_number = ?", last[0]["number"])
    a.run("DELETE FROM ledger_commit WHERE number = ?", last[0]["number"])


@attack
def cut_tail_with_an_anchor(a):
    cut(a)
    a.anchored = True


# --- vectors

def own_vectors():
    """docs/ledger.md §11, computed anew: one client, bytes that count up."""
    count = lambda first, n: bytes(range(first, first + n))
    number = lambda n, size: n.to_bytes(size, "big")
    uuid, salt, book, instance, device = (count(16 * i, 16) for i in range(5))
    key = nacl.signing.SigningKey(subkey(count(0x50, 32), 1, b"dossierU"))
    fields = {1: encode_value("张三", "text"), 5: encode_value(3789, "integer")}
    extra, text = "车牌".encode(), "沪A".encode()
    v = {"row": encode_row(1, uuid, fields, {extra: text})}
    v["row digest"] = sha(b"\2", salt, v["row"])
    entry = lambda n, name, after: n.to_bytes(2, "big") + name + b"\0" + after
    v["payload"] = (3).to_bytes(4, "big") + entry(0, len(extra).to_bytes(4, "big") + extra, encode_value("沪A", "text")) + \
        entry(1, b"", fields[1]) + entry(5, b"", fields[5])
    assert len(decode_payload(v["payload"])) == 3
    v["payload hash"] = sha(b"\3", salt, v["payload"])
    v["change header"] = b"\1" + bytes(8) + b"\0\1\1" + uuid + bytes(32) + v["row digest"] + v["payload hash"]
    v["change leaf"] = leaf_hash(v["change header"])
    v["public key"] = bytes(key.verify_key)
    v["commit header"] = b"\2" + number(1, 8) + number(1, 8) + number(0, 8) + number(1, 4) + sha(v["public key"]) + device + instance + \
        number(1795485600000000, 8) + bytes(4) + number(2, 2) + bytes(16 + 8 + 2 + 16 + 4 + 8 + 32 + 32)
    v["commit leaf"] = leaf_hash(v["commit header"])
    v["root"] = sha(b"\1", v["change leaf"], v["commit leaf"])
    v["checkpoint"] = f"{ORIGIN}/{uuid_text(book)}/{uuid_text(instance)}\n2\n{base64.b64encode(v['root']).decode()}\n".encode()
    v["signature"] = key.sign(v["checkpoint"]).signature
    return [f"{name} = {data.hex()}" for name, data in v.items()]


def subkey(seed, number, context):
    """crypto_kdf: BLAKE2b with the number as salt and the context as person."""
    return hashlib.blake2b(b"", digest_size=32, key=seed, salt=number.to_bytes(8, "little") + bytes(8), person=context + bytes(8)).digest()


def vault_vectors():
    """docs/vault.md §7, computed anew."""
    seed = bytes(range(0x50, 0x70))
    signer = nacl.signing.SigningKey(subkey(seed, 1, b"dossierU"))
    receiving, _ = nacl.bindings.crypto_box_seed_keypair(subkey(seed, 2, b"dossierU"))
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    bits = int.from_bytes(seed, "big") << 4
    check = int.from_bytes(hashlib.blake2b(seed, digest_size=16, key=b"dossier-recovery").digest(), "big") >> 108
    text = "".join(letters[(bits >> 5 * (51 - i)) & 31] for i in range(52)) + "".join(letters[(check >> 5 * (3 - i)) & 31] for i in range(4))
    return ["signing key = " + bytes(signer.verify_key).hex(), "receiving key = " + receiving.hex(),
            "signature = " + signer.sign(b"dossier").signature.hex(),
            "recovery key = " + "-".join(text[i:i + 4] for i in range(0, 56, 4))]


def check_vectors(tool, document):
    """The page's, the program's and the verifier's own are the same."""
    printed = subprocess.run([tool, "vectors"], check=True, capture_output=True, text=True).stdout.splitlines()
    return printed == own_vectors() and all(line in document.splitlines() for line in printed)


# --- the run

def agree(ours, theirs):
    """Once leaves are missing or their chains broken, what follows for rows is counted in more ways than one."""
    if theirs == {"refused"}:
        return bool(ours)
    if ours & theirs & {"sequence", "chain"}:
        follows = {"row", "row-extra", "row-missing"}
        ours, theirs = ours - follows, theirs - follows
    return bool(ours) and ours == theirs


def codes_of(findings):
    return {code for code, _ in findings} - OWN_BUSINESS


class Tool:
    """The program's own verification, one process for all the copies."""

    def __init__(self, tool, plain):
        self.process = subprocess.Popen([tool, "prove", plain], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        word, self.anchor, now = self.process.stdout.readline().split()
        assert word == "book"
        self.now = int(now)

    def codes(self, path, anchored):
        self.process.stdin.write(f"{path} {self.anchor if anchored else '-'}\n")
        self.process.stdin.flush()
        return set(self.process.stdout.readline().split()) - OWN_BUSINESS

    def close(self):
        self.process.stdin.close()
        assert self.process.wait() == 0, "book-tool failed"


def judge(tool, document, path, anchored):
    anchor = bytes.fromhex(tool.anchor).decode() if anchored else None
    return codes_of(Verifier(document, path, anchor, tool.now).run()), tool.codes(path, anchored)


def main():
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    kinds = subprocess.run([sys.argv[1], "fields"], check=True, capture_output=True, text=True).stdout
    document = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8") + "\n" + kinds
    missed, table = [], {}
    with tempfile.TemporaryDirectory() as folder:
        plain, copy = folder + "/plain.db", folder + "/copy.db"
        tool = Tool(sys.argv[1], plain)

        def fresh(seed):
            shutil.copyfile(plain, copy)
            return Attack(copy, random.Random(seed))

        clean = [judge(tool, document, plain, anchored) for anchored in (False, True)]
        without = fresh(0)
        cut(without)
        without.db.close()
        undetectable = judge(tool, document, copy, False)
        for seed in range(count):
            function = ATTACKS[seed % len(ATTACKS)]
            a = fresh(seed)
            before = hashlib.sha256(pathlib.Path(copy).read_bytes()).digest()
            function(a)
            a.db.close()
            assert hashlib.sha256(pathlib.Path(copy).read_bytes()).digest() != before, function.__name__
            ours, theirs = judge(tool, document, copy, a.anchored)
            table.setdefault(function.__name__, set()).add(" ".join(sorted(ours)))
            if not agree(ours, theirs):
                missed.append(f"{function.__name__} seed {seed}: Python {sorted(ours)}, program {sorted(theirs)}")
        tool.close()
    for name, codes in table.items():
        print(f"# {name}: {' | '.join(sorted(codes))}")
    for line in missed:
        print("#", line)
    print("1..5")
    print("ok" if clean == [(set(), set())] * 2 else "not ok", "1 - a sound book is sound to both", clean)
    # Whoever holds the key can drop the newest commits: only what is known outside of the book shows it.
    print("ok" if undetectable == (set(), set()) else "not ok", "2 - a cut tail without an anchor shows in neither", undetectable)
    print("ok" if not missed else "not ok", f"3 - both find {count} attacks of {len(ATTACKS)} sorts and agree on the codes")
    print("ok" if check_vectors(sys.argv[1], document) else "not ok", "4 - the vectors of docs/ledger.md hold in both")
    vault = pathlib.Path(sys.argv[2]).with_name("vault.md").read_text(encoding="utf-8").splitlines()
    print("ok" if all(line in vault for line in vault_vectors()) else "not ok", "5 - the vectors of docs/vault.md hold", vault_vectors())
    return 0


if __name__ == "__main__":
    sys.exit(main())
