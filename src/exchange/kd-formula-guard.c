/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-formula-guard.h"

#include <string.h>

/* What a spreadsheet may take for the begin of a formula, the full-width forms included, which some take for the narrow
 * ones. Source: OWASP, CSV Injection. */
static gboolean
begins_formula (const char *text)
{
  static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
      return TRUE;
  return FALSE;
}

/**
 * kd_formula_is_risky:
 * @text: a text cell
 *
 * Returns: whether a spreadsheet that is told nothing may take it for a formula
 */
gboolean
kd_formula_is_risky (const char *text)
{
  return begins_formula (text);
}

/**
 * kd_formula_guard:
 * @text: a text cell
 *
 * Puts an apostrophe before what begins like a formula, and before what looks guarded already, so that
 * [func@formula_unguard] takes off no apostrophe that was the text's own.
 *
 * Returns: (transfer full) (nullable): the guarded text, or %NULL if @text needs no guard
 */
char *
kd_formula_guard (const char *text)
{
  return begins_formula (text + strspn (text, "'")) ? g_strconcat ("'", text, NULL) : NULL;
}

/**
 * kd_formula_unguard:
 * @text: a cell of a sheet, CSV or XLSX, that somebody brings
 *
 * Takes off the apostrophe that [func@formula_guard] put there: the first one of a row of them before the begin of a
 * formula. Any other text is returned as it is.
 *
 * Returns: (transfer none): the text without its guard, a part of @text
 */
const char *
kd_formula_unguard (const char *text)
{
  return *text == '\'' && begins_formula (text + strspn (text, "'")) ? text + 1 : text;
}
