/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"
#include "kd-workspace.h"

G_BEGIN_DECLS

/**
 * KdClientFile:
 * @client: the client
 * @rows: (element-type KdRow): everything that hangs on the client, as [method@Workspace.children_all] reads it
 * @households: (element-type KdRow): the client's households
 * @members: (element-type KdRow): who else belongs to them
 * @products: (element-type KdRow): every product of the book, to choose from
 *
 * All that a client's page shows, read at one moment. Shared and never changed.
 */
typedef struct
{
  KdRow     *client;
  GPtrArray *rows;
  GPtrArray *households;
  GPtrArray *members;
  GPtrArray *products;
} KdClientFile;

KdClientFile *kd_client_file_load (KdWorkspace  *workspace,
                                   const KdUuid *uuid,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdClientFile *kd_client_file_ref (KdClientFile *self) G_GNUC_WARN_UNUSED_RESULT;
void          kd_client_file_unref (KdClientFile *self);
GPtrArray    *kd_client_file_list (const KdClientFile *self,
                                   KdKind              kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *kd_client_file_list_of (const KdClientFile *self,
                                      KdKind              kind,
                                      guint               reference,
                                      const KdUuid       *uuid) G_GNUC_WARN_UNUSED_RESULT;
const KdRow  *kd_client_file_find (const KdClientFile *self,
                                   const KdUuid       *uuid);
const KdRow  *kd_client_file_follow (const KdClientFile *self,
                                     const KdRow        *row,
                                     guint               field);
gboolean      kd_client_file_concerns (const KdClientFile *self,
                                       GPtrArray          *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdClientFile, kd_client_file_unref)

G_END_DECLS
