#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the rule packs against their schema and against each other and speaks TAP.

usage: check-rules.py SOURCE-ROOT
"""
import copy
import datetime
import json
import pathlib
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "null": type(None)}


def check(value, schema, root, where):
    """The part of JSON Schema that rule-pack.schema.json uses, as complaints; a keyword outside of it is one too."""
    for word, wanted in schema.items():
        if word in ("$schema", "$defs", "title"):
            continue
        if word == "$ref":
            yield from check(value, root["$defs"][wanted.rsplit("/", 1)[1]], root, where)
        elif word == "type":
            if not isinstance(value, TYPES[wanted]):
                yield f"{where}: not of the type {wanted}"
                return
        elif word == "enum":
            if value not in wanted:
                yield f"{where}: {value!r} is none of {wanted}"
        elif word == "pattern":
            if not re.search(wanted, value):
                yield f"{where}: {value!r} does not look like {wanted}"
        elif word in ("minLength", "minItems"):
            if len(value) < wanted:
                yield f"{where}: too short"
        elif word == "anyOf":
            if all(list(check(value, choice, root, where)) for choice in wanted):
                yield f"{where}: {value!r} is of no sort that is allowed"
        elif word == "required":
            yield from (f"{where}: no {key}" for key in wanted if key not in value)
        elif word == "properties":
            for key in wanted.keys() & value.keys():
                yield from check(value[key], wanted[key], root, f"{where}.{key}")
        elif word == "additionalProperties":
            yield from (f"{where}: {key} is not known" for key in value.keys() - schema["properties"].keys())
        elif word == "items":
            for number, item in enumerate(value):
                yield from check(item, wanted, root, f"{where}[{number}]")
        else:
            yield f"the schema says {word}, which is not checked"


def day(text):
    return datetime.date.fromisoformat(text)


def check_days(packs):
    """Real days in the right order, and every pack older than what it puts in force says so."""
    for name, pack in packs.items():
        for source in pack["source"]:
            day(source["date"])
            if source["basis"] in ("text", "quoted") and day(source["date"]) > day(pack["effective-from"]):
                yield f"{name}: in force before {source['number']} was published"
        if pack["effective-to"] is not None and day(pack["effective-to"]) < day(pack["effective-from"]):
            yield f"{name}: ends before it begins"


def check_overlaps(packs):
    """Packs of one id follow each other without a day in two of them and without a hole."""
    by_id = {}
    for name, pack in packs.items():
        by_id.setdefault(pack["id"], []).append((day(pack["effective-from"]), pack["effective-to"], name))
    for rows in by_id.values():
        rows.sort(key=lambda row: row[0])
        for (_, end, name), (start, _, following) in zip(rows, rows[1:]):
            if end is None or day(end) >= start:
                yield f"{name} and {following} are in force on the same days"
            elif day(end) + datetime.timedelta(days=1) != start:
                yield f"{name} ends on {end}, {following} begins on {start}"


def check_listed(root, packs):
    """Each pack is compiled in and installed."""
    for place in ("rules.gresource.xml", "meson.build"):
        text = (root / "data/rules" / place).read_text(encoding="utf-8")
        yield from (f"{place}: {name} is not listed" for name in packs if name not in text)


def check_self(schema, packs):
    """The checks must be able to fail: good packs, each broken once."""
    def broken(change):
        spoilt = copy.deepcopy(packs)
        change(spoilt["assessment-nfra-2026.json"])
        return [c for name, pack in spoilt.items() for c in check(pack, schema, schema, name)] or \
               [*check_days(spoilt), *check_overlaps(spoilt)]

    for what, change in {
        "no source": lambda pack: pack.update(source=[]),
        "no date of a source": lambda pack: pack["source"][0].pop("date"),
        "no first day": lambda pack: pack.pop("effective-from"),
        "an unknown key": lambda pack: pack.update(until="2027"),
        "an overlap": lambda pack: pack.update({"effective-from": "2026-01-31"}),
        "a hole": lambda pack: pack.update({"effective-from": "2026-02-02"}),
        "before its law": lambda pack: pack["source"][0].update(date="2026-02-02"),
        "the end first": lambda pack: pack.update({"effective-to": "2026-01-01"}),
    }.items():
        if not broken(change):
            yield f"a broken pack is not seen: {what}"


def main():
    root = pathlib.Path(sys.argv[1])
    schema = json.loads((root / "tests/lint/rule-pack.schema.json").read_text(encoding="utf-8"))
    packs = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted((root / "data/rules").glob("*.json"))}
    checks = [
        ("schema", [c for name, pack in packs.items() for c in check(pack, schema, schema, name)] + ([] if packs else ["no packs"])),
        ("days", check_days(packs)),
        ("overlaps", check_overlaps(packs)),
        ("listed", check_listed(root, packs)),
        ("the checks can fail", check_self(schema, packs)),
    ]
    print(f"1..{len(checks)}")
    for number, (name, complaints) in enumerate(checks, 1):
        found = list(complaints)
        for complaint in found:
            print(f"# {complaint}")
        print(f"{'not ok' if found else 'ok'} {number} - {name}")


if __name__ == "__main__":
    main()
