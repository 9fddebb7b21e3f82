/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-bubble.h"

#include "kd-agenda-list.h"
#include "kd-new-task.h"

#include <glib/gi18n-lib.h>

/**
 * KdDayBubble:
 *
 * What is to be done on a day, where there is no room for it beside the grid, and an entry for more.
 */
struct _KdDayBubble
{
  GtkPopover parent_instance;

  GtkLabel     *words;
  KdAgendaList *list;
  KdNewTask    *task;
};

G_DEFINE_FINAL_TYPE (KdDayBubble, kd_day_bubble, GTK_TYPE_POPOVER)

#define WIDTH 340
#define HEIGHT 260

static void
kd_day_bubble_class_init (KdDayBubbleClass *class)
{
}

static void
kd_day_bubble_init (KdDayBubble *self)
{
}

/**
 * kd_day_bubble_new:
 * @data: the reminders
 *
 * Returns: (transfer floating): a bubble that is not open
 */
GtkWidget *
kd_day_bubble_new (KdCalendarData *data)
{
  KdDayBubble *self = g_object_new (KD_TYPE_DAY_BUBBLE, NULL);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget   *see = gtk_button_new_with_label (_ ("See This Day"));

  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->list = KD_AGENDA_LIST (kd_agenda_list_new (data, FALSE));
  self->task = KD_NEW_TASK (kd_new_task_new (data));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_widget_set_margin_start (GTK_WIDGET (self->words), 6);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->task));
  gtk_box_append (GTK_BOX (box), see);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (see), "calendar.see-day");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

/**
 * kd_day_bubble_open:
 * @self: a bubble with a parent
 * @day: a day
 * @words: what the day is called
 * @at: the day's place in the parent
 *
 * Opens it.
 */
void
kd_day_bubble_open (KdDayBubble        *self,
                    KdDate              day,
                    const char         *words,
                    const GdkRectangle *at)
{
  gtk_label_set_label (self->words, words);
  kd_agenda_list_set_span (self->list, day, day);
  kd_new_task_set_day (self->task, day);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
}
