/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes an invented book and copies it out as a plain database, for the independent verifier; and seals
 * plain databases back into encrypted books, for the program's own verification.
 *
 *   book-tool fields                    the kinds and fields, as docs/ledger.md lists them
 *   book-tool vectors                   the vectors of docs/ledger.md §11
 *   book-tool prove PLAIN.db            makes the book and its plain copy, prints one line `book ANCHOR`,
 *                                       then answers each line `FILE ANCHOR|-` by the codes found
 *
 * Anchors are written as hex, so that a line stays a line. */

#include "store-fixture.h"

#include "kd-account.h"
#include "kd-anchor.h"
#include "kd-client.h"
#include "kd-import-batch.h"
#include "kd-row-codec.h"
#include "kd-transaction.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* --- the book ---------------------------------------------------------------------------------------------- */

static void
log_act (Fixture    *fixture,
         KdReason    reason,
         KdUuid      subject,
         const char *note)
{
  g_autoptr (KdCommit) commit = kd_commit_new (reason);
  g_autoptr (KdCommitResult) result = NULL;

  commit->subject_kind = KD_KIND_CLIENT;
  commit->subject = subject;
  commit->subject_count = 1;
  commit->note = g_strdup (note);
  kd_clock_advance (fixture->clock, G_USEC_PER_SEC);
  result = kd_store_commit (fixture->store, commit, NULL);
  g_assert_nonnull (result);
}

static KdUuid
import_clients (Fixture *fixture,
                guint    commits,
                guint    each)
{
  KdUuid batch;

  kd_uuid_generate (&batch, kd_clock_now (fixture->clock));
  for (guint i = 0; i <= commits; i++)
    {
      g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_IMPORT);
      g_autoptr (KdCommitResult) result = NULL;
      KdRow *act = kd_row_new (KD_KIND_IMPORT_BATCH);

      commit->batch = batch;
      commit->note = i == 0 ? g_strdup ("客户名单.xlsx") : NULL;
      act->uuid = batch;
      g_assert_true (kd_row_assign (act, (const char *const[]) { "act=import", "state=running", "started=2026-11-24T02:00:00Z", NULL }, NULL));
      if (i == 0)
        kd_commit_take_change (commit, kd_change_new_insert (act));
      else
        kd_row_free (act);
      for (guint j = 0; j < each; j++)
        {
          KdRow           *client = kd_row_new (KD_KIND_CLIENT);
          g_autofree char *name = g_strdup_printf ("name=客户%u", i * each + j);

          g_assert_true (kd_row_assign (client, (const char *const[]) { name, "city=苏州", "extra.来源渠道=推荐", NULL }, NULL));
          kd_commit_take_change (commit, kd_change_new_insert (client));
        }
      kd_clock_advance (fixture->clock, G_USEC_PER_SEC);
      result = kd_store_commit (fixture->store, commit, NULL);
      g_assert_nonnull (result);
    }
  fixture_set (fixture, KD_KIND_IMPORT_BATCH, batch, "state=done");
  return batch;
}

/* A new line of life, as a restore begins one. */
static void
begin_instance (Fixture *fixture)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_RESTORE);
  g_autoptr (KdCommitResult) result = NULL;
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *hex = NULL;
  g_autofree char *sql = NULL;

  commit->other_size = fixture->store->tree.size;
  kd_store_get_root (fixture->store, &commit->other_root);
  kd_uuid_generate (&fixture->store->instance, kd_clock_now (fixture->clock));
  fixture->keys->instance = fixture->store->instance;
  hex = g_strdup (kd_uuid_format (&fixture->store->instance, text));
  sql = g_strdup_printf ("UPDATE book SET instance = unhex ('%s', '-')", hex);
  g_assert_true (kd_connection_execute (fixture->store->connection, sql, NULL));
  result = kd_store_commit (fixture->store, commit, NULL);
  g_assert_nonnull (result);
}

static void
fill (Fixture *fixture)
{
  KdUuid           client = fixture_add (fixture, KD_KIND_CLIENT, "name=单田芳", "birth=1980-05-17", "id_number=11010519491231002X", "extra.车牌=沪A12345", NULL);
  char             text[KD_UUID_TEXT_SIZE];
  g_autofree char *of_client = g_strdup_printf ("client=%s", kd_uuid_format (&client, text));
  KdUuid           account = fixture_add (fixture, KD_KIND_ACCOUNT, of_client, "name=理财", NULL);
  g_autofree char *of_account = g_strdup_printf ("account=%s", kd_uuid_format (&account, text));
  KdUuid           contact = fixture_add (fixture, KD_KIND_CONTACT_METHOD, of_client, "type=mobile", "value=13800138000", NULL);
  KdUuid           gone = fixture_add (fixture, KD_KIND_CLIENT, "name=已删", NULL);
  g_autoptr (KdUndoResult) undone = NULL;
  g_autoptr (KdUndoResult) redone = NULL;
  g_autoptr (KdUndoResult) reversed = NULL;
  g_autoptr (KdUndoResult) batch = NULL;

  fixture_set (fixture, KD_KIND_CLIENT, client, "city=上海");
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=北京");
  fixture_set (fixture, KD_KIND_CLIENT, client, "extra.车牌=京B54321");
  fixture_delete (fixture, KD_KIND_CLIENT, gone);
  undone = kd_store_undo (fixture->store, 0, NULL);
  redone = kd_store_redo (fixture->store, NULL);
  fixture_add (fixture, KD_KIND_TRANSACTION, of_account, "date=2026-01-05", "type=buy", "amount=1000.55", "units=12.5", NULL);
  reversed = kd_store_undo (fixture->store, 0, NULL);
  g_assert_nonnull (undone);
  g_assert_nonnull (redone);
  g_assert_nonnull (reversed);
  fixture_add (fixture, KD_KIND_VALUATION, of_account, "date=2026-02-05", "value=900", NULL);
  fixture_add (fixture, KD_KIND_ASSESSMENT, of_client, "level=C3", "date=2026-02-05", NULL);
  fixture_add (fixture, KD_KIND_INTERACTION, of_client, "time=2026-05-01T23:30:00Z", "channel=call", "summary=回访", NULL);
  log_act (fixture, KD_REASON_REVEAL, client, NULL);
  log_act (fixture, KD_REASON_EXPORT, client, "客户要求提供资料");
  import_clients (fixture, 3, 40);
  batch = kd_store_undo (fixture->store, 0, NULL);
  g_assert_nonnull (batch);
  import_clients (fixture, 3, 90);
  begin_instance (fixture);
  fixture_set (fixture, KD_KIND_CONTACT_METHOD, contact, "value=13900139000");
  log_act (fixture, KD_REASON_REVEAL, client, NULL);
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=南京");
}

/* --- plain and sealed -------------------------------------------------------------------------------------- */

static void
must (sqlite3    *db,
      const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The raw key of the fixture's book as SQLCipher takes it. */
static char *
key_text (Fixture *fixture)
{
  const guint8 *key = kd_secret_peek (fixture->keys->key);
  GString      *text = g_string_new ("x'");

  for (guint i = 0; i < KD_BOOK_KEY_SIZE; i++)
    g_string_append_printf (text, "%02x", key[i]);
  for (guint i = 0; i < KD_BOOK_SALT_SIZE; i++)
    g_string_append_printf (text, "%02x", fixture->keys->salt[i]);
  return g_string_free_and_steal (g_string_append_c (text, '\''));
}

static void
copy_database (const char *from,
               const char *from_key,
               const char *to,
               const char *to_key)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS copy KEY \"%s\"", to, to_key);
  sqlite3         *db = NULL;

  g_unlink (to);
  g_assert_cmpint (sqlite3_open_v2 (from, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  if (*from_key != '\0')
    g_assert_cmpint (sqlite3_key_v2 (db, "main", from_key, (int) strlen (from_key)), ==, SQLITE_OK);
  must (db, attach);
  must (db, "SELECT sqlcipher_export ('copy')");
  must (db, "PRAGMA copy.user_version = 2; PRAGMA copy.application_id = 1262772843; DETACH copy");
  sqlite3_close (db);
}

/* What the program says of an attacked plain copy, sealed again under the book's own key. */
static char *
verify_sealed (Fixture    *fixture,
               const char *plain,
               const char *anchor_hex)
{
  g_autofree char *sealed = fixture_path (fixture);
  g_autofree char *key = key_text (fixture);
  g_auto (KdAnchor) anchor = { 0 };
  gboolean anchored = !g_str_equal (anchor_hex, "-");
  g_autoptr (GError) error = NULL;
  char *findings;

  if (anchored)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (const char *at = anchor_hex; at[0] != '\0' && at[1] != '\0'; at += 2)
        g_string_append_c (text, (char) (g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1])));
      if (!kd_anchor_parse (text->str, &fixture->keys->book, &anchor, NULL))
        return g_strdup ("anchor-refused");
    }
  copy_database (plain, "", sealed, key);
  fixture->store = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error);
  if (fixture->store == NULL)
    return g_strdup ("refused");
  findings = fixture_findings (fixture, TRUE, anchored ? &anchor : NULL);
  fixture_close (fixture);
  return findings;
}

static char *
to_hex (const char *text)
{
  GString *hex = g_string_new (NULL);

  for (; *text != '\0'; text++)
    g_string_append_printf (hex, "%02x", (guchar) *text);
  return g_string_free_and_steal (hex);
}

static int
prove (const char *plain)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *key = key_text (fixture);
  g_autofree char *note = NULL;
  g_autofree char *anchor = NULL;
  char             line[65536];

  fill (fixture);
  note = kd_store_get_checkpoint (fixture->store);
  anchor = to_hex (note);
  fixture_assert_sound (fixture);
  fixture_close (fixture);
  copy_database (path, key, plain, "");
  g_print ("book %s %" G_GINT64_FORMAT "\n", anchor, kd_clock_now (fixture->clock));
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 2);
      g_autofree char *findings = verify_sealed (fixture, words[0], words[1]);

      g_print ("%s\n", g_strstrip (findings));
    }
  return 0;
}

/* --- the list of kinds and fields ---------------------------------------------------------------------------- */

static int
print_fields (void)
{
  static const char *const storages[] = { "none", "text", "integer", "uuid", "blob" };

  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def ((KdKind) kind);

      g_print ("| %u | `%s` |", kind, def->name);
      for (guint i = 0; i < def->n_fields; i++)
        g_print (" %u `%s` %s%s", def->fields[i].number, def->fields[i].name, storages[kd_field_get_storage (&def->fields[i])], i + 1 < def->n_fields ? "," : " |\n");
    }
  return 0;
}

/* --- vectors ------------------------------------------------------------------------------------------------- */

static void
print_hex (const char *name,
           const void *bytes,
           gsize       size)
{
  g_print ("%s = ", name);
  for (gsize i = 0; i < size; i++)
    g_print ("%02x", ((const guint8 *) bytes)[i]);
  g_print ("\n");
}

static void
count_up (guint8 *bytes,
          guint8  from,
          gsize   size)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (from + i);
}

/* One insert of one client and the commit around it, from bytes that count up. */
static int
print_vectors (void)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (GPtrArray) deltas = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (KdSecret) seed = kd_secret_new (KD_SEED_SIZE);
  g_autoptr (KdSigner) signer = NULL;
  KdChangeHeader   change = { .kind = KD_KIND_CLIENT, .operation = KD_OPERATION_INSERT };
  KdCommitHeader   commit = { .number = 1, .count = 1, .time = G_GINT64_CONSTANT (1795485600000000), .reason = KD_REASON_EDIT };
  guint8           salt[KD_LEDGER_SALT_SIZE], change_header[KD_CHANGE_HEADER_SIZE], commit_header[KD_COMMIT_HEADER_SIZE], signature[KD_SIGNATURE_SIZE];
  KdHash           change_leaf, commit_leaf, root;
  KdUuid           book, instance;
  g_autofree char *body = NULL;

  count_up (row->uuid.bytes, 0x00, 16);
  count_up (salt, 0x10, sizeof salt);
  count_up (book.bytes, 0x20, 16);
  count_up (instance.bytes, 0x30, 16);
  count_up (commit.device.bytes, 0x40, 16);
  count_up (kd_secret_fill (seed), 0x50, KD_SEED_SIZE);
  signer = kd_signer_new (seed);
  kd_value_set_text (&row->values[KD_CLIENT_NAME], "张三");
  kd_value_set_integer (&row->values[KD_CLIENT_BIRTH], 3789);
  kd_row_set_extra (row, "车牌", "沪A");
  kd_row_encode (row, bytes);
  print_hex ("row", bytes->data, bytes->len);
  kd_hash_parts (0x02, salt, sizeof salt, bytes->data, bytes->len, &change.row_digest);
  print_hex ("row digest", change.row_digest.bytes, KD_HASH_SIZE);
  deltas = kd_row_diff (NULL, row);
  kd_deltas_encode (deltas, payload);
  print_hex ("payload", payload->data, payload->len);
  kd_hash_parts (0x03, salt, sizeof salt, payload->data, payload->len, &change.payload_hash);
  print_hex ("payload hash", change.payload_hash.bytes, KD_HASH_SIZE);
  change.uuid = row->uuid;
  kd_change_header_encode (&change, change_header);
  print_hex ("change header", change_header, sizeof change_header);
  kd_hash_leaf (change_header, sizeof change_header, &change_leaf);
  print_hex ("change leaf", change_leaf.bytes, KD_HASH_SIZE);
  print_hex ("public key", kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE);
  kd_hash_plain (kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE, &commit.author);
  commit.instance = instance;
  kd_commit_header_encode (&commit, commit_header);
  print_hex ("commit header", commit_header, sizeof commit_header);
  kd_hash_leaf (commit_header, sizeof commit_header, &commit_leaf);
  print_hex ("commit leaf", commit_leaf.bytes, KD_HASH_SIZE);
  kd_hash_node (&change_leaf, &commit_leaf, &root);
  print_hex ("root", root.bytes, KD_HASH_SIZE);
  body = kd_checkpoint_body (&book, &instance, 2, &root);
  print_hex ("checkpoint", body, strlen (body));
  kd_signer_sign (signer, body, strlen (body), signature);
  print_hex ("signature", signature, sizeof signature);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc == 2 && g_str_equal (argv[1], "fields"))
    return print_fields ();
  if (argc == 2 && g_str_equal (argv[1], "vectors"))
    return print_vectors ();
  if (argc == 3 && g_str_equal (argv[1], "prove"))
    return prove (argv[2]);
  return 2;
}
