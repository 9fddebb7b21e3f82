/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contacts noted down in a real book, and what reminders become of them. */

#include "book-fixture.h"

#include "kd-agenda.h"
#include "kd-change.h"
#include "kd-contact-log.h"
#include "kd-error.h"
#include "kd-interaction.h"
#include "kd-task.h"

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1764000000000000)); /* 2025-11-25, a Tuesday */
}

static KdUuid
add_client (Book *book)
{
  const char *const assignments[] = { "name=陈慧敏", "tier=a", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow *row = kd_row_new (KD_KIND_CLIENT);

  kd_row_assign (row, assignments, &error);
  g_assert_no_error (error);
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

static KdContactPlan
plan_for (Book       *book,
          KdUuid      client,
          KdDate      last_contact,
          const char *outcome)
{
  const KdBrief brief = { .uuid = client, .tier = (char *) "a", .assets = KD_BRIEF_NO_AMOUNT, .last_contact = last_contact };
  g_autoptr (GError) error = NULL;
  KdRuleSet set;

  kd_rules_pick (book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock), &set, &error);
  g_assert_no_error (error);
  return kd_contact_plan (&set, &brief, outcome, kd_clock_today (book->clock), kd_clock_get_zone (book->clock));
}

static gboolean
note_down (Book         *book,
           KdContactLog *log,
           GError      **error)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  guint64    number;

  if (kd_contact_log_compose (book->workspace, log, changes, error))
    return kd_workspace_change (book->workspace, changes, &number, error);
  g_ptr_array_unref (changes);
  return FALSE;
}

/* The contact reminders of a span, `day` or `day*` for one that was moved. */
static char *
list_contacts (Book       *book,
               const char *from,
               const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdAgenda) agenda = kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_date_parse_iso (from), kd_date_parse_iso (to), &error);
  GArray  *reminders = kd_agenda_get_reminders (agenda);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      char              date[KD_DATE_TEXT_SIZE];

      if (reminder->rule == KD_RULE_CONTACT_CADENCE)
        g_string_append_printf (text, "%s%s ", kd_date_format (reminder->date, date), reminder->moved ? "*" : "");
    }
  return g_string_free_and_steal (text);
}

static void
assert_contacts (Book       *book,
                 const char *expected)
{
  g_autofree char *found = list_contacts (book, "2025-11-25", "2026-12-31");

  g_assert_cmpstr (found, ==, expected);
}

static GPtrArray *
list (Book            *book,
      const KdKindDef *def)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = kd_workspace_list (book->workspace, def, NULL, 0, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_bad (Book         *book,
          gconstpointer data)
{
  KdUuid client = add_client (book), nobody = { .bytes = { 1 } };

  KdContactLog log = { .client = client, .channel = (char *) "pigeon", .to_do_due = KD_DATE_NONE, .next = KD_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_false (note_down (book, &log, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  log.channel = (char *) "call";
  log.client = nobody;
  g_assert_false (note_down (book, &log, &error));
  g_assert_nonnull (error);
  rows = list (book, &kd_interaction_kind);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* One step: the contact, what was promised in it and beside it, and the next day, which the rule gives. */
static void
test_promises (Book         *book,
               gconstpointer data)
{
  KdUuid client = add_client (book);

  KdContactLog log = {
    .client = client,
    .channel = (char *) "call",
    .outcome = (char *) "reached",
    .note = (char *) "想续成半年期\n/t 周五 发产品说明",
    .to_do = (char *) "约面谈",
    .to_do_due = kd_date_parse_iso ("2025-12-09"),
    .plan = plan_for (book, client, KD_DATE_NONE, "reached"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (KdReversal) reversal = NULL;

  log.next = log.plan.date;
  g_assert_true (note_down (book, &log, &error));
  g_assert_no_error (error);
  contacts = list (book, &kd_interaction_kind);
  tasks = list (book, &kd_task_kind);
  g_assert_cmpuint (contacts->len, ==, 1);
  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_cmpstr (kd_row_get_text (contacts->pdata[0], KD_INTERACTION_SUMMARY), ==, "想续成半年期");
  g_assert_cmpstr (kd_row_get_text (tasks->pdata[0], KD_TASK_TITLE), ==, "发产品说明");
  g_assert_cmpint (kd_row_get_integer (tasks->pdata[0], KD_TASK_DUE, 0), ==, kd_date_parse_iso ("2025-11-28"));
  g_assert_true (kd_uuid_equal (&((KdRow *) tasks->pdata[1])->values[KD_TASK_INTERACTION].uuid, &((KdRow *) contacts->pdata[0])->uuid));
  /* Three months for tier A; the 25th of February is a Wednesday. */
  assert_contacts (book, "2026-02-25 ");

  reversal = kd_workspace_undo (book->workspace, 0, FALSE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&contacts, g_ptr_array_unref);
  g_clear_pointer (&tasks, g_ptr_array_unref);
  contacts = list (book, &kd_interaction_kind);
  tasks = list (book, &kd_task_kind);
  g_assert_cmpuint (contacts->len + tasks->len, ==, 0);
}

static void
test_another_day (Book         *book,
                  gconstpointer data)
{
  KdUuid client = add_client (book);

  KdContactLog log = {
    .client = client,
    .channel = (char *) "call",
    .outcome = (char *) "meeting-set",
    .to_do_due = KD_DATE_NONE,
    .next = kd_date_parse_iso ("2025-12-15"),
    .plan = plan_for (book, client, KD_DATE_NONE, "meeting-set"),
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (note_down (book, &log, &error));
  g_assert_no_error (error);
  assert_contacts (book, "2025-12-15* ");
}

/* Nobody took the call: the clock runs on, and what is overdue comes again on the next workday. */
static void
test_no_answer (Book         *book,
                gconstpointer data)
{
  KdUuid        client = add_client (book);
  KdContactPlan overdue = plan_for (book, client, kd_date_parse_iso ("2025-01-02"), "no-answer");
  KdContactLog  log = {
     .client = client,
     .channel = (char *) "call",
     .outcome = (char *) "no-answer",
     .to_do_due = KD_DATE_NONE,
     .plan = plan_for (book, client, KD_DATE_NONE, "no-answer"),
  };
  g_autoptr (GError) error = NULL;

  g_assert_false (overdue.reached);
  g_assert_cmpint (overdue.due, ==, kd_date_parse_iso ("2025-04-02"));
  g_assert_cmpint (overdue.date, ==, kd_date_parse_iso ("2025-11-26"));
  /* A fortnight after the file was made, as for everybody who was never reached. */
  g_assert_cmpint (log.plan.date, ==, kd_date_parse_iso ("2025-12-09"));
  log.next = kd_date_parse_iso ("2025-11-27");
  g_assert_true (note_down (book, &log, &error));
  g_assert_no_error (error);
  assert_contacts (book, "2025-11-27* ");
  /* Again: it is still the one reminder. */
  log.next = kd_date_parse_iso ("2025-11-28");
  g_assert_true (note_down (book, &log, &error));
  assert_contacts (book, "2025-11-28* ");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Book *, gconstpointer);
  } tests[] = {
    { "/service/contact-log/bad", test_bad },
    { "/service/contact-log/promises", test_promises },
    { "/service/contact-log/another-day", test_another_day },
    { "/service/contact-log/no-answer", test_no_answer },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Book, NULL, open_book, tests[i].test, book_close);
  return g_test_run ();
}
