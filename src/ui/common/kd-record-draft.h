/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-entry.h"
#include "kd-session.h"

G_BEGIN_DECLS

/**
 * KdRecordDraftFound:
 * @texts: (element-type utf8 utf8): what had been typed, by name of field
 * @data: whom it is for
 *
 * Is called on the main loop when there is a draft.
 */
typedef void (*KdRecordDraftFound) (GHashTable *texts,
                                    gpointer    data);

char    *kd_record_draft_key (const KdRow *row,
                              gboolean     is_new) G_GNUC_WARN_UNUSED_RESULT;
char    *kd_record_draft_write (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_record_draft_keep_now (KdSession  *session,
                                   const char *key,
                                   const char *text,
                                   GError    **error);
void     kd_record_draft_find (KdSession         *session,
                               const char        *key,
                               KdRecordDraftFound found,
                               GObject           *data);

G_END_DECLS
