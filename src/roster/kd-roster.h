/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_ROSTER_NONE:
 *
 * No slot, no row.
 */
#define KD_ROSTER_NONE G_MAXUINT32

/**
 * KD_ROSTER_ATTRIBUTES:
 *
 * How many computed attributes a roster may have.
 */
#define KD_ROSTER_ATTRIBUTES 16

/**
 * KD_ROSTER_VALUES:
 *
 * How many values one of them may take: a set of values is one 64-bit word.
 */
#define KD_ROSTER_VALUES 64

/**
 * KD_ROSTER_CELLS:
 *
 * The product of the numbers of values of all joint attributes is at most this.
 */
#define KD_ROSTER_CELLS 65536

/**
 * KdRosterColumn:
 * @KD_ROSTER_COLUMN_NAME: by reading, then by character; what has no reading comes by its letters
 * @KD_ROSTER_COLUMN_PHONES: for tests only
 * @KD_ROSTER_COLUMN_ID_NUMBER: for tests only
 * @KD_ROSTER_COLUMN_FLAGS: [flags@BriefFlags] as a number; `~` asks for all the given ones
 * @KD_ROSTER_COLUMN_ATTRIBUTE: the first computed attribute, the next numbers are the others
 *
 * What clients can be ordered by and asked for; the rest is named as in [struct@Brief].
 */
typedef enum
{
  KD_ROSTER_COLUMN_NAME,
  KD_ROSTER_COLUMN_PHONES,
  KD_ROSTER_COLUMN_ID_NUMBER,
  KD_ROSTER_COLUMN_CITY,
  KD_ROSTER_COLUMN_TAGS,
  KD_ROSTER_COLUMN_TIER,
  KD_ROSTER_COLUMN_ASSETS,
  KD_ROSTER_COLUMN_BIRTH,
  KD_ROSTER_COLUMN_ASSESSED,
  KD_ROSTER_COLUMN_ASSETS_DATE,
  KD_ROSTER_COLUMN_FIRST_INVESTMENT,
  KD_ROSTER_COLUMN_LAST_INVESTMENT,
  KD_ROSTER_COLUMN_LAST_CONTACT,
  KD_ROSTER_COLUMN_NEXT_TASK,
  KD_ROSTER_COLUMN_ID_VALID_UNTIL,
  KD_ROSTER_COLUMN_LEVEL,
  KD_ROSTER_COLUMN_FLAGS,
  KD_ROSTER_COLUMN_ATTRIBUTE,
} KdRosterColumn;

/**
 * KD_ROSTER_COLUMN_OF:
 * @attribute: number of a computed attribute
 *
 * The column of an attribute.
 */
#define KD_ROSTER_COLUMN_OF(attribute) ((KdRosterColumn) (KD_ROSTER_COLUMN_ATTRIBUTE + (attribute)))

/**
 * KdRosterAttribute:
 * @n_values: its values are 0 to @n_values - 1, at most [const@ROSTER_VALUES] of them
 * @joint: whether it is counted in the joint histogram, which makes filtering by it and counting its
 *   values independent of the number of clients
 *
 * A small computed fact: tier, age band, validity of an assessment. The roster knows no rules.
 */
typedef struct
{
  guint    n_values;
  gboolean joint;
} KdRosterAttribute;

/**
 * KdRosterClassify:
 * @brief: a client; its texts are borrowed, readings and initials are not there
 * @today: the day that the roster was told
 * @values: (out caller-allocates): a value for each attribute
 * @data: the owner's
 *
 * Computes a client's attributes. Is called on the thread that finishes the loading, on a helper
 * thread of it, and later on the roster's own; must depend on nothing else that changes.
 */
typedef void (*KdRosterClassify) (const KdBrief *brief,
                                  KdDate         today,
                                  guint8        *values,
                                  gpointer       data);

typedef struct _KdRoster KdRoster;

KdRoster *kd_roster_new (const KdRosterAttribute *attributes,
                         guint                    n_attributes,
                         KdRosterClassify         classify,
                         gpointer                 data,
                         GDestroyNotify           free_data) G_GNUC_WARN_UNUSED_RESULT;
void      kd_roster_free (KdRoster *roster);
void      kd_roster_reserve (KdRoster *roster,
                             guint     clients);
void      kd_roster_add (KdRoster      *roster,
                         const KdBrief *brief);
void      kd_roster_finish (KdRoster *roster,
                            KdDate    today,
                            guint64   generation);
void      kd_roster_apply (KdRoster             *roster,
                           guint64               generation,
                           const KdBrief *const *changed,
                           guint                 n_changed,
                           const gint64         *removed,
                           guint                 n_removed);
void      kd_roster_set_today (KdRoster *roster,
                               KdDate    today);
guint64   kd_roster_get_generation (KdRoster *roster);
guint     kd_roster_get_n_clients (KdRoster *roster);
guint     kd_roster_get_n_slots (KdRoster *roster);
guint32   kd_roster_find (KdRoster *roster,
                          gint64    id);
guint32   kd_roster_find_uuid (KdRoster     *roster,
                               const KdUuid *uuid);
void      kd_roster_peek (KdRoster *roster,
                          guint32   slot,
                          KdBrief  *brief);
guint     kd_roster_get_attribute (KdRoster *roster,
                                   guint32   slot,
                                   guint     attribute);
void      kd_roster_measure (KdRoster *roster,
                             gsize    *columns,
                             gsize    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRoster, kd_roster_free)

G_END_DECLS
