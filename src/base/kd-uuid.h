/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdUuid:
 * @bytes: the sixteen bytes in network order
 *
 * The lasting name of a record, book or batch. All zero is "none".
 */
typedef struct
{
  guint8 bytes[16];
} KdUuid;

/**
 * KD_UUID_TEXT_SIZE:
 *
 * Size of the buffer that [func@uuid_format] fills: 36 characters and the final NUL.
 */
#define KD_UUID_TEXT_SIZE 37

void     kd_uuid_generate (KdUuid *uuid,
                           gint64  now);
gint64   kd_uuid_get_time (const KdUuid *uuid);
void     kd_uuid_clear (KdUuid *uuid);
gboolean kd_uuid_is_none (const KdUuid *uuid);
gboolean kd_uuid_equal (gconstpointer a,
                        gconstpointer b);
guint    kd_uuid_hash (gconstpointer uuid);
int      kd_uuid_compare (gconstpointer a,
                          gconstpointer b);
gboolean kd_uuid_parse (const char *text,
                        KdUuid     *uuid);
char    *kd_uuid_format (const KdUuid *uuid,
                         char         *buffer);

G_END_DECLS
