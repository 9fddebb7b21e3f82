/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clients-page-private.h"

#include "kd-clients-view.h"
#include "kd-editing.h"
#include "kd-places-button.h"
#include "kd-row.h"
#include "kd-segment-dialog.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"
#include "kd-workspace-search.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_SESSION = 1,
  PROP_ORDER,
  PROP_ARCHIVED,
} KdClientsPageProperty;

static GParamSpec *properties[PROP_ARCHIVED + 1];

/* Whoever runs down the list does not want to see each client for an instant. */
#define PAUSE_MS 150

static const struct
{
  const char    *key;
  const char    *title;
  KdRosterColumn column;
  gboolean       descending;
} orders[] = {
  { "assets", N_ ("By Assets"), KD_ROSTER_COLUMN_ASSETS, TRUE },
  { "name", N_ ("By Name"), KD_ROSTER_COLUMN_NAME, FALSE },
  { "contact", N_ ("Longest without Contact"), KD_ROSTER_COLUMN_LAST_CONTACT, FALSE },
  { "assessment", N_ ("Oldest Assessment"), KD_ROSTER_COLUMN_ASSESSED, FALSE },
  { "task", N_ ("Next To-Do"), KD_ROSTER_COLUMN_NEXT_TASK, FALSE },
};

G_DEFINE_FINAL_TYPE (KdClientsPage, kd_clients_page, ADW_TYPE_BIN)

/* --- what is shown ---------------------------------------------------------------------------------------- */

static char *
describe_hits (KdClientsPage *self)
{
  guint            n = kd_client_search_get_total (self->finder) + kd_client_search_get_n_texts (self->finder);
  g_autofree char *count = kd_words_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client found", "%s clients found", n), count);
}

/**
 * kd_clients_page_describe_amount:
 * @self: a page
 * @amount: minor units, or %KD_BRIEF_NO_AMOUNT
 *
 * Returns: (transfer full): the amount as the list shows amounts
 */
char *
kd_clients_page_describe_amount (KdClientsPage *self,
                                 gint64         amount)
{
  if (kd_session_get_privacy (self->session))
    return g_strdup (KD_WORDS_HIDDEN);
  if (amount == KD_BRIEF_NO_AMOUNT)
    return g_strdup (KD_WORDS_UNKNOWN);
  return g_settings_get_boolean (self->settings, "short-amounts") ? kd_words_amount_short (amount, KD_DEFAULT_CURRENCY)
                                                                  : kd_words_amount_full (amount, KD_DEFAULT_CURRENCY, KD_DEFAULT_CURRENCY);
}

static char *
describe_list (KdClientsPage *self)
{
  KdRosterTally    total = kd_client_list_get_total (self->list);
  g_autofree char *count = kd_words_count (total.clients);
  g_autofree char *clients = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", total.clients), count);
  g_autofree char *amount = kd_clients_page_describe_amount (self, total.amount);

  return g_strdup_printf ("%s · AUM %s", clients, amount);
}

static const char *
choose_state (KdClientsPage *self,
              gboolean       searching)
{
  KdDirectory *directory = kd_session_get_directory (self->session);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->finder)) > 0)
    return "list";
  if (searching)
    return kd_client_search_is_pending (self->finder) ? "list" : "no-hit";
  return kd_roster_get_n_clients (kd_directory_get_roster (directory)) == 0 ? "empty" : "none-pass";
}

/**
 * kd_clients_page_update:
 * @self: a page
 *
 * Says what the list holds now, and why it is empty where it is.
 */
void
kd_clients_page_update (KdClientsPage *self)
{
  gboolean         searching = *kd_client_search_get_text (self->finder) != '\0';
  const char      *state = choose_state (self, searching);
  g_autofree char *words = searching ? describe_hits (self) : describe_list (self);

  gtk_label_set_text (self->summary, words);
  gtk_widget_set_visible (GTK_WIDGET (self->order), !searching);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), !searching && !g_str_equal (state, "empty"));
  gtk_widget_set_visible (self->summary_bar, !g_str_equal (state, "empty"));
  gtk_stack_set_visible_child_name (self->stack, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARCHIVED]);
  if (g_str_equal (state, "no-hit"))
    {
      g_autofree char *title = g_markup_printf_escaped (_ ("No Hits for “%s”"), kd_client_search_get_text (self->finder));
      g_autofree char *label = g_strdup_printf (_ ("New Client “%s”"), kd_client_search_get_text (self->finder));

      adw_status_page_set_title (self->no_hit, title);
      gtk_button_set_label (self->new_named, label);
    }
}

/* --- the current client ----------------------------------------------------------------------------------- */

/**
 * kd_clients_page_scroll_to:
 * @self: a page
 * @row: a row
 * @focus: whether to move the focus there
 *
 * Brings a row into sight, if it is there.
 */
void
kd_clients_page_scroll_to (KdClientsPage *self,
                           guint          row,
                           gboolean       focus)
{
  if (row >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_list_view_scroll_to (self->view, row, focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE, NULL);
  /* The list widget moves the focus among its rows, never to itself from elsewhere. */
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * kd_clients_page_scroll_to_current:
 * @self: a page
 * @focus: whether to move the focus there
 *
 * Brings the current client into sight, or the first one where nobody is.
 */
void
kd_clients_page_scroll_to_current (KdClientsPage *self,
                                   gboolean       focus)
{
  KdUuid client;
  guint  row = KD_CLIENT_LIST_NONE;

  if (kd_client_selection_get_current (self->selection, &client))
    row = kd_client_selection_find (self->selection, &client);
  kd_clients_page_scroll_to (self, row != KD_CLIENT_LIST_NONE ? row : 0, focus);
}

/**
 * kd_clients_page_open:
 * @self: a page
 *
 * Opens the current client.
 */
void
kd_clients_page_open (KdClientsPage *self)
{
  KdUuid client;
  char   id[KD_UUID_TEXT_SIZE];

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!kd_client_selection_get_current (self->selection, &client))
    return;
  kd_uuid_format (&client, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-client", "s", id);
}

/* Who was current when the book was locked is so again. */
static void
on_locking (KdSession     *session,
            KdClientsPage *self)
{
  KdUuid client;
  char   id[KD_UUID_TEXT_SIZE];

  if (kd_client_selection_get_current (self->selection, &client))
    kd_session_leave (session, "current", kd_uuid_format (&client, id));
}

static void
return_to_current (KdClientsPage *self)
{
  g_autofree char *id = kd_session_find_left (self->session, "current");
  KdUuid           client;

  if (id == NULL || !kd_uuid_parse (id, &client))
    return;
  kd_client_selection_set_current (self->selection, &client);
  kd_clients_page_scroll_to_current (self, FALSE);
}

static gboolean
on_pause_over (gpointer data)
{
  KdClientsPage *self = data;

  self->pause = 0;
  kd_clients_page_open (self);
  return G_SOURCE_REMOVE;
}

/* Beside the list the client's page follows; over it, it is opened. */
static void
on_moved (KdClientSelection *selection,
          KdClientsPage     *self)
{
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (split != NULL && !adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split)))
    self->pause = g_timeout_add (PAUSE_MS, on_pause_over, self);
}

static void
on_activate_cb (KdClientsPage *self,
                guint          position)
{
  g_autoptr (KdClientItem) item = kd_client_selection_get_item (self->selection, position);

  if (item == NULL)
    return;
  kd_client_selection_set_current (self->selection, kd_client_item_get_uuid (item));
  kd_clients_page_open (self);
}

static void
on_search_activate_cb (KdClientsPage *self)
{
  if (*kd_client_search_get_text (self->finder) != '\0' && g_list_model_get_n_items (G_LIST_MODEL (self->finder)) > 0)
    kd_clients_page_open (self);
}

static void
on_typed_cb (KdClientsPage *self)
{
  kd_clients_page_on_typed (self);
}

static void
on_stop_search_cb (KdClientsPage *self)
{
  kd_clients_page_on_stop_search (self);
}

static void
on_collapsed (AdwNavigationSplitView *split,
              GParamSpec             *pspec,
              KdClientsPage          *self)
{
  gtk_list_view_set_single_click_activate (self->view, adw_navigation_split_view_get_collapsed (split));
}

static void
kd_clients_page_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GTK_WIDGET_CLASS (kd_clients_page_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (KD_CLIENTS_PAGE (widget)->menu);
}

static void
kd_clients_page_root (GtkWidget *widget)
{
  GtkWidget *split;

  GTK_WIDGET_CLASS (kd_clients_page_parent_class)->root (widget);
  split = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_SPLIT_VIEW);
  if (split == NULL)
    return;
  g_signal_connect_object (split, "notify::collapsed", G_CALLBACK (on_collapsed), widget, G_CONNECT_DEFAULT);
  on_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split), NULL, KD_CLIENTS_PAGE (widget));
}

/* --- actions ---------------------------------------------------------------------------------------------- */

static void
search (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);

  gtk_widget_set_visible (self->head, TRUE);
  gtk_widget_set_visible (self->choosing_head, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
filter (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kd_clients_filter_open (KD_CLIENTS_PAGE (widget)->filter);
}

/* By a filter in words, or none. */
static void
show_filter (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (!kd_clients_filter_show (self->filter, parameter != NULL ? g_variant_get_string (parameter, NULL) : "", &error))
    kd_session_fail (self->session, error);
}

static void
save_segment (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KdClientsPage   *self = KD_CLIENTS_PAGE (widget);
  g_autofree char *name = kd_clients_filter_describe (self->filter);
  g_autofree char *filter = kd_client_filter_format (kd_client_list_get_filter (self->list), kd_directory_get_rules (kd_session_get_directory (self->session)));

  adw_dialog_present (kd_segment_dialog_new (self->session, name, filter), widget);
}

static void
new_named (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.new-client-named", "s", kd_client_search_get_text (KD_CLIENTS_PAGE (widget)->finder));
}

static void
step (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  gint64         row = -1;
  KdUuid         client;
  g_autoptr (KdClientItem) item = NULL;

  if (kd_client_selection_get_current (self->selection, &client))
    row = kd_client_selection_find (self->selection, &client);
  if (row == KD_CLIENT_LIST_NONE)
    return;
  row += g_variant_get_int32 (parameter);
  item = row >= 0 ? kd_client_selection_get_item (self->selection, (guint) row) : NULL;
  if (item == NULL)
    return;
  kd_client_selection_set_current (self->selection, kd_client_item_get_uuid (item));
  kd_clients_page_scroll_to_current (self, FALSE);
  kd_clients_page_open (self);
}

static void
set_order (KdClientsPage *self,
           const char    *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (!g_str_equal (orders[i].key, key) || !g_set_str (&self->order_key, key))
        continue;
      kd_client_list_set_order (self->list, orders[i].column, orders[i].descending);
      gtk_menu_button_set_label (self->order, _ (orders[i].title));
      kd_clients_page_scroll_to_current (self, FALSE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
    }
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_clients_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (object);

  switch ((KdClientsPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ORDER:
      g_value_set_string (value, self->order_key);
      break;
    case PROP_ARCHIVED:
    default:
      g_value_set_boolean (value, self->list != NULL && kd_clients_filter_get_archived (self->filter));
    }
}

static void
kd_clients_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (object);

  switch ((KdClientsPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_ARCHIVED:
    default:
      kd_clients_filter_set_archived (self->filter, g_value_get_boolean (value));
    }
}

static void
kd_clients_page_constructed (GObject *object)
{
  static const char *const edits[] = { "clients.batch-edit", "clients.tag", "clients.tag-client", "clients.archive", "clients.archive-client", "clients.restore-client", "clients.save-segment", "clients.new-named", NULL };
  KdClientsPage           *self = KD_CLIENTS_PAGE (object);

  G_OBJECT_CLASS (kd_clients_page_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), self->session, edits);
  self->settings = g_settings_new (KD_APP_ID);
  self->list = kd_client_list_new (kd_session_get_directory (self->session));
  kd_client_list_set_order (self->list, orders[0].column, orders[0].descending); /* before anybody looks at the rows */
  self->finder = kd_client_search_new (self->list, kd_workspace_search_text);
  self->selection = kd_client_selection_new (self->list, self->finder);
  kd_clients_view_set_up (self->view, self->selection, self->finder, self->session, self->settings);
  kd_clients_filter_set_list (self->filter, self->list);
  set_order (self, orders[0].key);
  kd_clients_page_set_up_search (self);
  kd_clients_page_set_up_bubble (self);
  kd_clients_page_set_up_menu (self);
  kd_clients_page_set_up_choosing (self);
  kd_clients_page_set_up_work (self);
  g_signal_connect_object (self->finder, "items-changed", G_CALLBACK (kd_clients_page_update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->finder, "notify::pending", G_CALLBACK (kd_clients_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::privacy", G_CALLBACK (kd_clients_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::short-amounts", G_CALLBACK (kd_clients_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "moved", G_CALLBACK (on_moved), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->session, "locking", G_CALLBACK (on_locking), self, G_CONNECT_DEFAULT);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_CLIENTS, GTK_PHASE_BUBBLE);
  kd_clients_page_update (self);
  return_to_current (self);
}

static void
kd_clients_page_dispose (GObject *object)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->linger, g_source_remove);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  g_clear_object (&self->selection);
  g_clear_object (&self->finder);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pinyin, kd_pinyin_free);
  g_clear_pointer (&self->order_key, g_free);
  G_OBJECT_CLASS (kd_clients_page_parent_class)->dispose (object);
}

static void
kd_clients_page_class_init (KdClientsPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_clients_page_constructed;
  object_class->dispose = kd_clients_page_dispose;
  object_class->get_property = kd_clients_page_get_property;
  object_class->set_property = kd_clients_page_set_property;
  widget_class->root = kd_clients_page_root;
  widget_class->size_allocate = kd_clients_page_size_allocate;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientsPage:order:
   *
   * What the list is ordered by: `assets`, `name` …
   */
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientsPage:archived:
   *
   * Whether archived clients are listed too.
   */
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "clients.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "clients.step", "i", step);
  gtk_widget_class_install_action (widget_class, "clients.filter", NULL, filter);
  gtk_widget_class_install_action (widget_class, "clients.show-filter", "s", show_filter);
  gtk_widget_class_install_action (widget_class, "clients.clear-filter", NULL, show_filter);
  gtk_widget_class_install_action (widget_class, "clients.save-segment", NULL, save_segment);
  gtk_widget_class_install_action (widget_class, "clients.new-named", NULL, new_named);
  kd_clients_page_install_choosing (widget_class);
  kd_clients_page_install_work (widget_class);
  kd_clients_page_install_output (widget_class);
  kd_clients_page_install_menu (widget_class);
  gtk_widget_class_install_property_action (widget_class, "clients.order", "order");
  gtk_widget_class_install_property_action (widget_class, "clients.archived", "archived");
  g_type_ensure (KD_TYPE_CLIENTS_FILTER);
  g_type_ensure (KD_TYPE_PLACES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/clients/kd-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, search);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, summary_bar);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, order);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, bubble);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, view);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, choosing_bar);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, work_bar);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, work_label);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, work_progress);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, head);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, choosing_head);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, choosing_title);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, no_hit);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, new_named);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
kd_clients_page_init (KdClientsPage *self)
{
  /* The action asks for it before there is a list. */
  self->order_key = g_strdup ("");
  self->pinyin = kd_pinyin_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
