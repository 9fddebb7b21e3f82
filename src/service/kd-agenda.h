/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-reminder.h"
#include "kd-rules.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdAgenda:
 *
 * What is to be done in a span of days, with all that it was made of.
 */
typedef struct _KdAgenda KdAgenda;

KdAgenda *kd_agenda_new (KdWorkspace   *workspace,
                         const KdRules *rules,
                         const char    *regime,
                         KdDate         from,
                         KdDate         to,
                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void      kd_agenda_free (KdAgenda *self);
GArray   *kd_agenda_get_reminders (KdAgenda *self);
gboolean  kd_agenda_add_mark (KdWorkspace      *workspace,
                              const KdReminder *reminder,
                              const char       *status,
                              KdDate            moved,
                              GPtrArray        *changes,
                              GError          **error);
gboolean  kd_agenda_mark (KdWorkspace      *workspace,
                          const KdReminder *reminder,
                          KdDate            moved,
                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdAgenda, kd_agenda_free)

G_END_DECLS
