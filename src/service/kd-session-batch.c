/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A batch edit of thousands, with a row beside the places that tells how far it is. */

#include "kd-session-batch.h"

#include "kd-error.h"
#include "kd-session-private.h"

#include <glib/gi18n-lib.h>

/* How often it is looked how far it is. */
#define LOOK_MS 100

typedef struct
{
  KdBatchEdit *edit;
  char        *said;
  guint64      number;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  kd_batch_edit_unref (batch->edit);
  g_free (batch->said);
  g_free (batch);
}

static gboolean
run_batch (KdWorkspace  *workspace,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Batch *batch = data;

  return kd_batch_edit_run (workspace, batch->edit, cancellable, &batch->number, error);
}

/* What is looked at while it runs. */
typedef struct
{
  KdSession   *session;
  KdBatchEdit *edit;
  const char  *action;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->session);
  kd_batch_edit_unref (look->edit);
  g_free (look);
}

static gboolean
on_look (gpointer data)
{
  Look *look = data;

  kd_errand_show (kd_session_get_errand (look->session), C_ ("long work", "Changing clients"), (double) g_atomic_int_get (&look->edit->done) / MAX (look->edit->clients->len, 1), look->action);
  return G_SOURCE_CONTINUE;
}

/* The timer is the task's while it runs. */
static void
begin_looking (KdSession   *self,
               GTask       *task,
               KdBatchEdit *edit,
               const char  *action)
{
  Look *look = g_new (Look, 1);

  *look = (Look) { g_object_ref (self), kd_batch_edit_ref (edit), g_intern_string (action) };
  g_task_set_task_data (task, GUINT_TO_POINTER (g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, on_look, look, look_free)), NULL);
  on_look (look);
}

static void
on_ran (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) task = data;
  KdSession *self = g_task_get_source_object (task);
  GError    *error = NULL;
  Batch     *batch = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (g_task_get_task_data (task) != NULL)
    {
      g_source_remove (GPOINTER_TO_UINT (g_task_get_task_data (task)));
      kd_errand_end (kd_session_get_errand (self));
    }
  if (batch == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (batch->number != 0)
    kd_session_say_done (self, batch->said, batch->number);
  batch_free (batch);
  g_task_return_boolean (task, TRUE);
}

/**
 * kd_session_edit_batch_async:
 * @self: a session
 * @edit: what to change, of any number of clients; it tells how far it is
 * @said: what is said when it is done, with a way back
 * @action: detailed name of the action of the window that shows more of it
 * @cancellable: (nullable): to give up; then nothing stays
 * @callback: called when it is done or has failed
 * @data: for @callback
 *
 * Changes clients beside the main loop, as one step for undoing. Where they are more than %KD_BATCH_EDIT_AT_ONCE, it is the
 * session's errand meanwhile.
 */
void
kd_session_edit_batch_async (KdSession          *self,
                             KdBatchEdit        *edit,
                             const char         *said,
                             const char         *action,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  GTask           *task = g_task_new (self, NULL, callback, data);
  Batch           *batch;
  g_autofree char *busy = kd_errand_describe (kd_session_get_errand (self));

  g_task_set_source_tag (task, kd_session_edit_batch_async);
  if (busy != NULL)
    {
      g_task_return_new_error (task, KD_ERROR, KD_ERROR_BUSY, _ ("Other work is not finished: %s. Wait for it, or end it there"), busy);
      g_object_unref (task);
      return;
    }
  batch = g_new0 (Batch, 1);
  batch->edit = kd_batch_edit_ref (edit);
  batch->said = g_strdup (said);
  if (edit->clients->len > KD_BATCH_EDIT_AT_ONCE)
    begin_looking (self, task, edit, action);
  kd_workspace_call_async (self->workspace, run_batch, batch, batch_free, cancellable, on_ran, task);
}

/**
 * kd_session_edit_batch_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether all of it was done
 */
gboolean
kd_session_edit_batch_finish (KdSession    *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
