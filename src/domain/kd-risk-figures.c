/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-risk-figures.h"

#include <math.h>

static double
average (const double *returns,
         guint         n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += returns[i];
  return sum / n;
}

/* The average power of the distance from the average. */
static double
moment (const double *returns,
        guint         n,
        int           power)
{
  double mean = average (returns, n), sum = 0;

  for (guint i = 0; i < n; i++)
    sum += pow (returns[i] - mean, power);
  return sum / n;
}

/**
 * kd_risk_volatility:
 * @returns: (array length=n): returns
 * @n: how many
 * @periods_a_year: how many are of a year: 12 for months
 *
 * Source: C. R. Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd edition (2008), with n - 1.
 *
 * Returns: the standard deviation a year, or NAN for less than two returns
 */
double
kd_risk_volatility (const double *returns,
                    guint         n,
                    double        periods_a_year)
{
  return n < 2 ? NAN : sqrt (moment (returns, n, 2) * n / (n - 1) * periods_a_year);
}

/**
 * kd_risk_log_volatility:
 * @returns: (array length=n): returns above -1
 * @n: how many
 * @semi: (out) (optional): the same of returns below the average alone
 *
 * The figure that Portfolio Performance shows: of the logarithms, over the whole period instead of a year.
 *
 * Returns: the standard deviation of the period, or NAN for less than two returns
 */
double
kd_risk_log_volatility (const double *returns,
                        guint         n,
                        double       *semi)
{
  g_autofree double *logs = g_new (double, n + 1);
  double             mean, all = 0, below = 0;

  for (guint i = 0; i < n; i++)
    logs[i] = log1p (returns[i]);
  mean = average (logs, n);
  for (guint i = 0; i < n; i++)
    {
      double square = (logs[i] - mean) * (logs[i] - mean);

      all += square;
      below += logs[i] < mean ? square : 0;
    }
  if (semi != NULL)
    *semi = n < 2 ? NAN : sqrt (below / (n - 1) * n);
  return n < 2 ? NAN : sqrt (all / (n - 1) * n);
}

/**
 * kd_risk_downside:
 * @returns: (array length=n): returns
 * @n: how many
 * @least: the return of a period that was wanted at the least
 *
 * Source: Bacon (2008), downside deviation, with n.
 *
 * Returns: how far returns stayed below it, of a period, or NAN for none
 */
double
kd_risk_downside (const double *returns,
                  guint         n,
                  double        least)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += pow (MIN (returns[i] - least, 0), 2);
  return n > 0 ? sqrt (sum / n) : NAN;
}

/**
 * kd_risk_yearly:
 * @returns: (array length=n): returns
 * @n: how many
 * @periods_a_year: how many are of a year
 *
 * Returns: the geometric return a year, or NAN for none
 */
double
kd_risk_yearly (const double *returns,
                guint         n,
                double        periods_a_year)
{
  double growth = 1;

  for (guint i = 0; i < n; i++)
    growth *= 1 + returns[i];
  return n > 0 ? pow (growth, periods_a_year / n) - 1 : NAN;
}

/**
 * kd_risk_sharpe:
 * @returns: (array length=n): returns
 * @n: how many
 * @periods_a_year: how many are of a year
 * @risk_free: what is earned without risk, a year
 * @adjusted: (out) (optional): the same with a fine for skewness and for thick tails
 *
 * The return a year above the one without risk, by the volatility a year; the return is the geometric one.
 *
 * Source: W. F. Sharpe (1994); J. Pézier and A. White (2006) for the adjusted one; both as in Bacon (2008).
 *
 * Returns: the ratio, or NAN where nothing ever moved
 */
double
kd_risk_sharpe (const double *returns,
                guint         n,
                double        periods_a_year,
                double        risk_free,
                double       *adjusted)
{
  double volatility = kd_risk_volatility (returns, n, periods_a_year);
  double sharpe = volatility > 0 ? (kd_risk_yearly (returns, n, periods_a_year) - risk_free) / volatility : NAN;

  if (adjusted != NULL && isnan (sharpe))
    *adjusted = NAN;
  else if (adjusted != NULL)
    {
      double variance = moment (returns, n, 2);
      double skew = moment (returns, n, 3) / pow (variance, 1.5);
      double tails = moment (returns, n, 4) / (variance * variance) - 3;

      *adjusted = sharpe * (1 + skew / 6 * sharpe - tails / 24 * sharpe * sharpe);
    }
  return sharpe;
}

/**
 * kd_risk_drawdown:
 * @index: (array length=n): values of an index, the first one before the first period; none is below 0
 * @n: how many
 *
 * Source: Bacon (2008), maximum drawdown and pain index.
 *
 * Returns: how far it fell
 */
KdDrawdown
kd_risk_drawdown (const double *index,
                  guint         n)
{
  KdDrawdown drawdown = { 0 };
  guint      peak = 0;

  for (guint i = 0; i < n; i++)
    {
      double fall;

      if (index[i] >= index[peak])
        peak = i;
      fall = index[peak] > 0 ? index[i] / index[peak] - 1 : 0;
      drawdown.pain -= n > 1 ? fall / (n - 1) : 0;
      if (fall < drawdown.worst)
        {
          drawdown.worst = fall;
          drawdown.peak = peak;
          drawdown.trough = i;
        }
    }
  return drawdown;
}
