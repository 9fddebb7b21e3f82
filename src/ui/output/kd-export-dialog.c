/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-export-dialog.h"

#include "kd-client.h"
#include "kd-export.h"
#include "kd-outlet.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/* How often the progress is looked at. */
#define TICK_MS 100

/**
 * KdExportDialog:
 *
 * Records as a file of plain text: which, of which kind, in which format. The file appears whole or not at all, and the
 * ledger has the act before it does.
 */
struct _KdExportDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  char      *filter; /* of the list of clients, or NULL */
  guint      n_filtered;
  GArray    *chosen; /* clients, or NULL */
  gboolean   is_filling;

  GCancellable *cancellable; /* while a file is written */
  guint         tick;
  int           done; /* records; written on the thread that exports */
  int           total;

  /* template */
  AdwComboRow    *kind;
  AdwComboRow    *which;
  AdwComboRow    *format;
  AdwSwitchRow   *names;
  GtkWidget      *choices;
  GtkStack       *action;
  GtkButton      *begin;
  GtkProgressBar *progress;
  GtkLabel       *progress_text;
  GtkWidget      *unlogged;
};

G_DEFINE_FINAL_TYPE (KdExportDialog, kd_export_dialog, ADW_TYPE_DIALOG)

/* What advisers keep; the book's own housekeeping is not offered. */
static const KdKind kinds[] = {
  KD_KIND_CLIENT,
  KD_KIND_INTERACTION,
  KD_KIND_TASK,
  KD_KIND_ACCOUNT,
  KD_KIND_VALUATION,
  KD_KIND_TRANSACTION,
  KD_KIND_PRODUCT,
  KD_KIND_ASSESSMENT,
  KD_KIND_DECLARED_ASSETS,
  KD_KIND_CONTACT_METHOD,
  KD_KIND_HOUSEHOLD,
  KD_KIND_MEMBERSHIP,
};

/* Those of records of every kind stand first. */
#define N_SHEETS 3

static const struct
{
  KdExportFormat format;
  const char    *title;
  const char    *suffix;
} formats[] = {
  { KD_EXPORT_XLSX, N_ ("Excel (XLSX)"), "xlsx" },
  { KD_EXPORT_CSV, N_ ("Text Table (CSV)"), "csv" },
  { KD_EXPORT_JSON, N_ ("Everything, for Programs (JSON)"), "json" },
  { KD_EXPORT_VCARD_3, N_ ("Contacts (vCard)"), "vcf" },
  { KD_EXPORT_ICALENDAR, N_ ("Reminders (iCalendar)"), "ics" },
};

typedef enum
{
  WHICH_ALL,
  WHICH_FILTERED,
  WHICH_CHOSEN,
} Which;

/* --- what is chosen --------------------------------------------------------------------------------------- */

static const KdKindDef *
get_def (KdExportDialog *self)
{
  return kd_kind_get_def (kinds[adw_combo_row_get_selected (self->kind)]);
}

/* The narrowest stands first, because that is what somebody has before the eyes. */
static guint
list_ways (KdExportDialog *self,
           Which           ways[3])
{
  guint n = 0;

  if (self->chosen != NULL)
    ways[n++] = WHICH_CHOSEN;
  if (self->filter != NULL)
    ways[n++] = WHICH_FILTERED;
  ways[n++] = WHICH_ALL;
  return n;
}

static Which
get_which (KdExportDialog *self)
{
  Which ways[3];
  guint n = list_ways (self, ways);
  guint selected = adw_combo_row_get_selected (self->which);

  return get_def (self)->kind == KD_KIND_CLIENT && selected < n ? ways[selected] : WHICH_ALL;
}

static guint
count_clients (KdExportDialog *self,
               Which           which)
{
  switch (which)
    {
    case WHICH_CHOSEN:
      return self->chosen->len;
    case WHICH_FILTERED:
      return self->n_filtered;
    case WHICH_ALL:
    default:
      return kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (self->session)));
    }
}

static char *
describe_way (KdExportDialog *self,
              Which           which)
{
  static const char *const titles[] = { N_ ("All Clients"), N_ ("Clients in the List"), N_ ("Selected Clients") };
  g_autofree char         *count = kd_words_count (count_clients (self, which));

  return g_strdup_printf ("%s · %s", _ (titles[which]), count);
}

static void
fill (AdwComboRow       *row,
      const char *const *strings)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (strings);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_kinds (KdExportDialog *self)
{
  const char *titles[G_N_ELEMENTS (kinds) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    titles[i] = g_dgettext (GETTEXT_PACKAGE, kd_kind_get_def (kinds[i])->plural);
  fill (self->kind, titles);
}

static void
fill_ways (KdExportDialog *self)
{
  g_auto (GStrv) titles = g_new0 (char *, 4);
  Which ways[3];
  guint n = list_ways (self, ways);

  for (guint i = 0; i < n; i++)
    titles[i] = describe_way (self, ways[i]);
  fill (self->which, (const char *const *) titles);
}

static void
fill_formats (KdExportDialog *self,
              gboolean        is_client)
{
  const char *titles[G_N_ELEMENTS (formats) + 1] = { NULL };
  guint       n = is_client ? G_N_ELEMENTS (formats) : N_SHEETS;
  guint       selected = adw_combo_row_get_selected (self->format);

  if (adw_combo_row_get_model (self->format) != NULL && g_list_model_get_n_items (adw_combo_row_get_model (self->format)) == n)
    return;
  for (guint i = 0; i < n; i++)
    titles[i] = _ (formats[i].title);
  fill (self->format, titles);
  adw_combo_row_set_selected (self->format, selected < n ? selected : 0);
}

/* The button names what it does to whom. */
static void
show_verb (KdExportDialog *self)
{
  g_autofree char *label = NULL;

  if (get_def (self)->kind != KD_KIND_CLIENT)
    label = g_strdup (_ ("Export…"));
  else
    {
      guint            n = count_clients (self, get_which (self));
      g_autofree char *count = kd_words_count (n);

      label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %s Client…", "Export %s Clients…", n), count);
    }
  gtk_button_set_label (self->begin, label);
}

static void
on_choice_cb (KdExportDialog *self)
{
  gboolean is_client;

  if (self->session == NULL || self->is_filling)
    return;
  self->is_filling = TRUE;
  is_client = get_def (self)->kind == KD_KIND_CLIENT;
  fill_formats (self, is_client);
  gtk_widget_set_visible (GTK_WIDGET (self->which), is_client && (self->filter != NULL || self->chosen != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->names), formats[adw_combo_row_get_selected (self->format)].format == KD_EXPORT_ICALENDAR);
  show_verb (self);
  self->is_filling = FALSE;
}

/* --- the file --------------------------------------------------------------------------------------------- */

/* An export at work, which the main loop lends to its thread. */
typedef struct
{
  KdExportDialog *dialog;
  KdExport export;
  GArray *chosen;
  char   *path;
  guint   rows;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->dialog);
  g_clear_pointer (&work->chosen, g_array_unref);
  g_free (work->path);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void
on_progress (guint    done,
             guint    total,
             gpointer data)
{
  KdExportDialog *self = data;

  g_atomic_int_set (&self->done, (int) done);
  g_atomic_int_set (&self->total, (int) total);
}

static gboolean
run_export (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  return kd_export_run (&work->export, workspace, cancellable, &work->rows, error);
}

static gboolean
on_tick (gpointer data)
{
  KdExportDialog  *self = data;
  guint            done = (guint) g_atomic_int_get (&self->done);
  guint            total = (guint) g_atomic_int_get (&self->total);
  g_autofree char *count = kd_words_count (done);
  g_autofree char *text = NULL;

  if (total > 0)
    {
      g_autofree char *all = kd_words_count (total);

      gtk_progress_bar_set_fraction (self->progress, MIN ((double) done / total, 1));
      text = g_strdup_printf (_ ("%s of %s"), count, all);
    }
  else
    {
      gtk_progress_bar_pulse (self->progress);
      text = g_strdup (done > 0 ? count : "");
    }
  gtk_label_set_label (self->progress_text, text);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (KdExportDialog *self,
          gboolean        busy)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  if (busy)
    {
      self->cancellable = g_cancellable_new ();
      self->done = self->total = 0;
      self->tick = g_timeout_add (TICK_MS, on_tick, self);
      on_tick (self);
    }
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", !busy);
  gtk_stack_set_visible_child_name (self->action, busy ? "busy" : "begin");
}

static void
say (KdExportDialog *self,
     const Work     *work)
{
  g_autofree char *count = kd_words_count (work->rows);
  g_autofree char *name = g_path_get_basename (work->path);
  g_autofree char *said = NULL;

  /* Translators: a count, and the name of a file */
  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record exported to %s", "%s records exported to %s", work->rows), count, name);
  kd_session_say (self->session, said);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Work) work = data;
  g_autoptr (GError) error = NULL;
  KdExportDialog *self = work->dialog;
  gboolean        done = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error) != NULL;
  gboolean        cancelled = self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);

  if (self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (done)
    {
      say (self, work);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (cancelled)
    kd_session_say (self->session, _ ("Export cancelled. No file was written"));
  else
    kd_session_fail (self->session, error);
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);
  Which            which = get_which (self);
  Work            *work;

  if (self->session == NULL)
    return;
  if (error != NULL)
    kd_session_fail (self->session, error);
  if (path == NULL)
    return;
  set_busy (self, TRUE);
  work = g_new0 (Work, 1);
  work->dialog = g_object_ref (self);
  work->path = g_steal_pointer (&path);
  work->chosen = which == WHICH_CHOSEN ? g_array_ref (self->chosen) : NULL;
  work->export = (KdExport) {
    .format = formats[adw_combo_row_get_selected (self->format)].format,
    .def = get_def (self),
    .where = which == WHICH_FILTERED ? self->filter : NULL,
    .clients = work->chosen,
    .path = work->path,
    .replace = TRUE,
    .names = adw_switch_row_get_active (self->names),
    .from = KD_DATE_NONE,
    .to = KD_DATE_NONE,
    .progress = on_progress,
    .progress_data = self,
  };
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_export, work, NULL, self->cancellable, on_exported, work);
}

static void
begin (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KdExportDialog  *self = KD_EXPORT_DIALOG (widget);
  const char      *suffix = formats[adw_combo_row_get_selected (self->format)].suffix;
  char             today[KD_DATE_TEXT_SIZE];
  g_autofree char *pattern = g_strconcat ("*.", suffix, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  name = g_strdup_printf ("%s %s.%s", g_dgettext (GETTEXT_PACKAGE, get_def (self)->plural), kd_date_format (kd_session_get_today (self->session), today), suffix);
  gtk_file_filter_set_name (filter, _ (formats[adw_combo_row_get_selected (self->format)].title));
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _ ("Export, Not Encrypted"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file, g_object_ref (self));
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_cancellable_cancel (KD_EXPORT_DIALOG (widget)->cancellable);
}

/* --- the dialog ------------------------------------------------------------------------------------------- */

/* Whoever closes it gives up: a file that nobody waits for does not leave the book. */
static void
kd_export_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (KD_EXPORT_DIALOG (dialog)->cancellable);
}

static void
kd_export_dialog_dispose (GObject *object)
{
  KdExportDialog *self = KD_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_export_dialog_parent_class)->dispose (object);
}

static void
kd_export_dialog_class_init (KdExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_export_dialog_dispose;
  ADW_DIALOG_CLASS (class)->closed = kd_export_dialog_closed;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, begin);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/output/kd-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, which);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, names);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, unlogged);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, action);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, begin);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KdExportDialog, progress_text);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_cb);
}

static void
kd_export_dialog_init (KdExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
}

/**
 * kd_export_dialog_new:
 * @session: an open book
 * @filter: (nullable): that of the list of clients; see [func@client_filter_format]
 * @n_filtered: how many pass it
 * @chosen: (nullable) (element-type KdUuid): clients that were selected
 *
 * Returns: (transfer floating): a dialog that offers what is selected, what is listed, and all
 */
AdwDialog *
kd_export_dialog_new (KdSession  *session,
                      const char *filter,
                      guint       n_filtered,
                      GArray     *chosen)
{
  KdExportDialog *self = g_object_new (KD_TYPE_EXPORT_DIALOG, NULL);

  self->filter = filter != NULL && *filter != '\0' ? g_strdup (filter) : NULL;
  self->n_filtered = n_filtered;
  self->chosen = chosen != NULL && chosen->len > 0 ? g_array_ref (chosen) : NULL;
  self->is_filling = TRUE;
  self->session = g_object_ref (session);
  fill_kinds (self);
  fill_ways (self);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->unlogged, kd_session_is_read_only (session));
  on_choice_cb (self);
  return ADW_DIALOG (self);
}
