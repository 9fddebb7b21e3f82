/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the keys, buttons and menus of the calendar do. */
#include "kd-calendar-page-private.h"

#include "kd-calendar-export.h"
#include "kd-day-cell.h"
#include "kd-reminder-deed.h"

/* --- the bubble of a day ----------------------------------------------------------------------------------- */

/**
 * kd_calendar_page_open_day:
 * @self: a page
 *
 * Leads to what is to be done on the chosen day: where its list is beside the grid, that gets the keyboard, else it comes in a
 * bubble.
 */
void
kd_calendar_page_open_day (KdCalendarPage *self)
{
  KdDayGrid       *grid = kd_calendar_page_get_grid (self);
  GtkWidget       *cell = grid != NULL ? kd_day_grid_get_cell (grid) : NULL;
  g_autofree char *words = kd_calendar_page_describe_day (self);
  graphene_rect_t  bounds;

  if (cell == NULL)
    return;
  if (gtk_widget_get_mapped (self->panel))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->chosen), GTK_DIR_TAB_FORWARD);
      return;
    }
  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  kd_day_bubble_open (self->bubble, self->day, words, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
}

/* --- actions ----------------------------------------------------------------------------------------------- */

/* The lines begin with the chosen day: what is earlier begins with the month's first day, and after that with that of the month before. */
static KdDate
find_first (KdDate day,
            int    direction)
{
  KdDate first = kd_date_get_first_of_month (day);

  return direction > 0 || first == day ? kd_date_add_months (first, direction) : first;
}

static void
page_by (KdCalendarPage *self,
         int             direction)
{
  if (kd_calendar_page_is_view (self, "week"))
    kd_calendar_page_show_day (self, self->day + direction * KD_DAY_GRID_DAYS);
  else if (kd_calendar_page_is_view (self, "agenda"))
    kd_calendar_page_show_day (self, find_first (self->day, direction));
  else
    kd_calendar_page_show_day (self, kd_date_add_months (self->day, direction));
}

static void
go_previous (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  page_by (KD_CALENDAR_PAGE (widget), -1);
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  page_by (KD_CALENDAR_PAGE (widget), 1);
}

static void
go_today (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (widget);

  kd_calendar_page_show_day (self, kd_session_get_today (self->session));
  if (kd_calendar_page_get_grid (self) != NULL)
    gtk_widget_grab_focus (kd_day_grid_get_cell (kd_calendar_page_get_grid (self)));
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  kd_calendar_page_open_day (KD_CALENDAR_PAGE (widget));
}

static KdAgendaList *
get_focused_list (KdCalendarPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL ? KD_AGENDA_LIST (gtk_widget_get_ancestor (focus, KD_TYPE_AGENDA_LIST)) : NULL;
}

static gboolean
is_moved (KdCalendarPage *self,
          KdTodayLine    *line)
{
  return kd_uuid_equal (&kd_today_line_get_reminder (line)->record, &self->moved);
}

/* The reminder that the keyboard is on: a line, or of a day the one that was moved there, else the first one that can be moved. */
static KdTodayLine *
get_current (KdCalendarPage *self)
{
  KdAgendaList *list = get_focused_list (self);
  KdDayGrid    *grid = kd_calendar_page_get_grid (self);
  GPtrArray    *lines;
  KdTodayLine  *found = NULL;

  if (list != NULL)
    return kd_agenda_list_get_current (list);
  if (grid == NULL)
    return NULL;
  lines = kd_day_cell_get_items (KD_DAY_CELL (kd_day_grid_get_cell (grid)));
  for (guint i = 0; i < lines->len; i++)
    if (kd_reminder_may_move (lines->pdata[i]) && (found == NULL || is_moved (self, lines->pdata[i])))
      found = lines->pdata[i];
  return found != NULL || lines->len == 0 ? found : lines->pdata[0];
}

/* The chosen day goes with what is moved, so that a second press moves it on. */
static void
move_day (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  KdCalendarPage   *self = KD_CALENDAR_PAGE (widget);
  KdTodayLine      *line = get_current (self);
  const KdReminder *reminder = line != NULL ? kd_today_line_get_reminder (line) : NULL;
  KdDate            day;

  if (reminder == NULL)
    return;
  day = reminder->date + g_variant_get_int32 (parameter);
  self->moved = reminder->record;
  kd_reminder_move (self->session, line, day);
  if (get_focused_list (self) != NULL || !kd_reminder_may_move (line))
    return;
  kd_calendar_page_show_day (self, day);
  gtk_widget_grab_focus (kd_day_grid_get_cell (kd_calendar_page_get_grid (self)));
}

static void
choose_view (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  int view = g_variant_get_int32 (parameter);

  if (view >= 1 && view <= (int) adw_toggle_group_get_n_toggles (KD_CALENDAR_PAGE (widget)->views))
    adw_toggle_group_set_active (KD_CALENDAR_PAGE (widget)->views, (guint) view - 1);
}

static void
see_day (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (widget);

  gtk_popover_popdown (GTK_POPOVER (self->bubble));
  adw_toggle_group_set_active_name (self->views, "agenda");
}

static void
export_file (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kd_calendar_export (KD_CALENDAR_PAGE (widget)->session, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
print_month (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (widget);

  gtk_widget_activate_action (widget, "win.print-month", "(ib)", self->day, self->sunday);
}

/**
 * kd_calendar_page_install_actions:
 * @widget_class: the class of the page
 *
 * Names what can be done.
 */
void
kd_calendar_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, go_previous);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_today);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "calendar.see-day", NULL, see_day);
  gtk_widget_class_install_action (widget_class, "calendar.move-day", "i", move_day);
  gtk_widget_class_install_action (widget_class, "calendar.view", "i", choose_view);
  gtk_widget_class_install_action (widget_class, "calendar.export", NULL, export_file);
  gtk_widget_class_install_action (widget_class, "calendar.print", NULL, print_month);
}
