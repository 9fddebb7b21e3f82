/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-doctor.h"
#include "kd-process.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

static void
test_swap (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kd-block-XXXXXX", NULL);
  g_autofree char *crypt = g_build_filename (folder, "dm-1", "dm", NULL);
  g_autofree char *linear = g_build_filename (folder, "dm-2", "dm", NULL);
  g_autofree char *crypt_uuid = g_build_filename (crypt, "uuid", NULL);
  g_autofree char *linear_uuid = g_build_filename (linear, "uuid", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r %s", folder);
  const struct
  {
    const char *swaps;
    const char *plain;
  } cases[] = {
    { "", NULL },
    { HEAD, NULL },
    { HEAD "/dev/zram0 partition 100 0 100\n", NULL },
    { HEAD "/dev/dm-1 partition 100 0 -2\n", NULL },
    { HEAD "/dev/dm-2 partition 100 0 -2\n", "/dev/dm-2" },
    { HEAD "/dev/dm-3 partition 100 0 -2\n", "/dev/dm-3" },
    { HEAD "/dev/sda2 partition 100 0 -2\n", "/dev/sda2" },
    { HEAD "/swap.img file 100 0 -2\n", "/swap.img" },
    { HEAD "/dev/zram0 partition 100 0 100\n/dev/dm-1 partition 1 0 1\n/dev/nvme0n1p3\tpartition\t1\t0\t1\n", "/dev/nvme0n1p3" },
  };

  g_mkdir_with_parents (crypt, 0700);
  g_mkdir_with_parents (linear, 0700);
  g_assert_true (g_file_set_contents (crypt_uuid, "CRYPT-LUKS2-0123-swap\n", -1, NULL));
  g_assert_true (g_file_set_contents (linear_uuid, "LVM-0123\n", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = kd_doctor_find_plain_swap (cases[i].swaps, folder);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
test_process (void)
{
  struct rlimit core;
  mode_t        mask;

  kd_process_harden ();
  g_assert_true (kd_process_is_hardened ());
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &core), ==, 0);
  g_assert_cmpuint (core.rlim_max, ==, 0);
  mask = umask (0);
  g_assert_cmpuint (mask, ==, 077);
  umask (mask);
}

/* Before: an ordinary process may write core dumps, or at least the check must not say that it may not for
 * another reason than the limit. */
static void
test_not_hardened (void)
{
  struct rlimit core;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &core), ==, 0);
  if (core.rlim_max == 0)
    {
      g_test_skip ("core dumps are off for all programs here");
      return;
    }
  g_assert_false (kd_process_is_hardened ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* in this order: what is hardened stays so */
  g_test_add_func ("/service/doctor/a-not-hardened", test_not_hardened);
  g_test_add_func ("/service/doctor/b-process", test_process);
  g_test_add_func ("/service/doctor/swap", test_swap);
  return g_test_run ();
}
