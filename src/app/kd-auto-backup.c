/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-auto-backup.h"

#include "kd-backup-plan.h"

#include <glib/gi18n-lib.h>

/**
 * KdAutoBackup:
 *
 * Makes a backup by itself where one is due, while somebody works. A disk that is not connected is no
 * failure: the banner says so when it lasts.
 */
struct _KdAutoBackup
{
  GObject parent_instance;

  KdSession *session;
  GSettings *settings;
  guint      timer;
  gboolean   busy;
};

/* Not in the first minute, when the user wants to see clients. */
#define FIRST_SECONDS 60
#define NEXT_SECONDS 1800

G_DEFINE_FINAL_TYPE (KdAutoBackup, kd_auto_backup, G_TYPE_OBJECT)

typedef struct
{
  KdBackupPlan *plan;
  char         *path;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  kd_backup_plan_free (work->plan);
  g_free (work->path);
  g_free (work);
}

static gboolean
run_backup (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  if (!kd_backup_plan_is_due (work->plan, workspace) || !g_file_test (kd_backup_plan_get_folder (work->plan), G_FILE_TEST_IS_DIR))
    return TRUE;
  work->path = kd_backup_plan_run (work->plan, workspace, NULL, NULL, cancellable, error);
  return work->path != NULL;
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KdAutoBackup) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  self->busy = FALSE;
  if (work == NULL)
    kd_session_fail (self->session, error);
  if (work == NULL || work->path != NULL)
    kd_session_note_kept (self->session);
  g_clear_pointer (&work, work_free);
}

static gboolean
on_time (gpointer data)
{
  KdAutoBackup *self = data;
  Work         *work;

  self->timer = g_timeout_add_seconds (NEXT_SECONDS, on_time, self);
  if (self->busy || kd_session_is_read_only (self->session) || !g_settings_get_boolean (self->settings, "back-up-daily"))
    return G_SOURCE_REMOVE;
  self->busy = TRUE;
  work = g_new0 (Work, 1);
  work->plan = kd_backup_plan_new_for (kd_session_get_workspace (self->session));
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_backup, work, work_free, NULL, on_backed_up, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_locked (KdAutoBackup *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
kd_auto_backup_dispose (GObject *object)
{
  KdAutoBackup *self = KD_AUTO_BACKUP (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kd_auto_backup_parent_class)->dispose (object);
}

static void
kd_auto_backup_class_init (KdAutoBackupClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_auto_backup_dispose;
}

static void
kd_auto_backup_init (KdAutoBackup *self)
{
}

/**
 * kd_auto_backup_new:
 * @session: an open book
 *
 * Returns: (transfer full): what sees to its backups until it is locked
 */
KdAutoBackup *
kd_auto_backup_new (KdSession *session)
{
  KdAutoBackup *self = g_object_new (KD_TYPE_AUTO_BACKUP, NULL);

  self->session = g_object_ref (session);
  self->settings = g_settings_new (KD_APP_ID);
  self->timer = g_timeout_add_seconds (FIRST_SECONDS, on_time, self);
  g_signal_connect_object (session, "locked", G_CALLBACK (on_locked), self, G_CONNECT_SWAPPED);
  return self;
}
