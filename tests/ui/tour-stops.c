/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to see. A page that is added to the program gets a line here. */

#include "tour.h"

static void
go_clients (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "clients");
}

static void
go_client (KdWindow *window)
{
  go_clients (window);
  tour_open_client (window, NULL);
}

static void
go_shortcuts (KdWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
}

static void
go_nowhere (KdWindow *window)
{
}

const TourStop tour_stops[] = {
  { "first-run", TRUE, go_nowhere },
  { "clients", FALSE, go_clients },
  { "client", FALSE, go_client },
  { "shortcuts", FALSE, go_shortcuts },
};

const guint tour_n_stops = G_N_ELEMENTS (tour_stops);
