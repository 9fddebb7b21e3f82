/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-application.h"
#include "kd-window.h"

/* A picture of the tour: how to get there, in a window with an open book. */
typedef struct
{
  const char *name;
  gboolean    locked; /* before the book is open */
  void (*go) (KdWindow *window);
} TourStop;

extern const TourStop tour_stops[];
extern const guint    tour_n_stops;

void       tour_enrich (KdWorkspace *workspace);
void       tour_wait (guint milliseconds);
GtkWidget *tour_find (GtkWidget  *root,
                      const char *type);
void       tour_press (GtkWidget  *root,
                       const char *title);
void       tour_type (GtkWidget  *root,
                      const char *title,
                      const char *text);
void       tour_open_client (KdWindow   *window,
                             const char *where);
