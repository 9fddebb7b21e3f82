/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void kd_rule_rows_fill_leads (AdwPreferencesGroup *group,
                              KdSession           *session);
void kd_rule_rows_fill_cadence (AdwPreferencesGroup *group,
                                KdSession           *session);
void kd_rule_rows_fill_packs (AdwPreferencesGroup *group,
                              KdSession           *session);

G_END_DECLS
