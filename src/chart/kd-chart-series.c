/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-series.h"

#include "kd-chart-private.h"
#include "kd-chart-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define OTHER_KEY "other"

static void
clear_part (gpointer data)
{
  KdChartPart *part = (KdChartPart *) data;

  g_free (part->key);
  g_free (part->label);
}

static gint64
add (gint64 a,
     gint64 b)
{
  gint64 sum;

  if (__builtin_add_overflow (a, b, &sum))
    return a < 0 ? G_MININT64 + 1 : G_MAXINT64;
  return sum;
}

static gint64
get_value (const KdChartSeries *self,
           const KdChartItem   *item)
{
  return MAX (0, self->measure == KD_CHART_AMOUNT ? item->amount : item->clients);
}

static void
append (KdChartSeries     *self,
        const KdChartItem *item)
{
  KdChartPart part = {
    .key = g_strdup (item->key),
    .label = g_strdup (item->label),
    .clients = item->clients,
    .amount = item->amount,
    .value = get_value (self, item),
    .expired = CLAMP (item->expired, 0, MAX (item->clients, 0)),
    .unknown = item->unknown,
    .has_target = item->has_target,
    .target = item->target,
  };

  if (!item->unknown)
    part.place = self->n_places++;
  g_array_append_val (self->parts, part);
}

static void
append_all (KdChartSeries     *self,
            const KdChartItem *items,
            guint              n_items,
            gboolean           unknown)
{
  for (guint i = 0; i < n_items; i++)
    if (items[i].unknown == unknown)
      append (self, &items[i]);
}

static void
merge_into (KdChartPart       *other,
            const KdChartPart *part)
{
  other->clients = add (other->clients, part->clients);
  if (part->amount != KD_CHART_NO_AMOUNT)
    other->amount = other->amount == KD_CHART_NO_AMOUNT ? part->amount : add (other->amount, part->amount);
  other->value = add (other->value, part->value);
  other->expired = add (other->expired, part->expired);
  other->has_target = other->has_target || part->has_target;
  other->target += part->target;
}

/* Colours without an order are told apart up to eight: beyond, the smallest parts become one. */
static void
merge_smallest (KdChartSeries *self)
{
  KdChartPart other = { .label = g_strdup (_ ("Other")), .key = g_strdup (OTHER_KEY), .amount = KD_CHART_NO_AMOUNT, .place = KD_CHART_SLOTS - 1 };

  while (self->parts->len > KD_CHART_SLOTS - 1)
    {
      guint least = 0;

      for (guint i = 1; i < self->parts->len; i++)
        if (kd_chart_series_get (self, i)->value <= kd_chart_series_get (self, least)->value)
          least = i;
      merge_into (&other, kd_chart_series_get (self, least));
      g_array_remove_index (self->parts, least);
    }
  for (guint i = 0; i < self->parts->len; i++)
    g_array_index (self->parts, KdChartPart, i).place = i;
  g_array_append_val (self->parts, other);
  self->n_places = KD_CHART_SLOTS;
}

static void
reverse (GArray *parts)
{
  for (guint i = 0; i < parts->len / 2; i++)
    {
      KdChartPart *a = &g_array_index (parts, KdChartPart, i);
      KdChartPart *b = &g_array_index (parts, KdChartPart, parts->len - 1 - i);
      KdChartPart  kept = *a;

      *a = *b;
      *b = kept;
    }
}

/* Where all is in one part, the others say nothing. */
static void
keep_only_one (KdChartSeries *self)
{
  guint with_value = 0;

  for (guint i = 0; i < self->parts->len; i++)
    with_value += kd_chart_series_get (self, i)->value > 0;
  if (with_value != 1)
    return;
  for (guint i = self->parts->len; i-- > 0;)
    if (kd_chart_series_get (self, i)->value == 0)
      g_array_remove_index (self->parts, i);
}

static void
settle_shares (KdChartSeries *self)
{
  guint              n = self->parts->len;
  g_autofree gint64 *values = g_new (gint64, n + 1);
  g_autofree guint  *shares = g_new (guint, n + 1);

  self->total = self->most = 0;
  for (guint i = 0; i < n; i++)
    {
      values[i] = kd_chart_series_get (self, i)->value;
      self->total = add (self->total, values[i]);
      self->most = MAX (self->most, values[i]);
    }
  kd_words_split_shares (values, n, shares);
  for (guint i = 0; i < n; i++)
    g_array_index (self->parts, KdChartPart, i).share = shares[i];
}

/**
 * kd_chart_series_init:
 * @self: (out): the series
 * @info: about the whole
 * @items: (array length=n_items): the parts: of a ramp the lowest first
 * @n_items: how many
 *
 * Makes ready what a chart shows. Tiers begin with the highest; what is not known comes last.
 */
void
kd_chart_series_init (KdChartSeries     *self,
                      const KdChartInfo *info,
                      const KdChartItem *items,
                      guint              n_items)
{
  *self = (KdChartSeries) {
    .parts = g_array_new (FALSE, FALSE, sizeof (KdChartPart)),
    .ramp = info->ramp,
    .measure = info->measure,
    .currency = g_strdup (info->currency),
  };
  g_array_set_clear_func (self->parts, clear_part);

  append_all (self, items, n_items, FALSE);
  if (self->ramp == KD_CHART_RAMP_SLOTS && self->n_places > KD_CHART_SLOTS)
    merge_smallest (self);
  if (self->ramp == KD_CHART_RAMP_TIER)
    reverse (self->parts);
  append_all (self, items, n_items, TRUE);
  keep_only_one (self);
  settle_shares (self);
}

/**
 * kd_chart_series_clear:
 * @self: a series
 *
 * Frees what it holds.
 */
void
kd_chart_series_clear (KdChartSeries *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->currency, g_free);
}

/**
 * kd_chart_series_get:
 * @self: a series
 * @part: a part
 *
 * Returns: (transfer none): it
 */
const KdChartPart *
kd_chart_series_get (const KdChartSeries *self,
                     guint                part)
{
  return &g_array_index (self->parts, KdChartPart, part);
}

/**
 * kd_chart_series_get_fill:
 * @self: a series
 * @theme: a theme
 * @part: a part
 *
 * Returns: how it is filled
 */
KdChartFill
kd_chart_series_get_fill (const KdChartSeries *self,
                          const KdChartTheme  *theme,
                          guint                part)
{
  const KdChartPart *shown = kd_chart_series_get (self, part);

  return shown->unknown ? kd_chart_theme_get_unknown (theme) : kd_chart_theme_get_fill (theme, self->ramp, shown->place, self->n_places);
}

/**
 * kd_chart_series_spread:
 * @self: a series
 * @room: how much there is
 * @least: what a part with a value gets at least
 * @ends: (out caller-allocates) (array): where each part ends
 *
 * Lays the parts one behind another. Small ones get the least, at the cost of all others in their proportion; which may make
 * further ones small.
 */
void
kd_chart_series_spread (const KdChartSeries *self,
                        double               room,
                        double               least,
                        double              *ends)
{
  guint                n = self->parts->len;
  g_autofree gboolean *small = g_new0 (gboolean, n + 1);
  double               rest = (double) MAX (self->total, 1);
  double               end = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = (double) kd_chart_series_get (self, i)->value;

      if (small[i] || value == 0 || value / rest * room >= least)
        continue;
      small[i] = TRUE;
      rest -= value;
      room -= least;
      i = G_MAXUINT;
    }
  for (guint i = 0; i < n; i++)
    ends[i] = end += small[i] ? least : (double) kd_chart_series_get (self, i)->value / rest * room;
}

/**
 * kd_chart_series_format:
 * @self: a series
 * @chart: whose
 * @value: a value by its measure
 *
 * Returns: (transfer full): the figure beside a part
 */
char *
kd_chart_series_format (const KdChartSeries *self,
                        KdChart             *chart,
                        gint64               value)
{
  return self->measure == KD_CHART_AMOUNT ? kd_chart_words_amount (chart, value, self->currency) : kd_words_count ((guint) value);
}

static char *
format_clients (const KdChartPart *part)
{
  g_autofree char *clients = kd_chart_words_clients (part->clients);
  g_autofree char *expired = kd_words_count ((guint) part->expired);

  if (part->expired == 0)
    return g_steal_pointer (&clients);
  /* Translators: "458 clients (38 expired)" */
  return g_strdup_printf (_ ("%s (%s expired)"), clients, expired);
}

static char *
format_target (const KdChartPart *part)
{
  g_autofree char *target = kd_words_share (part->target);
  g_autofree char *deviation = kd_chart_words_deviation ((int) part->share - (int) part->target);

  /* Translators: "target 40.0% (+4.4)" */
  return g_strdup_printf (_ ("target %s (%s)"), target, deviation);
}

/**
 * kd_chart_series_describe_part:
 * @self: a series
 * @chart: whose
 * @part: a part
 *
 * Returns: (transfer full): its name, clients, share and amount, as far as they are known
 */
char *
kd_chart_series_describe_part (const KdChartSeries *self,
                               KdChart             *chart,
                               guint                part)
{
  const KdChartPart *shown = kd_chart_series_get (self, part);
  g_autofree char   *share = kd_words_share (shown->share);
  g_autofree char   *clients = shown->clients > 0 || self->measure == KD_CHART_CLIENTS ? format_clients (shown) : NULL;
  g_autofree char   *amount = shown->amount != KD_CHART_NO_AMOUNT ? kd_chart_words_amount (chart, shown->amount, self->currency) : NULL;
  g_autofree char   *target = shown->has_target ? format_target (shown) : NULL;

  if (self->measure == KD_CHART_CLIENTS)
    return kd_chart_words_join (shown->label, clients, share, amount, NULL);
  if (clients != NULL)
    return kd_chart_words_join (shown->label, clients, amount != NULL ? amount : share, amount != NULL ? share : NULL, target, NULL);
  return kd_chart_words_join (shown->label, amount != NULL ? amount : share, amount != NULL ? share : target, target, NULL);
}

/**
 * kd_chart_series_describe:
 * @self: a series
 * @chart: whose
 *
 * Returns: (transfer full): how much there is, and which part is the largest
 */
char *
kd_chart_series_describe (const KdChartSeries *self,
                          KdChart             *chart)
{
  g_autofree char   *total = self->measure == KD_CHART_AMOUNT ? kd_chart_words_amount (chart, self->total, self->currency) : kd_chart_words_clients (self->total);
  g_autofree char   *value = NULL;
  g_autofree char   *share = NULL;
  const KdChartPart *largest = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    if (largest == NULL || kd_chart_series_get (self, i)->value > largest->value)
      largest = kd_chart_series_get (self, i);
  if (largest == NULL || self->total == 0)
    return g_strdup_printf ("%s. %s.", kd_chart_get_title (chart), _ ("No data yet"));

  value = self->measure == KD_CHART_AMOUNT ? kd_chart_words_amount (chart, largest->value, self->currency) : kd_chart_words_clients (largest->value);
  share = kd_words_share (largest->share);
  /* Translators: title of the chart, "1,286 clients" or an amount; name of a part, the same of it, "15.3%" */
  return g_strdup_printf (_ ("%s: %s in all. Largest is %s with %s, %s."), kd_chart_get_title (chart), total, largest->label, value, share);
}

static void
add_amount (const KdChartSeries *self,
            KdChart             *chart,
            KdChartTable        *table,
            gint64               amount)
{
  if (amount == KD_CHART_NO_AMOUNT)
    kd_chart_table_add (table, NULL, NULL);
  else
    kd_chart_table_add (table, kd_chart_words_amount (chart, amount, self->currency), kd_chart_words_amount_plain (chart, amount, self->currency));
}

static void
add_share (KdChartTable *table,
           guint         share)
{
  kd_chart_table_add (table, kd_words_share (share), g_strdup_printf ("%u.%u", share / 10, share % 10));
}

static void
add_count (KdChartTable *table,
           gint64        count)
{
  kd_chart_table_add (table, kd_words_count ((guint) count), g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

static void
add_target (KdChartTable      *table,
            const KdChartPart *part)
{
  int deviation = (int) part->share - (int) part->target;

  if (!part->has_target)
    {
      kd_chart_table_add (table, NULL, NULL);
      kd_chart_table_add (table, NULL, NULL);
      return;
    }
  add_share (table, part->target);
  kd_chart_table_add (table, kd_chart_words_deviation (deviation), g_strdup_printf ("%s%d.%d", deviation < 0 ? "-" : "", abs (deviation) / 10, abs (deviation) % 10));
}

typedef struct
{
  gboolean clients;
  gboolean amounts;
  gboolean expired;
  gboolean targets;
} Columns;

/* A column without anything in it says nothing. */
static Columns
find_columns (const KdChartSeries *self)
{
  Columns columns = { .clients = self->measure == KD_CHART_CLIENTS, .amounts = self->measure == KD_CHART_AMOUNT };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const KdChartPart *part = kd_chart_series_get (self, i);

      columns.clients |= part->clients > 0;
      columns.amounts |= part->amount != KD_CHART_NO_AMOUNT;
      columns.expired |= part->expired > 0;
      columns.targets |= part->has_target;
    }
  return columns;
}

static void
add_heads (KdChartTable  *table,
           KdChart       *chart,
           const Columns *columns)
{
  kd_chart_table_add_column (table, kd_chart_get_title (chart), FALSE);
  if (columns->clients)
    kd_chart_table_add_column (table, C_ ("chart", "Clients"), TRUE);
  if (columns->amounts)
    kd_chart_table_add_column (table, columns->clients ? _ ("AUM") : _ ("Amount"), TRUE);
  kd_chart_table_add_column (table, _ ("Share"), TRUE);
  if (columns->clients && columns->amounts)
    kd_chart_table_add_column (table, _ ("Per client"), TRUE);
  if (columns->expired)
    kd_chart_table_add_column (table, _ ("Expired"), TRUE);
  if (columns->targets)
    {
      kd_chart_table_add_column (table, _ ("Target"), TRUE);
      kd_chart_table_add_column (table, _ ("Deviation"), TRUE);
    }
}

static void
add_row (const KdChartSeries *self,
         KdChart             *chart,
         KdChartTable        *table,
         const KdChartPart   *part,
         const Columns       *columns)
{
  gboolean per_client = part->clients > 0 && part->amount != KD_CHART_NO_AMOUNT;

  kd_chart_table_add (table, g_strdup (part->label), NULL);
  if (columns->clients)
    add_count (table, part->clients);
  if (columns->amounts)
    add_amount (self, chart, table, part->amount);
  add_share (table, part->share);
  if (columns->clients && columns->amounts)
    add_amount (self, chart, table, per_client ? part->amount / part->clients : KD_CHART_NO_AMOUNT);
  if (columns->expired)
    add_count (table, part->expired);
  if (columns->targets)
    add_target (table, part);
}

/**
 * kd_chart_series_get_table:
 * @self: a series
 * @chart: whose
 *
 * Returns: (transfer full): one row a part
 */
KdChartTable *
kd_chart_series_get_table (const KdChartSeries *self,
                           KdChart             *chart)
{
  KdChartTable *table = kd_chart_table_new ();
  Columns       columns = find_columns (self);

  add_heads (table, chart, &columns);
  for (guint i = 0; i < self->parts->len; i++)
    add_row (self, chart, table, kd_chart_series_get (self, i), &columns);
  return table;
}
