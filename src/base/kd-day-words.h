/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* How the days are read that people type: `周五`, `3天后`, `12-09`, `next wednesday`. The way back of
 * kd_words_due(), and a little more. */

KdDate kd_day_words_read (const char *text,
                          KdDate      today);
KdDate kd_day_words_read_prefix (const char  *text,
                                 KdDate       today,
                                 const char **rest);

G_END_DECLS
