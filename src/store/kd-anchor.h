/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-store.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdAnchor:
 * @size: size of the tree when it was taken
 * @root: its root then
 * @signed_by: fingerprint of who signed it; zeros if nobody did
 * @body: what was signed
 * @signature: the signature
 *
 * What was known of the book outside of it: docs/ledger.md §8.
 */
typedef struct
{
  guint64 size;
  KdHash  root;
  KdHash  signed_by;
  char   *body;
  guint8  signature[KD_SIGNATURE_SIZE];
} KdAnchor;

gboolean kd_anchor_parse (const char   *text,
                          const KdUuid *book,
                          KdAnchor     *anchor,
                          GError      **error);
void     kd_anchor_clear (KdAnchor *anchor);
gboolean kd_anchor_is_signed_by (const KdAnchor *anchor,
                                 const guint8   *public_key);
char    *kd_store_get_checkpoint (KdStore *store) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_store_save_anchor (KdStore    *store,
                               const char *path,
                               GError    **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdAnchor, kd_anchor_clear)

G_END_DECLS
