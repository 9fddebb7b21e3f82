/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-merkle.h"
#include "kd-signer.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBackupPart:
 * @size: bytes
 * @hash: their SHA-256
 */
typedef struct
{
  guint64 size;
  guint8  hash[KD_HASH_SIZE];
} KdBackupPart;

enum
{
  KD_BACKUP_VAULT_KEYS,
  KD_BACKUP_BOOK_KEYS,
  KD_BACKUP_DATABASE,
  KD_BACKUP_N_PARTS
};

/**
 * KdBackupManifest:
 * @book: the book
 * @instance: its instance
 * @time: when, UTC microseconds
 * @signer: public key of who made it
 * @tree_size: size of the ledger's tree
 * @root: its root
 * @commits: how many commits
 * @parts: what follows it in the file
 *
 * What a backup file says of itself: docs/ledger.md §9.
 */
typedef struct
{
  KdUuid       book;
  KdUuid       instance;
  gint64       time;
  guint8       signer[KD_PUBLIC_KEY_SIZE];
  guint64      tree_size;
  KdHash       root;
  guint64      commits;
  KdBackupPart parts[KD_BACKUP_N_PARTS];
} KdBackupManifest;

void     kd_backup_manifest_set_part (KdBackupPart *part,
                                      GBytes       *bytes);
gboolean kd_backup_manifest_set_file (KdBackupPart *part,
                                      int           fd,
                                      guint64       size,
                                      GError      **error);
GBytes  *kd_backup_manifest_encode (const KdBackupManifest *manifest,
                                    const KdSigner         *signer) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_backup_manifest_read (int               fd,
                                  KdBackupManifest *manifest,
                                  GError          **error);

G_END_DECLS
