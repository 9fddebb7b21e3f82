/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FACTS (kd_facts_get_type ())
G_DECLARE_FINAL_TYPE (KdFacts, kd_facts, KD, FACTS, AdwBin)

KdFacts *kd_facts_new (const char *const *labels) G_GNUC_WARN_UNUSED_RESULT;
void     kd_facts_set_narrow (KdFacts *self,
                              gboolean narrow);
void     kd_facts_set (KdFacts    *self,
                       guint       place,
                       const char *value,
                       const char *spoken);

G_END_DECLS
