/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-merkle.h"

#include <string.h>

/* The reference leaves and roots of certificate-transparency's own tests. */
static const char *const leaves[] = { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" };
static const char *const roots[] = {
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static char *
to_hex (const KdHash *hash)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < KD_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash->bytes[i]);
  return g_string_free_and_steal (text);
}

static gsize
from_hex (const char *text,
          guint8     *bytes)
{
  gsize n = strlen (text) / 2;

  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) * 16 + g_ascii_xdigit_value (text[2 * i + 1]));
  return n;
}

static void
test_merkle_vectors (void)
{
  KdMerkle tree = { 0 };
  KdHash   root;

  kd_merkle_get_root (&tree, &root);
  {
    g_autofree char *empty = to_hex (&root);

    g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (leaves); i++)
    {
      guint8           bytes[64];
      gsize            size = from_hex (leaves[i], bytes);
      KdHash           leaf;
      g_autofree char *text = NULL;

      kd_hash_leaf (bytes, size, &leaf);
      kd_merkle_append (&tree, &leaf);
      kd_merkle_get_root (&tree, &root);
      text = to_hex (&root);
      g_assert_cmpstr (text, ==, roots[i]);
      g_assert_cmpuint (tree.size, ==, i + 1);
    }
}

/* The definition of RFC 6962, straight: the slow twin of the right edge. */
static void
root_of (const KdHash *all,
         gsize         n,
         KdHash       *root)
{
  KdHash left, right;
  gsize  split = 1;

  if (n == 1)
    {
      *root = all[0];
      return;
    }
  while (split * 2 < n)
    split *= 2;
  root_of (all, split, &left);
  root_of (all + split, n - split, &right);
  kd_hash_node (&left, &right, root);
}

static void
test_merkle_against_definition (void)
{
  KdHash   all[600];
  KdMerkle tree = { 0 };

  for (guint n = 1; n <= G_N_ELEMENTS (all); n++)
    {
      KdHash root, wanted;
      guint  joins;

      kd_hash_leaf (&n, sizeof n, &all[n - 1]);
      joins = kd_merkle_append (&tree, &all[n - 1]);
      g_assert_cmpuint (joins, ==, __builtin_ctz (n));
      kd_merkle_get_root (&tree, &root);
      root_of (all, n, &wanted);
      g_assert_true (kd_hash_equal (&root, &wanted));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/security/merkle/vectors", test_merkle_vectors);
  g_test_add_func ("/security/merkle/against-definition", test_merkle_against_definition);
  return g_test_run ();
}
