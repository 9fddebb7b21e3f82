/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-tab.h"

G_BEGIN_DECLS

#define KD_TYPE_PROFILE_TAB (kd_profile_tab_get_type ())
G_DECLARE_FINAL_TYPE (KdProfileTab, kd_profile_tab, KD, PROFILE_TAB, KdClientTab)

void     kd_profile_tab_set_revealed (KdProfileTab *self,
                                      gboolean      revealed);
gboolean kd_profile_tab_focus_empty (KdProfileTab *self);

G_END_DECLS
