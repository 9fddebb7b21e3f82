/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-cell-private.h"

#include "kd-reminder-deed.h"
#include "kd-reminder-row.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

/* Measures at the usual size of text. */
#define MIN_WIDTH 44
#define MIN_HEIGHT 48

G_DEFINE_FINAL_TYPE (KdDayCell, kd_day_cell, GTK_TYPE_WIDGET)

/* --- dragging ---------------------------------------------------------------------------------------------- */

static KdTodayLine *
find_line (KdDayCell *self,
           double     y)
{
  guint line = y >= self->lines_from ? (guint) ((y - self->lines_from) / MAX (self->line_height, 1)) : G_MAXUINT;

  return line < self->n_lines ? self->items->pdata[line] : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            KdDayCell     *self)
{
  KdTodayLine *line = find_line (self, y);

  g_set_object (&self->dragged, line);
  return line != NULL ? gdk_content_provider_new_typed (KD_TYPE_TODAY_LINE, line) : NULL;
}

/* The pointer says at once what has a day that cannot be chosen. */
static GdkDragAction
on_motion (GtkDropTarget *target,
           double         x,
           double         y,
           KdDayCell     *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value == NULL || kd_reminder_may_move (g_value_get_object (value)) ? GDK_ACTION_MOVE : 0;
}

/* Let go over a day that did not take it, a reminder says why. */
static gboolean
on_cancel (GtkDragSource      *source,
           GdkDrag            *drag,
           GdkDragCancelReason reason,
           KdDayCell          *self)
{
  if (reason == GDK_DRAG_CANCEL_NO_TARGET && self->dragged != NULL && !kd_reminder_may_move (self->dragged))
    kd_reminder_move (kd_calendar_data_get_session (self->data), self->dragged, self->day - 1);
  g_clear_object (&self->dragged);
  return FALSE;
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KdDayCell     *self)
{
  kd_reminder_move (kd_calendar_data_get_session (self->data), g_value_get_object (value), self->day);
  return TRUE;
}

/* What is painted, to be read out. */
static char *
describe (KdDayCell *self)
{
  g_autofree char *day = kd_words_day (self->day);
  g_autofree char *lunar = kd_words_lunar (self->day);
  const char      *name = kd_words_festival (self->day) != NULL ? kd_words_festival (self->day) : kd_words_solar_term (self->day);
  KdDayKind        kind = kd_workdays_get_kind (kd_calendar_data_get_workdays (self->data), self->day);
  GString         *text = g_string_new (day);

  if (lunar != NULL)
    g_string_append_printf (text, ", %s", lunar);
  if (name != NULL)
    g_string_append_printf (text, ", %s", name);
  if (kind == KD_DAY_HOLIDAY)
    g_string_append_printf (text, ", %s", _ ("holiday"));
  else if (kind == KD_DAY_WORKING_WEEKEND)
    g_string_append_printf (text, ", %s", _ ("working weekend"));
  g_string_append (text, ", ");
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u reminder", "%u reminders", self->items->len), self->items->len);
  return g_string_free_and_steal (text);
}

/* What is cut: a reminder, or the names of the day. */
static gboolean
on_tooltip (GtkWidget  *widget,
            int         x,
            int         y,
            gboolean    keyboard,
            GtkTooltip *tooltip,
            gpointer    data)
{
  KdDayCell       *self = KD_DAY_CELL (widget);
  KdTodayLine     *line = keyboard ? NULL : find_line (self, y);
  g_autofree char *text = line != NULL ? kd_reminder_row_describe (line, kd_session_get_today (kd_calendar_data_get_session (self->data))) : describe (self);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
kd_day_cell_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  kd_day_cell_paint (KD_DAY_CELL (widget), snapshot);
}

static void
kd_day_cell_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  *minimum = *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT) * kd_day_cell_get_scale (KD_DAY_CELL (widget)));
}

static void
kd_day_cell_dispose (GObject *object)
{
  KdDayCell *self = KD_DAY_CELL (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->lunar, g_free);
  g_clear_object (&self->dragged);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (kd_day_cell_parent_class)->dispose (object);
}

static void
kd_day_cell_class_init (KdDayCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_day_cell_dispose;
  widget_class->measure = kd_day_cell_measure;
  widget_class->snapshot = kd_day_cell_snapshot;
  gtk_widget_class_set_css_name (widget_class, "day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
kd_day_cell_init (KdDayCell *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (KD_TYPE_TODAY_LINE, GDK_ACTION_MOVE);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (on_cancel), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kd_day_cell_new:
 * @data: the reminders
 *
 * Returns: (transfer floating): a cell without a day
 */
GtkWidget *
kd_day_cell_new (KdCalendarData *data)
{
  KdDayCell *self = g_object_new (KD_TYPE_DAY_CELL, NULL);

  self->data = g_object_ref (data);
  self->lunar = g_strdup ("");
  return GTK_WIDGET (self);
}

/**
 * kd_day_cell_set_day:
 * @self: a cell
 * @day: a day
 * @other: whether it is of another month than the one that is shown
 * @lunar: whether the lunar calendar is shown
 *
 * Shows a day with what is to be done on it now.
 */
void
kd_day_cell_set_day (KdDayCell *self,
                     KdDate     day,
                     gboolean   other,
                     gboolean   lunar)
{
  g_autofree char *label = NULL;

  self->day = day;
  self->other = other;
  g_free (self->lunar);
  self->lunar = lunar ? kd_words_lunar_short (day) : g_strdup ("");
  g_ptr_array_unref (self->items);
  self->items = kd_calendar_data_get_day (self->data, day);
  label = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kd_day_cell_get_day:
 * @self: a cell
 *
 * Returns: its day
 */
KdDate
kd_day_cell_get_day (KdDayCell *self)
{
  return self->day;
}

/**
 * kd_day_cell_get_items:
 * @self: a cell
 *
 * Returns: (transfer none) (element-type KdTodayLine): what is to be done on it
 */
GPtrArray *
kd_day_cell_get_items (KdDayCell *self)
{
  return self->items;
}
