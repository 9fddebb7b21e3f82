/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-print-dialog.h"

#include "kd-day-row.h"
#include "kd-outlet.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

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
  KdReport   report; /* what it points to is owned below */
  GArray    *clients;
  char      *words;
  GBytes    *bytes;  /* the pages, or NULL while they are made */
  guint      making; /* how often they were begun */
  gboolean   was_made;

  /* template */
  AdwActionRow *document;
  GtkWidget    *busy;
  GtkLabel     *pages;
  KdDayRow     *from;
  KdDayRow     *to;
  AdwSwitchRow *amounts;
  AdwComboRow  *numbers;
  GtkWidget    *workbook;
  GtkWidget    *print;
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save-workbook", self->bytes != NULL);
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

  if (making->making == self->making)
    gtk_widget_set_visible (self->busy, FALSE);
  if (kd_workspace_call_finish (KD_WORKSPACE (source), result, &error) == NULL)
    {
      if (self->session != NULL)
        kd_session_fail (self->session, error);
      return;
    }
  if (making->making != self->making || self->session == NULL)
    return;
  self->bytes = g_steal_pointer (&making->bytes);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", making->n_pages), making->n_pages);
  gtk_label_set_label (self->pages, words);
  enable (self);
  /* The button could not have the focus before. */
  if (!self->was_made)
    gtk_widget_grab_focus (self->print);
  self->was_made = TRUE;
}

/* Those in the making are forgotten as well. */
static void
forget_pages (KdPrintDialog *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->making++;
  gtk_label_set_label (self->pages, "");
  gtk_widget_set_visible (self->busy, FALSE);
  enable (self);
}

static void
make_pages (KdPrintDialog *self)
{
  Making *making = g_new0 (Making, 1);

  forget_pages (self);
  making->dialog = g_object_ref (self);
  making->report = self->report;
  making->rules = kd_program_get_rules (kd_session_get_program (self->session));
  making->making = self->making;
  gtk_widget_set_visible (self->busy, TRUE);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_making, making, NULL, NULL, on_made, making);
}

/* The days that are asked for, where they are days and in their order. */
static gboolean
read_period (KdPrintDialog *self)
{
  KdDate from, to;

  if (self->report.kind != KD_REPORT_BOOK)
    return TRUE;
  if (!kd_day_row_read (self->from, &from) || !kd_day_row_read (self->to, &to) || from == KD_DATE_NONE || to == KD_DATE_NONE || from > to)
    return FALSE;
  self->report.from = from;
  self->report.to = to;
  return TRUE;
}

static void
on_option_cb (KdPrintDialog *self)
{
  if (self->session == NULL)
    return;
  if (!read_period (self))
    {
      forget_pages (self);
      return;
    }
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
  const KdRules *rules;
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

  *sheet = (Sheet) { g_object_ref (self), self->report, kd_program_get_rules (kd_session_get_program (self->session)), g_bytes_ref (self->bytes) };
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

/* A workbook is made anew: a spreadsheet has no pages. */
static gboolean
write_workbook (KdWorkspace *workspace,
                gpointer     data,
                GBytes      *bytes,
                const char  *path,
                GError     **error)
{
  const Sheet *sheet = data;
  KdReport     report = sheet->report;
  guint        n_sheets;

  report.format = KD_REPORT_XLSX;
  return kd_report_write (&report, workspace, sheet->rules, path, TRUE, &n_sheets, error);
}

/* A name on the disk tells nobody whose file it is. */
static void
save_as (KdPrintDialog *self,
         KdOutlet      *outlet,
         const char    *suffix)
{
  char             today[KD_DATE_TEXT_SIZE];
  g_autofree char *name = g_strdup_printf ("%s %s.%s", adw_action_row_get_subtitle (self->document), kd_date_format (kd_session_get_today (self->session), today), suffix);

  outlet->name = name;
  outlet->done = close_dialog;
  kd_outlet_save (outlet, self->session, get_window (self), sheet_new (self), sheet_free);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  static const KdOutletType types[] = { { N_ ("Page (PDF)"), "*.pdf" } };
  KdOutlet                  outlet = { _ ("Save as PDF, Not Encrypted"), NULL, types, 1, _ ("PDF saved, not encrypted, readable by you only"), get_bytes, write_sheet };

  save_as (KD_PRINT_DIALOG (widget), &outlet, "pdf");
}

static void
save_workbook (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  static const KdOutletType types[] = { { N_ ("Excel (XLSX)"), "*.xlsx" } };
  KdOutlet                  outlet = { _ ("Save as XLSX, Not Encrypted"), NULL, types, 1, _ ("XLSX saved, not encrypted, readable by you only"), .write = write_workbook };

  save_as (KD_PRINT_DIALOG (widget), &outlet, "xlsx");
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

/* Work that goes on beside the main loop reads these. */
static void
kd_print_dialog_finalize (GObject *object)
{
  KdPrintDialog *self = KD_PRINT_DIALOG (object);

  g_clear_pointer (&self->clients, g_array_unref);
  g_free (self->words);
  G_OBJECT_CLASS (kd_print_dialog_parent_class)->finalize (object);
}

static void
kd_print_dialog_class_init (KdPrintDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_print_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_print_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, print);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "print.save-workbook", NULL, save_workbook);
  g_type_ensure (KD_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/output/kd-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, document);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, from);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, to);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, amounts);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, workbook);
  gtk_widget_class_bind_template_child (widget_class, KdPrintDialog, print);
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
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), TRUE);
  set_up (self, session, brief.name != NULL ? brief.name : "", _ ("Client file"));
  return ADW_DIALOG (self);
}

/**
 * kd_print_dialog_new_book:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog to print the report of the book, of the month that ended last unless somebody
 * names other days, or to keep it as a workbook
 */
AdwDialog *
kd_print_dialog_new_book (KdSession *session)
{
  KdPrintDialog *self = g_object_new (KD_TYPE_PRINT_DIALOG, NULL);
  KdDate         today = kd_session_get_today (session);
  KdDate         from, to;

  kd_report_get_last_month (today, &from, &to);
  self->report.kind = KD_REPORT_BOOK;
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Report"));
  kd_day_row_set_today (self->from, today);
  kd_day_row_set_today (self->to, today);
  kd_day_row_set_plain (self->from);
  kd_day_row_set_plain (self->to);
  kd_day_row_set_day (self->from, from);
  kd_day_row_set_day (self->to, to);
  gtk_widget_set_visible (GTK_WIDGET (self->from), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->to), TRUE);
  gtk_widget_set_visible (self->workbook, TRUE);
  set_up (self, session, kd_session_get_title (session), _ ("Report of the book"));
  return ADW_DIALOG (self);
}

/**
 * kd_print_dialog_new_list:
 * @session: an open book
 * @clients: (element-type KdUuid): who, in which order
 * @words: (nullable): which clients they are, in words
 *
 * Returns: (transfer floating): a dialog to print a list of clients
 */
AdwDialog *
kd_print_dialog_new_list (KdSession  *session,
                          GArray     *clients,
                          const char *words)
{
  KdPrintDialog   *self = g_object_new (KD_TYPE_PRINT_DIALOG, NULL);
  g_autofree char *count = kd_words_count (clients->len);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", clients->len), count);

  self->clients = g_array_ref (clients);
  self->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  self->report.kind = KD_REPORT_LIST;
  self->report.clients = self->clients;
  self->report.words = self->words;
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), TRUE);
  set_up (self, session, title, _ ("Client list"));
  return ADW_DIALOG (self);
}

/**
 * kd_print_dialog_new_month:
 * @session: an open book
 * @day: a day of the month
 * @sunday: whether its weeks begin with Sunday
 *
 * Returns: (transfer floating): a dialog to print a month
 */
AdwDialog *
kd_print_dialog_new_month (KdSession *session,
                           KdDate     day,
                           gboolean   sunday)
{
  KdPrintDialog   *self = g_object_new (KD_TYPE_PRINT_DIALOG, NULL);
  g_autofree char *month = kd_words_month (day);

  self->report.kind = KD_REPORT_MONTH;
  self->report.from = day;
  self->report.sunday = sunday;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->numbers), _ ("Names of Clients"));
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->amounts), FALSE);
  set_up (self, session, month, _ ("Calendar"));
  return ADW_DIALOG (self);
}
