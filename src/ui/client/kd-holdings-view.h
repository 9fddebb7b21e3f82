/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_HOLDINGS_VIEW (kd_holdings_view_get_type ())
G_DECLARE_FINAL_TYPE (KdHoldingsView, kd_holdings_view, KD, HOLDINGS_VIEW, AdwBin)

KdHoldingsView *kd_holdings_view_new (KdSession *session);
void            kd_holdings_view_show (KdHoldingsView    *self,
                                       const KdPortfolio *portfolio,
                                       gboolean           narrow);

G_END_DECLS
