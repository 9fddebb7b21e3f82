/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-dialog.h"

#include "kd-client.h"
#include "kd-error.h"
#include "kd-import-check.h"
#include "kd-import-columns.h"
#include "kd-shortcuts.h"
#include "kd-workspace-drafts.h"

#include <glib/gi18n-lib.h>

/**
 * KdImportDialog:
 *
 * From a file to clients in five steps: choose it, see what its columns mean, see where each row would go, import,
 * see what became of it. Closed while it imports, it goes on and tells the end by a toast.
 */
struct _KdImportDialog
{
  AdwDialog parent_instance;

  KdSession    *session;
  char         *path;
  char         *sheet;
  char         *encoding;
  guint         header_row;
  KdImport     *import;
  GCancellable *cancellable; /* while a thread has the import */
  guint         poll;
  gint64        began;
  gboolean      keep; /* whether the problems stay listed while rows are counted anew */

  /* template */
  AdwNavigationView   *view;
  AdwStatusPage       *choose_status;
  GtkWidget           *choose;
  GtkWidget           *looking;
  AdwPreferencesGroup *options;
  AdwComboRow         *match;
  AdwComboRow         *duplicate;
  AdwBin              *columns;
  KdImportCheck       *check_view;
  GtkButton           *run;
  GtkProgressBar      *progress;
  GtkLabel            *progress_text;
  GtkWidget           *cancel;
  KdImportCheck       *result_view;
  GtkWidget           *undo;
  GtkWidget           *save;
  AdwNavigationPage   *result_page;
};

/* How often the counts are looked at. */
#define POLL_MS 100

static const char *const encodings[] = { "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", NULL };

G_DEFINE_FINAL_TYPE (KdImportDialog, kd_import_dialog, ADW_TYPE_DIALOG)

static void look (KdImportDialog *self);

/* --- looking at the file ---------------------------------------------------------------------------------- */

typedef struct
{
  char     *path;
  char     *sheet;
  char     *encoding;
  guint     header_row;
  KdImport *import;
} Look;

static void
look_free (gpointer data)
{
  Look *work = data;

  g_clear_pointer (&work->import, kd_import_free);
  g_free (work->path);
  g_free (work->sheet);
  g_free (work->encoding);
  g_free (work);
}

/* How columns with these headers were mapped the last time. */
static void
remember_mapping (KdWorkspace *workspace,
                  KdImport    *import)
{
  g_autofree char *signature = kd_import_get_signature (import);
  g_autofree char *key = g_strconcat (KD_DRAFT_MAPPING, signature, NULL);
  g_autofree char *json = NULL;

  if (kd_workspace_get_draft (workspace, key, &json, NULL) && json != NULL)
    kd_import_apply_json (import, json, NULL);
}

static gboolean
run_look (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Look                 *work = data;
  const KdImportOptions options = { .encoding = work->encoding, .sheet = work->sheet, .header_row = work->header_row };

  work->import = kd_import_new (work->path, &kd_client_kind, &options, error);
  if (work->import != NULL)
    remember_mapping (workspace, work->import);
  return work->import != NULL;
}

static void
on_encoding (AdwComboRow    *row,
             GParamSpec     *pspec,
             KdImportDialog *self)
{
  g_set_str (&self->encoding, encodings[adw_combo_row_get_selected (row)]);
  look (self);
}

static void
on_sheet (AdwComboRow    *row,
          GParamSpec     *pspec,
          KdImportDialog *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  g_set_str (&self->sheet, gtk_string_object_get_string (item));
  look (self);
}

static void
on_header_row (AdwComboRow    *row,
               GParamSpec     *pspec,
               KdImportDialog *self)
{
  self->header_row = kd_import_get_preview_number (self->import, adw_combo_row_get_selected (row));
  look (self);
}

static GtkWidget *
new_combo (const char        *title,
           const char *const *items,
           const char        *chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (items);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; items[i] != NULL; i++)
    if (g_strcmp0 (items[i], chosen) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  return row;
}

/* Each row of the preview by its number and how it begins. */
static GtkWidget *
new_header_combo (KdImportDialog *self)
{
  guint n = kd_import_get_n_preview (self->import);
  g_auto (GStrv) items = g_new0 (char *, n + 1);
  g_autofree char *chosen = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint number = kd_import_get_preview_number (self->import, i);

      items[i] = g_strdup_printf (_ ("Row %u: %.60s"), number, kd_import_get_preview_text (self->import, i, 0));
      g_strdelimit (items[i], "\r\n\t", ' ');
      if (!g_utf8_validate (items[i], -1, NULL))
        {
          g_autofree char *cut = g_steal_pointer (&items[i]);

          items[i] = g_utf8_make_valid (cut, -1);
        }
      if (number == kd_import_get_header_row (self->import))
        chosen = g_strdup (items[i]);
    }
  return new_combo (_ ("Row of Column Names"), (const char *const *) items, chosen);
}

/* Rows for what was found out about the file, each to be changed. */
static void
show_options (KdImportDialog *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->options));
  GtkWidget *fresh = adw_preferences_group_new ();
  GtkWidget *row;
  g_auto (GStrv) sheets = kd_import_list_sheets (self->import, TRUE);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (base);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (fresh), _ ("The File"));
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fresh), row);
  if (g_strv_length (sheets) > 1)
    {
      row = new_combo (_ ("Sheet"), (const char *const *) sheets, kd_import_get_sheet (self->import));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_sheet), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (fresh), row);
    }
  if (kd_import_get_encoding (self->import) != NULL)
    {
      row = new_combo (_ ("Encoding"), encodings, kd_import_get_encoding (self->import));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_encoding), self, G_CONNECT_DEFAULT);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (fresh), row);
    }
  row = new_header_combo (self);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_header_row), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fresh), row);
  gtk_box_insert_child_after (GTK_BOX (parent), fresh, GTK_WIDGET (self->options));
  gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self->options));
  self->options = ADW_PREFERENCES_GROUP (fresh);
}

static void
set_looking (KdImportDialog *self,
             gboolean        looking)
{
  gtk_widget_set_visible (self->looking, looking);
  gtk_widget_set_visible (self->choose, !looking);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  Look *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  set_looking (self, FALSE);
  if (work == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_icon_name (self->choose_status, "dialog-error-symbolic");
      adw_status_page_set_title (self->choose_status, _ ("This File Cannot Be Imported"));
      adw_status_page_set_description (self->choose_status, markup);
      adw_navigation_view_pop_to_tag (self->view, "choose");
      return;
    }
  adw_bin_set_child (self->columns, NULL);
  g_clear_pointer (&self->import, kd_import_free);
  self->import = g_steal_pointer (&work->import);
  look_free (work);
  show_options (self);
  adw_bin_set_child (self->columns, kd_import_columns_new (self->import));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", TRUE);
  if (!g_str_equal (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->view)), "columns"))
    adw_navigation_view_push_by_tag (self->view, "columns");
}

static void
look (KdImportDialog *self)
{
  Look *work = g_new0 (Look, 1);

  *work = (Look) { g_strdup (self->path), g_strdup (self->sheet), g_strdup (self->encoding), self->header_row, NULL };
  set_looking (self, TRUE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_look, work, look_free, NULL, on_looked, g_object_ref (self));
}

/**
 * kd_import_dialog_open:
 * @self: a dialog
 * @path: a file
 *
 * Looks at a file and goes on to its columns.
 */
void
kd_import_dialog_open (KdImportDialog *self,
                       const char     *path)
{
  g_set_str (&self->path, path);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->encoding, g_free);
  self->header_row = 0;
  look (self);
}

static void
on_chosen_file (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    kd_import_dialog_open (self, g_file_peek_path (file));
}

static void
on_choose_cb (KdImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Excel and CSV lists"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen_file, g_object_ref (self));
}

/* --- running ---------------------------------------------------------------------------------------------- */

/* The import belongs to the dialog, which the callback keeps alive. */
typedef struct
{
  KdImport *import;
  gboolean  dry;
} Run;

static gboolean
run_import (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Run             *work = data;
  g_autofree char *signature = kd_import_get_signature (work->import);
  g_autofree char *key = g_strconcat (KD_DRAFT_MAPPING, signature, NULL);
  g_autofree char *json = kd_import_get_json (work->import);

  if (!work->dry && !kd_workspace_put_draft (workspace, key, json, error))
    return FALSE;
  return kd_import_run (work->import, workspace, work->dry, cancellable, error);
}

static gboolean
on_poll (gpointer data)
{
  KdImportDialog  *self = data;
  KdImportCounts   counts;
  double           progress;
  g_autofree char *text = NULL;
  double           spent = (double) (g_get_monotonic_time () - self->began) / G_USEC_PER_SEC;

  kd_import_get_counts (self->import, &counts, &progress);
  kd_import_check_show_counts (self->check_view, &counts);
  gtk_progress_bar_set_fraction (self->progress, progress);
  if (spent > 3 && progress > 0.02)
    {
      guint left = (guint) (spent / progress * (1 - progress) / 5 + 1) * 5;

      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rows done · about %u second left", "%u rows done · about %u seconds left", left), counts.rows, left);
    }
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row done", "%u rows done", counts.rows), counts.rows);
  gtk_label_set_label (self->progress_text, text);
  return G_SOURCE_CONTINUE;
}

static void
start (KdImportDialog     *self,
       gboolean            dry,
       GAsyncReadyCallback callback)
{
  Run *work = g_new0 (Run, 1);

  *work = (Run) { self->import, dry };
  kd_import_set_match (self->import, (KdImportMatch) adw_combo_row_get_selected (self->match), adw_combo_row_get_selected (self->duplicate) == 1);
  self->cancellable = g_cancellable_new ();
  self->began = g_get_monotonic_time ();
  self->poll = g_timeout_add (POLL_MS, on_poll, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", FALSE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_import, work, g_free, self->cancellable, callback, g_object_ref (self));
}

static gboolean
stop (KdImportDialog *self,
      GObject        *source,
      GAsyncResult   *result,
      GError        **error)
{
  g_autofree Run *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, error);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", TRUE);
  return work != NULL;
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean         good = stop (self, source, result, &error);
  KdImportCounts   counts;
  g_autofree char *label = NULL;

  kd_import_check_set_busy (self->check_view, FALSE);
  if (!good)
    {
      kd_session_fail (self->session, error);
      adw_navigation_view_pop_to_tag (self->view, "columns");
      return;
    }
  kd_import_get_counts (self->import, &counts, NULL);
  kd_import_check_show_counts (self->check_view, &counts);
  if (!self->keep)
    kd_import_check_show_held (self->check_view, kd_import_get_held (self->import), TRUE);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u Row", "Import %u Rows", counts.added + counts.updated), counts.added + counts.updated);
  gtk_button_set_label (self->run, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", counts.added + counts.updated > 0);
}

static void
check (KdImportDialog *self,
       gboolean        keep)
{
  self->keep = keep;
  kd_import_check_set_busy (self->check_view, TRUE);
  start (self, TRUE, on_checked);
}

static void
on_chosen (KdImportCheck  *view,
           int             column,
           gboolean        without,
           KdImportDialog *self)
{
  if (self->cancellable != NULL)
    return;
  kd_import_choose (self->import, column, without ? KD_IMPORT_TAKE_WITHOUT : KD_IMPORT_HOLD_BACK);
  check (self, TRUE);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean         good = stop (self, source, result, &error);
  KdImportCounts   counts;
  g_autofree char *said = NULL;

  kd_import_get_counts (self->import, &counts, NULL);
  if (good)
    said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row imported", "%u rows imported", counts.added + counts.updated), counts.added + counts.updated);
  else if (g_error_matches (error, KD_ERROR, KD_ERROR_CANCELLED))
    said = g_strdup (_ ("Import cancelled. Nothing was kept"));
  if (said != NULL)
    kd_session_say (self->session, said);
  else
    kd_session_fail (self->session, error);
  if (!good)
    {
      adw_navigation_view_pop_to_tag (self->view, "check");
      return;
    }
  kd_import_check_show_counts (self->result_view, &counts);
  kd_import_check_show_held (self->result_view, kd_import_get_held (self->import), FALSE);
  gtk_widget_set_sensitive (self->save, counts.problem > 0);
  adw_navigation_view_push_by_tag (self->view, "result");
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdImportDialog *self = KD_IMPORT_DIALOG (widget);
  const char     *tag = adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->view));

  if (g_str_equal (tag, "choose"))
    on_choose_cb (self);
  else if (g_str_equal (tag, "columns") && self->import != NULL && self->cancellable == NULL)
    {
      adw_navigation_view_push_by_tag (self->view, "check");
      check (self, FALSE);
    }
  else if (g_str_equal (tag, "check") && self->cancellable == NULL)
    {
      adw_navigation_view_push_by_tag (self->view, "running");
      start (self, FALSE, on_imported);
    }
}

static void
on_cancel_cb (KdImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- afterwards ------------------------------------------------------------------------------------------- */

static void
on_view_cb (KdImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", "clients");
  adw_dialog_close (ADW_DIALOG (self));
}

typedef struct
{
  KdUuid      batch;
  KdReversal *reversal;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *work = data;

  g_clear_pointer (&work->reversal, kd_reversal_free);
  g_free (work);
}

static gboolean
run_undo (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Undo *work = data;

  work->reversal = kd_workspace_undo_batch (workspace, &work->batch, FALSE, error);
  return work->reversal != NULL;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  Undo            *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *said = NULL;

  if (work == NULL)
    {
      gtk_widget_set_sensitive (self->undo, TRUE);
      kd_session_fail (self->session, error);
      return;
    }
  said = g_strdup_printf (_ ("Import undone: %u changes taken back, %u kept because they were edited since"), work->reversal->reversed, g_strv_length (work->reversal->kept));
  kd_session_say (self->session, said);
  adw_navigation_page_set_title (self->result_page, _ ("Undone"));
  undo_free (work);
}

static void
on_undo_cb (KdImportDialog *self)
{
  Undo *work = g_new0 (Undo, 1);

  work->batch = *kd_import_get_batch (self->import);
  gtk_widget_set_sensitive (self->undo, FALSE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_undo, work, undo_free, NULL, on_undone, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL)
    return;
  if (kd_import_write_held (self->import, g_file_peek_path (file), TRUE, &error))
    kd_session_say (self->session, _ ("Saved. The file is not encrypted: anyone on this computer can read it"));
  else
    kd_session_fail (self->session, error);
}

static void
on_save_cb (KdImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_initial_name (dialog, _ ("problem rows.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_saved, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static gboolean
on_drop (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         KdImportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || self->cancellable != NULL)
    return FALSE;
  file = g_object_ref (files->data);
  if (g_file_peek_path (file) != NULL)
    kd_import_dialog_open (self, g_file_peek_path (file));
  return TRUE;
}

static void
kd_import_dialog_dispose (GObject *object)
{
  KdImportDialog *self = KD_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  G_OBJECT_CLASS (kd_import_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->import, kd_import_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->encoding, g_free);
}

static void
kd_import_dialog_class_init (KdImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_import_dialog_dispose;

  g_type_ensure (KD_TYPE_IMPORT_CHECK);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/import/kd-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, choose_status);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, looking);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, match);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, duplicate);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, check_view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, run);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, progress_text);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, result_view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, undo);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
kd_import_dialog_init (KdImportDialog *self)
{
  const char *const matches[] = { _ ("ID number, else mobile, else name and birthday"), _ ("ID number"), _ ("Mobile"), _ ("Name and birthday"), NULL };
  const char *const duplicates[] = { _ ("Skip the row"), _ ("Update the client"), NULL };
  GtkDropTarget    *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr (GtkStringList) by = gtk_string_list_new (matches);
  g_autoptr (GtkStringList) what = gtk_string_list_new (duplicates);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->match, G_LIST_MODEL (by));
  adw_combo_row_set_model (self->duplicate, G_LIST_MODEL (what));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->check_view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_DEFAULT);
}

/**
 * kd_import_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdImportDialog *
kd_import_dialog_new (KdSession *session)
{
  KdImportDialog *self = g_object_new (KD_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  return self;
}
