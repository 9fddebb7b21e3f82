/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-report-private.h"

#include "kd-agenda.h"
#include "kd-book-report.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-segment.h"

#include <glib/gi18n-lib.h>

/* What expires so many days after the period is in the report. */
#define AHEAD 60

/* A client last reached longer ago than this is still found. */
#define BEHIND 1095

typedef struct
{
  KdReportWork *work;
  GPtrArray    *briefs;
  GHashTable   *by_client; /* uuid: brief */
  GArray       *tiers;
  GArray       *risks;
  GArray       *histories;
  KdAgenda     *agenda;
  GPtrArray    *interactions;
  GArray       *kept;
  GArray       *care;
  GArray       *missed;
  GArray       *expiries;
  GHashTable   *reached;
} Gathered;

static void
clear_gathered (Gathered *self)
{
  g_clear_pointer (&self->briefs, g_ptr_array_unref);
  g_clear_pointer (&self->tiers, g_array_unref);
  g_clear_pointer (&self->risks, g_array_unref);
  g_clear_pointer (&self->histories, g_array_unref);
  g_clear_pointer (&self->by_client, g_hash_table_unref);
  g_clear_pointer (&self->agenda, kd_agenda_free);
  g_clear_pointer (&self->interactions, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->care, g_array_unref);
  g_clear_pointer (&self->missed, g_array_unref);
  g_clear_pointer (&self->expiries, g_array_unref);
  g_clear_pointer (&self->reached, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathered, clear_gathered)

/* The last segment by assets and by risk is that of what is not known. */
static GArray *
sum_segments (Gathered   *self,
              KdSegmentBy by,
              GError    **error)
{
  g_autoptr (GArray) segments = NULL;
  GArray *items;

  if (!kd_segment_sum (&self->work->set, by, self->briefs, self->work->today, &segments, error))
    return NULL;
  items = g_array_new (FALSE, FALSE, sizeof (KdChartItem));
  for (guint i = 0; i < segments->len; i++)
    {
      const KdSegment *segment = &g_array_index (segments, KdSegment, i);
      gboolean         unknown = by != KD_SEGMENT_BY_HISTORY && i + 1 == segments->len;
      KdChartItem      item = {
             .key = segment->key,
             .label = segment->label,
             .clients = segment->clients,
             .amount = by == KD_SEGMENT_BY_ASSETS && unknown ? KD_CHART_NO_AMOUNT : segment->assets,
             .expired = by == KD_SEGMENT_BY_RISK ? segment->expired : 0,
             .unknown = unknown,
      };

      g_array_append_val (items, item);
    }
  return items;
}

static gboolean
is_expiry (KdReminderReason reason)
{
  return reason == KD_REMINDER_ASSESSMENT_EXPIRES || reason == KD_REMINDER_ID_EXPIRES || reason == KD_REMINDER_MATURITY;
}

static gboolean
is_contact (KdReminderReason reason)
{
  return reason == KD_REMINDER_CONTACT || reason == KD_REMINDER_FIRST_CONTACT;
}

static guint
find_tier (Gathered      *self,
           const KdBrief *client)
{
  return kd_segment_find (&self->work->set, KD_SEGMENT_BY_ASSETS, client, self->work->today);
}

static const char *
get_tier (Gathered      *self,
          const KdBrief *client)
{
  return kd_segment_get_label (&self->work->set, KD_SEGMENT_BY_ASSETS, find_tier (self, client));
}

static void
take_reminder (Gathered         *self,
               const KdReminder *reminder)
{
  const KdReport *asked = self->work->asked;
  const KdBrief  *client = reminder->client;
  KdReportDue     due = { .date = reminder->due };

  if (client == NULL)
    return;
  due.client = client->name;
  due.tier = get_tier (self, client);
  due.what = kd_report_keep (self->work, kd_reminder_describe (reminder));
  if (is_contact (reminder->reason) && reminder->date <= MIN (asked->to, self->work->today))
    {
      due.date = reminder->date;
      g_array_append_val (self->missed, due);
      g_array_index (self->care, KdReportCare, find_tier (self, client)).missed++;
    }
  if (is_expiry (reminder->reason) && reminder->due >= asked->from && reminder->due <= asked->to + AHEAD)
    g_array_append_val (self->expiries, due);
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const KdReportDue *first = a;
  const KdReportDue *second = b;

  return first->date != second->date ? first->date - second->date : g_strcmp0 (first->client, second->client);
}

static gboolean
read_agenda (Gathered *self,
             GError  **error)
{
  const KdReport *asked = self->work->asked;
  GArray         *reminders;

  self->agenda = kd_agenda_new (self->work->workspace, self->work->rules, asked->regime, asked->from - BEHIND, asked->to + AHEAD, error);
  if (self->agenda == NULL)
    return FALSE;
  reminders = kd_agenda_get_reminders (self->agenda);
  for (guint i = 0; i < reminders->len; i++)
    take_reminder (self, &g_array_index (reminders, KdReminder, i));
  g_array_sort (self->missed, compare_dues);
  g_array_sort (self->expiries, compare_dues);
  return TRUE;
}

static void
take_contact (Gathered    *self,
              const KdRow *row,
              KdDate       date)
{
  const KdUuid   *uuid = &row->values[KD_INTERACTION_CLIENT].uuid;
  const KdBrief  *client = g_hash_table_lookup (self->by_client, uuid);
  KdReportContact contact = {
    .channel = kd_report_get_choice (row, KD_INTERACTION_CHANNEL),
    .outcome = kd_report_get_choice (row, KD_INTERACTION_OUTCOME),
    .date = date,
  };

  if (client == NULL)
    return;
  contact.client = client->name;
  contact.tier = get_tier (self, client);
  g_array_append_val (self->kept, contact);
  if (g_hash_table_add (self->reached, (gpointer) uuid))
    g_array_index (self->care, KdReportCare, find_tier (self, client)).reached++;
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  const KdReportContact *first = a;
  const KdReportContact *second = b;

  return first->date != second->date ? first->date - second->date : g_strcmp0 (first->client, second->client);
}

/* A call that nobody took is no contact. */
static gboolean
read_contacts (Gathered *self,
               GError  **error)
{
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (self->work->workspace));

  self->interactions = kd_workspace_list (self->work->workspace, &kd_interaction_kind, NULL, 0, error);
  for (guint i = 0; self->interactions != NULL && i < self->interactions->len; i++)
    {
      const KdRow *row = self->interactions->pdata[i];
      KdDate       date = kd_instant_get_date (kd_row_get_integer (row, KD_INTERACTION_TIME, 0), zone);

      if (date >= self->work->asked->from && date <= self->work->asked->to && kd_interaction_reaches (kd_row_get_text (row, KD_INTERACTION_OUTCOME)))
        take_contact (self, row, date);
    }
  g_array_sort (self->kept, compare_contacts);
  return self->interactions != NULL;
}

static void
index_clients (Gathered *self)
{
  for (guint i = 0; i < self->briefs->len; i++)
    {
      KdBrief *brief = self->briefs->pdata[i];

      g_hash_table_insert (self->by_client, &brief->uuid, brief);
    }
  g_array_set_size (self->care, self->tiers->len);
}

static void
sum_up (Gathered     *self,
        KdBookReport *report)
{
  *report = (KdBookReport) {
    .currency = KD_DEFAULT_CURRENCY,
    .from = self->work->asked->from,
    .to = self->work->asked->to,
    .tiers = (const KdChartItem *) (gconstpointer) self->tiers->data,
    .n_tiers = self->tiers->len,
    .risks = (const KdChartItem *) (gconstpointer) self->risks->data,
    .n_risks = self->risks->len,
    .histories = (const KdChartItem *) (gconstpointer) self->histories->data,
    .n_histories = self->histories->len,
    .kept = (const KdReportContact *) (gconstpointer) self->kept->data,
    .n_kept = self->kept->len,
    .reached = g_hash_table_size (self->reached),
    .care = (const KdReportCare *) (gconstpointer) self->care->data,
    .missed = (const KdReportDue *) (gconstpointer) self->missed->data,
    .n_missed = self->missed->len,
    .expiries = (const KdReportDue *) (gconstpointer) self->expiries->data,
    .n_expiries = self->expiries->len,
  };
  for (guint i = 0; i < self->tiers->len; i++)
    {
      const KdChartItem *item = &g_array_index (self->tiers, KdChartItem, i);

      report->clients += (guint) item->clients;
      report->assets += item->amount != KD_CHART_NO_AMOUNT ? item->amount : 0;
    }
}

static gboolean
gather (Gathered *self,
        GError  **error)
{
  self->kept = g_array_new (FALSE, FALSE, sizeof (KdReportContact));
  self->care = g_array_new (FALSE, TRUE, sizeof (KdReportCare));
  self->missed = g_array_new (FALSE, FALSE, sizeof (KdReportDue));
  self->expiries = g_array_new (FALSE, FALSE, sizeof (KdReportDue));
  self->reached = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  self->by_client = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  self->briefs = kd_workspace_briefs (self->work->workspace, NULL, error);
  if (self->briefs == NULL || (self->tiers = sum_segments (self, KD_SEGMENT_BY_ASSETS, error)) == NULL ||
      (self->risks = sum_segments (self, KD_SEGMENT_BY_RISK, error)) == NULL ||
      (self->histories = sum_segments (self, KD_SEGMENT_BY_HISTORY, error)) == NULL)
    return FALSE;
  index_clients (self);
  return read_agenda (self, error) && read_contacts (self, error);
}

/**
 * kd_report_make_book:
 * @work: a document in the making
 * @info: (inout): its foot; gets its title
 * @error: return location
 *
 * Gathers what the book holds today, and what was done and missed in the period.
 *
 * Returns: (transfer full) (nullable): the document
 */
KdPages *
kd_report_make_book (KdReportWork *work,
                     KdPagesInfo  *info,
                     GError      **error)
{
  g_auto (Gathered) self = { .work = work };
  char         from[KD_DATE_TEXT_SIZE], to[KD_DATE_TEXT_SIZE], today[KD_DATE_TEXT_SIZE];
  KdBookReport report;

  if (!gather (&self, error))
    return NULL;
  sum_up (&self, &report);
  info->title = kd_report_keep (work, g_strdup_printf (_ ("Report of the book “%s”"), kd_workspace_get_title (work->workspace)));
  /* Translators: the period's first and last day and the present one */
  info->subtitle = kd_report_keep (work, g_strdup_printf (_ ("Period %s to %s; segments as at %s"), kd_date_format (work->asked->from, from), kd_date_format (work->asked->to, to), kd_date_format (work->today, today)));
  return kd_book_report_new_pages (&report, info);
}

/**
 * kd_report_write_book:
 * @work: a document in the making
 * @sink: where the bytes go
 * @n_sheets: (out): how many sheets there are
 * @error: return location
 *
 * Writes what the pages show as a workbook, with each contact and each day.
 *
 * Returns: whether the sink has it all
 */
gboolean
kd_report_write_book (KdReportWork *work,
                      KdFileSink   *sink,
                      guint        *n_sheets,
                      GError      **error)
{
  g_auto (Gathered) self = { .work = work };
  KdBookReport report;

  if (!gather (&self, error))
    return FALSE;
  sum_up (&self, &report);
  return kd_report_write_sheets (work, &report, sink, n_sheets, error);
}
