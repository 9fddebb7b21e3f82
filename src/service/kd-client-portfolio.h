/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-performance.h"
#include "kd-portfolio.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

KdPortfolio   *kd_client_portfolio_new (GPtrArray *rows,
                                        GPtrArray *products) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *kd_workspace_list_held_products (KdWorkspace *self,
                                                GPtrArray   *rows,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
KdPortfolio   *kd_workspace_portfolio (KdWorkspace  *self,
                                       const KdUuid *client,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdPerformance *kd_workspace_returns (KdWorkspace  *self,
                                     const KdUuid *client,
                                     KdDate        from,
                                     KdDate        to,
                                     KdPortfolio **portfolio,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
