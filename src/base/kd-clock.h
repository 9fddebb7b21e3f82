/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdClock:
 *
 * Where time and zone come from. It is made once at the top and passed down, so that a test sets them.
 * May be used from any thread.
 */
typedef struct _KdClock KdClock;

KdClock   *kd_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
KdClock   *kd_clock_new_fixed (gint64      instant,
                               const char *zone) G_GNUC_WARN_UNUSED_RESULT;
KdClock   *kd_clock_ref (KdClock *clock) G_GNUC_WARN_UNUSED_RESULT;
void       kd_clock_unref (KdClock *clock);
gint64     kd_clock_now (KdClock *clock);
KdDate     kd_clock_today (KdClock *clock);
GTimeZone *kd_clock_get_zone (KdClock *clock);
void       kd_clock_advance (KdClock *clock,
                             gint64   microseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdClock, kd_clock_unref)

G_END_DECLS
