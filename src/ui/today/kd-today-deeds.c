/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the keys and buttons of the page do. */
#include "kd-reminder-deed.h"
#include "kd-editing.h"
#include "kd-reminder-row.h"
#include "kd-row-leaving.h"
#include "kd-spread-dialog.h"
#include "kd-today-page-private.h"

#define FAR_AHEAD_DAYS 30

static KdTodayLine *
get_line (KdTodayPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * kd_today_page_get_open_line:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the chosen line, if something can be done about it
 */
KdTodayLine *
kd_today_page_get_open_line (KdTodayPage *self)
{
  KdTodayLine *line = get_line (self);

  return line != NULL && kd_today_line_get_reminder (line) != NULL ? line : NULL;
}

/* Chooses the line so many farther on, or stays, with the keys on it. */
static void
step (KdTodayPage *self,
      int          steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint place = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  place = place == GTK_INVALID_LIST_POSITION ? 0 : (guint) CLAMP ((int) place + steps, 0, (int) n - 1);
  gtk_list_view_scroll_to (self->view, place, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/* --- deeds ------------------------------------------------------------------------------------------------ */

/* The next line has moved up to the place, and the keys go with it; behind the last one is nothing to be done. */
static void
move_on (KdTodayPage *self)
{
  step (self, kd_today_page_get_open_line (self) != NULL ? 0 : -1);
}

/* Has the row of a line slide out, if it is in sight. */
static void
see_off (KdTodayPage *self,
         KdTodayLine *line)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && KD_IS_REMINDER_ROW (row) && gtk_widget_get_mapped (row) && kd_reminder_row_get_line (KD_REMINDER_ROW (row)) == line)
        {
          kd_row_leaving_show (self->overlay, item);
          return;
        }
    }
}

/* What is done about the chosen line: its row slides out and the next one is chosen. */
static void
deal_with_line (GtkWidget  *widget,
                KdTodayDeed deed,
                const char *until)
{
  KdTodayPage *self = KD_TODAY_PAGE (widget);
  KdTodayLine *line = kd_today_page_get_open_line (self);

  if (line == NULL)
    return;
  see_off (self, line);
  switch (deed)
    {
    case KD_TODAY_DONE:
      kd_reminder_finish (self->session, line);
      break;
    case KD_TODAY_SNOOZE:
      kd_reminder_snooze (self->session, line, until);
      break;
    case KD_TODAY_REMOVE:
    default:
      kd_reminder_do (self->session, line, deed, KD_DATE_NONE);
      break;
    }
  move_on (self);
}

/* The same, once a day is chosen for it. */
static void
ask_for_line (GtkWidget  *widget,
              KdTodayDeed deed)
{
  KdTodayPage *self = KD_TODAY_PAGE (widget);
  KdTodayLine *line = kd_today_page_get_open_line (self);

  if (line != NULL)
    kd_reminder_ask_day (self->session, line, deed, widget);
}

static void
done (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  deal_with_line (widget, KD_TODAY_DONE, NULL);
}

static void
done_choose (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  ask_for_line (widget, KD_TODAY_DONE);
}

static void
snooze_to (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  deal_with_line (widget, KD_TODAY_SNOOZE, parameter != NULL ? g_variant_get_string (parameter, NULL) : "workday");
}

static void
snooze_choose (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ask_for_line (widget, KD_TODAY_SNOOZE);
}

static void
remove_line (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  deal_with_line (widget, KD_TODAY_REMOVE, NULL);
}

/* --- moving about ----------------------------------------------------------------------------------------- */

/**
 * kd_today_page_tell_client:
 * @self: a page
 * @action: an action of the window that takes a client
 *
 * Has something done about the client of the chosen line, if there is one.
 */
void
kd_today_page_tell_client (KdTodayPage *self,
                           const char  *action)
{
  KdTodayLine   *line = get_line (self);
  const KdBrief *client = line != NULL ? kd_today_line_get_client (line) : NULL;
  char           uuid[KD_UUID_TEXT_SIZE];

  if (client != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", kd_uuid_format (&client->uuid, uuid));
}

static void
log_contact (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kd_today_page_tell_client (KD_TODAY_PAGE (widget), "win.log-client");
}

static void
open_line (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KdTodayPage *self = KD_TODAY_PAGE (widget);
  KdTodayLine *line = get_line (self);

  if (line != NULL && kd_today_line_get_hidden (line) > 0)
    kd_today_list_unfold (self->list, kd_today_line_get_section (line));
  else
    kd_today_page_tell_client (self, "win.open-client");
}

static void
next_line (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  step (KD_TODAY_PAGE (widget), 1);
}

static void
previous_line (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  step (KD_TODAY_PAGE (widget), -1);
}

static void
look_ahead (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  kd_today_set_days (KD_TODAY_PAGE (widget)->today, FAR_AHEAD_DAYS);
}

static void
spread_calls (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_present (kd_spread_dialog_new (KD_TODAY_PAGE (widget)->session), widget);
}

/* --- actions ---------------------------------------------------------------------------------------------- */

/**
 * kd_today_page_update_actions:
 * @self: a page
 *
 * Lets be done what can be done about the chosen line.
 */
void
kd_today_page_update_actions (KdTodayPage *self)
{
  static const char *const deeds[] = { "today.done", "today.done-choose", "today.snooze", "today.snooze-to", "today.snooze-choose", "today.remove" };
  KdTodayLine             *line = get_line (self);

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    kd_editing_allow (GTK_WIDGET (self), self->session, deeds[i], kd_today_page_get_open_line (self) != NULL);
  kd_editing_allow (GTK_WIDGET (self), self->session, "today.log", line != NULL && kd_today_line_get_client (line) != NULL);
}

/**
 * kd_today_page_install_actions:
 * @widget_class: the class of the page
 *
 * Names what the keys and buttons do.
 */
void
kd_today_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "today.next", NULL, next_line);
  gtk_widget_class_install_action (widget_class, "today.previous", NULL, previous_line);
  gtk_widget_class_install_action (widget_class, "today.done", NULL, done);
  gtk_widget_class_install_action (widget_class, "today.done-choose", NULL, done_choose);
  gtk_widget_class_install_action (widget_class, "today.snooze", NULL, snooze_to);
  gtk_widget_class_install_action (widget_class, "today.snooze-to", "s", snooze_to);
  gtk_widget_class_install_action (widget_class, "today.snooze-choose", NULL, snooze_choose);
  gtk_widget_class_install_action (widget_class, "today.log", NULL, log_contact);
  gtk_widget_class_install_action (widget_class, "today.open", NULL, open_line);
  gtk_widget_class_install_action (widget_class, "today.remove", NULL, remove_line);
  gtk_widget_class_install_action (widget_class, "today.look-ahead", NULL, look_ahead);
  gtk_widget_class_install_action (widget_class, "today.spread", NULL, spread_calls);
}
