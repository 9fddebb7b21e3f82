#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums one run of `meson test`: every TAP line counts, a program without TAP counts as one.

Prints what failed and ends with "N passed, N failed[, N skipped]"; exits 1 on a failure, and on a
run in which nothing passed.
"""
import json
import re
import sys


def count(entry):
    """Passed, failed and skipped cases of one test program, and the names of the failed."""
    lines = [line.strip() for line in (entry.get("stdout") or "").splitlines()]
    cases = [line for line in lines if re.match(r"(not )?ok\b", line)]
    if not cases:
        state = entry["result"]
        good, skip = state == "OK", state == "SKIP"
        return int(good), int(not good and not skip), int(skip), [] if good or skip else [entry["name"]]
    passed = failed = skipped = 0
    names = []
    for line in cases:
        if line.startswith("not ok"):
            if "# TODO" in line:
                skipped += 1
            else:
                failed += 1
                names.append(f"{entry['name']}: {line[7:]}")
        elif re.search(r"#\s*SKIP", line, re.I):
            skipped += 1
        else:
            passed += 1
    # a crash or time-out after the last printed line is a failure of its own
    if entry["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and failed == 0:
        failed += 1
        names.append(f"{entry['name']}: {entry['result'].lower()} (exit {entry.get('returncode')})")
    return passed, failed, skipped, names


def main():
    passed = failed = skipped = 0
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            entries = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        sys.exit(f"no test ran: {error}")
    for entry in entries:
        p, f, s, names = count(entry)
        passed, failed, skipped = passed + p, failed + f, skipped + s
        for name in names:
            print(f"FAILED {name}")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
