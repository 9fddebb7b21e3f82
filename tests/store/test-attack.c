/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody with the key, but not the writer's signature, can do to a book, and what is found. */

#include "store-fixture.h"

#include "kd-error.h"

#include <glib/gstdio.h>

#include <string.h>

static Fixture *
make_book (void)
{
  Fixture *fixture = fixture_new ();
  KdUuid   client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "birth=1980-05-17", "extra.车牌=沪A", NULL);

  fixture_add (fixture, KD_KIND_CLIENT, "name=李四", NULL);
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=上海");
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=北京");
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *note = g_strdup_printf ("notes=%u", i);

      fixture_set (fixture, KD_KIND_CLIENT, client, note);
    }
  return fixture;
}

static void
test_attacks_are_found (void)
{
  static const struct
  {
    const char *sql;
    const char *code;
  } attacks[] = {
    { "UPDATE client SET city = '广州' WHERE name = '张三'", " row " },
    { "UPDATE client SET birth = birth + 1 WHERE name = '张三'", " row " },
    { "UPDATE extra SET text = '沪B'", " row " },
    { "DELETE FROM extra", " row " },
    { "DELETE FROM client WHERE name = '李四'", " row-missing " },
    { "INSERT INTO client (uuid, leaf, name) VALUES (randomblob (16), 0, '王五')", " row-extra " },
    { "INSERT INTO client (uuid, leaf, name) VALUES (randomblob (16), 3, '王五')", " row-extra " },
    { "UPDATE client SET leaf = 3 WHERE name = '张三'", " row-extra " },
    { "UPDATE ledger_change SET payload = x'00000000' WHERE sequence = 5", " payload " },
    { "UPDATE ledger_change SET payload = NULL, salt = NULL WHERE sequence = 5", " payload-missing " },
    { "UPDATE ledger_change SET salt = randomblob (16) WHERE sequence = 5", " payload " },
    { "UPDATE ledger_change SET uuid = randomblob (16) WHERE sequence = 1", " leaf " },
    { "UPDATE ledger_change SET operation = 3 WHERE sequence = 3", " leaf " },
    { "UPDATE ledger_change SET supersedes = NULL WHERE sequence = 5", " chain " },
    { "UPDATE ledger_change SET row_digest = randomblob (32) WHERE sequence = 5", " leaf " },
    { "UPDATE ledger_change SET leaf = randomblob (32) WHERE sequence = 5", " leaf " },
    { "DELETE FROM ledger_change WHERE sequence = 5", " sequence " },
    { "DELETE FROM ledger_commit WHERE number = 3", " sequence " },
    { "UPDATE ledger_commit SET time = time - 1 WHERE number = 3", " leaf " },
    { "UPDATE ledger_commit SET time = time + 100000000000 WHERE number = 3", " time " },
    { "UPDATE ledger_commit SET reason = 5 WHERE number = 3", " leaf " },
    { "UPDATE ledger_commit SET device = randomblob (16) WHERE number = 3", " leaf " },
    { "UPDATE ledger_commit SET signature = randomblob (64) WHERE number = 3", " signature " },
    { "UPDATE ledger_commit SET root = randomblob (32) WHERE number = 3", " root " },
    { "UPDATE ledger_commit SET note = 'x' WHERE number = 3", " note " },
    { "UPDATE author SET public_key = randomblob (32)", " signature " },
    { "UPDATE ledger_tile SET hashes = randomblob (length (hashes)) WHERE level = 1", " tile " },
    { "DELETE FROM ledger_tile", " tile " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (Fixture) fixture = make_book ();
      g_autoptr (GError) error = NULL;
      g_autofree char *findings = NULL;

      fixture_assert_sound (fixture);
      /* who has the key has the guard-rails too */
      g_assert_true (kd_connection_execute (fixture->store->connection,
                                            "DROP TRIGGER ledger_change_kept; DROP TRIGGER ledger_change_fixed;"
                                            "DROP TRIGGER ledger_commit_kept; DROP TRIGGER ledger_commit_fixed",
                                            &error));
      g_assert_true (kd_connection_execute (fixture->store->connection, attacks[i].sql, &error));
      g_assert_no_error (error);
      findings = fixture_findings (fixture, FALSE, NULL);
      g_test_message ("%s:%s", attacks[i].sql, findings);
      g_assert_nonnull (strstr (findings, attacks[i].code));
    }
}

/* The newest commits taken away, rows and all: nothing inside the book shows it, the anchor does. */
static void
test_cut_tail (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *old = NULL;
  g_autofree char *checkpoint = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autofree char *right = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (KdAnchor) anchor = { 0 };
  gsize size;

  fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &old, &size, &error));
  fixture_open (fixture);
  fixture_add (fixture, KD_KIND_CLIENT, "name=李四", NULL);
  checkpoint = kd_store_get_checkpoint (fixture->store);
  g_assert_true (kd_anchor_parse (checkpoint, &fixture->keys->book, &anchor, &error));
  right = fixture_findings (fixture, TRUE, &anchor);
  g_assert_cmpstr (right, ==, " ");

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, old, (gssize) size, &error));
  fixture_open (fixture);
  without = fixture_findings (fixture, TRUE, NULL);
  with = fixture_findings (fixture, TRUE, &anchor);
  g_assert_cmpstr (without, ==, " ");
  g_assert_cmpstr (with, ==, " anchor ");
}

static void
assert_refused (Fixture    *fixture,
                const char *content,
                gssize      size,
                KdError     code)
{
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (content != NULL)
    g_assert_true (g_file_set_contents (path, content, size, NULL));
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error));
  g_assert_error (error, KD_ERROR, (gint) code);
  g_assert_cmpint (g_file_get_contents (path, &left, &length, NULL), ==, content != NULL);
  if (content != NULL)
    g_assert_cmpmem (left, length, content, size);
}

/* A book whose file is gone, emptied or damaged at its beginning is told as that, never as a wrong key, and
 * nothing is written in its place. */
static void
test_spoilt_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *whole = NULL;
  g_autofree char *harmed = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  fixture_add (fixture, KD_KIND_CLIENT, "name=张三", NULL);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &whole, &size, &error));
  harmed = g_memdup2 (whole, size);
  memset (harmed + 1000, 0, 1000);
  assert_refused (fixture, harmed, (gssize) size, KD_ERROR_CORRUPT);
  assert_refused (fixture, "", 0, KD_ERROR_CORRUPT);
  assert_refused (fixture, NULL, 0, KD_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, whole, (gssize) size, &error));
  fixture_open (fixture);
}

/* One flipped bit in every page is found by the full verification, or the book does not open. */
static void
test_flipped_bits (void)
{
  g_autoptr (Fixture) fixture = make_book ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *good = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &good, &size, &error));
  g_assert_cmpuint (size / 4096, >, 20);
  for (gsize page = 0; page < size / 4096; page++)
    {
      g_autofree char *bad = g_memdup2 (good, size);
      gsize            byte = page * 4096 + (page * 977 + 16) % 4096;
      KdStore         *store;

      bad[byte] = (char) (bad[byte] ^ 1 << page % 8);
      g_assert_true (g_file_set_contents (path, bad, (gssize) size, &error));
      store = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, NULL);
      if (store != NULL)
        {
          g_autofree char *findings = NULL;

          fixture->store = store;
          findings = fixture_findings (fixture, TRUE, NULL);
          g_assert_cmpstr (findings, !=, " ");
          fixture_close (fixture);
        }
    }
}

/* One old page put back passes SQLCipher's and SQLite's own checks: the ledger finds it. */
static void
test_replayed_page (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (GError) error = NULL;
  KdUuid client = fixture_add (fixture, KD_KIND_CLIENT, "name=张三", "city=上海", NULL);
  gsize  old_size, new_size;
  guint  found = 0;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &old, &old_size, &error));
  fixture_open (fixture);
  fixture_set (fixture, KD_KIND_CLIENT, client, "city=北京");
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &new, &new_size, &error));
  for (gsize page = 0; page < MIN (old_size, new_size) / 4096; page++)
    {
      g_autofree char *mixed = g_memdup2 (new, new_size);
      KdStore         *store;

      if (memcmp (old + page * 4096, new + page * 4096, 4096) == 0)
        continue;
      memcpy (mixed + page * 4096, old + page * 4096, 4096);
      g_assert_true (g_file_set_contents (path, mixed, (gssize) new_size, &error));
      store = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, NULL);
      if (store == NULL)
        found++;
      else
        {
          g_autofree char *findings = NULL;

          fixture->store = store;
          findings = fixture_findings (fixture, TRUE, NULL);
          if (g_str_equal (findings, " "))
            {
              /* a page that was written again without saying anything new: nothing is lost by it */
              g_autofree char *city = fixture_get (fixture, KD_KIND_CLIENT, client, "city");

              g_assert_cmpstr (city, ==, "北京");
              g_assert_cmpuint (store->number, ==, 3);
            }
          else
            found++;
          fixture_close (fixture);
        }
    }
  /* the pages of the record, of its change and of its commit at least */
  g_assert_cmpuint (found, >=, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/attack/found", test_attacks_are_found);
  g_test_add_func ("/store/attack/cut-tail", test_cut_tail);
  g_test_add_func ("/store/attack/spoilt-file", test_spoilt_file);
  g_test_add_func ("/store/attack/flipped-bits", test_flipped_bits);
  g_test_add_func ("/store/attack/replayed-page", test_replayed_page);
  return g_test_run ();
}
