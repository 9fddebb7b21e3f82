/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-doctor.h"

#include "kd-selftest.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

/* SQLite's locks and syncs are not to be trusted there. */
static gboolean
is_local (const char *folder)
{
  static const guint32 foreign[] = { 0x6969, 0xff534d42, 0x517b, 0x65735546, 0xfe534d42 };
  struct statfs        state;

  if (statfs (folder, &state) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    if ((guint32) state.f_type == foreign[i])
      return FALSE;
  return TRUE;
}

static gboolean
in_sync_folder (const char *folder)
{
  static const char *const names[] = { "Dropbox", "OneDrive", "Nextcloud", "Nutstore", "坚果云", "BaiduYun", "百度网盘" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (folder, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * kd_doctor_examine:
 * @vault: folder of a vault, which need not exist
 * @func: takes each finding
 * @data: for @func
 *
 * Looks at what makes a book safe on this machine: the library, and where the vault lies.
 */
void
kd_doctor_examine (const char  *vault,
                   KdDoctorFunc func,
                   gpointer     data)
{
  g_autoptr (GPtrArray) results = kd_selftest_run ();
  struct stat state;

  for (guint i = 0; i < results->len; i++)
    {
      const KdSelftestResult *result = results->pdata[i];

      func (result->name, result->ok, result->detail, data);
    }
  if (stat (vault, &state) != 0)
    {
      func ("vault", TRUE, _ ("there is none yet"), data);
      return;
    }
  func ("vault-private", (state.st_mode & 077) == 0, (state.st_mode & 077) == 0 ? "" : _ ("other users may look into the folder; set its mode to 700"), data);
  func ("vault-owner", state.st_uid == getuid (), state.st_uid == getuid () ? "" : _ ("the folder belongs to another user"), data);
  func ("vault-local", is_local (vault), is_local (vault) ? "" : _ ("the folder lies on a network; move it to this computer"), data);
  func ("vault-not-synced", !in_sync_folder (vault), in_sync_folder (vault) ? _ ("a cloud program may change the files; move the folder and keep only backups there") : "", data);
}
