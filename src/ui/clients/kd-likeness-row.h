/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-likeness.h"

#include <adwaita.h>

G_BEGIN_DECLS

char      *kd_brief_mask_mobile (const KdBrief *brief) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *kd_likeness_row_new (KdDirectory      *directory,
                                const KdLikeness *likeness) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
