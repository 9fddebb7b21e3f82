/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-filter-sql.h"

#include "kd-row-store.h"

static const char *
sign_of (KdFilterOperator comparison)
{
  switch (comparison)
    {
    case KD_FILTER_IS:
      return "=";
    case KD_FILTER_IS_NOT:
      return "<>";
    case KD_FILTER_LESS:
      return "<";
    case KD_FILTER_AT_MOST:
      return "<=";
    case KD_FILTER_MORE:
      return ">";
    case KD_FILTER_AT_LEAST:
      return ">=";
    case KD_FILTER_HAS:
    default:
      g_return_val_if_reached ("=");
    }
}

/* An absent value passes `!=` alone: kd_filter_matches() says so too, and a test holds them together.
 * The answer is never NULL, so that `not` is the plain opposite. */
static void
test_to_sql (const KdFilter *test,
             const char     *column,
             GString        *sql,
             int            *place)
{
  if (test->value.type == KD_VALUE_NONE)
    g_string_append_printf (sql, "%s IS %s", column, test->comparison == KD_FILTER_IS ? "NULL" : "NOT NULL");
  else if (test->comparison == KD_FILTER_HAS)
    g_string_append_printf (sql, "ifnull (instr (kd_fold (%s), kd_fold (?%d)) > 0, 0)", column, (*place)++);
  else
    g_string_append_printf (sql,
                            "ifnull (%s %s ?%d, %d)",
                            column,
                            sign_of (test->comparison),
                            (*place)++,
                            test->comparison == KD_FILTER_IS_NOT);
}

/**
 * kd_filter_to_sql:
 * @filter: a filter of the kind's records
 * @def: the kind
 * @sql: (inout): where to append an expression; it holds names of columns and no values
 * @place: (inout): number of the next parameter
 *
 * Writes a filter as an SQL expression; [func@filter_bind] gives it its values.
 */
void
kd_filter_to_sql (const KdFilter  *filter,
                  const KdKindDef *def,
                  GString         *sql,
                  int             *place)
{
  g_autofree char *column = NULL;

  switch (filter->type)
    {
    case KD_FILTER_TEST:
      if (filter->field >= 0)
        column = g_strdup_printf ("\"%s\"", def->fields[filter->field].name);
      else
        column = g_strdup_printf ("(SELECT text FROM extra WHERE extra.uuid = \"%s\".uuid AND extra.name = ?%d)", def->name, (*place)++);
      test_to_sql (filter, column, sql, place);
      break;
    case KD_FILTER_AND:
    case KD_FILTER_OR:
      g_string_append_c (sql, '(');
      kd_filter_to_sql (filter->left, def, sql, place);
      g_string_append (sql, filter->type == KD_FILTER_AND ? " AND " : " OR ");
      kd_filter_to_sql (filter->right, def, sql, place);
      g_string_append_c (sql, ')');
      break;
    case KD_FILTER_NOT:
      g_string_append (sql, "NOT (");
      kd_filter_to_sql (filter->left, def, sql, place);
      g_string_append_c (sql, ')');
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * kd_filter_bind:
 * @filter: the filter that was written by [func@filter_to_sql]
 * @statement: the statement that holds it
 * @place: (inout): number of its first parameter
 *
 * Binds the values of @filter, which has to live until the statement was run.
 */
void
kd_filter_bind (const KdFilter *filter,
                sqlite3_stmt   *statement,
                int            *place)
{
  if (filter->type != KD_FILTER_TEST)
    {
      kd_filter_bind (filter->left, statement, place);
      if (filter->right != NULL)
        kd_filter_bind (filter->right, statement, place);
      return;
    }
  if (filter->field < 0)
    sqlite3_bind_text (statement, (*place)++, filter->extra, -1, SQLITE_STATIC);
  if (filter->value.type != KD_VALUE_NONE)
    kd_row_store_bind (statement, (*place)++, &filter->value);
}
