/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-table.h"
#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* Cells of the tables of reports: days and amounts in full, what is not known as —. */

void kd_report_cells_add_text (KdChartTable *table,
                               const char   *text);
void kd_report_cells_add_date (KdChartTable *table,
                               KdDate        date);
void kd_report_cells_add_amount (KdChartTable *table,
                                 gint64        minor,
                                 const char   *currency,
                                 const char   *book_currency,
                                 gboolean      hidden);
void kd_report_cells_add_count (KdChartTable *table,
                                gint64        count);

G_END_DECLS
