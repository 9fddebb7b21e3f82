/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_SAMPLE (kd_import_sample_get_type ())
G_DECLARE_FINAL_TYPE (KdImportSample, kd_import_sample, KD, IMPORT_SAMPLE, GObject)

KdImportSample *kd_import_sample_new (KdImport *import,
                                      guint     row) G_GNUC_WARN_UNUSED_RESULT;
guint           kd_import_sample_get_number (KdImportSample *self);
char           *kd_import_sample_format_cell (KdImportSample *self,
                                              guint           column) G_GNUC_WARN_UNUSED_RESULT;
const char     *kd_import_sample_get_problem (KdImportSample *self,
                                              int             column);
guint           kd_import_sample_count_problems (KdImportSample *self,
                                                 guint          *cut);

G_END_DECLS
