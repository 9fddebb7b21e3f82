/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-file.h"

#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define CHUNK 65536

/**
 * kd_file_write:
 * @fd: a file
 * @bytes: what to write
 * @size: how much
 * @path: its name, for the message
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
kd_file_write (int           fd,
               gconstpointer bytes,
               gsize         size,
               const char   *path,
               GError      **error)
{
  const char *at = bytes;

  while (size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
          return FALSE;
        }
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/**
 * kd_file_append:
 * @fd: a file
 * @from: another file, read from where it stands
 * @size: how many bytes
 * @path: name of @fd, for the message
 * @error: return location
 *
 * Returns: whether all was copied
 */
gboolean
kd_file_append (int         fd,
                int         from,
                guint64     size,
                const char *path,
                GError    **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);

  while (size > 0)
    {
      ssize_t n = read (from, chunk, MIN (size, CHUNK));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          kd_set_error_from_errno (error, n < 0 ? errno : EIO, _ ("Reading for “%s”"), path);
          return FALSE;
        }
      if (!kd_file_write (fd, chunk, (gsize) n, path, error))
        return FALSE;
      size -= (guint64) n;
    }
  return TRUE;
}

/**
 * kd_file_sync:
 * @fd: a file
 * @path: its name, for the message
 * @error: return location
 *
 * Returns: whether what was written is on the disk
 */
gboolean
kd_file_sync (int         fd,
              const char *path,
              GError    **error)
{
  if (fsync (fd) == 0)
    return TRUE;
  kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
  return FALSE;
}

/**
 * kd_file_rename:
 * @part: a finished file
 * @path: its final name in the same folder
 * @error: return location
 *
 * Returns: whether the name is on the disk
 */
gboolean
kd_file_rename (const char *part,
                const char *path,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (g_rename (part, path) != 0 || fd < 0 || fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Finishing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}
