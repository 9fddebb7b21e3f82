/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book-lock.h"

#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Who holds the lock, as its file says; the file is only read, its words decide nothing. */
static char *
read_holder (int lock)
{
  char    text[512];
  ssize_t n = pread (lock, text, sizeof text - 1, 0);

  if (n <= 0)
    return g_strdup (_ ("another program"));
  text[n] = '\0';
  text[strcspn (text, "\n")] = '\0';
  return g_utf8_make_valid (text, -1);
}

static gboolean
write_holder (int    lock,
              gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (now);
  g_autofree char *since = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("?");
  g_autofree char *text = g_strdup_printf (_ ("%s on %s since %s\n"), g_get_user_name (), g_get_host_name (), since);

  return ftruncate (lock, 0) == 0 && pwrite (lock, text, strlen (text), 0) == (ssize_t) strlen (text);
}

/**
 * kd_book_lock_take:
 * @path: the lock file, which is never renamed or deleted
 * @now: the present instant
 * @error: return location
 *
 * Takes the lock that makes one process hold a book or a vault. It goes with the process, however that
 * ends; what stands in the file is for people only.
 *
 * Returns: a descriptor, or -1 with %KD_ERROR_BUSY naming who holds it since when
 */
int
kd_book_lock_take (const char *path,
                   gint64      now,
                   GError    **error)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (lock < 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Opening the lock “%s”"), path);
      return -1;
    }
  if (fcntl (lock, F_OFD_SETLK, &whole) == 0)
    {
      /* A full disk must not keep the book shut. */
      if (!write_holder (lock, now))
        g_debug ("The holder of a lock could not be noted");
      return lock;
    }
  if (errno == EAGAIN || errno == EACCES)
    {
      g_autofree char *holder = read_holder (lock);

      g_set_error (error, KD_ERROR, KD_ERROR_BUSY, _ ("The book is in use by %s; close it there first"), holder);
    }
  else
    kd_set_error_from_errno (error, errno, _ ("Locking “%s”"), path);
  close (lock);
  return -1;
}

/**
 * kd_book_lock_release:
 * @lock: a descriptor, or -1
 *
 * Gives the lock back.
 */
void
kd_book_lock_release (int lock)
{
  if (lock >= 0)
    close (lock);
}
