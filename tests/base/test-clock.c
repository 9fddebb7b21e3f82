/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What day it is: at midnight, where clocks are put forward, and on a laptop that travels. */

#include "kd-clock.h"

#define SECOND G_USEC_PER_SEC
#define HOUR (G_GINT64_CONSTANT (3600) * SECOND)

static void
test_midnight (void)
{
  /* 2026-12-31 23:59:59 in Shanghai, an afternoon in London. */
  g_autoptr (KdClock) clock = kd_clock_new_fixed (G_GINT64_CONSTANT (1798732799000000), "Asia/Shanghai");
  g_autoptr (KdClock) london = kd_clock_new_fixed (kd_clock_now (clock), "Europe/London");

  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2026, 12, 31));
  kd_clock_advance (clock, SECOND - 1);
  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2026, 12, 31));
  kd_clock_advance (clock, 1);
  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2027, 1, 1));
  kd_clock_advance (london, SECOND);
  g_assert_cmpint (kd_clock_today (london), ==, kd_date_new (2026, 12, 31));
  kd_clock_advance (london, 8 * HOUR);
  g_assert_cmpint (kd_clock_today (london), ==, kd_date_new (2027, 1, 1));
}

/* A day of 23 hours, and one of 25. */
static void
test_summer_time (void)
{
  g_autoptr (KdClock) march = kd_clock_new_fixed (G_GINT64_CONSTANT (1772946000000000), "America/New_York");    /* 2026-03-08 00:00 */
  g_autoptr (KdClock) november = kd_clock_new_fixed (G_GINT64_CONSTANT (1793505600000000), "America/New_York"); /* 2026-11-01 00:00 */

  g_assert_cmpint (kd_clock_today (march), ==, kd_date_new (2026, 3, 8));
  kd_clock_advance (march, 23 * HOUR);
  g_assert_cmpint (kd_clock_today (march), ==, kd_date_new (2026, 3, 9));
  g_assert_cmpint (kd_clock_today (november), ==, kd_date_new (2026, 11, 1));
  kd_clock_advance (november, 25 * HOUR - SECOND);
  g_assert_cmpint (kd_clock_today (november), ==, kd_date_new (2026, 11, 1));
  kd_clock_advance (november, SECOND);
  g_assert_cmpint (kd_clock_today (november), ==, kd_date_new (2026, 11, 2));
}

/* Between these two zones lie 26 hours: whenever it is asked, it is another day there. */
static void
test_travel (void)
{
  g_autofree char *home = g_strdup (g_getenv ("TZ"));
  g_autoptr (KdClock) clock = NULL;
  GTimeZone *east, *west;
  KdDate     day;

  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  clock = kd_clock_new_system ();
  east = kd_clock_get_zone (clock);
  day = kd_clock_today (clock);
  g_assert_cmpstr (g_time_zone_get_identifier (east), ==, "Pacific/Kiritimati");

  g_setenv ("TZ", "Etc/GMT+12", TRUE);
  g_assert_cmpint (kd_clock_today (clock), <, day);
  west = kd_clock_get_zone (clock);
  g_assert_cmpstr (g_time_zone_get_identifier (west), ==, "Etc/GMT+12");
  /* Who was lent the zone before still has it; coming back gives the same one. */
  g_assert_cmpstr (g_time_zone_get_identifier (east), ==, "Pacific/Kiritimati");
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  g_assert_true (kd_clock_get_zone (clock) == east);
  g_assert_cmpint (kd_clock_today (clock), >=, day);

  if (home != NULL)
    g_setenv ("TZ", home, TRUE);
  else
    g_unsetenv ("TZ");
}

/* A clock that stands still stands in its place too. */
static void
test_fixed_stays (void)
{
  g_autofree char *home = g_strdup (g_getenv ("TZ"));
  g_autoptr (KdClock) clock = kd_clock_new_fixed (G_GINT64_CONSTANT (1796270400000000), "Asia/Shanghai");

  g_setenv ("TZ", "Etc/GMT+12", TRUE);
  g_assert_cmpstr (g_time_zone_get_identifier (kd_clock_get_zone (clock)), ==, "Asia/Shanghai");
  g_assert_cmpint (kd_clock_today (clock), ==, kd_date_new (2026, 12, 3));
  if (home != NULL)
    g_setenv ("TZ", home, TRUE);
  else
    g_unsetenv ("TZ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/midnight", test_midnight);
  g_test_add_func ("/clock/summer-time", test_summer_time);
  g_test_add_func ("/clock/travel", test_travel);
  g_test_add_func ("/clock/fixed-stays", test_fixed_stays);
  return g_test_run ();
}
