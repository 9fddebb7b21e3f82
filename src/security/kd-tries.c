/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-tries.h"

#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FORM "dossier-tries-1 %u %u %36s %" G_GINT64_FORMAT "\n"
#define TEXT_LIMIT 256

struct _KdTries
{
  int        fd;
  guint      failed;   /* since the last success: they make waiting */
  guint      unlogged; /* not in a ledger yet */
  KdBootTime last;
};

/**
 * kd_boot_time_now:
 * @now: (out caller-allocates): the present
 *
 * Reads the id of this start of the machine and the time since then.
 */
void
kd_boot_time_now (KdBootTime *now)
{
  g_autofree char *id = NULL;
  struct timespec  time = { 0 };

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    id = g_strdup ("unknown");
  g_strlcpy (now->boot, g_strstrip (id), sizeof now->boot);
  clock_gettime (CLOCK_BOOTTIME, &time);
  now->time = time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/**
 * kd_tries_get_wait:
 * @failed: how many tries failed since the last success
 * @last: when the last one failed
 * @now: the present
 *
 * Three tries are free, then each failure doubles the wait, 1 second to %KD_TRIES_LONGEST_WAIT. After a
 * restart of the machine the wait counts from there: a restart shortens nothing.
 *
 * Returns: seconds until the next try, 0 for none
 */
guint
kd_tries_get_wait (guint             failed,
                   const KdBootTime *last,
                   const KdBootTime *now)
{
  guint  doublings = failed > KD_TRIES_FREE ? MIN (failed - KD_TRIES_FREE - 1, 6) : 0;
  gint64 delay, passed;

  if (failed <= KD_TRIES_FREE)
    return 0;
  delay = MIN (1 << doublings, KD_TRIES_LONGEST_WAIT) * G_USEC_PER_SEC;
  passed = g_str_equal (last->boot, now->boot) ? now->time - last->time : now->time;
  /* a time to come was not written by this program */
  passed = MAX (passed, 0);
  return passed >= delay ? 0 : (guint) ((delay - passed + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static void
load (KdTries *self)
{
  char    text[TEXT_LIMIT];
  ssize_t n = pread (self->fd, text, sizeof text - 1, 0);
  guint   failed, unlogged;

  if (n <= 0)
    return;
  text[n] = '\0';
  if (sscanf (text, FORM, &failed, &unlogged, self->last.boot, &self->last.time) == 4)
    {
      self->failed = failed;
      self->unlogged = unlogged;
    }
  else
    {
      /* somebody wrote there: that is a reason to wait, and to say so in the ledger */
      self->failed = KD_TRIES_FREE + 1;
      self->unlogged = 1;
    }
}

/* A full disk must not keep the vault shut: what cannot be noted is not. */
static void
store (KdTries *self)
{
  g_autofree char *text = g_strdup_printf (FORM, self->failed, self->unlogged, *self->last.boot != '\0' ? self->last.boot : "none", self->last.time);
  gssize           size = (gssize) strlen (text);

  if (pwrite (self->fd, text, (gsize) size, 0) != size || ftruncate (self->fd, size) != 0 || fdatasync (self->fd) != 0)
    g_debug ("A try to unlock could not be noted: %s", g_strerror (errno));
}

/**
 * kd_tries_peek_wait:
 * @path: where the tries of a vault are noted
 * @now: the present
 *
 * Returns: seconds until another try is taken, without taking one
 */
guint
kd_tries_peek_wait (const char       *path,
                    const KdBootTime *now)
{
  g_autoptr (KdTries) self = g_new0 (KdTries, 1);

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (self->fd < 0)
    return 0;
  load (self);
  return kd_tries_get_wait (self->failed, &self->last, now);
}

/**
 * kd_tries_begin:
 * @path: where the tries of a vault are noted; the folder is made
 * @now: the present
 * @error: return location
 *
 * Takes the one turn that there is, or says how long to wait. The try is noted as failed before it is
 * made, so that ending the program gains nothing.
 *
 * Returns: (transfer full) (nullable): the turn, or %NULL with %KD_ERROR_LOCKED
 */
KdTries *
kd_tries_begin (const char       *path,
                const KdBootTime *now,
                GError          **error)
{
  g_autoptr (KdTries) self = g_new0 (KdTries, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  guint            wait;

  g_mkdir_with_parents (folder, 0700);
  self->fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  /* one after the other: many at once would all be the first */
  if (self->fd < 0 || flock (self->fd, LOCK_EX) != 0)
    {
      g_debug ("Tries to unlock are not counted: %s", g_strerror (errno));
      return g_steal_pointer (&self);
    }
  load (self);
  wait = kd_tries_get_wait (self->failed, &self->last, now);
  if (wait > 0)
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_LOCKED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u wrong passphrases were tried; wait %u second, then try again",
                                "%u wrong passphrases were tried; wait %u seconds, then try again",
                                wait),
                   self->failed,
                   wait);
      return NULL;
    }
  self->failed++;
  self->unlogged++;
  self->last = *now;
  store (self);
  return g_steal_pointer (&self);
}

/**
 * kd_tries_failed:
 * @self: a turn
 * @now: the present
 *
 * The passphrase was wrong: the wait counts from here.
 */
void
kd_tries_failed (KdTries          *self,
                 const KdBootTime *now)
{
  self->last = *now;
  store (self);
}

/**
 * kd_tries_take_back:
 * @self: a turn
 *
 * It came to no try, such as for want of memory.
 */
void
kd_tries_take_back (KdTries *self)
{
  self->failed -= MIN (self->failed, 1);
  self->unlogged -= MIN (self->unlogged, 1);
  store (self);
}

/**
 * kd_tries_succeeded:
 * @self: a turn
 *
 * The passphrase was right: nobody waits any more.
 */
void
kd_tries_succeeded (KdTries *self)
{
  self->failed = 0;
  self->unlogged -= MIN (self->unlogged, 1);
  store (self);
}

/**
 * kd_tries_get_unlogged:
 * @self: a turn that succeeded
 *
 * Returns: how many failed tries no ledger knows of yet
 */
guint
kd_tries_get_unlogged (const KdTries *self)
{
  return self->unlogged;
}

/**
 * kd_tries_logged:
 * @self: a turn that succeeded
 *
 * The failed tries are in a ledger.
 */
void
kd_tries_logged (KdTries *self)
{
  self->unlogged = 0;
  store (self);
}

/**
 * kd_tries_free:
 * @self: (transfer full): a turn
 *
 * Gives the turn back.
 */
void
kd_tries_free (KdTries *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
