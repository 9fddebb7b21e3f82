/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-book-keys.h"
#include "kd-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdBackup:
 *
 * A backup file whose manifest, sizes and hashes have been checked, with nothing of it parsed by the
 * database yet: docs/ledger.md §9.
 */
typedef struct _KdBackup KdBackup;

/**
 * KdBackupJob:
 *
 * A backup that is being made: the pages are copied on the book's thread step by step, then everything
 * else is done on any thread.
 */
typedef struct _KdBackupJob KdBackupJob;

KdBackupJob *kd_backup_job_new (KdBookKeys *keys,
                                GBytes     *vault_keys,
                                GBytes     *book_keys,
                                const char *path,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     kd_backup_job_copy (KdBackupJob *self,
                                 KdStore     *store,
                                 gboolean    *done,
                                 GError     **error);
void         kd_backup_job_give_up (KdBackupJob *self);
gboolean     kd_backup_job_finish (KdBackupJob  *self,
                                   GCancellable *cancellable,
                                   guint64      *size,
                                   GError      **error);
void         kd_backup_job_free (KdBackupJob *self);

KdBackup     *kd_backup_open (const char *path,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_backup_close (KdBackup *self);
GBytes       *kd_backup_get_vault_keys (const KdBackup *self);
GBytes       *kd_backup_get_book_keys (const KdBackup *self);
guint64       kd_backup_get_size (const KdBackup *self);
gint64        kd_backup_get_time (const KdBackup *self);
guint64       kd_backup_get_commits (const KdBackup *self);
const guint8 *kd_backup_get_signer (const KdBackup *self);
gboolean      kd_backup_extract (const KdBackup *self,
                                 const char     *path,
                                 GError        **error);
gboolean      kd_store_adopt (KdStore        *store,
                              const KdBackup *backup,
                              const KdUuid   *instance,
                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBackup, kd_backup_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBackupJob, kd_backup_job_free)

G_END_DECLS
