/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-export.h"
#include "kd-pages.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Measures in points. */
#define KD_PAGES_SHORT 595.276
#define KD_PAGES_LONG 841.890
#define KD_PAGES_SIDE 54.0
#define KD_PAGES_TOP 54.0
#define KD_PAGES_BOTTOM 72.0
#define KD_PAGES_BODY 10.0
#define KD_PAGES_SMALL 8.5

/**
 * KdPagesFlow:
 * @cr: where to
 * @context: where texts come from
 * @theme: colours of paper
 * @height: how high a page is
 * @room: how wide the text is
 * @y: where the next thing begins
 * @page: number of the page, from 1
 * @total: how many pages there are, or 0 while they are counted
 * @turn: ends a page and begins the next one
 * @data: for @turn
 *
 * A document on its way onto pages.
 */
typedef struct _KdPagesFlow KdPagesFlow;

struct _KdPagesFlow
{
  cairo_t      *cr;
  PangoContext *context;
  KdChartTheme  theme;
  double        height;
  double        room;
  double        y;
  guint         page;
  guint         total;
  void (*turn) (KdPagesFlow *flow);
  gpointer data;
};

/**
 * KdPagesDraw:
 * @flow: a flow
 * @height: how much room there is
 * @data: what is drawn
 *
 * Draws at @flow's place.
 */
typedef void (*KdPagesDraw) (KdPagesFlow *flow,
                             double       height,
                             gpointer     data);

void         kd_pages_add_drawing (KdPages       *self,
                                   KdPagesDraw    draw,
                                   gpointer       data,
                                   GDestroyNotify free_data);
PangoLayout *kd_pages_flow_new_text (KdPagesFlow *flow,
                                     const char  *text,
                                     double       points,
                                     gboolean     bold,
                                     double       width) G_GNUC_WARN_UNUSED_RESULT;
double       kd_pages_flow_get_height (PangoLayout *text);
double       kd_pages_flow_get_baseline (PangoLayout *text);
double       kd_pages_flow_get_width (PangoLayout *text);
void         kd_pages_flow_show (KdPagesFlow *flow,
                                 PangoLayout *text,
                                 double       x,
                                 double       y,
                                 KdChartColor color);
void         kd_pages_flow_rule (KdPagesFlow *flow,
                                 double       y,
                                 KdChartColor color);
gboolean     kd_pages_flow_need (KdPagesFlow *flow,
                                 double       height);

double kd_pages_table_get_first (KdPagesFlow        *flow,
                                 const KdChartTable *table);
void   kd_pages_table_place (KdPagesFlow        *flow,
                             const KdChartTable *table);

G_END_DECLS
