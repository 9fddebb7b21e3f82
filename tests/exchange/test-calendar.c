/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendars by golden bytes, by the library that many calendars read with, and line by line. */

#include "sink-fixture.h"

#include "kd-calendar-writer.h"

#include <libical/ical.h>
#include <string.h>

static char *
write_events (Sink                  *sink,
              const KdCalendarEvent *events,
              guint                  n_events)
{
  KdCalendarWriter writer = { &sink->sink, G_GINT64_CONSTANT (1795485600000000), 7 };
  g_autoptr (GError) error = NULL;

  kd_calendar_writer_begin (&writer, "客档");
  for (guint i = 0; i < n_events; i++)
    g_assert_true (kd_calendar_writer_put (&writer, &events[i], &error));
  g_assert_true (kd_calendar_writer_finish (&writer, &error));
  return sink_take (sink);
}

static void
test_golden (Sink         *sink,
             gconstpointer data)
{
  const KdDate          day = kd_date_new (2026, 12, 3);
  const KdCalendarEvent events[] = { { "a@x", "客户回访 #0031", day, day - 2, FALSE }, { "b@x", "gone", day, day, TRUE } };
  g_autofree char      *text = write_events (sink, events, G_N_ELEMENTS (events));

  g_assert_cmpstr (text, ==, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dossier//" KD_VERSION "//EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:客档\r\n"
                             "BEGIN:VEVENT\r\nUID:a@x\r\nDTSTAMP:20261124T020000Z\r\nDTSTART;VALUE=DATE:20261203\r\nSUMMARY:客户回访 #0031\r\n"
                             "SEQUENCE:7\r\nSTATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
                             "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:客户回访 #0031\r\nTRIGGER:-P1DT15H\r\nEND:VALARM\r\n"
                             "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:客户回访 #0031\r\nTRIGGER:PT9H\r\nEND:VALARM\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:b@x\r\nDTSTAMP:20261124T020000Z\r\nDTSTART;VALUE=DATE:20261203\r\nSUMMARY:gone\r\n"
                             "SEQUENCE:7\r\nSTATUS:CANCELLED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void
test_hostile (Sink         *sink,
              gconstpointer data)
{
  static const char *const titles[] = {
    "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:x",
    "a\\nb,;:\"\\",
    "\u200fעברית\u202e 👩‍👩‍👧 𠮷",
    "很长很长的任务名称，很长很长的任务名称，很长很长的任务名称，很长很长的任务名称，很长很长的任务名称，很长很长的任务名称",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const KdCalendarEvent event = { "a@x", titles[i], kd_date_new (2028, 2, 29), kd_date_new (2028, 2, 29), FALSE };
      g_autofree char      *text = write_events (sink, &event, 1);
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
      icalcomponent *calendar = icalparser_parse_string (text);
      icalcomponent *read = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

      g_assert_nonnull (read);
      g_assert_null (icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT));
      g_assert_true (icalrestriction_check (calendar));
      g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
      g_assert_cmpstr (icalcomponent_get_summary (read), ==, titles[i]);
      g_assert_cmpint (icalcomponent_get_dtstart (read).month, ==, 2);
      g_assert_cmpint (icalcomponent_get_dtstart (read).day, ==, 29);
      for (guint k = 0; lines[k] != NULL; k++)
        {
          g_assert_cmpuint (strlen (lines[k]), <=, 75);
          g_assert_true (g_utf8_validate (lines[k], -1, NULL));
          g_assert_null (strpbrk (lines[k], "\r\n"));
        }
      icalcomponent_free (calendar);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/calendar/golden", Sink, NULL, sink_open, test_golden, sink_close);
  g_test_add ("/calendar/hostile", Sink, NULL, sink_open, test_hostile, sink_close);
  return g_test_run ();
}
