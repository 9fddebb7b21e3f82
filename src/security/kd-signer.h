/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_PUBLIC_KEY_SIZE 32
#define KD_SIGNATURE_SIZE 64
#define KD_SEED_SIZE 32
#define KD_SEALED_SIZE(size) ((size) + 48)

/**
 * KdSigner:
 *
 * A user's two pairs of keys, made from one seed: one signs, one receives what is sealed to it. May be
 * used from any thread.
 */
typedef struct _KdSigner KdSigner;

KdSigner     *kd_signer_new (const KdSecret *seed) G_GNUC_WARN_UNUSED_RESULT;
KdSigner     *kd_signer_ref (KdSigner *signer) G_GNUC_WARN_UNUSED_RESULT;
void          kd_signer_unref (KdSigner *signer);
const guint8 *kd_signer_get_public_key (const KdSigner *signer);
const guint8 *kd_signer_get_receiving_key (const KdSigner *signer);
void          kd_signer_sign (const KdSigner *signer,
                              gconstpointer   message,
                              gsize           size,
                              guint8         *signature);
gboolean      kd_signature_is_valid (const guint8 *signature,
                                     gconstpointer message,
                                     gsize         size,
                                     const guint8 *public_key);
void          kd_seal (const KdSecret *secret,
                       const guint8   *receiving_key,
                       guint8         *sealed);
KdSecret     *kd_signer_open_sealed (const KdSigner *signer,
                                     const guint8   *sealed,
                                     gsize           size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdSigner, kd_signer_unref)

G_END_DECLS
