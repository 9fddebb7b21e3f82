/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-merkle.h"
#include "kd-signer.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/* The bytes that leaves are made of: docs/ledger.md §3 to §5. */

#define KD_LEDGER_SALT_SIZE 16
#define KD_CHANGE_HEADER_SIZE 124
#define KD_COMMIT_HEADER_SIZE 225

/**
 * KdReason:
 *
 * Why a commit was made. Below 100 it may change records; from 100 on it is a logged act. The numbers
 * never change.
 */
typedef enum
{
  KD_REASON_MADE = 1,
  KD_REASON_EDIT = 2,
  KD_REASON_UNDO = 3,
  KD_REASON_REDO = 4,
  KD_REASON_IMPORT = 5,
  KD_REASON_UNDO_IMPORT = 6,
  KD_REASON_BATCH_EDIT = 7,
  KD_REASON_MIGRATION = 8,
  KD_REASON_ERASE = 9,
  KD_REASON_DEMONSTRATION = 10,
  KD_REASON_PROGRAM = 11,
  KD_REASON_REVEAL = 100,
  KD_REASON_EXPORT = 101,
  KD_REASON_PRINT = 102,
  KD_REASON_FAILED_UNLOCKS = 103,
  KD_REASON_BACKUP = 104,
  KD_REASON_RESTORE = 105,
  KD_REASON_AUTHOR = 106,
  KD_REASON_KEY_ROTATED = 107,
  KD_REASON_VERIFIED = 108,
} KdReason;

#define KD_REASON_FIRST_ACT 100

/* What an author may do: docs/ledger.md §6. */
#define KD_ROLE_OWNER 1
#define KD_ROLE_WRITER 2
#define KD_ROLE_READER 3

typedef struct
{
  guint64 sequence;
  guint16 kind;
  guint8  operation;
  KdUuid  uuid;
  KdHash  superseded;
  KdHash  row_digest;
  KdHash  payload_hash;
} KdChangeHeader;

typedef struct
{
  guint64 number;
  guint64 first;
  guint32 count;
  KdHash  author;
  KdUuid  device;
  KdUuid  instance;
  gint64  time;
  guint32 tick;
  guint16 reason;
  KdUuid  batch;
  guint64 target;
  guint16 subject_kind;
  KdUuid  subject;
  guint32 subject_count;
  guint64 other_size;
  KdHash  other_root;
  KdHash  note_hash;
} KdCommitHeader;

void    kd_change_header_encode (const KdChangeHeader *header,
                                 guint8               *bytes);
void    kd_commit_header_encode (const KdCommitHeader *header,
                                 guint8               *bytes);
GBytes *kd_author_message (const KdUuid *book, int role, const guint8 *public_key, const KdHash *introducer, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char   *kd_checkpoint_body (const KdUuid *book,
                            const KdUuid *instance,
                            guint64       size,
                            const KdHash *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
