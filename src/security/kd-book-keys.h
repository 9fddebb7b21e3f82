/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-signer.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_BOOK_KEY_SIZE 32
#define KD_BOOK_SALT_SIZE 16

/**
 * KdBookKeys:
 * @book: the book's lasting name
 * @instance: this line of its life; a restore makes a new one
 * @epoch: how often its key was changed, from 1
 * @salt: SQLCipher's salt of this epoch
 * @file: name of the database file of this epoch
 * @title: what people call the book
 * @key: the key of this epoch
 *
 * The file `book.keys`, opened: what the book's database needs. docs/vault.md specifies every byte.
 */
typedef struct
{
  KdUuid    book;
  KdUuid    instance;
  guint32   epoch;
  guint8    salt[KD_BOOK_SALT_SIZE];
  char     *file;
  char     *title;
  KdSecret *key;
} KdBookKeys;

KdBookKeys *kd_book_keys_new (const char *title,
                              gint64      now) G_GNUC_WARN_UNUSED_RESULT;
void        kd_book_keys_free (KdBookKeys *self);
GBytes     *kd_book_keys_serialize (const KdBookKeys *self,
                                    const KdUuid     *owner,
                                    const KdSigner   *signer) G_GNUC_WARN_UNUSED_RESULT;
KdBookKeys *kd_book_keys_parse (GBytes         *bytes,
                                const KdSigner *signer,
                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBookKeys, kd_book_keys_free)

G_END_DECLS
