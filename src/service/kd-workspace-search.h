/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-text-query.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFound:
 * @uuid: the client
 * @name: the name
 * @why: `name`, `pinyin`, `initials`, `phone` or `id-number`
 *
 * A client that was looked for, and why it is a hit.
 */
typedef struct
{
  KdUuid      uuid;
  char       *name;
  const char *why;
} KdFound;

GPtrArray *kd_workspace_search (KdWorkspace *self,
                                const char  *text,
                                guint        limit,
                                guint       *total,
                                GError     **error);
GPtrArray *kd_workspace_search_text (KdWorkspace  *self,
                                     const char   *text,
                                     guint         limit,
                                     guint        *total,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean   kd_workspace_rebuild_texts (KdWorkspace *self,
                                       guint       *clients,
                                       GError     **error);

G_END_DECLS
