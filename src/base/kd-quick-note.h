/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdPromise:
 * @title: what is promised
 * @due: when, or %KD_DATE_NONE if the note does not say or is not understood
 *
 * Something promised in a note.
 */
typedef struct
{
  char  *title;
  KdDate due;
} KdPromise;

/**
 * KdQuickNote:
 * @text: the note without its promises
 * @promises: (element-type KdPromise): what is promised in it
 *
 * A note as it is typed, taken apart.
 */
typedef struct
{
  char      *text;
  GPtrArray *promises;
} KdQuickNote;

KdQuickNote *kd_quick_note_new (const char *text,
                                KdDate      today) G_GNUC_WARN_UNUSED_RESULT;
void         kd_quick_note_free (KdQuickNote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdQuickNote, kd_quick_note_free)

G_END_DECLS
