/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a client's page was when the book was locked, and how it comes back there. */

#include "kd-client-page-private.h"

/* A long tab has its whole height after some frames. */
#define FRAMES 30

static GtkAdjustment *
find_scroll (KdClientPage *self)
{
  GtkWidget *tab = adw_view_stack_get_visible_child (self->tabs);

  return KD_IS_CLIENT_TAB (tab) ? kd_client_tab_get_scroll (KD_CLIENT_TAB (tab)) : NULL;
}

/**
 * kd_client_page_leave:
 * @self: a page whose book is being locked
 *
 * Notes whom it shows, on which tab, and how far down.
 */
void
kd_client_page_leave (KdClientPage *self)
{
  GtkAdjustment   *scroll = find_scroll (self);
  g_autofree char *down = g_strdup_printf ("%d", scroll != NULL ? (int) gtk_adjustment_get_value (scroll) : 0);
  char             id[KD_UUID_TEXT_SIZE];

  if (self->file == NULL)
    return;
  kd_session_leave (self->session, "shown", kd_uuid_format (&self->uuid, id));
  kd_session_leave (self->session, "tab", adw_view_stack_get_visible_child_name (self->tabs));
  kd_session_leave (self->session, "down", down);
}

typedef struct
{
  double down;
  int    frames;
} Scroll;

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  Scroll        *scroll = data;
  GtkAdjustment *adjustment = find_scroll (KD_CLIENT_PAGE (widget));

  if (adjustment == NULL || scroll->frames-- == 0)
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (adjustment, scroll->down);
  return gtk_adjustment_get_value (adjustment) < scroll->down ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * kd_client_page_return:
 * @self: a page that shows its first client
 *
 * Goes to the tab, and as far down, as it was for this client when the book was locked.
 */
void
kd_client_page_return (KdClientPage *self)
{
  g_autofree char *shown = kd_session_find_left (self->session, "shown");
  g_autofree char *tab = kd_session_find_left (self->session, "tab");
  g_autofree char *down = kd_session_find_left (self->session, "down");
  KdUuid           uuid;
  Scroll          *scroll;

  if (shown == NULL || tab == NULL || down == NULL || !kd_uuid_parse (shown, &uuid) || !kd_uuid_equal (&uuid, &self->uuid) ||
      adw_view_stack_get_child_by_name (self->tabs, tab) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->tabs, tab);
  scroll = g_new (Scroll, 1);
  *scroll = (Scroll) { g_ascii_strtod (down, NULL), FRAMES };
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, scroll, g_free);
}
