/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/* What the two key files have in common: magic, version, then items of u16 tag, u32 length, value, all
 * big-endian; docs/vault.md. */

#define KD_KEY_FILE_LIMIT 65536

/**
 * KdItems:
 * @at: the next item
 * @left: bytes left
 *
 * A walk over the items of a key file or of an item.
 */
typedef struct
{
  const guint8 *at;
  gsize         left;
} KdItems;

GBytes     *kd_key_file_load (const char *path,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_key_file_save (const char *path,
                              GBytes     *bytes,
                              GError    **error);
gboolean    kd_key_file_start (GBytes     *bytes,
                               const char *magic,
                               KdItems    *items,
                               GError    **error);
GByteArray *kd_key_file_begin (const char *magic) G_GNUC_WARN_UNUSED_RESULT;
void        kd_items_put (GByteArray   *bytes,
                          guint16       tag,
                          gconstpointer value,
                          gsize         size);
void        kd_items_put_number (GByteArray *bytes,
                                 guint16     tag,
                                 guint64     number);
gboolean    kd_items_next (KdItems       *items,
                           guint16       *tag,
                           const guint8 **value,
                           gsize         *size);
gboolean    kd_items_find (KdItems        items,
                           guint16        tag,
                           const guint8 **value,
                           gsize         *size);
gboolean    kd_items_find_fixed (KdItems items,
                                 guint16 tag,
                                 void   *value,
                                 gsize   size);
gboolean    kd_items_find_number (KdItems  items,
                                  guint16  tag,
                                  guint64 *number);

G_END_DECLS
