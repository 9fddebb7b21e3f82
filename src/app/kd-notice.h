/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

G_BEGIN_DECLS

/**
 * KdNotice:
 * @text: (nullable): what lastingly is not as it should be, or %NULL if all is well
 * @button: what can be done about it
 * @action: the action of the window that does it
 *
 * What the one banner says.
 */
typedef struct
{
  char       *text;
  const char *button;
  const char *action;
} KdNotice;

void  kd_notice_find (KdSession *session,
                      KdNotice  *notice);
void  kd_notice_clear (KdNotice *notice);
char *kd_notice_describe_backup (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdNotice, kd_notice_clear)

G_END_DECLS
