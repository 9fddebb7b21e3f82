/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-key-file.h"

#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC_SIZE 8
#define VERSION 1

/**
 * kd_key_file_load:
 * @path: a key file
 * @error: return location
 *
 * Reads a whole key file; its size is checked before a byte of it is read.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
kd_key_file_load (const char *path,
                  GError    **error)
{
  g_autofd int     fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat      state;
  g_autofree char *bytes = NULL;
  gsize            done = 0;

  if (fd < 0 || fstat (fd, &state) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Opening the key file “%s”"), path);
      return NULL;
    }
  if (!S_ISREG (state.st_mode) || state.st_size > KD_KEY_FILE_LIMIT)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_LIMIT,
                   _ ("“%s” is no key file: it is larger than 64 KiB or no plain file"),
                   path);
      return NULL;
    }
  bytes = g_malloc ((gsize) state.st_size + 1);
  while (done < (gsize) state.st_size)
    {
      ssize_t n = read (fd, bytes + done, (gsize) state.st_size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          kd_set_error_from_errno (error, n < 0 ? errno : EIO, _ ("Reading the key file “%s”"), path);
          return NULL;
        }
      done += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), done);
}

static gboolean
write_all (int         fd,
           const void *data,
           gsize       size)
{
  const char *at = data;

  while (size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  return fd >= 0 && fsync (fd) == 0;
}

/**
 * kd_key_file_save:
 * @path: a key file
 * @bytes: its new content
 * @error: return location
 *
 * Replaces a key file by a rename, after the new one is on the disk; the old one is kept as `.prev`.
 * Whenever the power fails, @path is either of the two, whole.
 *
 * Returns: whether the new content is on the disk
 */
gboolean
kd_key_file_save (const char *path,
                  GBytes     *bytes,
                  GError    **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  g_autofree char *previous = g_strconcat (path, ".prev", NULL);
  g_autofd int     fd = -1;
  gsize            size;
  gconstpointer    data = g_bytes_get_data (bytes, &size);
  gboolean         good;

  g_unlink (temporary);
  fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  good = fd >= 0 && write_all (fd, data, size) && fsync (fd) == 0;
  if (good)
    {
      /* A link keeps the old name in place until the rename, so the file is never missing. */
      g_unlink (previous);
      good = (link (path, previous) == 0 || errno == ENOENT) && g_rename (temporary, path) == 0 && sync_folder (path);
    }
  if (!good)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing the key file “%s”"), path);
      g_unlink (temporary);
    }
  return good;
}

/**
 * kd_key_file_begin:
 * @magic: eight characters
 *
 * Returns: (transfer full): the beginning of a key file
 */
GByteArray *
kd_key_file_begin (const char *magic)
{
  GByteArray  *bytes = g_byte_array_new ();
  const guint8 version[2] = { VERSION >> 8, VERSION & 0xff };

  g_assert (strlen (magic) == MAGIC_SIZE);
  g_byte_array_append (bytes, (const guint8 *) magic, MAGIC_SIZE);
  g_byte_array_append (bytes, version, sizeof version);
  return bytes;
}

/**
 * kd_key_file_start:
 * @bytes: a key file
 * @magic: eight characters
 * @items: (out): its items
 * @error: return location
 *
 * Checks how a key file begins, and that its items fill it exactly.
 *
 * Returns: whether it is one of this version
 */
gboolean
kd_key_file_start (GBytes     *bytes,
                   const char *magic,
                   KdItems    *items,
                   GError    **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  KdItems       walk;
  guint16       tag;
  const guint8 *value;
  gsize         length;

  if (size > KD_KEY_FILE_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("The key file is larger than 64 KiB"));
      return FALSE;
    }
  if (size < MAGIC_SIZE + 2 || memcmp (data, magic, MAGIC_SIZE) != 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The key file is damaged or of another program; take its .prev copy or a backup"));
      return FALSE;
    }
  if (data[MAGIC_SIZE] * 256 + data[MAGIC_SIZE + 1] > VERSION)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NEWER, _ ("The key file is of a newer version of Dossier; update this program"));
      return FALSE;
    }
  items->at = data + MAGIC_SIZE + 2;
  items->left = size - MAGIC_SIZE - 2;
  for (walk = *items; walk.left > 0;)
    if (!kd_items_next (&walk, &tag, &value, &length))
      {
        g_set_error (error, KD_ERROR, KD_ERROR_CORRUPT, _ ("The key file is cut off or damaged; take its .prev copy or a backup"));
        return FALSE;
      }
  return TRUE;
}

/**
 * kd_items_put:
 * @bytes: (inout): where to append
 * @tag: what the item is
 * @value: (array length=size): its value
 * @size: its length
 *
 * Appends an item.
 */
void
kd_items_put (GByteArray   *bytes,
              guint16       tag,
              gconstpointer value,
              gsize         size)
{
  const guint8 head[6] = { tag >> 8, tag & 0xff, (guint8) (size >> 24), (guint8) (size >> 16), (guint8) (size >> 8), (guint8) size };

  g_byte_array_append (bytes, head, sizeof head);
  if (size > 0)
    g_byte_array_append (bytes, value, (guint) size);
}

/**
 * kd_items_put_number:
 * @bytes: (inout): where to append
 * @tag: what the item is
 * @number: its value, written as eight bytes
 *
 * Appends an item that is a number.
 */
void
kd_items_put_number (GByteArray *bytes,
                     guint16     tag,
                     guint64     number)
{
  guint64 big = GUINT64_TO_BE (number);

  kd_items_put (bytes, tag, &big, sizeof big);
}

/**
 * kd_items_next:
 * @items: (inout): a walk
 * @tag: (out): what the next item is
 * @value: (out) (transfer none): its value
 * @size: (out): its length
 *
 * Returns: %FALSE at the end, or where an item is cut off
 */
gboolean
kd_items_next (KdItems       *items,
               guint16       *tag,
               const guint8 **value,
               gsize         *size)
{
  if (items->left < 6)
    return FALSE;
  *tag = (guint16) (items->at[0] << 8 | items->at[1]);
  *size = (gsize) items->at[2] << 24 | (gsize) items->at[3] << 16 | (gsize) items->at[4] << 8 | items->at[5];
  if (*size > items->left - 6)
    return FALSE;
  *value = items->at + 6;
  items->at += 6 + *size;
  items->left -= 6 + *size;
  return TRUE;
}

/**
 * kd_items_find:
 * @items: a walk
 * @tag: what is looked for
 * @value: (out) (transfer none): the value of the first such item
 * @size: (out): its length
 *
 * Returns: whether there is one
 */
gboolean
kd_items_find (KdItems        items,
               guint16        tag,
               const guint8 **value,
               gsize         *size)
{
  guint16 found;

  while (kd_items_next (&items, &found, value, size))
    if (found == tag)
      return TRUE;
  return FALSE;
}

/**
 * kd_items_find_fixed:
 * @items: a walk
 * @tag: what is looked for
 * @value: (out caller-allocates): @size bytes
 * @size: how long it has to be
 *
 * Returns: whether there is an item of that length
 */
gboolean
kd_items_find_fixed (KdItems items,
                     guint16 tag,
                     void   *value,
                     gsize   size)
{
  const guint8 *found;
  gsize         length;

  if (!kd_items_find (items, tag, &found, &length) || length != size)
    return FALSE;
  memcpy (value, found, size);
  return TRUE;
}

/**
 * kd_items_find_number:
 * @items: a walk
 * @tag: what is looked for
 * @number: (out): its value
 *
 * Returns: whether there is such a number
 */
gboolean
kd_items_find_number (KdItems  items,
                      guint16  tag,
                      guint64 *number)
{
  guint64 big;

  if (!kd_items_find_fixed (items, tag, &big, sizeof big))
    return FALSE;
  *number = GUINT64_FROM_BE (big);
  return TRUE;
}
