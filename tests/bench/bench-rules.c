/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures rules over clients in memory; prints one `name value` a line for bench.py.
 *
 * usage: bench-rules CLIENTS */

#include "kd-reminder.h"
#include "kd-rules.h"
#include "kd-segment.h"

#include <stdlib.h>

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
free_brief (gpointer data)
{
  kd_brief_clear (data);
  g_free (data);
}

/* People as the demonstration invents them: a third keep lunar birthdays, one in ten was never reached. */
static GPtrArray *
invent (guint  clients,
        KdDate today)
{
  GPtrArray *briefs = g_ptr_array_new_with_free_func (free_brief);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < clients; i++)
    {
      KdBrief *brief = g_new0 (KdBrief, 1);

      kd_brief_init (brief);
      brief->id = i;
      kd_uuid_generate (&brief->uuid, (gint64) (today - g_rand_int_range (random, 0, 1000)) * 86400 * G_USEC_PER_SEC);
      brief->birth = kd_date_new (1940, 1, 1) + g_rand_int_range (random, 0, 22000);
      brief->flags = g_rand_int_range (random, 0, 3) == 0 ? KD_BRIEF_LUNAR_BIRTHDAY : 0;
      brief->level = g_rand_int_range (random, 0, 6);
      brief->assessed = g_rand_int_range (random, 0, 20) == 0 ? KD_DATE_NONE : today - g_rand_int_range (random, 0, 540);
      brief->assets = g_rand_int_range (random, 0, 1000000000);
      brief->first_investment = today - g_rand_int_range (random, 0, 3000);
      brief->last_investment = brief->first_investment + (today - brief->first_investment) / 2;
      brief->last_contact = g_rand_int_range (random, 0, 10) == 0 ? KD_DATE_NONE : today - g_rand_int_range (random, 0, 500);
      brief->id_valid_until = today + g_rand_int_range (random, -60, 5000);
      g_ptr_array_add (briefs, brief);
    }
  return briefs;
}

/* One reminder in a hundred is done, as after a month of work. */
static GArray *
mark_some (GArray *reminders)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KdReminderMark));

  for (guint i = 0; i < reminders->len; i += 100)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      KdReminderMark    mark = { reminder->rule, reminder->record, reminder->due, i % 200 == 0 ? KD_DATE_NONE : reminder->date + 1 };

      g_array_append_val (marks, mark);
    }
  return marks;
}

int
main (int   argc,
      char *argv[])
{
  KdDate today = kd_date_new (2026, 11, 24);
  g_autoptr (GPtrArray) briefs = NULL;
  g_autoptr (KdRules) rules = NULL;
  g_autoptr (GArray) reminders = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GError) error = NULL;
  KdReminderInput      input = { .zone = zone };
  const KdReminderSpan month = { today, today + 30, today - 1000, today + 1000 };
  KdRuleSet            set;
  gint64               start;

  if (argc != 2)
    return 2;
  input.briefs = briefs = invent ((guint) atoi (argv[1]), today);
  start = g_get_monotonic_time ();
  rules = kd_rules_new (&error);
  if (rules == NULL || !kd_rules_pick (rules, KD_REGIME_DEFAULT, today, &set, &error))
    g_error ("%s", error->message);
  g_print ("rules-ms %.3f\n", milliseconds_since (start));
  start = g_get_monotonic_time ();
  reminders = kd_reminder_collect (&set, &input, &month);
  g_print ("month-ms %.3f\nmonth-reminders %u\n", milliseconds_since (start), reminders->len);
  input.marks = marks = mark_some (reminders);
  start = g_get_monotonic_time ();
  again = kd_reminder_collect (&set, &input, &month);
  g_print ("marked-ms %.3f\n", milliseconds_since (start));
  start = g_get_monotonic_time ();
  for (KdSegmentBy by = KD_SEGMENT_BY_ASSETS; by <= KD_SEGMENT_BY_HISTORY; by++)
    {
      g_clear_pointer (&segments, g_array_unref);
      if (!kd_segment_sum (&set, by, briefs, today, &segments, &error))
        g_error ("%s", error->message);
    }
  g_print ("segments-ms %.3f\n", milliseconds_since (start));
  return 0;
}
