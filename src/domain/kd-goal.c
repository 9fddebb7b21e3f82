/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-goal.h"

#include "kd-time-value.h"

#include <math.h>

/* Nobody saves for longer than a century of months. */
#define MOST_PERIODS 1200

/* As a plan with the signs of spreadsheets: what is put aside is paid, what is reached is received. */
static KdPayments
as_payments (const KdGoal *self)
{
  return (KdPayments) { .rate = self->rate, .periods = self->periods, .payment = -self->payment, .present = -self->have, .future = kd_goal_get_need (self) };
}

/**
 * kd_goal_get_need:
 * @self: a goal
 *
 * Returns: what it will cost then
 */
double
kd_goal_get_need (const KdGoal *self)
{
  return self->target * pow (1 + self->inflation, self->periods);
}

/**
 * kd_goal_get_reach:
 * @self: a goal
 *
 * Returns: what will be there then
 */
double
kd_goal_get_reach (const KdGoal *self)
{
  KdPayments plan = as_payments (self);

  return kd_payments_get_future (&plan);
}

/**
 * kd_goal_get_shortfall:
 * @self: a goal
 *
 * Returns: what will be missing then; negative where there will be more
 */
double
kd_goal_get_shortfall (const KdGoal *self)
{
  return kd_goal_get_need (self) - kd_goal_get_reach (self);
}

/**
 * kd_goal_get_funding:
 * @self: a goal
 *
 * Returns: what will be there as a share of what it will cost, or NAN where it costs nothing
 */
double
kd_goal_get_funding (const KdGoal *self)
{
  double need = kd_goal_get_need (self);

  return need > 0 ? kd_goal_get_reach (self) / need : NAN;
}

/**
 * kd_goal_get_payment:
 * @self: a goal; what is put aside each period is not looked at
 *
 * Returns: what to put aside each period to reach it; negative where what is there is more than enough
 */
double
kd_goal_get_payment (const KdGoal *self)
{
  KdPayments plan = as_payments (self);

  return -kd_payments_get_payment (&plan);
}

/**
 * kd_goal_get_rate:
 * @self: a goal; what is earned is not looked at
 *
 * Returns: what has to be earned each period to reach it, or NAN where no rate does
 */
double
kd_goal_get_rate (const KdGoal *self)
{
  KdPayments plan = as_payments (self);

  return kd_payments_get_rate (&plan);
}

static double
shortfall_after (const KdGoal *self,
                 double        periods)
{
  KdGoal later = *self;

  later.periods = periods;
  return kd_goal_get_shortfall (&later);
}

/**
 * kd_goal_get_periods:
 * @self: a goal; the periods are not looked at
 *
 * Returns: after how many periods it is reached for the first time, parts of one included, or NAN where it never is
 */
double
kd_goal_get_periods (const KdGoal *self)
{
  double low = 0, high;

  if (shortfall_after (self, 0) <= 0)
    return 0;
  for (high = 1; shortfall_after (self, high) > 0; high++)
    if (high >= MOST_PERIODS)
      return NAN;
  low = high - 1;
  for (guint i = 0; i < 60; i++)
    {
      double middle = (low + high) / 2;

      if (shortfall_after (self, middle) > 0)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/**
 * kd_retirement_get_need:
 * @self: what somebody wants to live on
 *
 * Works out what has to be there at retirement, where each year is paid for at its beginning.
 *
 * Returns: what it takes; the saving is NAN where retirement is now
 */
KdRetirementNeed
kd_retirement_get_need (const KdRetirement *self)
{
  KdRetirementNeed need = { .first_year = self->spending * pow (1 + self->inflation, self->years_until) };
  KdPayments       spend, save;

  need.real_rate = (1 + self->rate_after) / (1 + self->inflation) - 1;
  spend = (KdPayments) { .rate = need.real_rate, .periods = self->years_after, .payment = -need.first_year, .early = TRUE };
  need.need = kd_payments_get_present (&spend);
  need.gap = need.need - self->have * pow (1 + self->rate_until, self->years_until);
  save = (KdPayments) { .rate = self->rate_until, .periods = self->years_until, .future = need.gap };
  need.saving = -kd_payments_get_payment (&save);
  return need;
}
