/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text-store.h"

#include "kd-row-store.h"
#include "kd-text-source.h"
#include "kd-text-words.h"

#include <string.h>

/* Between two texts, so that no phrase runs from one into the other. No word of ours. */
#define DIVIDER "\xc2\xb7"

/* So many clients are read at once. */
#define PAGE 500

/* A client whose texts a commit touches. The rows belong to the commit. */
typedef struct
{
  KdUuid       uuid;
  const KdRow *row;
  gint64       gone;
  GPtrArray   *parts; /* of a client that came by the same commit, as long as they all did */
} Touched;

struct _KdTextKeeper
{
  KdConnection *connection;
  GPtrArray    *clients;
  GHashTable   *by_uuid;
};

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_clear_pointer (&touched->parts, g_ptr_array_unref);
  g_free (touched);
}

/**
 * kd_text_keeper_new:
 * @connection: a book's connection
 *
 * Returns: (transfer full): a keeper for one commit
 */
KdTextKeeper *
kd_text_keeper_new (KdConnection *connection)
{
  KdTextKeeper *self = g_new0 (KdTextKeeper, 1);

  self->connection = connection;
  self->clients = g_ptr_array_new_with_free_func (touched_free);
  self->by_uuid = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  return self;
}

/**
 * kd_text_keeper_free:
 * @self: (transfer full): a keeper
 *
 * Frees @self.
 */
void
kd_text_keeper_free (KdTextKeeper *self)
{
  g_hash_table_unref (self->by_uuid);
  g_ptr_array_unref (self->clients);
  g_free (self);
}

/* --- the words of a client ------------------------------------------------------------------------------ */

typedef struct
{
  GString *words;
  guint    left;
} Gathering;

static gboolean
gather (const KdText *text,
        gpointer      data)
{
  Gathering  *gathering = data;
  KdTextWords words;

  kd_text_words_init (&words, text->text);
  if (gathering->words->len > 0 && gathering->left > 0)
    g_string_append (gathering->words, " " DIVIDER);
  for (; gathering->left > 0 && kd_text_words_next (&words); gathering->left--)
    {
      if (gathering->words->len > 0)
        g_string_append_c (gathering->words, ' ');
      g_string_append_len (gathering->words, words.word, (gssize) words.length);
    }
  return gathering->left > 0;
}

/**
 * kd_text_store_gather:
 * @connection: a book's connection
 * @client: a client, extras included
 * @words: (out caller-allocates): the words of the client, folded, with blanks between
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_text_store_gather (KdConnection *connection,
                      const KdRow  *client,
                      GString      *words,
                      GError      **error)
{
  g_string_truncate (words, 0);
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);
      Gathering        gathering = { words, KD_TEXT_MOST_WORDS };

      if (kind == KD_KIND_CLIENT)
        kd_text_of_row (client, gather, &gathering);
      else if (kd_text_has_texts (def) && !kd_text_of_kind (connection, def, &client->uuid, gather, &gathering, error))
        return FALSE;
    }
  return TRUE;
}

/* The same of a client all of whose records came by this commit: an import asks the database nothing. */
static void
gather_fresh (const Touched *touched,
              GString       *words)
{
  Gathering gathering = { words, KD_TEXT_MOST_WORDS };

  g_string_truncate (words, 0);
  kd_text_of_row (touched->row, gather, &gathering);
  for (guint kind = KD_KIND_CLIENT + 1; touched->parts->len > 0 && kind <= KD_KIND_LAST; kind++)
    {
      gathering.left = KD_TEXT_MOST_WORDS;
      for (guint i = touched->parts->len; i > 0 && gathering.left > 0; i--)
        {
          const KdRow *part = touched->parts->pdata[i - 1];

          if (part->def->kind == (KdKind) kind)
            kd_text_of_row (part, gather, &gathering);
        }
    }
}

/* --- what is touched ------------------------------------------------------------------------------------ */

static Touched *
touch (KdTextKeeper *self,
       const KdUuid *client)
{
  Touched *touched = g_hash_table_lookup (self->by_uuid, client);

  if (touched == NULL)
    {
      touched = g_new0 (Touched, 1);
      touched->uuid = *client;
      g_hash_table_insert (self->by_uuid, &touched->uuid, touched);
      g_ptr_array_add (self->clients, touched);
    }
  return touched;
}

static void
touch_owner (KdTextKeeper *self,
             const KdRow  *row,
             gboolean      fresh)
{
  const KdValue *owner = &row->values[kd_kind_find_reference (row->def, KD_KIND_CLIENT)];
  Touched       *touched;

  if (owner->type != KD_VALUE_UUID)
    return;
  touched = touch (self, &owner->uuid);
  if (touched->parts != NULL && fresh)
    g_ptr_array_add (touched->parts, (gpointer) row);
  else
    g_clear_pointer (&touched->parts, g_ptr_array_unref);
}

static void
touch_client (KdTextKeeper *self,
              const KdRow  *before,
              const KdRow  *after)
{
  Touched *touched = touch (self, after != NULL ? &after->uuid : &before->uuid);

  touched->row = after;
  g_clear_pointer (&touched->parts, g_ptr_array_unref);
  if (before == NULL)
    touched->parts = g_ptr_array_new ();
  if (after == NULL)
    touched->gone = before->rowid;
}

/**
 * kd_text_keeper_touch:
 * @self: a keeper
 * @before: (nullable): a row as it was
 * @after: (nullable): the row as it is now; lives until [method@TextKeeper.write]
 *
 * Notes whose texts the change of a row makes stale.
 */
void
kd_text_keeper_touch (KdTextKeeper *self,
                      const KdRow  *before,
                      const KdRow  *after)
{
  const KdKindDef *def = after != NULL ? after->def : before->def;
  gboolean         differs = before == NULL || after == NULL || kd_text_differs (before, after);
  int              owner;

  if (!kd_text_has_texts (def))
    return;
  if (def->kind == KD_KIND_CLIENT)
    {
      if (differs)
        touch_client (self, before, after);
      return;
    }
  owner = kd_kind_find_reference (def, KD_KIND_CLIENT);
  if (!differs && kd_value_equal (&before->values[owner], &after->values[owner]))
    return;
  if (before != NULL)
    touch_owner (self, before, FALSE);
  if (after != NULL)
    touch_owner (self, after, before == NULL);
}

/* --- writing -------------------------------------------------------------------------------------------- */

static gboolean
forget (KdConnection *connection,
        gint64        id,
        GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "DELETE FROM client_text WHERE rowid = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return kd_connection_run (connection, statement, error);
}

static gboolean
store_words (KdConnection  *connection,
             gint64         id,
             const GString *words,
             GError       **error)
{
  sqlite3_stmt *statement;

  if (words->len == 0)
    return TRUE;
  statement = kd_connection_prepare (connection, "INSERT INTO client_text (rowid, words) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, words->str, (int) words->len, SQLITE_STATIC);
  return kd_connection_run (connection, statement, error);
}

static void
note (GHashTable *rewritten,
      gint64      id)
{
  if (rewritten != NULL && id != 0)
    g_hash_table_add (rewritten, g_memdup2 (&id, sizeof id));
}

static gboolean
renew (KdConnection *connection,
       const KdRow  *client,
       GString      *words,
       GError      **error)
{
  return kd_text_store_gather (connection, client, words, error) && forget (connection, client->rowid, error) &&
         store_words (connection, client->rowid, words, error);
}

static gboolean
write_touched (KdTextKeeper *self,
               Touched      *touched,
               GHashTable   *rewritten,
               GString      *words,
               GError      **error)
{
  g_autoptr (KdRow) loaded = NULL;
  const KdRow *client = touched->row;

  if (client == NULL)
    {
      if (!kd_row_store_load (self->connection, kd_kind_get_def (KD_KIND_CLIENT), &touched->uuid, &loaded, error))
        return FALSE;
      if (loaded == NULL)
        return TRUE;
      client = loaded;
    }
  note (rewritten, client->rowid);
  if (touched->parts == NULL)
    return renew (self->connection, client, words, error);
  gather_fresh (touched, words);
  return store_words (self->connection, client->rowid, words, error);
}

/**
 * kd_text_keeper_write:
 * @self: a keeper
 * @rewritten: (nullable) (element-type gint64): gets the row numbers of the clients whose words are written
 * @pieces: (inout): of how many pieces the index is; one more if it was changed
 * @error: return location
 *
 * Brings the text index up to date, inside of the commit's transaction.
 *
 * Returns: whether it is stored
 */
gboolean
kd_text_keeper_write (KdTextKeeper *self,
                      GHashTable   *rewritten,
                      guint        *pieces,
                      GError      **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  *pieces += self->clients->len > 0;
  for (guint i = 0; i < self->clients->len; i++)
    {
      Touched *touched = self->clients->pdata[i];

      note (rewritten, touched->gone);
      if (touched->gone != 0 && !forget (self->connection, touched->gone, error))
        return FALSE;
      /* Deleted for good; one that came back in the same commit has another row number. */
      if (touched->gone != 0 && touched->row == NULL)
        continue;
      if (!write_touched (self, touched, rewritten, words, error))
        return FALSE;
    }
  return TRUE;
}

/* --- making anew ---------------------------------------------------------------------------------------- */

static gboolean
rebuild (KdConnection *connection,
         guint        *clients,
         GError      **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 last = 0;

  if (!kd_connection_execute (connection, "INSERT INTO client_text (client_text) VALUES ('delete-all')", error))
    return FALSE;
  for (*clients = 0;;)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!kd_row_store_page (connection, kd_kind_get_def (KD_KIND_CLIENT), NULL, last, PAGE, &rows, error))
        return FALSE;
      if (rows->len == 0)
        return TRUE;
      for (guint i = 0; i < rows->len; i++, (*clients)++)
        {
          const KdRow *client = rows->pdata[i];

          if (!kd_text_store_gather (connection, client, words, error) || !store_words (connection, client->rowid, words, error))
            return FALSE;
          last = client->rowid;
        }
    }
}

/**
 * kd_text_store_rebuild:
 * @connection: a book's connection, outside of a transaction
 * @clients: (out): how many clients it was made of
 * @error: return location
 *
 * Makes the text index anew of the rows, in one transaction: a verification found it wrong. The rows are what
 * the ledger proves; the index is not in it.
 *
 * Returns: whether it is made; else it is as it was
 */
gboolean
kd_text_store_rebuild (KdConnection *connection,
                       guint        *clients,
                       GError      **error)
{
  if (!kd_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (rebuild (connection, clients, error) && kd_connection_execute (connection, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (connection->db))
    kd_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* --- merging -------------------------------------------------------------------------------------------- */

/**
 * kd_text_store_merge:
 * @connection: a book's connection, outside of a transaction
 * @pages: about how many pages to write
 * @done: (out): whether there is nothing more to merge for now
 * @error: return location
 *
 * Merges a little of what commits left side by side in the index, a transaction of its own. The index
 * never merges by itself: that would stall an edit now and then.
 *
 * Returns: whether it was done
 */
gboolean
kd_text_store_merge (KdConnection *connection,
                     guint         pages,
                     gboolean     *done,
                     GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "INSERT INTO client_text (client_text, rank) VALUES ('merge', ?1)", error);
  gint64        before = sqlite3_total_changes64 (connection->db);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) pages);
  if (!kd_connection_run (connection, statement, error))
    return FALSE;
  /* As SQLite's manual says it: one change is that of the command itself. */
  *done = sqlite3_total_changes64 (connection->db) - before < 2;
  return TRUE;
}
