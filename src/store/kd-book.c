/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-book.h"

#include "kd-anchor.h"
#include "kd-error.h"
#include "kd-text-store.h"

#include <glib/gi18n-lib.h>

/* The text index is merged when nothing was asked for so long (a pause between two edits of one person), at once
 * when an import has left many pieces, and a little when the book closes. One step is a few milliseconds. */
#define MERGE_PAUSE (300 * G_TIME_SPAN_MILLISECOND)
#define MERGE_PRESSING 64
#define MERGE_PAGES 16
#define MERGE_AT_CLOSE (50 * G_TIME_SPAN_MILLISECOND)

/* What somebody changed is told at once. Of an import, which writes many commits a second, several are told together:
 * whoever shows all clients would else do nothing but that. */
#define TELL_PAUSE (250 * G_TIME_SPAN_MILLISECOND)
#define MANY_ROWS 50

/* One request. It lives on the stack of who waits for it, and `done` says that it may go. */
typedef struct
{
  KdBookFunc    func;
  gpointer      data;
  GCancellable *cancellable;
  GError       *error;
  gboolean      started;
  gboolean      good;
  gboolean      done;
} Request;

/**
 * KdBook:
 *
 * An open book: one thread that owns its connection, and the requests that wait for it.
 *
 * A request that is made of steps gives way to interactive ones after each, so that typing never waits
 * for a backup. What is changed is told by [signal@Book::committed].
 */
struct _KdBook
{
  GObject       parent_instance;
  KdStore      *store;
  KdUuid        uuid;
  GThread      *thread;
  GMainContext *context;
  GMutex        mutex;
  GCond         arrived;
  GCond         answered;
  GQueue        lanes[2];
  gboolean      closing;
  gboolean      read_only;
  GPtrArray    *news;   /* KdCommitResult, not told yet */
  GSource      *teller; /* tells them */
  gint64        told;   /* when it did last */
  char         *anchor;
  guint64       anchored;
};

enum
{
  SIGNAL_COMMITTED,
  SIGNAL_FROZEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdBook, kd_book, G_TYPE_OBJECT)

/* --- the thread ------------------------------------------------------------------------------------------- */

/* A failure costs speed, not the work. */
static void
merge_texts (KdStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (!kd_text_store_merge (store->connection, MERGE_PAGES, &done, &error))
    g_debug ("The text index could not be merged: %s", error->message);
  if (done)
    store->unmerged = 0;
}

/* Nobody waits: time for what no one asked for. */
static void
wait_or_merge (KdBook *self,
               gint64  since)
{
  gboolean pressing = self->store->unmerged >= MERGE_PRESSING;

  if (self->store->unmerged == 0)
    g_cond_wait (&self->arrived, &self->mutex);
  else if (pressing || !g_cond_wait_until (&self->arrived, &self->mutex, since + MERGE_PAUSE))
    {
      g_mutex_unlock (&self->mutex);
      merge_texts (self->store);
      g_mutex_lock (&self->mutex);
    }
}

/* The next request whose turn it is, left in its queue; %NULL once the book closes and none waits. */
static Request *
wait_for_request (KdBook  *self,
                  GQueue **lane)
{
  gint64 since = g_get_monotonic_time ();

  for (;;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
        if (!g_queue_is_empty (&self->lanes[i]))
          {
            *lane = &self->lanes[i];
            return g_queue_peek_head (*lane);
          }
      if (self->closing)
        return NULL;
      wait_or_merge (self, since);
    }
}

static void
give_up (Request    *request,
         const char *why)
{
  g_set_error (&request->error, KD_ERROR, KD_ERROR_CANCELLED, "%s", why);
  if (request->started)
    request->func (NULL, request->data, NULL);
}

static KdStep
run_step (KdBook  *self,
          Request *request,
          gboolean closing)
{
  KdStep step;

  if (g_cancellable_is_cancelled (request->cancellable))
    give_up (request, _ ("It was cancelled"));
  /* What is done in steps stops between two of them, each of which is whole. */
  else if (closing && request->started)
    give_up (request, _ ("The book was closed before it was done"));
  else
    {
      step = request->func (self->store, request->data, &request->error);
      request->started |= step == KD_STEP_MORE;
      return step;
    }
  return KD_STEP_FAILED;
}

/* The book's end, noted outside of it once nobody waits. A failure costs an anchor, not the work. */
static void
save_anchor (KdBook *self)
{
  g_autoptr (GError) error = NULL;

  if (self->anchor == NULL || self->anchored == self->store->number || self->store->read_only)
    return;
  self->anchored = self->store->number;
  if (!kd_store_save_anchor (self->store, self->anchor, &error))
    g_debug ("An anchor could not be written: %s", error->message);
}

/* The loop may run on while the last reference to the book is dropped elsewhere. */
static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
tell_frozen (gpointer data)
{
  g_autoptr (KdBook) self = g_weak_ref_get (data);

  if (self != NULL)
    g_signal_emit (self, signals[SIGNAL_FROZEN], 0);
  return G_SOURCE_REMOVE;
}

/* A page that could not be read: nothing is written to the book any more. */
static void
look_for_damage (KdBook *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *book;

  if (self->store->read_only || !self->store->connection->damaged)
    return;
  kd_store_freeze (self->store);
  g_mutex_lock (&self->mutex);
  self->read_only = TRUE;
  g_mutex_unlock (&self->mutex);
  book = g_new0 (GWeakRef, 1);
  g_weak_ref_init (book, self);
  source = g_idle_source_new ();
  g_source_set_callback (source, tell_frozen, book, free_weak_ref);
  g_source_attach (source, self->context);
}

static gboolean
is_idle (KdBook *self)
{
  return g_queue_is_empty (&self->lanes[KD_LANE_INTERACTIVE]);
}

static gpointer
run_thread (gpointer data)
{
  KdBook  *self = data;
  Request *request;
  GQueue  *lane;

  g_mutex_lock (&self->mutex);
  while ((request = wait_for_request (self, &lane)) != NULL)
    {
      gboolean closing = self->closing;
      KdStep   step;

      g_mutex_unlock (&self->mutex);
      step = run_step (self, request, closing);
      look_for_damage (self);
      g_mutex_lock (&self->mutex);
      if (step == KD_STEP_MORE)
        continue;
      g_queue_pop_head (lane);
      request->good = step == KD_STEP_DONE;
      request->done = TRUE;
      g_cond_broadcast (&self->answered);
      if (is_idle (self))
        {
          g_mutex_unlock (&self->mutex);
          save_anchor (self);
          g_mutex_lock (&self->mutex);
        }
    }
  g_mutex_unlock (&self->mutex);
  save_anchor (self);
  for (gint64 end = g_get_monotonic_time () + MERGE_AT_CLOSE; self->store->unmerged > 0 && g_get_monotonic_time () < end;)
    merge_texts (self->store);
  g_clear_pointer (&self->store, kd_store_close);
  return NULL;
}

/* --- what was committed ------------------------------------------------------------------------------------ */

static gboolean
is_large (const KdCommitResult *result)
{
  return result->rows->len >= MANY_ROWS;
}

/* Tells of each small commit by itself, of large ones that follow each other as if they were one. */
static void
tell_all (KdBook    *self,
          GPtrArray *news)
{
  for (guint i = 0; i < news->len;)
    {
      g_autoptr (GPtrArray) together = g_ptr_array_new ();
      g_autoptr (KdCommitResult) merged = NULL;

      do
        g_ptr_array_add (together, news->pdata[i++]);
      while (i < news->len && is_large (news->pdata[i - 1]) && is_large (news->pdata[i]));
      if (together->len > 1)
        merged = kd_commit_result_merge (together);
      g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, merged != NULL ? merged : together->pdata[0]);
    }
}

static gboolean
tell (gpointer data)
{
  g_autoptr (KdBook) self = g_weak_ref_get (data);
  g_autoptr (GPtrArray) news = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->mutex);
  news = g_steal_pointer (&self->news);
  g_clear_pointer (&self->teller, g_source_unref);
  g_mutex_unlock (&self->mutex);
  tell_all (self, news);
  g_mutex_lock (&self->mutex);
  self->told = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);
  return G_SOURCE_REMOVE;
}

/* Attached to the loop's context, not g_main_context_invoke(): it would call here, on the book's thread, while no loop runs. */
static GSource *
attach_teller (KdBook *self)
{
  GSource  *source = g_timeout_source_new (0);
  GWeakRef *book = g_new0 (GWeakRef, 1);

  g_weak_ref_init (book, self);
  g_source_set_callback (source, tell, book, free_weak_ref);
  g_source_set_ready_time (source, self->told + TELL_PAUSE);
  g_source_attach (source, self->context);
  return source;
}

static void
on_committed (KdCommitResult *result,
              gpointer        data)
{
  KdBook *self = data;

  g_mutex_lock (&self->mutex);
  if (self->news == NULL)
    self->news = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_commit_result_unref);
  g_ptr_array_add (self->news, kd_commit_result_ref (result));
  if (self->teller == NULL)
    self->teller = attach_teller (self);
  if (!is_large (result))
    g_source_set_ready_time (self->teller, 0);
  g_mutex_unlock (&self->mutex);
}

/* --- the object ---------------------------------------------------------------------------------------------- */

static void
kd_book_finalize (GObject *object)
{
  KdBook *self = KD_BOOK (object);

  kd_book_close (self);
  if (self->teller != NULL)
    g_source_destroy (self->teller);
  g_clear_pointer (&self->teller, g_source_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_main_context_unref (self->context);
  g_free (self->anchor);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->arrived);
  g_cond_clear (&self->answered);
  G_OBJECT_CLASS (kd_book_parent_class)->finalize (object);
}

static void
kd_book_class_init (KdBookClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_book_finalize;

  /**
   * KdBook::committed:
   * @self: a book
   * @result: (type gpointer): a [struct@CommitResult], with rows and briefs as they are now; they live while it is emitted
   *
   * Something was committed; several large commits, as of an import, may be told as one. Emitted in the main context in which the book was made.
   */
  signals[SIGNAL_COMMITTED] = g_signal_new ("committed", KD_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * KdBook::frozen:
   * @self: a book
   *
   * A page of it could not be read, so that it is left alone from now on: changes are refused. Emitted as
   * [signal@Book::committed] is.
   */
  signals[SIGNAL_FROZEN] = g_signal_new ("frozen", KD_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_book_init (KdBook *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->arrived);
  g_cond_init (&self->answered);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * kd_book_new:
 * @store: (transfer full): an open book, which only the new object's thread touches from now on
 * @anchor: (nullable): where the book's end is noted outside of it
 *
 * Returns: (transfer full): the book with its thread
 */
KdBook *
kd_book_new (KdStore    *store,
             const char *anchor)
{
  KdBook *self = g_object_new (KD_TYPE_BOOK, NULL);

  self->store = store;
  self->uuid = store->book;
  self->read_only = store->read_only;
  self->anchor = g_strdup (anchor);
  store->committed = on_committed;
  store->committed_data = self;
  self->thread = g_thread_new ("book", run_thread, self);
  return self;
}

/**
 * kd_book_get_uuid:
 * @self: a book
 *
 * Returns: (transfer none): the book's lasting name
 */
const KdUuid *
kd_book_get_uuid (KdBook *self)
{
  return &self->uuid;
}

/**
 * kd_book_is_read_only:
 * @self: a book
 *
 * Returns: whether changes are refused, because the book is damaged
 */
gboolean
kd_book_is_read_only (KdBook *self)
{
  gboolean read_only;

  g_mutex_lock (&self->mutex);
  read_only = self->read_only;
  g_mutex_unlock (&self->mutex);
  return read_only;
}

/**
 * kd_book_run:
 * @self: a book
 * @lane: which queue to wait in
 * @func: what to do, on the book's thread
 * @data: what @func works on; it may lie on the caller's stack
 * @cancellable: (nullable): to give up; looked at before each step
 * @error: return location
 *
 * Has a request answered and waits for it. To be called from any thread but the book's own; the main
 * loop of a window calls it by way of [method@Workspace.call_async].
 *
 * Returns: whether the request was answered
 */
gboolean
kd_book_run (KdBook       *self,
             KdLane        lane,
             KdBookFunc    func,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Request request = { .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (g_thread_self () != self->thread, FALSE);

  g_mutex_lock (&self->mutex);
  if (self->closing)
    {
      g_mutex_unlock (&self->mutex);
      g_set_error (error, KD_ERROR, KD_ERROR_LOCKED, _ ("The book is locked; unlock it"));
      return FALSE;
    }
  g_queue_push_tail (&self->lanes[lane], &request);
  g_cond_signal (&self->arrived);
  while (!request.done)
    g_cond_wait (&self->answered, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (request.error != NULL)
    g_propagate_error (error, request.error);
  return request.good;
}

/**
 * kd_book_close:
 * @self: a book
 *
 * Answers what waits, stops what is done in steps between two of them, and closes the book: the keys
 * are wiped when this returns. A closed book refuses requests.
 */
void
kd_book_close (KdBook *self)
{
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->arrived);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
}
