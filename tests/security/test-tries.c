/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-error.h"
#include "kd-tries.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECOND G_USEC_PER_SEC

typedef struct
{
  char      *folder;
  char      *path;
  KdBootTime now;
} Machine;

static void
machine_start (Machine      *machine,
               gconstpointer data)
{
  machine->folder = g_dir_make_tmp ("kd-tries-XXXXXX", NULL);
  machine->path = g_build_filename (machine->folder, "tries", "vault", NULL);
  machine->now = (KdBootTime) { "first-boot", 1000 * SECOND };
}

static void
machine_stop (Machine      *machine,
              gconstpointer data)
{
  g_autofree char *inner = g_path_get_dirname (machine->path);

  g_unlink (machine->path);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (machine->folder), ==, 0);
  g_free (machine->path);
  g_free (machine->folder);
}

/* Seconds to wait, or 0 after a try with the wrong passphrase. */
static guint
try_wrong (Machine *machine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdTries) tries = kd_tries_begin (machine->path, &machine->now, &error);
  guint failed, wait;

  if (tries != NULL)
    {
      kd_tries_failed (tries, &machine->now);
      return 0;
    }
  g_assert_error (error, KD_ERROR, KD_ERROR_LOCKED);
  g_assert_cmpint (sscanf (error->message, "%u wrong passphrases were tried; wait %u second", &failed, &wait), ==, 2);
  return wait;
}

static void
test_slows_down (Machine      *machine,
                 gconstpointer data)
{
  static const guint waits[] = { 1, 2, 4, 8, 16, 32, 60, 60 };

  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (try_wrong (machine), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_assert_cmpuint (try_wrong (machine), ==, waits[i]);
      machine->now.time += waits[i] * SECOND - 1;
      g_assert_cmpuint (try_wrong (machine), ==, 1);
      machine->now.time += 1;
      g_assert_cmpuint (try_wrong (machine), ==, 0);
    }
}

static void
test_success_tells_once (Machine      *machine,
                         gconstpointer data)
{
  struct stat state;
  KdTries    *tries;

  for (guint i = 0; i < 3; i++)
    try_wrong (machine);
  tries = kd_tries_begin (machine->path, &machine->now, NULL);
  kd_tries_succeeded (tries);
  g_assert_cmpuint (kd_tries_get_unlogged (tries), ==, 3);
  kd_tries_free (tries);
  /* it did not get into a ledger: the next success tells again, but nobody waits */
  tries = kd_tries_begin (machine->path, &machine->now, NULL);
  kd_tries_succeeded (tries);
  g_assert_cmpuint (kd_tries_get_unlogged (tries), ==, 3);
  kd_tries_logged (tries);
  kd_tries_free (tries);
  tries = kd_tries_begin (machine->path, &machine->now, NULL);
  kd_tries_succeeded (tries);
  g_assert_cmpuint (kd_tries_get_unlogged (tries), ==, 0);
  kd_tries_free (tries);
  g_assert_cmpint (stat (machine->path, &state), ==, 0);
  g_assert_cmpint (state.st_mode & 0777, ==, 0600);
}

/* Ending the program in the middle of a try, or restarting the machine, gains nothing. */
static void
test_no_way_around (Machine      *machine,
                    gconstpointer data)
{
  for (guint i = 0; i < 9; i++)
    {
      KdTries *tries = kd_tries_begin (machine->path, &machine->now, NULL);

      if (i < 4)
        g_assert_nonnull (tries);
      if (tries != NULL)
        kd_tries_free (tries);
    }
  g_assert_cmpuint (try_wrong (machine), ==, 1);
  for (guint i = 0; i < 6; i++)
    {
      machine->now.time += 60 * SECOND;
      g_assert_cmpuint (try_wrong (machine), ==, 0);
    }
  g_assert_cmpuint (try_wrong (machine), ==, 60);

  machine->now = (KdBootTime) { "second-boot", 20 * SECOND };
  g_assert_cmpuint (try_wrong (machine), ==, 40);
  machine->now.time = 61 * SECOND;
  g_assert_cmpuint (try_wrong (machine), ==, 0);
  /* as if the last try were still to come */
  machine->now.time = 5 * SECOND;
  g_assert_cmpuint (try_wrong (machine), ==, 60);
}

static void
test_take_back (Machine      *machine,
                gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (KdTries) tries = kd_tries_begin (machine->path, &machine->now, NULL);

      g_assert_nonnull (tries);
      kd_tries_take_back (tries);
    }
  g_assert_cmpuint (try_wrong (machine), ==, 0);
}

static void
test_spoiled_file (Machine      *machine,
                   gconstpointer data)
{
  KdTries *tries;

  try_wrong (machine);
  g_assert_true (g_file_set_contents (machine->path, "dossier-tries-1 0 0", -1, NULL));
  tries = kd_tries_begin (machine->path, &machine->now, NULL);
  g_assert_nonnull (tries);
  kd_tries_succeeded (tries);
  g_assert_cmpuint (kd_tries_get_unlogged (tries), ==, 1);
  kd_tries_free (tries);
}

/* Nothing can be noted there, and the vault still opens. */
static void
test_no_folder (Machine      *machine,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  try_wrong (machine);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (KdTries) tries = kd_tries_begin ("/proc/none/tries", &machine->now, &error);

      g_assert_no_error (error);
      kd_tries_failed (tries, &machine->now);
    }
}

static void
test_boot_time (Machine      *machine,
                gconstpointer data)
{
  KdBootTime first, second;

  kd_boot_time_now (&first);
  kd_boot_time_now (&second);
  g_assert_cmpstr (first.boot, ==, second.boot);
  g_assert_cmpuint (strlen (first.boot), ==, 36);
  g_assert_cmpint (first.time, >, 0);
  g_assert_cmpint (second.time, >=, first.time);
  try_wrong (machine);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Machine *, gconstpointer);
  } tests[] = {
    { "/security/tries/slows-down", test_slows_down },
    { "/security/tries/success-tells-once", test_success_tells_once },
    { "/security/tries/no-way-around", test_no_way_around },
    { "/security/tries/take-back", test_take_back },
    { "/security/tries/spoiled-file", test_spoiled_file },
    { "/security/tries/no-folder", test_no_folder },
    { "/security/tries/boot-time", test_boot_time },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Machine, NULL, machine_start, tests[i].run, machine_stop);
  return g_test_run ();
}
