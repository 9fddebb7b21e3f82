/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSecret:
 *
 * Bytes that must not be seen: in guarded memory that is not swapped or dumped, and zeroed when the
 * last reference goes.
 */
typedef struct _KdSecret KdSecret;

void          kd_security_init (void);
KdSecret     *kd_secret_new (gsize size) G_GNUC_WARN_UNUSED_RESULT;
KdSecret     *kd_secret_new_random (gsize size) G_GNUC_WARN_UNUSED_RESULT;
KdSecret     *kd_secret_new_copy (gconstpointer bytes,
                                  gsize         size) G_GNUC_WARN_UNUSED_RESULT;
KdSecret     *kd_secret_read_line (int      fd,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
KdSecret     *kd_secret_ref (KdSecret *secret) G_GNUC_WARN_UNUSED_RESULT;
void          kd_secret_unref (KdSecret *secret);
const guint8 *kd_secret_peek (const KdSecret *secret);
guint8       *kd_secret_fill (KdSecret *secret);
gsize         kd_secret_get_size (const KdSecret *secret);
gboolean      kd_secret_equal (const KdSecret *a,
                               const KdSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdSecret, kd_secret_unref)

G_END_DECLS
