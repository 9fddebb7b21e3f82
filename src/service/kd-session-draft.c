/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-session.h"

#include "kd-workspace-drafts.h"

#include <glib/gi18n-lib.h>

/* A draft on its way into the book, or out of it where there is no text; what brings its form back is one of both. */
typedef struct
{
  char     *key;
  char     *text;
  GClosure *again;
  char     *action;
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_free (keep->key);
  g_free (keep->text);
  g_clear_pointer (&keep->again, g_closure_unref);
  g_free (keep->action);
  g_free (keep);
}

static gboolean
run_keep (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Keep *keep = data;

  return keep->text != NULL ? kd_workspace_put_draft (workspace, keep->key, keep->text, error) : kd_workspace_drop_draft (workspace, keep->key, error);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdSession) self = data;
  g_autoptr (GError) error = NULL;
  Keep *keep = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (keep == NULL)
    {
      kd_session_fail (self, error);
      return;
    }
  if (keep->again != NULL)
    kd_session_offer (self, _ ("Draft kept"), _ ("Continue"), keep->again);
  else if (keep->action != NULL)
    kd_session_offer_action (self, _ ("Draft kept"), _ ("Continue"), keep->action);
  keep_free (keep);
}

static void
start (KdSession  *self,
       const char *key,
       const char *text,
       GClosure   *again,
       const char *action)
{
  Keep *keep = g_new0 (Keep, 1);

  keep->key = g_strdup (key);
  keep->text = g_strdup (text);
  keep->action = g_strdup (action);
  if (again != NULL)
    {
      keep->again = g_closure_ref (again);
      g_closure_sink (again);
    }
  kd_workspace_call_async (kd_session_get_workspace (self), run_keep, keep, keep_free, NULL, on_kept, g_object_ref (self));
}

/**
 * kd_session_keep_draft:
 * @self: a session
 * @key: of a draft
 * @text: what was typed
 * @again: (transfer floating): shows the form again, without arguments
 *
 * Keeps a draft in the book beside the main loop, and offers to go on with it.
 */
void
kd_session_keep_draft (KdSession  *self,
                       const char *key,
                       const char *text,
                       GClosure   *again)
{
  start (self, key, text, again, NULL);
}

/**
 * kd_session_keep_draft_for:
 * @self: a session
 * @key: of a draft
 * @text: what was typed
 * @action: detailed name of the window's action that shows the form again
 *
 * Like [method@Session.keep_draft], for who knows no widget of the window any more.
 */
void
kd_session_keep_draft_for (KdSession  *self,
                           const char *key,
                           const char *text,
                           const char *action)
{
  start (self, key, text, NULL, action);
}

/**
 * kd_session_drop_draft:
 * @self: a session
 * @key: of a draft
 *
 * Forgets a draft beside the main loop, if there is one: it has become a record.
 */
void
kd_session_drop_draft (KdSession  *self,
                       const char *key)
{
  start (self, key, NULL, NULL, NULL);
}
