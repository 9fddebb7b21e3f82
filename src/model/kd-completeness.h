/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdCompleteness:
 * @filled: how many of the fields that count have a value
 * @counted: how many fields count
 *
 * How complete a file is. The share is @filled of @counted.
 */
typedef struct
{
  guint filled;
  guint counted;
} KdCompleteness;

KdCompleteness kd_completeness_of (const KdRow *row);
GPtrArray     *kd_completeness_missing (const KdRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
