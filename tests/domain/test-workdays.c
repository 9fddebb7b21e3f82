/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

typedef struct
{
  const char *day;
  const char *following;
  const char *preceding;
  const char *modified;
} Shifted;

/* Those of 2026 are published vectors; those of 2025 were read off the notice by hand. */
static const Shifted vectors[] = {
  { "2026-01-03", "2026-01-04", "2025-12-31", "2026-01-04" },
  { "2026-02-15", "2026-02-24", "2026-02-14", "2026-02-24" },
  { "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28" },
  { "2026-05-03", "2026-05-06", "2026-04-30", "2026-05-06" },
  { "2026-05-09", "2026-05-09", "2026-05-09", "2026-05-09" },
  { "2026-09-26", "2026-09-28", "2026-09-24", "2026-09-28" },
  { "2026-10-03", "2026-10-08", "2026-09-30", "2026-10-08" },
  { "2026-10-11", "2026-10-12", "2026-10-10", "2026-10-12" },
  { "2025-01-25", "2025-01-26", "2025-01-24", "2025-01-26" },
  { "2025-02-01", "2025-02-05", "2025-01-27", "2025-02-05" },
  { "2025-01-31", "2025-02-05", "2025-01-27", "2025-01-27" },
  { "2025-02-09", "2025-02-10", "2025-02-08", "2025-02-10" },
  { "2025-10-08", "2025-10-09", "2025-09-30", "2025-10-09" },
  { "2025-09-27", "2025-09-28", "2025-09-26", "2025-09-28" },
  { "2025-10-12", "2025-10-13", "2025-10-11", "2025-10-13" },
  { "2026-05-31", "2026-06-01", "2026-05-29", "2026-05-29" },
};

static void
test_shift (void)
{
  g_autoptr (KdWorkdays) workdays = kd_fixture_new_workdays ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const Shifted *vector = &vectors[i];
      KdDate         day = kd_fixture_day (vector->day);
      gboolean       known = FALSE;

      assert_day (kd_workdays_shift (workdays, day, KD_SHIFT_FOLLOWING, &known), vector->following);
      g_assert_true (known);
      assert_day (kd_workdays_shift (workdays, day, KD_SHIFT_PRECEDING, NULL), vector->preceding);
      assert_day (kd_workdays_shift (workdays, day, KD_SHIFT_MODIFIED_FOLLOWING, NULL), vector->modified);
      assert_day (kd_workdays_shift (workdays, day, KD_SHIFT_NONE, NULL), vector->day);
    }
}

static void
test_every_day_goes_to_a_workday (void)
{
  g_autoptr (KdWorkdays) workdays = kd_fixture_new_workdays ();

  for (KdDate day = kd_date_new (2025, 1, 1); day <= kd_date_new (2027, 12, 31); day++)
    for (KdShift shift = KD_SHIFT_FOLLOWING; shift <= KD_SHIFT_MODIFIED_FOLLOWING; shift++)
      {
        KdDate shifted = kd_workdays_shift (workdays, day, shift, NULL);

        g_assert_true (kd_workdays_is_workday (workdays, shifted));
        g_assert_cmpint (ABS (shifted - day), <=, 9);
        if (kd_workdays_is_workday (workdays, day))
          g_assert_cmpint (shifted, ==, day);
      }
}

static void
test_unpublished_year_is_a_guess (void)
{
  g_autoptr (KdWorkdays) workdays = kd_fixture_new_workdays ();
  gboolean known = TRUE;

  g_assert_false (kd_workdays_is_published (workdays, kd_fixture_day ("2027-02-06")));
  g_assert_cmpint (kd_workdays_get_kind (workdays, kd_fixture_day ("2027-02-08")), ==, KD_DAY_WORKDAY);
  assert_day (kd_workdays_shift (workdays, kd_fixture_day ("2027-02-06"), KD_SHIFT_FOLLOWING, &known), "2027-02-08");
  g_assert_false (known);
  /* A day that stays a workday is a guess too: the notice may take it away. */
  known = TRUE;
  assert_day (kd_workdays_shift (workdays, kd_fixture_day ("2027-02-08"), KD_SHIFT_FOLLOWING, &known), "2027-02-08");
  g_assert_false (known);
  /* The way out of a known year leads into an unknown one. */
  known = TRUE;
  assert_day (kd_workdays_shift (workdays, kd_fixture_day ("2024-12-29"), KD_SHIFT_FOLLOWING, &known), "2024-12-30");
  g_assert_false (known);
}

static void
test_kinds_of_days (void)
{
  g_autoptr (KdWorkdays) workdays = kd_fixture_new_workdays ();

  g_assert_cmpint (kd_workdays_get_kind (workdays, kd_fixture_day ("2026-02-14")), ==, KD_DAY_WORKING_WEEKEND);
  g_assert_cmpint (kd_workdays_get_kind (workdays, kd_fixture_day ("2026-02-16")), ==, KD_DAY_HOLIDAY);
  g_assert_cmpint (kd_workdays_get_kind (workdays, kd_fixture_day ("2026-02-07")), ==, KD_DAY_WEEKEND);
  g_assert_cmpint (kd_workdays_get_kind (workdays, kd_fixture_day ("2026-02-24")), ==, KD_DAY_WORKDAY);
  g_assert_false (kd_workdays_set (workdays, kd_fixture_day ("2026-02-16"), KD_DAY_HOLIDAY));
  g_assert_false (kd_workdays_set (workdays, kd_fixture_day ("2026-03-04"), KD_DAY_WORKING_WEEKEND));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workdays/shift", test_shift);
  g_test_add_func ("/workdays/every-day-goes-to-a-workday", test_every_day_goes_to_a_workday);
  g_test_add_func ("/workdays/unpublished-year-is-a-guess", test_unpublished_year_is_a_guess);
  g_test_add_func ("/workdays/kinds-of-days", test_kinds_of_days);
  return g_test_run ();
}
