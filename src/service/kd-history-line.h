/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"
#include "kd-uuid.h"

G_BEGIN_DECLS

/**
 * KdHistoryLine:
 * @uuid: the record
 * @def: its kind
 * @time: when, RFC 3339
 * @author: who
 * @reason: why
 * @commit: number of the commit
 * @field: name of the field, or `extra.NAME`
 * @before: (nullable): its value before
 * @after: (nullable): its value after
 * @sensitive: whether the values are to be masked where people look
 *
 * What happened to one field of a record.
 */
typedef struct
{
  KdUuid           uuid;
  const KdKindDef *def;
  char            *time;
  char            *author;
  const char      *reason;
  guint64          commit;
  char            *field;
  char            *before;
  char            *after;
  gboolean         sensitive;
} KdHistoryLine;

G_END_DECLS
