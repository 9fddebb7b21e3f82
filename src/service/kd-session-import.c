/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-session.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdUuid      batch;
  KdReversal *reversal;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_pointer (&undo->reversal, kd_reversal_free);
  g_free (undo);
}

static gboolean
run_undo (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Undo *undo = data;

  undo->reversal = kd_workspace_undo_batch (workspace, &undo->batch, FALSE, error);
  return undo->reversal != NULL;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError          *error = NULL;
  Undo            *undo = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *said = NULL;

  if (undo == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  said = g_strdup_printf (_ ("Import undone: %u changes taken back, %u kept because they were edited since"), undo->reversal->reversed, g_strv_length (undo->reversal->kept));
  kd_session_say (g_task_get_source_object (task), said);
  undo_free (undo);
  g_task_return_boolean (task, TRUE);
}

/**
 * kd_session_undo_import_async:
 * @self: a session
 * @batch: an import that is done
 * @callback: called on the main loop
 * @data: for @callback
 *
 * Takes a whole import back beside the main loop, but for what was edited since, and says how much of it.
 */
void
kd_session_undo_import_async (KdSession          *self,
                              const KdUuid       *batch,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Undo  *undo = g_new0 (Undo, 1);

  g_task_set_source_tag (task, kd_session_undo_import_async);
  undo->batch = *batch;
  kd_workspace_call_async (kd_session_get_workspace (self), run_undo, undo, undo_free, NULL, on_undone, task);
}

/**
 * kd_session_undo_import_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the import was taken back
 */
gboolean
kd_session_undo_import_finish (KdSession    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
