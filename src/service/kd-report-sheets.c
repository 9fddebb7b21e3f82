/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of a book as a workbook, for whoever calculates with it. */

#include "kd-report-private.h"

#include "kd-money.h"
#include "kd-sheet-writer.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

#define MOST_CELLS 8

/* A row in the making. */
typedef struct
{
  KdSheetWriter *writer;
  gboolean       hide_amounts;
  KdSheetCell    cells[MOST_CELLS];
  guint          n;
  guint          sheets;
} Sheets;

static void
add_cell (Sheets     *self,
          KdSheetCell cell)
{
  self->cells[self->n++] = cell;
}

static void
add_text (Sheets     *self,
          const char *text)
{
  add_cell (self, (KdSheetCell) { .type = text != NULL && *text != '\0' ? KD_SHEET_TEXT : KD_SHEET_EMPTY, .text = text });
}

static void
add_number (Sheets *self,
            gint64  number)
{
  add_cell (self, (KdSheetCell) { .type = KD_SHEET_NUMBER, .number = number });
}

static void
add_day (Sheets *self,
         KdDate  day)
{
  add_cell (self, (KdSheetCell) { .type = day != KD_DATE_NONE ? KD_SHEET_DAY : KD_SHEET_EMPTY, .number = day });
}

static void
add_amount (Sheets     *self,
            gint64      minor,
            const char *currency)
{
  if (minor == KD_CHART_NO_AMOUNT)
    add_cell (self, (KdSheetCell) { .type = KD_SHEET_EMPTY });
  else if (self->hide_amounts)
    add_text (self, KD_WORDS_HIDDEN);
  else
    add_cell (self, (KdSheetCell) { .type = KD_SHEET_AMOUNT, .number = minor, .digits = kd_money_get_digits (currency) });
}

static gboolean
end_row (Sheets  *self,
         GError **error)
{
  guint n = self->n;

  self->n = 0;
  return self->writer->put_row (self->writer, self->cells, n, error);
}

/* The workbook begins with its first sheet. */
static gboolean
begin_sheet (Sheets            *self,
             const char        *title,
             const char *const *heads,
             GError           **error)
{
  if (self->sheets++ > 0)
    kd_xlsx_writer_begin_sheet (self->writer, title);
  for (; *heads != NULL; heads++)
    add_text (self, _ (*heads));
  return end_row (self, error);
}

/* --- sheets ----------------------------------------------------------------------------------------------- */

static gboolean
write_day (Sheets     *self,
           const char *what,
           KdDate      day,
           GError    **error)
{
  add_text (self, what);
  add_day (self, day);
  return end_row (self, error);
}

static gboolean
write_count (Sheets     *self,
             const char *what,
             guint       count,
             GError    **error)
{
  add_text (self, what);
  add_number (self, count);
  return end_row (self, error);
}

static gboolean
write_summary (Sheets             *self,
               const KdReportWork *work,
               const KdBookReport *report,
               GError            **error)
{
  static const char *const heads[] = { N_ ("Item"), N_ ("Figure"), NULL };

  if (!begin_sheet (self, C_ ("sheet", "Summary"), heads, error))
    return FALSE;
  add_text (self, _ ("Client book"));
  add_text (self, kd_workspace_get_title (work->workspace));
  if (!end_row (self, error) || !write_day (self, _ ("First day of the period"), report->from, error) ||
      !write_day (self, _ ("Last day of the period"), report->to, error) || !write_day (self, _ ("Segments as at"), work->today, error) ||
      !write_count (self, _ ("Clients served"), report->clients, error))
    return FALSE;
  add_text (self, _ ("Assets"));
  add_amount (self, report->assets, report->currency);
  return end_row (self, error) && write_count (self, _ ("Contacts in the period"), report->n_kept, error) &&
         write_count (self, _ ("Reached in the period"), report->reached, error) &&
         write_count (self, _ ("Contacts missed"), report->n_missed, error) &&
         write_count (self, _ ("Expiring and expired"), report->n_expiries, error);
}

/* Tiers say besides how their clients were kept in touch with. */
static gboolean
write_tiers (Sheets             *self,
             const KdBookReport *report,
             GError            **error)
{
  static const char *const heads[] = { N_ ("Tier"), N_ ("Clients"), N_ ("Assets"), N_ ("Reached in the period"), N_ ("Contacts missed"), NULL };

  if (!begin_sheet (self, _ ("By tier"), heads, error))
    return FALSE;
  for (guint row = 0; row < report->n_tiers; row++)
    {
      guint tier = kd_book_report_get_tier (report, row);

      add_text (self, report->tiers[tier].label);
      add_number (self, report->tiers[tier].clients);
      add_amount (self, report->tiers[tier].amount, report->currency);
      add_number (self, report->care[tier].reached);
      add_number (self, report->care[tier].missed);
      if (!end_row (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_risks (Sheets             *self,
             const KdBookReport *report,
             GError            **error)
{
  static const char *const heads[] = { N_ ("Risk level"), N_ ("Clients"), N_ ("Assessment expired"), N_ ("Assets"), NULL };

  if (!begin_sheet (self, _ ("By risk"), heads, error))
    return FALSE;
  for (guint i = 0; i < report->n_risks; i++)
    {
      add_text (self, report->risks[i].label);
      add_number (self, report->risks[i].clients);
      add_number (self, report->risks[i].expired);
      add_amount (self, report->risks[i].amount, report->currency);
      if (!end_row (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_histories (Sheets             *self,
                 const KdBookReport *report,
                 GError            **error)
{
  static const char *const heads[] = { N_ ("Investment history"), N_ ("Clients"), N_ ("Assets"), NULL };

  if (!begin_sheet (self, _ ("By investment history"), heads, error))
    return FALSE;
  for (guint i = 0; i < report->n_histories; i++)
    {
      add_text (self, report->histories[i].label);
      add_number (self, report->histories[i].clients);
      add_amount (self, report->histories[i].amount, report->currency);
      if (!end_row (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_dues (Sheets            *self,
            const char        *title,
            const KdReportDue *dues,
            guint              n_dues,
            GError           **error)
{
  static const char *const heads[] = { N_ ("Date"), N_ ("Client"), N_ ("Tier"), N_ ("What"), NULL };

  if (!begin_sheet (self, title, heads, error))
    return FALSE;
  for (guint i = 0; i < n_dues; i++)
    {
      add_day (self, dues[i].date);
      add_text (self, dues[i].client);
      add_text (self, dues[i].tier);
      add_text (self, dues[i].what);
      if (!end_row (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_kept (Sheets             *self,
            const KdBookReport *report,
            GError            **error)
{
  static const char *const heads[] = { N_ ("Date"), N_ ("Client"), N_ ("Tier"), N_ ("Channel"), N_ ("Outcome"), NULL };

  if (!begin_sheet (self, C_ ("sheet", "Contacts"), heads, error))
    return FALSE;
  for (guint i = 0; i < report->n_kept; i++)
    {
      const KdReportContact *contact = &report->kept[i];

      add_day (self, contact->date);
      add_text (self, contact->client);
      add_text (self, contact->tier);
      add_text (self, contact->channel);
      add_text (self, contact->outcome);
      if (!end_row (self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_report_write_sheets:
 * @work: a document in the making
 * @report: what is known of the book
 * @sink: where the bytes go
 * @n_sheets: (out): how many sheets there are
 * @error: return location
 *
 * Writes the report of a book as a workbook: amounts and days as such, texts that no program runs as formulas.
 *
 * Returns: whether the sink has it all
 */
gboolean
kd_report_write_sheets (KdReportWork       *work,
                        const KdBookReport *report,
                        KdFileSink         *sink,
                        guint              *n_sheets,
                        GError            **error)
{
  g_autoptr (KdSheetWriter) writer = kd_xlsx_writer_new (sink, C_ ("sheet", "Summary"));
  Sheets self = { .writer = writer, .hide_amounts = work->asked->hide_amounts };

  if (!write_summary (&self, work, report, error) || !write_tiers (&self, report, error) || !write_risks (&self, report, error) ||
      !write_histories (&self, report, error) || !write_dues (&self, _ ("Expiries"), report->expiries, report->n_expiries, error) ||
      !write_kept (&self, report, error) || !write_dues (&self, _ ("Contacts missed"), report->missed, report->n_missed, error))
    return FALSE;
  *n_sheets = self.sheets;
  return writer->finish (writer, error) && kd_file_sink_flush (sink, error);
}
