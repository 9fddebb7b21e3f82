/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-key-dialog.h"

#include "kd-session.h"

#include <string.h>
#include <unistd.h>

/**
 * KdKeyDialog:
 *
 * A form of secrets and one verb that works on the keys of a vault. Stretching a passphrase takes a second, so the
 * work is done beside the main loop, and the verb rests meanwhile. What was typed stays when it went wrong.
 */
typedef struct
{
  KdProgram *program;
  gboolean   busy;
} KdKeyDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KdKeyDialog, kd_key_dialog, KD_TYPE_FORM_DIALOG)

typedef struct
{
  KdKeyDialog *dialog; /* held by the callback, so that its last reference never goes on the thread */
  int          fd;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  close (work->fd);
  g_free (work);
}

static void
forget_lines (GStrv lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    explicit_bzero (lines[i], strlen (lines[i]));
  g_strfreev (lines);
}

static void
update_verb (KdKeyDialog *self)
{
  KdKeyDialogPrivate *priv = kd_key_dialog_get_instance_private (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", !priv->busy && KD_KEY_DIALOG_GET_CLASS (self)->is_complete (self));
}

/**
 * kd_key_dialog_look:
 * @self: a dialog
 *
 * Something else was typed: what was wrong is no longer said, and the verb works if it is enough.
 */
void
kd_key_dialog_look (KdKeyDialog *self)
{
  kd_form_dialog_set_problem (KD_FORM_DIALOG (self), NULL);
  update_verb (self);
}

static gboolean
run (KdProgram *program,
     gpointer   data,
     GError   **error)
{
  const Work *work = data;

  return KD_KEY_DIALOG_GET_CLASS (work->dialog)->run (work->dialog, program, work->fd, error);
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (KdKeyDialog) self = data;
  KdKeyDialogPrivate *priv = kd_key_dialog_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  Work *work = kd_program_call_finish (KD_PROGRAM (source), result, &error);

  priv->busy = FALSE;
  update_verb (self);
  if (work == NULL)
    {
      kd_form_dialog_set_problem (KD_FORM_DIALOG (self), KD_KEY_DIALOG_GET_CLASS (self)->failed (self, error));
      return;
    }
  work_free (work);
  KD_KEY_DIALOG_GET_CLASS (self)->done (self);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_accept (KdKeyDialog *self)
{
  KdKeyDialogPrivate *priv = kd_key_dialog_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  GStrv lines = KD_KEY_DIALOG_GET_CLASS (self)->get_lines (self);
  int   fd = kd_session_speak ((const char *const *) lines, &error);
  Work *work;

  forget_lines (lines);
  if (fd < 0)
    {
      kd_form_dialog_set_problem (KD_FORM_DIALOG (self), error->message);
      return;
    }
  kd_form_dialog_set_problem (KD_FORM_DIALOG (self), NULL);
  priv->busy = TRUE;
  update_verb (self);
  work = g_new0 (Work, 1);
  *work = (Work) { self, fd };
  kd_program_call_async (priv->program, run, work, work_free, on_run, g_object_ref (self));
}

static const char *
kd_key_dialog_failed (KdKeyDialog  *self,
                      const GError *error)
{
  return error->message;
}

static void
kd_key_dialog_dispose (GObject *object)
{
  KdKeyDialogPrivate *priv = kd_key_dialog_get_instance_private (KD_KEY_DIALOG (object));

  g_clear_object (&priv->program);
  G_OBJECT_CLASS (kd_key_dialog_parent_class)->dispose (object);
}

static void
kd_key_dialog_class_init (KdKeyDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_key_dialog_dispose;
  class->failed = kd_key_dialog_failed;
}

static void
kd_key_dialog_init (KdKeyDialog *self)
{
  g_signal_connect (self, "accept", G_CALLBACK (on_accept), NULL);
}

/**
 * kd_key_dialog_setup:
 * @self: a dialog that has just been made
 * @program: which vault
 * @title: what it is about
 * @verb: with a mnemonic, what its one button does
 *
 * Makes its frame. Rows are added by the caller, who calls [method@KeyDialog.look] when all are there.
 */
void
kd_key_dialog_setup (KdKeyDialog *self,
                     KdProgram   *program,
                     const char  *title,
                     const char  *verb)
{
  KdKeyDialogPrivate *priv = kd_key_dialog_get_instance_private (self);

  priv->program = g_object_ref (program);
  kd_form_dialog_setup (KD_FORM_DIALOG (self), title, verb);
}
