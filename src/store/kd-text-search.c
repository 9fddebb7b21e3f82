/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text-search.h"

#include "kd-error.h"
#include "kd-row-store.h"
#include "kd-text-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- where it stands ------------------------------------------------------------------------------------ */

static char *
name_place (const KdText *text)
{
  g_autofree char *own = text->field == NULL ? g_strconcat ("extra.", text->extra, NULL) : g_strdup (text->field->name);

  return text->def->kind == KD_KIND_CLIENT ? g_steal_pointer (&own) : g_strconcat (text->def->name, ".", own, NULL);
}

/* The best place so far of one client. */
typedef struct
{
  const KdTextQuery *query;
  KdTextHit         *hit;
  guint              best;
} Look;

/* The text with the most of what is looked for; of several the first. */
static gboolean
look_at (const KdText *text,
         gpointer      data)
{
  Look       *look = data;
  const char *first;
  guint       found = kd_text_query_find (look->query, text->text, &first);

  if (found > look->best)
    {
      look->best = found;
      g_free (look->hit->where);
      look->hit->where = name_place (text);
      g_free (look->hit->snippet);
      look->hit->snippet = kd_text_query_cut (look->query, text->text, first, look->hit->marks);
    }
  return look->best < kd_text_query_get_size (look->query);
}

/* The index keeps words and no texts: what is shown comes from the rows. */
static gboolean
find_place (KdConnection      *connection,
            const KdTextQuery *query,
            KdTextHit         *hit,
            GError           **error)
{
  g_autoptr (KdRow) client = NULL;
  Look look = { query, hit, 0 };

  if (!kd_row_store_load (connection, kd_kind_get_def (KD_KIND_CLIENT), &hit->uuid, &client, error))
    return FALSE;
  if (client != NULL)
    kd_text_of_row (client, look_at, &look);
  for (guint kind = KD_KIND_CLIENT + 1; kind <= KD_KIND_LAST && look.best < kd_text_query_get_size (query); kind++)
    if (kd_text_has_texts (kd_kind_get_def ((KdKind) kind)) &&
        !kd_text_of_kind (connection, kd_kind_get_def ((KdKind) kind), &hit->uuid, look_at, &look, error))
      return FALSE;
  return TRUE;
}

/* --- searching ------------------------------------------------------------------------------------------ */

/* The newest clients come first out of the index without sorting, whatever their number; a word in every
 * file costs no more than a rare one. Those are ordered by their last contact, as names are. */
static gboolean
list_clients (KdConnection *connection,
              const char   *match,
              guint         limit,
              GPtrArray    *hits,
              guint        *total,
              GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "SELECT b.id, b.uuid, b.name FROM (SELECT rowid AS id FROM client_text WHERE client_text MATCH ?1"
                                                   " ORDER BY rowid DESC LIMIT ?2) t JOIN client_brief b ON b.id = t.id"
                                                   " ORDER BY b.last_contact DESC NULLS LAST, b.id DESC",
                                                   error);
  int           result;

  *total = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, KD_TEXT_MOST_HITS);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      KdTextHit *hit;

      if ((*total)++ >= limit)
        continue;
      hit = kd_text_hit_new ();
      hit->id = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == (int) sizeof hit->uuid.bytes)
        memcpy (hit->uuid.bytes, sqlite3_column_blob (statement, 1), sizeof hit->uuid.bytes);
      hit->name = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      g_ptr_array_add (hits, hit);
    }
  return result == SQLITE_DONE;
}

static gboolean
is_wanted (GCancellable *cancellable,
           GError      **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("It was cancelled"));
  return FALSE;
}

static gboolean
search (KdConnection      *connection,
        const KdTextQuery *query,
        guint              limit,
        guint             *total,
        GPtrArray         *hits,
        GCancellable      *cancellable,
        GError           **error)
{
  g_autofree char *match = kd_text_query_to_match (query);

  if (!is_wanted (cancellable, error) || !list_clients (connection, match, limit, hits, total, error))
    return FALSE;
  for (guint i = 0; i < hits->len;)
    {
      KdTextHit *hit = hits->pdata[i];

      if (!is_wanted (cancellable, error) || !find_place (connection, query, hit, error))
        return FALSE;
      /* An index that says what no row says is wrong, and a full verification finds it: nothing to show. */
      if (hit->where != NULL)
        i++;
      else
        {
          g_ptr_array_remove_index (hits, i);
          (*total)--;
        }
    }
  return TRUE;
}

static void
interrupt (GCancellable *cancellable,
           gpointer      db)
{
  sqlite3_interrupt (db);
}

/**
 * kd_text_search:
 * @connection: a book's connection
 * @text: what to look for; valid UTF-8
 * @limit: how many hits at the most; 0 for [const@TEXT_MOST_HITS]
 * @total: (out): how many there are, up to [const@TEXT_MOST_HITS]
 * @hits: (out) (transfer full) (element-type KdTextHit): the hits, the newest contact first
 * @cancellable: (nullable): to give up, from any thread, in the middle of the query
 * @error: return location
 *
 * Finds clients in whose files every piece of @text stands that has blanks around it: any fragment of a
 * Chinese text, Latin words and numbers from their beginnings. Nothing in @text has a meaning of its own.
 *
 * Returns: whether it could be looked for; a text without a letter or digit finds nothing
 */
gboolean
kd_text_search (KdConnection *connection,
                const char   *text,
                guint         limit,
                guint        *total,
                GPtrArray   **hits,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (KdTextQuery) query = kd_text_query_new (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_text_hit_free);
  gulong   handler = 0;
  gboolean good = TRUE;

  *total = 0;
  if (kd_text_query_get_size (query) > 0)
    {
      if (cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt), connection->db, NULL);
      good = search (connection, query, limit > 0 ? limit : KD_TEXT_MOST_HITS, total, found, cancellable, error);
      g_cancellable_disconnect (cancellable, handler);
    }
  if (good)
    *hits = g_steal_pointer (&found);
  return good;
}
