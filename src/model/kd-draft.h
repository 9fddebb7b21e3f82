/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_DRAFT_FORM:
 *
 * What keys of forms begin with: `form:quick-log`, `form:new-client`, `form:client/UUID`.
 */
#define KD_DRAFT_FORM "form:"

/**
 * KD_DRAFT_MAPPING:
 *
 * What keys of remembered column mappings begin with; a hash of the header follows.
 */
#define KD_DRAFT_MAPPING "mapping:"

/**
 * KD_DRAFT_RECENT:
 *
 * Key of the list of clients that were looked at last.
 */
#define KD_DRAFT_RECENT "recent"

/**
 * KD_DRAFT_LEFT:
 *
 * Key of where the window was when the book was locked.
 */
#define KD_DRAFT_LEFT "left"

/**
 * KD_DRAFT_LIMIT:
 *
 * Size in bytes of the longest text.
 */
#define KD_DRAFT_LIMIT (256 * 1024)

/**
 * KdDraft:
 * @key: under which name it is kept
 * @text: what is kept
 * @time: when it was, UTC microseconds
 *
 * A text that is not part of any record.
 */
typedef struct
{
  char  *key;
  char  *text;
  gint64 time;
} KdDraft;

void kd_draft_free (KdDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdDraft, kd_draft_free)

G_END_DECLS
