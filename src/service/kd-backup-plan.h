/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdBackupPlan:
 *
 * Where a book's backups go, when the last one was made and how it went. It lies in a small file outside of the book
 * that holds nothing of a client, so that it can be asked while the book is locked.
 */
typedef struct _KdBackupPlan KdBackupPlan;

/**
 * KdBackupStage:
 * @KD_BACKUP_STAGE_COPY: the pages are copied
 * @KD_BACKUP_STAGE_CHECK: the copy is proved
 * @KD_BACKUP_STAGE_TIDY: older backups are thinned out
 *
 * What a backup is at.
 */
typedef enum
{
  KD_BACKUP_STAGE_COPY,
  KD_BACKUP_STAGE_CHECK,
  KD_BACKUP_STAGE_TIDY,
} KdBackupStage;

/**
 * KdBackupStageFunc:
 * @stage: what begins
 * @data: what was handed over
 *
 * Told on the thread that makes the backup.
 */
typedef void (*KdBackupStageFunc) (KdBackupStage stage,
                                   gpointer      data);

/**
 * KdBackupDrill:
 * @clients: how many clients are in the backup
 * @records: how many records of every kind
 * @commits: how many commits the ledger has
 *
 * What a restore found.
 */
typedef struct
{
  guint64 clients;
  guint64 records;
  guint64 commits;
} KdBackupDrill;

KdBackupPlan *kd_backup_plan_new (const char *book) G_GNUC_WARN_UNUSED_RESULT;
KdBackupPlan *kd_backup_plan_new_for (KdWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void          kd_backup_plan_free (KdBackupPlan *self);
const char   *kd_backup_plan_get_folder (const KdBackupPlan *self);
gint64        kd_backup_plan_get_last (const KdBackupPlan *self);
guint64       kd_backup_plan_get_size (const KdBackupPlan *self);
const char   *kd_backup_plan_get_problem (const KdBackupPlan *self);
gboolean      kd_backup_plan_set_folder (KdBackupPlan *self,
                                         KdWorkspace  *workspace,
                                         const char   *folder,
                                         GError      **error);
gboolean      kd_backup_plan_is_due (const KdBackupPlan *self,
                                     KdWorkspace        *workspace);
char         *kd_backup_plan_describe (const KdBackupPlan *self,
                                       KdClock            *clock) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_backup_plan_run (KdBackupPlan     *self,
                                  KdWorkspace      *workspace,
                                  KdBackupStageFunc func,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;
char         *kd_backup_plan_find_newest (const KdBackupPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_workspace_drill (KdWorkspace   *self,
                                  const char    *file,
                                  KdBackupDrill *found,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdBackupPlan, kd_backup_plan_free)

G_END_DECLS
