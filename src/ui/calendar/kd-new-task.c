/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-new-task.h"

#include "kd-editing.h"

#include <glib/gi18n-lib.h>

/**
 * KdNewTask:
 *
 * An entry for a to-do on a day.
 */
struct _KdNewTask
{
  AdwBin parent_instance;

  KdCalendarData *data;
  KdDate          day;
  GtkEntry       *entry;
};

G_DEFINE_FINAL_TYPE (KdNewTask, kd_new_task, ADW_TYPE_BIN)

static void
on_activate (GtkEntry  *entry,
             KdNewTask *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*title == '\0')
    return;
  kd_calendar_data_add (self->data, title, self->day);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
kd_new_task_dispose (GObject *object)
{
  g_clear_object (&KD_NEW_TASK (object)->data);
  G_OBJECT_CLASS (kd_new_task_parent_class)->dispose (object);
}

static void
kd_new_task_class_init (KdNewTaskClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_new_task_dispose;
}

static void
kd_new_task_init (KdNewTask *self)
{
  self->day = KD_DATE_NONE;
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("New to-do on this day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New to-do on this day"), -1);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
}

/**
 * kd_new_task_new:
 * @data: where the to-do goes
 *
 * Returns: (transfer floating): an entry without a day
 */
GtkWidget *
kd_new_task_new (KdCalendarData *data)
{
  KdNewTask *self = g_object_new (KD_TYPE_NEW_TASK, NULL);

  self->data = g_object_ref (data);
  kd_editing_follow (GTK_WIDGET (self->entry), kd_calendar_data_get_session (data));
  return GTK_WIDGET (self);
}

/**
 * kd_new_task_set_day:
 * @self: an entry
 * @day: a day
 *
 * Sets the day on which what is entered is to be done.
 */
void
kd_new_task_set_day (KdNewTask *self,
                     KdDate     day)
{
  self->day = day;
}
