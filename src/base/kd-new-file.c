/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-new-file.h"

#include "kd-error.h"
#include "kd-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
may_be_made (const KdNewFile *self,
             GError         **error)
{
  struct stat about;

  if (lstat (self->path, &about) != 0)
    return TRUE; /* what else is wrong is said when it is made */
  if (!S_ISREG (about.st_mode))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is a folder, a link or a device; name a file"), self->path);
      return FALSE;
    }
  if (!self->replace)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_EXISTS, _ ("“%s” is there already; name another file, or allow that it is replaced"), self->path);
      return FALSE;
    }
  return TRUE;
}

static char *
name_part (const KdNewFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *random = g_uuid_string_random ();

  return g_strdup_printf ("%s/.dossier-%s.part", folder, random);
}

/**
 * kd_new_file_open:
 * @self: what is to become the file, initialised
 * @path: its name
 * @replace: whether it may take the place of a regular file; else an existing one is an error
 * @error: return location
 *
 * Makes a file beside @path, without a name where the file system can, so that not even a killed process leaves one.
 *
 * Returns: whether it can be written
 */
gboolean
kd_new_file_open (KdNewFile  *self,
                  const char *path,
                  gboolean    replace,
                  GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  self->path = g_strdup (path);
  self->replace = replace;
  if (!may_be_made (self, error))
    return FALSE;
  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
    {
      self->part = name_part (self);
      self->fd = open (self->part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (self->fd < 0)
        g_clear_pointer (&self->part, g_free);
    }
  if (self->fd < 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_new_file_restart:
 * @self: an open file
 * @error: return location
 *
 * Takes back all that was written.
 *
 * Returns: whether it is empty
 */
gboolean
kd_new_file_restart (KdNewFile *self,
                     GError   **error)
{
  if (ftruncate (self->fd, 0) == 0 && lseek (self->fd, 0, SEEK_SET) == 0)
    return TRUE;
  kd_set_error_from_errno (error, errno, _ ("Writing “%s”"), self->path);
  return FALSE;
}

static gboolean
link_as (const KdNewFile *self,
         const char      *path)
{
  g_autofree char *nameless = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  return linkat (AT_FDCWD, nameless, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* A name that came to be meanwhile is never taken unasked; a file system that cannot promise that was asked before. */
static gboolean
move_to_free (const char *part,
              const char *path)
{
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  return errno == EINVAL && g_rename (part, path) == 0;
}

static gboolean
give_name (KdNewFile *self)
{
  if (self->part == NULL && !self->replace)
    return link_as (self, self->path);
  if (self->part == NULL)
    {
      g_autofree char *part = name_part (self);

      if (!link_as (self, part))
        return FALSE;
      self->part = g_steal_pointer (&part);
    }
  if (!(self->replace ? g_rename (self->part, self->path) == 0 : move_to_free (self->part, self->path)))
    return FALSE;
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

/**
 * kd_new_file_keep:
 * @self: a file that is written
 * @error: return location
 *
 * Brings it to the disk and gives it its name.
 *
 * Returns: whether it is there
 */
gboolean
kd_new_file_keep (KdNewFile *self,
                  GError   **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofd int     fd = -1;

  if (!may_be_made (self, error) || !kd_file_sync (self->fd, self->path, error))
    return FALSE;
  if (!give_name (self) || (fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 || fsync (fd) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Finishing “%s”"), self->path);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_new_file_clear:
 * @self: a file
 *
 * Closes it; what was not kept is gone.
 */
void
kd_new_file_clear (KdNewFile *self)
{
  if (self->part != NULL)
    g_unlink (self->part);
  g_clear_fd (&self->fd, NULL);
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->path, g_free);
}
