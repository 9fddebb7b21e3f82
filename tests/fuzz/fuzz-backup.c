/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "kd-backup-manifest.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

void
fuzz_add_seeds (GPtrArray *seeds)
{
  g_autoptr (KdSecret) seed = kd_secret_new_random (KD_SEED_SIZE);
  g_autoptr (KdSigner) signer = kd_signer_new (seed);
  KdBackupManifest manifest = { .time = 1, .tree_size = 2, .commits = 3 };

  g_ptr_array_add (seeds, kd_backup_manifest_encode (&manifest, signer));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofd int     fd = open (fuzz_put_file (bytes, size), O_RDONLY | O_CLOEXEC);
  KdBackupManifest manifest;

  kd_backup_manifest_read (fd, &manifest, NULL);
  return 0;
}
