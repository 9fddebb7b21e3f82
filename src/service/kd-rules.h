/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KD_REGIME_DEFAULT:
 *
 * The regime of bank wealth management, under the National Financial Regulatory Administration.
 */
#define KD_REGIME_DEFAULT "nfra"

/**
 * KdRules:
 *
 * The rule packs, read once. Not changed any more once they are read, and may then be used from any thread.
 */
typedef struct _KdRules KdRules;

/**
 * KdRulePack:
 * @file: the pack's file
 * @id: its id: packs of one id follow each other in time
 * @kind: what it is about
 * @regime: (nullable): under which regime, or %NULL for all
 * @version: its version
 * @from: the first day on which it is in force
 * @to: the last one, or %KD_DATE_NONE where it has none yet
 * @source: where it comes from: title, number and date of each law, notice or habit, separated by `; `
 *
 * What a pack says of itself. The texts are interned.
 */
typedef struct
{
  const char *file;
  const char *id;
  const char *kind;
  const char *regime;
  const char *version;
  KdDate      from;
  KdDate      to;
  const char *source;
} KdRulePack;

KdRules          *kd_rules_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
KdRules          *kd_rules_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
void              kd_rules_free (KdRules *self);
gboolean          kd_rules_add (KdRules    *self,
                                const char *file,
                                GBytes     *bytes,
                                GError    **error);
guint             kd_rules_get_n_packs (const KdRules *self);
const KdRulePack *kd_rules_get_pack (const KdRules *self,
                                     guint          place);
gboolean          kd_rules_pick (const KdRules *self,
                                 const char    *regime,
                                 KdDate         day,
                                 KdRuleSet     *set,
                                 GError       **error);
KdDate            kd_rules_get_next_change (const KdRules *self,
                                            const char    *regime,
                                            KdDate         day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdRules, kd_rules_free)

G_END_DECLS
