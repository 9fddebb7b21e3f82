/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-index.h"

#include "kd-brief.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-text.h"

#include <string.h>

/* One client. A list of a table links those with the same key. */
typedef struct
{
  KdUuid   uuid;
  gboolean has_id;
} Known;

struct _KdImportIndex
{
  GPtrArray  *all;     /* Known */
  GHashTable *ids;     /* ID number → GPtrArray of Known, as the others */
  GHashTable *mobiles; /* digits */
  GHashTable *births;  /* folded name, a line end, day */
  GHashTable *names;   /* folded name */
};

static void
add_key (GHashTable *table,
         char       *key,
         Known      *known)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, key, list);
    }
  else
    g_free (key);
  if (list->len == 0 || list->pdata[list->len - 1] != known)
    g_ptr_array_add (list, known);
}

static char *
make_birth_key (const char *folded_name,
                gint64      birth)
{
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT, folded_name, birth);
}

static Known *
add_known (KdImportIndex *self,
           const KdUuid  *uuid,
           const char    *name,
           const char    *id_number,
           gint64         birth)
{
  Known *known = g_new (Known, 1);
  char  *folded = kd_text_fold (name);

  *known = (Known) { *uuid, id_number != NULL };
  g_ptr_array_add (self->all, known);
  if (id_number != NULL)
    add_key (self->ids, g_strdup (id_number), known);
  if (birth != KD_DATE_NONE)
    add_key (self->births, make_birth_key (folded, birth), known);
  add_key (self->names, folded, known);
  return known;
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * kd_import_index_new:
 * @workspace: a workspace with an open book
 * @error: return location
 *
 * Returns: (transfer full) (nullable): every client of the book
 */
KdImportIndex *
kd_import_index_new (KdWorkspace *workspace,
                     GError     **error)
{
  g_autoptr (GPtrArray) briefs = kd_workspace_briefs (workspace, NULL, error);
  KdImportIndex *self;

  if (briefs == NULL)
    return NULL;
  self = g_new0 (KdImportIndex, 1);
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->ids = table_new ();
  self->mobiles = table_new ();
  self->births = table_new ();
  self->names = table_new ();
  for (guint i = 0; i < briefs->len; i++)
    {
      const KdBrief *brief = briefs->pdata[i];
      g_auto (GStrv) phones = g_strsplit (brief->phones != NULL ? brief->phones : "", " ", -1);
      Known *known = add_known (self, &brief->uuid, brief->name, brief->id_number, brief->birth);

      for (guint k = 0; phones[k] != NULL; k++)
        if (*phones[k] != '\0')
          add_key (self->mobiles, g_strdup (phones[k]), known);
    }
  return self;
}

/**
 * kd_import_index_free:
 * @self: (transfer full): an index
 */
void
kd_import_index_free (KdImportIndex *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->mobiles);
  g_hash_table_unref (self->births);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* The number of a row that is one of a client's mobiles. */
static const char *
get_mobile (const KdRow *row)
{
  return row->def == &kd_contact_method_kind && g_strcmp0 (kd_row_get_text (row, KD_CONTACT_METHOD_TYPE), "mobile") == 0
           ? kd_row_get_text (row, KD_CONTACT_METHOD_VALUE)
           : NULL;
}

/**
 * kd_import_index_add:
 * @self: an index
 * @client: a client that is taken
 * @rows: (element-type KdRow): the client and its parts
 *
 * Notes a client, so that a later row of the file finds it.
 */
void
kd_import_index_add (KdImportIndex *self,
                     const KdRow   *client,
                     GPtrArray     *rows)
{
  Known *known = add_known (self,
                            &client->uuid,
                            kd_row_get_text (client, KD_CLIENT_NAME),
                            kd_row_get_text (client, KD_CLIENT_ID_NUMBER),
                            kd_row_get_integer (client, KD_CLIENT_BIRTH, KD_DATE_NONE));

  for (guint i = 0; i < rows->len; i++)
    if (get_mobile (rows->pdata[i]) != NULL)
      add_key (self->mobiles, g_strdup (get_mobile (rows->pdata[i])), known);
}

/* Adds those of a list that are not two people by their ID numbers. */
static void
gather (GHashTable *table,
        const char *key,
        gboolean    has_id,
        GHashTable *hits)
{
  GPtrArray *list = key != NULL ? g_hash_table_lookup (table, key) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Known *known = list->pdata[i];

      if (!has_id || !known->has_id)
        g_hash_table_add (hits, &known->uuid);
    }
}

/* Of several, those of the same name, if there are any: a couple on one telephone. */
static void
narrow_by_name (KdImportIndex *self,
                const char    *folded,
                GHashTable    *hits)
{
  GPtrArray *named = g_hash_table_lookup (self->names, folded);
  g_autoptr (GHashTable) both = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  GHashTableIter iter;
  gpointer       uuid;

  for (guint i = 0; named != NULL && i < named->len; i++)
    if (g_hash_table_contains (hits, &((Known *) named->pdata[i])->uuid))
      g_hash_table_add (both, &((Known *) named->pdata[i])->uuid);
  g_hash_table_iter_init (&iter, hits);
  while (g_hash_table_size (both) > 0 && g_hash_table_iter_next (&iter, &uuid, NULL))
    if (!g_hash_table_contains (both, uuid))
      g_hash_table_iter_remove (&iter);
}

static guint
take_one (GHashTable *hits,
          KdUuid     *found)
{
  GHashTableIter iter;
  gpointer       uuid;

  g_hash_table_iter_init (&iter, hits);
  if (g_hash_table_iter_next (&iter, &uuid, NULL))
    *found = *(const KdUuid *) uuid;
  return g_hash_table_size (hits);
}

/**
 * kd_import_index_find:
 * @self: an index
 * @client: a client of a file
 * @rows: (element-type KdRow): the client and its parts
 * @match: by what
 * @found: (out): the one that it is
 *
 * An equal ID number decides. A mobile, or name and birth date, count only where one side has no ID number: two ID
 * numbers on one mobile are two people, spouses mostly. Of several, the one of the same name is meant.
 *
 * Returns: how many clients it may be
 */
guint
kd_import_index_find (KdImportIndex *self,
                      const KdRow   *client,
                      GPtrArray     *rows,
                      KdImportMatch  match,
                      KdUuid        *found)
{
  g_autoptr (GHashTable) hits = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  const char      *id_number = kd_row_get_text (client, KD_CLIENT_ID_NUMBER);
  GPtrArray       *same = id_number != NULL ? g_hash_table_lookup (self->ids, id_number) : NULL;
  gint64           birth = kd_row_get_integer (client, KD_CLIENT_BIRTH, KD_DATE_NONE);
  g_autofree char *name = NULL;

  if (same != NULL && match <= KD_IMPORT_MATCH_ID_NUMBER)
    {
      *found = ((const Known *) same->pdata[0])->uuid;
      return same->len;
    }
  if (match == KD_IMPORT_MATCH_ALL || match == KD_IMPORT_MATCH_MOBILE)
    for (guint i = 0; i < rows->len; i++)
      gather (self->mobiles, get_mobile (rows->pdata[i]), id_number != NULL, hits);
  name = kd_text_fold (kd_row_get_text (client, KD_CLIENT_NAME));
  if (birth != KD_DATE_NONE && (match == KD_IMPORT_MATCH_ALL || match == KD_IMPORT_MATCH_NAME_BIRTH))
    {
      g_autofree char *key = make_birth_key (name, birth);

      gather (self->births, key, id_number != NULL, hits);
    }
  if (g_hash_table_size (hits) > 1)
    narrow_by_name (self, name, hits);
  return take_one (hits, found);
}

/**
 * kd_import_index_find_keys:
 * @self: an index
 * @id_number: (nullable): an ID number
 * @mobile: (nullable): a mobile number
 * @name: (nullable): a name
 * @found: (out): the client
 *
 * Finds whose a transaction or a contact is: by ID number, else by the mobile, else by the name.
 *
 * Returns: how many clients it may be
 */
guint
kd_import_index_find_keys (KdImportIndex *self,
                           const char    *id_number,
                           const char    *mobile,
                           const char    *name,
                           KdUuid        *found)
{
  g_autoptr (GHashTable) hits = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  g_autofree char *folded = name != NULL ? kd_text_fold (name) : NULL;

  if (id_number != NULL)
    gather (self->ids, id_number, FALSE, hits);
  else if (mobile != NULL)
    {
      gather (self->mobiles, mobile, FALSE, hits);
      if (folded != NULL)
        narrow_by_name (self, folded, hits);
    }
  else
    gather (self->names, folded, FALSE, hits);
  return take_one (hits, found);
}
