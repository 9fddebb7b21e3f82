/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something that was read is to be read again because something was committed. */
#include "kd-commit-watch.h"

/* An edit shows soon; an import, which commits without end, is waited for. */
#define SOON_MS 20
#define LATER_MS 1500
#define MANY_ROWS 20

struct _KdCommitWatch
{
  KdWorkspace    *workspace;
  gulong          handler;
  guint           timer;
  GSourceOnceFunc func;
  gpointer        data;
};

static void
on_timer (gpointer data)
{
  KdCommitWatch *self = data;

  self->timer = 0;
  self->func (self->data);
}

static void
on_committed (KdWorkspace   *workspace,
              GPtrArray     *rows,
              GPtrArray     *briefs,
              GArray        *gone,
              guint64        number,
              KdCommitWatch *self)
{
  kd_commit_watch_rest (self);
  self->timer = g_timeout_add_once (rows->len < MANY_ROWS ? SOON_MS : LATER_MS, on_timer, self);
}

/**
 * kd_commit_watch_new:
 * @workspace: a workspace
 * @func: what reads again
 * @data: for @func
 *
 * Calls back from the main loop after each commit: soon after a small one, after a large one not before no other has followed
 * for a while.
 *
 * Returns: (transfer full): a watch, which lives no longer than @data
 */
KdCommitWatch *
kd_commit_watch_new (KdWorkspace    *workspace,
                     GSourceOnceFunc func,
                     gpointer        data)
{
  KdCommitWatch *self = g_new0 (KdCommitWatch, 1);

  self->workspace = g_object_ref (workspace);
  self->func = func;
  self->data = data;
  self->handler = g_signal_connect (workspace, "committed", G_CALLBACK (on_committed), self);
  return self;
}

/**
 * kd_commit_watch_free:
 * @self: (transfer full): a watch
 *
 * Ends it; nothing is called any more.
 */
void
kd_commit_watch_free (KdCommitWatch *self)
{
  kd_commit_watch_rest (self);
  g_signal_handler_disconnect (self->workspace, self->handler);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * kd_commit_watch_rest:
 * @self: a watch
 *
 * Forgets what was committed up to now: it is being read.
 */
void
kd_commit_watch_rest (KdCommitWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
