/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "book-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static int
speak (void)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], BOOK_PASSPHRASE "\n", strlen (BOOK_PASSPHRASE) + 1), ==, (gssize) strlen (BOOK_PASSPHRASE) + 1);
  close (ends[1]);
  return ends[0];
}

void
book_open (Book  *book,
           gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autofree char *title = NULL;
  g_autofree char *vault = NULL;
  g_autofd int     first = speak ();
  g_autofd int     second = speak ();

  book->folder = g_dir_make_tmp ("dossier-XXXXXX", &error);
  vault = g_build_filename (book->folder, "vault", NULL);
  book->clock = kd_clock_new_fixed (now, "Asia/Shanghai");
  g_assert_true (kd_workspace_create (vault, "李伟", "客户", first, book->clock, &key, &title, &error));
  book->workspace = kd_workspace_unlock (vault, NULL, NULL, second, book->clock, &error);
  g_assert_no_error (error);
  book->rules = kd_rules_new (&error);
  g_assert_no_error (error);
}

/* A record that says so, of a client or of nobody. */
KdUuid
book_add (Book              *book,
          KdKind             kind,
          const KdUuid      *client,
          const char *const *says)
{
  KdRow *row = kd_row_new (kind);
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  kd_row_assign (row, says, &error);
  g_assert_no_error (error);
  if (client != NULL)
    kd_value_set_uuid (&row->values[kd_kind_find_reference (row->def, KD_KIND_CLIENT)], client);
  stored = kd_workspace_add (book->workspace, row, &error);
  g_assert_no_error (error);
  return stored->uuid;
}

void
book_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      book_remove_tree (inner);
    }
  g_remove (path);
}

void
book_close (Book         *book,
            gconstpointer data)
{
  kd_workspace_close (book->workspace);
  g_object_unref (book->workspace);
  kd_rules_free (book->rules);
  kd_clock_unref (book->clock);
  book_remove_tree (book->folder);
  g_free (book->folder);
}
