/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-journal-item.h"
#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_JOURNAL_ROW (kd_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (KdJournalRow, kd_journal_row, KD, JOURNAL_ROW, GtkWidget)

GtkWidget *kd_journal_row_new (KdSession *session,
                               int        lines,
                               gboolean   menus) G_GNUC_WARN_UNUSED_RESULT;
void       kd_journal_row_show (KdJournalRow  *self,
                                KdJournalItem *item);

G_END_DECLS
