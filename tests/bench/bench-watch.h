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

/* Times of one thing done often, in microseconds. */
GArray *series_new (void);
void    series_add (GArray *series,
                    gint64  time);
void    series_end (GArray     *series,
                    const char *name);
