/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"
#include "kd-ledger-format.h"
#include "kd-verify.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What the parts of a verification share: kd-verify-ledger.c, kd-verify-rows.c, kd-verify.c. */

/* What is known of a leaf: two bits are enough. */
enum
{
  KD_LEAF_LIVE = 1,       /* its version should be a row, and has not been seen */
  KD_LEAF_SUPERSEDED = 2, /* a later leaf follows it */
};

typedef struct
{
  gint64   author;
  guint8   public_key[KD_PUBLIC_KEY_SIZE];
  KdHash   fingerprint;
  int      role;
  gboolean genuine;
} KdWalkAuthor;

/* What a row is held against. */
typedef struct
{
  KdHash digest;
  KdUuid uuid;
  guint8 salt[KD_LEDGER_SALT_SIZE];
} KdWalkProof;

/* So many are kept in memory, 64 MiB at the most; a longer ledger's later ones are looked up. */
#define KD_WALK_MOST_PROOFS (1 << 20)

typedef struct
{
  KdStore        *store;
  KdVerification *result;
  const KdAnchor *anchor;
  gboolean        anchored;
  KdLedgerTree    tree;
  GByteArray     *leaves;    /* states by sequence */
  GArray         *proofs;    /* KdWalkProof by sequence */
  GByteArray     *commits;   /* by number - 1: whether it changed something */
  GArray         *authors;   /* KdWalkAuthor */
  GHashTable     *instances; /* those used so far */
  GHashTable     *acts;      /* records of batches that have a leaf */
  GHashTable     *batches;   /* batches that commits name, to the first such commit */
  GByteArray     *bytes;
  gint64          time;
  gint64          tick;
  KdUuid          instance;
  gint64          number; /* of the last commit that was read */
} KdWalk;

/* The check of the text index, which goes by steps of its own. */
typedef struct _KdTextCheck KdTextCheck;

void     kd_walk_found (KdWalk     *walk,
                        const char *code,
                        const char *unit,
                        guint64     number);
gboolean kd_walk_read_bytes (sqlite3_stmt *statement,
                             int           column,
                             void         *bytes,
                             gsize         size);
gboolean kd_walk_load_authors (KdWalk  *walk,
                               GError **error);
gboolean kd_walk_commits (KdWalk   *walk,
                          guint     most,
                          gboolean *done,
                          GError  **error);
gboolean kd_walk_check_tiles (KdWalk  *walk,
                              GError **error);
void     kd_walk_check_batches (KdWalk *walk);
gboolean kd_walk_rows (KdWalk          *walk,
                       const KdKindDef *def,
                       gint64          *last,
                       GError         **error);
gboolean kd_walk_missing (KdWalk  *walk,
                          guint64  from,
                          GError **error);
gboolean kd_walk_versions (KdWalk   *walk,
                           KdUuid   *last,
                           gboolean *done,
                           GError  **error);

KdTextCheck *kd_text_check_new (KdWalk *walk) G_GNUC_WARN_UNUSED_RESULT;
void         kd_text_check_free (KdTextCheck *self);
gboolean     kd_text_check_step (KdTextCheck *self,
                                 gboolean    *done,
                                 GError     **error);

G_END_DECLS
