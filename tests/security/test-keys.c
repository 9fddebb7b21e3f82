/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book-keys.h"
#include "kd-error.h"
#include "kd-key-file.h"
#include "kd-passphrase.h"
#include "kd-recovery-key.h"
#include "kd-vault-keys.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What only tests may use: programs open what the slot says and make new ones by calibration. */
static const KdStretch cheap = { 1, 8192 };

static KdSecret *
secret_of (const char *text)
{
  return kd_secret_new_copy (text, strlen (text));
}

static KdVaultKeys *
make_vault (KdSecret **recovery)
{
  g_autoptr (KdSecret) passphrase = secret_of ("correct horse battery staple");
  g_autoptr (GError) error = NULL;
  KdVaultKeys *vault = kd_vault_keys_new ("李伟", passphrase, &cheap, 0, recovery, &error);

  g_assert_no_error (error);
  return vault;
}

static void
test_vault_opens (void)
{
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdVaultKeys) made = make_vault (&recovery);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdVaultKeys) vault = kd_vault_keys_parse (bytes, &error);
  g_autoptr (KdSecret) right = secret_of ("correct horse battery staple");
  g_autoptr (KdSecret) wrong = secret_of ("correct horse battery stapler");
  g_autoptr (KdSecret) seed = NULL;
  g_autoptr (KdSecret) recovered = NULL;

  g_assert_no_error (error);
  seed = kd_vault_keys_unlock (vault, "李伟", right, &error);
  g_assert_no_error (error);
  recovered = kd_vault_keys_recover (vault, NULL, recovery, &error);
  g_assert_no_error (error);
  g_assert_true (kd_secret_equal (seed, recovered));

  g_assert_null (kd_vault_keys_unlock (vault, NULL, wrong, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (kd_vault_keys_unlock (vault, "nobody", right, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* a changed passphrase opens the same seed, the old one does not; the paper still does */
  g_assert_true (kd_vault_keys_set_passphrase (vault, NULL, seed, wrong, &cheap, &error));
  g_assert_null (kd_vault_keys_unlock (vault, NULL, right, NULL));
  {
    g_autoptr (KdSecret) again = kd_vault_keys_unlock (vault, NULL, wrong, &error);
    g_autoptr (KdSecret) paper = kd_vault_keys_recover (vault, NULL, recovery, &error);

    g_assert_true (kd_secret_equal (again, seed));
    g_assert_true (kd_secret_equal (paper, seed));
  }
  /* another recovery key too: by the old one nothing opens any more */
  {
    g_autoptr (KdSecret) other = kd_secret_new_random (KD_RECOVERY_KEY_SIZE);
    g_autoptr (KdSecret) paper = NULL;
    g_autoptr (GBytes) stored = NULL;
    g_autoptr (KdVaultKeys) again = NULL;

    g_assert_true (kd_vault_keys_set_recovery_key (vault, NULL, seed, other, &error));
    stored = kd_vault_keys_serialize (vault);
    again = kd_vault_keys_parse (stored, &error);
    g_assert_no_error (error);
    g_assert_null (kd_vault_keys_recover (again, NULL, recovery, &error));
    g_assert_error (error, KD_ERROR, KD_ERROR_WRONG_KEY);
    g_clear_error (&error);
    paper = kd_vault_keys_recover (again, NULL, other, &error);
    g_assert_no_error (error);
    g_assert_true (kd_secret_equal (paper, seed));
  }
  g_assert_false (kd_vault_keys_is_recovery_confirmed (vault));
  kd_vault_keys_confirm_recovery (vault);
  g_assert_true (kd_vault_keys_is_recovery_confirmed (vault));
}

/* Every flipped bit and every cut of a key file is refused, and never costs work. */
static void
assert_refused (GBytes         *bytes,
                const KdSigner *member)
{
  g_autoptr (GError) error = NULL;

  if (member != NULL)
    g_assert_null (kd_book_keys_parse (bytes, member, &error));
  else
    g_assert_null (kd_vault_keys_parse (bytes, &error));
  g_assert_true (g_error_matches (error, KD_ERROR, KD_ERROR_CORRUPT) ||
                 g_error_matches (error, KD_ERROR, KD_ERROR_NEWER) ||
                 g_error_matches (error, KD_ERROR, KD_ERROR_WRONG_KEY));
}

static void
attack (GBytes         *bytes,
        const KdSigner *member)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize bit = 0; bit < size * 8; bit++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;

      copy[bit / 8] ^= (guint8) (1 << (bit % 8));
      flipped = g_bytes_new_take (copy, size);
      assert_refused (flipped, member);
    }
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      assert_refused (cut, member);
    }
}

static void
test_vault_attacked (void)
{
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdVaultKeys) vault = make_vault (&recovery);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (vault);

  attack (bytes, NULL);
}

static void
test_book_attacked (void)
{
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSecret) other_seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSigner) owner = kd_signer_new (seed);
  g_autoptr (KdSigner) stranger = kd_signer_new (other_seed);
  g_autoptr (KdBookKeys) keys = kd_book_keys_new ("我的客户", 0);
  KdUuid user = { { 9 } };
  g_autoptr (GBytes) bytes = kd_book_keys_serialize (keys, &user, owner);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdBookKeys) opened = kd_book_keys_parse (bytes, owner, &error);

  g_assert_no_error (error);
  g_assert_true (kd_secret_equal (opened->key, keys->key));
  g_assert_cmpmem (opened->salt, 16, keys->salt, 16);
  g_assert_cmpstr (opened->title, ==, "我的客户");
  g_assert_cmpuint (opened->epoch, ==, 1);
  g_assert_null (kd_book_keys_parse (bytes, stranger, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_WRONG_KEY);
  attack (bytes, owner);
}

static void
test_hostile_cost (void)
{
  const KdStretch dear[] = { { 17, 8192 }, { 1, (G_GUINT64_CONSTANT (1) << 30) + 1 }, { 0, 8192 }, { 1, 0 }, { G_MAXUINT32, G_MAXUINT64 } };
  const guint8    salt[16] = { 0 };
  g_autoptr (KdSecret) passphrase = secret_of ("x");

  for (gsize i = 0; i < G_N_ELEMENTS (dear); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_null (kd_stretch_apply (&dear[i], passphrase, salt, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
    }
}

static void
test_recovery_key (void)
{
  g_autoptr (KdSecret) key = kd_secret_new_random (KD_RECOVERY_KEY_SIZE);
  g_autofree char *text = kd_recovery_key_format (key);
  g_autofree char *small = g_ascii_strdown (text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSecret) again = kd_recovery_key_parse (small, &error);
  guint passed = 0;

  g_assert_cmpuint (strlen (text), ==, 14 * 4 + 13);
  g_assert_no_error (error);
  g_assert_true (kd_secret_equal (key, again));
  for (char *c = small; *c != '\0'; c++)
    {
      char kept = *c;
      g_autoptr (KdSecret) slip = NULL;

      if (kept == '-')
        continue;
      *c = kept == '7' ? '8' : '7';
      slip = kd_recovery_key_parse (small, NULL);
      passed += slip != NULL;
      *c = kept;
    }
  g_assert_cmpuint (passed, ==, 0);
  g_assert_null (kd_recovery_key_parse ("", &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
}

static void
test_recovery_groups (void)
{
  static const char *const bad[] = { "", "1:AAAA", "AAAA AAAA AAAA", "1:AAAA 2:AAAA 3:AAA", "1:AAAA 2:AAAA 3:AAAAA", "0:AAAA 1:AAAA 2:AAAA", "1:AAAA 2:AAAA 15:AAAA", "1:AAAA 2:AAAA 99999999999999999999:AAAA", "1:AAAA 1:AAAA 1:AAAA", "1:AAAA 2:AAAA 3:AUAA" };
  const guint              asked[3] = { 3, 8, 14 };
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdVaultKeys) made = make_vault (&recovery);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (made);
  g_autoptr (KdVaultKeys) vault = kd_vault_keys_parse (bytes, NULL);
  g_autoptr (KdSecret) seed = kd_vault_keys_recover (vault, NULL, recovery, NULL);
  g_autoptr (KdSecret) stranger = kd_secret_new_random (KD_SEED_SIZE);
  g_autofree char *text = kd_recovery_key_format (recovery);
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  g_autofree char *right = g_strdup_printf ("%s %s-%s", parts[2], parts[7], parts[13]);
  g_autofree char *swapped = g_strdup_printf ("%s %s %s", parts[7], parts[2], parts[13]);
  KdRecoveryGroups groups;
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_recovery_groups_parse (right, asked, &groups, &error));
  g_assert_true (kd_vault_keys_check_groups (vault, "李伟", seed, &groups, &error));
  g_assert_no_error (error);
  g_assert_false (kd_vault_keys_check_groups (vault, NULL, stranger, &groups, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_true (kd_recovery_groups_parse (swapped, asked, &groups, &error));
  g_assert_false (kd_vault_keys_check_groups (vault, NULL, seed, &groups, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_false (kd_recovery_groups_parse (bad[i], NULL, &groups, &refused));
      g_assert_error (refused, KD_ERROR, KD_ERROR_INVALID);
    }
  g_assert_false (kd_recovery_groups_parse ("AAAA AAAA AAAA AAAA", asked, &groups, NULL));
}

/* A file that is whole and signed, and asks for 64 GiB: refused at once, nothing is allocated. */
static void
test_hostile_slot (void)
{
  g_autoptr (KdSecret) recovery = NULL;
  g_autoptr (KdVaultKeys) made = make_vault (&recovery);
  g_autoptr (GBytes) bytes = kd_vault_keys_serialize (made);
  g_autoptr (KdSecret) passphrase = secret_of ("correct horse battery staple");
  const guint8 memory[14] = { 0, 24, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0x20, 0 };
  gsize        size;
  guint8      *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  guint8      *at = memmem (data, size, memory, sizeof memory);
  g_autoptr (GBytes) hostile = NULL;
  g_autoptr (KdVaultKeys) vault = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  g_assert_nonnull (at);
  memcpy (at + 6, (const guint8[8]) { 0, 0, 0, 0x10, 0, 0, 0, 0 }, 8);
  crypto_generichash (data + size - 32, 32, data, size - 38, NULL, 0);
  hostile = g_bytes_new_take (data, size);
  start = g_get_monotonic_time ();
  vault = kd_vault_keys_parse (hostile, &error);
  g_assert_no_error (error);
  g_assert_null (kd_vault_keys_unlock (vault, NULL, passphrase, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 10);
}

static void
test_key_file_save (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kd-keys-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autofree char *previous = g_strconcat (path, ".prev", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "vault.keys", NULL);
  g_autoptr (GBytes) one = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) two = g_bytes_new_static ("two", 3);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (KD_KEY_FILE_LIMIT + 1), KD_KEY_FILE_LIMIT + 1);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) old = NULL;
  struct stat state;

  g_assert_true (kd_key_file_save (path, one, &error));
  g_assert_true (kd_key_file_save (path, two, &error));
  read = kd_key_file_load (path, &error);
  old = kd_key_file_load (previous, &error);
  g_assert_true (g_bytes_equal (read, two));
  g_assert_true (g_bytes_equal (old, one));
  g_assert_cmpint (stat (path, &state), ==, 0);
  g_assert_cmpint (state.st_mode & 0777, ==, 0600);
  g_assert_false (kd_key_file_save (missing, one, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (kd_key_file_save (path, large, &error));
  g_assert_null (kd_key_file_load (path, &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_LIMIT);
  g_unlink (path);
  g_unlink (previous);
  g_rmdir (folder);
}

static void
test_passphrase (void)
{
  static const char *const bad[] = { "short", "passwordpassword", "123456789012", "密码密码密码密码密码密码", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" };
  g_autoptr (KdSecret) good = secret_of ("violet tractor under seven lamps");
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_passphrase_check (good, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (KdSecret) secret = secret_of (bad[i]);
      g_autoptr (GError) refused = NULL;

      g_assert_false (kd_passphrase_check (secret, &refused));
      g_assert_error (refused, KD_ERROR, KD_ERROR_INVALID);
    }
}

static void
test_secret_lines (void)
{
  int ends[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSecret) first = NULL;
  g_autoptr (KdSecret) second = NULL;

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "one\ntwo", 7), ==, 7);
  close (ends[1]);
  first = kd_secret_read_line (ends[0], &error);
  second = kd_secret_read_line (ends[0], &error);
  g_assert_cmpmem (kd_secret_peek (first), kd_secret_get_size (first), "one", 3);
  g_assert_cmpmem (kd_secret_peek (second), kd_secret_get_size (second), "two", 3);
  g_assert_null (kd_secret_read_line (ends[0], &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  close (ends[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/security/vault/opens", test_vault_opens);
  g_test_add_func ("/security/vault/attacked", test_vault_attacked);
  g_test_add_func ("/security/book/attacked", test_book_attacked);
  g_test_add_func ("/security/stretch/hostile-cost", test_hostile_cost);
  g_test_add_func ("/security/recovery-key", test_recovery_key);
  g_test_add_func ("/security/recovery-groups", test_recovery_groups);
  g_test_add_func ("/security/vault/hostile-slot", test_hostile_slot);
  g_test_add_func ("/security/key-file/save", test_key_file_save);
  g_test_add_func ("/security/passphrase", test_passphrase);
  g_test_add_func ("/security/secret/lines", test_secret_lines);
  return g_test_run ();
}
