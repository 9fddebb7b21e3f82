/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-time-value.h"

#include <math.h>

#define DAYS_A_YEAR 365

/* A rate is looked for as ln (1 + rate) in steps over this span: from -98 % to 5,360 % a period. */
#define MOST_X 4.0
#define STEP (MOST_X / 512)

/* What a payment each period adds up to at the end, and what one unit of now grows to. */
static double
sum_up (const KdPayments *self,
        double            rate,
        double           *growth)
{
  double early = self->early ? 1 + rate : 1;

  *growth = pow (1 + rate, self->periods);
  /* expm1 keeps what (1 + rate)^n - 1 loses next to 0 */
  return rate == 0 ? self->periods : early * expm1 (self->periods * log1p (rate)) / rate;
}

/**
 * kd_payments_get_future:
 * @self: rate, periods, payment and value now
 *
 * Source: OASIS, OpenDocument 1.3 part 4, FV.
 *
 * Returns: the value at the end
 */
double
kd_payments_get_future (const KdPayments *self)
{
  double growth;
  double sum = sum_up (self, self->rate, &growth);

  return -(self->present * growth + self->payment * sum);
}

/**
 * kd_payments_get_present:
 * @self: rate, periods, payment and value at the end
 *
 * Source: OASIS, OpenDocument 1.3 part 4, PV.
 *
 * Returns: the value now
 */
double
kd_payments_get_present (const KdPayments *self)
{
  double growth;
  double sum = sum_up (self, self->rate, &growth);

  return -(self->future + self->payment * sum) / growth;
}

/**
 * kd_payments_get_payment:
 * @self: rate, periods, value now and at the end
 *
 * Of a mortgage with equal payments (等额本息) it is the monthly payment.
 *
 * Source: OASIS, OpenDocument 1.3 part 4, PMT.
 *
 * Returns: what is to be paid each period, or NAN without a period
 */
double
kd_payments_get_payment (const KdPayments *self)
{
  double growth;
  double sum = sum_up (self, self->rate, &growth);

  return sum != 0 ? -(self->future + self->present * growth) / sum : NAN;
}

/**
 * kd_payments_get_periods:
 * @self: rate, payment, value now and at the end
 *
 * Source: OASIS, OpenDocument 1.3 part 4, NPER.
 *
 * Returns: how many periods it takes, negative for the past, or NAN where it never comes out even
 */
double
kd_payments_get_periods (const KdPayments *self)
{
  double each;

  if (self->rate == 0)
    return self->payment != 0 ? -(self->present + self->future) / self->payment : NAN;
  each = self->payment * (self->early ? 1 + self->rate : 1) / self->rate;
  if ((each - self->future) / (each + self->present) <= 0)
    return NAN;
  return log ((each - self->future) / (each + self->present)) / log1p (self->rate);
}

static double
miss (const KdPayments *self,
      double            x)
{
  double growth;
  double sum = sum_up (self, expm1 (x), &growth);

  /* By the growth, which keeps it finite and changes no zero. */
  return (self->present * growth + self->payment * sum + self->future) / MAX (1, growth);
}

static double
halve (const KdPayments *self,
       double            low,
       double            high)
{
  gboolean rises = miss (self, low) < 0;

  for (guint i = 0; i < 200 && high - low > 1e-16; i++)
    {
      double middle = (low + high) / 2;

      if ((miss (self, middle) < 0) == rises)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/**
 * kd_payments_get_rate:
 * @self: periods, payment, value now and at the end
 *
 * Source: OASIS, OpenDocument 1.3 part 4, RATE. Of several rates it is the one nearest to 0.
 *
 * Returns: the rate of a period, or NAN where there is none
 */
double
kd_payments_get_rate (const KdPayments *self)
{
  for (guint i = 0; i * STEP < MOST_X; i++)
    {
      double x = i * STEP;

      if ((miss (self, x) < 0) != (miss (self, x + STEP) < 0))
        return expm1 (halve (self, x, x + STEP));
      if ((miss (self, -x - STEP) < 0) != (miss (self, -x) < 0))
        return expm1 (halve (self, -x - STEP, -x));
    }
  return NAN;
}

/**
 * kd_time_value_npv:
 * @rate: the rate of a period, above -1
 * @amounts: (array length=n): minor units now and after each period
 * @n: how many
 *
 * Returns: what they are worth now, in minor units; the first one counts in full, as economists and not spreadsheets have it
 */
double
kd_time_value_npv (double        rate,
                   const gint64 *amounts,
                   guint         n)
{
  double sum = 0;

  for (guint i = n; i > 0; i--)
    sum = sum / (1 + rate) + (double) amounts[i - 1];
  return sum;
}

/**
 * kd_time_value_irr:
 * @amounts: (array length=n): minor units now and after each period
 * @n: how many
 *
 * The rate at which they are worth nothing now: [func@returns_xirr] of periods that are years to it.
 *
 * Returns: the rate of a period, or why there is none
 */
KdReturn
kd_time_value_irr (const gint64 *amounts,
                   guint         n)
{
  g_autofree KdFlow *flows = g_new0 (KdFlow, n + 1);

  for (guint i = 0; i < n; i++)
    flows[i] = (KdFlow) { (KdDate) (i * DAYS_A_YEAR), amounts[i] };
  return kd_returns_xirr (flows, n);
}
