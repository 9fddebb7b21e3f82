/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The vectors of docs/vault.md §6: printed by the program, written on the page. */

#include "kd-recovery-key.h"
#include "kd-signer.h"

#include <glib.h>
#include <string.h>

static void
append_hex (GString    *lines,
            const char *name,
            const void *bytes,
            gsize       size)
{
  g_string_append_printf (lines, "%s = ", name);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (lines, "%02x", ((const guint8 *) bytes)[i]);
  g_string_append_c (lines, '\n');
}

static void
test_page_has_the_vectors (void)
{
  g_autoptr (KdSecret) seed = kd_secret_new (KD_SEED_SIZE);
  g_autoptr (KdSigner) signer = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "docs", "vault.md", NULL);
  g_autofree char *page = NULL;
  g_autofree char *recovery = NULL;
  g_autoptr (KdSecret) parsed = NULL;
  g_autoptr (GError) error = NULL;
  guint8 signature[KD_SIGNATURE_SIZE];

  for (guint i = 0; i < KD_SEED_SIZE; i++)
    kd_secret_fill (seed)[i] = (guint8) (0x50 + i);
  signer = kd_signer_new (seed);
  append_hex (lines, "signing key", kd_signer_get_public_key (signer), KD_PUBLIC_KEY_SIZE);
  append_hex (lines, "receiving key", kd_signer_get_receiving_key (signer), KD_PUBLIC_KEY_SIZE);
  kd_signer_sign (signer, "dossier", strlen ("dossier"), signature);
  append_hex (lines, "signature", signature, sizeof signature);
  recovery = kd_recovery_key_format (seed);
  g_string_append_printf (lines, "recovery key = %s\n", recovery);
  parsed = kd_recovery_key_parse (recovery, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (kd_secret_peek (parsed), kd_secret_get_size (parsed), kd_secret_peek (seed), KD_SEED_SIZE);

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  if (strstr (page, lines->str) == NULL)
    g_test_message ("%s", lines->str);
  g_assert_nonnull (strstr (page, lines->str));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vectors/page-has-them", test_page_has_the_vectors);
  return g_test_run ();
}
