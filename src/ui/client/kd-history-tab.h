/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_HISTORY_TAB (kd_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdHistoryTab, kd_history_tab, KD, HISTORY_TAB, KdClientTab)

void kd_history_tab_filter (KdHistoryTab *self,
                            const char   *field);

G_END_DECLS
