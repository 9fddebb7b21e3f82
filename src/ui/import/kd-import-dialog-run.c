/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The later steps of an import: counting, importing, and what can be done afterwards. */
#include "kd-import-dialog-private.h"

#include "kd-error.h"
#include "kd-import-memory.h"
#include "kd-outlet.h"

#include <glib/gi18n-lib.h>

/* How often the counts are looked at. */
#define POLL_MS 100

G_DEFINE_QUARK (kd - import - dialog - running, kd_import_dialog_running)

/* --- running ---------------------------------------------------------------------------------------------- */

/* The import belongs to the dialog, which the callback keeps alive. */
typedef struct
{
  KdImport *import;
  char     *name;
  gboolean  dry;
} Run;

static void
run_free (gpointer data)
{
  g_free (((Run *) data)->name);
  g_free (data);
}

static gboolean
run_import (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Run *work = data;

  if (!work->dry && !kd_import_memory_keep (work->import, work->name, workspace, error))
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
  if (self->running)
    kd_errand_show (kd_session_get_errand (self->session), C_ ("long work", "Importing"), progress, "win.import");
  return G_SOURCE_CONTINUE;
}

static void
start (KdImportDialog     *self,
       gboolean            dry,
       GAsyncReadyCallback callback)
{
  Run *work = g_new0 (Run, 1);

  *work = (Run) { self->import, g_path_get_basename (self->path), dry };
  kd_import_set_match (self->import, (KdImportMatch) adw_combo_row_get_selected (self->match), adw_combo_row_get_selected (self->duplicate) == 1);
  self->cancellable = g_cancellable_new ();
  self->began = g_get_monotonic_time ();
  self->running = !dry;
  if (self->running)
    g_object_set_qdata (G_OBJECT (self->session), kd_import_dialog_running_quark (), self);
  self->poll = g_timeout_add (POLL_MS, on_poll, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", FALSE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_import, work, run_free, self->cancellable, callback, g_object_ref (self));
}

static gboolean
stop (KdImportDialog *self,
      GObject        *source,
      GAsyncResult   *result,
      GError        **error)
{
  Run *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, error);

  if (self->running)
    {
      g_object_set_qdata (G_OBJECT (self->session), kd_import_dialog_running_quark (), NULL);
      kd_errand_end (kd_session_get_errand (self->session));
    }
  self->running = FALSE;
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", TRUE);
  if (work == NULL)
    return FALSE;
  run_free (work);
  return TRUE;
}

static gboolean tell_choices (KdImportDialog *self);

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
  if (tell_choices (self))
    return;
  if (!self->keep)
    kd_import_check_show_held (self->check_view, kd_import_get_held (self->import), TRUE);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u Row", "Import %u Rows", counts.added + counts.updated), counts.added + counts.updated);
  gtk_button_set_label (self->run, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", counts.added + counts.updated > 0);
}

/**
 * kd_import_dialog_check:
 * @self: a dialog
 * @keep: whether the problems stay listed while rows are counted anew
 *
 * Counts where each row would go.
 */
void
kd_import_dialog_check (KdImportDialog *self,
                        gboolean        keep)
{
  self->keep = keep;
  kd_import_check_set_busy (self->check_view, TRUE);
  start (self, TRUE, on_checked);
}

typedef struct
{
  int            column;
  guint          number;
  KdImportChoice choice;
} Choice;

/* The import is another thread's while rows are counted: what is chosen meanwhile is told to it afterwards. */
static gboolean
tell_choices (KdImportDialog *self)
{
  if (self->cancellable != NULL || self->choices->len == 0)
    return FALSE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (choice->number == 0)
        kd_import_choose (self->import, choice->column, choice->choice);
      else
        kd_import_choose_row (self->import, choice->number, choice->choice);
    }
  g_array_set_size (self->choices, 0);
  kd_import_dialog_check (self, TRUE);
  return TRUE;
}

static void
on_chosen (KdImportCheck  *view,
           int             column,
           guint           number,
           gboolean        without,
           KdImportDialog *self)
{
  const Choice choice = { column, number, without ? KD_IMPORT_TAKE_WITHOUT : KD_IMPORT_HOLD_BACK };

  g_array_append_val (self->choices, choice);
  tell_choices (self);
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

/**
 * kd_import_dialog_run:
 * @self: a dialog
 *
 * Imports, and shows what became of it.
 */
void
kd_import_dialog_run (KdImportDialog *self)
{
  start (self, FALSE, on_imported);
  gtk_widget_grab_focus (self->leave);
}

/**
 * kd_import_dialog_follow_choices:
 * @self: a dialog
 *
 * Counts anew when the user decides about a problem.
 */
void
kd_import_dialog_follow_choices (KdImportDialog *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_signal_connect_object (self->check_view, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_DEFAULT);
}

static void
on_cancel_cb (KdImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
on_leave_cb (KdImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- afterwards ------------------------------------------------------------------------------------------- */

static void
on_view_cb (KdImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", "clients");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (kd_session_undo_import_finish (KD_SESSION (source), result, &error))
    adw_navigation_page_set_title (self->result_page, _ ("Undone"));
  else
    {
      gtk_widget_set_sensitive (self->undo, TRUE);
      kd_session_fail (self->session, error);
    }
}

static void
on_undo_cb (KdImportDialog *self)
{
  gtk_widget_set_sensitive (self->undo, FALSE);
  kd_session_undo_import_async (self->session, kd_import_get_batch (self->import), on_undone, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);

  if (path != NULL && kd_import_write_held (self->import, path, TRUE, &error))
    kd_session_say (self->session, _ ("Saved. The file is not encrypted: anyone on this computer can read it"));
  else if (error != NULL)
    kd_session_fail (self->session, error);
}

static void
on_save_cb (KdImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_initial_name (dialog, _ ("problem rows.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_saved, g_object_ref (self));
}

/**
 * kd_import_dialog_bind_run:
 * @widget_class: the class of the dialog
 *
 * Names what the buttons of the later steps do.
 */
void
kd_import_dialog_bind_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}
