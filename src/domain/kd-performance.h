/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"
#include "kd-returns.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdOutsideFlow:
 * @date: the day
 * @account: place of the account in the portfolio
 * @trade: the transaction, or none
 * @type: what happened
 * @amount: minor units that came in (positive) or went out (negative)
 *
 * Money that came into what is measured from outside, or went there.
 */
typedef struct
{
  KdDate      date;
  guint       account;
  KdUuid      trade;
  KdTradeType type;
  gint64      amount;
} KdOutsideFlow;

/**
 * KdLeftOut:
 * @account: place of the account in the portfolio
 * @reason: %KD_RETURN_NO_VALUES or %KD_RETURN_FOREIGN
 *
 * An account that could not be measured.
 */
typedef struct
{
  guint          account;
  KdReturnReason reason;
} KdLeftOut;

/**
 * KdMeasuredWorth:
 * @value: minor units
 * @as_at: the oldest day that a part of it is of; %KD_DATE_NONE where no part was valued
 * @estimated: whether money moved since, or it rests on what was paid
 *
 * What was there at one end of a period.
 */
typedef struct
{
  gint64   value;
  KdDate   as_at;
  gboolean estimated;
} KdMeasuredWorth;

/**
 * KdPerformance:
 * @from: the first day; what is there at its end is where the period begins
 * @to: the last day
 * @begin: what was there then
 * @end: what is there at the end of the last day
 * @inflow: minor units that came in
 * @outflow: minor units that went out, positive
 * @gain: @end less @begin and what came in, plus what went out
 * @days: (element-type KdValueOn): the working: the ends and each day with money or a valuation
 * @flows: (element-type KdOutsideFlow): the working: money from outside and to there, by day
 * @left_out: (element-type KdLeftOut): accounts that are not in it
 * @flow_days: on how many days between the ends money moved
 * @estimated_days: on how many of them there was no valuation, so that the last one was carried on
 * @unclear: how many transactions are of the type “other”, taken for what stays inside
 * @xirr: the money-weighted return, a year
 * @twr: the time-weighted return, of the period
 * @twr_yearly: the same a year, for a year or more
 * @dietz: the return by the modified method of Dietz, of the period
 *
 * What a client, or an account, earned in a period.
 */
typedef struct
{
  KdDate          from;
  KdDate          to;
  KdMeasuredWorth begin;
  KdMeasuredWorth end;
  gint64          inflow;
  gint64          outflow;
  gint64          gain;
  GArray         *days;
  GArray         *flows;
  GArray         *left_out;
  guint           flow_days;
  guint           estimated_days;
  guint           unclear;
  KdReturn        xirr;
  KdReturn        twr;
  KdReturn        twr_yearly;
  KdReturn        dietz;
} KdPerformance;

KdPerformance *kd_performance_new (const KdPortfolio *portfolio,
                                   const KdUuid      *account,
                                   KdDate             from,
                                   KdDate             to) G_GNUC_WARN_UNUSED_RESULT;
void           kd_performance_free (KdPerformance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdPerformance, kd_performance_free)

G_END_DECLS
