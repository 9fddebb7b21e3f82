/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_PASSPHRASE_GROUP (kd_passphrase_group_get_type ())
G_DECLARE_FINAL_TYPE (KdPassphraseGroup, kd_passphrase_group, KD, PASSPHRASE_GROUP, AdwPreferencesGroup)

const char *kd_passphrase_group_get_text (KdPassphraseGroup *self);
gboolean    kd_passphrase_group_is_ready (KdPassphraseGroup *self);
void        kd_passphrase_group_set_known (KdPassphraseGroup *self,
                                           const char *const *words);
void        kd_passphrase_group_clear (KdPassphraseGroup *self);

G_END_DECLS
