/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-file.h"

#include "kd-assessment.h"
#include "kd-declared-assets.h"
#include "kd-interaction.h"
#include "kd-membership.h"
#include "kd-product.h"
#include "kd-task.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

static void
clear_file (gpointer data)
{
  KdClientFile *self = data;

  g_clear_pointer (&self->client, kd_row_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->households, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->products, g_ptr_array_unref);
}

/**
 * kd_client_file_ref:
 * @self: a file
 *
 * Returns: (transfer full): @self
 */
KdClientFile *
kd_client_file_ref (KdClientFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kd_client_file_unref:
 * @self: a file
 *
 * Lets go of it.
 */
void
kd_client_file_unref (KdClientFile *self)
{
  g_atomic_rc_box_release_full (self, clear_file);
}

static gboolean
load_household (KdClientFile *self,
                KdWorkspace  *workspace,
                const KdRow  *membership,
                GError      **error)
{
  const KdUuid *household = &membership->values[KD_MEMBERSHIP_HOUSEHOLD].uuid;
  KdRow        *row = kd_workspace_get (workspace, household, error);
  g_autoptr (GPtrArray) all = NULL;

  if (row == NULL)
    return FALSE;
  g_ptr_array_add (self->households, row);
  all = kd_workspace_children (workspace, &kd_membership_kind, household, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const KdRow *member = all->pdata[i];

      if (!kd_uuid_equal (&member->values[KD_MEMBERSHIP_CLIENT].uuid, &self->client->uuid))
        g_ptr_array_add (self->members, kd_row_copy (member));
    }
  return TRUE;
}

/**
 * kd_client_file_load:
 * @workspace: a workspace
 * @uuid: a client
 * @error: return location
 *
 * Reads a client's file; blocks.
 *
 * Returns: (transfer full) (nullable): the file
 */
KdClientFile *
kd_client_file_load (KdWorkspace  *workspace,
                     const KdUuid *uuid,
                     GError      **error)
{
  g_autoptr (KdClientFile) self = g_atomic_rc_box_new0 (KdClientFile);

  self->households = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  self->client = kd_workspace_get (workspace, uuid, error);
  if (self->client == NULL)
    return NULL;
  self->rows = kd_workspace_children_all (workspace, uuid, error);
  if (self->rows == NULL)
    return NULL;
  self->products = kd_workspace_list (workspace, &kd_product_kind, NULL, 0, error);
  if (self->products == NULL)
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KdRow *row = self->rows->pdata[i];

      if (row->def->kind == KD_KIND_MEMBERSHIP && !load_household (self, workspace, row, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* By what records of a kind are ordered, the newest first; -1 for as they came. */
static int
get_order (KdKind kind)
{
  switch (kind)
    {
    case KD_KIND_TRANSACTION:
      return KD_TRANSACTION_DATE;
    case KD_KIND_VALUATION:
      return KD_VALUATION_DATE;
    case KD_KIND_DECLARED_ASSETS:
      return KD_DECLARED_ASSETS_DATE;
    case KD_KIND_INTERACTION:
      return KD_INTERACTION_TIME;
    case KD_KIND_ASSESSMENT:
      return KD_ASSESSMENT_DATE;
    case KD_KIND_CLIENT:
    case KD_KIND_CONTACT_METHOD:
    case KD_KIND_HOUSEHOLD:
    case KD_KIND_MEMBERSHIP:
    case KD_KIND_PRODUCT:
    case KD_KIND_ACCOUNT:
    case KD_KIND_TASK:
    case KD_KIND_IMPORT_BATCH:
    case KD_KIND_SEGMENT:
    case KD_KIND_STATEMENT:
    default:
      return -1;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KdRow *x = *(const KdRow *const *) a;
  const KdRow *y = *(const KdRow *const *) b;
  int          field = get_order (x->def->kind);
  gint64       first, second;

  if (field < 0)
    return 0;
  first = kd_row_get_integer (x, (guint) field, G_MININT64);
  second = kd_row_get_integer (y, (guint) field, G_MININT64);
  return first != second ? (first < second ? 1 : -1) : x->rowid < y->rowid ? 1
                                                                           : -1;
}

/**
 * kd_client_file_list:
 * @self: a file
 * @kind: a kind
 *
 * Returns: (transfer container) (element-type KdRow): the records of the kind, what has a day the newest first
 */
GPtrArray *
kd_client_file_list (const KdClientFile *self,
                     KdKind              kind)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (((const KdRow *) self->rows->pdata[i])->def->kind == kind)
      g_ptr_array_add (rows, self->rows->pdata[i]);
  if (get_order (kind) >= 0)
    g_ptr_array_sort (rows, compare);
  return rows;
}

/**
 * kd_client_file_list_of:
 * @self: a file
 * @kind: a kind
 * @reference: place of a reference in its table
 * @uuid: what it names
 *
 * Returns: (transfer container) (element-type KdRow): those of [method@ClientFile.list] that refer to @uuid
 */
GPtrArray *
kd_client_file_list_of (const KdClientFile *self,
                        KdKind              kind,
                        guint               reference,
                        const KdUuid       *uuid)
{
  GPtrArray *rows = kd_client_file_list (self, kind);

  for (guint i = rows->len; i-- > 0;)
    {
      const KdRow *row = rows->pdata[i];

      if (row->values[reference].type != KD_VALUE_UUID || !kd_uuid_equal (&row->values[reference].uuid, uuid))
        g_ptr_array_remove_index (rows, i);
    }
  return rows;
}

static const KdRow *
find_in (GPtrArray    *rows,
         const KdUuid *uuid)
{
  for (guint i = 0; i < rows->len; i++)
    if (kd_uuid_equal (&((const KdRow *) rows->pdata[i])->uuid, uuid))
      return rows->pdata[i];
  return NULL;
}

/**
 * kd_client_file_find:
 * @self: a file
 * @uuid: a record
 *
 * Returns: (transfer none) (nullable): the record, if it is in the file
 */
const KdRow *
kd_client_file_find (const KdClientFile *self,
                     const KdUuid       *uuid)
{
  const KdRow *row = find_in (self->rows, uuid);

  if (row == NULL)
    row = find_in (self->members, uuid);
  if (row == NULL)
    row = find_in (self->households, uuid);
  if (row == NULL)
    row = find_in (self->products, uuid);
  return row != NULL || !kd_uuid_equal (&self->client->uuid, uuid) ? row : self->client;
}

/**
 * kd_client_file_follow:
 * @self: a file
 * @row: a record of it
 * @field: place of a reference
 *
 * Returns: (transfer none) (nullable): the record that it names
 */
const KdRow *
kd_client_file_follow (const KdClientFile *self,
                       const KdRow        *row,
                       guint               field)
{
  return row->values[field].type == KD_VALUE_UUID ? kd_client_file_find (self, &row->values[field].uuid) : NULL;
}

/**
 * kd_client_file_concerns:
 * @self: a file
 * @rows: (element-type KdRow): records that were committed
 *
 * Returns: whether one of them is in the file, or belongs there
 */
gboolean
kd_client_file_concerns (const KdClientFile *self,
                         GPtrArray          *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *row = rows->pdata[i];

      if (kd_client_file_find (self, &row->uuid) != NULL || row->def->kind == KD_KIND_PRODUCT)
        return TRUE;
      for (guint f = 0; f < row->def->n_fields; f++)
        if (row->def->fields[f].type == KD_FIELD_REFERENCE && row->def->fields[f].refers != KD_KIND_PRODUCT &&
            kd_client_file_follow (self, row, f) != NULL)
          return TRUE;
    }
  return FALSE;
}
