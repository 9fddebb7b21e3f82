/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFlow:
 * @date: the day
 * @amount: minor units: what the client paid in is negative, what came back, the value at the end too, positive
 *
 * Money on a day, for [func@returns_xirr].
 */
typedef struct
{
  KdDate date;
  gint64 amount;
} KdFlow;

/**
 * KdValueOn:
 * @date: the day
 * @value: minor units at the end of the day, the day's flow included
 * @flow: minor units that came in from outside (positive) or went out (negative) on that day
 *
 * A valuation, for [func@returns_twr] and [func@returns_dietz].
 */
typedef struct
{
  KdDate date;
  gint64 value;
  gint64 flow;
} KdValueOn;

/**
 * KdReturnReason:
 * @KD_RETURN_OK: there is a return
 * @KD_RETURN_TOO_FEW: less than two days with money
 * @KD_RETURN_NO_DAYS: everything happened on one day
 * @KD_RETURN_ONE_WAY: money only went in, or only came out
 * @KD_RETURN_NONE: no rate makes it come out even
 * @KD_RETURN_NO_CAPITAL: nothing, or less, was invested
 * @KD_RETURN_NO_VALUES: nobody wrote down what it was worth
 * @KD_RETURN_FOREIGN: everything is in another currency than the book's
 *
 * Why there is a return or none. Where there is none, no number stands for it: it is not 0.
 */
typedef enum
{
  KD_RETURN_OK,
  KD_RETURN_TOO_FEW,
  KD_RETURN_NO_DAYS,
  KD_RETURN_ONE_WAY,
  KD_RETURN_NONE,
  KD_RETURN_NO_CAPITAL,
  KD_RETURN_NO_VALUES,
  KD_RETURN_FOREIGN,
} KdReturnReason;

/**
 * KdReturn:
 * @rate: the return as a share: 0.05 is five per cent
 * @reason: whether it holds
 * @several: whether other rates would do as well; the one nearest to 0 is given
 *
 * A return.
 */
typedef struct
{
  double         rate;
  KdReturnReason reason;
  gboolean       several;
} KdReturn;

KdReturn    kd_returns_xirr (const KdFlow *flows,
                             guint         n);
KdReturn    kd_returns_twr (const KdValueOn *values,
                            guint            n);
KdReturn    kd_returns_dietz (const KdValueOn *values,
                              guint            n);
KdReturn    kd_returns_annualize (KdReturn total,
                                  int      days);
const char *kd_return_reason_get_text (KdReturnReason reason);

G_END_DECLS
