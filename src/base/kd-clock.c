/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clock.h"

#include "kd-instant.h"

struct _KdClock
{
  gatomicrefcount references;
  GTimeZone      *zone;
  gboolean        fixed;
  gint64          instant; /* of a fixed clock; atomic access is not needed, tests set it between calls */
};

static KdClock *
clock_new (GTimeZone *zone)
{
  KdClock *clock = g_new0 (KdClock, 1);

  g_atomic_ref_count_init (&clock->references);
  clock->zone = zone;
  return clock;
}

/**
 * kd_clock_new_system:
 *
 * Returns: (transfer full): the computer's clock in the user's time zone
 */
KdClock *
kd_clock_new_system (void)
{
  return clock_new (g_time_zone_new_local ());
}

/**
 * kd_clock_new_fixed:
 * @instant: UTC microseconds
 * @zone: name of a time zone
 *
 * Returns: (transfer full): a clock that stands still
 */
KdClock *
kd_clock_new_fixed (gint64      instant,
                    const char *zone)
{
  GTimeZone *time_zone = g_time_zone_new_identifier (zone);
  KdClock   *clock;

  g_return_val_if_fail (time_zone != NULL, NULL);

  clock = clock_new (time_zone);
  clock->fixed = TRUE;
  clock->instant = instant;
  return clock;
}

/**
 * kd_clock_ref:
 * @clock: a clock
 *
 * Returns: (transfer full): @clock
 */
KdClock *
kd_clock_ref (KdClock *clock)
{
  g_atomic_ref_count_inc (&clock->references);
  return clock;
}

/**
 * kd_clock_unref:
 * @clock: (transfer full): a clock
 *
 * Gives a reference back.
 */
void
kd_clock_unref (KdClock *clock)
{
  if (!g_atomic_ref_count_dec (&clock->references))
    return;
  g_time_zone_unref (clock->zone);
  g_free (clock);
}

/**
 * kd_clock_now:
 * @clock: a clock
 *
 * Returns: the present instant, UTC microseconds
 */
gint64
kd_clock_now (KdClock *clock)
{
  return clock->fixed ? clock->instant : g_get_real_time ();
}

/**
 * kd_clock_today:
 * @clock: a clock
 *
 * Returns: the present day in the clock's zone
 */
KdDate
kd_clock_today (KdClock *clock)
{
  return kd_instant_get_date (kd_clock_now (clock), clock->zone);
}

/**
 * kd_clock_get_zone:
 * @clock: a clock
 *
 * Returns: (transfer none): its time zone
 */
GTimeZone *
kd_clock_get_zone (KdClock *clock)
{
  return clock->zone;
}

/**
 * kd_clock_advance:
 * @clock: a fixed clock
 * @microseconds: how far, may be negative
 *
 * Moves a fixed clock.
 */
void
kd_clock_advance (KdClock *clock,
                  gint64   microseconds)
{
  g_return_if_fail (clock->fixed);

  clock->instant += microseconds;
}
