/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spreadsheets run texts that begin like a formula. Writers and readers of sheets share this one rule, so that a value
 * comes back as it was. */

gboolean    kd_formula_is_risky (const char *text);
char       *kd_formula_guard (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *kd_formula_unguard (const char *text);

G_END_DECLS
