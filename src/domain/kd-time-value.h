/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-returns.h"

#include <glib.h>

G_BEGIN_DECLS

/* The time value of money, with the signs of spreadsheets: what is paid is negative, what is received positive.
 * Rates are of a period, as shares. NAN says that there is no answer. */

/**
 * KdPayments:
 * @rate: the rate of a period, above -1
 * @periods: how many periods
 * @payment: what is paid each period
 * @present: the value now
 * @future: the value at the end
 * @early: whether payments are at the beginning of periods
 *
 * A loan or a savings plan; the member that is asked for is not looked at.
 */
typedef struct
{
  double   rate;
  double   periods;
  double   payment;
  double   present;
  double   future;
  gboolean early;
} KdPayments;

double   kd_payments_get_future (const KdPayments *self);
double   kd_payments_get_present (const KdPayments *self);
double   kd_payments_get_payment (const KdPayments *self);
double   kd_payments_get_periods (const KdPayments *self);
double   kd_payments_get_rate (const KdPayments *self);
double   kd_time_value_npv (double rate, const gint64 *amounts, guint n);
KdReturn kd_time_value_irr (const gint64 *amounts, guint n);

G_END_DECLS
