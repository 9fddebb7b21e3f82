/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-dialog-focus.h"

/* Where a dialog wants to begin; weak, as it may close before it has opened. */
typedef struct
{
  GtkWidget *widget;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_clear_weak_pointer (&start->widget);
  g_free (start);
}

/* From here on the focus is where somebody put it. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        Start                 *start)
{
  g_clear_weak_pointer (&start->widget);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_frame (GtkWidget     *dialog,
          GdkFrameClock *clock,
          gpointer       data)
{
  Start     *start = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (dialog));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, dialog))
    {
      g_set_weak_pointer (&start->widget, adw_dialog_get_focus (ADW_DIALOG (dialog))); /* it has not opened yet */
      return G_SOURCE_CONTINUE;
    }
  if (start->widget != NULL && focus != start->widget && !gtk_widget_is_ancestor (focus, start->widget))
    gtk_widget_grab_focus (start->widget);
  return G_SOURCE_REMOVE;
}

/**
 * kd_dialog_focus_keep:
 * @dialog: a dialog that has just been presented; more than once is the same as once
 *
 * Begins the dialog where it says that it begins, unless a key was pressed in it before. In a narrow window a dialog is a
 * sheet, and a sheet moves the focus to its first control when it opens, which is Cancel: the first space that is typed
 * would close the dialog.
 */
void
kd_dialog_focus_keep (AdwDialog *dialog)
{
  GtkWidget          *wanted = adw_dialog_get_focus (dialog);
  GtkEventController *keys;
  Start              *start;

  if (wanted == NULL || g_object_get_data (G_OBJECT (dialog), "kd-focus") != NULL)
    return;
  start = g_new0 (Start, 1);
  g_set_weak_pointer (&start->widget, wanted);
  g_object_set_data_full (G_OBJECT (dialog), "kd-focus", start, start_free);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), start);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), on_frame, start, NULL);
}
