/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-fixture.h"

#define YI G_GINT64_CONSTANT (10000000000)
#define WAN G_GINT64_CONSTANT (1000000)

static const KdChartItem tiers[] = {
  { "basic", "普通", 131, 3 * YI / 10, 9 },
  { "gold", "金卡", 431, 19 * YI / 10, 41 },
  { "platinum", "白金", 402, 52 * YI / 10, 30 },
  { "diamond", "钻石", 197, 67 * YI / 10, 15 },
  { "private", "私行", 88, 179 * YI / 10, 6 },
  { "unknown", "未知", 37, KD_CHART_NO_AMOUNT, 0, TRUE },
};

static const KdChartItem risk[] = {
  { "C1", "C1", 112, 2 * YI, 6 },
  { "C2", "C2", 387, 7 * YI, 52 },
  { "C3", "C3", 458, 10 * YI, 38 },
  { "C4", "C4", 224, 8 * YI, 19 },
  { "C5", "C5", 55, 2 * YI, 0 },
  { "none", "未风评", 50, YI / 2, 0, TRUE },
};

static const KdChartItem history[] = {
  { "new", "新客户", 143, YI },
  { "active", "活跃", 612, 17 * YI },
  { "fair", "一般", 238, 6 * YI },
  { "dormant", "沉睡", 207, 5 * YI },
  { "never", "从未投资", 86, 0 },
};

static const KdChartItem holdings[] = {
  { "fixed", "固收", 0, 188 * WAN, 0, FALSE, TRUE, 400 },
  { "equity", "权益", 0, 121 * WAN, 0, FALSE, TRUE, 350 },
  { "cash", "现金管理", 0, 62 * WAN, 0, FALSE, TRUE, 100 },
  { "insurance", "保险", 0, 45 * WAN, 0, FALSE, TRUE, 100 },
  { "gold", "黄金", 0, 6 * WAN, 0, FALSE, TRUE, 50 },
  { "private", "私募", 0, 2 * WAN, 0, FALSE, FALSE, 0 },
};

static const char *const english[][2] = {
  { "普通", "Basic" },
  { "金卡", "Gold" },
  { "白金", "Platinum" },
  { "钻石", "Diamond" },
  { "私行", "Private banking and family office" },
  { "未知", "Unknown" },
  { "未风评", "Not assessed" },
  { "新客户", "New client" },
  { "活跃", "Active" },
  { "一般", "Fair" },
  { "沉睡", "Dormant" },
  { "从未投资", "Has never invested in anything" },
  { "固收", "Fixed income" },
  { "权益", "Equity" },
  { "现金管理", "Cash management" },
  { "保险", "Insurance" },
  { "黄金", "Gold" },
  { "私募", "Private funds" },
};

static const char *
translate (const char *label,
           gboolean    zh)
{
  for (guint i = 0; !zh && i < G_N_ELEMENTS (english); i++)
    if (g_str_equal (label, english[i][0]))
      return english[i][1];
  return label;
}

/* Of one: a single client in the third part. */
static KdChart *
make (KdChart *(*make_chart) (const KdChartInfo *, const KdChartItem *, guint),
      const KdChartInfo *info,
      const KdChartItem *given,
      guint              n,
      FixtureSize        size,
      gboolean           zh)
{
  KdChartItem items[KD_CHART_SLOTS * 2];

  for (guint i = 0; i < n; i++)
    {
      items[i] = given[i];
      items[i].label = translate (given[i].label, zh);
      if (size == FIXTURE_MANY)
        continue;
      items[i].clients = size == FIXTURE_ONE && i == 2 && given[i].clients > 0 ? 1 : 0;
      items[i].amount = size == FIXTURE_ONE && i == 2 ? 236 * WAN : 0;
      items[i].expired = 0;
    }
  return make_chart (info, items, n);
}

KdChart *
fixture_tiers (FixtureSize    size,
               KdChartMeasure measure,
               gboolean       zh)
{
  KdChartInfo info = { zh ? "资产层级" : "Tiers", zh ? "先新建或导入客户" : "Add or import clients first", "CNY", KD_CHART_RAMP_TIER, measure };

  return make (kd_donut_new, &info, tiers, G_N_ELEMENTS (tiers), size, zh);
}

KdChart *
fixture_risk (FixtureSize size,
              gboolean    zh)
{
  KdChartInfo info = { zh ? "风险等级" : "Risk levels", zh ? "先新建或导入客户" : "Add or import clients first", "CNY", KD_CHART_RAMP_RISK, KD_CHART_CLIENTS };

  return make (kd_bars_new, &info, risk, G_N_ELEMENTS (risk), size, zh);
}

KdChart *
fixture_history (FixtureSize size,
                 gboolean    zh)
{
  KdChartInfo info = { zh ? "投资历史" : "Investment history", NULL, "CNY", KD_CHART_RAMP_PLAIN, KD_CHART_CLIENTS };

  return make (kd_bars_new, &info, history, G_N_ELEMENTS (history), size, zh);
}

KdChart *
fixture_allocation (FixtureSize size,
                    gboolean    zh)
{
  KdChartInfo info = { zh ? "资产配置" : "Allocation", zh ? "先登记账户和估值" : "Enter accounts and valuations first", "CNY", KD_CHART_RAMP_SLOTS, KD_CHART_AMOUNT };

  return make (kd_allocation_new, &info, holdings, G_N_ELEMENTS (holdings), size, zh);
}

/* Rows as the tiers, the lowest first; columns as the levels. */
static const gint64 grid[6][6] = {
  { 21, 58, 31, 9, 2, 10 },
  { 44, 141, 150, 69, 12, 15 },
  { 31, 128, 149, 72, 13, 9 },
  { 12, 42, 88, 39, 14, 2 },
  { 2, 11, 34, 31, 9, 1 },
  { 2, 7, 6, 4, 5, 13 },
};

KdChart *
fixture_heat (FixtureSize size,
              gboolean    zh)
{
  KdChartInfo info = { zh ? "层级 × 风险" : "Tier by risk", zh ? "先新建或导入客户" : "Add or import clients first", "CNY", KD_CHART_RAMP_TIER, KD_CHART_CLIENTS };
  KdHeatHead  rows[6], columns[6];
  KdHeatCell  cells[36];

  for (guint i = 0; i < 6; i++)
    {
      rows[i] = (KdHeatHead) { tiers[i].key, translate (tiers[i].label, zh), tiers[i].unknown };
      columns[i] = (KdHeatHead) { risk[i].key, translate (risk[i].label, zh), risk[i].unknown };
    }
  for (guint i = 0; i < 36; i++)
    {
      gint64 clients = size == FIXTURE_MANY || (size == FIXTURE_ONE && i == 14) ? grid[i / 6][i % 6] : 0;

      if (size == FIXTURE_MANY && i == 28)
        clients = 0;
      cells[i] = (KdHeatCell) { clients, clients * 5 * WAN, size == FIXTURE_MANY && (i == 4 || i == 3) };
    }
  return kd_heat_new (&info, &(KdHeatGrid) { rows, 6, columns, 6, cells, zh ? "超配关注" : "Watch for mismatch" });
}

/* Month-ends from January 2025 on, two of them missing. */
KdChart *
fixture_line (FixtureSize size,
              gboolean    zh)
{
  static const int values[] = { 3210, 3255, 3190, 3302, 3350, 3480, 3465, 3520, 3660, 3610, 3705, 3690, 3800, 3850, 3790, 3920, 0, 0, 4010, 4090, 4044, 4130, 4182, 4236 };
  KdLineInfo       info = { zh ? "市值走势" : "Value over time", zh ? "先登记账户和估值" : "Enter accounts and valuations first", "CNY", FALSE };
  KdLineStep       steps[] = { { kd_date_new (2024, 12, 2), 300 * WAN }, { kd_date_new (2025, 9, 10), 330 * WAN }, { kd_date_new (2026, 2, 3), 380 * WAN } };
  KdLinePoint      points[G_N_ELEMENTS (values)];
  guint            n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values) && size != FIXTURE_NONE; i++)
    {
      int year = 2025 + (int) i / 12;
      int month = (int) i % 12 + 1;

      if (values[i] == 0)
        continue;
      points[n++] = (KdLinePoint) { kd_date_new (year, month, kd_date_days_in_month (year, month)), values[i] * WAN / 10, i > 0 && values[i - 1] == 0 };
      if (size == FIXTURE_ONE)
        break;
    }
  return kd_line_new (&info, points, n, steps, size == FIXTURE_NONE ? 0 : G_N_ELEMENTS (steps));
}

PangoContext *
fixture_context (cairo_t *cr,
                 double   points)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Noto Sans CJK SC");

  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  return context;
}
