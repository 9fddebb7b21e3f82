/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a session begins: a passphrase, an open book, its clients in memory. */

#include "kd-session-private.h"

#include "kd-error.h"
#include "kd-pinyin.h"
#include "kd-workspace-drafts.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * kd_session_speak:
 * @lines: (array zero-terminated=1): secrets
 * @error: return location
 *
 * Hands secrets that somebody typed to the functions that read them, a line each, from a descriptor.
 *
 * Returns: a descriptor to read them from, or -1
 */
int
kd_session_speak (const char *const *lines,
                  GError           **error)
{
  int ends[2];

  /* A pipe holds 64 KiB without a reader; passphrases are far below it. */
  if (pipe2 (ends, O_CLOEXEC) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making a pipe"));
      return -1;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (write (ends[1], lines[i], strlen (lines[i])) < 0 || write (ends[1], "\n", 1) < 0)
      break;
  close (ends[1]);
  return ends[0];
}

typedef struct
{
  KdProgram *program;
  char      *folder;
  char      *book;
  gboolean   read_only;
  int        fd;
  KdSession *session;
} Unlock;

static void
unlock_free (gpointer data)
{
  Unlock *unlock = data;

  if (unlock->fd >= 0)
    close (unlock->fd);
  g_clear_object (&unlock->session);
  g_object_unref (unlock->program);
  g_free (unlock->folder);
  g_free (unlock->book);
  g_free (unlock);
}

static void
run_unlock (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Unlock *unlock = data;
  GError       *error = NULL;
  KdWorkspace  *workspace = (unlock->read_only ? kd_workspace_unlock_read_only
                                               : kd_workspace_unlock) (unlock->folder, NULL, unlock->book, unlock->fd, kd_program_get_clock (unlock->program), &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Nobody else knows the session yet. */
static gboolean
load_session (KdWorkspace  *workspace,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  KdSession       *self = data;
  g_autofree char *left = NULL;

  if (!kd_directory_load (self->directory, error))
    return FALSE;
  /* Without it, it begins where every book does. */
  if (kd_workspace_get_draft (workspace, KD_DRAFT_LEFT, &left, NULL) && left != NULL)
    g_key_file_load_from_data (self->left, left, strlen (left), G_KEY_FILE_NONE, NULL);
  return TRUE;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Unlock *unlock = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KdSession) loaded = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  KdSession *self = unlock->session;

  if (loaded == NULL)
    {
      kd_workspace_close (self->workspace);
      g_task_return_error (task, error);
      return;
    }
  kd_directory_settle (self->directory);
  kd_session_start (self);
  g_task_return_pointer (task, g_steal_pointer (&unlock->session), g_object_unref);
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GTask       *task = data;
  Unlock      *unlock = g_task_get_task_data (task);
  GError      *error = NULL;
  KdWorkspace *workspace = g_task_propagate_pointer (G_TASK (result), &error);
  KdSession   *self;

  if (workspace == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self = unlock->session = g_object_new (KD_TYPE_SESSION, NULL);
  self->workspace = workspace;
  kd_session_follow_damage (self);
  self->program = g_object_ref (unlock->program);
  self->today = kd_clock_today (kd_workspace_get_clock (workspace));
  self->directory = kd_directory_new (workspace, kd_program_get_rules (unlock->program), kd_program_get_regime (unlock->program));
  kd_workspace_call_async (workspace, load_session, g_object_ref (self), g_object_unref, g_task_get_cancellable (task), on_loaded, task);
}

/* The first name that is read waits for it 50 ms; while keys are stretched nobody does. */
static gpointer
warm_up (gpointer data)
{
  kd_pinyin_warm_up ();
  return NULL;
}

/**
 * kd_session_unlock_async:
 * @program: which vault, and by whose rules
 * @book: (nullable): title of a book; %NULL for the first
 * @read_only: whether a damaged book is opened without writing to it
 * @passphrase_fd: where the passphrase comes from; taken over
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Unlocks a vault, opens a book and loads its clients, beside the main loop.
 */
void
kd_session_unlock_async (KdProgram          *program,
                         const char         *book,
                         gboolean            read_only,
                         int                 passphrase_fd,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) work = g_task_new (NULL, cancellable, on_unlocked, task);
  Unlock *unlock = g_new0 (Unlock, 1);

  *unlock = (Unlock) { g_object_ref (program), g_strdup (kd_program_get_vault (program)), g_strdup (book), read_only, passphrase_fd, NULL };
  g_task_set_source_tag (task, kd_session_unlock_async);
  g_task_set_task_data (task, unlock, unlock_free);
  g_task_set_source_tag (work, run_unlock);
  g_task_set_task_data (work, unlock, NULL);
  g_task_run_in_thread (work, run_unlock);
  g_thread_unref (g_thread_new ("pinyin", warm_up, NULL));
}

/**
 * kd_session_unlock_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the session
 */
KdSession *
kd_session_unlock_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
