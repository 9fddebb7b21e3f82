/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What the main loop and the frames of a window did in a while. */
void   watch_start (GtkWidget *window);
void   watch_begin (void);
void   watch_end (const char *name);
void   watch_wait (guint milliseconds);
gint64 watch_wait_frame (void);
gint64 watch_wait_quiet (guint milliseconds);
gint64 watch_wait_quiet_after (gint64 painted,
                               guint  milliseconds);

/* One thing done often: how long each took, and of that on the processor. Begins with zeros. */
typedef struct
{
  gint64  start;
  gint64  start_cpu;
  GArray *times;
  GArray *cpu;
} Series;

void series_begin (Series *series);
void series_take (Series *series,
                  gint64  end);
void series_end (Series     *series,
                 const char *name);
