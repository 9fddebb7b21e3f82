/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_JOURNAL_TAB (kd_journal_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdJournalTab, kd_journal_tab, KD, JOURNAL_TAB, KdClientTab)

G_END_DECLS
