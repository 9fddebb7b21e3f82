/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-filter.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void kd_filter_to_sql (const KdFilter  *filter,
                       const KdKindDef *def,
                       GString         *sql,
                       int             *place);
void kd_filter_bind (const KdFilter *filter,
                     sqlite3_stmt   *statement,
                     int            *place);

G_END_DECLS
