/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kd_segment_dialog_new (KdSession  *session,
                                  const char *name,
                                  const char *filter) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *kd_segment_dialog_new_for (KdSession   *session,
                                      const KdRow *segment,
                                      gboolean     condition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
