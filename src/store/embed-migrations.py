#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a C file with the migrations named on the command line, in their order."""
import sys

out, files = sys.argv[1], sys.argv[2:]
with open(out, "w", encoding="utf-8") as c:
    c.write('#include "kd-schema-private.h"\n\nconst char *const kd_migrations[] = {\n')
    for name in files:
        with open(name, encoding="utf-8") as sql:
            for line in sql:
                text = line.replace("\\", "\\\\").replace('"', '\\"').rstrip("\n")
                c.write(f'  "{text}\\n"\n')
        c.write("  ,\n")
    c.write(f"}};\n\nconst unsigned kd_n_migrations = {len(files)};\n")
