/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-draft.h"

/**
 * kd_draft_free:
 * @self: (transfer full): a draft
 *
 * Frees @self.
 */
void
kd_draft_free (KdDraft *self)
{
  g_free (self->key);
  g_free (self->text);
  g_free (self);
}
