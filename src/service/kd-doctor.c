/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-doctor.h"

#include "kd-instant.h"
#include "kd-process.h"
#include "kd-selftest.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
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

/* --- swap ----------------------------------------------------------------------------------------------- */

/**
 * kd_doctor_find_plain_swap:
 * @swaps: content of `/proc/swaps`
 * @block_folder: `/sys/class/block`
 *
 * Looks for swap space that keeps what was in memory readable after the machine is off. Compressed
 * memory (zram) is gone then; a device of dm-crypt is encrypted; of anything else nothing is known.
 *
 * Returns: (transfer full) (nullable): the first such, or %NULL if there is none
 */
char *
kd_doctor_find_plain_swap (const char *swaps,
                           const char *block_folder)
{
  g_auto (GStrv) lines = g_strsplit (swaps, "\n", -1);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *device = g_strndup (lines[i], strcspn (lines[i], " \t"));
      g_autofree char *target = g_file_read_link (device, NULL);
      g_autofree char *name = g_path_get_basename (target != NULL ? target : device);
      g_autofree char *path = g_build_filename (block_folder, name, "dm", "uuid", NULL);
      g_autofree char *uuid = NULL;

      if (*device == '\0' || g_str_has_prefix (name, "zram") ||
          (g_file_get_contents (path, &uuid, NULL, NULL) && g_str_has_prefix (uuid, "CRYPT-")))
        continue;
      return g_steal_pointer (&device);
    }
  return NULL;
}

static void
examine_process (KdDoctorFunc func,
                 gpointer     data)
{
  g_autofree char *swaps = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *detail = NULL;

  func ("core-dumps-off", kd_process_is_hardened (), kd_process_is_hardened () ? "" : _ ("a crash could write keys to the disk"), data);
  if (g_file_get_contents ("/proc/swaps", &swaps, NULL, NULL))
    plain = kd_doctor_find_plain_swap (swaps, "/sys/class/block");
  if (plain != NULL)
    detail = g_strdup_printf (_ ("“%s” keeps what was in memory; encrypt it, use zram, or turn it off"), plain);
  func ("swap-encrypted", plain == NULL, detail != NULL ? detail : "", data);
}

/* --- the vault --------------------------------------------------------------------------------------------- */

/* The first file or folder below that others may read; counts bytes. */
static char *
find_open_file (const char *folder,
                guint64    *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *inner = NULL;
      struct stat      state;

      if (lstat (path, &state) != 0)
        continue;
      if ((state.st_mode & 077) != 0)
        return g_steal_pointer (&path);
      if (S_ISDIR (state.st_mode) && (inner = find_open_file (path, bytes)) != NULL)
        return g_steal_pointer (&inner);
      *bytes += S_ISREG (state.st_mode) ? (guint64) state.st_size : 0;
    }
  return NULL;
}

static void
examine_files (const char  *vault,
               KdDoctorFunc func,
               gpointer     data)
{
  guint64          bytes = 0, room;
  g_autofree char *open_file = find_open_file (vault, &bytes);
  g_autofree char *detail = open_file != NULL ? g_strdup_printf (_ ("other users may read “%s”; take their rights away"), open_file) : g_strdup ("");
  g_autofree char *size = NULL;
  struct statvfs   state;

  func ("vault-files-private", open_file == NULL, detail, data);
  if (statvfs (vault, &state) != 0)
    return;
  room = (guint64) state.f_bavail * state.f_frsize;
  size = g_format_size (room);
  /* a backup beside the book, and the journal of the largest commit */
  func ("free-space", room >= 2 * bytes + (64 << 20), size, data);
}

#define BACKUP_DAYS 7

/* Backups made on this machine, as the newest one's note says. */
static void
examine_backups (const char  *vault,
                 KdDoctorFunc func,
                 gpointer     data)
{
  g_autofree char *books = g_build_filename (vault, "books", NULL);
  g_autoptr (GDir) dir = g_dir_open (books, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_state_dir (), "dossier", "backups", name, NULL);
      g_autofree char *time = NULL;
      struct stat      state;

      if (stat (path, &state) != 0)
        {
          func ("last-backup", TRUE, _ ("none is known on this machine; make one by “backup”"), data);
          continue;
        }
      time = kd_instant_format ((gint64) state.st_mtime * G_USEC_PER_SEC);
      func ("last-backup", g_get_real_time () / G_USEC_PER_SEC - state.st_mtime <= BACKUP_DAYS * 86400, time, data);
    }
}

/**
 * kd_doctor_examine:
 * @vault: folder of a vault, which need not exist
 * @func: takes each finding
 * @data: for @func
 *
 * Looks at what makes a book safe on this machine: the library, the process, swap, where the vault lies
 * and who may read it, room on the disk, and the last backup.
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
  examine_process (func, data);
  if (stat (vault, &state) != 0)
    {
      func ("vault", TRUE, _ ("there is none yet"), data);
      return;
    }
  func ("vault-private", (state.st_mode & 077) == 0, (state.st_mode & 077) == 0 ? "" : _ ("other users may look into the folder; set its mode to 700"), data);
  func ("vault-owner", state.st_uid == getuid (), state.st_uid == getuid () ? "" : _ ("the folder belongs to another user"), data);
  func ("vault-local", is_local (vault), is_local (vault) ? "" : _ ("the folder lies on a network; move it to this computer"), data);
  func ("vault-not-synced", !in_sync_folder (vault), in_sync_folder (vault) ? _ ("a cloud program may change the files; move the folder and keep only backups there") : "", data);
  examine_files (vault, func, data);
  examine_backups (vault, func, data);
}
