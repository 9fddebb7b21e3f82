/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-history-tab.h"

#include "kd-client-extras.h"
#include "kd-client-records.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-instant.h"
#include "kd-rows-group.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdHistoryTab:
 *
 * Who changed what in the client's record, when and why, from what to what; each value can be restored.
 */
struct _KdHistoryTab
{
  KdClientTab parent_instance;

  GPtrArray   *lines; /* KdHistoryLine, the oldest first */
  GtkWidget   *search;
  KdRowsGroup *changes;
};

G_DEFINE_FINAL_TYPE (KdHistoryTab, kd_history_tab, KD_TYPE_CLIENT_TAB)

/* --- words ------------------------------------------------------------------------------------------------ */

static const KdField *
find_field (const KdHistoryLine *line)
{
  int field = kd_kind_find_field (&kd_client_kind, line->field);

  return field >= 0 && !g_str_has_prefix (line->field, "extra.") ? &kd_client_kind.fields[field] : NULL;
}

static const char *
get_label (const KdHistoryLine *line)
{
  const KdField *field = find_field (line);

  return field != NULL ? kd_field_get_label (field) : g_str_has_prefix (line->field, "extra.") ? line->field + strlen ("extra.")
                                                                                               : line->field;
}

/* Why a commit was made, for people. */
static const char *
describe_reason (const char *reason)
{
  static const struct
  {
    const char *reason;
    const char *words;
  } reasons[] = {
    { "edit", N_ ("Edited") },
    { "undo", N_ ("Undone") },
    { "redo", N_ ("Redone") },
    { "import", N_ ("Imported") },
    { "undo-import", N_ ("Import undone") },
    { "batch-edit", N_ ("Edited with others") },
    { "migration", N_ ("Book brought up to date") },
    { "demonstration", N_ ("Invented data") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].reason, reason))
      return _ (reasons[i].words);
  return "";
}

/* A value as people read it; what is sensitive stays masked on both sides. */
static char *
describe (KdSession           *session,
          const KdHistoryLine *line,
          const char          *text)
{
  const KdField *field = find_field (line);
  KdUuid         uuid;

  if (text == NULL)
    return g_strdup (_ ("Not filled in"));
  if (line->sensitive)
    {
      g_auto (KdValue) value = { 0 };

      kd_value_set_text (&value, text);
      return kd_field_mask (field, &value);
    }
  for (const KdChoice *choice = field != NULL ? field->choices : NULL; choice != NULL && choice->key != NULL; choice++)
    if (g_str_equal (choice->key, text))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label));
  if (field != NULL && field->type == KD_FIELD_REFERENCE && kd_uuid_parse (text, &uuid))
    return g_strdup (kd_client_words_name (session, &uuid));
  if (field != NULL && field->type == KD_FIELD_FLAG)
    return g_strdup (g_str_equal (text, "1") || g_str_equal (text, "true") ? _ ("Yes") : _ ("No"));
  return g_strdup (text);
}

static char *
describe_time (KdSession           *session,
               const KdHistoryLine *line)
{
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session)));
  gint64     instant = 0;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) here = NULL;

  if (!kd_instant_parse (line->time, &instant))
    return g_strdup (line->time);
  utc = g_date_time_new_from_unix_utc_usec (instant);
  here = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (here, "%Y-%m-%d %H:%M");
}

/* --- showing ------------------------------------------------------------------------------------------------ */

static gboolean
matches (const KdHistoryLine *line,
         const char          *needle)
{
  g_autofree char *label = g_utf8_casefold (get_label (line), -1);
  g_autofree char *author = g_utf8_casefold (line->author, -1);

  return strstr (label, needle) != NULL || strstr (author, needle) != NULL;
}

static void
add_line (KdHistoryTab        *self,
          const KdHistoryLine *line,
          guint                place)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autofree char *before = describe (session, line, line->before);
  g_autofree char *after = describe (session, line, line->after);
  g_autofree char *title = g_strdup_printf (_ ("%s: %s → %s"), get_label (line), before, after);
  g_autofree char *time = describe_time (session, line);
  g_autofree char *detail = kd_client_words_join (time, line->author, describe_reason (line->reason), NULL);
  g_autofree char *action = g_strdup_printf ("history.restore(uint32 %u)", place);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *row = kd_rows_group_row_new (title, detail, NULL);

  g_menu_append (menu, _ ("Restore the Value Before"), action);
  kd_rows_group_row_set_menu (row, G_MENU_MODEL (menu));
  kd_rows_group_add (self->changes, row);
}

static void
show_lines (KdHistoryTab *self)
{
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  if (self->lines == NULL)
    return;
  kd_rows_group_begin (self->changes);
  for (guint i = self->lines->len; i-- > 0;)
    if (matches (self->lines->pdata[i], needle) && kd_rows_group_wants (self->changes))
      add_line (self, self->lines->pdata[i], i);
  kd_rows_group_end (self->changes);
}

/* --- loading ------------------------------------------------------------------------------------------------ */

typedef struct
{
  KdUuid     uuid;
  GPtrArray *lines;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->lines, g_ptr_array_unref);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->lines = kd_workspace_history (workspace, &load->uuid, error);
  return load->lines != NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdHistoryTab) self = data;
  g_autoptr (GError) error = NULL;
  Load         *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  KdSession    *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdClientFile *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));

  if (load == NULL)
    {
      if (session != NULL)
        kd_session_fail (session, error);
      return;
    }
  if (file != NULL && kd_uuid_equal (&file->client->uuid, &load->uuid))
    {
      g_clear_pointer (&self->lines, g_ptr_array_unref);
      self->lines = g_steal_pointer (&load->lines);
      show_lines (self);
    }
  load_free (load);
}

static void
kd_history_tab_show (KdClientTab  *tab,
                     KdClientFile *file)
{
  Load *load = g_new0 (Load, 1);

  load->uuid = file->client->uuid;
  kd_workspace_call_async (kd_session_get_workspace (kd_client_tab_get_session (tab)), run_load, load, load_free, NULL, on_loaded, g_object_ref (tab));
}

/* --- acts --------------------------------------------------------------------------------------------------- */

static void
restore (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  KdHistoryTab        *self = KD_HISTORY_TAB (widget);
  KdSession           *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdClientFile        *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));
  guint                place = g_variant_get_uint32 (target);
  const KdHistoryLine *line;
  const KdField       *field;

  if (file == NULL || self->lines == NULL || place >= self->lines->len)
    return;
  line = self->lines->pdata[place];
  field = find_field (line);
  if (field != NULL)
    kd_client_records_set (session, file->client, (guint) (field - kd_client_kind.fields), line->before != NULL ? line->before : "");
  else
    kd_client_extras_set (session, file->client, get_label (line), line->before);
}

/**
 * kd_history_tab_filter:
 * @self: a tab
 * @field: name of a field
 *
 * Shows what happened to one field.
 */
void
kd_history_tab_filter (KdHistoryTab *self,
                       const char   *field)
{
  int place = kd_kind_find_field (&kd_client_kind, field);

  gtk_editable_set_text (GTK_EDITABLE (self->search), place >= 0 ? kd_field_get_label (&kd_client_kind.fields[place]) : field);
}

static void
kd_history_tab_constructed (GObject *object)
{
  KdHistoryTab *self = KD_HISTORY_TAB (object);
  KdClientTab  *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_history_tab_parent_class)->constructed (object);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search by Field or Person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search by Field or Person"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_lines), self, G_CONNECT_SWAPPED);
  self->changes = kd_rows_group_new (_ ("History"), _ ("No change matches"));
  kd_client_tab_add (tab, self->search);
  kd_client_tab_add (tab, GTK_WIDGET (self->changes));
}

static void
kd_history_tab_dispose (GObject *object)
{
  g_clear_pointer (&KD_HISTORY_TAB (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_history_tab_parent_class)->dispose (object);
}

static void
kd_history_tab_class_init (KdHistoryTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_history_tab_constructed;
  G_OBJECT_CLASS (class)->dispose = kd_history_tab_dispose;
  KD_CLIENT_TAB_CLASS (class)->show = kd_history_tab_show;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "history.restore", "u", restore);
}

static void
kd_history_tab_init (KdHistoryTab *self)
{
}
