/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBatchEdit:
 * @clients: (element-type KdUuid): whose field is changed
 * @field: number of a field of a client
 * @text: its new value as it is typed; empty for none
 * @adds_tag: whether @field has tags, and @text is one more of them
 * @done: how many of @clients are behind; set by the thread that works, atomically
 *
 * One field of many clients.
 */
typedef struct
{
  GArray  *clients;
  guint    field;
  char    *text;
  gboolean adds_tag;
  gint     done;
} KdBatchEdit;

/**
 * KD_BATCH_EDIT_AT_ONCE:
 *
 * So many clients are changed by one commit, which nobody waits for; more of them are many commits.
 */
#define KD_BATCH_EDIT_AT_ONCE 1000

KdBatchEdit *kd_batch_edit_new (GArray     *clients,
                                guint       field,
                                const char *text,
                                gboolean    adds_tag) G_GNUC_WARN_UNUSED_RESULT;
KdBatchEdit *kd_batch_edit_ref (KdBatchEdit *edit);
void         kd_batch_edit_unref (KdBatchEdit *edit);
gboolean     kd_batch_edit_compose (KdWorkspace       *workspace,
                                    const KdBatchEdit *edit,
                                    GPtrArray         *changes,
                                    GPtrArray         *before,
                                    GError           **error);
gboolean     kd_batch_edit_look (KdWorkspace       *workspace,
                                 const KdBatchEdit *edit,
                                 guint              most,
                                 GPtrArray         *changes,
                                 GPtrArray         *before,
                                 guint             *n_changes,
                                 GCancellable      *cancellable,
                                 GError           **error);
gboolean     kd_batch_edit_run (KdWorkspace  *workspace,
                                KdBatchEdit  *edit,
                                GCancellable *cancellable,
                                guint64      *number,
                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBatchEdit, kd_batch_edit_unref)

G_END_DECLS
