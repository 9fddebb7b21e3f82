/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How bumpy the way was: returns are shares, one a period, the oldest first. NAN says that there are too few. */

/**
 * KdDrawdown:
 * @worst: the deepest fall from a height, as a share: -0.2 is a fifth; 0 where nothing ever fell
 * @peak: the place of that height
 * @trough: the place of the bottom
 * @pain: how far below the last height it was on average, as a positive share
 *
 * How far something fell.
 */
typedef struct
{
  double worst;
  guint  peak;
  guint  trough;
  double pain;
} KdDrawdown;

double     kd_risk_volatility (const double *returns,
                               guint         n,
                               double        periods_a_year);
double     kd_risk_log_volatility (const double *returns,
                                   guint         n,
                                   double       *semi);
double     kd_risk_downside (const double *returns,
                             guint         n,
                             double        least);
double     kd_risk_yearly (const double *returns,
                           guint         n,
                           double        periods_a_year);
double     kd_risk_sharpe (const double *returns,
                           guint         n,
                           double        periods_a_year,
                           double        risk_free,
                           double       *adjusted);
KdDrawdown kd_risk_drawdown (const double *index,
                             guint         n);

G_END_DECLS
