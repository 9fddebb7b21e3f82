/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-new-client-draft.h"

#include "kd-workspace-drafts.h"

#define KEY KD_DRAFT_FORM "new-client"
#define GROUP "client"
/* What brings the form back. */
#define ACTION "win.new-client"

/* The members in the order of the struct; all of them are texts. */
static const char *const names[] = { "name", "mobile", "id-number", "birth", "sex", "source", "referrer" };

G_STATIC_ASSERT (sizeof (KdNewClientDraft) == G_N_ELEMENTS (names) * sizeof (char *));

static char **
get_member (const KdNewClientDraft *self,
            gsize                   i)
{
  return (char **) self + i;
}

/**
 * kd_new_client_draft_is_empty:
 * @self: a draft
 *
 * Returns: whether nothing was typed that is worth keeping
 */
gboolean
kd_new_client_draft_is_empty (const KdNewClientDraft *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (**get_member (self, i) != '\0')
      return FALSE;
  return TRUE;
}

static char *
write_text (const KdNewClientDraft *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (kd_new_client_draft_is_empty (self))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_key_file_set_string (file, GROUP, names[i], *get_member (self, i));
  return g_key_file_to_data (file, NULL, NULL);
}

/* What was found. */
typedef struct
{
  char *text;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->text);
  g_free (call);
}

/**
 * kd_new_client_draft_keep:
 * @session: an open book
 * @self: a draft
 *
 * Keeps a draft in the book, beside the main loop, or drops what was kept if it is empty.
 */
void
kd_new_client_draft_keep (KdSession              *session,
                          const KdNewClientDraft *self)
{
  g_autofree char *text = write_text (self);

  if (text != NULL)
    kd_session_keep_draft_for (session, KEY, text, ACTION);
  else
    kd_session_drop_draft (session, KEY);
}

/**
 * kd_new_client_draft_keep_now:
 * @session: a book that is being locked
 * @self: a draft
 *
 * Keeps a draft before the book is closed.
 */
void
kd_new_client_draft_keep_now (KdSession              *session,
                              const KdNewClientDraft *self)
{
  g_autofree char *text = write_text (self);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (kd_workspace_put_draft (kd_session_get_workspace (session), KEY, text, &error))
    kd_session_leave (session, "form", ACTION);
  else
    kd_session_fail (session, error);
}

/* Who asked. */
typedef struct
{
  KdNewClientDraftFunc func;
  gpointer             data;
} Ask;

static gboolean
run_find (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kd_workspace_get_draft (workspace, KEY, &((Call *) data)->text, error);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Ask             *ask = data;
  Call            *call = kd_workspace_call_finish (KD_WORKSPACE (source), result, NULL);
  KdNewClientDraft draft = { 0 };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean found = call != NULL && call->text != NULL && g_key_file_load_from_data (file, call->text, (gsize) -1, G_KEY_FILE_NONE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *text = found ? g_key_file_get_string (file, GROUP, names[i], NULL) : NULL;

      *get_member (&draft, i) = text != NULL ? text : g_strdup ("");
    }
  ask->func (found ? &draft : NULL, ask->data);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (*get_member (&draft, i));
  g_clear_pointer (&call, call_free);
  g_free (ask);
}

/**
 * kd_new_client_draft_find:
 * @session: an open book
 * @func: (scope async): called once
 * @data: for @func
 *
 * Looks for what was kept.
 */
void
kd_new_client_draft_find (KdSession           *session,
                          KdNewClientDraftFunc func,
                          gpointer             data)
{
  Call *call = g_new0 (Call, 1);
  Ask  *ask = g_new (Ask, 1);

  *ask = (Ask) { func, data };
  kd_workspace_call_async (kd_session_get_workspace (session), run_find, call, call_free, NULL, on_found, ask);
}
