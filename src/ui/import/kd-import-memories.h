/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_IMPORT_MEMORIES (kd_import_memories_get_type ())
G_DECLARE_FINAL_TYPE (KdImportMemories, kd_import_memories, KD, IMPORT_MEMORIES, AdwBin)

void kd_import_memories_show (KdImportMemories *self,
                              KdSession        *session);

G_END_DECLS
