/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-words.h"

#include "kd-money.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/**
 * kd_chart_words_amount:
 * @chart: whose
 * @minor: minor units, or %KD_CHART_NO_AMOUNT
 * @currency: their currency
 *
 * Returns: (transfer full): it in short, hidden where amounts are
 */
char *
kd_chart_words_amount (KdChart    *chart,
                       gint64      minor,
                       const char *currency)
{
  if (kd_chart_is_private (chart))
    return g_strdup (KD_WORDS_HIDDEN);
  if (minor == KD_CHART_NO_AMOUNT)
    return g_strdup (KD_WORDS_UNKNOWN);
  return kd_words_amount_short (minor, currency);
}

/**
 * kd_chart_words_amount_plain:
 * @chart: whose
 * @minor: minor units, or %KD_CHART_NO_AMOUNT
 * @currency: their currency
 *
 * Returns: (transfer full): digits for programs, hidden where amounts are, empty where it is not known
 */
char *
kd_chart_words_amount_plain (KdChart    *chart,
                             gint64      minor,
                             const char *currency)
{
  if (minor == KD_CHART_NO_AMOUNT)
    return g_strdup ("");
  return kd_chart_is_private (chart) ? g_strdup (KD_WORDS_HIDDEN) : kd_money_format (minor, currency);
}

/**
 * kd_chart_words_clients:
 * @count: how many clients
 *
 * Returns: (transfer full): the figure with its word
 */
char *
kd_chart_words_clients (gint64 count)
{
  g_autofree char *figure = kd_words_count ((guint) count);

  /* Translators: %s is a figure in groups of three */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", (gulong) count), figure);
}

/**
 * kd_chart_words_deviation:
 * @tenths: tenths of a percentage point
 *
 * Returns: (transfer full): it with its sign
 */
char *
kd_chart_words_deviation (int tenths)
{
  return g_strdup_printf ("%s%d.%d", tenths > 0 ? "+" : tenths < 0 ? "−"
                                                                   : "",
                          ABS (tenths) / 10,
                          ABS (tenths) % 10);
}

/**
 * kd_chart_words_join:
 * @first: a text
 * @...: further texts, those that are %NULL aside only at the end
 *
 * Returns: (transfer full): them with a point between them, as lines of facts have it
 */
char *
kd_chart_words_join (const char *first,
                     ...)
{
  GString    *joined = g_string_new (first);
  const char *next;
  va_list     more;

  va_start (more, first);
  while ((next = va_arg (more, const char *)) != NULL)
    g_string_append_printf (joined, " · %s", next);
  va_end (more);
  return g_string_free (joined, FALSE);
}
