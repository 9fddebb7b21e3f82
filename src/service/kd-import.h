/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import-index.h"
#include "kd-import-problem.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdImportCounts:
 * @rows: rows below the header, blank ones aside: the sum of the other four
 * @added: rows that are new records
 * @updated: rows that changed a record
 * @duplicate: rows that bring nothing new
 * @problem: rows that were held back
 *
 * Where every row of a file went.
 */
typedef struct
{
  guint rows;
  guint added;
  guint updated;
  guint duplicate;
  guint problem;
} KdImportCounts;

/**
 * KdImportHeld:
 * @number: number of the row in its file
 * @name: what stands in the column of names, or an empty text
 * @cells: (array zero-terminated=1): the row as it came
 * @problems: (element-type KdImportProblem): why it was held back
 *
 * A row that was held back.
 */
typedef struct
{
  guint      number;
  char      *name;
  char     **cells;
  GPtrArray *problems;
} KdImportHeld;

/**
 * KdImportChoice:
 * @KD_IMPORT_HOLD_BACK: rows with a problem are held back
 * @KD_IMPORT_TAKE_WITHOUT: a row is taken without the values that are no good, where it can be
 *
 * What becomes of a problem.
 */
typedef enum
{
  KD_IMPORT_HOLD_BACK,
  KD_IMPORT_TAKE_WITHOUT,
} KdImportChoice;

/**
 * KdImportOptions:
 * @encoding: (nullable): encoding of a text file; %NULL to look
 * @separator: what parts its columns; 0 to look
 * @sheet: (nullable): name of a sheet; %NULL for the first that is shown
 * @header_row: number of the row that names the columns; 0 to look
 *
 * What somebody knows better than a look at the file tells.
 */
typedef struct
{
  const char *encoding;
  char        separator;
  const char *sheet;
  guint       header_row;
} KdImportOptions;

/**
 * KdImport:
 *
 * One import of a file: looked at, tried, done. Used by one thread at a time; only the counts may be read from any.
 */
typedef struct _KdImport KdImport;

KdImport     *kd_import_new (const char            *path,
                             const KdKindDef       *def,
                             const KdImportOptions *options,
                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_import_free (KdImport *self);
const char   *kd_import_get_encoding (KdImport *self);
char          kd_import_get_separator (KdImport *self);
const char   *kd_import_get_sheet (KdImport *self);
char        **kd_import_list_sheets (KdImport *self,
                                     gboolean  hidden) G_GNUC_WARN_UNUSED_RESULT;
guint         kd_import_get_n_preview (KdImport *self);
guint         kd_import_get_preview_number (KdImport *self,
                                            guint     row);
const char   *kd_import_get_preview_text (KdImport *self,
                                          guint     row,
                                          guint     column);
GPtrArray    *kd_import_find_preview_problems (KdImport *self,
                                               guint     row) G_GNUC_WARN_UNUSED_RESULT;
guint         kd_import_get_header_row (KdImport *self);
guint         kd_import_get_n_columns (KdImport *self);
const char   *kd_import_get_header (KdImport *self,
                                    guint     column);
char         *kd_import_get_target (KdImport *self,
                                    guint     column) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_import_set_target (KdImport   *self,
                                    guint       column,
                                    const char *target,
                                    GError    **error);
GPtrArray    *kd_import_list_all_targets (KdImport *self) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_import_get_signature (KdImport *self) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_import_get_json (KdImport *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_import_apply_json (KdImport   *self,
                                    const char *json,
                                    GError    **error);
void          kd_import_set_match (KdImport     *self,
                                   KdImportMatch match,
                                   gboolean      update);
void          kd_import_choose (KdImport      *self,
                                int            column,
                                KdImportChoice choice);
void          kd_import_choose_row (KdImport      *self,
                                    guint          number,
                                    KdImportChoice choice);
gboolean      kd_import_run (KdImport     *self,
                             KdWorkspace  *workspace,
                             gboolean      dry,
                             GCancellable *cancellable,
                             GError      **error);
void          kd_import_get_counts (KdImport       *self,
                                    KdImportCounts *counts,
                                    double         *progress);
GPtrArray    *kd_import_get_held (KdImport *self);
const KdUuid *kd_import_get_batch (KdImport *self);
gboolean      kd_import_write_held (KdImport   *self,
                                    const char *path,
                                    gboolean    replace,
                                    GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdImport, kd_import_free)

G_END_DECLS
