/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_TRADES_VIEW (kd_trades_view_get_type ())
G_DECLARE_FINAL_TYPE (KdTradesView, kd_trades_view, KD, TRADES_VIEW, AdwBin)

KdTradesView *kd_trades_view_new (KdSession *session);
void          kd_trades_view_show (KdTradesView *self,
                                   KdClientFile *file,
                                   gboolean      narrow);

G_END_DECLS
