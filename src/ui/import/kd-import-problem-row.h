/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_PROBLEM_ROW (kd_import_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (KdImportProblemRow, kd_import_problem_row, KD, IMPORT_PROBLEM_ROW, AdwExpanderRow)

GtkWidget *kd_import_problem_row_new (int      column,
                                      gboolean may_choose) G_GNUC_WARN_UNUSED_RESULT;
void       kd_import_problem_row_add (KdImportProblemRow    *self,
                                      const KdImportHeld    *row,
                                      const KdImportProblem *problem);
guint      kd_import_problem_row_get_n_lines (KdImportProblemRow *self);
void       kd_import_problem_row_focus_line (KdImportProblemRow *self,
                                             guint               place);

G_END_DECLS
