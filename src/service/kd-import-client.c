/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A client of a file: new, known already, or something to add to the one that is there. */

#include "kd-import-private.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"

#include <glib/gi18n-lib.h>

static void
insert_all (GPtrArray *rows,
            GPtrArray *changes)
{
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (rows->pdata[i])));
}

static GPtrArray *
copy_rows (GPtrArray *rows)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copies, kd_row_copy (rows->pdata[i]));
  return copies;
}

/**
 * kd_import_place_load_known:
 * @self: where rows go
 * @error: return location
 *
 * Reads every client with its parts: where records are to be changed, each row is compared with what is there.
 *
 * Returns: whether they could be read
 */
gboolean
kd_import_place_load_known (KdImportPlace *self,
                            GError       **error)
{
  const KdKindDef *const kinds[] = { &kd_client_kind, &kd_contact_method_kind, &kd_assessment_kind, &kd_declared_assets_kind };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) rows = kd_workspace_list (self->workspace, kinds[k], NULL, 0, error);
      int reference = k == 0 ? -1 : kd_kind_find_reference (kinds[k], KD_KIND_CLIENT);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          KdRow        *row = rows->pdata[i];
          const KdUuid *client = k == 0 ? &row->uuid : &row->values[reference].uuid;
          GPtrArray    *known = g_hash_table_lookup (self->known, client);

          if (k == 0)
            {
              known = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
              g_hash_table_insert (self->known, g_memdup2 (client, sizeof *client), known);
            }
          if (known != NULL)
            g_ptr_array_add (known, kd_row_copy (row));
        }
    }
  return TRUE;
}

/* What a file says of a field takes the place of what is there; what it leaves out stays. */
static void
change_client (KdRow       *known,
               const KdRow *brought,
               GPtrArray   *changes)
{
  g_autoptr (KdChange) change = kd_change_new_update (KD_KIND_CLIENT, &known->uuid);
  gboolean any = FALSE;

  for (guint i = 0; i < known->def->n_fields; i++)
    if (brought->values[i].type != KD_VALUE_NONE && !kd_value_equal (&brought->values[i], &known->values[i]))
      {
        kd_change_set_value (change, i, &brought->values[i]);
        kd_value_copy (&known->values[i], &brought->values[i]);
        any = TRUE;
      }
  for (guint i = 0; i < brought->extras->len; i++)
    {
      const KdExtra *extra = brought->extras->pdata[i];

      if (g_strcmp0 (kd_row_get_extra (known, extra->name), extra->text) == 0)
        continue;
      kd_change_set_extra (change, extra->name, extra->text);
      kd_row_set_extra (known, extra->name, extra->text);
      any = TRUE;
    }
  if (any)
    g_ptr_array_add (changes, g_steal_pointer (&change));
}

/* Whether a part says what another of the client says already: all that it has but references is there. */
static gboolean
says_the_same (const KdRow *part,
               const KdRow *known)
{
  if (part->def != known->def)
    return FALSE;
  for (guint i = 0; i < part->def->n_fields; i++)
    if (part->def->fields[i].type != KD_FIELD_REFERENCE && part->values[i].type != KD_VALUE_NONE && !kd_value_equal (&part->values[i], &known->values[i]))
      return FALSE;
  return TRUE;
}

static void
add_part (GPtrArray   *known,
          const KdRow *part,
          GPtrArray   *changes)
{
  const KdRow *client = known->pdata[0];
  int          reference = kd_kind_find_reference (part->def, KD_KIND_CLIENT);
  KdRow       *copy;

  for (guint i = 1; i < known->len; i++)
    if (says_the_same (part, known->pdata[i]))
      return;
  copy = kd_row_copy (part);
  kd_value_set_uuid (&copy->values[reference], &client->uuid);
  g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (copy)));
  g_ptr_array_add (known, copy);
}

/**
 * kd_import_place_client:
 * @self: where rows go
 * @record: a client of a file
 * @changes: (element-type KdChange): gets what to change
 *
 * Finds out whether the client is there, and what to change for it.
 *
 * Returns: what became of the row; of a problem, the reason is in @record
 */
KdImportOutcome
kd_import_place_client (KdImportPlace  *self,
                        KdImportRecord *record,
                        GPtrArray      *changes)
{
  const KdRow *client = record->rows->pdata[0];
  GPtrArray   *known;
  KdUuid       uuid;
  guint        n = kd_import_index_find (self->index, client, record->rows, self->match, &uuid), before = changes->len;

  if (n > 1)
    {
      kd_import_record_refuse (record, -1, "", "", FALSE, g_strdup_printf (_ ("it may be any of %u clients that are on file; add an ID number"), n));
      return KD_IMPORT_PROBLEM;
    }
  if (n == 0)
    {
      kd_import_index_add (self->index, client, record->rows);
      if (self->update)
        g_hash_table_insert (self->known, g_memdup2 (&client->uuid, sizeof client->uuid), copy_rows (record->rows));
      insert_all (record->rows, changes);
      return KD_IMPORT_ADDED;
    }
  if (!self->update)
    return KD_IMPORT_DUPLICATE;
  known = g_hash_table_lookup (self->known, &uuid);
  /* deleted by somebody else since the import began */
  if (known == NULL)
    return KD_IMPORT_DUPLICATE;
  change_client (known->pdata[0], client, changes);
  for (guint i = 1; i < record->rows->len; i++)
    add_part (known, record->rows->pdata[i], changes);
  return changes->len > before ? KD_IMPORT_UPDATED : KD_IMPORT_DUPLICATE;
}
