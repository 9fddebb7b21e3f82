/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-file-sink.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdCalendarEvent:
 * @uid: its lasting name, by which calendars know it again
 * @title: what stands in the calendar
 * @date: the day
 * @warn: the day of a first alarm, or @date
 * @cancelled: whether it is to vanish from calendars that have it
 *
 * Something on a day.
 */
typedef struct
{
  const char *uid;
  const char *title;
  KdDate      date;
  KdDate      warn;
  gboolean    cancelled;
} KdCalendarEvent;

/**
 * KdCalendarWriter:
 * @sink: (unowned): where the text goes
 * @now: when it is written, in microseconds UTC
 * @sequence: of all events; it must grow from file to file
 *
 * Writes days into an iCalendar file.
 */
typedef struct
{
  KdFileSink *sink;
  gint64      now;
  int         sequence;
} KdCalendarWriter;

void     kd_calendar_writer_begin (KdCalendarWriter *self,
                                   const char       *title);
gboolean kd_calendar_writer_put (KdCalendarWriter      *self,
                                 const KdCalendarEvent *event,
                                 GError               **error);
gboolean kd_calendar_writer_finish (KdCalendarWriter *self,
                                    GError          **error);

G_END_DECLS
