#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program and prints each figure beside its budget: ratios to a bare loop where there is one.

usage: bench.py BUILD-FOLDER [NAME…] [CLIENTS…]
  NAME     store, texts, roster, list, rules, returns, exports, import, window; all unless told
  CLIENTS  sizes of books, 10000 unless told; for the window 1000000 is made once and takes minutes

Times of a busy machine say little; ratios within one run, and times of the processor, hold.
"""
import hashlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

RUNS = 3
SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "src/store/migrations/0001-book.sql"
PASSPHRASE = "violet tractor under seven lamps"

# What is measured of the roster, and its budgets at 10,000 and 1,000,000 clients.
ROSTER = [
    ("keystroke", "keystroke to quick hits", "0.5 / 2 ms, 5 / 16 ms at a million"),
    ("pasted", "the same, pasted", ""),
    ("cross-filter", "cross-filter", "0.05 ms, 0.1 ms at a million"),
    ("test-filter", "with a city, tag, amount or date", "0.1 ms, 5 ms at a million"),
    ("count-cities", "count of each city", ""),
    ("order", "order by another column", ""),
    ("edit", "follow one edit", ""),
    ("rename", "follow one new name", ""),
]


# What is looked for in texts. The first seven are what people type; the last ones are what costs most.
TEXTS = ["word", "phrase", "two-pieces", "digits", "mixed", "rare-character", "nothing", "common-character", "short-digits", "latin", "odd-phrase"]


# What is measured of the list of clients, and its budgets at 10,000 and 1,000,000 clients.
LIST = [
    ("get-item", "one row: item and facts", ""),
    ("far-jump", "far jump: 205 rows", "1 ms"),
    ("press-chip", "a chip pressed, all chips counted again", "0.05 ms, 0.1 ms at a million"),
    ("press-age", "a chip of age pressed", "0.1 / 5 ms"),
    ("count-age", "age and month counted", "0.1 / 5 ms"),
    ("search", "keystroke to 20 rows shown", "0.5 / 2 ms, 5 / 16 ms at a million"),
    ("press-chart", "a chart pressed, all charts counted again", "0.05 ms, 0.1 ms at a million"),
]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def medians(*command):
    """The figures of a program that prints `name value` lines, each the median of its runs."""
    figures = {}
    for _ in range(RUNS):
        for line in run(*command).splitlines():
            name, value = line.split()
            figures.setdefault(name, []).append(float(value))
    return {name: statistics.median(values) for name, values in figures.items()}


def measure_rules(build):
    """Reminders and segments over clients in memory, and how they grow."""
    print("rules")
    for clients in ("10000", "100000"):
        m = medians(build / "tests/bench/bench-rules", clients)
        print(f"  {clients:>6} clients         a month of reminders {m['month-ms']:.1f} ms ({m['month-reminders']:.0f} of them), with marks"
              f" {m['marked-ms']:.1f} ms; three ways of segments {m['segments-ms']:.1f} ms; packs read in {m['rules-ms']:.1f} ms")


def measure_roster(build, clients):
    """The best of the runs: what the machine does beside is not the roster's."""
    figures = {}
    for _ in range(RUNS):
        for line in run(build / "tests/bench/bench-roster", clients).splitlines():
            name, value = line.split()
            figures[name] = min(float(value), figures.get(name, float("inf")))
    print(f"  roster: fill and sort  {figures['build-ms']:.1f} ms   budget 20 ms, 1000 ms at a million")
    print(f"  roster: memory         {figures['columns-bytes']:.0f} bytes a client and {figures['text-bytes']:.0f} of text   budget 150 beside the text")
    for name, label, budget in ROSTER:
        print(f"  roster: {label}   {figures[name + '-median-ms']:.3f} ms median, {figures[name + '-p99-ms']:.3f} ms p99"
              + (f"   budget {budget}" if budget else ""))


def measure_texts(build, clients):
    """Search in notes, addresses and journal, each sort by itself, and the merging in pauses."""
    with tempfile.TemporaryDirectory(dir=build) as folder:
        figures = dict(line.split() for line in run(build / "tests/bench/bench-text", folder, clients).splitlines())
    m = {name: float(value) for name, value in figures.items()}
    print(f"  texts: merge all       {m['text-merge-seconds']:.2f} s in {m['text-merge-steps']:.0f} steps, {m['text-merge-worst-ms']:.1f} ms worst, when nobody waits")
    for name in TEXTS:
        print(f"  texts: {name:<16} {m[f'text-{name}-median-ms']:.2f} ms median, {m[f'text-{name}-p99-ms']:.2f} ms p99,"
              f" {m[f'text-{name}-hits']:.0f} hits   budget 10 ms p99, 50 ms at a million")


def measure_list(build, clients):
    """The best of the runs: what the machine does beside is not the list's."""
    figures = {}
    for _ in range(RUNS):
        for line in run(build / "tests/bench/bench-list", clients).splitlines():
            name, value = line.split()
            figures[name] = min(float(value), figures.get(name, float("inf")))
    for name, label, budget in LIST:
        print(f"  list: {label}   {figures[name + '-median-ms']:.4f} ms median, {figures[name + '-p99-ms']:.4f} ms p99"
              + (f"   budget {budget}" if budget else ""))


def measure_exports(build):
    """Records of clients with three parts each, and how the formats grow."""
    print("exports")
    for clients in ("10000", "100000"):
        figures = dict(line.split() for line in run(build / "tests/bench/bench-export", clients).splitlines())
        print(f"  {clients:>6} clients         " + ", ".join(
            f"{name} {float(figures[name + '-rows-per-second']):.0f} rows/s ({float(figures[name + '-peak-mib']):.0f} MiB at most)"
            for name in ("csv", "json", "vcf", "ics", "xlsx")))


def measure_import(build):
    """A list of 100,000 clients against the bare loop, in turn."""
    clients = "100000"
    bare, figures = [], {}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(dir=build) as folder:
            bare.append([float(word) for word in run(build / "tests/bench/bare-loop", SCHEMA, folder + "/bare.db", clients).split()])
        for line in run(build / "tests/bench/bench-import", clients).splitlines():
            name, value = line.split()
            figures.setdefault(name, []).append(float(value))
    m = {name: statistics.median(values) for name, values in figures.items()}
    loop, loop_cpu = (statistics.median(column) for column in zip(*bare))
    print(f"import of {clients} clients from CSV, median of {RUNS} runs")
    print(f"  import                 {m['import-seconds']:.1f} s, {int(clients) / m['import-seconds']:.0f} clients/s = {m['import-seconds'] / loop:.2f} x bare loop"
          f" ({int(clients) / loop:.0f} clients/s)   budget 2 x"
          f"; of the processor {m['import-cpu-seconds']:.1f} s = {m['import-cpu-seconds'] / loop_cpu:.2f} x")
    print(f"  dry run                {m['dry-seconds']:.2f} s; the same file again {m['again-seconds']:.2f} s; {m['import-peak-mib']:.0f} MiB at most")
    print(f"  edits meanwhile        {m['edit-worst-ms']:.0f} ms worst of {m['edits']:.0f}; the import {m['edited-seconds'] / m['import-seconds']:.2f} x as long")


def measure_returns(build):
    """XIRR of many accounts beside the same in plain C; both must find the same rates."""
    m = medians(build / "tests/bench/bench-returns", "100000") | medians(build / "tests/bench/bare-xirr", "100000")
    same = m["xirr-found"] == m["bare-found"] and abs(m["xirr-mean"] - m["bare-mean"]) < 1e-8
    print("returns")
    print(f"  xirr, 100000 accounts  {m['xirr-ms']:.0f} ms = {m['xirr-ms'] / m['bare-ms']:.2f} x plain C ({m['bare-ms']:.0f} ms)"
          f"; {m['xirr-found']:.0f} rates, {'the same' if same else 'NOT the same: %r' % m}")


# What is measured of the window: name of the figure, what it is, its budget.
WINDOW = [
    ("unlock", "unlocked, keys aside", "60 ms to the list, 1500 ms at a million"),
    ("first-list", "unlocked to the list painted", ""),
    ("jump", "far jump to all painted", "30 ms"),
    ("hits", "keystroke to hits painted", ""),
    ("all-hits", "keystroke to all hits, those in texts too", "50 ms"),
    ("open-client", "client opened", ""),
    ("press-chart", "chart pressed, charts painted again", ""),
    ("month", "next month of the calendar", ""),
    ("verify-hits", "keystroke beside verify", ""),
    ("backup-hits", "keystroke beside backup", ""),
    ("import-hits", "keystroke beside import", ""),
]
WHILE = ["start", "scroll", "typing", "client", "charts", "calendar", "verify", "backup", "import"]


def make_book(build, clients):
    """The folder of a vault to copy. Made once, and again when what makes it is another."""
    source = pathlib.Path(__file__).resolve().parents[2]
    made_by = [*sorted((source / "src/store/migrations").glob("*.sql")), source / "tests/bench/bench-book.c", *sorted((source / "src/service").glob("kd-demo*.c"))]
    stamp = hashlib.sha256(b"".join(file.read_bytes() for file in made_by)).hexdigest()[:12]
    folder = build / "books" / f"{clients}-{stamp}"
    if not folder.exists():
        part = folder.with_suffix(".part")
        for old in (build / "books").glob(f"{clients}-*"):
            shutil.rmtree(old)
        part.parent.mkdir(parents=True, exist_ok=True)
        run(build / "tests/bench/bench-window", "make", part, clients)
        subprocess.run([build / "tests/fault/cheapen", part], input=PASSPHRASE + "\n", text=True, check=True)
        part.rename(folder)
    return folder


def measure_window(build, clients):
    """The real window under software rendering, once: somebody waits for it."""
    source = pathlib.Path(__file__).resolve().parents[2]
    book = make_book(build, clients)
    with tempfile.TemporaryDirectory(dir=build) as folder:
        shutil.copytree(book, folder + "/vault")
        environment = {**os.environ, "GSETTINGS_SCHEMA_DIR": str(build / "data"), "GSETTINGS_BACKEND": "memory", "DOSSIER_LOCALE_DIR": str(build / "po"),
                       "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "HOME": folder, "XDG_STATE_HOME": folder + "/state", "XDG_DATA_HOME": folder + "/data"}
        ended = subprocess.run([source / "tests/ui/with-display", build / "tests/bench/bench-window", "run", folder + "/vault", folder],
                               capture_output=True, text=True, env=environment)
    if ended.returncode != 0:
        sys.exit(ended.stderr + f"bench: the window ended with {ended.returncode}")
    m = {name: float(value) for name, value in (line.split() for line in ended.stdout.splitlines())}
    print(f"window, {clients} clients")
    for name, label, budget in WINDOW:
        figures = (f"{m[name + '-ms']:.0f} ms" if name + "-ms" in m else
                   f"{m[name + '-median-ms']:.1f} ms median, {m[name + '-p99-ms']:.1f} ms p99, {m[name + '-worst-ms']:.1f} ms worst"
                   f" (processor {m[name + '-cpu-median-ms']:.1f} / {m[name + '-cpu-p99-ms']:.1f} ms)")
        print(f"  {label:<42} {figures}" + (f"   budget {budget}" if budget else ""))
    for name in WHILE:
        frames = (f"; {m[name + '-frames']:.0f} frames, {m[name + '-frame-median-ms']:.1f} ms median, {m[name + '-frame-p99-ms']:.1f} ms p99 "
                  f"({m[name + '-frame-cpu-p99-ms']:.1f} ms of the processor)" if m[name + "-frames"] else "")
        print(f"  loop busy, {name:<8} {m[name + '-loop-p99-ms']:.1f} ms p99, {m[name + '-loop-worst-ms']:.1f} ms worst "
              f"({m[name + '-loop-cpu-worst-ms']:.1f} ms of the processor)   budget 16 / 50 ms{frames}")
    print(f"  beside the window      verify {m['verify-seconds']:.1f} s, backup {m['backup-seconds']:.1f} s, import of 100000 clients {m['import-seconds']:.1f} s")
    print(f"  memory                 {m['steady-mib']:.0f} MiB steady, {m['calendar-memory-mib']:.0f} MiB after use, {m['import-memory-mib']:.0f} MiB after the import"
          "   budget 150 MiB, 300 MiB at a million")


def measure_store(build, clients):
    """Bulk commits beside the bare loop, in turn; edits, verify and backup."""
    figures, bare = {}, []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(dir=build) as folder:
            bare.append([float(word) for word in run(build / "tests/bench/bare-loop", SCHEMA, folder + "/bare.db", clients).split()])
            for line in run(build / "tests/bench/bench-store", folder, clients).splitlines():
                name, value = line.split()
                figures.setdefault(name, []).append(float(value))
    m = {name: statistics.median(values) for name, values in figures.items()}
    loop = statistics.median(seconds for seconds, _ in bare)
    print(f"{clients} clients with a mobile number each, median of {RUNS} runs")
    print(f"  bulk commits           {int(clients) / m['bulk-seconds']:.0f} clients/s"
          f" = {m['bulk-seconds'] / loop:.2f} x bare loop ({int(clients) / loop:.0f} clients/s)   budget 2 x")
    print(f"  one edit on the disk   {m['edit-median-ms']:.2f} ms median, {m['edit-worst-ms']:.1f} ms worst of 1000   budget 3 / 20 ms")
    print(f"  text index             merged in {m['merge-steps']:.0f} steps, {m['merge-worst-ms']:.1f} ms worst")
    print(f"  first name read        {m['pinyin-ms']:.0f} ms, once a process (the transliterator)")
    print(f"  open                   {m['open-ms']:.1f} ms")
    signatures = m["verify-commits"] * 0.0001
    print(f"  verify                 {m['verify-seconds']:.3f} s for {m['verify-changes']:.0f} changes and {m['verify-commits']:.0f} commits: "
          f"{m['verify-changes'] / max(m['verify-seconds'] - signatures, 1e-6):.0f} changes/s besides 0.1 ms a commit   budget 100000")
    print(f"  backup                 {m['backup-seconds']:.2f} s for {m['backup-mib']:.0f} MiB, verified in full"
          f" = {m['backup-seconds'] / m['by-hand-seconds']:.2f} x sqlite3_backup and the same checks by hand   budget 1.5 x")
    print(f"  peak memory            {m['peak-mib']:.0f} MiB   budget 150 MiB")


# Each size of a book has these figures; the others have sizes of their own.
SIZED = {"store": measure_store, "texts": measure_texts, "roster": measure_roster, "list": measure_list, "window": measure_window}
ALONE = {"rules": measure_rules, "returns": measure_returns, "exports": measure_exports, "import": measure_import}


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    sizes = [word for word in sys.argv[2:] if word.isdigit()] or ["10000"]
    names = [word for word in sys.argv[2:] if not word.isdigit()] or [*SIZED, *ALONE]
    unknown = [name for name in names if name not in SIZED and name not in ALONE]
    if unknown:
        sys.exit(f"bench: there is no “{unknown[0]}”; there are: {', '.join([*SIZED, *ALONE])}")
    for clients in sizes:
        for name in names:
            if name in SIZED:
                SIZED[name](build, clients)
    for name in names:
        if name in ALONE:
            ALONE[name](build)


if __name__ == "__main__":
    main()
