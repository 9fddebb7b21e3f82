/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_RECOVERY_KEY_SIZE 32
#define KD_RECOVERY_KEY_GROUPS 14
#define KD_RECOVERY_KEY_GROUP_SIZE 4
#define KD_RECOVERY_KEY_ASKED 3
#define KD_RECOVERY_KEY_HASH_SIZE 16

char     *kd_recovery_key_format (const KdSecret *key) G_GNUC_WARN_UNUSED_RESULT;
KdSecret *kd_recovery_key_parse (const char *text,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * KdRecoveryGroups:
 * @given: whether a group was given, by its number less one
 * @characters: its characters in upper case, without O, I, L
 *
 * Some groups of a recovery key, as they were read from paper. As secret as they are many; wipe them.
 */
typedef struct
{
  gboolean given[KD_RECOVERY_KEY_GROUPS];
  char     characters[KD_RECOVERY_KEY_GROUPS][KD_RECOVERY_KEY_GROUP_SIZE];
} KdRecoveryGroups;

gboolean kd_recovery_groups_parse (const char       *text,
                                   const guint      *asked,
                                   KdRecoveryGroups *groups,
                                   GError          **error);
void     kd_recovery_groups_hash (const KdRecoveryGroups *groups,
                                  guint                   number,
                                  const guint8           *salt,
                                  guint8                 *hash);

G_END_DECLS
