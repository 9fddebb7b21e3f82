/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-item.h"

#include <glib/gi18n-lib.h>

/**
 * KdCalendarItem:
 *
 * A reminder on a day of the calendar.
 */
struct _KdCalendarItem
{
  GObject parent_instance;

  KdCalendarAgenda *agenda;
  const KdReminder *reminder;
};

G_DEFINE_FINAL_TYPE (KdCalendarItem, kd_calendar_item, G_TYPE_OBJECT)

static void
clear_agenda (gpointer data)
{
  kd_agenda_free (((KdCalendarAgenda *) data)->agenda);
}

/**
 * kd_calendar_agenda_new:
 * @agenda: (transfer full): an agenda
 *
 * Returns: (transfer full): the same, to be shared
 */
KdCalendarAgenda *
kd_calendar_agenda_new (KdAgenda *agenda)
{
  KdCalendarAgenda *self = g_atomic_rc_box_new0 (KdCalendarAgenda);

  self->agenda = agenda;
  return self;
}

/**
 * kd_calendar_agenda_unref:
 * @agenda: an agenda
 *
 * Lets go of it.
 */
void
kd_calendar_agenda_unref (KdCalendarAgenda *agenda)
{
  g_atomic_rc_box_release_full (agenda, clear_agenda);
}

static void
kd_calendar_item_finalize (GObject *object)
{
  kd_calendar_agenda_unref (KD_CALENDAR_ITEM (object)->agenda);
  G_OBJECT_CLASS (kd_calendar_item_parent_class)->finalize (object);
}

static void
kd_calendar_item_class_init (KdCalendarItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_calendar_item_finalize;
}

static void
kd_calendar_item_init (KdCalendarItem *self)
{
}

/**
 * kd_calendar_item_new:
 * @agenda: an agenda
 * @reminder: a reminder of it
 *
 * Returns: (transfer full): an item
 */
KdCalendarItem *
kd_calendar_item_new (KdCalendarAgenda *agenda,
                      const KdReminder *reminder)
{
  KdCalendarItem *self = g_object_new (KD_TYPE_CALENDAR_ITEM, NULL);

  self->agenda = g_atomic_rc_box_acquire (agenda);
  self->reminder = reminder;
  return self;
}

/**
 * kd_calendar_item_get_reminder:
 * @self: an item
 *
 * Returns: (transfer none): its reminder
 */
const KdReminder *
kd_calendar_item_get_reminder (KdCalendarItem *self)
{
  return self->reminder;
}

/**
 * kd_calendar_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): whom it is about; of a task for nobody its title
 */
const char *
kd_calendar_item_get_name (KdCalendarItem *self)
{
  if (self->reminder->client != NULL)
    return self->reminder->client->name;
  return self->reminder->title != NULL ? self->reminder->title : _ ("To-do");
}

/**
 * kd_calendar_get_kind_label:
 * @rule: a rule that reminds
 *
 * Returns: (transfer none): its reminders' kind in one short word
 */
const char *
kd_calendar_get_kind_label (KdReminderRuleId rule)
{
  switch (rule)
    {
    case KD_RULE_BIRTHDAY_SOLAR:
      return C_ ("kind of reminder", "Birthday");
    case KD_RULE_BIRTHDAY_LUNAR:
      return C_ ("kind of reminder", "Lunar birthday");
    case KD_RULE_ASSESSMENT_EXPIRY:
      return C_ ("kind of reminder", "Risk");
    case KD_RULE_ID_EXPIRY:
      return C_ ("kind of reminder", "ID");
    case KD_RULE_CONTACT_CADENCE:
      return C_ ("kind of reminder", "Contact");
    case KD_RULE_PRODUCT_MATURITY:
      return C_ ("kind of reminder", "Maturity");
    case KD_RULE_TASK:
    default:
      return C_ ("kind of reminder", "To-do");
    }
}

/**
 * kd_calendar_item_get_kind:
 * @self: an item
 *
 * Returns: (transfer none): its kind in one short word
 */
const char *
kd_calendar_item_get_kind (KdCalendarItem *self)
{
  return kd_calendar_get_kind_label (self->reminder->rule);
}

/**
 * kd_calendar_item_may_move:
 * @self: an item
 *
 * A birthday and the last day of something are what they are; when to call somebody is the adviser's choice.
 *
 * Returns: whether another day can be chosen for it
 */
gboolean
kd_calendar_item_may_move (KdCalendarItem *self)
{
  return self->reminder->rule == KD_RULE_TASK || self->reminder->rule == KD_RULE_CONTACT_CADENCE;
}
