/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_GUESS (kd_import_guess_get_type ())
G_DECLARE_FINAL_TYPE (KdImportGuess, kd_import_guess, KD, IMPORT_GUESS, AdwBin)

void            kd_import_guess_reset (KdImportGuess *self);
void            kd_import_guess_show (KdImportGuess *self,
                                      KdImport      *import);
KdImportOptions kd_import_guess_get_options (KdImportGuess *self);

G_END_DECLS
