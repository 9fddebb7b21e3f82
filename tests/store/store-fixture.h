/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-commit.h"
#include "kd-history.h"
#include "kd-row-store.h"
#include "kd-store.h"
#include "kd-undo.h"
#include "kd-verify.h"

/* A book in a folder of its own that goes with it; its clock stands at 2026-11-24 02:00 UTC. */
typedef struct
{
  char       *folder;
  KdBookKeys *keys;
  KdSigner   *signer;
  KdUuid      device;
  KdClock    *clock;
  KdStore    *store;
} Fixture;

Fixture *fixture_new (void);
void     fixture_free (Fixture *fixture);
void     fixture_close (Fixture *fixture);
void     fixture_open (Fixture *fixture);
char    *fixture_path (Fixture *fixture);
KdUuid   fixture_add (Fixture    *fixture,
                      KdKind      kind,
                      const char *first,
                      ...) G_GNUC_NULL_TERMINATED;
guint64  fixture_set (Fixture    *fixture,
                      KdKind      kind,
                      KdUuid      uuid,
                      const char *assignment);
guint64  fixture_delete (Fixture *fixture,
                         KdKind   kind,
                         KdUuid   uuid);
char    *fixture_get (Fixture    *fixture,
                      KdKind      kind,
                      KdUuid      uuid,
                      const char *field);
void     fixture_assert_sound (Fixture *fixture);
char    *fixture_findings (Fixture        *fixture,
                           gboolean        full,
                           const KdAnchor *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)
