/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-private.h"
#include "kd-words-amount.h"

#include <glib.h>

G_BEGIN_DECLS

/* The words for the numbers of charts: one place for each. */

char *kd_chart_words_amount (KdChart    *chart,
                             gint64      minor,
                             const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *kd_chart_words_amount_plain (KdChart    *chart,
                                   gint64      minor,
                                   const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *kd_chart_words_clients (gint64 count) G_GNUC_WARN_UNUSED_RESULT;
char *kd_chart_words_deviation (int tenths) G_GNUC_WARN_UNUSED_RESULT;
char *kd_chart_words_join (const char *first,
                           ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
