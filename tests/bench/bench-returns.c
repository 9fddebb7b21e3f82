/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures XIRR over accounts in memory beside bare-xirr, which draws the same; prints one `name value` a line for bench.py.
 *
 * usage: bench-returns ACCOUNTS */

#include "kd-returns.h"

#include <stdlib.h>

#define FLOWS 24

/* Source: S. Vigna, splitmix64 (public domain): the same numbers for bare-xirr. */
static guint64
draw (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Money paid in every few weeks, a third of it taken out now and then, and what is there at the end. */
static void
invent (guint64 *state,
        KdFlow  *flows)
{
  gint64 paid = 0;
  KdDate day = 14000 + (KdDate) (draw (state) % 5000);

  for (guint i = 0; i + 1 < FLOWS; i++)
    {
      gint64 amount = 100000 + (gint64) (draw (state) % 9900000);

      if (i > 4 && draw (state) % 4 == 0)
        amount = -amount / 3;
      flows[i] = (KdFlow) { day, -amount };
      paid += amount;
      day += 1 + (KdDate) (draw (state) % 120);
    }
  flows[FLOWS - 1] = (KdFlow) { day, paid / 100 * (80 + (gint64) (draw (state) % 90)) };
}

int
main (int   argc,
      char *argv[])
{
  guint              accounts = argc == 2 ? (guint) atoi (argv[1]) : 0;
  guint64            state = 1;
  gint64             start;
  double             sum = 0;
  guint              found = 0;
  g_autofree KdFlow *flows = g_new (KdFlow, (gsize) accounts * FLOWS + 1);

  if (accounts == 0)
    return 2;
  for (guint i = 0; i < accounts; i++)
    invent (&state, flows + (gsize) i * FLOWS);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < accounts; i++)
    {
      KdReturn result = kd_returns_xirr (flows + (gsize) i * FLOWS, FLOWS);

      found += result.reason == KD_RETURN_OK;
      sum += result.reason == KD_RETURN_OK ? result.rate : 0;
    }
  g_print ("xirr-ms %.3f\nxirr-found %u\nxirr-mean %.9f\n", (double) (g_get_monotonic_time () - start) / 1000, found, sum / MAX (found, 1));
  return 0;
}
