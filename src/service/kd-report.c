/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-report-private.h"

#include "kd-error.h"
#include "kd-file.h"
#include "kd-instant.h"
#include "kd-new-file.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>

/**
 * kd_report_kind_parse:
 * @text: (nullable): `client`, `book`, `list` or `month`
 * @kind: (out): the document
 *
 * Returns: whether there is such a document
 */
gboolean
kd_report_kind_parse (const char   *text,
                      KdReportKind *kind)
{
  static const char *const names[] = { "client", "book", "list", "month" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *kind = (KdReportKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_report_format_of:
 * @path: a file
 *
 * Returns: what its name says that it is; without a word about that a PDF
 */
KdReportFormat
kd_report_format_of (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") ? KD_REPORT_XLSX : KD_REPORT_PDF;
}

/**
 * kd_report_get_last_month:
 * @today: the present day
 * @from: (out): the first day of the month that ended last
 * @to: (out): its last day
 *
 * Gives the period that a report is of unless somebody names another one.
 */
void
kd_report_get_last_month (KdDate  today,
                          KdDate *from,
                          KdDate *to)
{
  int year, month;

  kd_date_get_ymd (today, &year, &month, NULL);
  *to = kd_date_new (year, month, 1) - 1;
  kd_date_get_ymd (*to, &year, &month, NULL);
  *from = kd_date_new (year, month, 1);
}

/**
 * kd_report_keep:
 * @work: a document in the making
 * @text: (transfer full): a text
 *
 * Returns: (transfer none): it, for as long as the document is made
 */
const char *
kd_report_keep (KdReportWork *work,
                char         *text)
{
  g_ptr_array_add (work->texts, text);
  return text;
}

/**
 * kd_report_get_choice:
 * @row: a record
 * @field: place of a field that holds a choice
 *
 * Returns: (transfer none) (nullable): what is chosen, in words
 */
const char *
kd_report_get_choice (const KdRow *row,
                      guint        field)
{
  const char *key = kd_row_get_text (row, field);

  for (const KdChoice *choice = row->def->fields[field].choices; key != NULL && choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return g_dgettext (GETTEXT_PACKAGE, choice->label);
  return key;
}

static void
work_clear (KdReportWork *work)
{
  g_clear_pointer (&work->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdReportWork, work_clear)

static gboolean
work_init (KdReportWork   *work,
           const KdReport *asked,
           KdWorkspace    *workspace,
           const KdRules  *rules,
           GError        **error)
{
  work->asked = asked;
  work->workspace = workspace;
  work->rules = rules;
  work->today = kd_clock_today (kd_workspace_get_clock (workspace));
  work->texts = g_ptr_array_new_with_free_func (g_free);
  return kd_rules_pick (rules, asked->regime, work->today, &work->set, error);
}

/**
 * kd_report_make:
 * @self: what is asked for
 * @workspace: a workspace
 * @rules: all rules
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Makes a document without writing it anywhere: to be shown or handed to a printer. Who does so logs it. Blocks; may be
 * called from any thread.
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF file
 */
GBytes *
kd_report_make (const KdReport *self,
                KdWorkspace    *workspace,
                const KdRules  *rules,
                guint          *n_pages,
                GError        **error)
{
  static KdPages *(*const make[]) (KdReportWork *, KdPagesInfo *, GError **) = {
    [KD_REPORT_CLIENT] = kd_report_make_client,
    [KD_REPORT_BOOK] = kd_report_make_book,
    [KD_REPORT_LIST] = kd_report_make_list,
    [KD_REPORT_MONTH] = kd_report_make_month,
  };
  KdClock *clock = kd_workspace_get_clock (workspace);
  g_auto (KdReportWork) work = { 0 };
  g_autoptr (KdPages) pages = NULL;
  g_autofree char *created = kd_instant_format (kd_clock_now (clock));
  g_autofree char *printed = NULL;
  char             day[KD_DATE_TEXT_SIZE];
  KdPagesInfo      info = { .created = created, .hide_amounts = self->hide_amounts };

  if (!work_init (&work, self, workspace, rules, error))
    return NULL;
  /* Translators: at the foot of a page: the program, and the day */
  printed = g_strdup_printf (_ ("Dossier · printed on %s"), kd_date_format (work.today, day));
  info.printed = printed;
  info.notice = _ ("Confidential. For the adviser and those who may see the client's file");
  pages = make[self->kind](&work, &info, error);
  return pages != NULL ? kd_pages_finish (pages, n_pages, error) : NULL;
}

/**
 * kd_report_log:
 * @self: what was made
 * @workspace: a workspace
 * @name: name of the file or the printer
 * @error: return location
 *
 * Notes in the ledger that a document leaves the book: to be called before it does. Numbers in full are a reveal
 * besides. Blocks; may be called from any thread.
 *
 * Returns: whether it is noted
 */
gboolean
kd_report_log (const KdReport *self,
               KdWorkspace    *workspace,
               const char     *name,
               GError        **error)
{
  const KdUuid *clients = self->kind == KD_REPORT_CLIENT ? &self->client : NULL;
  guint         n_clients = self->kind == KD_REPORT_CLIENT;

  if (self->kind == KD_REPORT_LIST)
    {
      clients = (const KdUuid *) (gconstpointer) self->clients->data;
      n_clients = self->clients->len;
    }
  if (self->numbers == KD_REPORT_IN_FULL && clients != NULL && !kd_workspace_log_reveal (workspace, KD_KIND_CLIENT, clients, n_clients, error))
    return FALSE;
  return kd_workspace_log_print (workspace, KD_KIND_CLIENT, self->kind == KD_REPORT_CLIENT ? &self->client : NULL, name, error);
}

/**
 * kd_report_save:
 * @self: what was made
 * @workspace: a workspace
 * @bytes: the document
 * @path: a file, for its owner's eyes only
 * @replace: whether it may take the place of another
 * @error: return location
 *
 * Logs that a document leaves the book, and writes it. A failure at any point leaves no file. Blocks; may be called from
 * any thread.
 *
 * Returns: whether the file is on the disk
 */
gboolean
kd_report_save (const KdReport *self,
                KdWorkspace    *workspace,
                GBytes         *bytes,
                const char     *path,
                gboolean        replace,
                GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;

  return kd_new_file_open (&file, path, replace, error) &&
         kd_file_write (file.fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path, error) &&
         kd_report_log (self, workspace, name, error) && kd_new_file_keep (&file, error);
}

static gboolean
write_workbook (const KdReport *self,
                KdWorkspace    *workspace,
                const KdRules  *rules,
                const char     *path,
                gboolean        replace,
                guint          *n_sheets,
                GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto (KdReportWork) work = { 0 };
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;
  g_auto (KdFileSink) sink = { 0 };

  if (self->kind != KD_REPORT_BOOK)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("Only the report of the book is written as XLSX; name a file that ends in .pdf"));
      return FALSE;
    }
  if (!work_init (&work, self, workspace, rules, error) || !kd_new_file_open (&file, path, replace, error))
    return FALSE;
  kd_file_sink_init (&sink, file.fd, path);
  return kd_report_write_book (&work, &sink, n_sheets, error) && kd_report_log (self, workspace, name, error) && kd_new_file_keep (&file, error);
}

/**
 * kd_report_write:
 * @self: what is asked for
 * @workspace: a workspace
 * @rules: all rules
 * @path: a file, for its owner's eyes only
 * @replace: whether it may take the place of another
 * @n_parts: (out): how many pages it has, or sheets
 * @error: return location
 *
 * Makes a document, logs that it leaves the book, and writes it; see [func@report_save]. Blocks; may be called from any thread.
 *
 * Returns: whether the file is on the disk
 */
gboolean
kd_report_write (const KdReport *self,
                 KdWorkspace    *workspace,
                 const KdRules  *rules,
                 const char     *path,
                 gboolean        replace,
                 guint          *n_parts,
                 GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->format == KD_REPORT_XLSX)
    return write_workbook (self, workspace, rules, path, replace, n_parts, error);
  bytes = kd_report_make (self, workspace, rules, n_parts, error);
  return bytes != NULL && kd_report_save (self, workspace, bytes, path, replace, error);
}
