/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-grid.h"

#include "kd-day-cell.h"
#include "kd-words-date.h"

/**
 * KdDayGrid:
 *
 * Days in weeks: a month of six of them, or one. Arrows walk from day to day, also into another month.
 */
struct _KdDayGrid
{
  GtkWidget parent_instance;

  KdCalendarData *data;
  guint           weeks;
  KdDate          day;
  gboolean        lunar;
  gboolean        sunday;
  GtkWidget      *grid;
  GtkLabel       *heads[KD_DAY_GRID_DAYS];
  GtkWidget     **cells;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdDayGrid, kd_day_grid, GTK_TYPE_WIDGET)

static KdDate
first_of_week (KdDayGrid *self,
               KdDate     day)
{
  int weekday = kd_date_get_weekday (day); /* Monday is 1 */

  return day - (self->sunday ? weekday % KD_DAY_GRID_DAYS : weekday - 1);
}

/**
 * kd_day_grid_get_first:
 * @self: a grid
 * @day: a day
 *
 * Returns: the day in the first cell where @day is shown
 */
KdDate
kd_day_grid_get_first (KdDayGrid *self,
                       KdDate     day)
{
  return first_of_week (self, self->weeks > 1 ? kd_date_get_first_of_month (day) : day);
}

static gboolean
is_other (KdDayGrid *self,
          KdDate     day)
{
  return self->weeks > 1 && kd_date_get_first_of_month (day) != kd_date_get_first_of_month (self->day);
}

static void
update (KdDayGrid *self)
{
  KdDate first;

  if (self->day == KD_DATE_NONE)
    return;
  first = kd_day_grid_get_first (self, self->day);
  for (int i = 0; i < KD_DAY_GRID_DAYS; i++)
    gtk_label_set_label (self->heads[i], kd_words_weekday (first + i));
  for (guint i = 0; i < self->weeks * KD_DAY_GRID_DAYS; i++)
    {
      KdDate day = first + (KdDate) i;

      kd_day_cell_set_day (KD_DAY_CELL (self->cells[i]), day, is_other (self, day), self->lunar);
      gtk_widget_set_focusable (self->cells[i], day == self->day);
      if (day == self->day)
        gtk_widget_set_state_flags (self->cells[i], GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (self->cells[i], GTK_STATE_FLAG_SELECTED);
    }
}

static void
choose (KdDayGrid *self,
        KdDate     day)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
  gtk_widget_grab_focus (kd_day_grid_get_cell (self));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        KdDayGrid             *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      choose (self, self->day - 1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose (self, self->day + 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose (self, self->day - KD_DAY_GRID_DAYS);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose (self, self->day + KD_DAY_GRID_DAYS);
      return TRUE;
    case GDK_KEY_space:
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             KdDayGrid       *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  choose (self, kd_day_cell_get_day (KD_DAY_CELL (cell)));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
kd_day_grid_dispose (GObject *object)
{
  KdDayGrid *self = KD_DAY_GRID (object);

  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (kd_day_grid_parent_class)->dispose (object);
}

static void
kd_day_grid_class_init (KdDayGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_day_grid_dispose;

  /**
   * KdDayGrid::chosen:
   * @self: a grid
   * @day: a day, perhaps of another month
   *
   * The user went to a day.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KD_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * KdDayGrid::opened:
   * @self: a grid
   *
   * The user asks what is to be done on the day.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", KD_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
kd_day_grid_init (KdDayGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->day = KD_DATE_NONE;
  self->lunar = TRUE;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (int i = 0; i < KD_DAY_GRID_DAYS; i++)
    {
      GtkWidget *head = gtk_label_new (NULL);

      gtk_widget_set_css_classes (head, (const char *[]) { "caption-heading", "dimmed", "day-head", NULL });
      gtk_grid_attach (GTK_GRID (self->grid), head, i, 0, 1, 1);
      self->heads[i] = GTK_LABEL (head);
    }
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/**
 * kd_day_grid_new:
 * @data: the reminders
 * @weeks: how many weeks it has: 6 for a month, or 1
 *
 * Returns: (transfer floating): a grid without a day
 */
GtkWidget *
kd_day_grid_new (KdCalendarData *data,
                 guint           weeks)
{
  KdDayGrid *self = g_object_new (KD_TYPE_DAY_GRID, NULL);

  self->data = g_object_ref (data);
  self->weeks = weeks;
  self->cells = g_new0 (GtkWidget *, weeks * KD_DAY_GRID_DAYS);
  for (guint i = 0; i < weeks * KD_DAY_GRID_DAYS; i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      self->cells[i] = kd_day_cell_new (data);
      gtk_widget_set_hexpand (self->cells[i], TRUE);
      gtk_widget_set_vexpand (self->cells[i], TRUE);
      g_signal_connect (click, "released", G_CALLBACK (on_released), self);
      gtk_widget_add_controller (self->cells[i], GTK_EVENT_CONTROLLER (click));
      gtk_grid_attach (GTK_GRID (self->grid), self->cells[i], (int) i % KD_DAY_GRID_DAYS, (int) i / KD_DAY_GRID_DAYS + 1, 1, 1);
    }
  g_signal_connect_object (data, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * kd_day_grid_show:
 * @self: a grid
 * @day: a day
 *
 * Shows the month or week of a day, with it chosen.
 */
void
kd_day_grid_show (KdDayGrid *self,
                  KdDate     day)
{
  self->day = day;
  update (self);
}

/**
 * kd_day_grid_set_lunar:
 * @self: a grid
 * @lunar: whether the lunar calendar is shown
 *
 * Shows or hides it.
 */
void
kd_day_grid_set_lunar (KdDayGrid *self,
                       gboolean   lunar)
{
  self->lunar = lunar;
  update (self);
}

/**
 * kd_day_grid_set_sunday:
 * @self: a grid
 * @sunday: whether weeks begin with Sunday instead of Monday
 *
 * Sets the first day of the week.
 */
void
kd_day_grid_set_sunday (KdDayGrid *self,
                        gboolean   sunday)
{
  self->sunday = sunday;
  update (self);
}

/**
 * kd_day_grid_get_cell:
 * @self: a grid that shows a day
 *
 * Returns: (transfer none): the cell of the chosen day
 */
GtkWidget *
kd_day_grid_get_cell (KdDayGrid *self)
{
  return self->cells[self->day - kd_day_grid_get_first (self, self->day)];
}
