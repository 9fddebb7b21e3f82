/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-dialog-focus.h"

/* A dialog that has no focus after so many frames has nothing to focus. */
#define MOST_FRAMES 60

/* The beginning of a window's dialogs. The library presents a dialog at once, but lets it have the focus only in a later
 * frame; until then nobody has it. */
typedef struct
{
  GtkWindow *window;
  AdwDialog *dialog; /* the one that has not begun; weak */
  GtkWidget *wanted; /* where it says that it begins; weak */
  guint      tick;
  guint      frames;
  GQueue     held; /* keys pressed meanwhile, the oldest first; or, once it has begun, on their way again */
  GdkEvent  *seen; /* the last one; the window and the dialog may both show it */
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_clear_weak_pointer (&start->dialog);
  g_clear_weak_pointer (&start->wanted);
  g_clear_pointer (&start->seen, gdk_event_unref);
  g_queue_clear_full (&start->held, (GDestroyNotify) gdk_event_unref);
  g_free (start);
}

/* --- keys ------------------------------------------------------------------------------------------------- */

/* Deprecated without a successor: it is for a place like this one, where the focus is not yet where the key belongs. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static void
send_again (gpointer event,
            gpointer data)
{
  gdk_display_put_event (gdk_event_get_display (event), event);
}
G_GNUC_END_IGNORE_DEPRECATIONS

/* Whether a key is on its way again; those before it then never came. */
static gboolean
take_sent (Start    *start,
           GdkEvent *event)
{
  GList *link = g_queue_find (&start->held, event);

  if (link == NULL)
    return FALSE;
  while (start->held.head != link)
    gdk_event_unref (g_queue_pop_head (&start->held));
  gdk_event_unref (g_queue_pop_head (&start->held));
  return TRUE;
}

static gboolean
on_key (GtkEventController *keys,
        guint               key,
        guint               code,
        GdkModifierType     modifiers,
        Start              *start)
{
  GdkEvent *event = gtk_event_controller_get_current_event (keys);

  if (event == start->seen)
    return GDK_EVENT_PROPAGATE;
  g_clear_pointer (&start->seen, gdk_event_unref);
  if (start->dialog == NULL && (g_queue_is_empty (&start->held) || take_sent (start, event)))
    {
      start->seen = gdk_event_ref (event);
      return GDK_EVENT_PROPAGATE;
    }
  g_queue_push_tail (&start->held, gdk_event_ref (event));
  if (start->dialog == NULL)
    send_again (event, NULL); /* behind those that were pressed before it */
  return GDK_EVENT_STOP;
}

static void
watch_keys (Start     *start,
            GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), start);
  gtk_widget_add_controller (widget, keys);
}

/* --- focus ------------------------------------------------------------------------------------------------ */

static void
begin (Start *start)
{
  g_clear_weak_pointer (&start->dialog);
  g_clear_weak_pointer (&start->wanted);
  g_queue_foreach (&start->held, send_again, NULL);
}

static gboolean
on_frame (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       data)
{
  Start     *start = data;
  GtkWidget *focus = gtk_window_get_focus (start->window);

  if (start->dialog != NULL && ++start->frames < MOST_FRAMES && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (start->dialog))))
    {
      g_set_weak_pointer (&start->wanted, adw_dialog_get_focus (start->dialog));
      return G_SOURCE_CONTINUE;
    }
  if (start->wanted != NULL && focus != start->wanted && !gtk_widget_is_ancestor (focus, start->wanted))
    gtk_widget_grab_focus (start->wanted);
  start->tick = 0;
  begin (start);
  return G_SOURCE_REMOVE;
}

static void
on_dialog (AdwApplicationWindow *window,
           GParamSpec           *property,
           Start                *start)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "kd-begun") != NULL)
    {
      begin (start);
      return;
    }
  g_object_set_data (G_OBJECT (dialog), "kd-begun", GINT_TO_POINTER (TRUE));
  g_set_weak_pointer (&start->dialog, dialog);
  g_set_weak_pointer (&start->wanted, adw_dialog_get_focus (dialog));
  watch_keys (start, GTK_WIDGET (dialog));
  start->frames = 0;
  if (start->tick == 0)
    start->tick = gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, start, NULL);
}

/**
 * kd_dialog_focus_attach:
 * @window: a window
 *
 * Begins each dialog of the window where the dialog says that it begins, and with all that was typed since it was asked
 * for. In a narrow window a dialog is a sheet, and a sheet moves the focus to its first control when it opens, which is
 * Cancel: the first space that is typed would close the dialog. And who types at once after a key that opens a form is
 * faster than its first frame: such keys wait for the focus, in their order.
 */
void
kd_dialog_focus_attach (AdwApplicationWindow *window)
{
  Start *start = g_new0 (Start, 1);

  start->window = GTK_WINDOW (window);
  g_object_set_data_full (G_OBJECT (window), "kd-dialog-focus", start, start_free);
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (on_dialog), start);
  watch_keys (start, GTK_WIDGET (window));
}
