/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdGoal:
 * @target: what it costs at today's prices
 * @inflation: how much dearer it becomes each period, as a share
 * @periods: periods until then
 * @have: what is put aside already
 * @payment: what is put aside each period, at its end
 * @rate: what it earns each period, as a share
 *
 * Something that a client saves for. All amounts are positive and in one unit.
 */
typedef struct
{
  double target;
  double inflation;
  double periods;
  double have;
  double payment;
  double rate;
} KdGoal;

/**
 * KdRetirement:
 * @spending: what a year costs at today's prices
 * @inflation: of a year, as a share
 * @years_until: years until retirement
 * @years_after: years that it lasts
 * @rate_until: what savings earn a year until then
 * @rate_after: and after
 * @have: what is put aside already
 *
 * What somebody wants to live on.
 */
typedef struct
{
  double spending;
  double inflation;
  double years_until;
  double years_after;
  double rate_until;
  double rate_after;
  double have;
} KdRetirement;

/**
 * KdRetirementNeed:
 * @first_year: what the first year costs at its prices
 * @real_rate: what savings earn a year above inflation then
 * @need: what is to be there on the first day
 * @gap: what of it is missing, though what is there grows until then; negative where there is more
 * @saving: what to put aside each year to close the gap
 *
 * What it takes.
 */
typedef struct
{
  double first_year;
  double real_rate;
  double need;
  double gap;
  double saving;
} KdRetirementNeed;

double           kd_goal_get_need (const KdGoal *self);
double           kd_goal_get_reach (const KdGoal *self);
double           kd_goal_get_shortfall (const KdGoal *self);
double           kd_goal_get_funding (const KdGoal *self);
double           kd_goal_get_payment (const KdGoal *self);
double           kd_goal_get_rate (const KdGoal *self);
double           kd_goal_get_periods (const KdGoal *self);
KdRetirementNeed kd_retirement_get_need (const KdRetirement *self);

G_END_DECLS
