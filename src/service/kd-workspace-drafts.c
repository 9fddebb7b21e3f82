/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-workspace-drafts.h"

#include "kd-draft-store.h"
#include "kd-error.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *key;
  const char *text;
  gint64      time;
  GPtrArray  *drafts;
} DraftCall;

static KdStep
run_put (KdStore *store,
         gpointer data,
         GError **error)
{
  DraftCall *call = data;

  return kd_draft_store_put (store->connection, call->key, call->text, call->time, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

static KdStep
run_list (KdStore *store,
          gpointer data,
          GError **error)
{
  DraftCall *call = data;

  return kd_draft_store_list (store->connection, call->key, &call->drafts, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

static KdStep
run_drop (KdStore *store,
          gpointer data,
          GError **error)
{
  DraftCall *call = data;

  return kd_draft_store_drop (store->connection, call->key, error) ? KD_STEP_DONE : KD_STEP_FAILED;
}

/**
 * kd_workspace_put_draft:
 * @self: a workspace
 * @key: under which name; see %KD_DRAFT_FORM and its neighbours
 * @text: what to keep instead of what was there, at most %KD_DRAFT_LIMIT bytes
 * @error: return location
 *
 * Keeps a text inside the book that is no record yet: encrypted and backed up as records are, but
 * neither a commit nor undone.
 *
 * Returns: whether it is on the disk
 */
gboolean
kd_workspace_put_draft (KdWorkspace *self,
                        const char  *key,
                        const char  *text,
                        GError     **error)
{
  DraftCall call = { key, text, kd_clock_now (self->clock), NULL };

  if (strlen (text) > KD_DRAFT_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("The draft is longer than %d KiB; store it as a note"), KD_DRAFT_LIMIT / 1024);
      return FALSE;
    }
  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_put, &call, NULL, error);
}

/**
 * kd_workspace_list_drafts:
 * @self: a workspace
 * @prefix: what the keys begin with; an empty text for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdDraft): the drafts, the newest first
 */
GPtrArray *
kd_workspace_list_drafts (KdWorkspace *self,
                          const char  *prefix,
                          GError     **error)
{
  DraftCall call = { .key = prefix };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_list, &call, NULL, error) ? call.drafts : NULL;
}

/**
 * kd_workspace_get_draft:
 * @self: a workspace
 * @key: which one
 * @text: (out) (transfer full) (nullable): what is kept there, or %NULL if nothing is
 * @error: return location
 *
 * Returns: whether it could be looked up
 */
gboolean
kd_workspace_get_draft (KdWorkspace *self,
                        const char  *key,
                        char       **text,
                        GError     **error)
{
  g_autoptr (GPtrArray) drafts = kd_workspace_list_drafts (self, key, error);

  *text = NULL;
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      KdDraft *draft = drafts->pdata[i];

      if (g_str_equal (draft->key, key))
        *text = g_steal_pointer (&draft->text);
    }
  return drafts != NULL;
}

/**
 * kd_workspace_drop_draft:
 * @self: a workspace
 * @key: which one; it need not be there
 * @error: return location
 *
 * Returns: whether it is gone
 */
gboolean
kd_workspace_drop_draft (KdWorkspace *self,
                         const char  *key,
                         GError     **error)
{
  DraftCall call = { .key = key };

  return kd_book_run (self->book, KD_LANE_INTERACTIVE, run_drop, &call, NULL, error);
}
