/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workspace as an object: its life, its signal, and calls beside the main loop. */

#include "kd-workspace-private.h"

#include "kd-rules.h"

/**
 * KdWorkspace:
 *
 * A vault that one user has unlocked, with one open book. It is made at the top of a program and passed
 * down; clock and zone come from it.
 *
 * Its functions block until the book's thread has answered and may be called from any thread. A window
 * calls them by [method@Workspace.call_async].
 */

typedef enum
{
  PROP_READ_ONLY = 1,
} KdWorkspaceProperty;

static GParamSpec *properties[PROP_READ_ONLY + 1];

enum
{
  SIGNAL_COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdWorkspace, kd_workspace, G_TYPE_OBJECT)

static void
kd_workspace_finalize (GObject *object)
{
  KdWorkspace *self = KD_WORKSPACE (object);

  kd_workspace_close (self);
  g_clear_object (&self->book);
  g_clear_pointer (&self->clock, kd_clock_unref);
  g_free (self->book_folder);
  g_free (self->anchor);
  g_free (self->title);
  g_free (self->regime);
  g_free (self->folder);
  G_OBJECT_CLASS (kd_workspace_parent_class)->finalize (object);
}

static void
kd_workspace_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_set_boolean (value, kd_workspace_is_read_only (KD_WORKSPACE (object)));
}

static void
kd_workspace_class_init (KdWorkspaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_workspace_finalize;
  G_OBJECT_CLASS (class)->get_property = kd_workspace_get_property;

  /**
   * KdWorkspace:read-only:
   *
   * Whether changes are refused, because the book is damaged: it was opened so, or the damage was found since.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), G_N_ELEMENTS (properties), properties);
  /**
   * KdWorkspace::committed:
   * @self: a workspace
   * @rows: (element-type KdRow): records that were added or changed, as they are now
   * @briefs: (element-type KdBrief): the briefs that this changed
   * @gone: (element-type gint64): numbers of clients that were deleted, as briefs have them
   * @number: the commit, or the last of several
   *
   * Something was committed; several large commits, as of an import, may be told as one. Rows and briefs live while it is
   * emitted. Emitted in the main context in which the workspace was unlocked.
   */
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed",
                                            KD_TYPE_WORKSPACE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            4,
                                            G_TYPE_PTR_ARRAY,
                                            G_TYPE_PTR_ARRAY,
                                            G_TYPE_ARRAY,
                                            G_TYPE_UINT64);
}

static void
kd_workspace_init (KdWorkspace *self)
{
}

static void
on_committed (KdBook         *book,
              KdCommitResult *result,
              KdWorkspace    *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, result->rows, result->briefs, result->gone, result->number);
}

static void
on_frozen (KdWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * kd_workspace_take_book:
 * @self: a workspace without a book
 * @book: (transfer full): its book
 *
 * Makes @book the open one.
 */
void
kd_workspace_take_book (KdWorkspace *self,
                        KdBook      *book)
{
  self->book = book;
  g_signal_connect_object (book, "committed", G_CALLBACK (on_committed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (book, "frozen", G_CALLBACK (on_frozen), self, G_CONNECT_SWAPPED);
}

/**
 * kd_workspace_close:
 * @self: a workspace
 *
 * Closes the book, whose end is then noted outside of it, and wipes the keys. From then on every call
 * fails with %KD_ERROR_LOCKED. What was being written is finished first.
 */
void
kd_workspace_close (KdWorkspace *self)
{
  if (self->book != NULL)
    kd_book_close (self->book);
  g_clear_pointer (&self->signer, kd_signer_unref);
  g_clear_pointer (&self->vault, kd_vault_keys_free);
}

/**
 * kd_workspace_is_open:
 * @self: a workspace
 *
 * Returns: whether the book is open
 */
gboolean
kd_workspace_is_open (KdWorkspace *self)
{
  return self->vault != NULL;
}

/**
 * kd_workspace_is_read_only:
 * @self: a workspace
 *
 * Returns: whether changes are refused; see [property@Workspace:read-only]
 */
gboolean
kd_workspace_is_read_only (KdWorkspace *self)
{
  return self->book != NULL && kd_book_is_read_only (self->book);
}

/**
 * kd_workspace_get_clock:
 * @self: a workspace
 *
 * Returns: (transfer none): where time and zone come from
 */
KdClock *
kd_workspace_get_clock (KdWorkspace *self)
{
  return self->clock;
}

/**
 * kd_workspace_get_title:
 * @self: a workspace
 *
 * Returns: (transfer none): what the open book is called
 */
const char *
kd_workspace_get_title (KdWorkspace *self)
{
  return self->title;
}

/**
 * kd_workspace_get_regime:
 * @self: a workspace
 *
 * Returns: (transfer none): whose rules clients are classed by
 */
const char *
kd_workspace_get_regime (KdWorkspace *self)
{
  return self->regime != NULL ? self->regime : KD_REGIME_DEFAULT;
}

/**
 * kd_workspace_set_regime:
 * @self: a workspace
 * @regime: (nullable): whose rules; %NULL for those of banks
 *
 * Says whose rules clients are classed by where they are searched and filtered.
 */
void
kd_workspace_set_regime (KdWorkspace *self,
                         const char  *regime)
{
  g_set_str (&self->regime, regime);
}

/* --- beside the main loop ----------------------------------------------------------------------------- */

typedef struct
{
  KdWorkspaceFunc func;
  gpointer        data;
  GDestroyNotify  free_data;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->free_data != NULL && call->data != NULL)
    call->free_data (call->data);
  g_free (call);
}

static void
run_call (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Call   *call = data;
  GError *error = NULL;

  if (call->func (source, call->data, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&call->data), call->free_data);
  else
    g_task_return_error (task, error);
}

/**
 * kd_workspace_call_async:
 * @self: a workspace
 * @func: what to do
 * @data: (transfer full): what @func works on
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): to give up
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Has something done on a thread, so that the main loop goes on.
 */
void
kd_workspace_call_async (KdWorkspace        *self,
                         KdWorkspaceFunc     func,
                         gpointer            data,
                         GDestroyNotify      free_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  *call = (Call) { func, data, free_data };
  g_task_set_source_tag (task, kd_workspace_call_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, call_free);
  g_task_run_in_thread (task, run_call);
}

/**
 * kd_workspace_call_finish:
 * @self: a workspace
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the data with its results, or %NULL with @error set
 */
gpointer
kd_workspace_call_finish (KdWorkspace  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
