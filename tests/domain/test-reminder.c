/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-reminder.h"
#include "rules-fixture.h"

typedef struct
{
  KdRuleSet       rules;
  KdWorkdays     *workdays;
  KdReminderInput input;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->workdays = kd_fixture_new_workdays ();
  kd_fixture_fill_rules (&fixture->rules, fixture->workdays);
  fixture->input.briefs = kd_fixture_new_briefs ();
  fixture->input.holdings = g_array_new (FALSE, TRUE, sizeof (KdHolding));
  fixture->input.to_dos = g_array_new (FALSE, TRUE, sizeof (KdToDo));
  fixture->input.marks = g_array_new (FALSE, TRUE, sizeof (KdReminderMark));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_array_unref (fixture->input.marks);
  g_array_unref (fixture->input.to_dos);
  g_array_unref (fixture->input.holdings);
  g_ptr_array_unref (fixture->input.briefs);
  kd_workdays_free (fixture->workdays);
}

static GArray *
collect_span (Fixture *fixture,
              KdDate   from,
              KdDate   to)
{
  const KdReminderSpan span = { from, to, kd_date_new (1900, 1, 1), kd_date_new (2100, 1, 1) };

  return kd_reminder_collect (&fixture->rules, &fixture->input, &span);
}

/* The reminders of a window as text: `rule due>date`, one a line. */
static char *
collect (Fixture    *fixture,
         const char *from,
         const char *to)
{
  g_autoptr (GArray) found = collect_span (fixture, kd_fixture_day (from), kd_fixture_day (to));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const KdReminder *reminder = &g_array_index (found, KdReminder, i);
      char              due[KD_DATE_TEXT_SIZE], date[KD_DATE_TEXT_SIZE];

      g_string_append_printf (text, "%s%s %s>%s", i > 0 ? "\n" : "", kd_reminder_rule_get_key (reminder->rule), kd_date_format (reminder->due, due), kd_date_format (reminder->date, date));
    }
  return g_string_free_and_steal (text);
}

#define assert_reminders(fixture, from, to, expected)      \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *found_ = collect (fixture, from, to); \
    g_assert_cmpstr (found_, ==, expected);                \
  }                                                        \
  G_STMT_END

static KdReminder
only (Fixture    *fixture,
      const char *from,
      const char *to)
{
  g_autoptr (GArray) found = collect_span (fixture, kd_fixture_day (from), kd_fixture_day (to));

  g_assert_cmpuint (found->len, ==, 1);
  return g_array_index (found, KdReminder, 0);
}

static void
assert_words (const KdReminder *reminder,
              const char       *expected)
{
  g_autofree char *words = kd_reminder_describe (reminder);

  g_assert_cmpstr (words, ==, expected);
}

static void
mark (Fixture         *fixture,
      KdReminderRuleId rule,
      guint8           record,
      const char      *due,
      const char      *moved)
{
  KdReminderMark done = { .rule = rule, .due = kd_fixture_day (due), .moved = moved != NULL ? kd_fixture_day (moved) : KD_DATE_NONE };

  done.record.bytes[15] = record;
  g_array_append_val (fixture->input.marks, done);
}

static void
test_birthdays (Fixture      *fixture,
                gconstpointer data)
{
  KdBrief   *leap = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  leap->birth = kd_fixture_day ("2000-02-29");
  assert_reminders (fixture, "2026-02-01", "2026-03-31", "birthday-solar 2026-02-28>2026-02-28");
  assert_reminders (fixture, "2028-02-01", "2028-03-31", "birthday-solar 2028-02-29>2028-02-29");
  fixture->rules.reminders.leap_day = KD_LEAP_DAY_MARCH_1;
  assert_reminders (fixture, "2026-02-01", "2026-03-31", "birthday-solar 2026-03-01>2026-03-01");
  assert_reminders (fixture, "2026-02-01", "2026-02-28", "");

  leap->birth = kd_fixture_day ("1987-08-04");
  leap->flags = KD_BRIEF_LUNAR_BIRTHDAY;
  assert_reminders (fixture, "2025-01-01", "2025-12-31", "birthday-lunar 2025-07-04>2025-07-04");
  leap->flags |= KD_BRIEF_LEAP_BIRTHDAY;
  assert_reminders (fixture, "2025-01-01", "2025-12-31", "birthday-lunar 2025-08-03>2025-08-03");
  reminder = only (fixture, "2025-01-01", "2025-12-31");
  assert_words (&reminder, "Turns 38 on lunar 闰六月初十");
  g_assert_cmpstr (kd_reminder_get_kind (&reminder), ==, "birthday");
  assert_day (reminder.warn, "2025-07-04");
  leap->flags = KD_BRIEF_LUNAR_BIRTHDAY | KD_BRIEF_SOLAR_BIRTHDAY;
  assert_reminders (fixture, "2025-01-01", "2025-12-31", "birthday-lunar 2025-07-04>2025-07-04\nbirthday-solar 2025-08-04>2025-08-04");
  leap->flags |= KD_BRIEF_ARCHIVED;
  assert_reminders (fixture, "2025-01-01", "2025-12-31", "");
}

/* Five years in one window, and no birthday twice or never. */
static void
test_birthdays_of_years (Fixture      *fixture,
                         gconstpointer data)
{
  KdBrief *brief = kd_fixture_new_client (fixture->input.briefs, 1);

  brief->birth = kd_fixture_day ("1985-02-19");
  brief->flags = KD_BRIEF_LUNAR_BIRTHDAY;
  assert_reminders (fixture, "2025-01-01", "2029-12-31", "birthday-lunar 2025-01-28>2025-01-28\nbirthday-lunar 2026-02-16>2026-02-16\n"
                                                         "birthday-lunar 2027-02-05>2027-02-05\nbirthday-lunar 2028-01-25>2028-01-25\n"
                                                         "birthday-lunar 2029-02-12>2029-02-12");
}

static void
test_assessment (Fixture      *fixture,
                 gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  brief->assessed = kd_fixture_day ("2025-02-15");
  assert_reminders (fixture, "2026-01-01", "2026-12-31", "");
  brief->level = 3;
  /* The first day of the holiday is done on the Saturday before, which is worked. */
  assert_reminders (fixture, "2026-01-01", "2026-12-31", "assessment-expiry 2026-02-15>2026-02-14");
  assert_reminders (fixture, "2026-02-14", "2026-02-14", "assessment-expiry 2026-02-15>2026-02-14");
  assert_reminders (fixture, "2026-02-15", "2026-12-31", "");
  reminder = only (fixture, "2026-02-01", "2026-02-28");
  g_assert_cmpstr (reminder.pack.id, ==, "assessment");
  g_assert_cmpstr (kd_reminder_get_kind (&reminder), ==, "assessment");
  assert_day (reminder.warn, "2026-01-16");
  g_assert_true (reminder.known);
  assert_words (&reminder, "Risk level C3 expires");
  g_assert_true (kd_uuid_equal (&reminder.record, &brief->uuid));

  brief->assessed = kd_fixture_day ("2026-02-07");
  reminder = only (fixture, "2027-01-01", "2027-12-31");
  assert_day (reminder.date, "2027-02-05");
  g_assert_false (reminder.known);
}

/* 2026-03-04 in Shanghai, the evening before in UTC. */
static void
make_file (KdBrief *brief)
{
  kd_uuid_generate (&brief->uuid, G_GINT64_CONSTANT (1772557200000000));
}

static void
test_what_nobody_knows (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  make_file (brief);
  assert_reminders (fixture, "2026-01-01", "2026-12-31", "contact-cadence 2026-03-17>2026-03-17");
  fixture->input.zone = zone;
  assert_reminders (fixture, "2026-01-01", "2026-12-31", "contact-cadence 2026-03-18>2026-03-18");
  brief->level = 2;
  assert_reminders (fixture, "2026-01-01", "2026-12-31", "assessment-expiry 2026-03-04>2026-03-04\ncontact-cadence 2026-03-18>2026-03-18");
  reminder = only (fixture, "2026-03-01", "2026-03-10");
  assert_words (&reminder, "Risk level C2 has no date and counts as expired");
  reminder = only (fixture, "2026-03-11", "2026-03-31");
  assert_words (&reminder, "Get in touch for the first time");
}

static void
test_id (Fixture      *fixture,
         gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  brief->id_valid_until = kd_fixture_day ("2026-10-03");
  reminder = only (fixture, "2026-09-01", "2026-10-31");
  assert_day (reminder.date, "2026-09-30");
  assert_day (reminder.late, "2026-10-03");
  assert_words (&reminder, "Identity document expires");
  fixture->rules.reminders.rules[KD_RULE_ID_EXPIRY].on = FALSE;
  assert_reminders (fixture, "2026-09-01", "2026-10-31", "");
}

static void
test_contact (Fixture      *fixture,
              gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  brief->last_contact = kd_fixture_day ("2026-07-03");
  brief->tier = g_strdup ("a");
  reminder = only (fixture, "2026-01-01", "2027-12-31");
  assert_day (reminder.due, "2026-10-03");
  assert_day (reminder.date, "2026-10-08");
  assert_day (reminder.late, "2026-11-03");
  assert_words (&reminder, "Get in touch again, 3 months after the last contact");
  g_assert_cmpstr (reminder.pack.id, ==, "cadence");
  /* The reminder belongs to the day on which something is done, not to the one that the rule gave. */
  assert_reminders (fixture, "2026-10-01", "2026-10-07", "");
  /* A contact starts the months anew; a month without a 31st gives its last day. */
  brief->last_contact = kd_fixture_day ("2026-08-31");
  assert_reminders (fixture, "2026-01-01", "2027-12-31", "contact-cadence 2026-11-30>2026-11-30");
  /* Without a tier of the adviser's the assets decide. */
  g_clear_pointer (&brief->tier, g_free);
  brief->assets = 550;
  assert_reminders (fixture, "2026-01-01", "2027-12-31", "contact-cadence 2027-02-28>2027-03-01");
}

static void
test_holdings (Fixture      *fixture,
               gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdHolding  holding = { .client = brief->uuid, .product = "稳健180天", .matures = kd_fixture_day ("2026-05-03") };
  KdReminder reminder;

  holding.record.bytes[15] = 77;
  g_array_append_val (fixture->input.holdings, holding);
  holding.client.bytes[0] = 9; /* a client who is not there */
  g_array_append_val (fixture->input.holdings, holding);
  reminder = only (fixture, "2026-04-01", "2026-05-31");
  assert_day (reminder.date, "2026-04-30");
  g_assert_cmpint (reminder.record.bytes[15], ==, 77);
  assert_words (&reminder, "稳健180天 matures");
  g_assert_true (reminder.client == brief);
  mark (fixture, KD_RULE_PRODUCT_MATURITY, 77, "2026-05-03", "2026-05-06");
  assert_reminders (fixture, "2026-04-01", "2026-05-31", "product-maturity 2026-05-03>2026-05-06");
  brief->flags = KD_BRIEF_ARCHIVED;
  assert_reminders (fixture, "2026-04-01", "2026-05-31", "");
}

static void
test_tasks (Fixture      *fixture,
            gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdToDo     to_do = { .client = brief->uuid, .title = "发产品对比", .due = kd_fixture_day ("2026-10-03") };
  KdReminder reminder;

  to_do.record.bytes[15] = 55;
  g_array_append_val (fixture->input.to_dos, to_do);
  reminder = only (fixture, "2026-10-01", "2026-10-31");
  assert_day (reminder.date, "2026-10-03");
  assert_words (&reminder, "发产品对比");
  g_assert_cmpint (reminder.record.bytes[15], ==, 55);
  kd_uuid_clear (&to_do.client);
  to_do.due = kd_fixture_day ("2026-11-01");
  g_array_append_val (fixture->input.to_dos, to_do);
  reminder = only (fixture, "2026-11-01", "2026-11-01");
  g_assert_null (reminder.client);
}

static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  KdBrief   *brief = kd_fixture_new_client (fixture->input.briefs, 1);
  KdReminder reminder;

  brief->birth = kd_fixture_day ("1970-06-15");
  mark (fixture, KD_RULE_BIRTHDAY_SOLAR, 1, "2026-06-15", NULL);
  assert_reminders (fixture, "2026-06-01", "2026-06-30", "");
  assert_reminders (fixture, "2025-06-01", "2025-06-30", "birthday-solar 2025-06-15>2025-06-15");
  /* Neither another rule nor another record of the same day is meant. */
  g_array_set_size (fixture->input.marks, 0);
  mark (fixture, KD_RULE_BIRTHDAY_LUNAR, 1, "2026-06-15", NULL);
  mark (fixture, KD_RULE_BIRTHDAY_SOLAR, 2, "2026-06-15", NULL);
  assert_reminders (fixture, "2026-06-01", "2026-06-30", "birthday-solar 2026-06-15>2026-06-15");
  /* Far away, to a day off: where the adviser wants it. */
  mark (fixture, KD_RULE_BIRTHDAY_SOLAR, 1, "2026-06-15", "2026-10-03");
  assert_reminders (fixture, "2026-06-01", "2026-06-30", "");
  reminder = only (fixture, "2026-10-01", "2026-10-31");
  assert_day (reminder.date, "2026-10-03");
  assert_day (reminder.due, "2026-06-15");
  g_assert_true (reminder.moved);
  assert_words (&reminder, "Turns 56");
  /* Done goes before moved, in either order. */
  mark (fixture, KD_RULE_BIRTHDAY_SOLAR, 1, "2026-06-15", NULL);
  mark (fixture, KD_RULE_BIRTHDAY_SOLAR, 1, "2026-06-15", "2026-10-04");
  assert_reminders (fixture, "2026-10-01", "2026-10-31", "");
}

/* What the rule no longer says, because the record was changed, is not brought back by a mark. */
static void
test_mark_of_what_is_no_more (Fixture      *fixture,
                              gconstpointer data)
{
  KdBrief *brief = kd_fixture_new_client (fixture->input.briefs, 1);

  brief->id_valid_until = kd_fixture_day ("2026-06-15");
  mark (fixture, KD_RULE_ID_EXPIRY, 1, "2026-06-15", "2026-06-18");
  assert_reminders (fixture, "2026-06-01", "2026-06-30", "id-expiry 2026-06-15>2026-06-18");
  brief->id_valid_until = kd_fixture_day ("2036-06-15");
  assert_reminders (fixture, "2026-06-01", "2026-06-30", "");
}

/* Windows side by side give together what one window over both gives. */
static void
test_windows_add_up (Fixture      *fixture,
                     gconstpointer data)
{
  guint whole = 0, parts = 0;

  for (guint8 i = 1; i < 200; i++)
    {
      KdBrief *brief = kd_fixture_new_client (fixture->input.briefs, i);

      brief->birth = kd_date_new (1960, 1, 1) + i * 97;
      brief->flags = i % 3 == 0 ? KD_BRIEF_LUNAR_BIRTHDAY : 0;
      brief->level = 1 + i % 5;
      brief->assessed = kd_date_new (2025, 1, 1) + i * 2;
      brief->id_valid_until = kd_date_new (2025, 12, 1) + i * 3;
      brief->last_contact = kd_date_new (2025, 6, 1) + i * 2;
    }
  for (KdDate day = kd_date_new (2026, 1, 1); day <= kd_date_new (2026, 12, 31); day++)
    {
      g_autoptr (GArray) found = collect_span (fixture, day, day);

      parts += found->len;
      for (guint i = 0; i < found->len; i++)
        g_assert_cmpint (g_array_index (found, KdReminder, i).date, ==, day);
    }
  {
    g_autoptr (GArray) found = collect_span (fixture, kd_date_new (2026, 1, 1), kd_date_new (2026, 12, 31));

    whole = found->len;
    for (guint i = 1; i < found->len; i++)
      g_assert_cmpint (g_array_index (found, KdReminder, i - 1).date, <=, g_array_index (found, KdReminder, i).date);
  }
  g_assert_cmpuint (whole, >, 400);
  g_assert_cmpuint (parts, ==, whole);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/reminder/birthdays", test_birthdays },
    { "/reminder/birthdays-of-years", test_birthdays_of_years },
    { "/reminder/assessment", test_assessment },
    { "/reminder/what-nobody-knows", test_what_nobody_knows },
    { "/reminder/id", test_id },
    { "/reminder/contact", test_contact },
    { "/reminder/holdings", test_holdings },
    { "/reminder/tasks", test_tasks },
    { "/reminder/marks", test_marks },
    { "/reminder/mark-of-what-is-no-more", test_mark_of_what_is_no_more },
    { "/reminder/windows-add-up", test_windows_add_up },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
