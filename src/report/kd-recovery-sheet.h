/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-pages.h"

G_BEGIN_DECLS

KdPages *kd_recovery_sheet_new_pages (const char        *code,
                                      const KdPagesInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
