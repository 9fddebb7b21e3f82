/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-allocation.h"
#include "kd-bars.h"
#include "kd-donut.h"
#include "kd-heat.h"
#include "kd-line.h"

#include <pango/pangocairo.h>

/* An invented book of 1,286 clients, and an invented client, in charts. */

typedef enum
{
  FIXTURE_MANY,
  FIXTURE_ONE,
  FIXTURE_NONE,
} FixtureSize;

KdChart      *fixture_tiers (FixtureSize    size,
                             KdChartMeasure measure,
                             gboolean       zh);
KdChart      *fixture_risk (FixtureSize size,
                            gboolean    zh);
KdChart      *fixture_history (FixtureSize size,
                               gboolean    zh);
KdChart      *fixture_allocation (FixtureSize size,
                                  gboolean    zh);
KdChart      *fixture_heat (FixtureSize size,
                            gboolean    zh);
KdChart      *fixture_line (FixtureSize size,
                            gboolean    zh);
PangoContext *fixture_context (cairo_t *cr,
                               double   points);
