/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-query.h"

#include "kd-client.h"

#include <string.h>

/* A part that only the book can answer, and its answer. */
typedef struct
{
  const KdFilter *filter;
  GArray         *ids;
} Part;

/**
 * KdClientQuery:
 *
 * A filter over clients, written in the filter language with the fields of [struct@ClientFields] besides
 * those of the record. What the roster knows is asked of it; only for the rest the book is read, in as
 * large parts as there are.
 */
struct _KdClientQuery
{
  KdClientFields *fields;
  KdFilter       *filter;
  GArray         *parts;
};

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->ids, g_array_unref);
}

static gboolean
has (const KdFilter *filter,
     gboolean (*is) (const KdFilter *test))
{
  if (filter->type == KD_FILTER_TEST)
    return is (filter);
  return has (filter->left, is) || (filter->right != NULL && has (filter->right, is));
}

static gboolean
is_computed (const KdFilter *test)
{
  return test->computed >= 0;
}

static gboolean
is_strange (const KdFilter *test)
{
  return !kd_client_fields_knows (test);
}

static void
split (KdClientQuery  *self,
       const KdFilter *filter)
{
  Part part = { filter, NULL };

  if (!has (filter, is_strange))
    return;
  if (!has (filter, is_computed))
    {
      g_array_append_val (self->parts, part);
      return;
    }
  split (self, filter->left);
  if (filter->right != NULL)
    split (self, filter->right);
}

/**
 * kd_client_query_new:
 * @rules: the rules of a day, which name classes
 * @text: a filter; see [func@filter_parse_with]
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the query
 */
KdClientQuery *
kd_client_query_new (const KdRuleSet *rules,
                     const char      *text,
                     GError         **error)
{
  g_autoptr (KdClientQuery) self = g_new0 (KdClientQuery, 1);
  guint          n_fields;
  const KdField *fields;

  self->fields = kd_client_fields_new (rules);
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  fields = kd_client_fields_get (self->fields, &n_fields);
  self->filter = kd_filter_parse_with (&kd_client_kind, fields, n_fields, text, error);
  if (self->filter == NULL)
    return NULL;
  split (self, self->filter);
  return g_steal_pointer (&self);
}

/**
 * kd_client_query_free:
 * @self: (nullable): a query
 *
 * Frees it.
 */
void
kd_client_query_free (KdClientQuery *self)
{
  if (self == NULL)
    return;
  kd_filter_free (self->filter);
  kd_client_fields_free (self->fields);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * kd_client_query_get_filter:
 * @self: a query
 *
 * Returns: (transfer none): its filter
 */
const KdFilter *
kd_client_query_get_filter (const KdClientQuery *self)
{
  return self->filter;
}

/**
 * kd_client_query_asks_roster:
 * @self: a query
 *
 * Returns: whether something is asked that no record has
 */
gboolean
kd_client_query_asks_roster (const KdClientQuery *self)
{
  return has (self->filter, is_computed);
}

/**
 * kd_client_query_asks_book:
 * @self: a query
 *
 * Returns: whether something is asked that the roster does not know
 */
gboolean
kd_client_query_asks_book (const KdClientQuery *self)
{
  return self->parts->len > 0;
}

/**
 * kd_client_query_read:
 * @self: a query
 * @workspace: a workspace with an open book
 * @error: return location
 *
 * Asks the book for what the roster does not know. The answer holds until the next commit.
 *
 * Returns: whether it could be read
 */
gboolean
kd_client_query_read (KdClientQuery *self,
                      KdWorkspace   *workspace,
                      GError       **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part   *part = &g_array_index (self->parts, Part, i);
      GArray *ids = kd_workspace_find_ids (workspace, &kd_client_kind, part->filter, error);

      if (ids == NULL)
        return FALSE;
      g_clear_pointer (&part->ids, g_array_unref);
      part->ids = ids;
    }
  return TRUE;
}

static KdRosterTest *
make (const KdClientQuery *self,
      const KdFilter      *filter,
      KdDate               today)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->filter == filter)
        return kd_roster_test_new_ids (part->ids != NULL ? (const gint64 *) (gpointer) part->ids->data : NULL,
                                       part->ids != NULL ? part->ids->len : 0);
    }
  switch (filter->type)
    {
    case KD_FILTER_AND:
      return kd_roster_test_new_and (make (self, filter->left, today), make (self, filter->right, today));
    case KD_FILTER_OR:
      return kd_roster_test_new_or (make (self, filter->left, today), make (self, filter->right, today));
    case KD_FILTER_NOT:
      return kd_roster_test_new_not (make (self, filter->left, today));
    case KD_FILTER_TEST:
    default:
      return kd_client_fields_make_test (self->fields, filter, today);
    }
}

/**
 * kd_client_query_make_test:
 * @self: a query; what it asks of the book was read
 * @today: the day that is asked about
 *
 * Returns: (transfer full): the query for a roster
 */
KdRosterTest *
kd_client_query_make_test (const KdClientQuery *self,
                           KdDate               today)
{
  return make (self, self->filter, today);
}
