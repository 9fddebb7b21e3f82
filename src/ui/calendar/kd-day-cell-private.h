/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-day-cell.h"

G_BEGIN_DECLS

/**
 * KdDayCell:
 *
 * A day of a month or week: its number, what the lunar calendar says of it, whether it is worked, and as many of its reminders as
 * there is room for. One widget paints all of it; what it paints stands in its accessible label too.
 */
struct _KdDayCell
{
  GtkWidget parent_instance;

  KdCalendarData *data;
  KdDate          day;
  gboolean        other;
  char           *lunar;
  GPtrArray      *items;
  KdTodayLine    *dragged;
  double          lines_from; /* where the lines begin and how high one is, as painted */
  double          line_height;
  guint           n_lines;
};

double kd_day_cell_get_scale (KdDayCell *self);
void   kd_day_cell_paint (KdDayCell   *self,
                          GtkSnapshot *snapshot);

G_END_DECLS
