/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-history-tab.h"

#include "kd-client-extras.h"
#include "kd-client-records.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-editing.h"
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

  GPtrArray   *lines; /* Line, the oldest first */
  GtkWidget   *search;
  KdRowsGroup *changes;
};

G_DEFINE_FINAL_TYPE (KdHistoryTab, kd_history_tab, KD_TYPE_CLIENT_TAB)

/* A change, and of which record. */
typedef struct
{
  KdHistoryLine   *change;
  GPtrArray       *owner; /* of the change */
  const KdKindDef *def;
  KdUuid           uuid;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_ptr_array_unref (line->owner);
  g_free (line);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static const KdField *
find_field (const Line *line)
{
  int field = kd_kind_find_field (line->def, line->change->field);

  return field >= 0 && !g_str_has_prefix (line->change->field, "extra.") ? &line->def->fields[field] : NULL;
}

static const char *
get_label (const Line *line)
{
  const KdField *field = find_field (line);
  const char    *name = line->change->field;

  return field != NULL ? kd_field_get_label (field) : g_str_has_prefix (name, "extra.") ? name + strlen ("extra.")
                                                                                        : name;
}

/* The field, and of what, where it is not the client's own. */
static char *
describe_what (const Line *line)
{
  const char *label = get_label (line);

  return line->def->kind == KD_KIND_CLIENT ? g_strdup (label) : g_strdup_printf ("%s · %s", g_dgettext (GETTEXT_PACKAGE, line->def->label), label);
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

/* Whom or what a record names: one of the file, a product, or another client. */
static char *
describe_reference (KdHistoryTab *self,
                    const KdUuid *uuid)
{
  KdClientFile *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));
  const KdRow  *row = file != NULL ? kd_client_file_find (file, uuid) : NULL;
  const char   *title = kd_client_words_title (row);

  if (title != NULL)
    return g_strdup (title);
  if (row != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, row->def->label));
  return g_strdup (kd_client_words_name (kd_client_tab_get_session (KD_CLIENT_TAB (self)), uuid));
}

/* As amounts are shown everywhere, not as they are stored. */
static char *
describe_amount (KdSession  *session,
                 const Line *line,
                 const char *text)
{
  g_autoptr (KdRow) row = kd_row_new (line->def->kind);
  int field = kd_kind_find_field (line->def, line->change->field);

  return kd_row_set_from_text (row, (guint) field, text, NULL) ? kd_client_words_value (session, row, (guint) field) : g_strdup (text);
}

/* A value as people read it; what is sensitive stays masked on both sides. */
static char *
describe (KdHistoryTab *self,
          const Line   *line,
          const char   *text)
{
  const KdField *field = find_field (line);
  KdSession     *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdUuid         uuid;

  if (text == NULL)
    return g_strdup (_ ("Not filled in"));
  if (line->change->sensitive)
    {
      g_auto (KdValue) value = { 0 };

      kd_value_set_text (&value, text);
      return kd_field_mask (field, &value);
    }
  if (field != NULL && field->type == KD_FIELD_MONEY)
    return describe_amount (session, line, text);
  for (const KdChoice *choice = field != NULL ? field->choices : NULL; choice != NULL && choice->key != NULL; choice++)
    if (g_str_equal (choice->key, text))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label));
  if (field != NULL && field->type == KD_FIELD_REFERENCE && kd_uuid_parse (text, &uuid))
    return describe_reference (self, &uuid);
  if (field != NULL && field->type == KD_FIELD_FLAG)
    return g_strdup (g_str_equal (text, KD_FLAG_SET) ? _ ("Yes") : _ ("No"));
  return g_strdup (text);
}

static char *
describe_time (KdSession  *session,
               const Line *line)
{
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session)));
  gint64     instant = 0;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) here = NULL;

  if (!kd_instant_parse (line->change->time, &instant))
    return g_strdup (line->change->time);
  utc = g_date_time_new_from_unix_utc_usec (instant);
  here = g_date_time_to_timezone (utc, zone);
  return g_date_time_format (here, "%Y-%m-%d %H:%M");
}

/* --- showing ------------------------------------------------------------------------------------------------ */

static gboolean
matches (const Line *line,
         const char *needle)
{
  g_autofree char *what = describe_what (line);
  g_autofree char *label = g_utf8_casefold (what, -1);
  g_autofree char *author = g_utf8_casefold (line->change->author, -1);

  return strstr (label, needle) != NULL || strstr (author, needle) != NULL;
}

static void
add_line (KdHistoryTab *self,
          const Line   *line,
          guint         place)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autofree char *what = describe_what (line);
  g_autofree char *before = describe (self, line, line->change->before);
  g_autofree char *after = describe (self, line, line->change->after);
  g_autofree char *title = g_strdup_printf (_ ("%s: %s → %s"), what, before, after);
  g_autofree char *time = describe_time (session, line);
  g_autofree char *detail = kd_client_words_join (time, line->change->author, describe_reason (line->change->reason), NULL);
  g_autofree char *action = g_strdup_printf ("history.restore(uint32 %u)", place);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *row = kd_rows_group_row_new (title, detail, NULL);

  g_menu_append (menu, _ ("Restore the Value Before"), action);
  if ((line->def->flags & KD_KIND_APPEND_ONLY) == 0)
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
  KdClientFile *file;
  GPtrArray    *lines;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->lines, g_ptr_array_unref);
  kd_client_file_unref (load->file);
  g_free (load);
}

static gboolean
add_history (Load        *load,
             KdWorkspace *workspace,
             const KdRow *row,
             GError     **error)
{
  g_autoptr (GPtrArray) changes = kd_workspace_history (workspace, &row->uuid, error);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      Line *line = g_new (Line, 1);

      *line = (Line) { changes->pdata[i], g_ptr_array_ref (changes), row->def, row->uuid };
      g_ptr_array_add (load->lines, line);
    }
  return changes != NULL;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *one = *(const Line *const *) a;
  const Line *other = *(const Line *const *) b;

  return (one->change->commit > other->change->commit) - (one->change->commit < other->change->commit);
}

/* What is never changed is in the book as it was written, and has no history. */
static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load               *load = data;
  const KdClientFile *file = load->file;

  load->lines = g_ptr_array_new_with_free_func (line_free);
  if (!add_history (load, workspace, file->client, error))
    return FALSE;
  for (guint i = 0; i < file->rows->len; i++)
    {
      const KdRow *row = file->rows->pdata[i];

      if (row->def->kind != KD_KIND_CLIENT && (row->def->flags & KD_KIND_APPEND_ONLY) == 0 && !add_history (load, workspace, row, error))
        return FALSE;
    }
  g_ptr_array_sort (load->lines, compare_lines);
  return TRUE;
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
  if (file != NULL && kd_uuid_equal (&file->client->uuid, &load->file->client->uuid))
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

  load->file = kd_client_file_ref (file);
  kd_workspace_call_async (kd_session_get_workspace (kd_client_tab_get_session (tab)), run_load, load, load_free, NULL, on_loaded, g_object_ref (tab));
}

/* --- acts --------------------------------------------------------------------------------------------------- */

static void
restore (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  KdHistoryTab  *self = KD_HISTORY_TAB (widget);
  KdSession     *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  KdClientFile  *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));
  guint          place = g_variant_get_uint32 (target);
  const Line    *line;
  const KdField *field;
  const KdRow   *row;

  if (file == NULL || self->lines == NULL || place >= self->lines->len)
    return;
  line = self->lines->pdata[place];
  row = kd_client_file_find (file, &line->uuid);
  field = find_field (line);
  if (row == NULL)
    kd_session_say (session, _ ("This record is not in the file any more"));
  else if (field != NULL)
    kd_client_records_set (session, row, (guint) (field - line->def->fields), line->change->before);
  else if (line->def->kind == KD_KIND_CLIENT)
    kd_client_extras_set (session, file->client, get_label (line), line->change->before);
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
  static const char *const edits[] = { "history.restore", NULL };
  KdHistoryTab            *self = KD_HISTORY_TAB (object);
  KdClientTab             *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_history_tab_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), kd_client_tab_get_session (tab), edits);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search by Field or Person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search by Field or Person"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_lines), self, G_CONNECT_SWAPPED);
  self->changes = kd_rows_group_new (_ ("History"), _ ("No change matches"));
  kd_rows_group_add_link (self->changes, _ ("Verify…"), "win.verify");
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
