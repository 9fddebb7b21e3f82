#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent verifier of a book's ledger, written from docs/ledger.md alone.

usage: verify_ledger.py LEDGER.md PLAIN.db [ANCHOR-FILE]

It reads a plain copy of a book's database and prints what is wrong, one finding a line: `code where`. What the
database itself checks (cipher, integrity, foreign-key) and derived tables are not its business.
"""
import base64
import hashlib
import re
import sqlite3
import struct
import sys
import time

import nacl.exceptions
import nacl.signing

ORIGIN = "io.github.kedang.Dossier"
ZERO16, ZERO32 = bytes(16), bytes(32)
INSERT, UPDATE, DELETE, ERASE = 1, 2, 3, 4
OWNER, READER = 1, 3
BATCH_KIND = 13


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(header):
    return sha(b"\0", header)


class Tree:
    """RFC 6962, appended leaf by leaf: the roots of complete subtrees along the right edge."""

    def __init__(self):
        self.size, self.edge = 0, []

    def append(self, leaf):
        self.size += 1
        self.edge.append((0, leaf))
        while len(self.edge) > 1 and self.edge[-1][0] == self.edge[-2][0]:
            (level, right), (_, left) = self.edge.pop(), self.edge.pop()
            self.edge.append((level + 1, sha(b"\1", left, right)))

    def root(self):
        root = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            root = sha(b"\1", left, root)
        return root


def subtree_root(leaves):
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def read_kinds(document):
    """§12: kinds and their fields."""
    kinds = {}
    for number, name, fields in re.findall(r"^\| (\d+) \| `(\w+)` \| (.*) \|$", document, re.M):
        kinds[int(number)] = (name, [(int(n), column, storage) for n, column, storage in
                                     re.findall(r"(\d+) `(\w+)` (text|integer|uuid|blob)", fields)])
    return kinds


def encode_value(value, storage):
    if storage == "text":
        data = value.encode()
        return struct.pack(">BI", 1, len(data)) + data
    if storage == "integer":
        return struct.pack(">Bq", 2, value)
    if storage == "uuid":
        return b"\3" + value
    return struct.pack(">BI", 4, len(value)) + value


def encode_row(kind, uuid, fields, extras):
    """fields: number -> encoded value; extras: name bytes -> text bytes."""
    out = [struct.pack(">H", kind), uuid, struct.pack(">I", len(fields))]
    out += [struct.pack(">H", n) + fields[n] for n in sorted(fields)]
    out.append(struct.pack(">I", len(extras)))
    for name in sorted(extras):
        out.append(struct.pack(">I", len(name)) + name + struct.pack(">I", len(extras[name])) + extras[name])
    return b"".join(out)


class Malformed(Exception):
    pass


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n):
        if self.at + n > len(self.data):
            raise Malformed
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self, code):
        return struct.unpack(">" + code, self.take(struct.calcsize(">" + code)))[0]

    def value(self):
        """The value's bytes, encoded; b"" for none."""
        kind = self.number("B")
        if kind == 0:
            return b""
        if kind in (1, 4):
            size = self.number("I")
            return struct.pack(">BI", kind, size) + self.take(size)
        if kind == 2:
            return b"\2" + self.take(8)
        if kind == 3:
            return b"\3" + self.take(16)
        raise Malformed


def decode_payload(data):
    """[(number, extra's name, before, after)], strictly ordered."""
    reader, entries = Reader(data), []
    for _ in range(reader.number("I")):
        number = reader.number("H")
        name = reader.take(reader.number("I")) if number == 0 else b""
        before, after = reader.value(), reader.value()
        if before == after or (entries and (number, name) <= entries[-1][:2]):
            raise Malformed
        entries.append((number, name, before, after))
    if reader.at != len(data):
        raise Malformed
    return entries


def author_message(book, role, key, introducer, name):
    data = name.encode()
    return b"dossier-author-v1\0" + book + bytes([role]) + key + sha(introducer) + struct.pack(">I", len(data)) + data


def signed(key, message, signature):
    try:
        nacl.signing.VerifyKey(bytes(key)).verify(bytes(message), bytes(signature))
        return True
    except (nacl.exceptions.BadSignatureError, nacl.exceptions.CryptoError, ValueError, TypeError):
        return False


def uuid_text(b):
    h = b.hex()
    return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))


class Verifier:
    def __init__(self, document, path, anchor=None, now=None):
        self.kinds = read_kinds(document)
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.now = now or int(time.time() * 1e6)
        self.anchor = anchor
        self.findings = []
        self.tree, self.leaves = Tree(), []
        self.newest, self.states, self.changed, self.superseded = {}, {}, {}, set()
        self.acts, self.batches, self.roots = set(), {}, {}

    def found(self, code, where):
        self.findings.append((code, where))

    # --- authors

    def load_authors(self):
        self.book = self.db.execute("SELECT uuid, instance FROM book").fetchone()
        self.authors = {}
        for row in self.db.execute("SELECT * FROM author ORDER BY author"):
            introducer = row if row["author"] == 1 else self.authors.get(row["introducer"])
            good = introducer is not None and row["role"] in (1, 2, 3)
            if row["author"] == 1:
                good = good and row["introducer"] == 1 and row["role"] == OWNER
            else:
                good = good and row["introducer"] < row["author"] and introducer["role"] == OWNER
            good = good and signed(introducer["public_key"], author_message(
                self.book["uuid"], row["role"], row["public_key"], introducer["public_key"], row["name"]), row["signature"])
            if not good:
                self.found("author", f"author {row['author']}")
            self.authors[row["author"]] = row

    # --- changes

    def change(self, row, commit):
        sequence, uuid, operation = row["sequence"], row["uuid"], row["operation"]
        if sequence != self.tree.size or row["commit_number"] != commit:
            self.found("sequence", f"sequence {sequence}")
        superseded = self.supersede(row)
        header = struct.pack(">BQHB", 1, sequence, row["kind"], operation) + uuid + superseded + \
            (row["row_digest"] or ZERO32) + (row["payload_hash"] or ZERO32)
        leaf = leaf_hash(header)
        if leaf != row["leaf"]:
            self.found("leaf", f"sequence {sequence}")
        if row["salt"] is None or row["payload"] is None:
            if operation != ERASE and uuid not in self.erased:
                self.found("payload-missing", f"sequence {sequence}")
        else:
            try:
                if sha(b"\3", row["salt"], row["payload"]) != row["payload_hash"]:
                    raise Malformed
                decode_payload(row["payload"])
            except Malformed:
                self.found("payload", f"sequence {sequence}")
        if row["kind"] == BATCH_KIND:
            self.acts.add(uuid)
        self.append(leaf)
        self.newest[uuid] = row

    def supersede(self, row):
        """The hash that the header names, and the rules of §3."""
        before, operation = row["supersedes"], row["operation"]
        if before is None:
            if operation != INSERT:
                self.found("chain", f"sequence {row['sequence']}")
            return ZERO32
        if before >= self.tree.size or before not in self.states:
            self.found("chain", f"sequence {row['sequence']}")
            return self.leaves[before] if 0 <= before < len(self.leaves) else ZERO32
        old = self.states[before]
        fits = old["operation"] == DELETE if operation == INSERT else old["operation"] in (INSERT, UPDATE)
        if not fits or before in self.superseded or old["uuid"] != row["uuid"] or old["kind"] != row["kind"]:
            self.found("chain", f"sequence {row['sequence']}")
        self.superseded.add(before)
        return old["leaf"]

    def append(self, leaf):
        self.leaves.append(leaf)
        self.tree.append(leaf)

    # --- commits

    REASONS = {2: "c", 3: "ctb", 4: "ctb", 5: "cB", 6: "ctB", 7: "cB", 8: "c", 9: "c", 10: "cb", 11: "c"}

    def commits(self):
        self.erased = {r[0] for r in self.db.execute("SELECT uuid FROM ledger_change WHERE operation = 4")}
        last, number, instance, instances = (-2 ** 63, -1), 0, None, set()
        for row in self.db.execute("SELECT * FROM ledger_commit ORDER BY number").fetchall():
            n, where = row["number"], f"commit {row['number']}"
            if n != number + 1 or row["first"] != self.tree.size:
                self.found("sequence", where)
            number += 1
            if (row["time"], row["tick"]) <= last or row["time"] > self.now + 300_000_000:
                self.found("time", where)
            last = (row["time"], row["tick"])
            if row["instance"] != instance:
                if (n > 1 and row["reason"] != 105) or row["instance"] in instances:
                    self.found("instance", where)
                instances.add(row["instance"])
            instance = row["instance"]
            self.reason(row, where)
            self.note(row, where)
            author = self.authors.get(row["author"])
            if author is None or (author["role"] == READER and row["count"] > 0):
                self.found("author", where)
            read = 0
            for change in self.db.execute("SELECT * FROM ledger_change WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
                                          (row["first"], row["first"] + row["count"])).fetchall():
                self.change(change, n)
                self.states[change["sequence"]] = change
                read += 1
            if read != row["count"]:
                self.found("sequence", where)
            self.changed[n] = row["count"] > 0
            leaf = self.commit_leaf(row, author)
            if leaf != row["leaf"]:
                self.found("leaf", where)
            self.append(leaf)
            root = self.tree.root()
            self.roots[self.tree.size] = root
            if root != row["root"]:
                self.found("root", where)
            if author is None or not signed(author["public_key"], self.checkpoint(row["instance"], root), row["signature"]):
                self.found("signature", where)
        if instance != self.book["instance"]:
            self.found("instance", "book")
        total = self.db.execute("SELECT count(*) FROM ledger_change").fetchone()[0]
        if total != len(self.states):
            self.found("sequence", "changes")
        for batch, where in self.batches.items():
            if batch not in self.acts:
                self.found("batch", where)
        for (n,) in self.db.execute("SELECT id FROM import_batch WHERE state IN ('running', 'undoing')"):
            self.found("batch", f"import_batch {n}")

    def checkpoint(self, instance, root):
        return f"{ORIGIN}/{uuid_text(self.book['uuid'])}/{uuid_text(instance)}\n{self.tree.size}\n{base64.b64encode(root).decode()}\n".encode()

    def commit_leaf(self, row, author):
        fingerprint = sha(author["public_key"]) if author is not None else ZERO32
        return leaf_hash(
            struct.pack(">BQQQI", 2, row["first"] + row["count"], row["number"], row["first"], row["count"]) + fingerprint +
            row["device"] + row["instance"] + struct.pack(">qIH", row["time"], row["tick"], row["reason"]) +
            (row["batch"] or ZERO16) + struct.pack(">QH", row["target"] or 0, row["subject_kind"]) + (row["subject"] or ZERO16) +
            struct.pack(">IQ", row["subject_count"], row["other_size"]) + (row["other_root"] or ZERO32) + (row["note_hash"] or ZERO32))

    def reason(self, row, where):
        rule, target = self.REASONS.get(row["reason"], ""), row["target"]
        known = rule or row["reason"] == 1 or 100 <= row["reason"] <= 108
        if (not known or (row["number"] == 1) != (row["reason"] == 1) or (row["count"] > 0 and "c" not in rule) or
                (row["batch"] is not None and "b" not in rule.lower()) or (row["batch"] is None and "B" in rule) or
                (target is not None) != ("t" in rule) or (target is not None and not self.changed.get(target, False))):
            self.found("reason", where)
        if row["batch"] is not None:
            self.batches.setdefault(row["batch"], where)

    def note(self, row, where):
        if row["note"] is None and row["salt"] is None:
            return
        if row["note"] is None or row["salt"] is None or sha(b"\4", row["salt"], row["note"].encode()) != row["note_hash"]:
            self.found("note", where)

    # --- tiles, rows, versions, anchor

    def tiles(self):
        wanted, level, width = {}, 1, 256
        while len(self.leaves) // width:
            for i in range(len(self.leaves) // width):
                wanted.setdefault((level, i // 256), []).append(subtree_root(self.leaves[i * width:(i + 1) * width]))
            level, width = level + 1, width * 256
        stored = {(r["level"], r["number"]): r["hashes"] for r in self.db.execute("SELECT * FROM ledger_tile")}
        if stored != {key: b"".join(hashes) for key, hashes in wanted.items()}:
            self.found("tile", "tiles")

    def rows(self):
        seen = set()
        for kind, (table, fields) in self.kinds.items():
            for row in self.db.execute(f'SELECT * FROM "{table}"').fetchall():
                where, uuid = f"{table} {row['id']}", row["uuid"]
                leaf = self.newest.get(uuid)
                claimed = self.states.get(row["leaf"])
                if claimed is None or row["leaf"] in self.superseded or claimed["operation"] == DELETE or claimed["sequence"] in seen:
                    self.found("row-extra", where)
                    continue
                seen.add(claimed["sequence"])
                encoded = {n: encode_value(row[c], s) for n, c, s in fields if row[c] is not None}
                extras = {e["name"].encode(): e["text"].encode() for e in self.db.execute("SELECT * FROM extra WHERE uuid = ?", (uuid,))}
                digest = sha(b"\2", claimed["salt"] or b"", encode_row(kind, uuid, encoded, extras))
                if claimed["uuid"] != uuid or leaf is None or digest != claimed["row_digest"]:
                    self.found("row", where)
        for uuid, leaf in self.newest.items():
            if leaf["operation"] in (INSERT, UPDATE) and leaf["sequence"] not in seen and leaf["sequence"] not in self.superseded:
                self.found("row-missing", f"sequence {leaf['sequence']}")

    def versions(self):
        records = {}
        for sequence in sorted(self.states):
            records.setdefault(self.states[sequence]["uuid"], []).append(self.states[sequence])
        for uuid, chain in records.items():
            fields, extras = {}, {}
            for change in chain:
                if change["payload"] is None or change["salt"] is None:
                    break
                if not self.version(change, uuid, fields, extras):
                    self.found("version", f"sequence {change['sequence']}")
                    break

    def version(self, change, uuid, fields, extras):
        try:
            entries = decode_payload(change["payload"])
        except Malformed:
            return False
        known = {n for n, _, _ in self.kinds[change["kind"]][1]} if change["kind"] in self.kinds else set()
        for number, name, before, after in entries:
            place, key = (extras, name) if number == 0 else (fields, number)
            if (number != 0 and number not in known) or place.get(key, b"") != before:
                return False
            if after:
                place[key] = after
            else:
                place.pop(key, None)
        if change["operation"] == DELETE:
            return not fields and not extras
        texts = {name: value[5:] for name, value in extras.items()}
        return sha(b"\2", change["salt"], encode_row(change["kind"], uuid, fields, texts)) == change["row_digest"]

    def check_anchor(self):
        lines = self.anchor.split("\n")
        origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2])
        good = origin.startswith(f"{ORIGIN}/{uuid_text(self.book['uuid'])}/") and self.roots.get(size) == root
        if good and len(lines) > 4 and lines[4]:
            mark, name, data = lines[4].split(" ")
            signature = base64.b64decode(data)[4:]
            body = "\n".join(lines[:3]) + "\n"
            good = mark == "—" and any(name == "author/" + sha(a["public_key"]).hex() and signed(a["public_key"], body.encode(), signature)
                                       for a in self.authors.values())
        if not good:
            self.found("anchor", f"size {size}")

    def run(self):
        try:
            self.load_authors()
            self.commits()
            self.tiles()
            self.rows()
            self.versions()
            if self.anchor is not None:
                self.check_anchor()
        except (sqlite3.DatabaseError, TypeError, struct.error, AttributeError) as error:
            self.found("unreadable", str(error))
        self.db.close()
        return self.findings


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = file.read()
    anchor = None
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            anchor = file.read()
    findings = Verifier(document, sys.argv[2], anchor).run()
    for code, where in findings:
        print(code, where)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
