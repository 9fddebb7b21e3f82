/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-journal-tab.h"

#include "kd-client.h"
#include "kd-journal-row.h"
#include "kd-rows-group.h"
#include "kd-slice.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINES_SHOWN 5

/**
 * KdJournalTab:
 *
 * What was said and done, the newest first, by months: searched, and entered at any month.
 */
struct _KdJournalTab
{
  KdClientTab parent_instance;

  GtkWidget         *search;
  GtkWidget         *months;
  GArray            *known; /* the months that can be jumped to, KdDate */
  KdRowsGroup       *group;
  GtkWidget         *slice;
  GtkWidget         *view;
  GListStore        *items;
  GtkCustomFilter   *filter;
  GtkSelectionModel *shown;
  char              *needle;
  KdUuid             client;
  KdDate             today;
  gboolean           filling;
};

G_DEFINE_FINAL_TYPE (KdJournalTab, kd_journal_tab, KD_TYPE_CLIENT_TAB)

/* --- the list -------------------------------------------------------------------------------------------------- */

static gboolean
matches (gpointer item,
         gpointer data)
{
  return kd_journal_item_matches (item, KD_JOURNAL_TAB (data)->needle);
}

/* The newest month first. */
static int
compare_months (gconstpointer one,
                gconstpointer other,
                gpointer      data)
{
  KdDate a = kd_journal_item_get_month ((KdJournalItem *) one);
  KdDate b = kd_journal_item_get_month ((KdJournalItem *) other);

  return (a < b) - (a > b);
}

static void
on_setup (KdJournalTab *self,
          GtkListItem  *item)
{
  gtk_list_item_set_child (item, kd_journal_row_new (kd_client_tab_get_session (KD_CLIENT_TAB (self)), LINES_SHOWN, TRUE));
}

static void
show_item (KdJournalItem *item,
           GParamSpec    *pspec,
           KdJournalRow  *row)
{
  kd_journal_row_show (row, item);
}

static void
on_bind (KdJournalTab *self,
         GtkListItem  *item)
{
  KdJournalItem *entry = gtk_list_item_get_item (item);
  GtkWidget     *row = gtk_list_item_get_child (item);

  show_item (entry, NULL, KD_JOURNAL_ROW (row));
  g_signal_connect_object (entry, "notify::author", G_CALLBACK (show_item), row, G_CONNECT_DEFAULT);
}

static void
on_unbind (KdJournalTab *self,
           GtkListItem  *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

static void
on_setup_month (KdJournalTab  *self,
                GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_bind_month (KdJournalTab  *self,
               GtkListHeader *header)
{
  g_autofree char *text = kd_words_month (kd_journal_item_get_month (gtk_list_header_get_item (header)));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

static GtkListItemFactory *
make_factory (KdJournalTab *self,
              GCallback     setup,
              GCallback     bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
make_list (KdJournalTab *self)
{
  GtkListItemFactory *factory = make_factory (self, G_CALLBACK (on_setup), G_CALLBACK (on_bind));
  g_autoptr (GtkListItemFactory) months = make_factory (self, G_CALLBACK (on_setup_month), G_CALLBACK (on_bind_month));
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;

  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_months, NULL, NULL)));
  self->shown = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  self->view = gtk_list_view_new (g_object_ref (self->shown), factory);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (self->view), months);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Journal"), -1);
  gtk_widget_add_css_class (self->view, "table-lines");
  self->slice = kd_slice_new ();
  gtk_widget_add_css_class (self->slice, "card");
  kd_slice_set_child (KD_SLICE (self->slice), GTK_SCROLLABLE (self->view));
}

/* --- months ---------------------------------------------------------------------------------------------------- */

/* The entries of a month begin at the top of what is seen: one comes there from below. */
static void
jump (KdJournalTab *self,
      KdDate        month)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  guint       n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KdJournalItem) item = g_list_model_get_item (model, i);

      if (kd_journal_item_get_month (item) > month)
        continue;
      gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), n - 1, GTK_LIST_SCROLL_NONE, NULL);
      gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), i, GTK_LIST_SCROLL_FOCUS, NULL);
      return;
    }
}

static void
on_month (KdJournalTab *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->months));

  if (!self->filling && place > 0 && place <= self->known->len)
    jump (self, g_array_index (self->known, KdDate, place - 1));
}

/* What is chosen stays chosen while the months are the same. */
static void
show_months (KdJournalTab *self,
             GPtrArray    *items)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (KdDate));

  for (guint i = 0; i < items->len; i++)
    {
      KdDate month = kd_journal_item_get_month (items->pdata[i]);

      if (known->len == 0 || g_array_index (known, KdDate, known->len - 1) != month)
        g_array_append_val (known, month);
    }
  gtk_widget_set_sensitive (self->months, known->len > 0);
  if (known->len == self->known->len && (known->len == 0 || memcmp (known->data, self->known->data, known->len * sizeof (KdDate)) == 0))
    return;
  gtk_string_list_append (words, _ ("Month"));
  for (guint i = 0; i < known->len; i++)
    gtk_string_list_take (words, kd_words_month (g_array_index (known, KdDate, i)));
  g_array_set_size (self->known, 0);
  g_array_append_vals (self->known, known->data, known->len);
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->months), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->months), 0);
  self->filling = FALSE;
}

/* --- who wrote it ---------------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *items;
  GPtrArray *uuids;
  GPtrArray *authors;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_ptr_array_unref (load->items);
  g_ptr_array_unref (load->uuids);
  g_clear_pointer (&load->authors, g_ptr_array_unref);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->authors = kd_workspace_authors (workspace, load->uuids, error);
  return load->authors != NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdJournalTab) self = data;
  g_autoptr (GError) error = NULL;
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  Load      *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  for (guint i = 0; load != NULL && i < load->items->len; i++)
    kd_journal_item_set_author (load->items->pdata[i], load->authors->pdata[i]);
  if (load == NULL && session != NULL)
    kd_session_fail (session, error);
  g_clear_pointer (&load, load_free);
}

static void
load_authors (KdJournalTab *self)
{
  Load *load = g_new0 (Load, 1);

  load->items = g_ptr_array_new_with_free_func (g_object_unref);
  load->uuids = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (KdJournalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (kd_journal_item_get_author (item) != NULL)
        continue;
      g_ptr_array_add (load->uuids, (gpointer) &kd_journal_item_get_entry (item)->uuid);
      g_ptr_array_add (load->items, g_steal_pointer (&item));
    }
  kd_workspace_call_async (kd_session_get_workspace (kd_client_tab_get_session (KD_CLIENT_TAB (self))), run_load, load, load_free, NULL, on_loaded, g_object_ref (self));
}

/* --- showing --------------------------------------------------------------------------------------------------- */

static void
show_extent (KdJournalTab *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0;

  gtk_widget_set_visible (self->slice, some);
  kd_rows_group_set_empty (self->group, any ? _ ("No entry says that") : _ ("No contact was written down yet"));
  kd_rows_group_begin (self->group);
  if (!some)
    kd_rows_group_end (self->group);
}

static void
on_search (KdJournalTab *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  kd_slice_hold (KD_SLICE (self->slice));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_extent (self);
}

/* What was looked for with one client is not looked for with the next. */
static void
forget_search (KdJournalTab       *self,
               const KdClientFile *file)
{
  if (kd_uuid_equal (&self->client, &file->client->uuid))
    return;
  self->client = file->client->uuid;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search (self);
}

/* On another day, everything is called otherwise. */
static gboolean
never (gconstpointer one,
       gconstpointer other)
{
  return FALSE;
}

static void
kd_journal_tab_show (KdClientTab  *tab,
                     KdClientFile *file)
{
  KdJournalTab *self = KD_JOURNAL_TAB (tab);
  GTimeZone    *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (kd_client_tab_get_session (tab))));
  KdDate        today = kd_session_get_today (kd_client_tab_get_session (tab));
  g_autoptr (GPtrArray) items = kd_journal_item_list (file, zone);

  forget_search (self, file);
  kd_slice_replace (KD_SLICE (self->slice), self->items, items, today == self->today ? kd_journal_item_equal : never);
  self->today = today;
  show_months (self, items);
  show_extent (self);
  load_authors (self);
}

/* --- life ------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_write (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Write Something…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.log");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
make_tools (KdJournalTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search This Journal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search This Journal"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  self->months = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_tooltip_text (self->months, _ ("Jump to a Month"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->months), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Jump to a Month"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->months, "notify::selected", G_CALLBACK (on_month), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->months);
  return box;
}

static void
kd_journal_tab_constructed (GObject *object)
{
  KdJournalTab *self = KD_JOURNAL_TAB (object);
  KdClientTab  *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_journal_tab_parent_class)->constructed (object);
  make_list (self);
  self->group = kd_rows_group_new (_ ("Journal"), _ ("No contact was written down yet"));
  kd_rows_group_add_button (self->group, "list-add-symbolic", _ ("Add an Entry"), "client.add-record::interaction");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->slice);
  kd_client_tab_add (tab, make_write ());
  kd_client_tab_add (tab, make_tools (self));
  kd_client_tab_add (tab, GTK_WIDGET (self->group));
}

static void
kd_journal_tab_finalize (GObject *object)
{
  KdJournalTab *self = KD_JOURNAL_TAB (object);

  g_array_unref (self->known);
  g_object_unref (self->items);
  g_object_unref (self->filter);
  g_object_unref (self->shown);
  g_free (self->needle);
  G_OBJECT_CLASS (kd_journal_tab_parent_class)->finalize (object);
}

static void
kd_journal_tab_class_init (KdJournalTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_journal_tab_constructed;
  G_OBJECT_CLASS (class)->finalize = kd_journal_tab_finalize;
  KD_CLIENT_TAB_CLASS (class)->show = kd_journal_tab_show;
}

static void
kd_journal_tab_init (KdJournalTab *self)
{
  self->known = g_array_new (FALSE, FALSE, sizeof (KdDate));
  self->items = g_list_store_new (KD_TYPE_JOURNAL_ITEM);
  self->needle = g_strdup ("");
  self->today = KD_DATE_NONE;
}
