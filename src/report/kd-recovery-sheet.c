/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recovery-sheet.h"

#include "kd-report-cells.h"

#include <glib/gi18n-lib.h>

/**
 * kd_recovery_sheet_new_pages:
 * @code: a recovery code, groups with hyphens between
 * @info: title, foot and day
 *
 * The paper that opens a vault when its passphrase is forgotten: the groups with their numbers, by which
 * they are asked for.
 *
 * Returns: (transfer full): the document
 */
KdPages *
kd_recovery_sheet_new_pages (const char        *code,
                             const KdPagesInfo *info)
{
  KdPages      *pages = kd_pages_new (info);
  KdChartTable *table = kd_chart_table_new ();
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);

  kd_pages_add_paragraph (pages, _ ("When the passphrase is forgotten, only this code opens the vault. Keep this sheet away from the computer. Whoever has it can read every client’s file."));
  kd_chart_table_add_column (table, _ ("Group"), TRUE);
  kd_chart_table_add_column (table, _ ("Characters"), FALSE);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      kd_report_cells_add_count (table, i + 1);
      kd_report_cells_add_text (table, groups[i]);
    }
  kd_pages_add_table (pages, table);
  kd_pages_add_note (pages, _ ("Large and small letters are the same. The letters O, I and L do not occur: they are read as the digits 0 and 1."));
  return pages;
}
