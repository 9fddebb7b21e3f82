/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-money.h"

#include "kd-decimal.h"
#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
stands_in (const char *list,
           const char *currency)
{
  return strlen (currency) == 3 && strstr (list, currency) != NULL;
}

/**
 * kd_money_get_digits:
 * @currency: an ISO 4217 code
 *
 * Returns: how many decimal places its minor unit has; 2 for a code that is not known
 */
guint
kd_money_get_digits (const char *currency)
{
  g_return_val_if_fail (currency != NULL, 2);

  if (stands_in ("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", currency))
    return 0;
  if (stands_in ("BHD IQD JOD KWD LYD OMR TND", currency))
    return 3;
  return 2;
}

/**
 * kd_money_add:
 * @a: an amount
 * @b: another of the same currency
 * @sum: (out): their sum
 *
 * Returns: %FALSE if the sum does not fit
 */
gboolean
kd_money_add (gint64  a,
              gint64  b,
              gint64 *sum)
{
  return !__builtin_add_overflow (a, b, sum);
}

/* Takes signs and blanks away, makes full-width forms narrow, and cuts the words that name the
 * currency or a power of ten. */
static char *
simplify (const char *text,
          const char *currency,
          guint      *power)
{
  static const struct
  {
    const char *word;
    guint       power;
  } endings[] = { { "万亿", 12 }, { "亿", 8 }, { "万", 4 } };
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString         *simple = g_string_new (NULL);

  *power = 0;
  for (const char *c = narrow; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)) && g_utf8_get_char (c) != 0xa5) /* ¥ */
      g_string_append_unichar (simple, g_utf8_get_char (c));
  if (g_ascii_strncasecmp (simple->str, currency, strlen (currency)) == 0)
    g_string_erase (simple, 0, (gssize) strlen (currency));
  else if (g_ascii_strncasecmp (simple->str, "RMB", 3) == 0 && g_str_equal (currency, "CNY"))
    g_string_erase (simple, 0, 3);

  if (g_str_has_suffix (simple->str, "元") || g_str_has_suffix (simple->str, "圆"))
    g_string_truncate (simple, simple->len - strlen ("元"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (simple->str, endings[i].word))
      {
        *power = endings[i].power;
        g_string_truncate (simple, simple->len - strlen (endings[i].word));
        break;
      }
  return g_string_free_and_steal (simple);
}

/**
 * kd_money_parse:
 * @text: an amount as people write it: `1,234.56`, `¥1234.5`, `120万`, `1.5亿元`, full-width forms
 * @currency: the ISO 4217 code that it is in
 * @minor: (out): minor units
 * @error: return location
 *
 * Reads an amount exactly: what is smaller than a minor unit is an error, not rounded.
 *
 * Returns: whether @text is an amount
 */
gboolean
kd_money_parse (const char *text,
                const char *currency,
                gint64     *minor,
                GError    **error)
{
  g_autofree char *simple = NULL;
  guint            power;

  g_return_val_if_fail (text != NULL && currency != NULL && minor != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, KD_ERROR, KD_ERROR_INVALID, _ ("it is no number"));
      return FALSE;
    }
  simple = simplify (text, currency, &power);
  return kd_decimal_parse_scaled (simple, kd_money_get_digits (currency) + power, minor, error);
}

/**
 * kd_money_format:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * Returns: (transfer full): the bare canonical amount, such as `-1234.50`
 */
char *
kd_money_format (gint64      minor,
                 const char *currency)
{
  guint digits = kd_money_get_digits (currency);

  return kd_decimal_format_scaled (minor, digits, digits);
}

/**
 * kd_money_format_grouped:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * Returns: (transfer full): the amount for the eye, such as `1,234.50`
 */
char *
kd_money_format_grouped (gint64      minor,
                         const char *currency)
{
  g_autofree char *bare = kd_money_format (minor, currency);
  GString         *grouped = g_string_new (bare);
  gssize           point = (gssize) strcspn (bare, ".");

  for (gssize at = point - 3; at > (bare[0] == '-'); at -= 3)
    g_string_insert_c (grouped, at, ',');
  return g_string_free_and_steal (grouped);
}
