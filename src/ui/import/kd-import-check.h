/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_CHECK (kd_import_check_get_type ())
G_DECLARE_FINAL_TYPE (KdImportCheck, kd_import_check, KD, IMPORT_CHECK, AdwBin)

void kd_import_check_set_busy (KdImportCheck *self,
                               gboolean       busy);
void kd_import_check_show_counts (KdImportCheck        *self,
                                  const KdImportCounts *counts);
void kd_import_check_show_held (KdImportCheck *self,
                                GPtrArray     *held,
                                gboolean       may_choose);
void kd_import_check_go_on (KdImportCheck *self);

G_END_DECLS
