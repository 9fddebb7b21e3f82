/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real book's reminders as a calendar, read by a parser of a few lines. */

#include "book-fixture.h"

#include "kd-agenda.h"
#include "kd-client.h"
#include "kd-error.h"
#include "kd-export.h"

#include <string.h>

static void
open_book (Book         *book,
           gconstpointer data)
{
  book_open (book, G_GINT64_CONSTANT (1795485600000000)); /* 2026-11-24 */
}

/* The events, a table of properties each, by UID. */
static GHashTable *
export_events (Book       *book,
               const char *where,
               gboolean    names)
{
  g_autofree char *path = g_build_filename (book->folder, "out.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  const KdExport export = { .format = KD_EXPORT_ICALENDAR, .def = &kd_client_kind, .where = where, .path = path, .replace = TRUE, .names = names, .from = KD_DATE_NONE, .to = KD_DATE_NONE };
  GHashTable *events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  GHashTable *event = NULL;
  gboolean    alarm = FALSE;
  guint       rows;

  g_assert_true (kd_export_run (&export, book->workspace, NULL, &rows, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_regex_split_simple ("\r\n(?! )", text, 0, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) unfolded = g_strsplit (lines[i], "\r\n ", -1);
      g_autofree char *line = g_strjoinv ("", unfolded);
      char            *colon = strchr (line, ':');

      alarm = g_str_equal (line, "BEGIN:VALARM") || (alarm && !g_str_equal (line, "END:VALARM"));
      if (g_str_equal (line, "BEGIN:VEVENT"))
        event = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      else if (g_str_equal (line, "END:VEVENT"))
        {
          char *uid = g_strdup (g_hash_table_lookup (event, "UID"));

          g_assert_true (g_hash_table_insert (events, uid, g_steal_pointer (&event)));
        }
      else if (event != NULL && !alarm && colon != NULL)
        {
          *colon = '\0';
          g_hash_table_insert (event, g_strdup (line), g_strdup (colon + 1));
        }
      else if (event != NULL && g_str_has_prefix (line, "TRIGGER"))
        {
          const char *before = g_hash_table_lookup (event, "alarms");

          g_hash_table_insert (event, g_strdup ("alarms"), g_strconcat (before != NULL ? before : "", " ", line, NULL));
        }
    }
  g_assert_cmpuint (g_hash_table_size (events), ==, rows);
  return events;
}

/* How many events begin so and have that day or any. */
static guint
count (GHashTable *events,
       const char *title,
       const char *status,
       const char *date)
{
  GHashTableIter iter;
  gpointer       event;
  guint          found = 0;

  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, NULL, &event))
    {
      g_assert_cmpstr (g_hash_table_lookup (event, "CLASS"), ==, "PRIVATE");
      found += g_str_has_prefix (g_hash_table_lookup (event, "SUMMARY"), title) &&
               g_str_equal (g_hash_table_lookup (event, "STATUS"), status) &&
               (date == NULL || g_strcmp0 (g_hash_table_lookup (event, "DTSTART;VALUE=DATE"), date) == 0);
    }
  return found;
}

static void
test_five_years (Book         *book,
                 gconstpointer data)
{
  g_autoptr (GHashTable) masked = NULL;
  g_autoptr (GHashTable) named = NULL;
  g_autoptr (GHashTable) chosen = NULL;
  GHashTableIter iter;
  gpointer       event;

  /* Born 腊月三十: 2027-02-05, 2028-01-25, 2029-02-12, 2030-02-02 and 2031-01-22 (domain.md §5; five years). */
  book_add (book, KD_KIND_CLIENT, NULL, (const char *[]) { "name=张三", "birth=农历1970年腊月三十", "birthday_calendar=lunar", NULL });
  book_add (book, KD_KIND_CLIENT, NULL, (const char *[]) { "name=李四", "birth=1980-02-29", NULL });
  masked = export_events (book, NULL, FALSE);
  g_assert_cmpuint (count (masked, "Client’s lunar birthday #0001", "CONFIRMED", NULL), ==, 5);
  g_assert_cmpuint (count (masked, "Client’s birthday #0002", "CONFIRMED", NULL), ==, 5);
  g_assert_cmpuint (count (masked, "Call a client #0001", "CONFIRMED", NULL), ==, 1);
  g_hash_table_iter_init (&iter, masked);
  while (g_hash_table_iter_next (&iter, NULL, &event))
    g_assert_null (strstr (g_hash_table_lookup (event, "SUMMARY"), "张三"));

  named = export_events (book, NULL, TRUE);
  g_assert_cmpuint (g_hash_table_size (named), ==, g_hash_table_size (masked));
  g_assert_cmpuint (count (named, "张三: ", "CONFIRMED", NULL), ==, 6);
  g_hash_table_iter_init (&iter, masked);
  while (g_hash_table_iter_next (&iter, &event, NULL))
    g_assert_true (g_hash_table_contains (named, event));

  chosen = export_events (book, "name = 李四", FALSE);
  g_assert_cmpuint (count (chosen, "", "CONFIRMED", NULL), ==, g_hash_table_size (chosen));
  g_assert_cmpuint (g_hash_table_size (chosen), ==, 6);
}

/* What is moved or done keeps its name, and a later file wins over an earlier one. */
static void
test_followed (Book         *book,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdAgenda) agenda = NULL;
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) moved = NULL;
  g_autoptr (GHashTable) done = NULL;
  const KdDate   today = kd_date_new (2026, 11, 24);
  GArray        *reminders;
  GHashTableIter iter;
  gpointer       uid, event;

  book_add (book, KD_KIND_CLIENT, NULL, (const char *[]) { "name=李四", "birth=1980-12-10", NULL });
  first = export_events (book, NULL, FALSE);
  agenda = kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, today, today + 60, &error);
  g_assert_no_error (error);
  reminders = kd_agenda_get_reminders (agenda);
  g_assert_cmpuint (reminders->len, ==, 2);
  for (guint i = 0; i < reminders->len; i++)
    g_assert_true (kd_agenda_mark (book->workspace, &g_array_index (reminders, KdReminder, i), kd_date_new (2026, 12, 25), &error));
  moved = export_events (book, NULL, FALSE);
  g_assert_cmpuint (count (moved, "", "CONFIRMED", "20261225"), ==, 2);
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &uid, &event))
    {
      GHashTable *before = g_hash_table_lookup (first, uid);

      g_assert_nonnull (before);
      g_assert_cmpint (atoi (g_hash_table_lookup (event, "SEQUENCE")), >, atoi (g_hash_table_lookup (before, "SEQUENCE")));
    }
  for (guint i = 0; i < reminders->len; i++)
    g_assert_true (kd_agenda_mark (book->workspace, &g_array_index (reminders, KdReminder, i), KD_DATE_NONE, &error));
  done = export_events (book, NULL, FALSE);
  g_assert_cmpuint (count (done, "Client’s birthday", "CANCELLED", NULL), ==, 1);
  g_hash_table_iter_init (&iter, done);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_assert_true (g_hash_table_contains (first, uid));
}

static GHashTable *
find_event (GHashTable *events,
            const char *title)
{
  GHashTableIter iter;
  gpointer       event;

  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, NULL, &event))
    if (g_str_has_prefix (g_hash_table_lookup (event, "SUMMARY"), title))
      return event;
  g_assert_not_reached ();
}

/* At nine in the morning of the day, and of the first day of which the rule warns; none for what is done. */
static void
test_alarms (Book         *book,
             gconstpointer data)
{
  g_autoptr (GHashTable) events = NULL;
  g_autoptr (GHashTable) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KdAgenda) agenda = NULL;
  GHashTable *id;

  /* A Saturday: it is to be done on the Friday, and warned of ninety days before the Saturday. */
  book_add (book, KD_KIND_CLIENT, NULL, (const char *[]) { "name=李四", "birth=1980-12-10", "id_valid_until=2027-03-13", NULL });
  events = export_events (book, NULL, FALSE);
  id = find_event (events, "Identity document expires");
  g_assert_cmpstr (g_hash_table_lookup (id, "DTSTART;VALUE=DATE"), ==, "20270312");
  g_assert_cmpstr (g_hash_table_lookup (id, "alarms"), ==, " TRIGGER:-P88DT15H TRIGGER:PT9H");
  g_assert_cmpstr (g_hash_table_lookup (find_event (events, "Client’s birthday"), "alarms"), ==, " TRIGGER:-P6DT15H TRIGGER:PT9H");
  g_assert_cmpstr (g_hash_table_lookup (find_event (events, "Call a client"), "alarms"), ==, " TRIGGER:PT9H");

  agenda = kd_agenda_new (book->workspace, book->rules, KD_REGIME_DEFAULT, kd_date_new (2027, 3, 12), kd_date_new (2027, 3, 12), &error);
  g_assert_no_error (error);
  g_assert_true (kd_agenda_mark (book->workspace, &g_array_index (kd_agenda_get_reminders (agenda), KdReminder, 0), KD_DATE_NONE, &error));
  done = export_events (book, NULL, FALSE);
  id = find_event (done, "Identity document expires");
  g_assert_cmpstr (g_hash_table_lookup (id, "STATUS"), ==, "CANCELLED");
  g_assert_null (g_hash_table_lookup (id, "alarms"));
}

static void
test_only_clients (Book         *book,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (book->folder, "out", NULL);

  for (int format = KD_EXPORT_VCARD_3; format <= KD_EXPORT_ICALENDAR; format++)
    {
      const KdExport export = { .format = (KdExportFormat) format, .def = kd_kind_get_def (KD_KIND_PRODUCT), .path = path };
      g_autoptr (GError) error = NULL;
      guint rows;

      g_assert_false (kd_export_run (&export, book->workspace, NULL, &rows, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export-agenda/five-years", Book, NULL, open_book, test_five_years, book_close);
  g_test_add ("/export-agenda/followed", Book, NULL, open_book, test_followed, book_close);
  g_test_add ("/export-agenda/alarms", Book, NULL, open_book, test_alarms, book_close);
  g_test_add ("/export-agenda/only-clients", Book, NULL, open_book, test_only_clients, book_close);
  return g_test_run ();
}
