/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdPinyin:
 *
 * Reads Chinese names. It remembers characters and surnames, because the transliterator takes 25 µs a
 * name; used by one thread at a time.
 */
typedef struct _KdPinyin KdPinyin;

KdPinyin *kd_pinyin_new (void) G_GNUC_WARN_UNUSED_RESULT;
void      kd_pinyin_free (KdPinyin *self);
void      kd_pinyin_warm_up (void);
gsize     kd_pinyin_get_surname_length (const char *name);
char     *kd_pinyin_read (KdPinyin   *self,
                          const char *name,
                          char      **initials) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdPinyin, kd_pinyin_free)

G_END_DECLS
