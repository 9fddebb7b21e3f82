/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-book-keys.h"
#include "kd-store.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBackup:
 *
 * A backup file whose manifest, sizes and hashes have been checked, with nothing of it parsed by the
 * database yet: docs/ledger.md §9.
 */
typedef struct _KdBackup KdBackup;

gboolean      kd_store_backup (KdStore          *store,
                               const KdBookKeys *keys,
                               GBytes           *vault_keys,
                               GBytes           *book_keys,
                               const char       *path,
                               guint64          *size,
                               GError          **error);
KdBackup     *kd_backup_open (const char *path,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_backup_close (KdBackup *self);
GBytes       *kd_backup_get_vault_keys (const KdBackup *self);
GBytes       *kd_backup_get_book_keys (const KdBackup *self);
const guint8 *kd_backup_get_signer (const KdBackup *self);
gboolean      kd_backup_extract (const KdBackup *self,
                                 const char     *path,
                                 GError        **error);
gboolean      kd_store_adopt (KdStore        *store,
                              const KdBackup *backup,
                              const KdUuid   *instance,
                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBackup, kd_backup_close)

G_END_DECLS
