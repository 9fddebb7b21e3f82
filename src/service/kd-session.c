/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-session-private.h"

#include "kd-change.h"
#include "kd-error.h"
#include "kd-workspace-drafts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_PRIVACY = 1,
  PROP_TODAY,
  PROP_READ_ONLY,
} KdSessionProperty;

enum
{
  SIGNAL_SAID,
  SIGNAL_OFFERED,
  SIGNAL_ACTION_OFFERED,
  SIGNAL_FAILED,
  SIGNAL_LOCKING,
  SIGNAL_LOCKED,
  SIGNAL_KEPT,
  N_SIGNALS
};

static GParamSpec *properties[PROP_READ_ONLY + 1];
static guint       signals[N_SIGNALS];

#define LEFT_GROUP "left"

/* How often it is looked whether another day has come: a laptop may sleep over midnight. */
#define TICK_SECONDS 30

G_DEFINE_FINAL_TYPE (KdSession, kd_session, G_TYPE_OBJECT)

static void
kd_session_dispose (GObject *object)
{
  KdSession *self = KD_SESSION (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->day);
  g_clear_object (&self->recent);
  g_clear_object (&self->errand);
  g_clear_object (&self->directory);
  g_clear_object (&self->workspace);
  g_clear_object (&self->program);
  g_clear_pointer (&self->left, g_key_file_unref);
  G_OBJECT_CLASS (kd_session_parent_class)->dispose (object);
}

static void
kd_session_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KdSession *self = KD_SESSION (object);

  switch ((KdSessionProperty) id)
    {
    case PROP_PRIVACY:
      g_value_set_boolean (value, self->privacy);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, kd_session_is_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kd_session_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  if (id == PROP_PRIVACY)
    kd_session_set_privacy (KD_SESSION (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
install_signals (void)
{
  /**
   * KdSession::said:
   * @self: a session
   * @text: what was done, for a toast
   * @number: the commit that can be undone, or 0
   */
  signals[SIGNAL_SAID] = g_signal_new ("said", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT64);
  /**
   * KdSession::offered:
   * @self: a session
   * @text: what is the matter, for a toast
   * @verb: what can be done about it, for its button
   * @deed: does it
   */
  signals[SIGNAL_OFFERED] = g_signal_new ("offered", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_CLOSURE);
  /**
   * KdSession::action-offered:
   * @self: a session
   * @text: what was done, for a toast
   * @verb: what can be done about it, for its button
   * @action: detailed name of the window's action that does it
   */
  signals[SIGNAL_ACTION_OFFERED] =
    g_signal_new ("action-offered", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * KdSession::failed:
   * @self: a session
   * @error: why something could not be done
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * KdSession::locking:
   * @self: a session
   *
   * It is about to end: what somebody has typed and not kept goes into the book's drafts now. The one place
   * where a request that blocks may be made on the main loop's thread.
   */
  signals[SIGNAL_LOCKING] = g_signal_new ("locking", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KdSession::locked:
   * @self: a session
   *
   * It is over: the keys are wiped, nothing can be read any more.
   */
  signals[SIGNAL_LOCKED] = g_signal_new ("locked", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KdSession::kept:
   * @self: a session
   *
   * A backup was tried, or the recovery code confirmed: who shows how safe the book is looks again.
   */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", KD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_session_class_init (KdSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = kd_session_dispose;
  object_class->get_property = kd_session_get_property;
  object_class->set_property = kd_session_set_property;

  /**
   * KdSession:privacy:
   *
   * Whether amounts are hidden: somebody looks over the shoulder.
   */
  properties[PROP_PRIVACY] = g_param_spec_boolean ("privacy", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * KdSession:today:
   *
   * The day, a [alias@Date]; notified at midnight and after a sleep.
   */
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * KdSession:read-only:
   *
   * Whether nothing can be changed, because the book is damaged; may become so at any time.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_signals ();
}

static void
kd_session_init (KdSession *self)
{
  self->left = g_key_file_new ();
}

/**
 * kd_session_follow_day:
 * @self: a session that is not locked
 *
 * Looks whether another day has come. It does so by itself every half minute; who comes back to the window after a sleep or a
 * journey shall not see the day before for so long.
 */
void
kd_session_follow_day (KdSession *self)
{
  KdDate today = kd_clock_today (kd_workspace_get_clock (self->workspace));
  g_autoptr (GError) error = NULL;

  if (today == self->today)
    return;
  self->today = today;
  if (!kd_directory_set_today (self->directory, today, &error))
    kd_session_fail (self, error);
  if (self->day != NULL)
    kd_today_set_day (self->day, today);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

static gboolean
on_tick (gpointer data)
{
  kd_session_follow_day (data);
  return G_SOURCE_CONTINUE;
}

/**
 * kd_session_start:
 * @self: a session with its clients loaded
 *
 * Lets it notice that another day has come.
 */
void
kd_session_start (KdSession *self)
{
  self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

static void
on_read_only (KdSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * kd_session_follow_damage:
 * @self: a session that got its workspace
 *
 * Has [property@Session:read-only] follow what the workspace finds.
 */
void
kd_session_follow_damage (KdSession *self)
{
  g_signal_connect_object (self->workspace, "notify::read-only", G_CALLBACK (on_read_only), self, G_CONNECT_SWAPPED);
}

/* --- locking ---------------------------------------------------------------------------------------------- */

static void
keep_left (KdSession *self)
{
  g_autofree char *text = g_key_file_to_data (self->left, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!kd_workspace_put_draft (self->workspace, KD_DRAFT_LEFT, text, &error))
    g_debug ("Where the window was could not be kept: %s", error->message);
}

/**
 * kd_session_lock:
 * @self: a session
 *
 * Closes the book and wipes the keys, then tells everybody who shows something of it.
 */
void
kd_session_lock (KdSession *self)
{
  g_autoptr (KdSession) kept = g_object_ref (self);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_key_file_unref (self->left);
  self->left = g_key_file_new ();
  g_signal_emit (self, signals[SIGNAL_LOCKING], 0);
  keep_left (self);
  kd_workspace_close (self->workspace);
  g_signal_emit (self, signals[SIGNAL_LOCKED], 0);
}

/* --- what it knows ---------------------------------------------------------------------------------------- */

/**
 * kd_session_get_workspace:
 * @self: a session
 *
 * Returns: (transfer none): its workspace
 */
KdWorkspace *
kd_session_get_workspace (KdSession *self)
{
  return self->workspace;
}

/**
 * kd_session_get_directory:
 * @self: a session
 *
 * Returns: (transfer none): every client of its book
 */
KdDirectory *
kd_session_get_directory (KdSession *self)
{
  return self->directory;
}

/**
 * kd_session_get_title:
 * @self: a session
 *
 * Returns: (transfer none): what the book is called
 */
const char *
kd_session_get_title (KdSession *self)
{
  return kd_workspace_get_title (self->workspace);
}

/**
 * kd_session_get_program:
 * @self: a session
 *
 * Returns: (transfer none): the program, which knows the clock and the rules
 */
KdProgram *
kd_session_get_program (KdSession *self)
{
  return self->program;
}

/**
 * kd_session_is_read_only:
 * @self: a session
 *
 * Returns: whether nothing can be changed, because the book is damaged
 */
gboolean
kd_session_is_read_only (KdSession *self)
{
  return kd_workspace_is_read_only (self->workspace);
}

/**
 * kd_session_get_today:
 * @self: a session
 *
 * Returns: the day
 */
KdDate
kd_session_get_today (KdSession *self)
{
  return self->today;
}

/**
 * kd_session_get_day:
 * @self: a session
 *
 * Returns: (transfer none): the day's work
 */
KdToday *
kd_session_get_day (KdSession *self)
{
  if (self->day == NULL)
    self->day = kd_today_new (self->workspace, kd_program_get_rules (self->program), kd_program_get_regime (self->program), self->today);
  return self->day;
}

/**
 * kd_session_get_recent:
 * @self: a session
 *
 * Returns: (transfer none): the clients that were opened last
 */
KdRecentClients *
kd_session_get_recent (KdSession *self)
{
  if (self->recent == NULL)
    self->recent = kd_recent_clients_new (self->workspace);
  return self->recent;
}

/**
 * kd_session_get_errand:
 * @self: a session
 *
 * Returns: (transfer none): the long work that goes on beside the window
 */
KdErrand *
kd_session_get_errand (KdSession *self)
{
  if (self->errand == NULL)
    self->errand = kd_errand_new ();
  return self->errand;
}

/**
 * kd_session_get_privacy:
 * @self: a session
 *
 * Returns: whether amounts are hidden
 */
gboolean
kd_session_get_privacy (KdSession *self)
{
  return self->privacy;
}

/**
 * kd_session_set_privacy:
 * @self: a session
 * @privacy: whether amounts are hidden
 *
 * Sets [property@Session:privacy].
 */
void
kd_session_set_privacy (KdSession *self,
                        gboolean   privacy)
{
  if (self->privacy == privacy)
    return;
  self->privacy = privacy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVACY]);
}

/**
 * kd_session_leave:
 * @self: a session that is being locked
 * @key: what @value says
 * @value: where its user was
 *
 * Has something found again by [method@Session.find_left] after the next unlocking. It is kept in the book, so it may
 * name a client. To be called in a handler of [signal@Session::locking].
 */
void
kd_session_leave (KdSession  *self,
                  const char *key,
                  const char *value)
{
  g_key_file_set_string (self->left, LEFT_GROUP, key, value);
}

/**
 * kd_session_find_left:
 * @self: a session
 * @key: what is looked for
 *
 * Returns: (transfer full) (nullable): what was left when the book was locked the last time
 */
char *
kd_session_find_left (KdSession  *self,
                      const char *key)
{
  return g_key_file_get_string (self->left, LEFT_GROUP, key, NULL);
}

/* --- what is done ----------------------------------------------------------------------------------------- */

/**
 * kd_session_say:
 * @self: a session
 * @said: what was done that needs no undoing
 *
 * Has it said in a toast.
 */
void
kd_session_say (KdSession  *self,
                const char *said)
{
  kd_session_say_done (self, said, 0);
}

/**
 * kd_session_say_done:
 * @self: a session
 * @said: what was done
 * @number: the commit that can be undone, or 0
 *
 * Has it said in a toast, with a way back.
 */
void
kd_session_say_done (KdSession  *self,
                     const char *said,
                     guint64     number)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, said, number);
}

/**
 * kd_session_offer:
 * @self: a session
 * @said: what is the matter
 * @verb: what can be done about it
 * @deed: (transfer floating): does it, without arguments
 *
 * Has it said in a toast with a button.
 */
void
kd_session_offer (KdSession  *self,
                  const char *said,
                  const char *verb,
                  GClosure   *deed)
{
  g_closure_ref (deed);
  g_closure_sink (deed);
  g_closure_set_marshal (deed, g_cclosure_marshal_VOID__VOID);
  g_signal_emit (self, signals[SIGNAL_OFFERED], 0, said, verb, deed);
  g_closure_unref (deed);
}

/**
 * kd_session_offer_action:
 * @self: a session
 * @said: what was done
 * @verb: what can be done about it
 * @action: detailed name of the window's action that does it
 *
 * Like [method@Session.offer], for who knows no widget of the window any more.
 */
void
kd_session_offer_action (KdSession  *self,
                         const char *said,
                         const char *verb,
                         const char *action)
{
  g_signal_emit (self, signals[SIGNAL_ACTION_OFFERED], 0, said, verb, action);
}

/**
 * kd_session_fail:
 * @self: a session
 * @error: why something could not be done
 *
 * Has it said, unless the user gave up or the session was locked meanwhile.
 */
void
kd_session_fail (KdSession    *self,
                 const GError *error)
{
  if (!g_error_matches (error, KD_ERROR, KD_ERROR_CANCELLED) && !g_error_matches (error, KD_ERROR, KD_ERROR_LOCKED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/**
 * kd_session_note_kept:
 * @self: a session
 *
 * Emits [signal@Session::kept].
 */
void
kd_session_note_kept (KdSession *self)
{
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

typedef struct
{
  GPtrArray     *changes;
  KdSessionFunc  compose; /* or %NULL where the changes are there from the beginning */
  gpointer       data;
  GDestroyNotify free_data;
  char          *said;
  guint64        number;
  gboolean       redo;
  KdReversal    *reversal;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->changes, g_ptr_array_unref);
  g_clear_pointer (&work->reversal, kd_reversal_free);
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work->said);
  g_free (work);
}

static gboolean
run_change (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  if (work->compose != NULL && !work->compose (workspace, work->data, work->changes, error))
    return FALSE;
  return kd_workspace_change (workspace, g_steal_pointer (&work->changes), &work->number, error);
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdSession) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (work == NULL)
    {
      kd_session_fail (self, error);
      return;
    }
  if (work->number != 0)
    kd_session_say_done (self, work->said, work->number);
  work_free (work);
}

static void
on_composed (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  Work   *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (work == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (work->number != 0)
    kd_session_say_done (g_task_get_source_object (task), work->said, work->number);
  g_task_return_boolean (task, TRUE);
  work_free (work);
}

/**
 * kd_session_change:
 * @self: a session
 * @changes: (transfer full) (element-type KdChange): what to change, as one step
 * @said: what is said when it is done, with a way back
 *
 * Writes changes beside the main loop; what they did comes by [signal@Workspace::committed], what goes
 * wrong by [signal@Session::failed].
 */
void
kd_session_change (KdSession  *self,
                   GPtrArray  *changes,
                   const char *said)
{
  Work *work = g_new0 (Work, 1);

  work->changes = changes;
  work->said = g_strdup (said);
  kd_workspace_call_async (self->workspace, run_change, work, work_free, NULL, on_changed, g_object_ref (self));
}

/**
 * kd_session_compose_async:
 * @self: a session
 * @func: makes the changes
 * @data: for @func
 * @free_data: frees @data
 * @said: what is said when it is done, with a way back
 * @callback: called when it is done or has failed
 * @user_data: for @callback
 *
 * Like [method@Session.change], where what to change depends on what is in the book, or where somebody keeps what was
 * typed until it is stored.
 */
void
kd_session_compose_async (KdSession          *self,
                          KdSessionFunc       func,
                          gpointer            data,
                          GDestroyNotify      free_data,
                          const char         *said,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Work  *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, kd_session_compose_async);
  work->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  work->compose = func;
  work->data = data;
  work->free_data = free_data;
  work->said = g_strdup (said);
  kd_workspace_call_async (self->workspace, run_change, work, work_free, NULL, on_composed, task);
}

/**
 * kd_session_compose_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
kd_session_compose_finish (KdSession    *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_reverse (KdWorkspace  *workspace,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;

  work->reversal = kd_workspace_undo (workspace, work->number, work->redo, error);
  return work->reversal != NULL;
}

static void
on_reversed (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdSession) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (work == NULL)
    {
      kd_session_fail (self, error);
      return;
    }
  if (work->reversal->kept[0] != NULL)
    kd_session_say (self, _ ("A change here is newer than this undo, so it was kept"));
  else
    kd_session_say (self, work->redo ? _ ("Redone") : _ ("Undone"));
  work_free (work);
}

/**
 * kd_session_reverse:
 * @self: a session
 * @number: a commit, or 0 for the newest that can be reversed
 * @redo: whether an undo is to be undone
 *
 * Undoes or redoes beside the main loop.
 */
void
kd_session_reverse (KdSession *self,
                    guint64    number,
                    gboolean   redo)
{
  Work *work = g_new0 (Work, 1);

  work->number = number;
  work->redo = redo;
  kd_workspace_call_async (self->workspace, run_reverse, work, work_free, NULL, on_reversed, g_object_ref (self));
}
