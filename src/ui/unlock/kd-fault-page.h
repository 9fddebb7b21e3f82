/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FAULT_PAGE (kd_fault_page_get_type ())
G_DECLARE_FINAL_TYPE (KdFaultPage, kd_fault_page, KD, FAULT_PAGE, AdwBin)

KdFaultPage *kd_fault_page_new (const GError *error,
                                gboolean      read_only) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
