/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verification of the text index: what it says against the words of the rows, as sums a client. */

#include "kd-verify-private.h"

#include "kd-row-store.h"
#include "kd-text-store.h"

#include <string.h>
#include <sys/random.h>

/* Entries of the index, and clients, a step. */
#define ENTRIES 20000
#define CLIENTS 200

struct _KdTextCheck
{
  KdWalk  *walk;
  guint8   key[KD_SHORT_HASH_KEY_SIZE];
  GArray  *sums; /* guint64 by row number of the client: what the index says less what the rows say */
  GString *next; /* the first word that was not read yet */
  gboolean read;
  gint64   last; /* client that was looked at last */
  GString *words;
  guint64  word_hash;
  gsize    word_length;
  char     word[256];
};

/**
 * kd_text_check_new:
 * @walk: a verification; lives as long as the check
 *
 * Begins to check the text index. From now on commits tell whose words they write: an entry that was read
 * before and one that was read after would not add up, so those clients are left to the next verification.
 *
 * Returns: (transfer full): a check
 */
KdTextCheck *
kd_text_check_new (KdWalk *walk)
{
  KdTextCheck *self = g_new0 (KdTextCheck, 1);

  self->walk = walk;
  self->sums = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->next = g_string_new (NULL);
  self->words = g_string_new (NULL);
  if (getrandom (self->key, sizeof self->key, 0) != sizeof self->key)
    g_error ("The system gave no random numbers");
  walk->store->rewritten = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * kd_text_check_free:
 * @self: (transfer full): a check
 *
 * Frees @self.
 */
void
kd_text_check_free (KdTextCheck *self)
{
  g_clear_pointer (&self->walk->store->rewritten, g_hash_table_unref);
  g_array_unref (self->sums);
  g_string_free (self->next, TRUE);
  g_string_free (self->words, TRUE);
  g_free (self);
}

/* What one word at one place adds to a client's sum. Without the key nobody can make an index whose sums
 * agree: SipHash of the word, mixed with the place as SplitMix64 does. */
static guint64
weigh (KdTextCheck *self,
       const char  *word,
       gsize        length,
       guint64      place)
{
  guint64 hash;

  /* The index gives the places of a word one after the other. */
  if (length != self->word_length || memcmp (word, self->word, length) != 0)
    {
      self->word_hash = kd_hash_short (self->key, word, length);
      self->word_length = MIN (length, sizeof self->word - 1);
      memcpy (self->word, word, self->word_length);
    }
  hash = self->word_hash + (place + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ hash >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash = (hash ^ hash >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return hash ^ hash >> 31;
}

static void
found (KdTextCheck *self,
       gint64       client)
{
  if (!g_hash_table_contains (self->walk->store->rewritten, &client))
    kd_walk_found (self->walk, "derived", "client_text", (guint64) client);
}

static gboolean
set_up (KdTextCheck *self,
        GError     **error)
{
  gint64 most;

  if (!kd_connection_execute (self->walk->store->connection, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.client_text_word USING fts5vocab ('main', 'client_text', 'instance')", error) ||
      !kd_connection_query_integer (self->walk->store->connection, "SELECT max (id) FROM client", &most, error))
    return FALSE;
  g_array_set_size (self->sums, (guint) most + 1);
  return TRUE;
}

/* Some words of the index with all their places: a cursor does not outlive a commit, so a word is read whole. */
static gboolean
read_index (KdTextCheck *self,
            GError     **error)
{
  sqlite3_stmt *statement;
  guint         n = 0;
  int           result;

  if (self->sums->len == 0 && !set_up (self, error))
    return FALSE;
  statement = kd_connection_prepare (self->walk->store->connection, "SELECT term, doc, offset FROM temp.client_text_word WHERE term >= ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, self->next->str, (int) self->next->len, SQLITE_TRANSIENT);
  while ((result = kd_connection_step (self->walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      const char *word = (const char *) sqlite3_column_text (statement, 0);
      gsize       length = (gsize) sqlite3_column_bytes (statement, 0);
      gint64      client = sqlite3_column_int64 (statement, 1);

      if (n++ >= ENTRIES && strcmp (word, self->next->str) != 0)
        {
          g_string_assign (self->next, word);
          sqlite3_reset (statement);
          return TRUE;
        }
      g_string_assign (self->next, word);
      if (client > 0 && client < self->sums->len)
        g_array_index (self->sums, guint64, client) += weigh (self, word, length, (guint64) sqlite3_column_int64 (statement, 2));
      else
        found (self, client);
    }
  self->read = result == SQLITE_DONE;
  return self->read;
}

/* How many words the index counts for a client, in the form that it keeps it: seven bits a byte. */
static gboolean
read_count (KdTextCheck *self,
            gint64       client,
            gint64      *count,
            GError     **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->walk->store->connection, "SELECT sz FROM client_text_docsize WHERE id = ?1", error);
  int           result;

  *count = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, client);
  result = kd_connection_step (self->walk->store->connection, statement, error);
  if (result == SQLITE_ROW)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, 0);

      for (int i = 0; i < MIN (sqlite3_column_bytes (statement, 0), 8); i++)
        *count = *count << 7 | (bytes[i] & 0x7f);
      sqlite3_reset (statement);
    }
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gboolean
check_client (KdTextCheck *self,
              const KdRow *client,
              GError     **error)
{
  guint64 sum = 0;
  gint64  words = 0, counted;

  if (!kd_text_store_gather (self->walk->store->connection, client, self->words, error) || !read_count (self, client->rowid, &counted, error))
    return FALSE;
  for (const char *word = self->words->str; *word != '\0'; words++)
    {
      gsize length = strcspn (word, " ");

      sum += weigh (self, word, length, (guint64) words);
      word += length + strspn (word + length, " ");
    }
  if (client->rowid < self->sums->len)
    {
      sum -= g_array_index (self->sums, guint64, client->rowid);
      g_array_index (self->sums, guint64, client->rowid) = 0;
    }
  if (sum != 0 || counted != words)
    found (self, client->rowid);
  return TRUE;
}

/* What is left belongs to nobody. */
static gboolean
check_strays (KdTextCheck *self,
              GError     **error)
{
  gint64 stray;

  for (guint i = 1; i < self->sums->len; i++)
    if (g_array_index (self->sums, guint64, i) != 0)
      found (self, i);
  if (!kd_connection_query_integer (self->walk->store->connection, "SELECT id FROM client_text_docsize WHERE id NOT IN (SELECT id FROM client) LIMIT 1", &stray, error))
    return FALSE;
  if (stray != 0)
    found (self, stray);
  return TRUE;
}

/**
 * kd_text_check_step:
 * @self: a check
 * @done: (out): whether that was the last step
 * @error: return location
 *
 * Reads a little more of the index, and after all of it the rows. An old page of the index passes every
 * check that SQLite has.
 *
 * Returns: whether it could be read
 */
gboolean
kd_text_check_step (KdTextCheck *self,
                    gboolean    *done,
                    GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  *done = FALSE;
  if (!self->read)
    return read_index (self, error);
  if (!kd_row_store_page (self->walk->store->connection, kd_kind_get_def (KD_KIND_CLIENT), NULL, self->last, CLIENTS, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *client = rows->pdata[i];

      if (!check_client (self, client, error))
        return FALSE;
      self->last = client->rowid;
    }
  *done = rows->len == 0;
  return !*done || check_strays (self, error);
}
