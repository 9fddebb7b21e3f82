/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-page.h"

#include "kd-agenda-list.h"
#include "kd-calendar-export.h"
#include "kd-day-bubble.h"
#include "kd-day-cell.h"
#include "kd-day-grid.h"
#include "kd-new-task.h"
#include "kd-places-button.h"
#include "kd-reminder-deed.h"
#include "kd-reminder-row.h"
#include "kd-shortcuts.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

#define WEEK 7
#define MONTH_WEEKS 6

/**
 * KdCalendarPage:
 *
 * Reminders on the days of a month, a week, or line by line; the chosen day's beside them or in a bubble. In a narrow window
 * there are lines alone.
 */
struct _KdCalendarPage
{
  AdwBin parent_instance;

  KdSession      *session;
  KdCalendarData *data;
  KdDate          day;
  KdUuid          moved; /* the record whose reminder was moved last */
  gboolean        narrow;
  gboolean        lunar;
  gboolean        sunday;
  KdDayGrid      *month;
  KdDayGrid      *week;
  KdAgendaList   *agenda;
  KdAgendaList   *chosen; /* the chosen day's, beside the grid */
  KdNewTask      *new_task;
  KdDayBubble    *bubble;
  GSettings      *settings;

  /* template */
  AdwWindowTitle *title;
  AdwToggleGroup *views;
  AdwWrapBox     *kinds;
  GtkMenuButton  *filter;
  GtkStack       *stack;
  GtkWidget      *side;
  GtkWidget      *panel;
  GtkLabel       *day_label;
  AdwBin         *day_list;
  AdwBin         *day_entry;
  GtkLabel       *unknown;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_LUNAR,
  PROP_SUNDAY,
} KdCalendarPageProperty;

static GParamSpec *properties[PROP_SUNDAY + 1];

G_DEFINE_FINAL_TYPE (KdCalendarPage, kd_calendar_page, ADW_TYPE_BIN)

static const char *
get_view (KdCalendarPage *self)
{
  return self->narrow ? "agenda" : adw_toggle_group_get_active_name (self->views);
}

static gboolean
is_view (KdCalendarPage *self,
         const char     *view)
{
  return g_strcmp0 (get_view (self), view) == 0;
}

static KdDayGrid *
get_grid (KdCalendarPage *self)
{
  return is_view (self, "week") ? self->week : is_view (self, "month") ? self->month
                                                                       : NULL;
}

/* --- what is shown ----------------------------------------------------------------------------------------- */

static char *
describe_day (KdDate day)
{
  g_autofree char *text = kd_words_day (day);
  g_autofree char *lunar = kd_words_lunar (day);
  const char      *name = kd_words_festival (day);

  if (name == NULL)
    name = kd_words_solar_term (day);
  if (lunar == NULL)
    return g_steal_pointer (&text);
  return name != NULL ? g_strdup_printf ("%s · %s · %s", text, lunar, name) : g_strdup_printf ("%s · %s", text, lunar);
}

/* The agenda begins with today where its month is shown: what is past is done or among what is late. Its rows are not made
 * while nobody sees them. */
static void
show_agenda (KdCalendarPage *self)
{
  KdDate today = kd_session_get_today (self->session);
  KdDate first = kd_day_grid_get_first (self->month, self->day), last = first + MONTH_WEEKS * WEEK - 1;

  if (is_view (self, "agenda"))
    kd_agenda_list_set_span (self->agenda, today >= first && today <= last ? today : self->day, last);
  else
    kd_agenda_list_set_span (self->agenda, KD_DATE_NONE, KD_DATE_NONE);
}

static void
show_caption (KdCalendarPage *self,
              KdDate          last)
{
  int              year;
  g_autofree char *text = NULL;

  kd_date_get_ymd (last, &year, NULL, NULL);
  text = g_strdup_printf (_ ("The holidays of %d are not announced yet. Weekends are used"), year);
  gtk_label_set_label (self->unknown, text);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), !kd_workdays_is_published (kd_calendar_data_get_workdays (self->data), last));
}

static void
show_day (KdCalendarPage *self,
          KdDate          day)
{
  KdDate           first = kd_day_grid_get_first (self->month, day), last = first + MONTH_WEEKS * WEEK - 1;
  g_autofree char *month = kd_words_month (day);
  g_autofree char *words = describe_day (day);

  self->day = day;
  adw_window_title_set_title (self->title, month);
  kd_calendar_data_set_span (self->data, first, last);
  kd_day_grid_show (self->month, day);
  kd_day_grid_show (self->week, day);
  show_agenda (self);
  kd_agenda_list_set_span (self->chosen, day, day);
  kd_new_task_set_day (self->new_task, day);
  gtk_label_set_label (self->day_label, words);
  show_caption (self, last);
}

static void
show_view (KdCalendarPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, get_view (self));
  gtk_widget_set_visible (self->side, get_grid (self) != NULL); /* the agenda has the day itself */
  show_agenda (self);
}

static void
on_view_cb (KdCalendarPage *self)
{
  if (self->data != NULL)
    show_view (self);
}

static void
on_narrow_cb (KdCalendarPage *self)
{
  self->narrow = TRUE;
  show_view (self);
}

static void
on_wide_cb (KdCalendarPage *self)
{
  self->narrow = FALSE;
  show_view (self);
}

static void
on_chosen (KdDayGrid      *grid,
           int             day,
           KdCalendarPage *self)
{
  show_day (self, day);
}

/* --- the bubble of a day ----------------------------------------------------------------------------------- */

/* Where the day's list is beside the grid, it gets the keyboard; else it comes in a bubble. */
static void
open_day (KdCalendarPage *self)
{
  KdDayGrid       *grid = get_grid (self);
  GtkWidget       *cell = grid != NULL ? kd_day_grid_get_cell (grid) : NULL;
  g_autofree char *words = describe_day (self->day);
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

static void
on_opened (KdDayGrid      *grid,
           KdCalendarPage *self)
{
  if (!gtk_widget_get_mapped (self->panel))
    open_day (self);
}

/* --- actions ----------------------------------------------------------------------------------------------- */

static void
page_by (KdCalendarPage *self,
         int             direction)
{
  show_day (self, is_view (self, "week") ? self->day + direction * WEEK : kd_date_add_months (self->day, direction));
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

  show_day (self, kd_session_get_today (self->session));
  if (get_grid (self) != NULL)
    gtk_widget_grab_focus (kd_day_grid_get_cell (get_grid (self)));
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  open_day (KD_CALENDAR_PAGE (widget));
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
  KdDayGrid    *grid = get_grid (self);
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
  show_day (self, day);
  gtk_widget_grab_focus (kd_day_grid_get_cell (get_grid (self)));
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

/* --- kinds ------------------------------------------------------------------------------------------------- */

static void
show_kinds (KdCalendarPage *self,
            guint           kinds)
{
  kd_calendar_data_set_kinds (self->data, kinds);
  if (kinds != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter), "accent");
}

static void
on_kind_toggled (GtkToggleButton *chip,
                 KdCalendarPage  *self)
{
  guint bit = 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "kind"));
  guint kinds = kd_calendar_data_get_kinds (self->data);

  kinds = gtk_toggle_button_get_active (chip) ? kinds | bit : kinds & ~bit;
  show_kinds (self, kinds);
  g_settings_set_uint (self->settings, "calendar-kinds", kinds);
}

static void
add_kinds (KdCalendarPage *self)
{
  guint kinds = g_settings_get_uint (self->settings, "calendar-kinds") & ((1u << KD_TODAY_N_KINDS) - 1);

  for (KdTodayKind kind = 0; kind < KD_TODAY_N_KINDS; kind++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (kd_reminder_get_kind_label (kind));

      gtk_widget_add_css_class (chip, "chip");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), (kinds & 1u << kind) != 0);
      g_object_set_data (G_OBJECT (chip), "kind", GUINT_TO_POINTER (kind));
      g_signal_connect (chip, "toggled", G_CALLBACK (on_kind_toggled), self);
      adw_wrap_box_append (self->kinds, chip);
    }
  show_kinds (self, kinds);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
kd_calendar_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (object);

  switch ((KdCalendarPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_LUNAR:
      g_value_set_boolean (value, self->lunar);
      break;
    case PROP_SUNDAY:
      g_value_set_boolean (value, self->sunday);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kd_calendar_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (object);

  switch ((KdCalendarPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_LUNAR:
      self->lunar = g_value_get_boolean (value);
      kd_day_grid_set_lunar (self->month, self->lunar);
      kd_day_grid_set_lunar (self->week, self->lunar);
      break;
    case PROP_SUNDAY:
      self->sunday = g_value_get_boolean (value);
      kd_day_grid_set_sunday (self->month, self->sunday);
      kd_day_grid_set_sunday (self->week, self->sunday);
      show_day (self, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
on_today_changed (KdCalendarPage *self)
{
  show_day (self, self->day);
}

static KdDayGrid *
new_grid (KdCalendarPage *self,
          guint           weeks,
          const char     *name)
{
  GtkWidget *grid = kd_day_grid_new (self->data, weeks);

  g_signal_connect_object (grid, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (grid, "opened", G_CALLBACK (on_opened), self, G_CONNECT_DEFAULT);
  gtk_stack_add_named (self->stack, grid, name);
  return KD_DAY_GRID (grid);
}

static void
kd_calendar_page_constructed (GObject *object)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (object);
  GtkWidget      *clamp = adw_clamp_new ();

  G_OBJECT_CLASS (kd_calendar_page_parent_class)->constructed (object);
  self->lunar = TRUE;
  self->data = kd_calendar_data_new (self->session);
  self->month = new_grid (self, MONTH_WEEKS, "month");
  self->week = new_grid (self, 1, "week");
  self->agenda = KD_AGENDA_LIST (kd_agenda_list_new (self->data, TRUE));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->agenda));
  gtk_stack_add_named (self->stack, clamp, "agenda");
  self->chosen = KD_AGENDA_LIST (kd_agenda_list_new (self->data, FALSE));
  adw_bin_set_child (self->day_list, GTK_WIDGET (self->chosen));
  self->new_task = KD_NEW_TASK (kd_new_task_new (self->data));
  adw_bin_set_child (self->day_entry, GTK_WIDGET (self->new_task));
  self->bubble = KD_DAY_BUBBLE (kd_day_bubble_new (self->data));
  gtk_widget_set_parent (GTK_WIDGET (self->bubble), GTK_WIDGET (self));
  self->settings = g_settings_new (KD_APP_ID);
  add_kinds (self);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_CALENDAR, GTK_PHASE_BUBBLE);
  g_signal_connect_object (self->session, "notify::today", G_CALLBACK (on_today_changed), self, G_CONNECT_SWAPPED);
  show_day (self, kd_session_get_today (self->session));
  g_settings_bind (self->settings, "calendar-view", self->views, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "calendar-lunar", self, "lunar", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "calendar-sunday", self, "sunday", G_SETTINGS_BIND_DEFAULT);
  show_view (self);
}

static void
kd_calendar_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GTK_WIDGET_CLASS (kd_calendar_page_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (KD_CALENDAR_PAGE (widget)->bubble));
}

static void
kd_calendar_page_dispose (GObject *object)
{
  KdCalendarPage *self = KD_CALENDAR_PAGE (object);

  if (self->bubble != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bubble));
  self->bubble = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->data);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_calendar_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KD_TYPE_PLACES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/calendar/kd-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, views);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, filter);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, side);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, panel);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, day_list);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, day_entry);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, unknown);
  gtk_widget_class_bind_template_callback (widget_class, on_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
}

static void
kd_calendar_page_class_init (KdCalendarPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_calendar_page_constructed;
  object_class->dispose = kd_calendar_page_dispose;
  object_class->get_property = kd_calendar_page_get_property;
  object_class->set_property = kd_calendar_page_set_property;
  widget_class->size_allocate = kd_calendar_page_size_allocate;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KdCalendarPage:lunar:
   *
   * Whether the lunar calendar is shown.
   */
  properties[PROP_LUNAR] = g_param_spec_boolean ("lunar", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * KdCalendarPage:sunday:
   *
   * Whether weeks begin with Sunday.
   */
  properties[PROP_SUNDAY] = g_param_spec_boolean ("sunday", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, go_previous);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_today);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "calendar.move-day", "i", move_day);
  gtk_widget_class_install_action (widget_class, "calendar.view", "i", choose_view);
  gtk_widget_class_install_action (widget_class, "calendar.export", NULL, export_file);
  gtk_widget_class_install_action (widget_class, "calendar.print", NULL, print_month);
  gtk_widget_class_install_property_action (widget_class, "calendar.lunar", "lunar");
  gtk_widget_class_install_property_action (widget_class, "calendar.sunday", "sunday");
  bind_template (widget_class);
}

static void
kd_calendar_page_init (KdCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
