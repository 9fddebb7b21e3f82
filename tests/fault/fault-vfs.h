/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A disk in memory below SQLite that can be cut from power, fail, be full, or lie. Of what was not synced
 * each sector of 512 bytes is kept or lost by chance; what was synced stays. */

typedef enum
{
  FAULT_NONE,
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SYNC,
} FaultCall;

/**
 * Fault:
 * @cut_at: the power goes with this write, truncation, sync or deletion; 0 for never
 * @call: which call fails
 * @fail_at: the how-manieth of these fails
 * @for_ever: whether all later ones fail too
 * @full: whether it fails as a full disk does
 * @lie: whether it is said to be done instead, and is not
 * @no_sync: whether syncs are said to be done, and are not
 */
typedef struct
{
  guint     cut_at;
  FaultCall call;
  guint     fail_at;
  gboolean  for_ever;
  gboolean  full;
  gboolean  lie;
  gboolean  no_sync;
} Fault;

typedef struct
{
  guint changes;
  guint reads;
  guint writes;
  guint syncs;
} FaultCounts;

void        fault_vfs_install (void);
GHashTable *fault_vfs_save (void);
void        fault_vfs_load (GHashTable *saved);
void        fault_vfs_arm (const Fault *fault);
FaultCounts fault_vfs_disarm (void);
void        fault_vfs_power_on (GRand *chance,
                                double kept);
