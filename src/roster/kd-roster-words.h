/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KdWords KdWords;

KdWords    *kd_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        kd_words_free (KdWords *words);
guint32     kd_words_intern (KdWords    *words,
                             const char *text);
guint       kd_words_get_size (KdWords *words);
const char *kd_words_get_text (KdWords *words,
                               guint32  word);
guint32     kd_words_get_rank (KdWords *words,
                               guint32  word);
gsize       kd_words_measure (KdWords *words);
char      **kd_words_split_tags (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
