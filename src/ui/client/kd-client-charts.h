/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart.h"
#include "kd-portfolio.h"

G_BEGIN_DECLS

KdChart *kd_client_charts_new_parts (const KdPortfolio *portfolio,
                                     KdDate             today) G_GNUC_WARN_UNUSED_RESULT;
KdChart *kd_client_charts_new_worth (const KdPortfolio *portfolio,
                                     KdDate             today,
                                     guint              months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
