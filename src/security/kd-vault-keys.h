/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-recovery-key.h"
#include "kd-signer.h"
#include "kd-stretch.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdVaultKeys:
 *
 * The file `vault.keys`: who may open the vault. Each user has a seed that never changes; slots wrap it
 * under a passphrase or a recovery key. docs/vault.md specifies every byte.
 */
typedef struct _KdVaultKeys KdVaultKeys;

KdVaultKeys  *kd_vault_keys_new (const char      *user,
                                 const KdSecret  *passphrase,
                                 const KdStretch *stretch,
                                 gint64           now,
                                 KdSecret       **recovery_key,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
KdVaultKeys  *kd_vault_keys_parse (GBytes  *bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *kd_vault_keys_serialize (const KdVaultKeys *self) G_GNUC_WARN_UNUSED_RESULT;
void          kd_vault_keys_free (KdVaultKeys *self);
const KdUuid *kd_vault_keys_get_uuid (const KdVaultKeys *self);
const KdUuid *kd_vault_keys_get_user (const KdVaultKeys *self,
                                      const char        *user);
const char   *kd_vault_keys_get_first_name (const KdVaultKeys *self);
KdSecret     *kd_vault_keys_unlock (const KdVaultKeys *self,
                                    const char        *user,
                                    const KdSecret    *passphrase,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
KdSecret     *kd_vault_keys_recover (const KdVaultKeys *self,
                                     const char        *user,
                                     const KdSecret    *recovery_key,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_vault_keys_set_passphrase (KdVaultKeys     *self,
                                            const char      *user,
                                            const KdSecret  *seed,
                                            const KdSecret  *passphrase,
                                            const KdStretch *stretch,
                                            GError         **error);
gboolean      kd_vault_keys_set_recovery_key (KdVaultKeys    *self,
                                              const char     *user,
                                              const KdSecret *seed,
                                              const KdSecret *recovery_key,
                                              GError        **error);
gboolean      kd_vault_keys_check_groups (const KdVaultKeys      *self,
                                          const char             *user,
                                          const KdSecret         *seed,
                                          const KdRecoveryGroups *groups,
                                          GError                **error);
gboolean      kd_vault_keys_is_recovery_confirmed (const KdVaultKeys *self);
void          kd_vault_keys_confirm_recovery (KdVaultKeys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdVaultKeys, kd_vault_keys_free)

G_END_DECLS
