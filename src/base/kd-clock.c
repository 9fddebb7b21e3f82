/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clock.h"

#include "kd-instant.h"

struct _KdClock
{
  gatomicrefcount references;
  GMutex          mutex; /* over the zones */
  GPtrArray      *zones; /* each that it was in: they are lent, so none goes before the clock */
  GTimeZone      *zone;  /* the present one of them */
  gboolean        fixed;
  gint64          instant; /* of a fixed clock; atomic access is not needed, tests set it between calls */
};

static KdClock *
clock_new (GTimeZone *zone)
{
  KdClock *clock = g_new0 (KdClock, 1);

  g_atomic_ref_count_init (&clock->references);
  g_mutex_init (&clock->mutex);
  clock->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) g_time_zone_unref);
  clock->zone = zone;
  g_ptr_array_add (clock->zones, zone);
  return clock;
}

/**
 * kd_clock_new_system:
 *
 * The clock follows who travels: the zone is the one that the computer is in when it is asked, not when it was made.
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
  g_ptr_array_unref (clock->zones);
  g_mutex_clear (&clock->mutex);
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
  return kd_instant_get_date (kd_clock_now (clock), kd_clock_get_zone (clock));
}

static gboolean
is_zone (gconstpointer zone,
         gconstpointer identifier)
{
  return g_str_equal (g_time_zone_get_identifier ((GTimeZone *) zone), identifier);
}

/* GLib looks at TZ and at the system's zone again each time, and reads a zone's file only when it is another. */
static void
follow_zone (KdClock *clock)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  guint place;

  if (local == clock->zone || is_zone (clock->zone, g_time_zone_get_identifier (local)))
    return;
  if (!g_ptr_array_find_with_equal_func (clock->zones, g_time_zone_get_identifier (local), is_zone, &place))
    {
      place = clock->zones->len;
      g_ptr_array_add (clock->zones, g_steal_pointer (&local));
    }
  clock->zone = clock->zones->pdata[place];
}

/**
 * kd_clock_get_zone:
 * @clock: a clock
 *
 * Returns: (transfer none): the time zone that it is in now; good for as long as @clock is
 */
GTimeZone *
kd_clock_get_zone (KdClock *clock)
{
  GTimeZone *zone;

  g_mutex_lock (&clock->mutex);
  if (!clock->fixed)
    follow_zone (clock);
  zone = clock->zone;
  g_mutex_unlock (&clock->mutex);
  return zone;
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
