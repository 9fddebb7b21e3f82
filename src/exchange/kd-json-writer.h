/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-file-sink.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdJsonWriter:
 *
 * Writes records as JSON, one at a time.
 */
typedef struct _KdJsonWriter KdJsonWriter;

KdJsonWriter *kd_json_writer_new (KdFileSink      *sink,
                                  const KdKindDef *def) G_GNUC_WARN_UNUSED_RESULT;
void          kd_json_writer_free (KdJsonWriter *self);
gboolean      kd_json_writer_put (KdJsonWriter *self,
                                  const KdRow  *row,
                                  GPtrArray    *parts,
                                  GError      **error);
gboolean      kd_json_writer_finish (KdJsonWriter *self,
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdJsonWriter, kd_json_writer_free)

G_END_DECLS
