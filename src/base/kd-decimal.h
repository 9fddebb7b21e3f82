/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdDecimal:
 *
 * A price, number of units or rate: a whole number of hundred-millionths. Reaches 92 thousand million.
 */
typedef gint64 KdDecimal;

#define KD_DECIMAL_DIGITS 8
#define KD_DECIMAL_ONE G_GINT64_CONSTANT (100000000)

/**
 * KdRounding:
 * @KD_ROUND_HALF_EVEN: to the nearest, halves to the even neighbour
 * @KD_ROUND_HALF_UP: to the nearest, halves away from zero: how Chinese banks round (四舍五入)
 * @KD_ROUND_DOWN: towards zero
 * @KD_ROUND_UP: away from zero
 *
 * What happens to what does not fit. Every place that rounds names its way.
 */
typedef enum
{
  KD_ROUND_HALF_EVEN,
  KD_ROUND_HALF_UP,
  KD_ROUND_DOWN,
  KD_ROUND_UP,
} KdRounding;

gboolean kd_decimal_parse (const char *text,
                           KdDecimal  *decimal,
                           GError    **error);
char    *kd_decimal_format (KdDecimal decimal) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_decimal_multiply (gint64     value,
                              KdDecimal  factor,
                              KdRounding rounding,
                              gint64    *product);
gboolean kd_decimal_divide (gint64     value,
                            gint64     divisor,
                            KdRounding rounding,
                            KdDecimal *quotient);
gboolean kd_decimal_parse_scaled (const char *text,
                                  guint       digits,
                                  gint64     *scaled,
                                  GError    **error);
char    *kd_decimal_format_scaled (gint64 scaled,
                                   guint  digits,
                                   guint  least) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
