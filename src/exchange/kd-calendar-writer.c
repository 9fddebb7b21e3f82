/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-writer.h"

#include <libical/ical.h>

/* When on a day an alarm rings: the hour at which advisers begin. */
#define ALARM_HOUR 9

static struct icaltimetype
day_of (KdDate date)
{
  struct icaltimetype time = icaltime_null_time ();

  kd_date_get_ymd (date, &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

static void
append_component (KdCalendarWriter *self,
                  icalcomponent    *component)
{
  char *text = icalcomponent_as_ical_string_r (component);

  g_string_append (self->sink->buffer, text);
  icalmemory_free_buffer (text);
}

/**
 * kd_calendar_writer_begin:
 * @self: a writer
 * @title: what calendars may call it
 *
 * Begins the file.
 */
void
kd_calendar_writer_begin (KdCalendarWriter *self,
                          const char       *title)
{
  icalproperty *name = icalproperty_new_x (title);
  char         *line;

  icalproperty_set_x_name (name, "X-WR-CALNAME");
  line = icalproperty_as_ical_string_r (name);
  g_string_append_printf (self->sink->buffer, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dossier//%s//EN\r\nCALSCALE:GREGORIAN\r\n%s", KD_VERSION, line);
  icalmemory_free_buffer (line);
  icalproperty_free (name);
}

static void
add_alarm (icalcomponent         *component,
           const KdCalendarEvent *event,
           KdDate                 day)
{
  struct icaltriggertype trigger = {
    .time = icaltime_null_time (),
    .duration = icaldurationtype_from_int ((int) (day - event->date) * 24 * 60 * 60 + ALARM_HOUR * 60 * 60),
  };
  icalcomponent *alarm = icalcomponent_new_valarm ();

  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_description (event->title));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
  icalcomponent_add_component (component, alarm);
}

/**
 * kd_calendar_writer_put:
 * @self: a writer
 * @event: what is on a day
 * @error: return location
 *
 * Writes an event of a whole day, private, that takes no time, with an alarm in the morning.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_calendar_writer_put (KdCalendarWriter      *self,
                        const KdCalendarEvent *event,
                        GError               **error)
{
  icalcomponent *component = icalcomponent_new_vevent ();

  icalcomponent_add_property (component, icalproperty_new_uid (event->uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (icaltime_from_timet_with_zone ((time_t) (self->now / G_USEC_PER_SEC), 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (component, icalproperty_new_dtstart (day_of (event->date)));
  icalcomponent_add_property (component, icalproperty_new_summary (event->title));
  icalcomponent_add_property (component, icalproperty_new_sequence (self->sequence));
  icalcomponent_add_property (component, icalproperty_new_status (event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (component, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  if (!event->cancelled)
    {
      if (event->warn < event->date)
        add_alarm (component, event, event->warn);
      add_alarm (component, event, event->date);
    }
  append_component (self, component);
  icalcomponent_free (component);
  return kd_file_sink_settle (self->sink, error);
}

/**
 * kd_calendar_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Ends the file; the caller flushes the sink.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_calendar_writer_finish (KdCalendarWriter *self,
                           GError          **error)
{
  g_string_append (self->sink->buffer, "END:VCALENDAR\r\n");
  return kd_file_sink_settle (self->sink, error);
}
