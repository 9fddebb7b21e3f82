/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changes the book, while nothing can be changed: it is there, insensitive, and says why. */

#include "kd-editing.h"

#include <glib/gi18n-lib.h>

static const char *
get_reason (void)
{
  return _ ("Read-only: the client book is damaged");
}

typedef struct
{
  GtkWidget         *widget; /* which has it */
  const char *const *actions;
} Guard;

static void
on_guarded (KdSession  *session,
            GParamSpec *pspec,
            Guard      *guard)
{
  if (!kd_session_is_read_only (session))
    return;
  for (guint i = 0; guard->actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (guard->widget, guard->actions[i], FALSE);
  /* Shown over all in it that has no words of its own. */
  gtk_widget_set_tooltip_text (guard->widget, get_reason ());
}

static void
free_guard (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

/**
 * kd_editing_guard:
 * @widget: a page or row
 * @session: an open book
 * @actions: (array zero-terminated=1): those of its actions that change the book; a static array
 *
 * Switches them off, and with them their buttons and keys, as soon as the book can only be read.
 */
void
kd_editing_guard (GtkWidget         *widget,
                  KdSession         *session,
                  const char *const *actions)
{
  Guard    *guard = g_new (Guard, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (on_guarded), guard, free_guard);

  *guard = (Guard) { widget, actions };
  g_object_watch_closure (G_OBJECT (widget), closure);
  g_signal_connect_closure (session, "notify::read-only", closure, FALSE);
  on_guarded (session, NULL, guard);
}

/**
 * kd_editing_allow:
 * @widget: a page or row
 * @session: an open book
 * @action: one of its actions, which changes the book
 * @possible: whether it has something to work on
 *
 * Switches an action on where there is something to change and the book can be changed.
 */
void
kd_editing_allow (GtkWidget  *widget,
                  KdSession  *session,
                  const char *action,
                  gboolean    possible)
{
  gtk_widget_action_set_enabled (widget, action, possible && !kd_session_is_read_only (session));
}

static void
on_followed (GtkWidget  *control,
             GParamSpec *pspec,
             KdSession  *session)
{
  if (!kd_session_is_read_only (session))
    return;
  gtk_widget_set_sensitive (control, FALSE);
  gtk_widget_set_tooltip_text (control, get_reason ());
}

/**
 * kd_editing_follow:
 * @control: what somebody types in or chooses from
 * @session: an open book
 *
 * Makes it insensitive, with the reason, as soon as the book can only be read.
 */
void
kd_editing_follow (GtkWidget *control,
                   KdSession *session)
{
  g_signal_connect_object (session, "notify::read-only", G_CALLBACK (on_followed), control, G_CONNECT_SWAPPED);
  on_followed (control, NULL, session);
}
