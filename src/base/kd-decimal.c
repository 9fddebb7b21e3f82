/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-decimal.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, KD_ERROR, KD_ERROR_INVALID, why);
  return FALSE;
}

/* Adds a decimal digit to a magnitude, or says that it became too large. */
static gboolean
push_digit (guint64 *magnitude,
            guint    digit)
{
  if (*magnitude > (G_MAXINT64 - (guint64) digit) / 10)
    return FALSE;
  *magnitude = *magnitude * 10 + digit;
  return TRUE;
}

/* Reads digits and thousands commas up to @stop; commas stand at every third place from the point,
 * or, as some write, at none. */
static gboolean
read_whole (const char **at,
            guint64     *magnitude,
            guint       *digits,
            GError     **error)
{
  guint    since = 0;
  gboolean grouped = FALSE;

  for (; g_ascii_isdigit (**at) || **at == ','; (*at)++)
    {
      if (**at == ',')
        {
          if (*digits == 0 || (grouped ? since != 3 : since > 3))
            return refuse (error, _ ("a comma divides thousands only"));
          grouped = TRUE;
          since = 0;
          continue;
        }
      if (!push_digit (magnitude, (guint) (**at - '0')))
        return refuse (error, _ ("the number is too large"));
      (*digits)++;
      since++;
    }
  if (grouped && since != 3)
    return refuse (error, _ ("a comma divides thousands only"));
  return TRUE;
}

/**
 * kd_decimal_parse_scaled:
 * @text: digits in ASCII, with a sign, thousands commas and a point allowed
 * @digits: how many places the scaled number has
 * @scaled: (out): the number times ten to the power of @digits
 * @error: return location
 *
 * Reads a number without ever passing through a floating one. More places than @digits are an error
 * unless they are zeros: nothing is rounded silently.
 *
 * Returns: whether @text is such a number
 */
gboolean
kd_decimal_parse_scaled (const char *text,
                         guint       digits,
                         gint64     *scaled,
                         GError    **error)
{
  const char *at = text;
  gboolean    negative = FALSE;
  guint64     magnitude = 0;
  guint       whole = 0, places = 0;

  if (*at == '-' || *at == '+')
    negative = *at++ == '-';
  if (!read_whole (&at, &magnitude, &whole, error))
    return FALSE;
  if (*at == '.')
    {
      for (at++; g_ascii_isdigit (*at); at++, places++)
        if (places >= digits && *at != '0')
          {
            g_set_error (error,
                         KD_ERROR,
                         KD_ERROR_INVALID,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "it may have %u decimal place at most",
                                      "it may have %u decimal places at most",
                                      digits),
                         digits);
            return FALSE;
          }
        else if (places < digits && !push_digit (&magnitude, (guint) (*at - '0')))
          return refuse (error, _ ("the number is too large"));
    }
  if (*at != '\0' || whole + places == 0)
    return refuse (error, _ ("it is no number"));
  for (; places < digits; places++)
    if (!push_digit (&magnitude, 0))
      return refuse (error, _ ("the number is too large"));

  *scaled = negative ? -(gint64) magnitude : (gint64) magnitude;
  return TRUE;
}

/**
 * kd_decimal_format_scaled:
 * @scaled: a number times ten to the power of @digits
 * @digits: how many places it has, up to 18
 * @least: how many of them are written even if they are zeros
 *
 * Writes a number in its canonical form.
 *
 * Returns: (transfer full): the text
 */
char *
kd_decimal_format_scaled (gint64 scaled,
                          guint  digits,
                          guint  least)
{
  guint64 magnitude = scaled < 0 ? 0 - (guint64) scaled : (guint64) scaled;
  char    reversed[32];
  guint   n = 0, skipped = 0;

  g_return_val_if_fail (digits <= 18 && least <= digits, NULL);

  for (; digits - skipped > least && magnitude % 10 == 0; skipped++)
    magnitude /= 10;
  for (guint place = skipped; place <= digits || magnitude > 0; place++)
    {
      if (place == digits && n > 0)
        reversed[n++] = '.';
      reversed[n++] = (char) ('0' + magnitude % 10);
      magnitude /= 10;
    }
  if (scaled < 0)
    reversed[n++] = '-';
  reversed[n] = '\0';
  return g_strdup (g_strreverse (reversed));
}

/* Full-width digits and signs become ASCII, blanks go. */
static char *
narrow (const char *text)
{
  GString *simple = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character >= 0xff01 && character <= 0xff5e)
        character -= 0xff01 - 0x21;
      if (!g_unichar_isspace (character))
        g_string_append_unichar (simple, character);
    }
  return g_string_free_and_steal (simple);
}

/**
 * kd_decimal_parse:
 * @text: a number, or a percentage with its sign
 * @decimal: (out): the number
 * @error: return location
 *
 * Reads a price, number of units or rate; "4.35%" is 0.0435.
 *
 * Returns: whether @text is a number of at most eight decimal places
 */
gboolean
kd_decimal_parse (const char *text,
                  KdDecimal  *decimal,
                  GError    **error)
{
  g_autofree char *simple = NULL;
  gsize            length;
  gboolean         percent;

  g_return_val_if_fail (text != NULL && decimal != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, _ ("it is no number"));
  simple = narrow (text);
  length = strlen (simple);
  percent = length > 0 && simple[length - 1] == '%';
  if (percent)
    simple[length - 1] = '\0';

  /* Hundredths of a percent's scale are the scale itself. */
  return kd_decimal_parse_scaled (simple,
                                  percent ? KD_DECIMAL_DIGITS - 2 : KD_DECIMAL_DIGITS,
                                  decimal,
                                  error);
}

/**
 * kd_decimal_format:
 * @decimal: a number
 *
 * Returns: (transfer full): its canonical form, without zeros at the end
 */
char *
kd_decimal_format (KdDecimal decimal)
{
  return kd_decimal_format_scaled (decimal, KD_DECIMAL_DIGITS, 0);
}

static gboolean
divide_rounded (__int128   dividend,
                __int128   divisor,
                KdRounding rounding,
                gint64    *quotient)
{
  gboolean negative = (dividend < 0) != (divisor < 0);
  __int128 size = dividend < 0 ? -dividend : dividend;
  __int128 by = divisor < 0 ? -divisor : divisor;
  __int128 result = size / by;
  __int128 rest = size % by;

  switch (rounding)
    {
    case KD_ROUND_HALF_EVEN:
      result += rest * 2 > by || (rest * 2 == by && result % 2 == 1);
      break;
    case KD_ROUND_HALF_UP:
      result += rest * 2 >= by;
      break;
    case KD_ROUND_DOWN:
      break;
    case KD_ROUND_UP:
      result += rest > 0;
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (result > G_MAXINT64)
    return FALSE;
  *quotient = (gint64) (negative ? -result : result);
  return TRUE;
}

/**
 * kd_decimal_multiply:
 * @value: minor units, or another decimal
 * @factor: what to multiply it by
 * @rounding: how to round
 * @product: (out): the product, in the unit of @value
 *
 * Returns: %FALSE if the product does not fit
 */
gboolean
kd_decimal_multiply (gint64     value,
                     KdDecimal  factor,
                     KdRounding rounding,
                     gint64    *product)
{
  return divide_rounded ((__int128) value * factor, KD_DECIMAL_ONE, rounding, product);
}

/**
 * kd_decimal_divide:
 * @value: a number
 * @divisor: a number in the same unit
 * @rounding: how to round
 * @quotient: (out): how often @divisor goes into @value
 *
 * Returns: %FALSE if @divisor is zero or the quotient does not fit
 */
gboolean
kd_decimal_divide (gint64     value,
                   gint64     divisor,
                   KdRounding rounding,
                   KdDecimal *quotient)
{
  return divisor != 0 &&
         divide_rounded ((__int128) value * KD_DECIMAL_ONE, divisor, rounding, quotient);
}
