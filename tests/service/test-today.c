/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day's work in a real book, what becomes of its lines, and the list that is shown of it. */

#include "book-fixture.h"

#include "kd-change.h"
#include "kd-client.h"
#include "kd-error.h"
#include "kd-interaction.h"
#include "kd-task.h"
#include "kd-today-deed.h"
#include "kd-today-list.h"
#include "kd-today-spread.h"

#define DAY_USEC (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1796270400000000)); /* 2026-12-03, a Thursday */
}

#define ADD(book, kind, ...) book_add (book, kind, NULL, (const char *const[]) { __VA_ARGS__, NULL })

static char *
of_client (const KdUuid *client)
{
  char uuid[KD_UUID_TEXT_SIZE];

  return g_strconcat ("client=", kd_uuid_format (client, uuid), NULL);
}

static KdTodayWork *
work (Book *book)
{
  g_autoptr (GError) error = NULL;
  KdTodayWork *found = kd_today_work_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock), 7, &error);

  g_assert_no_error (error);
  return found;
}

static KdRuleSet
pick (Book *book)
{
  g_autoptr (GError) error = NULL;
  KdRuleSet set;

  kd_rules_pick (book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock), &set, &error);
  g_assert_no_error (error);
  return set;
}

/* `section kind what`, one a line. */
static void
assert_lines (Book       *book,
              const char *expected)
{
  g_autoptr (KdTodayWork) found = work (book);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->lines->len; i++)
    {
      KdTodayLine *line = found->lines->pdata[i];

      g_string_append_printf (text, "%u %u %s\n", kd_today_line_get_section (line), kd_today_line_get_kind (line), kd_today_line_get_what (line));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
do_deed (Book       *book,
         guint       place,
         KdTodayDeed deed,
         const char *day)
{
  g_autoptr (KdTodayWork) found = work (book);
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  KdRuleSet  set = pick (book);
  guint64    number;

  g_assert_cmpuint (place, <, found->lines->len);
  g_assert_true (kd_today_compose_deed (book->workspace, found->lines->pdata[place], deed, day != NULL ? kd_date_parse_iso (day) : KD_DATE_NONE, &set, changes, &error));
  g_assert_no_error (error);
  g_assert_true (kd_workspace_change (book->workspace, changes, &number, &error));
  g_assert_no_error (error);
}

static void
undo (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdReversal) reversal = kd_workspace_undo (book->workspace, 0, FALSE, &error);

  g_assert_no_error (error);
}

/* --- cases ------------------------------------------------------------------------------------------------ */

static void
test_no_rules (Book         *book,
               gconstpointer data)
{
  g_autoptr (KdRules) none = kd_rules_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KdTodayWork) found = kd_today_work_new (book->workspace, none, KD_REGIME_DEFAULT, kd_clock_today (book->clock), 7, &error);

  g_assert_null (found);
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
}

static void
test_locked (Book         *book,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kd_workspace_close (book->workspace);
  g_assert_null (kd_today_work_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock), 7, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
}

/* Each kind, and why: what is overdue comes first, a birthday of last week does not come at all. */
static void
test_sections (Book         *book,
               gconstpointer data)
{
  g_autofree char *client = NULL;
  g_autoptr (KdTodayWork) found = NULL;
  KdUuid uuid = ADD (book, KD_KIND_CLIENT, "name=陈慧敏", "birth=1974-12-05", "id_valid_until=2026-12-03");

  ADD (book, KD_KIND_CLIENT, "name=周建国", "birth=1974-11-26");
  ADD (book, KD_KIND_CLIENT, "name=林秀英", "birth=1958-12-01");
  client = of_client (&uuid);
  ADD (book, KD_KIND_TASK, client, "title=发产品对比", "due=2026-12-01", "status=open");
  ADD (book, KD_KIND_TASK, client, "title=以后", "due=2026-12-11", "status=open");
  ADD (book, KD_KIND_ASSESSMENT, client, "level=C3", "date=2025-12-03");
  assert_lines (book, "0 0 发产品对比\n"
                      "0 5 Turns 68\n"
                      "1 2 Assessment expires\n"
                      "1 3 ID expires\n"
                      "2 5 Turns 52\n");
  found = work (book);
  g_assert_cmpstr (kd_today_line_get_why (found->lines->pdata[2]), ==, "C3 Balanced, assessed 2025-12-03 · rule NFRA, 12 months");
  g_assert_cmpstr (kd_today_line_get_why (found->lines->pdata[3]), ==, "Valid until 2026-12-03");
}

/* A task's why is the contact in which it was promised. */
static void
test_promise (Book         *book,
              gconstpointer data)
{
  KdUuid           client = ADD (book, KD_KIND_CLIENT, "name=陈慧敏");
  g_autofree char *of = of_client (&client);
  KdUuid           contact = ADD (book, KD_KIND_INTERACTION, of, "time=2026-11-15T02:00:00Z", "channel=call");
  char             uuid[KD_UUID_TEXT_SIZE];
  g_autofree char *promised = g_strconcat ("interaction=", kd_uuid_format (&contact, uuid), NULL);
  g_autoptr (KdTodayWork) found = NULL;

  ADD (book, KD_KIND_TASK, of, promised, "title=发产品对比", "due=2026-12-03", "status=open");
  found = work (book);
  g_assert_cmpuint (found->lines->len, ==, 1);
  g_assert_cmpstr (kd_today_line_get_why (found->lines->pdata[0]), ==, "Promised to the client on 2026-11-15");
}

static void
test_task_deeds (Book         *book,
                 gconstpointer data)
{
  ADD (book, KD_KIND_TASK, "title=收拾资料", "due=2026-12-03", "status=open");
  do_deed (book, 0, KD_TODAY_SNOOZE, "2026-12-07");
  assert_lines (book, "2 0 收拾资料\n");
  undo (book);
  do_deed (book, 0, KD_TODAY_REMOVE, NULL);
  assert_lines (book, "");
  undo (book);
  do_deed (book, 0, KD_TODAY_DONE, "2026-12-08");
  /* Done, again on a day, and finished for today. */
  assert_lines (book, "2 0 收拾资料\n3 7 收拾资料\n");
  undo (book);
  assert_lines (book, "1 0 收拾资料\n");
}

/* A call that is done is a contact: the clock of the rule begins anew. */
static void
test_contact_done (Book         *book,
                   gconstpointer data)
{
  KdUuid           client = ADD (book, KD_KIND_CLIENT, "name=周建国", "tier=a");
  g_autofree char *of = of_client (&client);
  g_autoptr (KdTodayWork) found = NULL;
  g_autoptr (KdTodayWork) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  KdRuleSet set = pick (book);
  KdDate    next;

  ADD (book, KD_KIND_INTERACTION, of, "time=2026-09-01T02:00:00Z", "channel=call");
  found = work (book);
  g_assert_cmpuint (found->lines->len, ==, 1);
  g_assert_cmpint (kd_today_line_get_kind (found->lines->pdata[0]), ==, KD_TODAY_FOLLOW_UP);
  g_assert_cmpstr (kd_today_line_get_why (found->lines->pdata[0]), ==, "Last contact 2026-09-01, tier A every 3 months");
  next = kd_today_propose_next (found->lines->pdata[0], &set, kd_clock_get_zone (book->clock), kd_clock_today (book->clock));
  g_assert_cmpint (next, ==, kd_date_parse_iso ("2027-03-03"));
  do_deed (book, 0, KD_TODAY_DONE, "2027-03-03");
  contacts = kd_workspace_list (book->workspace, &kd_interaction_kind, NULL, 0, &error);
  g_assert_cmpuint (contacts->len, ==, 2);
  assert_lines (book, "");
  undo (book);
  /* Another four months, and nobody heard from them for longer than the rule allows. */
  kd_clock_advance (book->clock, 120 * DAY_USEC);
  after = work (book);
  g_assert_cmpint (kd_today_line_get_kind (after->lines->pdata[0]), ==, KD_TODAY_SILENT);
}

/* Calls that piled up: a day's worth stays, the others get workdays; all of it one step. */
static void
test_spread (Book         *book,
             gconstpointer data)
{
  g_autoptr (KdTodayWork) found = NULL;
  g_autoptr (KdTodaySpread) spread = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  KdRuleSet  set = pick (book);
  guint64    number;

  for (guint i = 0; i < 7; i++)
    ADD (book, KD_KIND_CLIENT, "name=陈慧敏", "tier=a");
  ADD (book, KD_KIND_TASK, "title=旧事", "due=2026-12-01", "status=open");
  kd_clock_advance (book->clock, 200 * DAY_USEC); /* 2027-06-21, a Monday */
  found = work (book);
  g_assert_cmpuint (found->lines->len, ==, 8);
  spread = kd_today_spread_new (found->lines, kd_clock_today (book->clock), set.workdays);
  g_assert_cmpuint (spread->calls->len, ==, 7);
  g_assert_cmpuint (spread->never, ==, 7);
  spread->per_day = 7;
  g_assert_cmpuint (kd_today_spread_get_moved (spread), ==, 0);
  spread->per_day = 1;
  g_assert_cmpuint (kd_today_spread_get_moved (spread), ==, 6);
  g_assert_cmpint (kd_today_spread_find_day (spread, 0), ==, kd_date_parse_iso ("2027-06-22"));
  g_assert_cmpint (kd_today_spread_find_day (spread, 4), ==, kd_date_parse_iso ("2027-06-28")); /* over the weekend */
  spread->per_day = 3;
  g_assert_true (kd_today_spread_compose (spread, book->workspace, changes, &error));
  g_assert_cmpuint (changes->len, ==, 4);
  g_assert_true (kd_workspace_change (book->workspace, changes, &number, &error));
  g_assert_no_error (error);
  assert_lines (book, "0 0 旧事\n0 1 First call\n0 1 First call\n0 1 First call\n2 1 First call\n2 1 First call\n2 1 First call\n2 1 First call\n");
  undo (book);
  assert_lines (book, "0 0 旧事\n0 1 First call\n0 1 First call\n0 1 First call\n0 1 First call\n0 1 First call\n0 1 First call\n0 1 First call\n");
}

/* On a day off nothing stays, and a locked book moves nothing. */
static void
test_spread_refused (Book         *book,
                     gconstpointer data)
{
  g_autoptr (KdTodayWork) found = NULL;
  g_autoptr (KdTodaySpread) spread = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autoptr (GError) error = NULL;
  KdRuleSet set = pick (book);

  ADD (book, KD_KIND_CLIENT, "name=陈慧敏", "tier=a");
  kd_clock_advance (book->clock, 199 * DAY_USEC); /* a Sunday */
  found = work (book);
  spread = kd_today_spread_new (found->lines, kd_clock_today (book->clock), set.workdays);
  g_assert_cmpuint (kd_today_spread_get_moved (spread), ==, 1);
  kd_workspace_close (book->workspace);
  g_assert_false (kd_today_spread_compose (spread, book->workspace, changes, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
}

static void
test_fired (Book         *book,
            gconstpointer data)
{
  g_autoptr (KdTodayWork) first = NULL;
  g_autoptr (KdTodayWork) monday = NULL;
  g_autoptr (KdTodayWork) again = NULL;

  ADD (book, KD_KIND_TASK, "title=周四", "due=2026-12-03", "status=open");
  ADD (book, KD_KIND_TASK, "title=周五", "due=2026-12-04", "status=open");
  ADD (book, KD_KIND_TASK, "title=周一", "due=2026-12-07", "status=open");
  first = work (book);
  g_assert_cmpuint (first->fired, ==, 0);
  kd_clock_advance (book->clock, 4 * DAY_USEC);
  /* That of Thursday was seen, that of Monday is of today. */
  monday = work (book);
  g_assert_cmpuint (monday->fired, ==, 1);
  again = work (book);
  g_assert_cmpuint (again->fired, ==, 0);
}

/* --- the list --------------------------------------------------------------------------------------------- */

static void
set_flag (gboolean *flag)
{
  *flag = TRUE;
}

static void
wait_for_change (KdToday *today)
{
  gboolean changed = FALSE;
  gulong   handler = g_signal_connect_swapped (today, "changed", G_CALLBACK (set_flag), &changed);

  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (today, handler);
}

static void
test_list (Book         *book,
           gconstpointer data)
{
  g_autoptr (KdToday) today = NULL;
  g_autoptr (KdTodayList) list = NULL;
  g_autoptr (KdTodayLine) line = NULL;
  g_autoptr (KdTodayLine) more = NULL;

  for (guint i = 0; i < KD_TODAY_LIST_OVERDUE + 5; i++)
    ADD (book, KD_KIND_TASK, "title=旧事", "due=2026-11-02", "status=open");
  ADD (book, KD_KIND_CLIENT, "name=陈慧敏", "id_valid_until=2026-12-03");
  today = kd_today_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock));
  list = kd_today_list_new (today);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_for_change (today);
  g_assert_cmpuint (kd_today_get_n_overdue (today), ==, KD_TODAY_LIST_OVERDUE + 5);
  g_assert_cmpuint (kd_today_get_n_due (today, KD_TODAY_N_KINDS), ==, KD_TODAY_LIST_OVERDUE + 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, KD_TODAY_LIST_OVERDUE + 2);
  more = g_list_model_get_item (G_LIST_MODEL (list), KD_TODAY_LIST_OVERDUE);
  g_assert_cmpuint (kd_today_line_get_hidden (more), ==, 5);

  kd_today_list_set_kind (list, KD_TODAY_ID);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  kd_today_list_set_kind (list, KD_TODAY_N_KINDS);
  kd_today_list_unfold (list, KD_TODAY_OVERDUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, KD_TODAY_LIST_OVERDUE + 6);
  /* A line that is being done leaves at once; nobody having said so, it comes back. */
  line = g_list_model_get_item (G_LIST_MODEL (list), 0);
  kd_today_take_off (today, line);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, KD_TODAY_LIST_OVERDUE + 5);
  kd_today_reload (today);
  wait_for_change (today);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, KD_TODAY_LIST_OVERDUE + 6);
}

/* Each commit shows by itself. */
static void
test_follows (Book         *book,
              gconstpointer data)
{
  g_autoptr (KdToday) today = kd_today_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_clock_today (book->clock));

  wait_for_change (today);
  g_assert_cmpuint (kd_today_get_n_due (today, KD_TODAY_TO_DO), ==, 0);
  ADD (book, KD_KIND_TASK, "title=新事", "due=2026-12-03", "status=open");
  wait_for_change (today);
  g_assert_cmpuint (kd_today_get_n_due (today, KD_TODAY_TO_DO), ==, 1);
  /* Another day, and it is overdue. */
  kd_today_set_day (today, kd_clock_today (book->clock) + 1);
  wait_for_change (today);
  g_assert_cmpuint (kd_today_get_n_overdue (today), ==, 1);
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
    { "/service/today/no-rules", test_no_rules },
    { "/service/today/locked", test_locked },
    { "/service/today/sections", test_sections },
    { "/service/today/promise", test_promise },
    { "/service/today/task-deeds", test_task_deeds },
    { "/service/today/contact-done", test_contact_done },
    { "/service/today/spread", test_spread },
    { "/service/today/spread-refused", test_spread_refused },
    { "/service/today/fired", test_fired },
    { "/service/today/list", test_list },
    { "/service/today/follows", test_follows },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Book, NULL, open_book, tests[i].test, book_close);
  return g_test_run ();
}
