/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-page-private.h"

#include "kd-editing.h"
#include "kd-kind-filter.h"
#include "kd-places-button.h"
#include "kd-shortcuts.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

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

/**
 * kd_calendar_page_is_view:
 * @self: a page
 * @view: `month`, `week` or `agenda`
 *
 * Returns: whether that is what is shown
 */
gboolean
kd_calendar_page_is_view (KdCalendarPage *self,
                          const char     *view)
{
  return g_strcmp0 (get_view (self), view) == 0;
}

/**
 * kd_calendar_page_get_grid:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the days that are shown, unless there are lines
 */
KdDayGrid *
kd_calendar_page_get_grid (KdCalendarPage *self)
{
  return kd_calendar_page_is_view (self, "week") ? self->week : kd_calendar_page_is_view (self, "month") ? self->month
                                                                                                         : NULL;
}

/* --- what is shown ----------------------------------------------------------------------------------------- */

/**
 * kd_calendar_page_describe_day:
 * @self: a page
 *
 * Returns: (transfer full): the chosen day and what it is called
 */
char *
kd_calendar_page_describe_day (KdCalendarPage *self)
{
  g_autofree char *text = kd_words_day (self->day);
  g_autofree char *lunar = kd_words_lunar (self->day);
  const char      *name = kd_words_festival (self->day);

  if (name == NULL)
    name = kd_words_solar_term (self->day);
  if (lunar == NULL)
    return g_steal_pointer (&text);
  return name != NULL ? g_strdup_printf ("%s · %s · %s", text, lunar, name) : g_strdup_printf ("%s · %s", text, lunar);
}

/* The agenda begins with the chosen day. Its rows are not made while nobody sees them. */
static void
show_agenda (KdCalendarPage *self)
{
  KdDate last = kd_day_grid_get_first (self->month, self->day) + KD_DAY_GRID_MONTH_DAYS - 1;

  if (kd_calendar_page_is_view (self, "agenda"))
    kd_agenda_list_set_span (self->agenda, self->day, last);
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

/**
 * kd_calendar_page_show_day:
 * @self: a page
 * @day: a day
 *
 * Chooses it and shows its month or week.
 */
void
kd_calendar_page_show_day (KdCalendarPage *self,
                           KdDate          day)
{
  KdDate           first = kd_day_grid_get_first (self->month, day), last = first + KD_DAY_GRID_MONTH_DAYS - 1;
  g_autofree char *month = kd_words_month (day);
  g_autofree char *words = NULL;

  self->day = day;
  words = kd_calendar_page_describe_day (self);
  adw_window_title_set_title (self->title, month);
  gtk_label_set_label (self->month_label, month);
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
  gtk_widget_set_visible (self->side, kd_calendar_page_get_grid (self) != NULL); /* the agenda has the day itself */
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
  kd_calendar_page_show_day (self, day);
}

static void
on_opened (KdDayGrid      *grid,
           KdCalendarPage *self)
{
  if (!gtk_widget_get_mapped (self->panel))
    kd_calendar_page_open_day (self);
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
      kd_calendar_page_show_day (self, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* That some are hidden shows where they are chosen. */
static void
show_filter (KdCalendarPage *self)
{
  if (kd_calendar_data_get_kinds (self->data) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter), "accent");
}

static void
on_today_changed (KdCalendarPage *self)
{
  kd_calendar_page_show_day (self, self->day);
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
  static const char *const edits[] = { "calendar.move-day", NULL };
  KdCalendarPage          *self = KD_CALENDAR_PAGE (object);
  GtkWidget               *clamp = adw_clamp_new ();

  G_OBJECT_CLASS (kd_calendar_page_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), self->session, edits);
  self->lunar = TRUE;
  self->data = kd_calendar_data_new (self->session);
  self->month = new_grid (self, KD_DAY_GRID_MONTH_DAYS / KD_DAY_GRID_DAYS, "month");
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
  gtk_menu_button_set_popover (self->filter, kd_kind_filter_new (self->data, self->settings));
  g_signal_connect_object (self->data, "changed", G_CALLBACK (show_filter), self, G_CONNECT_SWAPPED);
  show_filter (self);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_CALENDAR, GTK_PHASE_BUBBLE);
  g_signal_connect_object (self->session, "notify::today", G_CALLBACK (on_today_changed), self, G_CONNECT_SWAPPED);
  kd_calendar_page_show_day (self, kd_session_get_today (self->session));
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
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, month_label);
  gtk_widget_class_bind_template_child (widget_class, KdCalendarPage, views);
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

  kd_calendar_page_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "calendar.lunar", "lunar");
  gtk_widget_class_install_property_action (widget_class, "calendar.sunday", "sunday");
  bind_template (widget_class);
}

static void
kd_calendar_page_init (KdCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
