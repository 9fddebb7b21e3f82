/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-session.h"

#include "kd-change.h"
#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * KdSession:
 *
 * The time between unlocking and locking, as a window sees it: the workspace, every client in memory,
 * the day, what was just done. It lives on the main loop's thread; who shows something of a book holds
 * a session, and lets go of it when it is locked.
 */
struct _KdSession
{
  GObject      parent_instance;
  KdWorkspace *workspace;
  KdDirectory *directory;
  KdProgram   *program;
  KdDate       today;
  KdToday     *day; /* once somebody asked for it */
  guint        tick;
  gboolean     privacy;
};

typedef enum
{
  PROP_PRIVACY = 1,
  PROP_TODAY,
} KdSessionProperty;

enum
{
  SIGNAL_SAID,
  SIGNAL_OFFERED,
  SIGNAL_FAILED,
  SIGNAL_LOCKING,
  SIGNAL_LOCKED,
  SIGNAL_KEPT,
  N_SIGNALS
};

static GParamSpec *properties[PROP_TODAY + 1];
static guint       signals[N_SIGNALS];

/* How often it is looked whether another day has come: a laptop may sleep over midnight. */
#define TICK_SECONDS 30

G_DEFINE_FINAL_TYPE (KdSession, kd_session, G_TYPE_OBJECT)

static void
kd_session_dispose (GObject *object)
{
  KdSession *self = KD_SESSION (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->day);
  g_clear_object (&self->directory);
  g_clear_object (&self->workspace);
  g_clear_object (&self->program);
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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

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
kd_session_init (KdSession *self)
{
}

static gboolean
on_tick (gpointer data)
{
  KdSession *self = data;
  KdDate     today = kd_clock_today (kd_workspace_get_clock (self->workspace));
  g_autoptr (GError) error = NULL;

  if (today == self->today)
    return G_SOURCE_CONTINUE;
  self->today = today;
  if (!kd_directory_set_today (self->directory, today, &error))
    kd_session_fail (self, error);
  if (self->day != NULL)
    kd_today_set_day (self->day, today);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  return G_SOURCE_CONTINUE;
}

/* --- unlocking -------------------------------------------------------------------------------------------- */

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
  KdWorkspace  *workspace = kd_workspace_unlock (unlock->folder, NULL, unlock->book, unlock->fd, kd_program_get_clock (unlock->program), &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
load_directory (KdWorkspace  *workspace,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return kd_directory_load (data, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Unlock *unlock = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KdDirectory) directory = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  KdSession *self = unlock->session;

  if (directory == NULL)
    {
      kd_workspace_close (self->workspace);
      g_task_return_error (task, error);
      return;
    }
  kd_directory_settle (directory);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
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
  self->program = g_object_ref (unlock->program);
  self->today = kd_clock_today (kd_workspace_get_clock (workspace));
  self->directory = kd_directory_new (workspace, kd_program_get_rules (unlock->program), kd_program_get_regime (unlock->program));
  kd_workspace_call_async (workspace, load_directory, g_object_ref (self->directory), g_object_unref, g_task_get_cancellable (task), on_loaded, task);
}

/**
 * kd_session_unlock_async:
 * @program: which vault, and by whose rules
 * @book: (nullable): title of a book; %NULL for the first
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
                         int                 passphrase_fd,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) work = g_task_new (NULL, cancellable, on_unlocked, task);
  Unlock *unlock = g_new0 (Unlock, 1);

  *unlock = (Unlock) { g_object_ref (program), g_strdup (kd_program_get_vault (program)), g_strdup (book), passphrase_fd, NULL };
  g_task_set_source_tag (task, kd_session_unlock_async);
  g_task_set_task_data (task, unlock, unlock_free);
  g_task_set_source_tag (work, run_unlock);
  g_task_set_task_data (work, unlock, NULL);
  g_task_run_in_thread (work, run_unlock);
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
  g_signal_emit (self, signals[SIGNAL_LOCKING], 0);
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
  g_signal_emit (self, signals[SIGNAL_SAID], 0, said, (guint64) 0);
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
    g_signal_emit (self, signals[SIGNAL_SAID], 0, work->said, work->number);
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
    g_signal_emit (g_task_get_source_object (task), signals[SIGNAL_SAID], 0, work->said, work->number);
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
