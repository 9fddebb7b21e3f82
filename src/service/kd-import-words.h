/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import-mapping.h"

G_BEGIN_DECLS

guint       kd_import_get_parts (const KdKindDef  *def,
                                 const KdKindDef **parts);
GHashTable *kd_import_words_new (const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_import_words_find (GHashTable     *words,
                                  const char     *header,
                                  KdImportColumn *column);

/* How many kinds a row can be about at the most. */
#define KD_IMPORT_PARTS 6

G_END_DECLS
