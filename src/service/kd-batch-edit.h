/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBatchEdit:
 * @clients: (element-type KdUuid): whose field is changed, at most `KD_BATCH_EDIT_LIMIT`
 * @field: number of a field of a client
 * @text: its new value as it is typed; empty for none
 * @adds_tag: whether @field has tags, and @text is one more of them
 *
 * One field of many clients.
 */
typedef struct
{
  GArray  *clients;
  guint    field;
  char    *text;
  gboolean adds_tag;
} KdBatchEdit;

/**
 * KD_BATCH_EDIT_LIMIT:
 *
 * So many clients are changed in one step that can be undone.
 */
#define KD_BATCH_EDIT_LIMIT 1000

gboolean kd_batch_edit_compose (KdWorkspace       *workspace,
                                const KdBatchEdit *edit,
                                GPtrArray         *changes,
                                GPtrArray         *before,
                                GError           **error);
void     kd_batch_edit_free (KdBatchEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBatchEdit, kd_batch_edit_free)

G_END_DECLS
