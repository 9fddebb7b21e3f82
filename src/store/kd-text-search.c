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

static gboolean
is_wanted (GCancellable *cancellable,
           GError      **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("It was cancelled"));
  return FALSE;
}

typedef struct
{
  gint64     last_contact;
  KdTextHit *hit;
} Ranked;

static void
ranked_clear (gpointer data)
{
  Ranked *ranked = data;

  g_clear_pointer (&ranked->hit, kd_text_hit_free);
}

/* The last contact first, as names are ranked; then the newest client. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->last_contact != y->last_contact)
    return x->last_contact < y->last_contact ? 1 : -1;
  return (x->hit->id < y->hit->id) - (x->hit->id > y->hit->id);
}

/* The newest clients come first out of the index without sorting, whatever their number: a word in every
 * file costs no more than a rare one. bm25 would have to visit every file. */
static gboolean
list_clients (KdConnection *connection,
              const char   *match,
              GArray       *ranked,
              GCancellable *cancellable,
              GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "SELECT b.id, b.uuid, b.name, b.last_contact FROM client_text t JOIN client_brief b ON b.id = t.rowid"
                                                   " WHERE t.client_text MATCH ?1 ORDER BY t.rowid DESC LIMIT ?2",
                                                   error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, KD_TEXT_MOST_HITS);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      Ranked one = { G_MININT64, kd_text_hit_new () };

      one.hit->id = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == (int) sizeof one.hit->uuid.bytes)
        memcpy (one.hit->uuid.bytes, sqlite3_column_blob (statement, 1), sizeof one.hit->uuid.bytes);
      one.hit->name = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      if (sqlite3_column_type (statement, 3) != SQLITE_NULL)
        one.last_contact = sqlite3_column_int64 (statement, 3);
      g_array_append_val (ranked, one);
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  sqlite3_reset (statement);
  g_array_sort (ranked, compare_ranks);
  return (result == SQLITE_DONE || result == SQLITE_ROW) && is_wanted (cancellable, error);
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
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_array_set_clear_func (ranked, ranked_clear);
  if (!is_wanted (cancellable, error) || !list_clients (connection, match, ranked, cancellable, error))
    return FALSE;
  *total = ranked->len;
  for (guint i = 0; i < ranked->len && hits->len < limit; i++)
    {
      g_autoptr (KdTextHit) hit = g_steal_pointer (&g_array_index (ranked, Ranked, i).hit);

      if (!is_wanted (cancellable, error) || !find_place (connection, query, hit, error))
        return FALSE;
      /* An index that says what no row says is wrong, and a full verification finds it: nothing to show. */
      if (hit->where != NULL)
        g_ptr_array_add (hits, g_steal_pointer (&hit));
      else
        (*total)--;
    }
  return TRUE;
}

/**
 * kd_text_search:
 * @connection: a book's connection
 * @text: what to look for; valid UTF-8
 * @limit: how many hits at the most; 0 for [const@TEXT_MOST_HITS]
 * @total: (out): how many there are, up to [const@TEXT_MOST_HITS]
 * @hits: (out) (transfer full) (element-type KdTextHit): the hits, the newest contact first
 * @cancellable: (nullable): to give up, between two hits
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
  gboolean good;

  *total = 0;
  good = kd_text_query_get_size (query) == 0 || search (connection, query, limit > 0 ? limit : KD_TEXT_MOST_HITS, total, found, cancellable, error);
  if (good)
    *hits = g_steal_pointer (&found);
  return good;
}
