/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-draft.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

gboolean   kd_workspace_put_draft (KdWorkspace *self,
                                   const char  *key,
                                   const char  *text,
                                   GError     **error);
gboolean   kd_workspace_get_draft (KdWorkspace *self,
                                   const char  *key,
                                   char       **text,
                                   GError     **error);
GPtrArray *kd_workspace_list_drafts (KdWorkspace *self,
                                     const char  *prefix,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kd_workspace_drop_draft (KdWorkspace *self,
                                    const char  *key,
                                    GError     **error);

G_END_DECLS
