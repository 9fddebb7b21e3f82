/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

G_BEGIN_DECLS

/**
 * KdImportMemory:
 * @name: the file that it was made for
 * @columns: what its columns mean, for [func@import_apply_json]
 * @n_columns: how many there are
 * @time: when it was used last, UTC microseconds
 *
 * How the columns of a file were mapped.
 */
typedef struct
{
  char  *name;
  char  *columns;
  guint  n_columns;
  gint64 time;
} KdImportMemory;

GPtrArray *kd_import_memory_list (KdWorkspace *workspace,
                                  guint        most,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kd_import_memory_keep (KdImport    *import,
                                  const char  *name,
                                  KdWorkspace *workspace,
                                  GError     **error);
void       kd_import_memory_recall (KdImport    *import,
                                    KdWorkspace *workspace);

G_END_DECLS
