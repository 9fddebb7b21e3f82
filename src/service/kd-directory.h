/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-roster.h"
#include "kd-rules.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdDirectoryAttribute:
 * @KD_DIRECTORY_ARCHIVED: 1 for clients that are no longer served
 * @KD_DIRECTORY_ASSETS: place of the segment by assets
 * @KD_DIRECTORY_RISK: place of the segment by risk
 * @KD_DIRECTORY_HISTORY: place of the segment by investment history
 * @KD_DIRECTORY_STATE: what the risk level is worth, an [enum@AssessmentState]
 * @KD_DIRECTORY_CONTACT: place of the band of days since the last contact, the number of bands for never
 * @KD_DIRECTORY_AGE: place of the band of age, the number of bands for unknown
 * @KD_DIRECTORY_BIRTH_MONTH: month of the birth date, 0 for unknown
 *
 * The computed attributes of a directory's roster; see [func@segment_find].
 */
typedef enum
{
  KD_DIRECTORY_ARCHIVED,
  KD_DIRECTORY_ASSETS,
  KD_DIRECTORY_RISK,
  KD_DIRECTORY_HISTORY,
  KD_DIRECTORY_STATE,
  KD_DIRECTORY_CONTACT,
  KD_DIRECTORY_AGE,
  KD_DIRECTORY_BIRTH_MONTH,
  KD_DIRECTORY_N_ATTRIBUTES,
} KdDirectoryAttribute;

#define KD_TYPE_DIRECTORY (kd_directory_get_type ())
G_DECLARE_FINAL_TYPE (KdDirectory, kd_directory, KD, DIRECTORY, GObject)

KdDirectory     *kd_directory_new (KdWorkspace   *workspace,
                                   const KdRules *rules,
                                   const char    *regime) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kd_directory_fill (KdDirectory *self,
                                    GPtrArray   *briefs,
                                    KdDate       today,
                                    guint64      number,
                                    GError     **error);
gboolean         kd_directory_load (KdDirectory *self,
                                    GError     **error);
void             kd_directory_settle (KdDirectory *self);
gboolean         kd_directory_set_today (KdDirectory *self,
                                         KdDate       today,
                                         GError     **error);
KdWorkspace     *kd_directory_get_workspace (KdDirectory *self);
KdRoster        *kd_directory_get_roster (KdDirectory *self);
const KdRuleSet *kd_directory_get_rules (KdDirectory *self);
KdDate           kd_directory_get_today (KdDirectory *self);

G_END_DECLS
