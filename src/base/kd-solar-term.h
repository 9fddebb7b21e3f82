/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_SOLAR_TERMS 24

#define KD_SOLAR_TERM_FIRST_YEAR 1900
#define KD_SOLAR_TERM_LAST_YEAR 2100

KdDate kd_solar_term_get_date (int   year,
                               guint term);
int    kd_solar_term_find (KdDate date);

G_END_DECLS
