/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-journal-tab.h"

#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-journal-row.h"
#include "kd-rows-group.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdJournalTab:
 *
 * What was said and done, the newest first, by months.
 */
struct _KdJournalTab
{
  KdClientTab parent_instance;

  GtkWidget   *search;
  KdRowsGroup *entries;
};

G_DEFINE_FINAL_TYPE (KdJournalTab, kd_journal_tab, KD_TYPE_CLIENT_TAB)

static gboolean
matches (const KdRow *entry,
         const char  *needle)
{
  const char      *summary = kd_row_get_text (entry, KD_INTERACTION_SUMMARY);
  g_autofree char *folded = summary != NULL ? g_utf8_casefold (summary, -1) : NULL;

  return *needle == '\0' || (folded != NULL && strstr (folded, needle) != NULL);
}

static KdDate
get_month (KdSession   *session,
           const KdRow *entry)
{
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session)));
  int        year, month, day;

  kd_date_get_ymd (kd_instant_get_date (kd_row_get_integer (entry, KD_INTERACTION_TIME, 0), zone), &year, &month, &day);
  return kd_date_new (year, month, 1);
}

static GtkWidget *
make_month (KdDate month)
{
  g_autofree char *text = kd_words_month (month);
  GtkWidget       *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "month");
  return row;
}

/* What was said often asks for something to be done. */
static GMenuModel *
make_menu (const KdRow *entry)
{
  GMenuModel      *menu = kd_client_words_menu (entry);
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *action = g_strdup_printf ("client.task-of::%s", kd_uuid_format (&entry->uuid, id));

  g_menu_prepend (G_MENU (menu), _ ("Make a To-Do of It…"), action);
  return menu;
}

static void
show_entries (KdJournalTab *self,
              KdClientFile *file)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autoptr (GPtrArray) entries = kd_client_file_list (file, KD_KIND_INTERACTION);
  KdDate month = KD_DATE_NONE;

  kd_rows_group_begin (self->entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const KdRow *entry = entries->pdata[i];
      KdDate       its;
      g_autoptr (GMenuModel) menu = NULL;
      GtkWidget *row;

      if (!matches (entry, needle) || !kd_rows_group_wants (self->entries))
        continue;
      its = get_month (session, entry);
      if (its != month)
        kd_rows_group_add (self->entries, make_month (month = its));
      row = kd_journal_row_new (session, entry, 5);
      menu = make_menu (entry);
      kd_rows_group_row_set_menu (row, menu);
      kd_rows_group_add (self->entries, row);
    }
  kd_rows_group_end (self->entries);
}

static void
on_search (KdJournalTab *self)
{
  KdClientFile *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));

  if (file != NULL)
    show_entries (self, file);
}

static void
kd_journal_tab_show (KdClientTab  *tab,
                     KdClientFile *file)
{
  show_entries (KD_JOURNAL_TAB (tab), file);
}

static void
kd_journal_tab_constructed (GObject *object)
{
  KdJournalTab *self = KD_JOURNAL_TAB (object);
  KdClientTab  *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_journal_tab_parent_class)->constructed (object);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search This Journal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search This Journal"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  self->entries = kd_rows_group_new (_ ("Journal"), _ ("No contact was written down yet"));
  kd_rows_group_add_button (self->entries, "list-add-symbolic", _ ("Add an Entry"), "client.add-record::interaction");
  kd_client_tab_add (tab, self->search);
  kd_client_tab_add (tab, GTK_WIDGET (self->entries));
}

static void
kd_journal_tab_class_init (KdJournalTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_journal_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_journal_tab_show;
}

static void
kd_journal_tab_init (KdJournalTab *self)
{
}
