/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-window.h"

G_BEGIN_DECLS

#define KD_TYPE_AUTO_LOCK (kd_auto_lock_get_type ())
G_DECLARE_FINAL_TYPE (KdAutoLock, kd_auto_lock, KD, AUTO_LOCK, GObject)

KdAutoLock *kd_auto_lock_new (KdWindow *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
