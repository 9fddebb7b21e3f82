/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-batch-edit.h"

#include "kd-change.h"
#include "kd-client.h"
#include "kd-commit.h"
#include "kd-error.h"
#include "kd-import-batch.h"
#include "kd-roster-words.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the field is to say of a client. Tags that are there stay as they are written. */
static char *
make_text (const KdBatchEdit *edit,
           const KdRow       *row)
{
  const char *had = edit->adds_tag ? kd_row_get_text (row, edit->field) : NULL;
  g_auto (GStrv) tags = had != NULL ? kd_words_split_tags (had) : NULL;

  if (tags == NULL || tags[0] == NULL)
    return g_strdup (edit->text);
  if (*edit->text == '\0' || g_strv_contains ((const char *const *) tags, edit->text))
    return g_strdup (had);
  return g_strconcat (had, strstr (had, "，") != NULL ? "，" : strstr (had, "、") != NULL ? "、"
                                                                                          : ", ",
                      edit->text,
                      NULL);
}

/**
 * kd_batch_edit_new:
 * @clients: (element-type KdUuid): whose field is changed
 * @field: number of a field of a client
 * @text: its new value as it is typed; empty for none
 * @adds_tag: whether @text is one more tag
 *
 * Returns: (transfer full): what to change
 */
KdBatchEdit *
kd_batch_edit_new (GArray     *clients,
                   guint       field,
                   const char *text,
                   gboolean    adds_tag)
{
  KdBatchEdit *self = g_atomic_rc_box_new0 (KdBatchEdit);

  self->clients = g_array_ref (clients);
  self->field = field;
  self->text = g_strdup (text);
  self->adds_tag = adds_tag;
  return self;
}

/**
 * kd_batch_edit_ref:
 * @edit: a batch edit
 *
 * Keeps it, to see how far it is.
 *
 * Returns: (transfer full): @edit
 */
KdBatchEdit *
kd_batch_edit_ref (KdBatchEdit *edit)
{
  return g_atomic_rc_box_acquire (edit);
}

static void
clear (gpointer data)
{
  KdBatchEdit *edit = data;

  g_array_unref (edit->clients);
  g_free (edit->text);
}

/**
 * kd_batch_edit_unref:
 * @edit: (nullable): a batch edit
 *
 * Lets go of it.
 */
void
kd_batch_edit_unref (KdBatchEdit *edit)
{
  if (edit != NULL)
    g_atomic_rc_box_release_full (edit, clear);
}

/* What becomes of one client; no change where the value is there already. */
static gboolean
compose_one (KdWorkspace       *workspace,
             const KdBatchEdit *edit,
             guint              i,
             KdChange         **change,
             KdRow            **before,
             GError           **error)
{
  const KdUuid *client = &g_array_index (edit->clients, KdUuid, i);
  g_autoptr (KdRow) row = kd_workspace_get (workspace, client, error);
  g_autoptr (KdChange) made = NULL;
  g_autoptr (KdRow) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *assignment = NULL;

  if (row == NULL)
    return FALSE;
  text = make_text (edit, row);
  assignment = g_strdup_printf ("%s=%s", kd_client_kind.fields[edit->field].name, text);
  made = kd_change_new_update (KD_KIND_CLIENT, client);
  if (!kd_change_assign (made, (const char *const[]) { assignment, NULL }, row, error))
    return FALSE;
  after = kd_change_apply (made, row);
  if (kd_row_equal (after, row))
    return TRUE;
  *change = g_steal_pointer (&made);
  *before = g_steal_pointer (&row);
  return TRUE;
}

/**
 * kd_batch_edit_compose:
 * @workspace: a workspace
 * @edit: what to change, of no more clients than one commit may change
 * @changes: (element-type KdChange): where the changes go
 * @before: (nullable) (element-type KdRow): where the clients as they are go, one for each change
 * @error: return location
 *
 * Makes the changes of a batch edit, none for clients who have the value already. Blocks; may be called from
 * any thread.
 *
 * Returns: whether they are in @changes; %FALSE if a client is gone or the value cannot stand
 */
gboolean
kd_batch_edit_compose (KdWorkspace       *workspace,
                       const KdBatchEdit *edit,
                       GPtrArray         *changes,
                       GPtrArray         *before,
                       GError           **error)
{
  guint n;

  return kd_batch_edit_look (workspace, edit, G_MAXUINT, changes, before, &n, NULL, error);
}

/**
 * kd_batch_edit_look:
 * @workspace: a workspace
 * @edit: what to change, of any number of clients
 * @most: how many changes are wanted
 * @changes: (element-type KdChange): where the first of them go
 * @before: (nullable) (element-type KdRow): where the clients as they are go, one for each of these
 * @n_changes: (out): how many changes there would be
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Finds out what a batch edit would do. Blocks; may be called from any thread.
 *
 * Returns: %FALSE if it was given up, a client is gone or the value cannot stand
 */
gboolean
kd_batch_edit_look (KdWorkspace       *workspace,
                    const KdBatchEdit *edit,
                    guint              most,
                    GPtrArray         *changes,
                    GPtrArray         *before,
                    guint             *n_changes,
                    GCancellable      *cancellable,
                    GError           **error)
{
  *n_changes = 0;
  for (guint i = 0; i < edit->clients->len; i++)
    {
      g_autoptr (KdChange) change = NULL;
      g_autoptr (KdRow) row = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !compose_one (workspace, edit, i, &change, &row, error))
        return FALSE;
      if (change == NULL || ++*n_changes > most)
        continue;
      g_ptr_array_add (changes, g_steal_pointer (&change));
      if (before != NULL)
        g_ptr_array_add (before, g_steal_pointer (&row));
    }
  return TRUE;
}

/* --- in one step ------------------------------------------------------------------------------------------ */

/* A batch edit at work. */
typedef struct
{
  KdWorkspace  *workspace;
  KdBatchEdit  *edit;
  GCancellable *cancellable;
  KdUuid        batch; /* none before something is written */
  guint         changed;
  guint64       number;
} Run;

/* Takes over @changes. */
static gboolean
write_piece (Run       *run,
             GPtrArray *changes,
             GError   **error)
{
  g_autoptr (KdCommit) commit = kd_commit_new (KD_REASON_BATCH_EDIT);
  g_autoptr (KdCommitResult) result = NULL;

  commit->batch = run->batch;
  g_ptr_array_extend_and_steal (commit->changes, changes);
  result = kd_workspace_commit (run->workspace, KD_LANE_BULK, commit, run->cancellable, error);
  if (result != NULL)
    run->number = result->number;
  return result != NULL;
}

static gboolean
begin (Run     *run,
       GError **error)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  KdRow     *row = kd_import_batch_new ("edit", kd_client_kind.name, kd_clock_now (kd_workspace_get_clock (run->workspace)));

  run->batch = row->uuid;
  g_ptr_array_add (changes, kd_change_new_insert (row));
  return write_piece (run, changes, error);
}

static gboolean
finish (Run     *run,
        GError **error)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  KdChange  *change = kd_import_batch_finish (&run->batch, kd_clock_now (kd_workspace_get_clock (run->workspace)));

  kd_import_batch_set_count (change, KD_IMPORT_BATCH_ROWS, run->edit->clients->len);
  kd_import_batch_set_count (change, KD_IMPORT_BATCH_UPDATED, run->changed);
  g_ptr_array_add (changes, change);
  return write_piece (run, changes, error);
}

static gboolean
change_all (Run     *run,
            GError **error)
{
  for (guint i = 0; i < run->edit->clients->len;)
    {
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);

      for (; i < run->edit->clients->len && changes->len < KD_BATCH_COMMIT_LIMIT; i++)
        {
          g_autoptr (KdChange) change = NULL;
          g_autoptr (KdRow) row = NULL;

          if (g_cancellable_is_cancelled (run->cancellable))
            {
              g_set_error (error, KD_ERROR, KD_ERROR_CANCELLED, _ ("The change was cancelled; nothing was kept"));
              return FALSE;
            }
          if (!compose_one (run->workspace, run->edit, i, &change, &row, error))
            return FALSE;
          if (change != NULL)
            g_ptr_array_add (changes, g_steal_pointer (&change));
          g_atomic_int_set (&run->edit->done, (gint) i);
        }
      if (changes->len == 0)
        continue;
      run->changed += changes->len;
      if ((kd_uuid_is_none (&run->batch) && !begin (run, error)) || !write_piece (run, g_steal_pointer (&changes), error))
        return FALSE;
    }
  return kd_uuid_is_none (&run->batch) || finish (run, error);
}

static gboolean
run_at_once (KdWorkspace       *workspace,
             const KdBatchEdit *edit,
             guint64           *number,
             GError           **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);

  *number = 0;
  return kd_batch_edit_compose (workspace, edit, changes, NULL, error) && kd_workspace_change (workspace, g_steal_pointer (&changes), number, error);
}

/**
 * kd_batch_edit_run:
 * @workspace: a workspace
 * @edit: what to change, of any number of clients
 * @cancellable: (nullable): to give up; then nothing stays
 * @number: (out): the commit that stands for all of it where it is to be undone, or 0 if there was nothing to change
 * @error: return location
 *
 * Changes clients, many of them as one act of many commits, between which others work. It is done whole or not at all: what was written before
 * a failure is taken back, at the next opening if not at once. Blocks; may be called from any thread.
 *
 * Returns: whether it was done
 */
gboolean
kd_batch_edit_run (KdWorkspace  *workspace,
                   KdBatchEdit  *edit,
                   GCancellable *cancellable,
                   guint64      *number,
                   GError      **error)
{
  Run run = { .workspace = workspace, .edit = edit, .cancellable = cancellable };
  g_autoptr (KdReversal) reversal = NULL;
  g_autoptr (GError) left = NULL;

  g_atomic_int_set (&edit->done, 0);
  if (edit->clients->len <= KD_BATCH_EDIT_AT_ONCE)
    return run_at_once (workspace, edit, number, error);
  if (change_all (&run, error))
    {
      *number = run.number;
      return TRUE;
    }
  *number = 0;
  if (kd_uuid_is_none (&run.batch))
    return FALSE;
  reversal = kd_workspace_undo_batch (workspace, &run.batch, TRUE, &left);
  if (reversal == NULL)
    g_debug ("A batch edit waits for the next opening to be taken back: %s", left->message);
  return FALSE;
}
