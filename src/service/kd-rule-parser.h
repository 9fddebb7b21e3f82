/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rule-reader.h"
#include "kd-rule-set.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KdRuleKind:
 * @name: what packs of the kind say under `kind`
 * @parse: reads `values` into the kind's member of a rule set, or into the calendar
 * @offset: where the member stands; the packs of a kind without a size are all in force for their own days
 * @size: its size, or 0
 * @required: whether there must be a pack on any day that is asked about
 *
 * What a pack can be about.
 */
typedef struct
{
  const char *name;
  void (*parse) (KdRuleReader *reader,
                 JsonObject   *values,
                 gpointer      target);
  gsize    offset;
  gsize    size;
  gboolean required;
} KdRuleKind;

extern const KdRuleKind kd_rule_kinds[];
extern const guint      kd_rule_n_kinds;

const KdRuleKind *kd_rule_kind_find (const char *name);

G_END_DECLS
