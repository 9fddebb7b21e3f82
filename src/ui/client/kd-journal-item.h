/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"

G_BEGIN_DECLS

#define KD_TYPE_JOURNAL_ITEM (kd_journal_item_get_type ())
G_DECLARE_FINAL_TYPE (KdJournalItem, kd_journal_item, KD, JOURNAL_ITEM, GObject)

GPtrArray   *kd_journal_item_list (KdClientFile *file,
                                   GTimeZone    *zone) G_GNUC_WARN_UNUSED_RESULT;
const KdRow *kd_journal_item_get_entry (KdJournalItem *self);
KdDate       kd_journal_item_get_date (KdJournalItem *self);
KdDate       kd_journal_item_get_month (KdJournalItem *self);
const char  *kd_journal_item_get_task (KdJournalItem *self);
KdDate       kd_journal_item_get_corrects (KdJournalItem *self);
gboolean     kd_journal_item_is_corrected (KdJournalItem *self);
const char  *kd_journal_item_get_author (KdJournalItem *self);
void         kd_journal_item_set_author (KdJournalItem *self,
                                         const char    *author);
gboolean     kd_journal_item_is_unfolded (KdJournalItem *self);
void         kd_journal_item_unfold (KdJournalItem *self);
gboolean     kd_journal_item_matches (KdJournalItem *self,
                                      const char    *needle);
gboolean     kd_journal_item_equal (gconstpointer one,
                                    gconstpointer other);

G_END_DECLS
