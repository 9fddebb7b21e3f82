/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdRestore:
 *
 * A backup that was opened with its passphrase or recovery code: what is in it can be told before
 * anything is made of it.
 */
typedef struct _KdRestore KdRestore;

KdRestore  *kd_restore_open (const char *file,
                             const char *user,
                             gboolean    by_recovery_key,
                             int         fd,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void        kd_restore_free (KdRestore *self);
const char *kd_restore_get_title (const KdRestore *self);
gint64      kd_restore_get_time (const KdRestore *self);
guint64     kd_restore_get_size (const KdRestore *self);
guint64     kd_restore_get_commits (const KdRestore *self);
gboolean    kd_restore_run (KdRestore  *self,
                            const char *folder,
                            KdClock    *clock,
                            GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRestore, kd_restore_free)

G_END_DECLS
