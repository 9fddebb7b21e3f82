/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-sample.h"

#include "kd-import-columns.h"

/**
 * KdImportSample:
 *
 * A row of a file as it is looked at before an import: its cells as they may be shown, and what is wrong with them.
 */
struct _KdImportSample
{
  GObject parent_instance;

  KdImport  *import; /* borrowed: goes after the rows */
  guint      row;
  GPtrArray *problems;
};

G_DEFINE_FINAL_TYPE (KdImportSample, kd_import_sample, G_TYPE_OBJECT)

static void
kd_import_sample_finalize (GObject *object)
{
  g_ptr_array_unref (KD_IMPORT_SAMPLE (object)->problems);
  G_OBJECT_CLASS (kd_import_sample_parent_class)->finalize (object);
}

static void
kd_import_sample_class_init (KdImportSampleClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_import_sample_finalize;
}

static void
kd_import_sample_init (KdImportSample *self)
{
}

/**
 * kd_import_sample_new:
 * @import: an import, which outlives it
 * @row: which of the rows that can be looked at
 *
 * Returns: (transfer full): the row, read by what the columns mean now
 */
KdImportSample *
kd_import_sample_new (KdImport *import,
                      guint     row)
{
  KdImportSample *self = g_object_new (KD_TYPE_IMPORT_SAMPLE, NULL);

  self->import = import;
  self->row = row;
  self->problems = kd_import_find_preview_problems (import, row);
  return self;
}

/**
 * kd_import_sample_get_number:
 * @self: a row
 *
 * Returns: its number in the file
 */
guint
kd_import_sample_get_number (KdImportSample *self)
{
  return kd_import_get_preview_number (self->import, self->row);
}

/**
 * kd_import_sample_format_cell:
 * @self: a row
 * @column: from 0
 *
 * Returns: (transfer full): what stands there, short, and without what should not be read over a shoulder
 */
char *
kd_import_sample_format_cell (KdImportSample *self,
                              guint           column)
{
  return kd_import_shorten (kd_import_get_preview_text (self->import, self->row, column));
}

/**
 * kd_import_sample_get_problem:
 * @self: a row
 * @column: from 0, or -1 for the row as a whole
 *
 * Returns: (transfer none) (nullable): what is wrong there
 */
const char *
kd_import_sample_get_problem (KdImportSample *self,
                              int             column)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const KdImportProblem *problem = self->problems->pdata[i];

      if (problem->column == column)
        return problem->reason;
    }
  return NULL;
}

/**
 * kd_import_sample_count_problems:
 * @self: a row
 * @cut: (inout): counts the numbers that a spreadsheet cut
 *
 * Returns: how many problems it has
 */
guint
kd_import_sample_count_problems (KdImportSample *self,
                                 guint          *cut)
{
  for (guint i = 0; i < self->problems->len; i++)
    *cut += ((const KdImportProblem *) self->problems->pdata[i])->cut;
  return self->problems->len;
}
