/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-book-keys.h"
#include "kd-clock.h"
#include "kd-connection.h"
#include "kd-ledger-tree.h"
#include "kd-merkle.h"
#include "kd-pinyin.h"
#include "kd-signer.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

struct _KdCommitResult;

/**
 * KdStore:
 * @connection: the database
 * @book: the book's lasting name
 * @instance: its instance
 * @device: this machine
 * @signer: who writes
 * @author: the writer's row in the book
 * @fingerprint: SHA-256 of the writer's public key
 * @clock: where time comes from
 * @tree: the right edge of the ledger's tree
 * @number: number of the last commit
 * @time: its time
 * @tick: its tick
 * @lock: descriptor of the lock file
 * @pinyin: reads names
 * @acts: larger acts that are at work now
 * @unmerged: how many pieces the text index may have got since it was merged; 1 when that is not known
 * @read_only: whether nothing is written, because the book is damaged
 * @rewritten: (nullable): while the text index is checked, row numbers of clients whose words are written
 * @committed: (nullable): told of every commit
 * @committed_data: for it
 *
 * An open book as its one thread has it. Every function over it is synchronous; [class@Book] runs them
 * away from the main thread.
 */
typedef struct
{
  KdConnection *connection;
  KdUuid        book;
  KdUuid        instance;
  KdUuid        device;
  KdSigner     *signer;
  gint64        author;
  KdHash        fingerprint;
  KdClock      *clock;
  KdLedgerTree  tree;
  guint64       number;
  gint64        time;
  guint32       tick;
  int           lock;
  KdPinyin     *pinyin;
  GHashTable   *acts;
  guint         unmerged;
  gboolean      read_only;
  GHashTable   *rewritten;
  void (*committed) (struct _KdCommitResult *result,
                     gpointer                data);
  gpointer committed_data;
} KdStore;

KdStore *kd_store_create (const char       *folder,
                          const KdBookKeys *keys,
                          KdSigner         *signer,
                          const char       *author,
                          const KdUuid     *device,
                          KdClock          *clock,
                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
KdStore *kd_store_open (const char       *folder,
                        const KdBookKeys *keys,
                        KdSigner         *signer,
                        const KdUuid     *device,
                        KdClock          *clock,
                        GError          **error) G_GNUC_WARN_UNUSED_RESULT;
KdStore *kd_store_open_read_only (const char       *folder,
                                  const KdBookKeys *keys,
                                  KdSigner         *signer,
                                  const KdUuid     *device,
                                  KdClock          *clock,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void     kd_store_freeze (KdStore *self);
void     kd_store_close (KdStore *self);
void     kd_store_get_root (const KdStore *self,
                            KdHash        *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdStore, kd_store_close)

G_END_DECLS
