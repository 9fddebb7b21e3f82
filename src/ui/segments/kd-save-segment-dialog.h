/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_SAVE_SEGMENT_DIALOG (kd_save_segment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdSaveSegmentDialog, kd_save_segment_dialog, KD, SAVE_SEGMENT_DIALOG, AdwDialog)

AdwDialog *kd_save_segment_dialog_new (KdSession  *session,
                                       const char *name,
                                       const char *filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
