/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of clients on paper. */

#include "kd-report-private.h"

#include "kd-contact-method.h"
#include "kd-list-report.h"
#include "kd-segment.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first number: the one that is called. */
static const char *
show_phone (KdReportWork  *work,
            const KdBrief *brief)
{
  g_autofree char *first = NULL;

  if (brief->phones == NULL || *brief->phones == '\0' || work->asked->numbers == KD_REPORT_LEFT_OUT)
    return NULL;
  first = g_strndup (brief->phones, strcspn (brief->phones, " "));
  if (work->asked->numbers == KD_REPORT_MASKED)
    {
      const KdValue value = { .type = KD_VALUE_TEXT, .text = first };

      return kd_report_keep (work, kd_field_mask (&kd_contact_method_kind.fields[KD_CONTACT_METHOD_VALUE], &value));
    }
  return kd_report_keep (work, g_steal_pointer (&first));
}

static KdReportClient
describe (KdReportWork  *work,
          const KdBrief *brief)
{
  guint             tier = kd_segment_find (&work->set, KD_SEGMENT_BY_ASSETS, brief, work->today);
  KdAssessmentState state = kd_suitability_get_state (&work->set.assessment, brief->level, brief->assessed, work->today, 0);

  return (KdReportClient) {
    .name = brief->name,
    .tier = brief->assets != KD_BRIEF_NO_AMOUNT ? kd_segment_get_label (&work->set, KD_SEGMENT_BY_ASSETS, tier) : NULL,
    .level = brief->level > 0 ? work->set.suitability.labels[brief->level - 1] : NULL,
    .alert = brief->level <= 0 ? _ ("Not assessed") : kd_suitability_holds (state) ? NULL
                                                                                   : _ ("expired"),
    .phone = show_phone (work, brief),
    .city = brief->city,
    .contact = kd_report_keep (work, kd_words_contact (brief->last_contact, work->today)),
    .assets = brief->assets != KD_BRIEF_NO_AMOUNT ? brief->assets : KD_CHART_NO_AMOUNT,
  };
}

/* In the order that is asked for; who was deleted meanwhile is left out. */
static GArray *
gather (KdReportWork *work,
        GPtrArray    *briefs)
{
  const GArray *clients = work->asked->clients;
  GArray       *lines = g_array_new (FALSE, FALSE, sizeof (KdReportClient));
  g_autoptr (GHashTable) by_client = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);

  for (guint i = 0; i < briefs->len; i++)
    g_hash_table_insert (by_client, &((KdBrief *) briefs->pdata[i])->uuid, briefs->pdata[i]);
  for (guint i = 0; i < clients->len; i++)
    {
      const KdBrief *brief = g_hash_table_lookup (by_client, &g_array_index (clients, KdUuid, i));

      if (brief != NULL)
        {
          KdReportClient line = describe (work, brief);

          g_array_append_val (lines, line);
        }
    }
  return lines;
}

/* Which, how many, and what they own together. */
static const char *
make_subtitle (KdReportWork *work,
               GArray       *lines)
{
  g_autofree char *count = kd_words_count (lines->len);
  g_autofree char *clients = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", lines->len), count);
  g_autofree char *amount = NULL;
  gint64           sum = 0;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, KdReportClient, i).assets != KD_CHART_NO_AMOUNT)
      sum += g_array_index (lines, KdReportClient, i).assets;
  amount = work->asked->hide_amounts ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_short (sum, KD_DEFAULT_CURRENCY);
  if (work->asked->words == NULL)
    return kd_report_keep (work, g_strdup_printf ("%s · AUM %s", clients, amount));
  return kd_report_keep (work, g_strdup_printf ("%s · %s · AUM %s", work->asked->words, clients, amount));
}

/**
 * kd_report_make_list:
 * @work: a document in the making
 * @info: (inout): its foot; gets its title
 * @error: return location
 *
 * Gathers a line for each client of a list.
 *
 * Returns: (transfer full) (nullable): the document
 */
KdPages *
kd_report_make_list (KdReportWork *work,
                     KdPagesInfo  *info,
                     GError      **error)
{
  g_autoptr (GPtrArray) briefs = kd_workspace_briefs (work->workspace, NULL, error);
  g_autoptr (GArray) lines = briefs != NULL ? gather (work, briefs) : NULL;

  if (lines == NULL)
    return NULL;
  info->title = _ ("Client list");
  info->subtitle = make_subtitle (work, lines);
  return kd_list_report_new_pages ((const KdReportClient *) (gconstpointer) lines->data, lines->len, KD_DEFAULT_CURRENCY, work->asked->numbers != KD_REPORT_LEFT_OUT, info);
}
