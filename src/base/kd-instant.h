/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* An instant is a gint64: microseconds of UTC since 1970-01-01, without leap seconds. */

gboolean kd_instant_parse (const char *text,
                           gint64     *instant);
char    *kd_instant_format (gint64 instant) G_GNUC_WARN_UNUSED_RESULT;
KdDate   kd_instant_get_date (gint64     instant,
                              GTimeZone *zone);

G_END_DECLS
