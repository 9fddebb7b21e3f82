/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-report-private.h"

#include "kd-account.h"
#include "kd-assessment.h"
#include "kd-client-report.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-segment.h"
#include "kd-valuation.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

#define MOST_ENTRIES 10
#define MOST_ASSESSMENTS 5
#define MOST_MONTHS 24

/* An account with its valuations, the newest first. */
typedef struct
{
  const KdRow *row;
  GPtrArray   *valuations;
} Holding;

/* All that hangs on a client. */
typedef struct
{
  KdReportWork *work;
  KdRow        *client;
  KdBrief      *brief;
  GPtrArray    *briefs;
  GPtrArray    *methods;
  GPtrArray    *accounts;
  GPtrArray    *declared;
  GPtrArray    *assessments;
  GPtrArray    *entries;
  GArray       *holdings;
  GArray       *figures;
  GArray       *groups;
  GPtrArray    *facts;
} Gathered;

static KdDate
get_date (const KdRow *row,
          guint        field)
{
  return (KdDate) kd_row_get_integer (row, field, KD_DATE_NONE);
}

static void
clear_holding (gpointer data)
{
  g_clear_pointer (&((Holding *) data)->valuations, g_ptr_array_unref);
}

static void
clear_gathered (Gathered *self)
{
  g_clear_pointer (&self->client, kd_row_free);
  g_clear_pointer (&self->briefs, g_ptr_array_unref);
  g_clear_pointer (&self->methods, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->declared, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->holdings, g_array_unref);
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathered, clear_gathered)

/* --- reading ----------------------------------------------------------------------------------------------- */

static int
compare_newest (gconstpointer a,
                gconstpointer b,
                gpointer      field)
{
  gint64 first = kd_row_get_integer (*(KdRow *const *) a, GPOINTER_TO_UINT (field), G_MININT64);
  gint64 second = kd_row_get_integer (*(KdRow *const *) b, GPOINTER_TO_UINT (field), G_MININT64);

  return first > second ? -1 : first < second;
}

/* What hangs on a record, the newest first. */
static GPtrArray *
list_newest (KdWorkspace     *workspace,
             const KdKindDef *def,
             const KdUuid    *of,
             guint            field,
             GError         **error)
{
  GPtrArray *rows = kd_workspace_children (workspace, def, of, error);

  if (rows != NULL)
    g_ptr_array_sort_with_data (rows, compare_newest, GUINT_TO_POINTER (field));
  return rows;
}

static gboolean
read_holdings (Gathered *self,
               GError  **error)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const KdRow *row = self->accounts->pdata[i];
      Holding      holding = { .row = row };

      if (row->values[KD_ACCOUNT_CLOSED].type != KD_VALUE_NONE)
        continue;
      holding.valuations = list_newest (self->work->workspace, &kd_valuation_kind, &row->uuid, KD_VALUATION_DATE, error);
      if (holding.valuations == NULL)
        return FALSE;
      g_array_append_val (self->holdings, holding);
    }
  return TRUE;
}

static gboolean
read_brief (Gathered *self,
            GError  **error)
{
  self->briefs = kd_workspace_briefs (self->work->workspace, NULL, error);
  for (guint i = 0; self->briefs != NULL && i < self->briefs->len; i++)
    if (kd_uuid_compare (&((KdBrief *) self->briefs->pdata[i])->uuid, &self->client->uuid) == 0)
      self->brief = self->briefs->pdata[i];
  return self->briefs != NULL;
}

static gboolean
read_all (Gathered *self,
          GError  **error)
{
  KdWorkspace  *workspace = self->work->workspace;
  const KdUuid *uuid = &self->work->asked->client;

  self->client = kd_workspace_get (workspace, uuid, error);
  if (self->client == NULL)
    return FALSE;
  if (self->client->def->kind != KD_KIND_CLIENT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("This record is no client; “list client” shows the ids of clients"));
      return FALSE;
    }
  if (!read_brief (self, error))
    return FALSE;
  if ((self->methods = kd_workspace_children (workspace, &kd_contact_method_kind, uuid, error)) == NULL ||
      (self->accounts = kd_workspace_children (workspace, &kd_account_kind, uuid, error)) == NULL ||
      (self->declared = list_newest (workspace, &kd_declared_assets_kind, uuid, KD_DECLARED_ASSETS_DATE, error)) == NULL ||
      (self->assessments = list_newest (workspace, &kd_assessment_kind, uuid, KD_ASSESSMENT_DATE, error)) == NULL ||
      (self->entries = list_newest (workspace, &kd_interaction_kind, uuid, KD_INTERACTION_TIME, error)) == NULL)
    return FALSE;
  return read_holdings (self, error);
}

/* --- profile ----------------------------------------------------------------------------------------------- */

/* A value in the words of people, as far as it is to be shown; NULL for one that is not there or left out. */
static char *
show (const Gathered *self,
      const KdRow    *row,
      guint           place)
{
  const KdField  *field = &row->def->fields[place];
  const KdReport *asked = self->work->asked;

  if (row->values[place].type == KD_VALUE_NONE)
    return NULL;
  if ((field->flags & KD_FIELD_SENSITIVE) && asked->numbers == KD_REPORT_LEFT_OUT)
    return NULL;
  if ((field->flags & KD_FIELD_SENSITIVE) && asked->numbers == KD_REPORT_MASKED)
    return kd_field_mask (field, &row->values[place]);
  if (field->type == KD_FIELD_MONEY && asked->hide_amounts)
    return g_strdup (KD_WORDS_HIDDEN);
  if (field->type == KD_FIELD_CHOICE)
    return g_strdup (kd_report_get_choice (row, place));
  if (field->type == KD_FIELD_FLAG)
    return g_strdup (row->values[place].integer != 0 ? _ ("Yes") : _ ("No"));
  if (field->type == KD_FIELD_REFERENCE)
    {
      g_autoptr (KdRow) other = kd_workspace_get (self->work->workspace, &row->values[place].uuid, NULL);

      return other != NULL && other->def->kind == KD_KIND_CLIENT ? g_strdup (kd_row_get_text (other, KD_CLIENT_NAME)) : NULL;
    }
  return kd_row_format (row, place);
}

static void
add_fact (GArray     *facts,
          const char *label,
          const char *value,
          gboolean    alert)
{
  KdPagesFact fact = { label, value, alert };

  g_array_append_val (facts, fact);
}

static void
add_methods (Gathered *self,
             GArray   *facts)
{
  for (guint i = 0; i < self->methods->len; i++)
    {
      const KdRow *method = self->methods->pdata[i];
      char        *value = show (self, method, KD_CONTACT_METHOD_VALUE);

      if (value != NULL)
        add_fact (facts, kd_report_get_choice (method, KD_CONTACT_METHOD_TYPE), kd_report_keep (self->work, value), FALSE);
    }
}

static void
add_group (Gathered   *self,
           const char *key,
           const char *title)
{
  GArray       *facts = g_array_new (FALSE, FALSE, sizeof (KdPagesFact));
  KdReportGroup group = { title };

  g_ptr_array_add (self->facts, facts);
  if (g_str_equal (key, "contact"))
    add_methods (self, facts);
  for (guint i = 0; i < self->client->def->n_fields; i++)
    {
      const KdField *field = &self->client->def->fields[i];
      char          *value;

      if (i == KD_CLIENT_NAME || !g_str_equal (field->group, key) || (value = show (self, self->client, i)) == NULL)
        continue;
      add_fact (facts, kd_field_get_label (field), kd_report_keep (self->work, value), FALSE);
    }
  group.facts = (const KdPagesFact *) (gconstpointer) facts->data;
  group.n_facts = facts->len;
  g_array_append_val (self->groups, group);
}

/* An adviser's own columns. */
static void
add_extras (Gathered *self)
{
  GArray       *facts = g_array_new (FALSE, FALSE, sizeof (KdPagesFact));
  KdReportGroup group = { _ ("Other fields") };

  g_ptr_array_add (self->facts, facts);
  for (guint i = 0; self->client->extras != NULL && i < self->client->extras->len; i++)
    {
      const KdExtra *extra = self->client->extras->pdata[i];

      add_fact (facts, extra->name, extra->text, FALSE);
    }
  group.facts = (const KdPagesFact *) (gconstpointer) facts->data;
  group.n_facts = facts->len;
  g_array_append_val (self->groups, group);
}

/* --- header ------------------------------------------------------------------------------------------------ */

static void
add_figures (Gathered *self)
{
  KdReportWork           *work = self->work;
  const KdBrief          *brief = self->brief;
  const KdAssessmentRule *rule = &work->set.assessment;
  gboolean                known = brief->level > 0;
  gboolean                dated = known && brief->assessed != KD_DATE_NONE;
  KdAssessmentState       state = kd_suitability_get_state (rule, brief->level, brief->assessed, work->today, 30);
  const char             *until = !known ? _ ("Not assessed") : dated ? kd_report_keep (work, kd_words_due (kd_suitability_get_end (rule, brief->assessed), work->today))
                                                                      : _ ("Date unknown");
  const char             *level = known ? work->set.suitability.labels[brief->level - 1] : KD_WORDS_UNKNOWN;
  const char             *assets = brief->assets == KD_BRIEF_NO_AMOUNT ? KD_WORDS_UNKNOWN : work->asked->hide_amounts ? KD_WORDS_HIDDEN
                                                                                                                      : kd_report_keep (work, kd_words_amount_short (brief->assets, KD_DEFAULT_CURRENCY));

  add_fact (self->figures, _ ("Risk level"), level, FALSE);
  add_fact (self->figures, _ ("Valid until"), until, !kd_suitability_holds (state));
  add_fact (self->figures, _ ("Assets"), assets, FALSE);
  add_fact (self->figures, _ ("Last contact"), kd_report_keep (work, kd_words_contact (brief->last_contact, work->today)), FALSE);
}

static const char *
make_subtitle (Gathered *self)
{
  const KdBrief   *brief = self->brief;
  GString         *line = g_string_new (NULL);
  guint            tier = kd_segment_find (&self->work->set, KD_SEGMENT_BY_ASSETS, brief, self->work->today);
  g_autofree char *age = brief->birth != KD_DATE_NONE ? kd_words_age (brief->birth, self->work->today) : NULL;

  if (brief->assets != KD_BRIEF_NO_AMOUNT)
    g_string_append (line, kd_segment_get_label (&self->work->set, KD_SEGMENT_BY_ASSETS, tier));
  if (age != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", age);
  if (brief->city != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", brief->city);
  return kd_report_keep (self->work, g_string_free_and_steal (line));
}

/* --- finances ---------------------------------------------------------------------------------------------- */

static const KdRow *
get_newest (const Holding *holding,
            KdDate         on)
{
  for (guint i = 0; i < holding->valuations->len; i++)
    if (get_date (holding->valuations->pdata[i], KD_VALUATION_DATE) <= on)
      return holding->valuations->pdata[i];
  return NULL;
}

static gboolean
is_in_book_currency (const Holding *holding)
{
  return g_str_equal (kd_row_get_currency (holding->row), KD_DEFAULT_CURRENCY);
}

static GArray *
make_accounts (Gathered *self)
{
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (KdReportAccount));

  for (guint i = 0; i < self->holdings->len; i++)
    {
      const Holding  *holding = &g_array_index (self->holdings, Holding, i);
      const KdRow    *newest = get_newest (holding, self->work->today);
      char           *number = show (self, holding->row, KD_ACCOUNT_NUMBER);
      KdReportAccount account = {
        .name = kd_row_get_text (holding->row, KD_ACCOUNT_NAME),
        .institution = kd_row_get_text (holding->row, KD_ACCOUNT_INSTITUTION),
        .category = kd_report_get_choice (holding->row, KD_ACCOUNT_CATEGORY),
        .number = number != NULL ? kd_report_keep (self->work, number) : NULL,
        .value = newest != NULL ? kd_row_get_integer (newest, KD_VALUATION_VALUE, 0) : KD_CHART_NO_AMOUNT,
        .currency = newest != NULL ? kd_row_get_currency (newest) : kd_row_get_currency (holding->row),
        .valued = newest != NULL ? get_date (newest, KD_VALUATION_DATE) : KD_DATE_NONE,
      };

      g_array_append_val (accounts, account);
    }
  return accounts;
}

static KdChartItem *
find_item (GArray     *items,
           const char *key)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (g_array_index (items, KdChartItem, i).key, key))
      return &g_array_index (items, KdChartItem, i);
  return NULL;
}

/* By what accounts hold; nothing where no account says so. */
static GArray *
make_allocation (Gathered *self)
{
  GArray  *items = g_array_new (FALSE, FALSE, sizeof (KdChartItem));
  gboolean known = FALSE;

  for (guint i = 0; i < self->holdings->len; i++)
    {
      const Holding *holding = &g_array_index (self->holdings, Holding, i);
      const KdRow   *newest = get_newest (holding, self->work->today);
      const char    *key = kd_row_get_text (holding->row, KD_ACCOUNT_CATEGORY);
      KdChartItem   *item;

      if (newest == NULL || !is_in_book_currency (holding))
        continue;
      known |= key != NULL;
      if ((item = find_item (items, key != NULL ? key : "")) == NULL)
        {
          KdChartItem fresh = { .key = key != NULL ? key : "", .label = key != NULL ? kd_report_get_choice (holding->row, KD_ACCOUNT_CATEGORY) : _ ("Unknown"), .unknown = key == NULL };

          g_array_append_val (items, fresh);
          item = &g_array_index (items, KdChartItem, items->len - 1);
        }
      item->amount += kd_row_get_integer (newest, KD_VALUATION_VALUE, 0);
    }
  if (!known)
    g_array_set_size (items, 0);
  return items;
}

/* What all accounts were worth at the end of a month; whether any was valued in it. */
static gboolean
sum_month (Gathered *self,
           KdDate    first,
           KdDate    last,
           gint64   *sum)
{
  gboolean fresh = FALSE;

  *sum = 0;
  for (guint i = 0; i < self->holdings->len; i++)
    {
      const Holding *holding = &g_array_index (self->holdings, Holding, i);
      const KdRow   *newest = is_in_book_currency (holding) ? get_newest (holding, last) : NULL;

      if (newest == NULL)
        continue;
      *sum += kd_row_get_integer (newest, KD_VALUATION_VALUE, 0);
      fresh |= get_date (newest, KD_VALUATION_DATE) >= first;
    }
  return fresh;
}

/* Month-ends with at least one valuation of their own; a month without one is a gap. */
static GArray *
make_points (Gathered *self)
{
  GArray  *points = g_array_new (FALSE, FALSE, sizeof (KdLinePoint));
  gboolean gap = FALSE;
  int      year, month;

  for (int back = MOST_MONTHS; back >= 0; back--)
    {
      KdDate      first, last;
      KdLinePoint point = { 0 };

      kd_date_get_ymd (self->work->today, &year, &month, NULL);
      first = kd_date_add_months (kd_date_new (year, month, 1), -back);
      last = kd_date_add_months (first, 1) - 1;
      if (last > self->work->today)
        continue;
      if (!sum_month (self, first, last, &point.value))
        {
          gap = TRUE;
          continue;
        }
      point.date = last;
      point.after_gap = gap && points->len > 0;
      gap = FALSE;
      g_array_append_val (points, point);
    }
  return points;
}

/* --- risk and journal -------------------------------------------------------------------------------------- */

static GArray *
make_assessments (Gathered *self)
{
  const KdAssessmentRule *rule = &self->work->set.assessment;
  GArray                 *list = g_array_new (FALSE, FALSE, sizeof (KdReportAssessment));

  for (guint i = 0; i < MIN (self->assessments->len, MOST_ASSESSMENTS); i++)
    {
      const KdRow       *row = self->assessments->pdata[i];
      KdDate             date = get_date (row, KD_ASSESSMENT_DATE);
      KdReportAssessment assessment = {
        .date = date,
        .level = kd_report_get_choice (row, KD_ASSESSMENT_LEVEL),
        .until = date != KD_DATE_NONE ? kd_suitability_get_end (rule, date) : KD_DATE_NONE,
      };

      assessment.expired = assessment.until == KD_DATE_NONE || assessment.until < self->work->today;
      g_array_append_val (list, assessment);
    }
  return list;
}

static GArray *
make_entries (Gathered *self)
{
  GArray    *list = g_array_new (FALSE, FALSE, sizeof (KdReportEntry));
  GTimeZone *zone = kd_clock_get_zone (kd_workspace_get_clock (self->work->workspace));

  for (guint i = 0; i < MIN (self->entries->len, MOST_ENTRIES); i++)
    {
      const KdRow  *row = self->entries->pdata[i];
      KdReportEntry entry = {
        .date = kd_instant_get_date (kd_row_get_integer (row, KD_INTERACTION_TIME, 0), zone),
        .channel = kd_report_get_choice (row, KD_INTERACTION_CHANNEL),
        .outcome = kd_report_get_choice (row, KD_INTERACTION_OUTCOME),
        .summary = kd_row_get_text (row, KD_INTERACTION_SUMMARY),
      };

      g_array_append_val (list, entry);
    }
  return list;
}

/* --- the document ------------------------------------------------------------------------------------------ */

static void
add_groups (Gathered *self)
{
  add_group (self, "identity", _ ("Identity"));
  add_group (self, "contact", _ ("Ways of contact"));
  add_group (self, "work", _ ("Work"));
  add_group (self, "service", _ ("Service"));
  add_extras (self);
}

static KdPages *
make_pages (Gathered    *self,
            KdPagesInfo *info)
{
  g_autoptr (GArray) accounts = make_accounts (self);
  g_autoptr (GArray) allocation = make_allocation (self);
  g_autoptr (GArray) points = make_points (self);
  g_autoptr (GArray) assessments = make_assessments (self);
  g_autoptr (GArray) entries = make_entries (self);
  const KdRow   *declared = self->declared->len > 0 ? self->declared->pdata[0] : NULL;
  KdClientReport report = {
    .currency = KD_DEFAULT_CURRENCY,
    .figures = (const KdPagesFact *) (gconstpointer) self->figures->data,
    .n_figures = self->figures->len,
    .groups = (const KdReportGroup *) (gconstpointer) self->groups->data,
    .n_groups = self->groups->len,
    .accounts = (const KdReportAccount *) (gconstpointer) accounts->data,
    .n_accounts = accounts->len,
    .declared = declared != NULL ? kd_row_get_integer (declared, KD_DECLARED_ASSETS_AMOUNT, 0) : KD_CHART_NO_AMOUNT,
    .declared_on = declared != NULL ? get_date (declared, KD_DECLARED_ASSETS_DATE) : KD_DATE_NONE,
    .allocation = (const KdChartItem *) (gconstpointer) allocation->data,
    .n_allocation = allocation->len,
    .points = (const KdLinePoint *) (gconstpointer) points->data,
    .n_points = points->len,
    .assessments = (const KdReportAssessment *) (gconstpointer) assessments->data,
    .n_assessments = assessments->len,
    .entries = (const KdReportEntry *) (gconstpointer) entries->data,
    .n_entries = entries->len,
    .more_entries = self->entries->len - entries->len,
  };

  return kd_client_report_new_pages (&report, info);
}

/**
 * kd_report_make_client:
 * @work: a document in the making
 * @info: (inout): its foot; gets its title
 * @error: return location
 *
 * Gathers what hangs on a client.
 *
 * Returns: (transfer full) (nullable): the document
 */
KdPages *
kd_report_make_client (KdReportWork *work,
                       KdPagesInfo  *info,
                       GError      **error)
{
  g_auto (Gathered) self = { .work = work };

  self.holdings = g_array_new (FALSE, FALSE, sizeof (Holding));
  g_array_set_clear_func (self.holdings, clear_holding);
  self.figures = g_array_new (FALSE, FALSE, sizeof (KdPagesFact));
  self.groups = g_array_new (FALSE, FALSE, sizeof (KdReportGroup));
  self.facts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (!read_all (&self, error))
    return NULL;
  if (self.brief != NULL)
    {
      add_figures (&self);
      info->subtitle = make_subtitle (&self);
    }
  add_groups (&self);
  info->title = kd_row_get_text (self.client, KD_CLIENT_NAME);
  return make_pages (&self, info);
}
