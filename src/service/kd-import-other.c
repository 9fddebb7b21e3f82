/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are no clients: transactions, valuations, contacts … Whose they are is said by columns. */

#include "kd-import-private.h"

#include "kd-account.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-product.h"
#include "kd-row-codec.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>

static char *
account_key (const KdUuid *client,
             const char   *word)
{
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *folded = kd_text_fold (word);

  return g_strconcat (kd_uuid_format (client, id), "\n", folded, NULL);
}

static void
note_account (KdImportPlace *self,
              const KdRow   *account)
{
  const KdUuid *client = &account->values[KD_ACCOUNT_CLIENT].uuid;
  const guint   fields[] = { KD_ACCOUNT_NUMBER, KD_ACCOUNT_NAME };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kd_row_get_text (account, fields[i]) != NULL)
      g_hash_table_insert (self->accounts, account_key (client, kd_row_get_text (account, fields[i])), g_memdup2 (&account->uuid, sizeof account->uuid));
}

static void
note_product (KdImportPlace *self,
              const KdRow   *product)
{
  const guint fields[] = { KD_PRODUCT_NAME, KD_PRODUCT_CODE };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kd_row_get_text (product, fields[i]) != NULL)
      g_hash_table_insert (self->products, kd_text_fold (kd_row_get_text (product, fields[i])), g_memdup2 (&product->uuid, sizeof product->uuid));
}

/* What a record says, without who it is: two of the same text are one and the same act. */
static char *
make_digest (const KdRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->def->n_fields; i++)
    {
      g_autofree char *value = row->values[i].type != KD_VALUE_NONE ? kd_row_format (row, i) : NULL;

      g_string_append (text, value != NULL ? value : "");
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
load_keys (KdImportPlace   *self,
           const KdKindDef *def,
           GError         **error)
{
  g_autoptr (GPtrArray) accounts = kd_workspace_list (self->workspace, &kd_account_kind, NULL, 0, error);
  g_autoptr (GPtrArray) products = accounts != NULL ? kd_workspace_list (self->workspace, &kd_product_kind, NULL, 0, error) : NULL;
  g_autoptr (GPtrArray) records = products != NULL ? kd_workspace_list (self->workspace, def, NULL, 0, error) : NULL;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    note_account (self, accounts->pdata[i]);
  for (guint i = 0; i < products->len; i++)
    note_product (self, products->pdata[i]);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (self->seen, make_digest (records->pdata[i]));
  return TRUE;
}

/**
 * kd_import_place_open:
 * @self: (out caller-allocates): where rows go; its match and update are set already
 * @workspace: the open book
 * @def: what the rows are
 * @error: return location
 *
 * Reads what rows are compared with.
 *
 * Returns: whether it could be read
 */
gboolean
kd_import_place_open (KdImportPlace   *self,
                      KdWorkspace     *workspace,
                      const KdKindDef *def,
                      GError         **error)
{
  self->workspace = workspace;
  self->now = kd_clock_now (kd_workspace_get_clock (workspace));
  self->index = kd_import_index_new (workspace, error);
  self->known = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->accounts = table_new ();
  self->products = table_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->index == NULL)
    return FALSE;
  if (def->kind == KD_KIND_CLIENT)
    return !self->update || kd_import_place_load_known (self, error);
  return load_keys (self, def, error);
}

/**
 * kd_import_place_clear:
 * @self: where rows went
 *
 * Frees what it holds.
 */
void
kd_import_place_clear (KdImportPlace *self)
{
  g_clear_pointer (&self->index, kd_import_index_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_hash_table_unref);
  g_clear_pointer (&self->products, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

/* --- whose it is ------------------------------------------------------------------------------------------ */

static gboolean
refuse_row (KdImportRecord *record,
            char           *reason)
{
  kd_import_record_refuse (record, -1, "", "", FALSE, reason);
  return FALSE;
}

static gboolean
find_client (KdImportPlace  *self,
             KdImportRecord *record,
             KdUuid         *client)
{
  const KdRow *person = kd_import_record_find_key (record, KD_KIND_CLIENT);
  const KdRow *contact = kd_import_record_find_key (record, KD_KIND_CONTACT_METHOD);
  const char  *name = person != NULL ? kd_row_get_text (person, KD_CLIENT_NAME) : NULL;
  const char  *id_number = person != NULL ? kd_row_get_text (person, KD_CLIENT_ID_NUMBER) : NULL;
  const char  *mobile = contact != NULL ? kd_row_get_text (contact, KD_CONTACT_METHOD_VALUE) : NULL;
  guint        n = kd_import_index_find_keys (self->index, id_number, mobile, name, client);

  if (n == 1)
    return TRUE;
  if (name == NULL && id_number == NULL && mobile == NULL)
    return refuse_row (record, g_strdup (_ ("no column says whose it is: name, ID number or mobile")));
  if (n == 0)
    return refuse_row (record, g_strdup (_ ("this client is not on file; import the clients first")));
  return refuse_row (record, g_strdup_printf (_ ("it may be any of %u clients that are on file; add an ID number"), n));
}

/* The account of a client that a row names, made where it is not there. */
static gboolean
find_account (KdImportPlace  *self,
              KdImportRecord *record,
              GPtrArray      *changes,
              KdUuid         *uuid)
{
  KdRow           *account = kd_import_record_find_key (record, KD_KIND_ACCOUNT);
  const char      *word = account != NULL ? kd_row_get_text (account, KD_ACCOUNT_NUMBER) : NULL;
  g_autofree char *key = NULL;
  const KdUuid    *known;
  KdUuid           client;

  if (!find_client (self, record, &client))
    return FALSE;
  if (word == NULL && account != NULL)
    word = kd_row_get_text (account, KD_ACCOUNT_NAME);
  if (word == NULL)
    return refuse_row (record, g_strdup (_ ("no column says which account it is: name or number")));
  key = account_key (&client, word);
  known = g_hash_table_lookup (self->accounts, key);
  if (known != NULL)
    {
      *uuid = *known;
      return TRUE;
    }
  kd_value_set_uuid (&account->values[KD_ACCOUNT_CLIENT], &client);
  if (account->values[KD_ACCOUNT_NAME].type == KD_VALUE_NONE)
    kd_value_set_text (&account->values[KD_ACCOUNT_NAME], word);
  *uuid = account->uuid;
  note_account (self, account);
  g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (account)));
  return TRUE;
}

static void
find_product (KdImportPlace  *self,
              KdImportRecord *record,
              GPtrArray      *changes,
              int             reference)
{
  KdRow           *product = kd_import_record_find_key (record, KD_KIND_PRODUCT);
  KdRow           *row = record->rows->pdata[0];
  const char      *word = product == NULL ? NULL : kd_row_get_text (product, KD_PRODUCT_CODE);
  g_autofree char *key = NULL;
  const KdUuid    *known;

  if (word == NULL && product != NULL)
    word = kd_row_get_text (product, KD_PRODUCT_NAME);
  if (word == NULL)
    return;
  key = kd_text_fold (word);
  known = g_hash_table_lookup (self->products, key);
  if (known == NULL)
    {
      if (product->values[KD_PRODUCT_NAME].type == KD_VALUE_NONE)
        kd_value_set_text (&product->values[KD_PRODUCT_NAME], word);
      note_product (self, product);
      g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (product)));
      known = &product->uuid;
    }
  kd_value_set_uuid (&row->values[reference], known);
}

static gboolean
find_owner (KdImportPlace  *self,
            KdImportRecord *record,
            GPtrArray      *changes)
{
  KdRow *row = record->rows->pdata[0];
  int    account = kd_kind_find_reference (row->def, KD_KIND_ACCOUNT), client = kd_kind_find_reference (row->def, KD_KIND_CLIENT);
  int    product = kd_kind_find_reference (row->def, KD_KIND_PRODUCT);
  KdUuid uuid;

  if (account >= 0)
    {
      if (!find_account (self, record, changes, &uuid))
        return FALSE;
      kd_value_set_uuid (&row->values[account], &uuid);
    }
  else if (client >= 0)
    {
      if (!find_client (self, record, &uuid))
        return FALSE;
      kd_value_set_uuid (&row->values[client], &uuid);
    }
  if (product >= 0)
    find_product (self, record, changes, product);
  return TRUE;
}

/**
 * kd_import_place_other:
 * @self: where rows go
 * @record: a row that is no client
 * @changes: (element-type KdChange): gets what to change
 *
 * Finds whose the record is, makes accounts and products that it names where they are not there, and knows an act that
 * is on file already.
 *
 * Returns: what became of the row; of a problem, the reason is in @record
 */
KdImportOutcome
kd_import_place_other (KdImportPlace  *self,
                       KdImportRecord *record,
                       GPtrArray      *changes)
{
  KdRow           *row = record->rows->pdata[0];
  g_autofree char *digest = NULL;
  g_autoptr (GError) reason = NULL;

  if (!find_owner (self, record, changes))
    return KD_IMPORT_PROBLEM;
  if (!kd_row_validate (row, &reason))
    {
      refuse_row (record, g_strdup (reason->message));
      return KD_IMPORT_PROBLEM;
    }
  digest = make_digest (row);
  if (!g_hash_table_add (self->seen, g_strdup (digest)))
    return KD_IMPORT_DUPLICATE;
  g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (row)));
  return KD_IMPORT_ADDED;
}
