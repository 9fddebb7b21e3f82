/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-view.h"

#include <glib/gi18n-lib.h>

#define GROW_MILLISECONDS 250

/**
 * KdChartView:
 *
 * Shows a [class@Chart]. Its parts are pointed at and pressed by the pointer, or walked by arrows and pressed by
 * Space; what is said about a part stands in a bubble beside it and is told to screen readers.
 */
struct _KdChartView
{
  GtkWidget parent_instance;

  KdChart      *chart;
  KdChartTheme  theme;
  gboolean     *chosen;
  int           hovered;
  int           focused;
  int           natural_width;
  AdwAnimation *growth;
  double        grown;
  GtkPopover   *bubble;
  GtkLabel     *words;
};

enum
{
  SIGNAL_PRESSED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdChartView, kd_chart_view, GTK_TYPE_WIDGET)

static int
find_part (KdChart    *chart,
           const char *key)
{
  guint n = chart != NULL && key != NULL ? kd_chart_get_n_parts (chart) : 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kd_chart_get_part_key (chart, i), key) == 0)
      return (int) i;
  return KD_CHART_NO_PART;
}

static gboolean
has_part (KdChartView *self,
          int          part)
{
  return self->chart != NULL && part >= 0 && part < (int) kd_chart_get_n_parts (self->chart);
}

static void
ensure_layout (KdChartView *self)
{
  kd_chart_layout (self->chart, &self->theme, gtk_widget_get_pango_context (GTK_WIDGET (self)), gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
}

/* The keyboard's part is marked only while the window shows where the keyboard is. */
static int
get_marked (KdChartView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_has_focus (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)) ? self->focused : KD_CHART_NO_PART;
}

/* --- theme ------------------------------------------------------------------------------------------------ */

static KdChartColor
from_rgba (const GdkRGBA *rgba)
{
  return (KdChartColor) { rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static void
update_theme (KdChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gboolean         dark = adw_style_manager_get_dark (manager);
  KdChartFlags     flags = dark ? KD_CHART_DARK : KD_CHART_NO_FLAGS;
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  GdkRGBA readable;

  if (adw_style_manager_get_high_contrast (manager))
    flags |= KD_CHART_HIGH_CONTRAST;
  adw_rgba_to_standalone (accent, dark, &readable);
  kd_chart_theme_init (&self->theme, flags);
  self->theme.accent = from_rgba (&readable);
  self->theme.scale = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 1, gtk_widget_get_settings (GTK_WIDGET (self)));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- the bubble ------------------------------------------------------------------------------------------- */

static void
update_bubble (KdChartView *self)
{
  int               part = has_part (self, self->hovered) ? self->hovered : get_marked (self);
  cairo_rectangle_t bounds;
  g_autofree char  *text = NULL;

  if (!has_part (self, part) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_popover_popdown (self->bubble);
      return;
    }
  ensure_layout (self);
  if (!kd_chart_get_part_bounds (self->chart, (guint) part, &bounds))
    {
      gtk_popover_popdown (self->bubble);
      return;
    }
  text = kd_chart_describe_part (self->chart, (guint) part);
  gtk_label_set_label (self->words, text);
  gtk_popover_set_pointing_to (self->bubble, &(GdkRectangle) { (int) bounds.x, (int) bounds.y, MAX ((int) bounds.width, 1), MAX ((int) bounds.height, 1) });
  gtk_popover_popup (self->bubble);
}

static void
tell (KdChartView *self)
{
  g_autofree char *text = has_part (self, self->focused) ? kd_chart_describe_part (self->chart, (guint) self->focused) : NULL;

  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
hover (KdChartView *self,
       int          part)
{
  if (part == self->hovered)
    return;
  self->hovered = part;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part >= 0 ? "pointer" : NULL);
  update_bubble (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- pointer and keys ------------------------------------------------------------------------------------- */

static void
press (KdChartView *self,
       int          part,
       gboolean     extend)
{
  g_autofree char *key = has_part (self, part) ? g_strdup (kd_chart_get_part_key (self->chart, (guint) part)) : NULL;

  if (key != NULL)
    g_signal_emit (self, signals[SIGNAL_PRESSED], 0, key, extend);
}

static void
on_motion (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           KdChartView              *self)
{
  if (self->chart == NULL)
    return;
  ensure_layout (self);
  hover (self, kd_chart_hit (self->chart, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller,
          KdChartView              *self)
{
  hover (self, KD_CHART_NO_PART);
}

static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             KdChartView     *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int             part;

  if (self->chart == NULL)
    return;
  ensure_layout (self);
  part = kd_chart_hit (self->chart, x, y);
  if (part < 0)
    return;
  self->focused = part;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  press (self, part, (state & GDK_SHIFT_MASK) != 0);
}

static gboolean
walk (KdChartView *self,
      KdChartMove  move)
{
  int to;

  ensure_layout (self);
  to = kd_chart_move (self->chart, self->focused, move);
  if (to == KD_CHART_NO_PART || to == self->focused)
    return FALSE;
  self->focused = to;
  hover (self, KD_CHART_NO_PART);
  update_bubble (self);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        KdChartView           *self)
{
  if (self->chart == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return walk (self, KD_CHART_LEFT);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return walk (self, KD_CHART_RIGHT);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk (self, KD_CHART_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return walk (self, KD_CHART_DOWN);
    case GDK_KEY_Home:
      return walk (self, KD_CHART_FIRST);
    case GDK_KEY_End:
      return walk (self, KD_CHART_LAST);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      press (self, self->focused, (state & GDK_SHIFT_MASK) != 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_focus_changed (KdChartView *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)) && !has_part (self, self->focused))
    self->focused = has_part (self, 0) ? 0 : KD_CHART_NO_PART;
  update_bubble (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the widget ------------------------------------------------------------------------------------------- */

static int
round_up (double measure)
{
  int whole = (int) measure;

  return whole < measure ? whole + 1 : whole;
}

static GtkSizeRequestMode
kd_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kd_chart_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  KdChartView  *self = KD_CHART_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int           least;

  if (self->chart == NULL)
    return;
  least = round_up (kd_chart_get_min_width (self->chart, &self->theme, context));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, self->natural_width);
      return;
    }
  if (for_size < 0)
    for_size = MAX (least, self->natural_width);
  *minimum = *natural = round_up (kd_chart_measure (self->chart, &self->theme, context, for_size));
}

static void
kd_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gtk_popover_present (KD_CHART_VIEW (widget)->bubble);
}

static void
kd_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KdChartView *self = KD_CHART_VIEW (widget);
  int          width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  KdChartState state = { self->hovered, get_marked (self), self->chosen, self->grown };
  cairo_t     *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  ensure_layout (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-4, -4, (float) width + 8, (float) height + 8));
  kd_chart_paint (self->chart, cr, &state);
  cairo_destroy (cr);
}

static void
kd_chart_view_map (GtkWidget *widget)
{
  KdChartView *self = KD_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (kd_chart_view_parent_class)->map (widget);
  if (self->growth != NULL && adw_animation_get_state (self->growth) == ADW_ANIMATION_IDLE)
    adw_animation_play (self->growth);
}

static void
kd_chart_view_unmap (GtkWidget *widget)
{
  KdChartView *self = KD_CHART_VIEW (widget);

  gtk_popover_popdown (self->bubble);
  self->hovered = KD_CHART_NO_PART;
  GTK_WIDGET_CLASS (kd_chart_view_parent_class)->unmap (widget);
}

static void
grow (double   value,
      gpointer data)
{
  KdChartView *self = data;

  self->grown = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
kd_chart_view_dispose (GObject *object)
{
  KdChartView *self = KD_CHART_VIEW (object);

  g_clear_object (&self->growth);
  if (self->bubble != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bubble));
  self->bubble = NULL;
  g_clear_object (&self->chart);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (kd_chart_view_parent_class)->dispose (object);
}

static void
kd_chart_view_class_init (KdChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_chart_view_dispose;
  widget_class->get_request_mode = kd_chart_view_get_request_mode;
  widget_class->measure = kd_chart_view_measure;
  widget_class->size_allocate = kd_chart_view_size_allocate;
  widget_class->snapshot = kd_chart_view_snapshot;
  widget_class->map = kd_chart_view_map;
  widget_class->unmap = kd_chart_view_unmap;

  /**
   * KdChartView::pressed:
   * @self: a view
   * @key: key of a part
   * @extend: whether Shift was held: it is meant besides what is chosen
   *
   * A part was pressed.
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", KD_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * KdChartView::activated:
   * @self: a view
   *
   * Enter was pressed: whoever is behind the chart is asked for.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", KD_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
add_controllers (KdChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
kd_chart_view_init (KdChartView *self)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->hovered = self->focused = KD_CHART_NO_PART;
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "numeric");
  self->bubble = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->bubble, FALSE);
  gtk_popover_set_position (self->bubble, GTK_POS_TOP);
  gtk_popover_set_child (self->bubble, GTK_WIDGET (self->words));
  gtk_widget_set_can_target (GTK_WIDGET (self->bubble), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->bubble), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->bubble), widget);
  gtk_widget_set_focusable (widget, TRUE);
  add_controllers (self);

  self->growth = adw_timed_animation_new (widget, 0, 1, GROW_MILLISECONDS, adw_callback_animation_target_new (grow, self, NULL));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (on_focus_changed), NULL);
  update_theme (self);
}

/**
 * kd_chart_view_new:
 * @natural_width: the width that it wants where there is room, pixels
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
kd_chart_view_new (int natural_width)
{
  KdChartView *self = g_object_new (KD_TYPE_CHART_VIEW, NULL);

  self->natural_width = natural_width;
  return GTK_WIDGET (self);
}

/**
 * kd_chart_view_set_chart:
 * @self: a view
 * @chart: (transfer none): a chart
 *
 * Shows a chart. What the keyboard is on stays, if there is a part of its key; nothing is chosen any more.
 */
void
kd_chart_view_set_chart (KdChartView *self,
                         KdChart     *chart)
{
  g_autofree char *key = has_part (self, self->focused) ? g_strdup (kd_chart_get_part_key (self->chart, (guint) self->focused)) : NULL;
  g_autofree char *pointed = has_part (self, self->hovered) ? g_strdup (kd_chart_get_part_key (self->chart, (guint) self->hovered)) : NULL;
  g_autofree char *description = kd_chart_describe (chart);

  g_set_object (&self->chart, chart);
  g_clear_pointer (&self->chosen, g_free);
  self->focused = find_part (chart, key);
  self->hovered = find_part (chart, pointed);
  if (self->focused < 0 && gtk_widget_has_focus (GTK_WIDGET (self)) && has_part (self, 0))
    self->focused = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, kd_chart_get_title (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kd_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown
 */
KdChart *
kd_chart_view_get_chart (KdChartView *self)
{
  return self->chart;
}

/**
 * kd_chart_view_choose:
 * @self: a view with a chart
 * @keys: (nullable) (array zero-terminated=1): keys of the parts that are chosen
 *
 * Shows the others weaker.
 */
void
kd_chart_view_choose (KdChartView       *self,
                      const char *const *keys)
{
  guint n = self->chart != NULL ? kd_chart_get_n_parts (self->chart) : 0;

  g_clear_pointer (&self->chosen, g_free);
  if (n > 0 && keys != NULL && keys[0] != NULL)
    {
      self->chosen = g_new0 (gboolean, n);
      for (guint i = 0; i < n; i++)
        self->chosen[i] = g_strv_contains (keys, kd_chart_get_part_key (self->chart, i));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
