/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_PREVIEW (kd_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (KdImportPreview, kd_import_preview, KD, IMPORT_PREVIEW, AdwBin)

void kd_import_preview_show (KdImportPreview *self,
                             KdImport        *import);

G_END_DECLS
