/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recurrence.h"
#include "rules-fixture.h"

/* Walks from day to day and holds each against its text. */
static void
assert_row (const KdRecurrence *recurrence,
            const char         *from,
            const char *const  *days)
{
  KdDate at = kd_fixture_day (from);

  for (guint i = 0; days[i] != NULL; i++)
    {
      at = kd_recurrence_next (recurrence, at);
      assert_day (at, days[i]);
      /* The day itself still counts, the day after does not. */
      g_assert_cmpint (kd_recurrence_next (recurrence, at), ==, at);
      at++;
    }
}

static KdRecurrence
make (KdRecurrenceKind kind,
      const char      *start)
{
  return (KdRecurrence) { .kind = kind, .start = kd_fixture_day (start), .months = 1 };
}

static void
test_leap_day (void)
{
  static const char *const february[] = { "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28", NULL };
  static const char *const march[] = { "2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29", "2029-03-01", NULL };
  static const char *const century[] = { "2096-02-29", "2097-02-28", "2098-02-28", "2099-02-28", "2100-02-28", "2101-02-28", NULL };
  KdRecurrence             birthday = make (KD_RECUR_YEARLY, "2000-02-29");

  assert_row (&birthday, "2025-01-01", february);
  assert_row (&birthday, "2095-03-01", century);
  birthday.leap_day = KD_LEAP_DAY_MARCH_1;
  assert_row (&birthday, "2025-01-01", march);
  /* On 28 February of a common year the birthday of that year is still to come. */
  assert_day (kd_recurrence_next (&birthday, kd_fixture_day ("2026-02-28")), "2026-03-01");
}

static void
test_birth_is_no_birthday (void)
{
  KdRecurrence birthday = make (KD_RECUR_YEARLY, "1990-06-15");

  assert_day (kd_recurrence_next (&birthday, kd_fixture_day ("1990-06-15")), "1991-06-15");
  assert_day (kd_recurrence_next (&birthday, kd_fixture_day ("1970-01-01")), "1991-06-15");
  g_assert_cmpint (kd_recurrence_count (&birthday, kd_fixture_day ("2026-06-15")), ==, 36);
  birthday.kind = KD_RECUR_LUNAR_YEARLY;
  g_assert_cmpint (kd_recurrence_next (&birthday, birthday.start), >, kd_fixture_day ("1991-05-01"));
}

/* Born on 1987-08-04, the tenth of the repeated sixth month: published days. */
static void
test_lunar_leap_month (void)
{
  static const char *const kept[] = { "2024-07-15", "2025-07-04", "2026-07-23", NULL };
  static const char *const preferred[] = { "2024-07-15", "2025-08-03", "2026-07-23", NULL };
  KdRecurrence             birthday = make (KD_RECUR_LUNAR_YEARLY, "1987-08-04");

  assert_row (&birthday, "2024-01-01", kept);
  birthday.leap_month = KD_LUNAR_PREFER_LEAP;
  assert_row (&birthday, "2024-01-01", preferred);
  /* Between the two sixth months of 2025 only who prefers the repeated one has it still to come. */
  assert_day (kd_recurrence_next (&birthday, kd_fixture_day ("2025-07-05")), "2025-08-03");
  birthday.leap_month = KD_LUNAR_KEEP_MONTH;
  assert_day (kd_recurrence_next (&birthday, kd_fixture_day ("2025-07-05")), "2026-07-23");
}

/* Born on the thirtieth of the twelfth month: published days, two of which may fall into one Gregorian year. */
static void
test_lunar_thirtieth (void)
{
  static const char *const days[] = { "2025-01-28", "2026-02-16", "2027-02-05", "2028-01-25", "2029-02-12", "2030-02-02", NULL };
  KdRecurrence             birthday = make (KD_RECUR_LUNAR_YEARLY, "1985-02-19");
  KdLunarDate              lunar;

  g_assert_true (kd_lunar_from_date (birthday.start, &lunar));
  g_assert_cmpint (lunar.month * 100 + lunar.day, ==, 1230);
  assert_row (&birthday, "2025-01-01", days);
  g_assert_cmpint (kd_recurrence_count (&birthday, kd_fixture_day ("2030-02-02")), ==, 45);
}

/* Every lunar birthday comes once each lunar year, and about a year after the one before. */
static void
test_lunar_every_birth (void)
{
  for (KdDate birth = kd_date_new (1950, 1, 1); birth < kd_date_new (1990, 1, 1); birth += 37)
    {
      KdRecurrence birthday = { .kind = KD_RECUR_LUNAR_YEARLY, .start = birth, .leap_month = KD_LUNAR_PREFER_LEAP };
      KdDate       at = kd_recurrence_next (&birthday, kd_date_new (2000, 1, 1));

      for (guint i = 0; i < 20; i++)
        {
          KdDate next = kd_recurrence_next (&birthday, at + 1);

          g_assert_cmpint (next - at, >=, 324);
          g_assert_cmpint (next - at, <=, 414);
          g_assert_cmpint (kd_recurrence_count (&birthday, next), ==, kd_recurrence_count (&birthday, at) + 1);
          at = next;
        }
    }
}

static void
test_end_of_the_table (void)
{
  KdRecurrence birthday = make (KD_RECUR_LUNAR_YEARLY, "1985-02-19");

  g_assert_cmpint (kd_recurrence_next (&birthday, kd_fixture_day ("2102-01-01")), ==, KD_DATE_NONE);
  birthday.start = kd_fixture_day ("1890-02-19");
  g_assert_cmpint (kd_recurrence_next (&birthday, kd_fixture_day ("2000-01-01")), ==, KD_DATE_NONE);
  birthday = make (KD_RECUR_YEARLY, "1985-02-19");
  g_assert_cmpint (kd_recurrence_next (&birthday, kd_fixture_day ("9999-12-31")), ==, KD_DATE_NONE);
}

static void
test_months (void)
{
  static const char *const clamped[] = { "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", NULL };
  static const char *const quarters[] = { "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31", NULL };
  static const char *const ends[] = { "2026-03-31", "2026-04-30", "2026-05-31", "2028-02-29", NULL };
  KdRecurrence             monthly = make (KD_RECUR_MONTHLY, "2026-01-31");
  KdRecurrence             quarterly = { .kind = KD_RECUR_MONTHLY, .start = kd_fixture_day ("2025-12-31"), .months = 3 };
  KdRecurrence             end = make (KD_RECUR_MONTH_END, "2026-02-28");

  assert_row (&monthly, "2026-01-31", clamped);
  assert_row (&quarterly, "2026-01-01", quarters);
  for (guint i = 0; i < 3; i++)
    assert_row (&end, i == 0 ? "2026-03-01" : i == 1 ? "2026-04-01"
                                                     : "2026-05-01",
                (const char *const[]) { ends[i], NULL });
  assert_row (&end, "2028-02-01", ends + 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/leap-day", test_leap_day);
  g_test_add_func ("/recurrence/birth-is-no-birthday", test_birth_is_no_birthday);
  g_test_add_func ("/recurrence/lunar-leap-month", test_lunar_leap_month);
  g_test_add_func ("/recurrence/lunar-thirtieth", test_lunar_thirtieth);
  g_test_add_func ("/recurrence/lunar-every-birth", test_lunar_every_birth);
  g_test_add_func ("/recurrence/end-of-the-table", test_end_of_the_table);
  g_test_add_func ("/recurrence/months", test_months);
  return g_test_run ();
}
