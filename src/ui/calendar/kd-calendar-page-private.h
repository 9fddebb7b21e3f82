/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-calendar-page.h"

#include "kd-agenda-list.h"
#include "kd-day-bubble.h"
#include "kd-day-grid.h"
#include "kd-new-task.h"

G_BEGIN_DECLS

/**
 * KdCalendarPage:
 *
 * Reminders on the days of a month, a week, or line by line; the chosen day's beside them or in a bubble. In a narrow window
 * there are lines alone.
 */
struct _KdCalendarPage
{
  AdwBin parent_instance;

  KdSession      *session;
  KdCalendarData *data;
  KdDate          day;
  KdUuid          moved; /* the record whose reminder was moved last */
  gboolean        narrow;
  gboolean        lunar;
  gboolean        sunday;
  KdDayGrid      *month;
  KdDayGrid      *week;
  KdAgendaList   *agenda;
  KdAgendaList   *chosen; /* the chosen day's, beside the grid */
  KdNewTask      *new_task;
  KdDayBubble    *bubble;
  GSettings      *settings;

  /* template */
  AdwWindowTitle *title;
  GtkLabel       *month_label;
  AdwToggleGroup *views;
  GtkMenuButton  *filter;
  GtkStack       *stack;
  GtkWidget      *side;
  GtkWidget      *panel;
  GtkLabel       *day_label;
  AdwBin         *day_list;
  AdwBin         *day_entry;
  GtkLabel       *unknown;
};

gboolean   kd_calendar_page_is_view (KdCalendarPage *self,
                                     const char     *view);
KdDayGrid *kd_calendar_page_get_grid (KdCalendarPage *self);
char      *kd_calendar_page_describe_day (KdCalendarPage *self) G_GNUC_WARN_UNUSED_RESULT;
void       kd_calendar_page_show_day (KdCalendarPage *self,
                                      KdDate          day);
void       kd_calendar_page_open_day (KdCalendarPage *self);
void       kd_calendar_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
