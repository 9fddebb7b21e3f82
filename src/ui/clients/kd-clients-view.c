/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a list widget shows clients: its rows, the heads of the two sections of a search, the check boxes. */

#include "kd-clients-view.h"

#include "kd-client-row.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdClientsRows:
 *
 * What the factories of one list widget work with, and the rows that there are.
 */
typedef struct
{
  KdClientSelection *selection;
  KdClientSearch    *search;
  KdSession         *session;
  GSettings         *settings;
  KdClientLook       look;
  GHashTable        *items;   /* GtkListItem, those with a row */
  GHashTable        *headers; /* GtkListHeader */
} KdClientsRows;

static void
rows_clear (gpointer data)
{
  KdClientsRows *rows = data;

  g_hash_table_unref (rows->items);
  g_hash_table_unref (rows->headers);
  g_object_unref (rows->selection);
  g_object_unref (rows->search);
  g_object_unref (rows->session);
  g_object_unref (rows->settings);
}

static void
rows_unref (gpointer data)
{
  g_rc_box_release_full (data, rows_clear);
}

static void
rows_unref_closure (gpointer  data,
                    GClosure *closure)
{
  rows_unref (data);
}

/* The list widget drops its factories one after the other, so each handler keeps what it works with. */
static void
connect (gpointer       factory,
         const char    *name,
         GCallback      callback,
         KdClientsRows *rows)
{
  g_signal_connect_data (factory, name, callback, g_rc_box_acquire (rows), rows_unref_closure, G_CONNECT_DEFAULT);
}

/* --- rows ------------------------------------------------------------------------------------------------- */

static void
update_choice (GtkListItem *item,
               GParamSpec  *pspec,
               gpointer     data)
{
  const KdClientsRows *rows = data;

  kd_client_row_set_choice (KD_CLIENT_ROW (gtk_list_item_get_child (item)), kd_client_selection_is_choosing (rows->selection), gtk_list_item_get_selected (item));
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item,
          KdClientsRows      *rows)
{
  GtkWidget *row = kd_client_row_new ();

  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_item_set_child (item, row);
  g_signal_connect (item, "notify::selected", G_CALLBACK (update_choice), rows);
}

static void
on_teardown (GtkListItemFactory *factory,
             GtkListItem        *item,
             KdClientsRows      *rows)
{
  g_signal_handlers_disconnect_by_func (item, update_choice, rows);
  g_hash_table_remove (rows->items, item);
}

static void
show_row (KdClientsRows *rows,
          GtkListItem   *item)
{
  KdClientRow *row = KD_CLIENT_ROW (gtk_list_item_get_child (item));

  kd_client_row_set_item (row, gtk_list_item_get_item (item), &rows->look);
  gtk_list_item_set_accessible_label (item, kd_client_row_get_spoken (row) != NULL ? kd_client_row_get_spoken (row) : "");
  update_choice (item, NULL, rows);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item,
         KdClientsRows      *rows)
{
  g_hash_table_add (rows->items, item);
  show_row (rows, item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *item,
           KdClientsRows      *rows)
{
  g_hash_table_remove (rows->items, item);
  kd_client_row_set_item (KD_CLIENT_ROW (gtk_list_item_get_child (item)), NULL, &rows->look);
}

/* What rows say depends on the day, on whether amounts are hidden, and on the preferences. */
static void
show_all (KdClientsRows *rows)
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, rows->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_row (rows, item);
}

static void
on_choosing (GObject     *selection,
             GParamSpec  *pspec,
             GtkListView *view)
{
  show_all (g_object_get_data (G_OBJECT (view), "rows"));
}

static void
read_look (KdClientsRows *rows)
{
  rows->look = (KdClientLook) {
    .privacy = kd_session_get_privacy (rows->session),
    .full_amounts = !g_settings_get_boolean (rows->settings, "short-amounts"),
    .city = g_settings_get_boolean (rows->settings, "list-city"),
  };
}

static void
on_look_changed (GtkListView *view)
{
  KdClientsRows *rows = g_object_get_data (G_OBJECT (view), "rows");

  read_look (rows);
  show_all (rows);
}

/* --- choosing --------------------------------------------------------------------------------------------- */

/**
 * kd_clients_view_pick:
 * @view: a list widget that shows clients
 * @x: a point of it
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the row there, a [class@ClientRow]
 */
GtkWidget *
kd_clients_view_pick (GtkWidget *view,
                      double     x,
                      double     y)
{
  GtkWidget *hit = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = hit != NULL ? gtk_widget_get_ancestor (hit, KD_TYPE_CLIENT_ROW) : NULL;

  /* Beside the row, its item has a margin. */
  if (row == NULL && hit != NULL && KD_IS_CLIENT_ROW (gtk_widget_get_first_child (hit)))
    row = gtk_widget_get_first_child (hit);
  return row;
}

/* What stands where a gesture is. */
static GtkListItem *
find_item (gpointer gesture,
           double   x,
           double   y)
{
  GtkWidget *row = kd_clients_view_pick (gtk_event_controller_get_widget (gesture), x, y);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "item") : NULL;
}

/* While clients are chosen, a press takes one more; with Shift or Ctrl the list widget knows what to do. */
static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            KdClientsRows   *rows)
{
  GtkListItem    *item = find_item (click, x, y);
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (item == NULL || !kd_client_selection_is_choosing (rows->selection) || (held & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  kd_client_selection_toggle (rows->selection, gtk_list_item_get_position (item));
}

static void
on_long_pressed (GtkGestureLongPress *press,
                 double               x,
                 double               y,
                 KdClientsRows       *rows)
{
  GtkListItem *item = find_item (press, x, y);

  if (item == NULL || kd_client_selection_is_choosing (rows->selection))
    return;
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  kd_client_selection_toggle (rows->selection, gtk_list_item_get_position (item));
}

/* One pair of gestures for all rows, which come and go by the hundred. */
static void
add_gestures (GtkWidget     *view,
              KdClientsRows *rows)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), rows);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), rows);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
}

/* --- heads of sections ------------------------------------------------------------------------------------ */

static void
show_header (KdClientsRows *rows,
             GtkListHeader *header)
{
  GtkLabel        *label = GTK_LABEL (gtk_list_header_get_child (header));
  guint            start = gtk_list_header_get_start (header);
  gboolean         hits = start < kd_client_search_get_n_hits (rows->search);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (*kd_client_search_get_text (rows->search) == '\0')
    {
      gtk_label_set_text (label, start < kd_client_search_get_n_recent (rows->search) ? _ ("Opened Lately") : _ ("The List"));
      return;
    }
  count = kd_words_count (hits ? kd_client_search_get_total (rows->search) : kd_client_search_get_n_texts (rows->search));
  text = g_strdup_printf ("%s  %s", hits ? _ ("Names, pinyin, numbers") : _ ("Notes, journal, addresses"), count);
  gtk_label_set_text (label, text);
}

static void
on_header_setup (GtkListItemFactory *factory,
                 GtkListHeader      *header,
                 KdClientsRows      *rows)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkListItemFactory *factory,
                GtkListHeader      *header,
                KdClientsRows      *rows)
{
  g_hash_table_add (rows->headers, header);
  show_header (rows, header);
}

static void
on_header_unbind (GtkListItemFactory *factory,
                  GtkListHeader      *header,
                  KdClientsRows      *rows)
{
  g_hash_table_remove (rows->headers, header);
}

/* The rows of a search are parted, and those who were opened lately from the list. */
static void
on_items_changed (GListModel  *search,
                  guint        position,
                  guint        removed,
                  guint        added,
                  GtkListView *view)
{
  KdClientsRows      *rows = g_object_get_data (G_OBJECT (view), "rows");
  GtkListItemFactory *factory = g_object_get_data (G_OBJECT (view), "header-factory");
  gboolean            parted = *kd_client_search_get_text (rows->search) != '\0' || kd_client_search_get_n_recent (rows->search) > 0;
  GHashTableIter      iter;
  gpointer            header;

  if ((gtk_list_view_get_header_factory (view) != NULL) != parted)
    gtk_list_view_set_header_factory (view, parted ? factory : NULL);
  g_hash_table_iter_init (&iter, rows->headers);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    show_header (rows, header);
}

/**
 * kd_clients_view_set_up:
 * @view: a new list widget
 * @selection: its model
 * @search: what @selection selects from
 * @session: whose clients these are
 * @settings: the program's settings
 *
 * Lets a list widget show clients.
 */
void
kd_clients_view_set_up (GtkListView       *view,
                        KdClientSelection *selection,
                        KdClientSearch    *search,
                        KdSession         *session,
                        GSettings         *settings)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  KdClientsRows      *rows = g_rc_box_new0 (KdClientsRows);

  *rows = (KdClientsRows) {
    .selection = g_object_ref (selection),
    .search = g_object_ref (search),
    .session = g_object_ref (session),
    .settings = g_object_ref (settings),
    .items = g_hash_table_new (NULL, NULL),
    .headers = g_hash_table_new (NULL, NULL),
  };
  read_look (rows);
  connect (factory, "setup", G_CALLBACK (on_setup), rows);
  connect (factory, "teardown", G_CALLBACK (on_teardown), rows);
  connect (factory, "bind", G_CALLBACK (on_bind), rows);
  connect (factory, "unbind", G_CALLBACK (on_unbind), rows);
  connect (headers, "setup", G_CALLBACK (on_header_setup), rows);
  connect (headers, "bind", G_CALLBACK (on_header_bind), rows);
  connect (headers, "unbind", G_CALLBACK (on_header_unbind), rows);
  g_object_set_data_full (G_OBJECT (view), "rows", rows, rows_unref);
  g_object_set_data_full (G_OBJECT (view), "header-factory", headers, g_object_unref);
  g_signal_connect_object (selection, "notify::choosing", G_CALLBACK (on_choosing), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (session, "notify::privacy", G_CALLBACK (on_look_changed), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (on_look_changed), view, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (rows->settings, "changed::short-amounts", G_CALLBACK (on_look_changed), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows->settings, "changed::list-city", G_CALLBACK (on_look_changed), view, G_CONNECT_SWAPPED);
  add_gestures (GTK_WIDGET (view), rows);
  g_signal_connect_object (search, "items-changed", G_CALLBACK (on_items_changed), view, G_CONNECT_AFTER);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
}
