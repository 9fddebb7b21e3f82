/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in the memory of the program while a book is open, and after it was locked: all writable memory is
 * searched for the passphrase, the seed, and every key that is made of it. */

#include "kd-book-keys.h"
#include "kd-key-file.h"
#include "kd-recovery-key.h"
#include "kd-secret.h"
#include "kd-vault-keys.h"
#include "kd-workspace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MASK 0x5a
#define CHUNK (1 << 20)
#define LONGEST 128
#define LARGEST_REGION (G_GUINT64_CONSTANT (1) << 32)

typedef enum
{
  PASSPHRASE,
  SEED,
  SIGNING_KEY,
  RECEIVING_KEY,
  BOOK_KEY,
  BOOK_KEY_TEXT,
  PAGE_PROOF_KEY,
  RECOVERY_KEY,
  RECOVERY_TEXT,
  NAME,
  PLANTED,
  N_NEEDLES,
} NeedleId;

static const char *const names[N_NEEDLES] = { "passphrase", "seed", "signing key", "receiving key", "book key", "book key as text", "page proof key", "recovery key", "recovery key as text", "client's name", "planted" };

/* Kept masked, so that they are not found themselves. */
typedef struct
{
  guint8 bytes[LONGEST];
  gsize  size;
} Needle;

static Needle  needles[N_NEEDLES];
static guint8 *window;

static void
remember (NeedleId      id,
          gconstpointer bytes,
          gsize         size)
{
  g_assert_cmpuint (size, <=, LONGEST);
  needles[id].size = size;
  for (gsize i = 0; i < size; i++)
    needles[id].bytes[i] = ((const guint8 *) bytes)[i] ^ MASK;
}

/* Needles are unmasked in the window only, which is not searched. */
static void
search (const guint8 *from,
        gsize         size,
        gsize         overlap,
        guint        *found)
{
  guint8 *plain = window + CHUNK;

  for (guint id = 0; id < N_NEEDLES; id++)
    {
      const guint8 *at = from;
      gsize         length = needles[id].size;

      for (gsize i = 0; i < length; i++)
        plain[i] = needles[id].bytes[i] ^ MASK;
      while (length > 0 && (at = memmem (at, (gsize) (from + size - at), plain, length)) != NULL)
        {
          /* what lies wholly in the overlap was counted with the chunk before */
          found[id] += (gsize) (at - from) + length > overlap;
          at++;
        }
    }
}

static void
search_region (int     memory,
               guint64 from,
               guint64 to,
               guint  *found)
{
  gsize overlap = 0;

  while (from < to)
    {
      ssize_t n = pread (memory, window + overlap, MIN (CHUNK - overlap, to - from), (off_t) from);
      gsize   size;

      if (n <= 0)
        return;
      size = overlap + (gsize) n;
      search (window, size, overlap, found);
      from += (guint64) n;
      overlap = MIN (size, LONGEST);
      memmove (window, window + size - overlap, overlap);
    }
}

/* How often each needle stands in the writable memory of this process. */
static void
scan (guint *found)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofd int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint64      searched = 0;

  memset (found, 0, N_NEEDLES * sizeof *found);
  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 from, to;
      char    rights[5];

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to, rights) != 3 || rights[0] != 'r' || rights[1] != 'w' ||
          /* the sanitizer's shadow holds no data */
          to - from > LARGEST_REGION || (from <= (guintptr) window && (guintptr) window < to))
        continue;
      searched += to - from;
      search_region (memory, from, to, found);
    }
  g_assert_cmpuint (searched, >, 1 << 20);
  memset (window, 0, CHUNK + LONGEST);
  g_test_message ("searched %" G_GUINT64_FORMAT " MiB", searched >> 20);
}

static void
report (const char  *when,
        const guint *found)
{
  g_autoptr (GString) text = g_string_new (when);

  for (guint id = 0; id < N_NEEDLES; id++)
    g_string_append_printf (text, "%s %s %u", id == 0 ? ":" : ",", names[id], found[id]);
  g_test_message ("%s", text->str);
}

/* --- what the keys are ----------------------------------------------------------------------------------- */

/* SQLCipher's key for the page proofs: PBKDF2-SHA512 in two rounds over the salt with each byte ^ 0x3a. */
static void
remember_page_proof_key (const KdBookKeys *keys)
{
  guint8                       salt[20] = { 0 }, first[64], second[64];
  crypto_auth_hmacsha512_state state;

  for (guint i = 0; i < 16; i++)
    salt[i] = keys->salt[i] ^ 0x3a;
  salt[19] = 1;
  crypto_auth_hmacsha512_init (&state, kd_secret_peek (keys->key), 32);
  crypto_auth_hmacsha512_update (&state, salt, sizeof salt);
  crypto_auth_hmacsha512_final (&state, first);
  crypto_auth_hmacsha512_init (&state, kd_secret_peek (keys->key), 32);
  crypto_auth_hmacsha512_update (&state, first, sizeof first);
  crypto_auth_hmacsha512_final (&state, second);
  for (guint i = 0; i < 64; i++)
    second[i] ^= first[i];
  remember (PAGE_PROOF_KEY, second, 32);
  sodium_memzero (first, sizeof first);
  sodium_memzero (second, sizeof second);
  sodium_memzero (&state, sizeof state);
}

static void
remember_user_keys (const KdSecret *seed)
{
  guint8 subkey[32], public_key[32], secret_key[32];

  remember (SEED, kd_secret_peek (seed), KD_SEED_SIZE);
  crypto_kdf_derive_from_key (subkey, 32, 1, "dossierU", kd_secret_peek (seed));
  remember (SIGNING_KEY, subkey, 32);
  crypto_kdf_derive_from_key (subkey, 32, 2, "dossierU", kd_secret_peek (seed));
  crypto_box_seed_keypair (public_key, secret_key, subkey);
  remember (RECEIVING_KEY, secret_key, 32);
  sodium_memzero (subkey, sizeof subkey);
  sodium_memzero (secret_key, sizeof secret_key);
}

static void
remember_book_keys (const KdBookKeys *keys)
{
  char text[65];

  remember (BOOK_KEY, kd_secret_peek (keys->key), 32);
  sodium_bin2hex (text, sizeof text, kd_secret_peek (keys->key), 32);
  remember (BOOK_KEY_TEXT, text, 64);
  sodium_memzero (text, sizeof text);
  remember_page_proof_key (keys);
}

/* --- a vault -------------------------------------------------------------------------------------------- */

typedef struct
{
  char    *folder;
  KdClock *clock;
} Home;

/* A descriptor from which the passphrase can be read, once. */
static int
passphrase_fd (void)
{
  guint8 line[LONGEST];
  int    ends[2];
  gsize  size = needles[PASSPHRASE].size;

  for (gsize i = 0; i < size; i++)
    line[i] = needles[PASSPHRASE].bytes[i] ^ MASK;
  line[size] = '\n';
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], line, size + 1), ==, (gssize) size + 1);
  sodium_memzero (line, sizeof line);
  close (ends[1]);
  return ends[0];
}

static KdWorkspace *
unlock (Home *home)
{
  g_autofd int fd = passphrase_fd ();
  g_autoptr (GError) error = NULL;
  KdWorkspace *workspace = kd_workspace_unlock (home->folder, NULL, NULL, fd, home->clock, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
make_vault (Home *home)
{
  guint8           random[24];
  char             passphrase[49];
  char            *recovery = NULL;
  g_autofree char *book = NULL;
  g_autofd int     fd = -1;
  g_autoptr (GError) error = NULL;

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (passphrase, sizeof passphrase, random, sizeof random);
  remember (PASSPHRASE, passphrase, strlen (passphrase));
  sodium_memzero (random, sizeof random);
  sodium_memzero (passphrase, sizeof passphrase);
  fd = passphrase_fd ();
  g_assert_true (kd_workspace_create (home->folder, "李伟", "test", fd, home->clock, &recovery, &book, &error));
  g_assert_no_error (error);
  remember (RECOVERY_TEXT, recovery, strlen (recovery));
  {
    g_autoptr (KdSecret) key = kd_recovery_key_parse (recovery, NULL);

    remember (RECOVERY_KEY, kd_secret_peek (key), KD_RECOVERY_KEY_SIZE);
  }
  sodium_memzero (recovery, strlen (recovery));
  g_free (recovery);
}

static char *
find_book (Home *home)
{
  g_autofree char *books = g_build_filename (home->folder, "books", NULL);
  g_autoptr (GDir) dir = g_dir_open (books, 0, NULL);

  return g_build_filename (books, g_dir_read_name (dir), "book.keys", NULL);
}

/* Reads the keys as the program does, keeps them masked, and lets them go. */
static void
remember_keys (Home *home)
{
  g_autofree char *vault_path = g_build_filename (home->folder, "vault.keys", NULL);
  g_autofree char *book_path = find_book (home);
  g_autoptr (GBytes) vault_bytes = kd_key_file_load (vault_path, NULL);
  g_autoptr (GBytes) book_bytes = kd_key_file_load (book_path, NULL);
  g_autoptr (KdVaultKeys) vault = kd_vault_keys_parse (vault_bytes, NULL);
  g_autofd int fd = passphrase_fd ();
  g_autoptr (KdSecret) passphrase = kd_secret_read_line (fd, NULL);
  g_autoptr (KdSecret) seed = kd_vault_keys_unlock (vault, NULL, passphrase, NULL);
  g_autoptr (KdSigner) signer = kd_signer_new (seed);
  g_autoptr (KdBookKeys) keys = kd_book_keys_parse (book_bytes, signer, NULL);

  remember_user_keys (seed);
  remember_book_keys (keys);
}

static void
add_client (KdWorkspace *workspace)
{
  guint8           random[12];
  char             name[25];
  g_autofree char *says = NULL;
  KdRow           *row = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (name, sizeof name, random, sizeof random);
  remember (NAME, name, strlen (name));
  says = g_strconcat ("name=", name, NULL);
  g_assert_true (kd_row_assign (row, (const char *const[]) { says, NULL }, &error));
  stored = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
  sodium_memzero (says, strlen (says));
  sodium_memzero (name, sizeof name);
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_tree (path);
    }
  g_rmdir (folder);
}

static void
assert_no_keys (const guint *found)
{
  for (guint id = 0; id < NAME; id++)
    if (found[id] != 0)
      g_error ("%s stands in memory %u times", names[id], found[id]);
}

static void
test_keys_are_wiped (void)
{
  Home              home = { g_build_filename (g_getenv ("HOME"), "vault", NULL), kd_clock_new_system () };
  KdWorkspace      *workspace;
  g_autofree guint *found = g_new0 (guint, N_NEEDLES);
  static char       planted[] = "planted-needle-in-static-memory";

  remember (PLANTED, planted, sizeof planted - 1);
  make_vault (&home);
  remember_keys (&home);
  scan (found);
  report ("after a vault was made", found);
  g_assert_cmpuint (found[PLANTED], >=, 1);
  assert_no_keys (found);

  workspace = unlock (&home);
  add_client (workspace);
  scan (found);
  report ("control: while the book is open", found);
  g_assert_cmpuint (found[SIGNING_KEY], >=, 1);
  g_assert_cmpuint (found[RECEIVING_KEY], >=, 1);
  g_assert_cmpuint (found[BOOK_KEY], >=, 1);
  g_assert_cmpuint (found[PAGE_PROOF_KEY], >=, 1);
  g_assert_cmpuint (found[NAME], >=, 1);
  /* what only opens the door is not needed behind it */
  g_assert_cmpuint (found[PASSPHRASE] + found[SEED] + found[RECOVERY_KEY], ==, 0);

  kd_workspace_close (workspace);
  scan (found);
  report ("after it was locked, the workspace still there", found);
  assert_no_keys (found);
  g_object_unref (workspace);
  remove_tree (home.folder);
  kd_clock_unref (home.clock);
  g_free (home.folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kd-memory-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  int              result;

  g_setenv ("HOME", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  kd_security_init ();
  window = mmap (NULL, CHUNK + LONGEST, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  g_test_add_func ("/fault/memory/keys-are-wiped", test_keys_are_wiped);
  result = g_test_run ();
  munmap (window, CHUNK + LONGEST);
  remove_tree (folder);
  return result;
}
