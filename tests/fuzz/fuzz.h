/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A target of the fuzzer: each file defines these. The entry point is libFuzzer's, so that a target can be linked with
 * that instead of fuzz.c. */

/* Sound inputs to begin with, as GBytes. */
void fuzz_add_seeds (GPtrArray *seeds);

/* Takes one input: whatever it is, nothing may crash, hang or be read out of bounds. */
int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* For what reads files: the input in a file in memory. Returns its path; valid until the next call. */
const char *fuzz_put_file (const guint8 *bytes,
                           gsize         size);
