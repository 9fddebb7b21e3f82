/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster.h"

G_BEGIN_DECLS

/**
 * KD_ROSTER_BLOCK:
 *
 * At most so many clients are tested at a time, so that what is in between stays in the cache.
 */
#define KD_ROSTER_BLOCK 4096

/**
 * KdRosterOperator:
 * @KD_ROSTER_HAS: a text contains the one asked for, letter case and width folded; flags contain all those asked for
 * @KD_ROSTER_HAS_TAG: one of the tags is the one asked for
 *
 * The comparisons, of which the first seven mean what they mean in a filter text. A fact that is absent
 * passes only %KD_ROSTER_IS_NOT.
 */
typedef enum
{
  KD_ROSTER_IS,
  KD_ROSTER_IS_NOT,
  KD_ROSTER_LESS,
  KD_ROSTER_AT_MOST,
  KD_ROSTER_MORE,
  KD_ROSTER_AT_LEAST,
  KD_ROSTER_HAS,
  KD_ROSTER_HAS_TAG,
} KdRosterOperator;

typedef struct _KdRosterTest KdRosterTest;

KdRosterTest *kd_roster_test_new_number (KdRosterColumn   column,
                                         KdRosterOperator comparison,
                                         gint64           number) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_text (KdRosterColumn   column,
                                       KdRosterOperator comparison,
                                       const char      *text) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_known (KdRosterColumn column) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_set (KdRosterColumn column,
                                      guint64        values) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_ids (const gint64 *ids,
                                      guint         n_ids) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_and (KdRosterTest *left,
                                      KdRosterTest *right) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_or (KdRosterTest *left,
                                     KdRosterTest *right) G_GNUC_WARN_UNUSED_RESULT;
KdRosterTest *kd_roster_test_new_not (KdRosterTest *test) G_GNUC_WARN_UNUSED_RESULT;
void          kd_roster_test_free (KdRosterTest *test);
void          kd_roster_test_run (KdRosterTest *test,
                                  KdRoster     *roster,
                                  guint32       first,
                                  guint         n_slots,
                                  guint8       *pass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRosterTest, kd_roster_test_free)

G_END_DECLS
