/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-reminder-card.h"

#include "kd-editing.h"
#include "kd-reminder-deed.h"
#include "kd-reminder-row.h"

/**
 * KdReminderCard:
 *
 * A line of the day's work over the file of whom it is about, with the three things that can be done about it: where list and file
 * are not seen together.
 */
struct _KdReminderCard
{
  AdwBin parent_instance;

  KdSession     *session;
  KdTodayLine   *line;
  KdReminderRow *row;

  /* template */
  GtkBox *box;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdReminderCard, kd_reminder_card, ADW_TYPE_BIN)

static void
finish (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdReminderCard *self = KD_REMINDER_CARD (widget);

  kd_reminder_finish (self->session, self->line);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
snooze (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdReminderCard *self = KD_REMINDER_CARD (widget);

  kd_reminder_snooze (self->session, self->line, parameter != NULL ? g_variant_get_string (parameter, NULL) : "workday");
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
snooze_choose (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KdReminderCard *self = KD_REMINDER_CARD (widget);

  kd_reminder_ask_day (self->session, self->line, KD_TODAY_SNOOZE, widget);
}

static void
log_contact (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kd_reminder_log (KD_REMINDER_CARD (widget)->line, widget);
}

static void
kd_reminder_card_dispose (GObject *object)
{
  KdReminderCard *self = KD_REMINDER_CARD (object);

  g_clear_object (&self->line);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_reminder_card_parent_class)->dispose (object);
}

static void
kd_reminder_card_class_init (KdReminderCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_reminder_card_dispose;

  /**
   * KdReminderCard::finished:
   * @self: a card
   *
   * The line was done or put off, and there is nothing left of it here.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", KD_TYPE_REMINDER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "card.done", NULL, finish);
  gtk_widget_class_install_action (widget_class, "card.snooze", NULL, snooze);
  gtk_widget_class_install_action (widget_class, "card.snooze-to", "s", snooze);
  gtk_widget_class_install_action (widget_class, "card.snooze-choose", NULL, snooze_choose);
  gtk_widget_class_install_action (widget_class, "card.log", NULL, log_contact);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-reminder-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KdReminderCard, box);
}

static void
kd_reminder_card_init (KdReminderCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_reminder_card_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a card without a line, which is not to be seen
 */
GtkWidget *
kd_reminder_card_new (KdSession *session)
{
  static const char *const edits[] = { "card.done", "card.snooze", "card.snooze-to", "card.snooze-choose", "card.log", NULL };
  KdReminderCard          *self = g_object_new (KD_TYPE_REMINDER_CARD, NULL);

  self->session = g_object_ref (session);
  kd_editing_guard (GTK_WIDGET (self), session, edits);
  self->row = KD_REMINDER_ROW (kd_reminder_row_new (session, FALSE));
  gtk_box_prepend (self->box, GTK_WIDGET (self->row));
  kd_reminder_card_set_line (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * kd_reminder_card_set_line:
 * @self: a card
 * @line: (nullable): a line with a reminder
 *
 * Shows a line, or nothing.
 */
void
kd_reminder_card_set_line (KdReminderCard *self,
                           KdTodayLine    *line)
{
  g_set_object (&self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self), line != NULL);
  if (line != NULL)
    kd_reminder_row_show (self->row, line);
}
