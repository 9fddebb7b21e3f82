/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-words-amount.h"

#include "kd-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Powers of ten by which a language counts, and their words. */
typedef struct
{
  double      size;
  const char *word;
} Scale;

static const Scale western[] = { { 1e9, N_ ("%sB") }, { 1e6, N_ ("%sM") }, { 1e3, N_ ("%sK") } };
static const Scale chinese[] = { { 1e8, "%s亿" }, { 1e4, "%s万" } };

/* Below that an amount is short enough in full. */
#define FULL_BELOW 9999.5

static const Scale *
get_scales (gsize *n)
{
  /* Translators: whether large amounts are counted by thousands (K, M, B) or by myriads (万, 亿): the
   * translation is the word “thousands” or “myriads” */
  gboolean myriads = g_str_equal (C_ ("how amounts are shortened", "thousands"), "myriads");

  *n = myriads ? G_N_ELEMENTS (chinese) : G_N_ELEMENTS (western);
  return myriads ? chinese : western;
}

static char *
group (double value,
       int    decimals)
{
  char             bare[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  GString         *text;
  gsize            point;

  g_ascii_formatd (bare, sizeof bare, format, value);
  text = g_string_new (bare);
  if (decimals > 0)
    {
      while (g_str_has_suffix (text->str, "0"))
        g_string_truncate (text, text->len - 1);
      if (g_str_has_suffix (text->str, "."))
        g_string_truncate (text, text->len - 1);
    }
  point = strcspn (text->str, ".");
  for (gssize at = (gssize) point - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free_and_steal (text);
}

/* Three to four figures: 1.23, 12.3, 423.6, 1,234. */
static int
choose_decimals (double value)
{
  return value < 9.995 ? 2 : value < 999.95 ? 1
                                            : 0;
}

static char *
shorten (double units)
{
  gsize            n;
  const Scale     *scales = get_scales (&n);
  g_autofree char *figures = NULL;
  char            *text;
  gsize            i = n;

  if (units >= FULL_BELOW)
    /* 9,999.95万 is 1亿 once it is rounded. */
    for (i = 0; i < n - 1 && units / scales[i].size < 0.99995; i++)
      ;
  figures = i < n ? group (units / scales[i].size, choose_decimals (units / scales[i].size)) : group (units, 0);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = i < n ? g_strdup_printf (scales == western ? _ (scales[i].word) : scales[i].word, figures) : g_steal_pointer (&figures);
#pragma GCC diagnostic pop
  return text;
}

/**
 * kd_words_amount_short:
 * @minor: minor units
 * @currency: their currency
 *
 * Shortens an amount to three or four figures: `8,650`, `12.3万`, `1.23亿`, or `12.3K`, `1.23M` by language.
 *
 * Returns: (transfer full): the amount, without its currency
 */
char *
kd_words_amount_short (gint64      minor,
                       const char *currency)
{
  double           units = fabs ((double) minor) / pow (10, kd_money_get_digits (currency));
  g_autofree char *text = shorten (units);

  return minor < 0 ? g_strconcat ("−", text, NULL) : g_steal_pointer (&text);
}

/**
 * kd_words_amount_full:
 * @minor: minor units
 * @currency: their currency
 * @book_currency: (nullable): the currency that needs no saying; %NULL to say every one
 *
 * Returns: (transfer full): the whole amount: `4,236,000.00`, or `USD 12,300.00`
 */
char *
kd_words_amount_full (gint64      minor,
                      const char *currency,
                      const char *book_currency)
{
  g_autofree char *text = kd_money_format_grouped (minor, currency);
  const char      *bare = text + (minor < 0);
  const char      *sign = minor < 0 ? "−" : "";

  return g_strcmp0 (currency, book_currency) == 0 ? g_strconcat (sign, bare, NULL) : g_strconcat (currency, " ", sign, bare, NULL);
}

/**
 * kd_words_amount_spoken:
 * @minor: minor units
 * @currency: their currency
 * @valued: as at which day, or `KD_DATE_NONE`
 *
 * Returns: (transfer full): the amount for a tooltip and a screen reader
 */
char *
kd_words_amount_spoken (gint64      minor,
                        const char *currency,
                        KdDate      valued)
{
  g_autofree char *text = kd_money_format_grouped (minor, currency);
  char             day[KD_DATE_TEXT_SIZE];

  if (valued == KD_DATE_NONE)
    /* Translators: currency code, amount */
    return g_strdup_printf (_ ("%1$s %2$s"), currency, text);
  /* Translators: currency code, amount, day of the valuation */
  return g_strdup_printf (_ ("%1$s %2$s, valued %3$s"), currency, text, kd_date_format (valued, day));
}

/**
 * kd_words_gain:
 * @minor: minor units
 * @currency: their currency
 *
 * Returns: (transfer full): a gain or loss with its sign: `+12,300.00`
 */
char *
kd_words_gain (gint64      minor,
               const char *currency)
{
  g_autofree char *text = kd_money_format_grouped (minor, currency);

  return g_strconcat (minor > 0 ? "+" : minor < 0 ? "−"
                                                  : "",
                      text + (minor < 0),
                      NULL);
}

/**
 * kd_words_return:
 * @rate: a rate, 0.0412 for 4.12 per cent
 *
 * Returns: (transfer full): a return with its sign and two decimals: `+4.12%`
 */
char *
kd_words_return (double rate)
{
  char   text[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (rate * 10000);

  g_ascii_formatd (text, sizeof text, "%.2f", fabs (rounded) / 100);
  return g_strconcat (rounded > 0 ? "+" : rounded < 0 ? "−"
                                                      : "",
                      text,
                      "%",
                      NULL);
}

/**
 * kd_words_split_shares:
 * @parts: (array length=n): parts of a whole, none negative
 * @n: how many
 * @tenths: (out caller-allocates) (array length=n): their shares in tenths of a per cent
 *
 * Rounds shares by the largest remainder, so that those of one chart come to 100.0 together.
 */
void
kd_words_split_shares (const gint64 *parts,
                       guint         n,
                       guint        *tenths)
{
  g_autofree double *rest = g_new0 (double, n);
  double             sum = 0;
  guint              given = 0;

  for (guint i = 0; i < n; i++)
    sum += (double) parts[i];
  for (guint i = 0; i < n; i++)
    {
      double exact = sum > 0 ? (double) parts[i] * 1000 / sum : 0;

      tenths[i] = (guint) floor (exact);
      rest[i] = exact - floor (exact);
      given += tenths[i];
    }
  for (; sum > 0 && given < 1000; given++)
    {
      guint best = 0;

      for (guint i = 1; i < n; i++)
        if (rest[i] > rest[best])
          best = i;
      tenths[best]++;
      rest[best] = -1;
    }
}

/**
 * kd_words_share:
 * @tenths: tenths of a per cent
 *
 * Returns: (transfer full): a share: `15.3%`
 */
char *
kd_words_share (guint tenths)
{
  return g_strdup_printf ("%u.%u%%", tenths / 10, tenths % 10);
}

/**
 * kd_words_count:
 * @n: how many
 *
 * Returns: (transfer full): a count with its thousands parted: `1,286`
 */
char *
kd_words_count (guint n)
{
  return group (n, 0);
}

/**
 * kd_words_count_short:
 * @n: how many
 *
 * Returns: (transfer full): a count for where there is little room: whole up to four figures, then `1.2万` or `12.3K`
 */
char *
kd_words_count_short (guint n)
{
  return n < 10000 ? kd_words_count (n) : shorten (n);
}

/**
 * kd_words_decimal:
 * @decimal: a number
 *
 * Returns: (transfer full): all of it, with its thousands parted: `150,670.25`
 */
char *
kd_words_decimal (KdDecimal decimal)
{
  g_autofree char *bare = kd_decimal_format (decimal);
  gboolean         negative = *bare == '-';
  GString         *text = g_string_new (bare + negative);

  for (gssize at = (gssize) strcspn (text->str, ".") - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  if (negative)
    g_string_prepend (text, "−");
  return g_string_free_and_steal (text);
}
