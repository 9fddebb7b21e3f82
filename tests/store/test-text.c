/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "kd-error.h"
#include "kd-text-search.h"
#include "kd-text-store.h"

#include <string.h>

static char *
reference (const char   *field,
           const KdUuid *uuid)
{
  char text[KD_UUID_TEXT_SIZE];

  return g_strconcat (field, "=", kd_uuid_format (uuid, text), NULL);
}

static GPtrArray *
search (Fixture    *fixture,
        const char *text,
        guint      *total)
{
  GPtrArray *hits = NULL;
  g_autoptr (GError) error = NULL;

  kd_text_search (fixture->store->connection, text, 0, total, &hits, NULL, &error);
  g_assert_no_error (error);
  return hits;
}

/* Names and places of the hits: "王芳 notes, 张三 address". */
static char *
found (Fixture    *fixture,
       const char *text)
{
  guint total;
  g_autoptr (GPtrArray) hits = search (fixture, text, &total);
  GString *list = g_string_new (NULL);

  g_assert_cmpuint (total, ==, hits->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const KdTextHit *hit = hits->pdata[i];

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", hit->name, hit->where);
    }
  return g_string_free_and_steal (list);
}

/* Every word of the index: client, place, word. */
static char *
dump (sqlite3 *db)
{
  GString      *words = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, client_text, instance)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT doc, offset, term FROM temp.terms ORDER BY doc, offset", -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (words, "%d:%d:%s ", sqlite3_column_int (statement, 0), sqlite3_column_int (statement, 1), sqlite3_column_text (statement, 2));
  sqlite3_finalize (statement);
  return g_string_free_and_steal (words);
}

/* The index made anew of the rows, by nothing that commits use but what says which texts there are. */
static char *
make_anew (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  sqlite3      *db = NULL;
  sqlite3_stmt *statement = NULL;
  char         *all;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE client_text USING fts5 (words, content = '', tokenize = 'ascii')", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO client_text (rowid, words) VALUES (?1, ?2)", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_true (kd_row_store_page (fixture->store->connection, kd_kind_get_def (KD_KIND_CLIENT), NULL, 0, 1000, &rows, NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      const KdRow *client = rows->pdata[i];

      g_assert_true (kd_text_store_gather (fixture->store->connection, client, words, NULL));
      sqlite3_bind_int64 (statement, 1, client->rowid);
      sqlite3_bind_text (statement, 2, words->str, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  all = dump (db);
  sqlite3_close (db);
  return all;
}

static void
assert_right (Fixture *fixture)
{
  g_autofree char *stored = dump (fixture->store->connection->db);
  g_autofree char *wanted = make_anew (fixture);

  g_assert_cmpstr (stored, ==, wanted);
}

static void
test_every_sort_of_text (void)
{
  static const struct
  {
    const char *query;
    const char *found;
  } cases[] = {
    { "", "" },
    { "\"*()^:-+ AND", "" },
    { "NOT", "" },
    { "茶", "王芳 notes" },
    { "喜欢喝", "王芳 notes" },
    { "欢喜", "" },
    { "龙井 孙子", "王芳 notes" },
    { "龙井孙子", "" },
    { "\"龙井\" OR", "" },
    { "words : 茶", "" },
    { "龙井*\"", "王芳 notes" },
    { "滨江", "王芳 address" },
    { "张三abc", "王芳 notes" },
    { "张三ab", "王芳 notes" },
    { "张三abcd", "" },
    { "ＡＢＣ公司", "王芳 notes" },
    { "ETF", "王芳 interaction.summary" },
    { "etf基金", "王芳 interaction.summary" },
    { "510300", "王芳 interaction.summary" },
    { "5103", "王芳 interaction.summary" },
    { "10300", "" },
    { "5", "" },
    { "a", "" },
    { "结婚", "王芳 task.title" },
    { "私行", "王芳 account.notes" },
    { "沪A1", "王芳 extra.车牌" },
    { "王芳", "" },
    { "𠮷", "李四 notes" },
    { "杭州", "李四 city, 王芳 address" },
    { "茶 etf", "王芳 notes" },
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "address=杭州市滨江区", "notes=喜欢喝龙井茶。\n孙子在张三ABC公司", "extra.车牌=沪A12345", NULL);
  g_autofree char *of_client = reference ("client", &client);

  fixture_add (fixture, KD_KIND_CLIENT, "name=李四", "city=杭州", "notes=𠮷野家", NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-01T23:30:00Z", "channel=call", "summary=问了ETF基金510300的费率", NULL);
  fixture_add (fixture, KD_KIND_TASK, of_client, "title=贺女儿结婚", "status=open", NULL);
  fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", "notes=私行客户", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = found (fixture, cases[i].query);

      g_test_message ("%s", cases[i].query);
      /* The newest contact goes first, then the newest client; only 王芳 was called. */
      g_assert_cmpstr (got, ==, g_str_equal (cases[i].query, "杭州") ? "王芳 address, 李四 city" : cases[i].found);
    }
  assert_right (fixture);
}

/* Numbers that are masked elsewhere are neither found nor shown. */
static void
test_sensitive_values_stay_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "id_number=11010519491231002X", "notes=茶", NULL);
  g_autofree char *of_client = reference ("client", &client);
  g_autofree char *words = NULL;

  fixture_add (fixture, KD_KIND_CONTACT_METHOD, of_client, "type=mobile", "value=13800138000", "note=晚上打", NULL);
  fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", "number=6222020000000000004", NULL);
  words = dump (fixture->store->connection->db);
  g_assert_null (strstr (words, "1101"));
  g_assert_null (strstr (words, "1380"));
  g_assert_null (strstr (words, "6222"));
  g_assert_nonnull (strstr (words, "晚"));
}

static void
test_snippet (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) notes = g_string_new ("notes=");
  g_autoptr (GPtrArray) hits = NULL;
  const KdTextHit  *hit;
  const KdTextMark *marks;
  guint             total;

  for (guint i = 0; i < 100; i++)
    g_string_append (notes, "前");
  g_string_append (notes, "\n他说ＥＴＦ和etf都要；");
  for (guint i = 0; i < 100; i++)
    g_string_append (notes, "后");
  fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", notes->str, NULL);
  hits = search (fixture, "etf", &total);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_true (g_str_has_prefix (hit->snippet, "…前"));
  g_assert_true (g_str_has_suffix (hit->snippet, "后…"));
  g_assert_null (strchr (hit->snippet, '\n'));
  g_assert_cmpint (g_utf8_strlen (hit->snippet, -1), ==, 66);
  g_assert_cmpuint (hit->marks->len, ==, 2);
  marks = (const KdTextMark *) (gpointer) hit->marks->data;
  g_assert_true (g_str_has_prefix (hit->snippet + marks[0].start, "ＥＴＦ和"));
  g_assert_cmpuint (marks[0].end - marks[0].start, ==, 9);
  g_assert_true (g_str_has_prefix (hit->snippet + marks[1].start, "etf都"));
  g_assert_cmpuint (marks[1].end - marks[1].start, ==, 3);
}

/* The end of one text and the beginning of the next are no phrase. */
static void
test_texts_do_not_run_together (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "address=长安街甲", "notes=乙丙", NULL);
  g_autofree char *of_client = reference ("client", &client);
  g_autofree char *across = NULL;
  g_autofree char *records = NULL;

  fixture_add (fixture, KD_KIND_TASK, of_client, "title=戊", "status=open", NULL);
  fixture_add (fixture, KD_KIND_TASK, of_client, "title=丁", "status=open", NULL);
  across = found (fixture, "甲乙");
  records = found (fixture, "丁戊");
  g_assert_cmpstr (across, ==, "");
  g_assert_cmpstr (records, ==, "");
}

/* Of a long journal the newest entries are found; what is newer never pushes the client's own texts out. */
static void
test_newest_of_a_long_journal (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) summary = g_string_new ("summary=");
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "notes=自己", NULL);
  g_autofree char *of_client = reference ("client", &client);
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *own = NULL;

  for (guint i = 0; i < KD_TEXT_MOST_WORDS / 2; i++)
    g_string_append (summary, "字");
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-01T00:00:00Z", "channel=call", "summary=最旧", NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-02T00:00:00Z", "channel=call", summary->str, NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-03T00:00:00Z", "channel=call", summary->str, NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-04T00:00:00Z", "channel=call", "summary=最新", NULL);
  oldest = found (fixture, "最旧");
  newest = found (fixture, "最新");
  own = found (fixture, "自己");
  g_assert_cmpstr (oldest, ==, "");
  g_assert_cmpstr (newest, ==, "王芳 interaction.summary");
  g_assert_cmpstr (own, ==, "王芳 notes");
  assert_right (fixture);
}

/* A word in every file: as many as are ranked, and a total that says so. */
static void
test_common_word (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) hits = NULL;
  guint total;

  for (guint n = 0; n < KD_TEXT_MOST_HITS + 500;)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
      g_autoptr (KdCommitResult) result = NULL;

      for (; n < KD_TEXT_MOST_HITS + 500 && commit->changes->len < KD_COMMIT_LIMIT; n++)
        {
          KdRow *row = kd_row_new (KD_KIND_CLIENT);

          g_assert_true (kd_row_assign (row, (const char *const[]) { "name=客", "notes=常见", NULL }, NULL));
          kd_commit_take_change (commit, kd_change_new_insert (row));
        }
      result = kd_store_commit (fixture->store, commit, NULL);
      g_assert_nonnull (result);
    }
  g_assert_true (kd_text_search (fixture->store->connection, "常见", 10, &total, &hits, NULL, NULL));
  g_assert_cmpuint (total, ==, KD_TEXT_MOST_HITS);
  g_assert_cmpuint (hits->len, ==, 10);
  g_assert_cmpint (((const KdTextHit *) hits->pdata[0])->id, ==, KD_TEXT_MOST_HITS + 500);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  GPtrArray       *hits = NULL;
  guint            total;

  fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "notes=茶", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (kd_text_search (fixture->store->connection, "茶", 0, &total, &hits, cancellable, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_CANCELLED);
  after = found (fixture, "茶");
  g_assert_cmpstr (after, ==, "王芳 notes");
}

/* --- random commits --------------------------------------------------------------------------------------- */

typedef struct
{
  Fixture *fixture;
  GRand   *random;
  GArray  *clients; /* KdUuid */
  GArray  *parts;   /* KdUuid, of the kind of the same place in kinds */
  GArray  *kinds;   /* KdKind */
} Life;

static char *
make_text (Life       *life,
           const char *field)
{
  static const char *const words[] = { "茶", "龙井", "ETF", "基金 ", "2026-01-05", "孙子", "，", "ＡＢ", " fund", "𠮷" };
  GString                 *text = g_string_new (field);

  g_string_append_c (text, '=');
  for (gint i = g_rand_int_range (life->random, 0, 6); i > 0; i--)
    g_string_append (text, words[g_rand_int_range (life->random, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (text);
}

static KdUuid
any (Life   *life,
     GArray *of)
{
  return g_array_index (of, KdUuid, g_rand_int_range (life->random, 0, (gint32) of->len));
}

static KdChange *
add_client (Life *life)
{
  g_autofree char *notes = make_text (life, "notes");
  g_autofree char *extra = make_text (life, "extra.自己的");
  KdRow           *row = kd_row_new (KD_KIND_CLIENT);

  kd_uuid_generate (&row->uuid, kd_clock_now (life->fixture->clock));
  g_assert_true (kd_row_assign (row, (const char *const[]) { "name=客", notes, extra, NULL }, NULL));
  g_array_append_val (life->clients, row->uuid);
  return kd_change_new_insert (row);
}

static KdChange *
add_part (Life *life)
{
  KdUuid            owner = any (life, life->clients);
  g_autofree char  *of_client = reference ("client", &owner);
  g_autofree char  *title = make_text (life, "title");
  g_autofree char  *summary = make_text (life, "summary");
  KdKind            kind = g_rand_boolean (life->random) ? KD_KIND_TASK : KD_KIND_INTERACTION;
  const char *const task[] = { of_client, "status=open", "title=事", title, NULL };
  const char *const call[] = { of_client, "time=2026-05-01T00:00:00Z", "channel=call", summary, NULL };
  KdRow            *row = kd_row_new (kind);

  kd_uuid_generate (&row->uuid, kd_clock_now (life->fixture->clock));
  /* An empty title is refused: then the first one stays. */
  kd_row_assign (row, kind == KD_KIND_TASK ? task : call, NULL);
  if (kind == KD_KIND_TASK && kd_row_get_text (row, (guint) kd_kind_find_field (row->def, "title")) == NULL)
    g_assert_true (kd_row_assign (row, (const char *const[]) { "title=事", NULL }, NULL));
  g_array_append_val (life->parts, row->uuid);
  g_array_append_val (life->kinds, kind);
  return kd_change_new_insert (row);
}

static KdChange *
change_something (Life *life)
{
  gboolean         client = life->parts->len == 0 || g_rand_boolean (life->random);
  guint            place = client ? 0 : (guint) g_rand_int_range (life->random, 0, (gint32) life->parts->len);
  KdUuid           uuid = client ? any (life, life->clients) : g_array_index (life->parts, KdUuid, place);
  KdKind           kind = client ? KD_KIND_CLIENT : g_array_index (life->kinds, KdKind, place);
  KdUuid           other = any (life, life->clients);
  g_autofree char *move = reference ("client", &other);
  g_autofree char *text = make_text (life, client ? "notes" : kind == KD_KIND_TASK ? "note"
                                                                                   : "summary");
  KdChange        *change = kd_change_new_update (kind, &uuid);
  g_autoptr (KdRow) current = NULL;
  const char *const says[] = { !client && g_rand_int_range (life->random, 0, 3) == 0 ? move : text, NULL };

  g_assert_true (kd_row_store_load (life->fixture->store->connection, kd_kind_get_def (kind), &uuid, &current, NULL));
  if (current == NULL)
    current = kd_row_new (kind);
  g_assert_true (kd_change_assign (change, says, current, NULL));
  return change;
}

static KdChange *
delete_part (Life *life)
{
  guint  place = (guint) g_rand_int_range (life->random, 0, (gint32) life->parts->len);
  KdUuid uuid = g_array_index (life->parts, KdUuid, place);
  KdKind kind = g_array_index (life->kinds, KdKind, place);

  g_array_remove_index (life->parts, place);
  g_array_remove_index (life->kinds, place);
  return kd_change_new_delete (kind, &uuid);
}

static void
live (Life *life)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kd_clock_advance (life->fixture->clock, G_USEC_PER_SEC);
  for (gint i = g_rand_int_range (life->random, 1, 6); i > 0; i--)
    {
      gint dice = g_rand_int_range (life->random, 0, 10);

      if (life->clients->len < 2 || dice == 0)
        kd_commit_take_change (commit, add_client (life));
      else if (dice < 5 || life->parts->len == 0)
        kd_commit_take_change (commit, add_part (life));
      else if (dice < 9)
        kd_commit_take_change (commit, change_something (life));
      else
        kd_commit_take_change (commit, delete_part (life));
    }
  result = kd_store_commit (life->fixture->store, commit, &error);
  g_assert_no_error (error);
}

/* Whatever is committed, undone, redone and merged: the index says what one made anew says. */
static void
test_random_commits (void)
{
  guint32 seed = g_test_rand_int ();
  Life    life = { fixture_new (), g_rand_new_with_seed (seed), g_array_new (FALSE, FALSE, sizeof (KdUuid)), g_array_new (FALSE, FALSE, sizeof (KdUuid)), g_array_new (FALSE, FALSE, sizeof (KdKind)) };

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 60; i++)
    {
      live (&life);
      if (i % 6 == 5)
        {
          g_autoptr (KdUndoResult) undone = kd_store_undo (life.fixture->store, 0, NULL);
          g_autoptr (KdUndoResult) redone = NULL;
          gboolean done;

          assert_right (life.fixture);
          redone = kd_store_redo (life.fixture->store, NULL);
          g_assert_true (kd_text_store_merge (life.fixture->store->connection, 4, &done, NULL));
          assert_right (life.fixture);
        }
    }
  fixture_assert_sound (life.fixture);
  g_array_unref (life.clients);
  g_array_unref (life.parts);
  g_array_unref (life.kinds);
  g_rand_free (life.random);
  fixture_free (life.fixture);
}

static void
spoil (Fixture    *fixture,
       const char *sql)
{
  g_assert_cmpint (sqlite3_exec (fixture->store->connection->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* What is wrong in the index, and nothing else of the database, is found by a full check and mended by making it
 * anew. */
static void
test_spoilt_index_is_found (void)
{
  static const char *const spoils[] = {
    "DELETE FROM client_text WHERE rowid = 1",
    "INSERT INTO client_text (rowid, words) VALUES (77, '茶')",
    "DELETE FROM client_text WHERE rowid = 1; INSERT INTO client_text (rowid, words) VALUES (1, '喝 喜 欢 龙 井')",
    "DELETE FROM client_text WHERE rowid = 1; INSERT INTO client_text (rowid, words) VALUES (1, '喜 欢 喝')",
    "DELETE FROM client_text WHERE rowid = 1; INSERT INTO client_text (rowid, words) VALUES (1, '喜 欢 喝 龙 井 茶')",
    "DELETE FROM client_text WHERE rowid = 2; INSERT INTO client_text (rowid, words) VALUES (2, '喜 欢 喝 龙 井')",
    "INSERT INTO client_text (client_text) VALUES ('delete-all')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *quick = NULL;
      g_autofree char *full = NULL;
      g_autofree char *tea = NULL;
      guint            clients;

      fixture_add (fixture, KD_KIND_CLIENT, "name=王芳", "notes=喜欢喝龙井", NULL);
      fixture_add (fixture, KD_KIND_CLIENT, "name=李四", "notes=茶", NULL);
      fixture_add (fixture, KD_KIND_CLIENT, "name=无言", NULL);
      fixture_assert_sound (fixture);
      spoil (fixture, spoils[i]);
      g_test_message ("%s", spoils[i]);
      quick = fixture_findings (fixture, FALSE, NULL);
      full = fixture_findings (fixture, TRUE, NULL);
      g_assert_cmpstr (quick, ==, " ");
      g_assert_cmpstr (full, ==, " derived ");

      g_assert_true (kd_text_store_rebuild (fixture->store->connection, &clients, NULL));
      g_assert_cmpuint (clients, ==, 3);
      fixture_assert_sound (fixture);
      assert_right (fixture);
      tea = found (fixture, "茶");
      g_assert_cmpstr (tea, ==, "李四 notes");
    }
}

/* A page of the index as it was before an edit passes every check of SQLite's. Whatever page it is: it is found,
 * or nothing is lost by it. */
static void
test_replayed_page_is_found (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  KdUuid client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "notes=喜欢龙井", NULL);
  gsize  old_size, new_size;
  guint  derived = 0;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &old, &old_size, NULL));
  fixture_open (fixture);
  fixture_set (fixture, KD_KIND_CLIENT, client, "notes=不喝茶了");
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &new, &new_size, NULL));
  for (gsize page = 0; page < MIN (old_size, new_size) / 4096; page++)
    {
      g_autofree char *mixed = g_memdup2 (new, new_size);
      g_autofree char *findings = NULL;

      if (memcmp (old + page * 4096, new + page * 4096, 4096) == 0)
        continue;
      memcpy (mixed + page * 4096, old + page * 4096, 4096);
      g_assert_true (g_file_set_contents (path, mixed, (gssize) new_size, NULL));
      fixture->store = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, NULL);
      if (fixture->store == NULL)
        continue;
      findings = fixture_findings (fixture, TRUE, NULL);
      g_test_message ("page %u:%s", (guint) page, findings);
      derived += strstr (findings, " derived ") != NULL;
      if (g_str_equal (findings, " "))
        {
          g_autofree char *tea = found (fixture, "喝茶");
          g_autofree char *before = found (fixture, "龙井");

          g_assert_cmpstr (tea, ==, "张三 notes");
          g_assert_cmpstr (before, ==, "");
        }
      fixture_close (fixture);
    }
  g_assert_cmpuint (derived, >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/text/every-sort", test_every_sort_of_text);
  g_test_add_func ("/store/text/sensitive-values-stay-out", test_sensitive_values_stay_out);
  g_test_add_func ("/store/text/snippet", test_snippet);
  g_test_add_func ("/store/text/texts-do-not-run-together", test_texts_do_not_run_together);
  g_test_add_func ("/store/text/newest-of-a-long-journal", test_newest_of_a_long_journal);
  g_test_add_func ("/store/text/common-word", test_common_word);
  g_test_add_func ("/store/text/cancelled", test_cancelled);
  g_test_add_func ("/store/text/random-commits", test_random_commits);
  g_test_add_func ("/store/text/spoilt-index-is-found", test_spoilt_index_is_found);
  g_test_add_func ("/store/text/replayed-page-is-found", test_replayed_page_is_found);
  return g_test_run ();
}
