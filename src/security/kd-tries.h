/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KD_TRIES_FREE 3
#define KD_TRIES_LONGEST_WAIT 60
#define KD_BOOT_ID_SIZE 37

/**
 * KdBootTime:
 * @boot: which start of the machine, as text
 * @time: microseconds since then, sleep included
 *
 * A time that nobody changes by setting the clock.
 */
typedef struct
{
  char   boot[KD_BOOT_ID_SIZE];
  gint64 time;
} KdBootTime;

/**
 * KdTries:
 *
 * Failed tries to unlock a vault at this machine: they slow down, and the next success knows of them.
 * It slows who sits at the screen; who has a copy of the files is only slowed by Argon2id.
 */
typedef struct _KdTries KdTries;

void     kd_boot_time_now (KdBootTime *now);
guint    kd_tries_get_wait (guint             failed,
                            const KdBootTime *last,
                            const KdBootTime *now);
guint    kd_tries_peek_wait (const char       *path,
                             const KdBootTime *now);
KdTries *kd_tries_begin (const char       *path,
                         const KdBootTime *now,
                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void     kd_tries_failed (KdTries          *self,
                          const KdBootTime *now);
void     kd_tries_take_back (KdTries *self);
void     kd_tries_succeeded (KdTries *self);
guint    kd_tries_get_unlogged (const KdTries *self);
void     kd_tries_logged (KdTries *self);
void     kd_tries_free (KdTries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdTries, kd_tries_free)

G_END_DECLS
