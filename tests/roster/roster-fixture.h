/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster.h"

#include <glib.h>

/* Invented people, the same for the same seed, and the plain list of them that the roster is held against. */

#define FIXTURE_TODAY 20000

enum
{
  FIXTURE_STATUS,
  FIXTURE_LEVEL,
  FIXTURE_TIER,
  FIXTURE_AGE,
  FIXTURE_MONTH,
  FIXTURE_ATTRIBUTES,
};

extern const KdRosterAttribute fixture_attributes[FIXTURE_ATTRIBUTES];

typedef struct
{
  GRand     *random;
  GPtrArray *briefs;
  gint64     next_id;
} Fixture;

Fixture  *fixture_new (guint32 seed,
                       guint   clients);
void      fixture_free (Fixture *fixture);
KdBrief  *fixture_make (Fixture *fixture,
                        gint64   id);
KdRoster *fixture_load (Fixture *fixture);
guint     fixture_below (Fixture *fixture,
                         guint    most);
void      fixture_classify (const KdBrief *brief,
                            KdDate         today,
                            guint8        *values,
                            gpointer       data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)
