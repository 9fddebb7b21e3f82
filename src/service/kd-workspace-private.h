/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-backup-plan.h"
#include "kd-book.h"
#include "kd-brief.h"
#include "kd-filter.h"
#include "kd-tries.h"
#include "kd-vault-keys.h"
#include "kd-workspace.h"

struct _KdWorkspace
{
  GObject      parent_instance;
  char        *folder;
  char        *book_folder;
  char        *anchor;
  char        *title;
  char        *regime;
  KdVaultKeys *vault;
  KdSigner    *signer;
  KdClock     *clock;
  KdBook      *book;
};

void            kd_workspace_remove_tree (const char *folder);
void            kd_workspace_take_book (KdWorkspace *self, KdBook *book);
gboolean        kd_workspace_backup_told (KdWorkspace      *self,
                                          const char       *path,
                                          KdBackupStageFunc func,
                                          gpointer          data,
                                          GCancellable     *cancellable,
                                          guint64          *size,
                                          GError          **error);
GPtrArray      *kd_workspace_list_filtered (KdWorkspace     *self,
                                            const KdKindDef *def,
                                            const KdFilter  *filter,
                                            guint            limit,
                                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        kd_workspace_check_segment (KdWorkspace *self,
                                            const KdRow *row,
                                            GError     **error);
GPtrArray      *kd_workspace_list_clients (KdWorkspace *self,
                                           const char  *where,
                                           guint        limit,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
KdCommitResult *kd_workspace_commit (KdWorkspace    *self,
                                     KdLane          lane,
                                     const KdCommit *commit,
                                     GCancellable   *cancellable,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean kd_workspace_each_brief (KdWorkspace *self,
                                  KdBriefFunc  func,
                                  gpointer     data,
                                  guint64     *number,
                                  GError     **error);

KdVaultKeys *kd_workspace_load_vault (const char *folder,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     kd_workspace_save_vault (const char        *folder,
                                      const KdVaultKeys *vault,
                                      GError           **error);
KdSecret    *kd_workspace_try_passphrase (const KdVaultKeys *vault,
                                          const char        *user,
                                          const KdSecret    *passphrase,
                                          KdTries          **turn,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
