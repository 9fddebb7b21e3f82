/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-brief-store.h"

#include "kd-account.h"
#include "kd-brief-facts.h"
#include "kd-contact-method.h"
#include "kd-instant.h"
#include "kd-row-store.h"

#include <string.h>

/* A client whose brief a commit touches. The row, where the commit wrote one, belongs to the commit. */
typedef struct
{
  KdUuid       uuid;
  KdBriefPart  parts;
  const KdRow *row;
  gint64       gone;
  gboolean     fresh;
  GString     *phones; /* of a fresh client, whose numbers all come by the same commit */
} Touched;

struct _KdBriefKeeper
{
  KdConnection *connection;
  KdPinyin     *pinyin;
  GPtrArray    *clients;
  GHashTable   *by_uuid;
  GHashTable   *owners; /* accounts to clients: a batch of transactions asks a few accounts over and over */
};

typedef struct
{
  KdUuid account;
  KdUuid client;
} Owner;

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  if (touched->phones != NULL)
    g_string_free (touched->phones, TRUE);
  g_free (touched);
}

/**
 * kd_brief_keeper_new:
 * @connection: a book's connection
 * @pinyin: reads names; lives as long as the keeper
 *
 * Returns: (transfer full): a keeper for one commit
 */
KdBriefKeeper *
kd_brief_keeper_new (KdConnection *connection,
                     KdPinyin     *pinyin)
{
  KdBriefKeeper *self = g_new0 (KdBriefKeeper, 1);

  self->connection = connection;
  self->pinyin = pinyin;
  self->clients = g_ptr_array_new_with_free_func (touched_free);
  self->by_uuid = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);
  self->owners = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, NULL, g_free);
  return self;
}

/**
 * kd_brief_keeper_free:
 * @self: (transfer full): a keeper
 *
 * Frees @self.
 */
void
kd_brief_keeper_free (KdBriefKeeper *self)
{
  g_hash_table_unref (self->by_uuid);
  g_hash_table_unref (self->owners);
  g_ptr_array_unref (self->clients);
  g_free (self);
}

/* --- what is touched ------------------------------------------------------------------------------------ */

static Touched *
touch (KdBriefKeeper *self,
       const KdUuid  *client,
       KdBriefPart    parts)
{
  Touched *touched = g_hash_table_lookup (self->by_uuid, client);

  if (touched == NULL)
    {
      touched = g_new0 (Touched, 1);
      touched->uuid = *client;
      g_hash_table_insert (self->by_uuid, &touched->uuid, touched);
      g_ptr_array_add (self->clients, touched);
    }
  touched->parts |= parts;
  return touched;
}

static void
note_owner (KdBriefKeeper *self,
            const KdUuid  *account,
            const KdUuid  *client)
{
  Owner *owner = g_new (Owner, 1);

  *owner = (Owner) { *account, *client };
  g_hash_table_replace (self->owners, &owner->account, owner);
}

static gboolean
find_owner (KdBriefKeeper *self,
            const KdUuid  *account,
            KdUuid        *client,
            GError       **error)
{
  const Owner  *owner = g_hash_table_lookup (self->owners, account);
  sqlite3_stmt *statement;

  if (owner == NULL)
    {
      statement = kd_connection_prepare (self->connection, "SELECT client FROM account WHERE uuid = ?1", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_blob (statement, 1, account->bytes, sizeof account->bytes, SQLITE_STATIC);
      if (kd_connection_step (self->connection, statement, error) != SQLITE_ROW || sqlite3_column_bytes (statement, 0) != (int) sizeof client->bytes)
        return FALSE;
      memcpy (client->bytes, sqlite3_column_blob (statement, 0), sizeof client->bytes);
      sqlite3_reset (statement);
      note_owner (self, account, client);
      return TRUE;
    }
  *client = owner->client;
  return TRUE;
}

/* A fresh client's number is noted as it comes: an import is spared a query a client. */
static gboolean
note_phone (KdBriefKeeper *self,
            const KdUuid  *client,
            const KdRow   *row)
{
  Touched *touched = g_hash_table_lookup (self->by_uuid, client);

  if (touched == NULL || touched->phones == NULL || (touched->parts & KD_BRIEF_PHONES))
    return FALSE;
  kd_brief_facts_add_phone (touched->phones,
                            kd_row_get_text (row, KD_CONTACT_METHOD_TYPE),
                            kd_row_get_text (row, KD_CONTACT_METHOD_VALUE));
  return TRUE;
}

static gboolean
touch_row (KdBriefKeeper *self,
           const KdRow   *row,
           gboolean       fresh,
           GError       **error)
{
  KdBriefPart    parts = kd_brief_facts_get_part (row->def->kind);
  int            client = kd_kind_find_reference (row->def, KD_KIND_CLIENT);
  int            account = kd_kind_find_reference (row->def, KD_KIND_ACCOUNT);
  const KdValue *value = client >= 0 ? &row->values[client] : account >= 0 ? &row->values[account]
                                                                           : NULL;
  KdUuid         owner;

  if (parts == 0 || value == NULL || value->type != KD_VALUE_UUID)
    return TRUE;
  owner = value->uuid;
  if (row->def->kind == KD_KIND_ACCOUNT)
    note_owner (self, &row->uuid, &owner);
  if (client < 0 && !find_owner (self, &value->uuid, &owner, error))
    return FALSE;
  if (!(fresh && row->def->kind == KD_KIND_CONTACT_METHOD && note_phone (self, &owner, row)))
    touch (self, &owner, parts);
  return TRUE;
}

/**
 * kd_brief_keeper_touch:
 * @self: a keeper
 * @before: (nullable): a row as it was
 * @after: (nullable): the row as it is now; lives until [method@BriefKeeper.write]
 * @error: return location
 *
 * Notes whose brief the change of a row makes stale.
 *
 * Returns: whether that could be found out
 */
gboolean
kd_brief_keeper_touch (KdBriefKeeper *self,
                       const KdRow   *before,
                       const KdRow   *after,
                       GError       **error)
{
  const KdRow *row = after != NULL ? after : before;
  Touched     *touched;

  if (row->def->kind != KD_KIND_CLIENT)
    return (before == NULL || touch_row (self, before, FALSE, error)) && (after == NULL || touch_row (self, after, before == NULL, error));

  touched = touch (self, &row->uuid, KD_BRIEF_PERSON);
  touched->row = after;
  if (before == NULL && !touched->fresh)
    {
      touched->fresh = TRUE;
      touched->phones = g_string_new (NULL);
    }
  if (after == NULL)
    touched->gone = before->rowid;
  return TRUE;
}

/* --- writing -------------------------------------------------------------------------------------------- */

/* Columns in the order of kd_brief_facts_bind(). */
#define COLUMNS                                                                                    \
  "id, uuid, name, pinyin, initials, phones, id_number, city, tags, tier, birth, level, assessed," \
  " assets, assets_date, first_investment, last_investment, last_contact, next_task, id_valid_until, flags"

static gboolean
forget (KdBriefKeeper *self,
        gint64         id,
        GArray        *gone,
        GError       **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (self->connection, "DELETE FROM client_brief WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  g_array_append_val (gone, id);
  return kd_connection_run (self->connection, statement, error);
}

static gboolean
load_facts (KdConnection *connection,
            const KdUuid *uuid,
            KdBriefFacts *facts,
            GError      **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, "SELECT " COLUMNS " FROM client_brief WHERE id = (SELECT id FROM client WHERE uuid = ?1)", error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
  result = kd_connection_step (connection, statement, error);
  if (result == SQLITE_ROW)
    {
      kd_brief_facts_read (facts, statement);
      sqlite3_reset (statement);
    }
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gboolean
store_facts (KdConnection       *connection,
             const KdBriefFacts *facts,
             GError            **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection,
                                                   "INSERT OR REPLACE INTO client_brief (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                                                   " ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
                                                   error);

  if (statement == NULL)
    return FALSE;
  kd_brief_facts_bind (facts, statement);
  return kd_connection_run (connection, statement, error);
}

static KdBrief *
hand_over (KdBriefFacts *facts,
           GTimeZone    *zone)
{
  KdBrief *brief = g_memdup2 (&facts->brief, sizeof facts->brief);

  if (facts->contacted != KD_BRIEF_NEVER)
    brief->last_contact = kd_instant_get_date (facts->contacted, zone);
  kd_brief_init (&facts->brief);
  return brief;
}

static gboolean
write_touched (KdBriefKeeper *self,
               Touched       *touched,
               GTimeZone     *zone,
               GPtrArray     *briefs,
               GError       **error)
{
  KdBriefFacts facts;
  KdBriefPart  parts = touched->parts;
  g_autoptr (KdRow) loaded = NULL;
  gboolean good;

  kd_brief_facts_init (&facts);
  if (touched->phones != NULL && touched->phones->len > 0)
    facts.brief.phones = g_strdup (touched->phones->str);
  if (!touched->fresh && !load_facts (self->connection, &touched->uuid, &facts, error))
    return FALSE;
  /* A brief that is missing is made whole: the next commit mends what somebody took away. */
  if (!touched->fresh && facts.brief.id == 0)
    parts = KD_BRIEF_ALL_PARTS;
  if ((parts & KD_BRIEF_PERSON) && touched->row == NULL)
    {
      if (!kd_row_store_load (self->connection, kd_kind_get_def (KD_KIND_CLIENT), &touched->uuid, &loaded, error))
        return FALSE;
      if (loaded == NULL)
        return TRUE;
      touched->row = loaded;
    }
  good = kd_brief_facts_gather (&facts, parts, touched->row, self->connection, self->pinyin, error) && store_facts (self->connection, &facts, error);
  if (good)
    g_ptr_array_add (briefs, hand_over (&facts, zone));
  kd_brief_clear (&facts.brief);
  return good;
}

/**
 * kd_brief_keeper_write:
 * @self: a keeper
 * @zone: where the day of the last contact is counted
 * @briefs: (element-type KdBrief): gets the briefs as they are now
 * @gone: (element-type gint64): gets the row numbers of clients that were deleted
 * @error: return location
 *
 * Brings `client_brief` up to date, inside of the commit's transaction.
 *
 * Returns: whether it is stored
 */
gboolean
kd_brief_keeper_write (KdBriefKeeper *self,
                       GTimeZone     *zone,
                       GPtrArray     *briefs,
                       GArray        *gone,
                       GError       **error)
{
  for (guint i = 0; i < self->clients->len; i++)
    {
      Touched *touched = self->clients->pdata[i];

      if (touched->gone != 0 && !forget (self, touched->gone, gone, error))
        return FALSE;
      /* Deleted for good; one that came back in the same commit has another row number. */
      if (touched->gone != 0 && touched->row == NULL)
        continue;
      if (!write_touched (self, touched, zone, briefs, error))
        return FALSE;
    }
  return TRUE;
}

/* --- reading -------------------------------------------------------------------------------------------- */

/**
 * kd_brief_store_page:
 * @connection: a book's connection
 * @zone: where the day of the last contact is counted
 * @after: number of the last client of the page before, or 0
 * @limit: how many at the most
 * @briefs: (out) (transfer full) (element-type KdBrief): the next clients' briefs, the oldest client first
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
kd_brief_store_page (KdConnection *connection,
                     GTimeZone    *zone,
                     gint64        after,
                     guint         limit,
                     GPtrArray   **briefs,
                     GError      **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_brief_free);
  sqlite3_stmt *statement = kd_connection_prepare (connection, "SELECT " COLUMNS " FROM client_brief WHERE id >= ?1 + 1 ORDER BY id LIMIT ?2", error);
  int           result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, after);
  sqlite3_bind_int64 (statement, 2, limit);
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      KdBriefFacts facts;

      kd_brief_facts_read (&facts, statement);
      g_ptr_array_add (list, hand_over (&facts, zone));
    }
  if (result != SQLITE_DONE)
    return FALSE;
  *briefs = g_steal_pointer (&list);
  return TRUE;
}

/* What is stored of a client against what the book says. */
static gboolean
check_client (KdConnection *connection,
              KdPinyin     *pinyin,
              const KdRow  *client,
              gboolean     *right,
              GError      **error)
{
  KdBriefFacts stored, wanted;
  gboolean     good;

  kd_brief_facts_init (&stored);
  kd_brief_facts_init (&wanted);
  good = load_facts (connection, &client->uuid, &stored, error) &&
         kd_brief_facts_gather (&wanted, KD_BRIEF_ALL_PARTS, client, connection, pinyin, error);
  *right = good && stored.contacted == wanted.contacted && kd_brief_equal (&stored.brief, &wanted.brief);
  kd_brief_clear (&stored.brief);
  kd_brief_clear (&wanted.brief);
  return good;
}

/**
 * kd_brief_store_check:
 * @connection: a book's connection
 * @pinyin: reads names
 * @after: the last client's row number of the step before, or 0
 * @limit: how many clients to check
 * @last: (out): the last row number checked, or 0 when there are no more
 * @wrong: (element-type gint64): gets the row numbers of clients whose brief is not what the book says
 * @error: return location
 *
 * Makes briefs anew beside those that are stored and compares: an old page of `client_brief` passes
 * every check that the database has.
 *
 * Returns: whether it could be checked
 */
gboolean
kd_brief_store_check (KdConnection *connection,
                      KdPinyin     *pinyin,
                      gint64        after,
                      guint         limit,
                      gint64       *last,
                      GArray       *wrong,
                      GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  *last = 0;
  if (!kd_row_store_page (connection, kd_kind_get_def (KD_KIND_CLIENT), NULL, after, limit, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *client = rows->pdata[i];
      gboolean     right;

      if (!check_client (connection, pinyin, client, &right, error))
        return FALSE;
      if (!right)
        g_array_append_val (wrong, client->rowid);
      *last = client->rowid;
    }
  return TRUE;
}
