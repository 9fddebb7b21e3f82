/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XIRR in plain C, without a line of the project: Newton's steps inside of a bracket, nothing checked, the days as
 * years beforehand. What a program could hope for at best.
 *
 * usage: bare-xirr ACCOUNTS */

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FLOWS 24

static uint64_t state = 1;

static uint64_t
draw (void)
{
  uint64_t z = (state += UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
invent (double *years,
        double *amounts)
{
  int64_t paid = 0, first = 14000 + (int64_t) (draw () % 5000), day = first;

  for (int i = 0; i + 1 < FLOWS; i++)
    {
      int64_t amount = 100000 + (int64_t) (draw () % 9900000);

      if (i > 4 && draw () % 4 == 0)
        amount = -amount / 3;
      years[i] = (double) (day - first) / 365;
      amounts[i] = (double) -amount;
      paid += amount;
      day += 1 + (int64_t) (draw () % 120);
    }
  years[FLOWS - 1] = (double) (day - first) / 365;
  amounts[FLOWS - 1] = (double) (paid / 100 * (80 + (int64_t) (draw () % 90)));
}

static double
value_at (const double *years,
          const double *amounts,
          double        x,
          double       *slope)
{
  double sum = 0, s = 0;

  for (int i = 0; i < FLOWS; i++)
    {
      double part = amounts[i] * exp (-x * years[i]);

      sum += part;
      s -= years[i] * part;
    }
  *slope = s;
  return sum;
}

static double
solve (const double *years,
       const double *amounts)
{
  double slope, low, high, at_low, x;

  for (double bound = 0.25;; bound *= 2)
    {
      at_low = value_at (years, amounts, -bound, &slope);
      if (bound > 64)
        return NAN;
      if ((at_low > 0) != (value_at (years, amounts, bound, &slope) > 0))
        {
          low = -bound;
          high = bound;
          break;
        }
    }
  x = 0;
  for (int i = 0; i < 100; i++)
    {
      double value = value_at (years, amounts, x, &slope), next = x - value / slope;

      if ((value > 0) == (at_low > 0))
        low = x;
      else
        high = x;
      if (!(next > low && next < high))
        next = (low + high) / 2;
      if (fabs (next - x) < 1e-15)
        return expm1 (next);
      x = next;
    }
  return expm1 (x);
}

int
main (int   argc,
      char *argv[])
{
  size_t          n = argc == 2 ? (size_t) atoi (argv[1]) : 0, found = 0;
  double         *years = malloc ((n + 1) * FLOWS * sizeof *years);
  double         *amounts = malloc ((n + 1) * FLOWS * sizeof *amounts);
  double          sum = 0;
  struct timespec start, end;

  if (n == 0 || years == NULL || amounts == NULL)
    return 2;
  for (size_t i = 0; i < n; i++)
    invent (years + i * FLOWS, amounts + i * FLOWS);
  clock_gettime (CLOCK_MONOTONIC, &start);
  for (size_t i = 0; i < n; i++)
    {
      double rate = solve (years + i * FLOWS, amounts + i * FLOWS);

      found += !isnan (rate);
      sum += isnan (rate) ? 0 : rate;
    }
  clock_gettime (CLOCK_MONOTONIC, &end);
  printf ("bare-ms %.3f\nbare-found %zu\nbare-mean %.9f\n",
          (double) (end.tv_sec - start.tv_sec) * 1e3 + (double) (end.tv_nsec - start.tv_nsec) / 1e6,
          found,
          found > 0 ? sum / (double) found : 0);
  free (years);
  free (amounts);
  return 0;
}
