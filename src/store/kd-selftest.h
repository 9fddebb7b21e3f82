/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdSelftestResult:
 * @name: what was looked at
 * @ok: whether it is as it must be
 * @detail: what was found
 */
typedef struct
{
  const char *name;
  gboolean    ok;
  char       *detail;
} KdSelftestResult;

GPtrArray *kd_selftest_run (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kd_selftest_check (GError **error);

G_END_DECLS
