/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a client's returns were worked out, as a workbook, for whoever calculates them again. */

#include "kd-returns-sheet.h"

#include "kd-client-portfolio.h"
#include "kd-money.h"
#include "kd-new-file.h"
#include "kd-returns.h"
#include "kd-sheet-writer.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdSheetWriter       *writer;
  const KdPerformance *performance;
  const KdPortfolio   *portfolio;
  gboolean             hide_amounts;
} Sheet;

static KdSheetCell
make_text (const char *text)
{
  return (KdSheetCell) { .type = *text != '\0' ? KD_SHEET_TEXT : KD_SHEET_EMPTY, .text = text };
}

static KdSheetCell
make_amount (const Sheet *self,
             gint64       minor)
{
  if (self->hide_amounts)
    return make_text (KD_WORDS_HIDDEN);
  return (KdSheetCell) { .type = KD_SHEET_AMOUNT, .number = minor, .digits = kd_money_get_digits (self->portfolio->currency) };
}

static gboolean
put (const Sheet *self,
     KdDate       day,
     const char  *what,
     const char  *account,
     KdSheetCell  last,
     GError     **error)
{
  const KdSheetCell cells[] = { { .type = day != KD_DATE_NONE ? KD_SHEET_DAY : KD_SHEET_EMPTY, .number = day }, make_text (what), make_text (account), last };

  return self->writer->put_row (self->writer, cells, G_N_ELEMENTS (cells), error);
}

static gboolean
put_heads (const Sheet *self,
           GError     **error)
{
  g_autofree char  *amount = g_strdup_printf (_ ("Amount, %s"), self->portfolio->currency);
  const KdSheetCell heads[] = { make_text (_ ("Date")), make_text (_ ("Item")), make_text (_ ("Account")), make_text (amount) };

  return self->writer->put_row (self->writer, heads, G_N_ELEMENTS (heads), error);
}

static gboolean
put_flows (const Sheet *self,
           GError     **error)
{
  const KdPerformance *performance = self->performance;

  if (!put (self, performance->from, _ ("At the Beginning"), "", make_amount (self, performance->begin.value), error))
    return FALSE;
  for (guint i = 0; i < performance->flows->len; i++)
    {
      const KdOutsideFlow *flow = &g_array_index (performance->flows, KdOutsideFlow, i);
      const KdHeldAccount *account = self->portfolio->accounts->pdata[flow->account];

      if (!put (self, flow->date, kd_trade_type_get_text (flow->type), account->name, make_amount (self, flow->amount), error))
        return FALSE;
    }
  return put (self, performance->to, _ ("At the End"), "", make_amount (self, performance->end.value), error) &&
         put (self, KD_DATE_NONE, _ ("Gain"), "", make_amount (self, performance->gain), error);
}

/* Where there is no figure, its reason. */
static gboolean
put_figure (const Sheet    *self,
            const char     *title,
            const KdReturn *figure,
            GError        **error)
{
  g_autofree char *rate = figure->reason == KD_RETURN_OK ? kd_words_return (figure->rate) : g_strdup (kd_return_reason_get_text (figure->reason));

  return put (self, KD_DATE_NONE, title, "", make_text (rate), error);
}

static gboolean
put_left_out (const Sheet *self,
              GError     **error)
{
  for (guint i = 0; i < self->performance->left_out->len; i++)
    {
      const KdLeftOut     *left = &g_array_index (self->performance->left_out, KdLeftOut, i);
      const KdHeldAccount *account = self->portfolio->accounts->pdata[left->account];
      g_autofree char     *title = g_strdup_printf (_ ("Not in it: %s"), account->name);

      if (!put (self, KD_DATE_NONE, title, account->name, make_text (kd_return_reason_get_text (left->reason)), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_all (const Sheet *self,
         GError     **error)
{
  const KdPerformance *performance = self->performance;

  return put_heads (self, error) && put_flows (self, error) && put_figure (self, _ ("Money-Weighted (XIRR), a Year"), &performance->xirr, error) &&
         put_figure (self, _ ("Time-Weighted (TWR), of the Period"), &performance->twr, error) &&
         put_figure (self, _ ("Modified Dietz, of the Period"), &performance->dietz, error) && put_left_out (self, error) &&
         self->writer->finish (self->writer, error);
}

/**
 * kd_returns_sheet_write:
 * @workspace: a workspace
 * @client: a client
 * @from: first day of the period; %KD_DATE_NONE for the first one that is known
 * @to: its last day
 * @hide_amounts: whether amounts are left out
 * @path: a file, for its owner's eyes only; one that is there is replaced
 * @error: return location
 *
 * Writes the money that a client's returns are worked out from, and the returns, as a workbook. The ledger has it before the file has
 * its name, and a failure at any point leaves no file. Blocks; may be called from any thread.
 *
 * Returns: whether the file is on the disk
 */
gboolean
kd_returns_sheet_write (KdWorkspace  *workspace,
                        const KdUuid *client,
                        KdDate        from,
                        KdDate        to,
                        gboolean      hide_amounts,
                        const char   *path,
                        GError      **error)
{
  g_autoptr (KdPortfolio) portfolio = NULL;
  g_autoptr (KdPerformance) performance = kd_workspace_returns (workspace, client, from, to, &portfolio, error);
  g_autoptr (KdSheetWriter) writer = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;
  g_auto (KdFileSink) sink = { 0 };
  Sheet self;

  if (performance == NULL || !kd_new_file_open (&file, path, TRUE, error))
    return FALSE;
  kd_file_sink_init (&sink, file.fd, path);
  writer = kd_xlsx_writer_new (&sink, C_ ("sheet", "Returns"));
  self = (Sheet) { writer, performance, portfolio, hide_amounts };
  return put_all (&self, error) && kd_file_sink_flush (&sink, error) && kd_workspace_log_export (workspace, KD_KIND_CLIENT, 1, name, error) &&
         kd_new_file_keep (&file, error);
}
