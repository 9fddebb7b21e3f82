/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-file-sink.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdVcardVersion:
 * @KD_VCARD_3: RFC 2426, which telephones read
 * @KD_VCARD_4: RFC 6350
 *
 * Which vCard.
 */
typedef enum
{
  KD_VCARD_3,
  KD_VCARD_4,
} KdVcardVersion;

gboolean kd_vcard_writer_put (KdFileSink    *sink,
                              KdVcardVersion version,
                              const KdRow   *client,
                              GPtrArray     *parts,
                              GError       **error);

G_END_DECLS
