/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-print-dialog.h"

#include "kd-outlet.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>

/**
 * KdPrintDialog:
 *
 * A document before it leaves the book: what it is and how many pages it has, what is left out of it, and where it goes. The
 * pages are made again when what is left out changes, so that what is counted here is what is printed.
 */
struct _KdPrintDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  KdReport   report;
  GBytes    *bytes;  /* the pages, or NULL while they are made */
  guint      making; /* how often they were begun */

  /* template */
  AdwActionRow *document;
  GtkLabel     *pages;
  AdwSwitchRow *amounts;
  AdwComboRow  *numbers;
};

G_DEFINE_FINAL_TYPE (KdPrintDialog, kd_print_dialog, ADW_TYPE_DIALOG)

/* --- the pages -------------------------------------------------------------------------------------------- */

/* Pages in the making, beside the main loop. */
typedef struct
{
  KdPrintDialog *dialog;
  KdReport       report;
  const KdRules *rules;
  guint          making;
  GBytes        *bytes;
  guint          n_pages;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->dialog);
  g_clear_pointer (&making->bytes, g_bytes_unref);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
enable (KdPrintDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", self->bytes != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", self->bytes != NULL);
}

static gboolean
run_making (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Making *making = data;

  making->bytes = kd_report_make (&making->report, workspace, making->rules, &making->n_pages, error);
  return making->bytes != NULL;
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Making) making = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  KdPrintDialog   *self = making->dialog;

  if (kd_workspace_call_finish (KD_WORKSPACE (source), result, &error) == NULL)
    {
      kd_session_fail (self->session, error);
      return;
    }
  if (making->making != self->making)
    return;
  self->bytes = g_steal_pointer (&making->bytes);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", making->n_pages), making->n_pages);
  gtk_label_set_label (self->pages, words);
  enable (self);
}

static void
make_pages (KdPrintDialog *self)
{
  Making *making = g_new0 (Making, 1);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  enable (self);
  making->dialog = g_object_ref (self);
  making->report = self->report;
  making->rules = kd_program_get_rules (kd_session_get_program (self->session));
  making->making = ++self->making;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_making, making, NULL, NULL, on_made, making);
}

static void
on_option_cb (KdPrintDialog *self)
{
  if (self->session == NULL)
    return;
  self->report.hide_amounts = !adw_switch_row_get_active (self->amounts);
  self->report.numbers = (KdReportNumbers) adw_combo_row_get_selected (self->numbers);
  make_pages (self);
}

/* --- where they go ---------------------------------------------------------------------------------------- */

/* What was chosen when somebody pressed the button. */
typedef struct
{
  KdPrintDialog *dialog;
  KdReport       report;
  GBytes        *bytes;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_object_unref (sheet->dialog);
  g_bytes_unref (sheet->bytes);
  g_free (sheet);
}

static Sheet *
sheet_new (KdPrintDialog *self)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  *sheet = (Sheet) { g_object_ref (self), self->report, g_bytes_ref (self->bytes) };
  return sheet;
}

static GBytes *
get_bytes (gpointer    data,
           const char *path,
           GError    **error)
{
  return g_bytes_ref (((Sheet *) data)->bytes);
}

static gboolean
write_sheet (KdWorkspace *workspace,
             gpointer     data,
             GBytes      *bytes,
             const char  *path,
             GError     **error)
{
  return kd_report_save (&((Sheet *) data)->report, workspace, bytes, path, TRUE, error);
}

static gboolean
log_sheet (KdWorkspace *workspace,
           gpointer     data,
           GError     **error)
{
  return kd_report_log (&((Sheet *) data)->report, workspace, _ ("Printer"), error);
}

static void
close_dialog (gpointer data)
{
  adw_dialog_close (ADW_DIALOG (((Sheet *) data)->dialog));
}

static GtkWindow *
get_window (KdPrintDialog *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KdPrintDialog *self = KD_PRINT_DIALOG (widget);
  KdOutlet       outlet = { .title = adw_dialog_get_title (ADW_DIALOG (self)), .paint = get_bytes, .log = log_sheet, .done = close_dialog };

  kd_outlet_print (&outlet, self->session, get_window (self), sheet_new (self), sheet_free);
}

/* A name on the disk tells nobody whose file it is. */
static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  static const KdOutletType types[] = { { N_ ("Page (PDF)"), "*.pdf" } };
  KdPrintDialog            *self = KD_PRINT_DIALOG (widget);
  char                      today[KD_DATE_TEXT_SIZE];
  g_autofree char          *name = NULL;
  KdOutlet                  outlet = {
                     .title = _ ("Save as PDF, Not Encrypted"),
                     .types = types,
                     .n_types = G_N_ELEMENTS (types),
                     .said = _ ("PDF saved, not encrypted, readable by you only"),
                     .paint = get_bytes,
                     .write = write_sheet,
                     .done = close_dialog,
  };

  outlet.name = name = g_strdup_printf ("%s %s.pdf", adw_action_row_get_subtitle (self->document), kd_date_format (kd_session_get_today (self->session), today));
  kd_outlet_save (&outlet, self->session, get_window (self), sheet_new (self), sheet_free);
}

/* --- the dialog ------------------------------------------------------------------------------------------- */

static void
kd_print_dialog_dispose (GObject *object)
{
  KdPrintDialog *self = KD_PRINT_DIALOG (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_print_dialog_parent_class)->dispose (object);
}

static void
kd_print_dialog_class_init (KdPrintDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_print_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, print);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/output/kd-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, document);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, amounts);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, numbers);
  gtk_widget_class_bind_template_callback (widget_class, on_option_cb);
}

static void
kd_print_dialog_init (KdPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
}

/* While amounts are hidden in the window they do not come out on paper either. */
static void
set_up (KdPrintDialog *self,
        KdSession     *session,
        const char    *title,
        const char    *what)
{
  gboolean hidden = kd_session_get_privacy (session);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->document), title);
  adw_action_row_set_subtitle (self->document, what);
  adw_switch_row_set_active (self->amounts, !hidden);
  gtk_widget_set_sensitive (GTK_WIDGET (self->amounts), !hidden);
  if (hidden)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->amounts), _ ("Hidden, as in the window"));
  self->session = g_object_ref (session);
  self->report.regime = kd_workspace_get_regime (kd_session_get_workspace (session));
  on_option_cb (self);
}

/**
 * kd_print_dialog_new_client:
 * @session: an open book
 * @client: a client of it
 *
 * Returns: (transfer floating): a dialog to print a client's file
 */
AdwDialog *
kd_print_dialog_new_client (KdSession    *session,
                            const KdUuid *client)
{
  KdPrintDialog *self = g_object_new (KD_TYPE_PRINT_DIALOG, NULL);
  KdRoster      *roster = kd_directory_get_roster (kd_session_get_directory (session));
  guint32        slot = kd_roster_find_uuid (roster, client);
  KdBrief        brief = { 0 };

  if (slot != KD_ROSTER_NONE)
    kd_roster_peek (roster, slot, &brief);
  self->report.kind = KD_REPORT_CLIENT;
  self->report.client = *client;
  set_up (self, session, brief.name != NULL ? brief.name : "", _ ("Client file"));
  return ADW_DIALOG (self);
}
