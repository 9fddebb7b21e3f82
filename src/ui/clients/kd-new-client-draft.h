/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

G_BEGIN_DECLS

/**
 * KdNewClientDraft:
 *
 * What stands in the form of a new client, each as it was typed.
 */
typedef struct
{
  char *name;
  char *mobile;
  char *id_number;
  char *birth;
  char *sex;
  char *source;
  char *referrer; /* number of a client on file */
} KdNewClientDraft;

/**
 * KdNewClientDraftFunc:
 * @draft: (nullable): what was kept
 * @data: the caller's
 *
 * Is called once with what was kept, if there is anything.
 */
typedef void (*KdNewClientDraftFunc) (const KdNewClientDraft *draft,
                                      gpointer                data);

gboolean kd_new_client_draft_is_empty (const KdNewClientDraft *self);
void     kd_new_client_draft_keep (KdSession              *session,
                                   const KdNewClientDraft *self);
void     kd_new_client_draft_keep_now (KdSession              *session,
                                       const KdNewClientDraft *self);
void     kd_new_client_draft_find (KdSession           *session,
                                   KdNewClientDraftFunc func,
                                   gpointer             data);

G_END_DECLS
