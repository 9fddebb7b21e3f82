/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-quick-note.h"
#include "kd-reminder.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdContactPlan:
 * @cadence: how often the client is contacted
 * @reached: whether the contact counts, so that the next one is counted from it
 * @due: the day that the rule gives for the next one, the key of its reminder
 * @date: the workday that is proposed
 *
 * When a client is to be contacted next, as the rules see it.
 */
typedef struct
{
  KdCadence cadence;
  gboolean  reached;
  KdDate    due;
  KdDate    date;
} KdContactPlan;

/**
 * KdContactLog:
 * @client: the client
 * @channel: key of a channel
 * @outcome: (nullable): key of an outcome
 * @note: (nullable): what was said, with promises in it: `/t Friday send the brochure`
 * @to_do: (nullable): what was promised besides
 * @to_do_due: when, or %KD_DATE_NONE
 * @next: when to be in touch again, or %KD_DATE_NONE
 * @plan: what was proposed for that
 *
 * A contact with a client, as it is noted down.
 */
typedef struct
{
  KdUuid        client;
  char         *channel;
  char         *outcome;
  char         *note;
  char         *to_do;
  KdDate        to_do_due;
  KdDate        next;
  KdContactPlan plan;
} KdContactLog;

KdContactPlan kd_contact_plan (const KdRuleSet *rules,
                               const KdBrief   *client,
                               const char      *outcome,
                               KdDate           today,
                               GTimeZone       *zone);
gboolean      kd_contact_log_compose (KdWorkspace        *workspace,
                                      const KdContactLog *log,
                                      GPtrArray          *changes,
                                      GError            **error);
char         *kd_contact_describe_cadence (const KdCadence *cadence) G_GNUC_WARN_UNUSED_RESULT;
void          kd_contact_log_free (KdContactLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdContactLog, kd_contact_log_free)

G_END_DECLS
