/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdQuickLogDraft:
 * @channel: key of a channel
 * @outcome: key of an outcome
 * @note: what was said
 * @to_do: what was promised
 * @to_do_due: when, as it was typed
 * @next: when to be in touch again, as it was typed
 *
 * A contact that somebody began to note down.
 */
typedef struct
{
  char *channel;
  char *outcome;
  char *note;
  char *to_do;
  char *to_do_due;
  char *next;
} KdQuickLogDraft;

char            *kd_quick_log_draft_key (const KdUuid *client) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kd_quick_log_draft_is_empty (const KdQuickLogDraft *self);
char            *kd_quick_log_draft_write (const KdQuickLogDraft *self) G_GNUC_WARN_UNUSED_RESULT;
KdQuickLogDraft *kd_quick_log_draft_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void             kd_quick_log_draft_free (KdQuickLogDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdQuickLogDraft, kd_quick_log_draft_free)

G_END_DECLS
