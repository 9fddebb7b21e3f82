/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-verify.h"

#include "kd-brief-store.h"
#include "kd-error.h"
#include "kd-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FINDINGS 1000

/* So many leaves or rows a step: a few milliseconds, so that nobody waits for it. */
#define STEP 500

typedef enum
{
  STAGE_PAGES,
  STAGE_COMMITS,
  STAGE_ROWS,
  STAGE_VERSIONS,
  STAGE_BRIEFS,
  STAGE_TEXTS,
  STAGE_END,
} Stage;

struct _KdVerifier
{
  KdWalk   walk;
  gboolean full;
  Stage    stage;
  guint64  rows_from;
  guint    kind;
  gint64   last;
  KdUuid   last_record;

  KdTextCheck *texts;
};

static void
finding_free (gpointer data)
{
  KdFinding *finding = data;

  g_free (finding->where);
  g_free (finding);
}

/**
 * kd_finding_is_damage:
 * @finding: a finding
 *
 * Tells what was destroyed or forged from what can be made anew or lies outside of the file: another anchor, a copied
 * instance, a clock, an act cut off, the derived tables.
 *
 * Returns: whether the book itself is harmed
 */
gboolean
kd_finding_is_damage (const KdFinding *finding)
{
  static const char *const harmless[] = { "anchor", "instance", "time", "batch", "derived", NULL };

  return !g_strv_contains (harmless, finding->code);
}

/**
 * kd_verification_free:
 * @self: (transfer full): a verification
 *
 * Frees @self.
 */
void
kd_verification_free (KdVerification *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * kd_walk_found:
 * @walk: a verification
 * @code: what is wrong
 * @unit: what @number counts
 * @number: where
 *
 * Notes a finding.
 */
void
kd_walk_found (KdWalk     *walk,
               const char *code,
               const char *unit,
               guint64     number)
{
  KdFinding *finding;

  if (walk->result->n_findings++ >= MOST_FINDINGS)
    return;
  finding = g_new0 (KdFinding, 1);
  finding->code = code;
  finding->where = g_strdup_printf ("%s %" G_GUINT64_FORMAT, unit, number);
  g_ptr_array_add (walk->result->findings, finding);
}

/**
 * kd_walk_read_bytes:
 * @statement: a statement on a row
 * @column: a column
 * @bytes: (out): what stands in it; zeros for NULL
 * @size: how much has to stand in it
 *
 * Returns: %FALSE if something else stands in it
 */
gboolean
kd_walk_read_bytes (sqlite3_stmt *statement,
                    int           column,
                    void         *bytes,
                    gsize         size)
{
  memset (bytes, 0, size);
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  if (sqlite3_column_type (statement, column) != SQLITE_BLOB || sqlite3_column_bytes (statement, column) != (int) size)
    return FALSE;
  memcpy (bytes, sqlite3_column_blob (statement, column), size);
  return TRUE;
}

/**
 * kd_verifier_new:
 * @store: an open book
 * @full: whether to check every page, every version and the derived tables too
 * @anchor: (nullable): what was known of the book outside of it; lives as long as the verifier
 *
 * Returns: (transfer full): a verification to be carried through
 */
KdVerifier *
kd_verifier_new (KdStore        *store,
                 gboolean        full,
                 const KdAnchor *anchor)
{
  KdVerifier *self = g_new0 (KdVerifier, 1);
  KdWalk     *walk = &self->walk;

  self->full = full;
  self->stage = full ? STAGE_PAGES : STAGE_COMMITS;
  walk->store = store;
  walk->anchor = anchor;
  walk->time = G_MININT64;
  walk->result = g_new0 (KdVerification, 1);
  walk->result->findings = g_ptr_array_new_with_free_func (finding_free);
  walk->leaves = g_byte_array_new ();
  walk->proofs = g_array_new (FALSE, FALSE, sizeof (KdWalkProof));
  walk->commits = g_byte_array_new ();
  walk->bytes = g_byte_array_new ();
  walk->authors = g_array_new (FALSE, FALSE, sizeof (KdWalkAuthor));
  walk->instances = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  walk->acts = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  walk->batches = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  return self;
}

/**
 * kd_verifier_free:
 * @self: (transfer full): a verifier
 *
 * Frees @self.
 */
void
kd_verifier_free (KdVerifier *self)
{
  KdWalk *walk = &self->walk;

  g_clear_pointer (&self->texts, kd_text_check_free);
  g_clear_pointer (&walk->result, kd_verification_free);
  g_byte_array_unref (walk->leaves);
  g_array_unref (walk->proofs);
  g_byte_array_unref (walk->commits);
  g_byte_array_unref (walk->bytes);
  g_array_unref (walk->authors);
  g_hash_table_unref (walk->instances);
  g_hash_table_unref (walk->acts);
  g_hash_table_unref (walk->batches);
  g_free (self);
}

/* --- pages -------------------------------------------------------------------------------------------- */

/* A check that is silent, or says "ok", if all is well. */
static void
check_pragma (KdWalk     *walk,
              const char *sql,
              const char *code)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (walk->store->connection->db, sql, -1, &statement, NULL) != SQLITE_OK)
    kd_walk_found (walk, code, "check", 0);
  else
    for (int result = sqlite3_step (statement); result != SQLITE_DONE; result = sqlite3_step (statement))
      {
        if (result != SQLITE_ROW)
          {
            kd_walk_found (walk, code, "check", 0);
            break;
          }
        if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
          kd_walk_found (walk, code, "check", 0);
      }
  sqlite3_finalize (statement);
}

static void
check_pages (KdWalk *walk)
{
  check_pragma (walk, "PRAGMA cipher_integrity_check", "cipher");
  check_pragma (walk, "PRAGMA integrity_check", "integrity");
  check_pragma (walk, "PRAGMA foreign_key_check", "foreign-key");
}

/* --- derived tables and batches ----------------------------------------------------------------------- */

static gboolean
check_briefs (KdWalk  *walk,
              gint64  *last,
              GError **error)
{
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 stray;

  if (!kd_brief_store_check (walk->store->connection, walk->store->pinyin, *last, STEP, last, wrong, error))
    return FALSE;
  for (guint i = 0; i < wrong->len; i++)
    kd_walk_found (walk, "derived", "client_brief", (guint64) g_array_index (wrong, gint64, i));
  if (*last != 0)
    return TRUE;
  if (!kd_connection_query_integer (walk->store->connection,
                                    "SELECT id FROM client_brief WHERE id NOT IN (SELECT id FROM client) LIMIT 1",
                                    &stray,
                                    error))
    return FALSE;
  if (stray != 0)
    kd_walk_found (walk, "derived", "client_brief", (guint64) stray);
  return TRUE;
}

/* An act that stands at running or undoing while nobody works at it is half done. */
static gboolean
check_open_acts (KdWalk  *walk,
                 GError **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (walk->store->connection,
                                                   "SELECT id, uuid FROM import_batch WHERE state IN ('running', 'undoing')",
                                                   error);
  int           result;

  while ((result = kd_connection_step (walk->store->connection, statement, error)) == SQLITE_ROW)
    {
      KdUuid uuid;

      kd_walk_read_bytes (statement, 1, uuid.bytes, sizeof uuid.bytes);
      if (!g_hash_table_contains (walk->store->acts, &uuid))
        kd_walk_found (walk, "batch", "import_batch", (guint64) sqlite3_column_int64 (statement, 0));
    }
  return result == SQLITE_DONE;
}

/* --- the steps ---------------------------------------------------------------------------------------- */

static void
enter (KdVerifier *self,
       Stage       stage)
{
  self->stage = stage;
  self->last = 0;
}

static gboolean
step_commits (KdVerifier *self,
              GError    **error)
{
  KdWalk  *walk = &self->walk;
  gboolean done;

  if (walk->authors->len == 0 && !kd_walk_load_authors (walk, error))
    return FALSE;
  if (!kd_walk_commits (walk, STEP, &done, error))
    return FALSE;
  if (done)
    {
      self->rows_from = walk->tree.size;
      self->kind = 1;
      enter (self, STAGE_ROWS);
    }
  return TRUE;
}

/* What was committed since the last step is read first: a row is held against the ledger of now. */
static gboolean
step_rows (KdVerifier *self,
           GError    **error)
{
  KdWalk  *walk = &self->walk;
  gboolean done;

  if (!kd_walk_commits (walk, G_MAXUINT, &done, error) || !kd_walk_rows (walk, kd_kind_get_def ((KdKind) self->kind), &self->last, error))
    return FALSE;
  if (self->last != 0 || ++self->kind <= KD_KIND_LAST)
    return TRUE;
  kd_walk_check_batches (walk);
  if (!kd_walk_check_tiles (walk, error) || !kd_walk_missing (walk, self->rows_from, error) || !check_open_acts (walk, error))
    return FALSE;
  enter (self, self->full ? STAGE_VERSIONS : STAGE_END);
  return TRUE;
}

static gboolean
step (KdVerifier *self,
      GError    **error)
{
  gboolean done;

  switch (self->stage)
    {
    case STAGE_PAGES:
      check_pages (&self->walk);
      enter (self, STAGE_COMMITS);
      return TRUE;
    case STAGE_COMMITS:
      return step_commits (self, error);
    case STAGE_ROWS:
      return step_rows (self, error);
    case STAGE_VERSIONS:
      if (!kd_walk_versions (&self->walk, &self->last_record, &done, error))
        return FALSE;
      if (done)
        enter (self, STAGE_BRIEFS);
      return TRUE;
    case STAGE_BRIEFS:
      if (!check_briefs (&self->walk, &self->last, error))
        return FALSE;
      /* The texts are compared by a table of their own, which a book that is not written to cannot have. */
      if (self->last == 0)
        enter (self, self->walk.store->read_only ? STAGE_END : STAGE_TEXTS);
      return TRUE;
    case STAGE_TEXTS:
      if (self->texts == NULL)
        self->texts = kd_text_check_new (&self->walk);
      if (!kd_text_check_step (self->texts, &done, error))
        return FALSE;
      if (done)
        enter (self, STAGE_END);
      return TRUE;
    case STAGE_END:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * kd_verifier_step:
 * @self: a verifier
 * @done: (out): whether that was the last step
 * @error: return location
 *
 * Checks a little more: docs/ledger.md §10. The book may be written to between two steps. Nothing is
 * written by this.
 *
 * Returns: whether it could be carried on
 */
gboolean
kd_verifier_step (KdVerifier *self,
                  gboolean   *done,
                  GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (!step (self, &local))
    {
      /* What cannot even be read is a finding. */
      if (!g_error_matches (local, KD_ERROR, KD_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      kd_walk_found (&self->walk, "unreadable", "sequence", self->walk.tree.size);
      self->stage = STAGE_END;
    }
  *done = self->stage == STAGE_END;
  return TRUE;
}

/**
 * kd_verifier_finish:
 * @self: (transfer full): a verifier that is done
 *
 * Returns: (transfer full): what was found
 */
KdVerification *
kd_verifier_finish (KdVerifier *self)
{
  KdWalk         *walk = &self->walk;
  KdVerification *result = walk->result;

  if (walk->anchor != NULL && !walk->anchored)
    kd_walk_found (walk, "anchor", "size", walk->anchor->size);
  if (!kd_uuid_equal (&walk->instance, &walk->store->instance))
    kd_walk_found (walk, "instance", "commit", result->commits);
  result->size = walk->tree.size;
  if (result->size > 0)
    kd_ledger_tree_get_root (&walk->tree, &result->root);
  /* A book that is known to be harmed is left alone from now on. */
  for (guint i = 0; i < result->findings->len; i++)
    walk->store->connection->damaged |= kd_finding_is_damage (result->findings->pdata[i]);
  walk->result = NULL;
  kd_verifier_free (self);
  return result;
}

/**
 * kd_store_verify:
 * @store: an open book
 * @full: whether to check every page, every version and the derived tables too
 * @anchor: (nullable): what was known of the book outside of it
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Verifies the book in one go, for who has it alone.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL only if it could not be carried through
 */
KdVerification *
kd_store_verify (KdStore        *store,
                 gboolean        full,
                 const KdAnchor *anchor,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (KdVerifier) verifier = kd_verifier_new (store, full, anchor);
  gboolean done = FALSE;

  while (!done)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("The verification was cancelled"));
          return NULL;
        }
      if (!kd_verifier_step (verifier, &done, error))
        return NULL;
    }
  return kd_verifier_finish (g_steal_pointer (&verifier));
}
