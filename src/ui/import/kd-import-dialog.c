/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-dialog-private.h"

#include "kd-client.h"
#include "kd-import-columns.h"
#include "kd-import-memory.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (KdImportDialog, kd_import_dialog, ADW_TYPE_DIALOG)

/* --- looking at the file ---------------------------------------------------------------------------------- */

typedef struct
{
  char           *path;
  char           *sheet;
  char           *encoding;
  char           *columns; /* what was chosen to map it like */
  KdImportOptions options;
  KdImport       *import;
} Look;

static void
look_free (gpointer data)
{
  Look *work = data;

  g_clear_pointer (&work->import, kd_import_free);
  g_free (work->path);
  g_free (work->sheet);
  g_free (work->encoding);
  g_free (work->columns);
  g_free (work);
}

static gboolean
run_look (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Look *work = data;

  work->import = kd_import_new (work->path, &kd_client_kind, &work->options, error);
  if (work->import == NULL)
    return FALSE;
  kd_import_memory_recall (work->import, workspace);
  return work->columns == NULL || kd_import_apply_json (work->import, work->columns, error);
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
  kd_import_guess_show (self->guess, self->import);
  kd_import_preview_show (self->preview, self->import);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", TRUE);
  if (!g_str_equal (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->view)), "look"))
    adw_navigation_view_push_by_tag (self->view, "look");
}

static void
look (KdImportDialog *self)
{
  Look *work = g_new0 (Look, 1);

  work->path = g_strdup (self->path);
  work->options = kd_import_guess_get_options (self->guess);
  work->options.sheet = work->sheet = g_strdup (work->options.sheet);
  work->options.encoding = work->encoding = g_strdup (work->options.encoding);
  work->columns = g_strdup (self->like);
  set_looking (self, TRUE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_look, work, look_free, NULL, on_looked, g_object_ref (self));
}

static void
open_file (KdImportDialog *self,
           const char     *path)
{
  g_set_str (&self->path, path);
  kd_import_guess_reset (self->guess);
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
    open_file (self, g_file_peek_path (file));
}

static void
ask_file (KdImportDialog *self,
          const char     *like)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_set_str (&self->like, like);
  gtk_file_filter_set_name (filter, _ ("Excel and CSV lists"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen_file, g_object_ref (self));
}

static void
on_choose_cb (KdImportDialog *self)
{
  ask_file (self, NULL);
}

static void
on_memory_cb (KdImportDialog *self,
              const char     *columns)
{
  ask_file (self, columns);
}

/* Its heads say what the columns mean, which the step after it may have changed. */
static void
on_look_showing_cb (KdImportDialog *self)
{
  if (self->import != NULL)
    kd_import_preview_show (self->preview, self->import);
}

/* --- steps ------------------------------------------------------------------------------------------------ */

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdImportDialog *self = KD_IMPORT_DIALOG (widget);
  const char     *tag = adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->view));

  if (g_str_equal (tag, "choose"))
    on_choose_cb (self);
  else if (g_str_equal (tag, "look") && self->import != NULL)
    {
      adw_bin_set_child (self->columns, kd_import_columns_new (self->import));
      adw_navigation_view_push_by_tag (self->view, "columns");
    }
  else if (g_str_equal (tag, "columns") && self->import != NULL && self->cancellable == NULL)
    {
      adw_navigation_view_push_by_tag (self->view, "check");
      kd_import_dialog_check (self, FALSE);
    }
  else if (g_str_equal (tag, "check") && self->cancellable == NULL)
    {
      adw_navigation_view_push_by_tag (self->view, "running");
      kd_import_dialog_run (self);
    }
}

static void
next_problem (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KdImportDialog *self = KD_IMPORT_DIALOG (widget);
  const char     *tag = adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->view));

  kd_import_check_go_on (g_str_equal (tag, "result") ? self->result_view : self->check_view);
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
    open_file (self, g_file_peek_path (file));
  return TRUE;
}

static void
kd_import_dialog_dispose (GObject *object)
{
  KdImportDialog *self = KD_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  G_OBJECT_CLASS (kd_import_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->import, kd_import_free);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->like, g_free);
}

static void
kd_import_dialog_class_init (KdImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_import_dialog_dispose;

  g_type_ensure (KD_TYPE_IMPORT_CHECK);
  g_type_ensure (KD_TYPE_IMPORT_GUESS);
  g_type_ensure (KD_TYPE_IMPORT_MEMORIES);
  g_type_ensure (KD_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.next-problem", NULL, next_problem);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/import/kd-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, choose_status);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, looking);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, memories);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, guess);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, match);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, duplicate);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, check_view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, run);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, progress_text);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, result_view);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, undo);
  gtk_widget_class_bind_template_child (widget_class, KdImportDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_memory_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_look_showing_cb);
  kd_import_dialog_bind_run (widget_class);
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
  g_signal_connect_object (self->guess, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  kd_import_dialog_follow_choices (self);
}

/**
 * kd_import_dialog_present:
 * @session: an open book
 * @parent: a widget of the window
 * @path: (nullable): a list
 *
 * Begins an import: of a file, whose first rows are shown, or asks for one. An import that is running is shown instead: there is one at a
 * time.
 */
void
kd_import_dialog_present (KdSession  *session,
                          GtkWidget  *parent,
                          const char *path)
{
  KdImportDialog *self = g_object_get_qdata (G_OBJECT (session), kd_import_dialog_running_quark ());
  gboolean        running = self != NULL;

  if (!running)
    {
      self = g_object_new (KD_TYPE_IMPORT_DIALOG, NULL);
      self->session = g_object_ref (session);
      kd_import_memories_show (self->memories, session);
    }
  adw_dialog_present (ADW_DIALOG (self), parent);
  if (running)
    gtk_widget_grab_focus (self->leave);
  if (!running && path != NULL)
    open_file (self, path);
}
