/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for clients by what is typed, or still being composed by an input method. */

#include "kd-clients-page-private.h"

static void
select_first (KdClientsPage *self)
{
  g_autoptr (KdClientItem) first = kd_client_selection_get_item (self->selection, 0);

  if (first == NULL)
    return;
  kd_client_selection_set_current (self->selection, kd_client_item_get_uuid (first));
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Whoever is about to search may want one of those again, and may go down to them. */
static gboolean
on_settled (gpointer data)
{
  KdClientsPage *self = data;
  gboolean       empty = *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';

  self->settle = 0;
  if (empty && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)))))
    kd_client_search_set_recent (self->finder, kd_recent_clients_get (kd_session_get_recent (self->session)));
  else if (!(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    kd_client_search_set_recent (self->finder, NULL);
  return G_SOURCE_REMOVE;
}

/* Rows must not come and go while the focus is on its way: the list widget would lose the one that has it. */
static void
on_focus_moved (KdClientsPage *self)
{
  if (self->settle == 0)
    self->settle = g_idle_add (on_settled, self);
}

static void
look_for (KdClientsPage *self,
          const char    *text)
{
  gboolean was = *kd_client_search_get_text (self->finder) != '\0';
  gboolean is;

  if (!was)
    self->has_before = kd_client_selection_get_current (self->selection, &self->before);
  kd_client_search_set_text (self->finder, text);
  is = *kd_client_search_get_text (self->finder) != '\0';
  if (is)
    select_first (self);
  else if (was)
    {
      on_focus_moved (self);
      kd_client_selection_set_current (self->selection, self->has_before ? &self->before : NULL);
      kd_clients_page_scroll_to_current (self, FALSE);
    }
  kd_clients_page_update (self);
}

/**
 * kd_clients_page_on_typed:
 * @self: a page
 *
 * The text of the search entry is another one.
 */
void
kd_clients_page_on_typed (KdClientsPage *self)
{
  GtkWidget  *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->finder == NULL)
    return;
  kd_clients_page_update_head (self);
  /* Whoever types from the list goes on here. */
  if (*typed != '\0' && !gtk_widget_has_focus (text))
    {
      gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
      gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
    }
  look_for (self, typed);
}

/* While an input method composes, the entry says nothing: `zs` typed with a pinyin method is composed as
 * `z's`, and would find nobody. */
static void
on_preedit (GtkText       *text,
            const char    *preedit,
            KdClientsPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gsize       cursor = (gsize) (g_utf8_offset_to_pointer (typed, gtk_editable_get_position (GTK_EDITABLE (self->search))) - typed);
  g_auto (GStrv) parts = g_strsplit_set (preedit, "' ", -1);
  g_autofree char *composed = g_strjoinv ("", parts);
  g_autofree char *whole = g_strdup_printf ("%.*s%s%s", (int) cursor, typed, composed, typed + cursor);

  if (*preedit != '\0')
    look_for (self, whole);
  else
    look_for (self, typed);
}

/**
 * kd_clients_page_on_stop_search:
 * @self: a page
 *
 * Empties the search, or goes back to where one was if it is empty.
 */
void
kd_clients_page_on_stop_search (KdClientsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    {
      kd_client_search_set_recent (self->finder, NULL);
      kd_clients_page_scroll_to_current (self, TRUE);
    }
}

/* Who goes down right after coming here finds the rows that are about to come, not those that are about to go. */
static void
settle_now (KdClientsPage *self)
{
  if (self->settle == 0)
    return;
  g_clear_handle_id (&self->settle, g_source_remove);
  on_settled (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        held,
        KdClientsPage         *self)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (held & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  settle_now (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->finder)) == 0)
    return GDK_EVENT_PROPAGATE;
  if (kd_client_search_get_n_recent (self->finder) > 0)
    kd_clients_page_scroll_to (self, 0, TRUE);
  else
    kd_clients_page_scroll_to_current (self, TRUE);
  return GDK_EVENT_STOP;
}

/**
 * kd_clients_page_set_up_search:
 * @self: a page with its list
 *
 * Lets typing anywhere on the page search, and input methods too.
 */
void
kd_clients_page_set_up_search (KdClientsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *page_focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (kd_clients_page_update_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_moved), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), focus);
  g_signal_connect_object (page_focus, "leave", G_CALLBACK (on_focus_moved), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), page_focus);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (self->search)), "preedit-changed", G_CALLBACK (on_preedit), self);
}
