/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);

  fixture->folder = g_dir_make_tmp ("kd-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->signer = kd_signer_new (seed);
  fixture->clock = kd_clock_new_fixed (G_GINT64_CONSTANT (1795485600000000), "Asia/Shanghai");
  fixture->keys = kd_book_keys_new ("test", kd_clock_now (fixture->clock));
  kd_uuid_generate (&fixture->device, 0);
  fixture->store = kd_store_create (fixture->folder, fixture->keys, fixture->signer, "李伟", &fixture->device, fixture->clock, &error);
  g_assert_no_error (error);
  return fixture;
}

void
fixture_close (Fixture *fixture)
{
  g_clear_pointer (&fixture->store, kd_store_close);
}

void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = kd_store_open (fixture->folder, fixture->keys, fixture->signer, &fixture->device, fixture->clock, &error);
  g_assert_no_error (error);
}

char *
fixture_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, fixture->keys->file, NULL);
}

void
fixture_free (Fixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fixture_close (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_clear_pointer (&fixture->keys, kd_book_keys_free);
  kd_signer_unref (fixture->signer);
  kd_clock_unref (fixture->clock);
  g_free (fixture);
}

static KdCommitResult *
write_one (Fixture  *fixture,
           KdChange *change)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_EDIT);
  g_autoptr (GError) error = NULL;
  KdCommitResult *result;

  kd_clock_advance (fixture->clock, G_USEC_PER_SEC);
  kd_commit_take_change (commit, change);
  result = kd_store_commit (fixture->store, commit, &error);
  g_assert_no_error (error);
  return result;
}

KdUuid
fixture_add (Fixture    *fixture,
             KdKind      kind,
             const char *first,
             ...)
{
  g_autoptr (GPtrArray) says = g_ptr_array_new ();
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KdRow  *row = kd_row_new (kind);
  va_list more;

  va_start (more, first);
  for (const char *say = first; say != NULL; say = va_arg (more, const char *))
    g_ptr_array_add (says, (gpointer) say);
  va_end (more);
  g_ptr_array_add (says, NULL);
  kd_row_assign (row, (const char *const *) says->pdata, &error);
  g_assert_no_error (error);
  result = write_one (fixture, kd_change_new_insert (row));
  return ((KdRow *) result->rows->pdata[0])->uuid;
}

guint64
fixture_set (Fixture    *fixture,
             KdKind      kind,
             KdUuid      uuid,
             const char *assignment)
{
  g_autoptr (KdRow) current = NULL;
  g_autoptr (KdCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KdChange         *change = kd_change_new_update (kind, &uuid);
  const char *const says[] = { assignment, NULL };

  g_assert_true (kd_row_store_load (fixture->store->connection, kd_kind_get_def (kind), &uuid, &current, &error));
  kd_change_assign (change, says, current, &error);
  g_assert_no_error (error);
  result = write_one (fixture, change);
  return result->number;
}

guint64
fixture_delete (Fixture *fixture,
                KdKind   kind,
                KdUuid   uuid)
{
  g_autoptr (KdCommitResult) result = write_one (fixture, kd_change_new_delete (kind, &uuid));

  return result->number;
}

/* The field's text; "-" for an absent field, "gone" for no record. */
char *
fixture_get (Fixture    *fixture,
             KdKind      kind,
             KdUuid      uuid,
             const char *field)
{
  const KdKindDef *def = kd_kind_get_def (kind);
  g_autoptr (KdRow) row = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (kd_row_store_load (fixture->store->connection, def, &uuid, &row, &error));
  if (row == NULL)
    return g_strdup ("gone");
  text = kd_row_format (row, (guint) kd_kind_find_field (def, field));
  return text != NULL ? text : g_strdup ("-");
}

/* Codes of the findings, each once, with a blank between. */
char *
fixture_findings (Fixture        *fixture,
                  gboolean        full,
                  const KdAnchor *anchor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdVerification) result = kd_store_verify (fixture->store, full, anchor, NULL, &error);
  g_autoptr (GString) codes = g_string_new (" ");

  if (result == NULL)
    return g_strdup (" error ");
  for (guint i = 0; i < result->findings->len; i++)
    {
      const KdFinding *finding = result->findings->pdata[i];
      g_autofree char *code = g_strdup_printf (" %s ", finding->code);

      if (strstr (codes->str, code) == NULL)
        g_string_append_printf (codes, "%s ", finding->code);
    }
  return g_string_free_and_steal (g_steal_pointer (&codes));
}

void
fixture_assert_sound (Fixture *fixture)
{
  g_autofree char *findings = fixture_findings (fixture, TRUE, NULL);

  g_assert_cmpstr (findings, ==, " ");
}
