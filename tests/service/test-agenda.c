/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agenda of a real book on a clock that stands still. */

#include "book-fixture.h"

#include "kd-agenda.h"
#include "kd-error.h"

#include <string.h>

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1764000000000000)); /* 2025-11-25 */
}

/* Adds a record; the assignments end with %NULL, one that refers to @parent is `FIELD=` with nothing behind it. */
static KdUuid
add (Book         *book,
     KdKind        kind,
     const KdUuid *parent,
     ...)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = NULL;
  KdRow      *row = kd_row_new (kind);
  const char *assignment;
  char        uuid[KD_UUID_TEXT_SIZE];
  va_list     arguments;

  va_start (arguments, parent);
  while ((assignment = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (assignments, g_strconcat (assignment, g_str_has_suffix (assignment, "=") ? kd_uuid_format (parent, uuid) : NULL, NULL));
  va_end (arguments);
  g_ptr_array_add (assignments, NULL);
  kd_row_assign (row, (const char *const *) assignments->pdata, &error);
  g_assert_no_error (error);
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

static KdAgenda *
look (Book       *book,
      const char *from,
      const char *to)
{
  g_autoptr (GError) error = NULL;
  KdAgenda *agenda = kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_date_parse_iso (from), kd_date_parse_iso (to), &error);

  g_assert_no_error (error);
  return agenda;
}

/* `rule date`, one a line. */
static void
assert_agenda (Book       *book,
               const char *from,
               const char *to,
               const char *expected)
{
  g_autoptr (KdAgenda) agenda = look (book, from, to);
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *reminders = kd_agenda_get_reminders (agenda);

  for (guint i = 0; i < reminders->len; i++)
    {
      const KdReminder *reminder = &g_array_index (reminders, KdReminder, i);
      char              date[KD_DATE_TEXT_SIZE];

      g_string_append_printf (text, "%s %s\n", kd_reminder_rule_get_key (reminder->rule), kd_date_format (reminder->date, date));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
mark_only (Book       *book,
           const char *from,
           const char *to,
           const char *moved)
{
  g_autoptr (KdAgenda) agenda = look (book, from, to);
  g_autoptr (GError) error = NULL;
  GArray *reminders = kd_agenda_get_reminders (agenda);

  g_assert_cmpuint (reminders->len, ==, 1);
  g_assert_true (kd_agenda_mark (book->workspace, &g_array_index (reminders, KdReminder, 0), moved != NULL ? kd_date_parse_iso (moved) : KD_DATE_NONE, &error));
  g_assert_no_error (error);
}

static void
undo (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdReversal) reversal = kd_workspace_undo (book->workspace, 0, FALSE, &error);

  g_assert_no_error (error);
}

static guint
count_tasks (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = kd_workspace_list (book->workspace, kd_kind_get_def (KD_KIND_TASK), NULL, 0, &error);

  g_assert_no_error (error);
  return tasks->len;
}

static void
test_done_and_moved (Book         *book,
                     gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=张三", "birth=1970-06-15", NULL);

  assert_agenda (book, "2026-06-01", "2026-06-30", "birthday-solar 2026-06-15\n");
  mark_only (book, "2026-06-01", "2026-06-30", "2026-07-01");
  assert_agenda (book, "2026-06-01", "2026-06-30", "");
  assert_agenda (book, "2026-07-01", "2026-07-31", "birthday-solar 2026-07-01\n");
  /* Moved again and done, it is still the one task. */
  mark_only (book, "2026-07-01", "2026-07-31", "2026-07-05");
  assert_agenda (book, "2026-07-01", "2026-07-31", "birthday-solar 2026-07-05\n");
  mark_only (book, "2026-07-01", "2026-07-31", NULL);
  assert_agenda (book, "2026-06-01", "2026-07-31", "");
  g_assert_cmpuint (count_tasks (book), ==, 1);
  /* Undo brings back what was before. */
  undo (book);
  assert_agenda (book, "2026-06-01", "2026-07-31", "birthday-solar 2026-07-05\n");
  assert_agenda (book, "2027-06-01", "2027-06-30", "birthday-solar 2027-06-15\n");

  add (book, KD_KIND_TASK, &client, "client=", "title=发产品对比", "due=2026-03-05", "status=open", NULL);
  mark_only (book, "2026-03-01", "2026-03-31", "2026-03-07");
  assert_agenda (book, "2026-03-01", "2026-03-31", "task 2026-03-07\n");
  mark_only (book, "2026-03-01", "2026-03-31", NULL);
  assert_agenda (book, "2026-03-01", "2026-03-31", "");
  g_assert_cmpuint (count_tasks (book), ==, 2);
}

static void
test_holdings (Book         *book,
               gconstpointer data)
{
  KdUuid           client = add (book, KD_KIND_CLIENT, NULL, "name=李四", NULL);
  KdUuid           product = add (book, KD_KIND_PRODUCT, NULL, "name=稳健180天", "matures=2026-05-03", NULL);
  KdUuid           account = add (book, KD_KIND_ACCOUNT, &client, "client=", "name=甲", NULL);
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of_account = g_strconcat ("account=", kd_uuid_format (&account, text), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) closed = NULL;
  g_autofree char *of_product = g_strconcat ("product=", kd_uuid_format (&product, text), NULL);
  KdUuid           own;

  assert_agenda (book, "2026-04-01", "2026-05-31", "");
  add (book, KD_KIND_TRANSACTION, &product, "product=", of_account, "date=2025-11-04", "type=buy", "amount=50000", NULL);
  assert_agenda (book, "2026-04-01", "2026-05-31", "product-maturity 2026-04-30\n");
  add (book, KD_KIND_TRANSACTION, &product, "product=", of_account, "date=2025-11-05", "type=sell", "amount=20000", NULL);
  assert_agenda (book, "2026-04-01", "2026-05-31", "product-maturity 2026-04-30\n");
  add (book, KD_KIND_TRANSACTION, &product, "product=", of_account, "date=2025-11-06", "type=sell", "amount=31000", NULL);
  assert_agenda (book, "2026-04-01", "2026-05-31", "");
  undo (book);
  assert_agenda (book, "2026-04-01", "2026-05-31", "product-maturity 2026-04-30\n");
  /* Where units are known they decide, whatever the money. */
  add (book, KD_KIND_TRANSACTION, &product, "product=", of_account, "date=2025-11-07", "type=buy", "amount=100", "units=10", NULL);
  add (book, KD_KIND_TRANSACTION, &product, "product=", of_account, "date=2025-11-08", "type=sell", "amount=90", "units=10", NULL);
  assert_agenda (book, "2026-04-01", "2026-05-31", "");

  own = add (book, KD_KIND_ACCOUNT, &client, "client=", "name=乙", NULL);
  closed = kd_workspace_set (book->workspace, &own, (const char *const[]) { of_product, NULL }, &error);
  g_assert_no_error (error);
  assert_agenda (book, "2026-04-01", "2026-05-31", "product-maturity 2026-04-30\n");
  /* One that was moved far away is still found by the day that it was moved from. */
  mark_only (book, "2026-04-01", "2026-05-31", "2026-09-01");
  assert_agenda (book, "2026-09-01", "2026-09-30", "product-maturity 2026-09-01\n");
  kd_row_free (closed);
  closed = kd_workspace_set (book->workspace, &own, (const char *const[]) { "closed=2026-01-05", NULL }, &error);
  g_assert_no_error (error);
  assert_agenda (book, "2026-09-01", "2026-09-30", "");
}

static void
test_spans (Book         *book,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KdDate day = kd_date_new (2026, 1, 1);

  g_assert_null (kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, day, day - 1, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, day, day + 4000, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kd_agenda_new (book->workspace, book->rules, "moon", day, day, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
}

/* On 12 December 2026, a Saturday, funds go over from two years to one. */
static void
test_stricter_rule (Book         *book,
                    gconstpointer data)
{
  static const char *const days[][2] = {
    { "2024-12-12", "2026-12-11" }, /* ends by the old rule on the new rule's first day, which ends it too */
    { "2024-12-10", "2026-12-10" }, /* by the old rule */
    { "2025-11-01", "2026-12-11" }, /* past by the new rule, good by the old one: over when the new one comes */
    { "2025-12-14", "2026-12-14" }, /* by the new rule */
    { "2024-11-01", NULL },         /* past by both, and reminded of in its time */
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      KdUuid           client = add (book, KD_KIND_CLIENT, NULL, "name=某人", NULL);
      g_autofree char *date = g_strconcat ("date=", days[i][0], NULL);
      g_autoptr (KdAgenda) agenda = NULL;
      GArray *reminders;
      guint   found = 0;

      add (book, KD_KIND_ASSESSMENT, &client, "client=", "level=C3", date, NULL);
      agenda = kd_agenda_new (book->workspace, book->rules, "fund", kd_date_new (2026, 12, 1), kd_date_new (2026, 12, 31), &error);
      g_assert_no_error (error);
      reminders = kd_agenda_get_reminders (agenda);
      for (guint j = 0; j < reminders->len; j++)
        if (kd_uuid_equal (&g_array_index (reminders, KdReminder, j).record, &client))
          {
            char text[KD_DATE_TEXT_SIZE];

            found++;
            g_assert_cmpstr (kd_date_format (g_array_index (reminders, KdReminder, j).date, text), ==, days[i][1]);
          }
      g_assert_cmpuint (found, ==, days[i][1] != NULL);
    }
}

/* A level of 2025 is due by the pack in force on the day on which it ends. */
static void
test_rules_of_the_day (Book         *book,
                       gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=王五", NULL);
  g_autoptr (KdAgenda) agenda = NULL;
  GArray *reminders;

  add (book, KD_KIND_ASSESSMENT, &client, "client=", "level=C3", "date=2025-01-20", NULL);
  client = add (book, KD_KIND_CLIENT, NULL, "name=赵六", NULL);
  add (book, KD_KIND_ASSESSMENT, &client, "client=", "level=C3", "date=2025-02-20", NULL);
  /* The second ends amid the Spring Festival: the Saturday before it is worked. */
  assert_agenda (book, "2026-01-01", "2026-02-28", "assessment-expiry 2026-01-20\nassessment-expiry 2026-02-14\n");
  agenda = look (book, "2026-01-01", "2026-02-28");
  reminders = kd_agenda_get_reminders (agenda);
  g_assert_cmpstr (g_array_index (reminders, KdReminder, 0).pack.version, ==, "2012-01");
  g_assert_cmpstr (g_array_index (reminders, KdReminder, 1).pack.version, ==, "2026-02");
}

/* The packs' own holidays: an expiry goes before them, a call after them, and the Saturday that is worked is a workday. */
static void
test_national_day (Book         *book,
                   gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=陈慧敏", "birth=1974-10-01", "id_valid_until=2026-10-01", "tier=a", NULL);

  /* Half an hour into 1 July in Shanghai. */
  add (book, KD_KIND_INTERACTION, &client, "client=", "time=2026-06-30T16:30:00Z", "channel=call", NULL);
  add (book, KD_KIND_TASK, &client, "client=", "title=发产品对比", "due=2026-10-01", "status=open", NULL);
  assert_agenda (book, "2026-09-01", "2026-10-31", "id-expiry 2026-09-30\nbirthday-solar 2026-10-01\ntask 2026-10-01\ncontact-cadence 2026-10-08\n");
  client = add (book, KD_KIND_CLIENT, NULL, "name=周建国", "id_valid_until=2026-10-10", "tier=a", NULL);
  add (book, KD_KIND_INTERACTION, &client, "client=", "time=2026-07-10T02:00:00Z", "channel=call", NULL);
  add (book, KD_KIND_CLIENT, NULL, "name=林秀英", "id_valid_until=2026-10-11", NULL);
  assert_agenda (book, "2026-10-09", "2026-10-31", "id-expiry 2026-10-10\nid-expiry 2026-10-10\ncontact-cadence 2026-10-10\n");
}

static void
keep_birthday_by (Book         *book,
                  const KdUuid *client,
                  const char   *calendar)
{
  g_autofree char *assignment = g_strconcat ("birthday_calendar=", calendar, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) stored = kd_workspace_set (book->workspace, client, (const char *const[]) { assignment, NULL }, &error);

  g_assert_no_error (error);
}

/* Born on the tenth of the repeated sixth month, which 2025 repeats too; and on a day that most years do not have. */
static void
test_leap_birthdays (Book         *book,
                     gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=陈慧敏", "birth=1987-08-04", "birthday_calendar=lunar", NULL);

  assert_agenda (book, "2025-01-01", "2025-11-30", "birthday-lunar 2025-07-04\n");
  keep_birthday_by (book, &client, "lunar-leap");
  assert_agenda (book, "2025-01-01", "2025-11-30", "birthday-lunar 2025-08-03\n");
  assert_agenda (book, "2026-01-01", "2026-12-31", "birthday-lunar 2026-07-23\n");
  keep_birthday_by (book, &client, "both");
  assert_agenda (book, "2025-01-01", "2025-11-30", "birthday-lunar 2025-07-04\nbirthday-solar 2025-08-04\n");

  add (book, KD_KIND_CLIENT, NULL, "name=周建国", "birth=2000-02-29", NULL);
  assert_agenda (book, "2026-02-01", "2026-03-31", "birthday-solar 2026-02-28\n");
  assert_agenda (book, "2028-02-01", "2028-03-31", "birthday-solar 2028-02-29\n");
}

/* A month without the day gives its last one; 28 February 2026 is a Saturday that is worked. */
static void
test_month_ends (Book         *book,
                 gconstpointer data)
{
  KdUuid client = add (book, KD_KIND_CLIENT, NULL, "name=陈慧敏", "tier=a", NULL);

  add (book, KD_KIND_INTERACTION, &client, "client=", "time=2025-11-30T02:00:00Z", "channel=call", NULL);
  assert_agenda (book, "2026-02-01", "2026-03-31", "contact-cadence 2026-02-28\n");
  add (book, KD_KIND_INTERACTION, &client, "client=", "time=2026-08-31T02:00:00Z", "channel=call", NULL);
  assert_agenda (book, "2026-02-01", "2026-12-31", "contact-cadence 2026-11-30\n");
  /* An assessment of the leap day is good until the last of February. */
  add (book, KD_KIND_ASSESSMENT, &client, "client=", "level=C3", "date=2024-02-29", NULL);
  assert_agenda (book, "2025-02-01", "2025-03-31", "assessment-expiry 2025-02-28\n");
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
    { "/agenda/done-and-moved", test_done_and_moved },
    { "/agenda/holdings", test_holdings },
    { "/agenda/spans", test_spans },
    { "/agenda/rules-of-the-day", test_rules_of_the_day },
    { "/agenda/stricter-rule", test_stricter_rule },
    { "/agenda/national-day", test_national_day },
    { "/agenda/leap-birthdays", test_leap_birthdays },
    { "/agenda/month-ends", test_month_ends },
  };
  g_autofree char *state = g_dir_make_tmp ("dossier-state-XXXXXX", NULL);
  int              result;

  /* Anchors go to the state folder. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Book, NULL, open_book, tests[i].test, book_close);
  result = g_test_run ();
  book_remove_tree (state);
  return result;
}
