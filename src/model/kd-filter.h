/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFilterOperator:
 *
 * The comparisons of the filter language; %KD_FILTER_HAS is `~`, "contains", with letter case and
 * full-width forms folded.
 */
typedef enum
{
  KD_FILTER_IS,
  KD_FILTER_IS_NOT,
  KD_FILTER_LESS,
  KD_FILTER_AT_MOST,
  KD_FILTER_MORE,
  KD_FILTER_AT_LEAST,
  KD_FILTER_HAS,
} KdFilterOperator;

typedef enum
{
  KD_FILTER_TEST,
  KD_FILTER_AND,
  KD_FILTER_OR,
  KD_FILTER_NOT,
} KdFilterNodeType;

typedef struct _KdFilter KdFilter;

/**
 * KdFilter:
 * @type: what stands here
 * @left: (nullable): first operand of and, or, not
 * @right: (nullable): second operand of and, or
 * @field: for a test, the field's place in its kind's table, or -1
 * @computed: for a test of a computed field, its place among those that were given to the parser, or -1
 * @extra: (nullable): for a test of an extra, its name
 * @comparison: for a test, how to compare
 * @value: for a test, with what; an absent value asks for presence
 *
 * A parsed filter: a tree. A computed field is one that no record has: only who gave its table to the
 * parser can say what it is of a record. An absent field passes no test but `!=` and `= ""`.
 */
struct _KdFilter
{
  KdFilterNodeType type;
  KdFilter        *left;
  KdFilter        *right;
  int              field;
  int              computed;
  char            *extra;
  KdFilterOperator comparison;
  KdValue          value;
};

KdFilter *kd_filter_parse (const KdKindDef *def,
                           const char      *text,
                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
KdFilter *kd_filter_parse_with (const KdKindDef *def,
                                const KdField   *computed,
                                guint            n_computed,
                                const char      *text,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char     *kd_filter_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *kd_filter_format (const KdFilter  *filter,
                            const KdKindDef *def,
                            const KdField   *computed) G_GNUC_WARN_UNUSED_RESULT;
gboolean  kd_filter_matches (const KdFilter *filter,
                             const KdRow    *row);
gboolean  kd_filter_order_fits (int order, KdFilterOperator comparison);
void      kd_filter_free (KdFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdFilter, kd_filter_free)

G_END_DECLS
