/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-cell.h"

#include "kd-chart-theme.h"
#include "kd-reminder-deed.h"
#include "kd-reminder-row.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

/* Measures at the usual size of text. */
#define PADDING 6
#define GAP 6
#define MARK 3
#define MIN_WIDTH 44
#define MIN_HEIGHT 48
#define DISC 22

/* Narrower than this, a cell has a count instead of lines. */
#define LINES_FROM 86

#define CAPTION_SIZE 0.82
#define DIMMED 0.72f
#define OTHER_MONTH 0.45f

/**
 * KdDayCell:
 *
 * A day of a month or week: its number, what the lunar calendar says of it, whether it is worked, and as many of its reminders as
 * there is room for. One widget paints all of it; what it paints stands in its accessible label too.
 */
struct _KdDayCell
{
  GtkWidget parent_instance;

  KdCalendarData *data;
  KdDate          day;
  gboolean        other;
  char           *lunar;
  GPtrArray      *items;
  KdTodayLine    *dragged;
  double          lines_from; /* where the lines begin and how high one is, as painted */
  double          line_height;
  guint           n_lines;
};

G_DEFINE_FINAL_TYPE (KdDayCell, kd_day_cell, GTK_TYPE_WIDGET)

static double
scale (KdDayCell *self)
{
  return adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 1, gtk_widget_get_settings (GTK_WIDGET (self)));
}

/* Text is sharp on whole pixels. */
static float
whole (double place)
{
  return (float) (int) (place + 0.5);
}

static PangoLayout *
new_text (KdDayCell  *self,
          const char *text,
          double      share,
          gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * share);
  else
    pango_font_description_set_size (font, (int) (pango_font_description_get_size (font) * share));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
  return layout;
}

static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         middle,
             const GdkRGBA *color)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, whole (middle - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static GdkRGBA
faded (GdkRGBA color,
       float   alpha)
{
  color.alpha *= alpha;
  return color;
}

static AdwStyleManager *
get_style (KdDayCell *self)
{
  return adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* --- painting ---------------------------------------------------------------------------------------------- */

static void
append_disc (KdDayCell   *self,
             GtkSnapshot *snapshot,
             double       x,
             double       middle,
             double       width)
{
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (get_style (self));
  double         height = DISC * scale (self);
  GskRoundedRect disc;

  width = MAX (width, height);
  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) (middle - height / 2), (float) width, (float) height), (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, accent, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

/* 休 in the tint of errors, 班 in a frame: days that are not what their weekday says. */
static void
append_badge (KdDayCell     *self,
              GtkSnapshot   *snapshot,
              KdDayKind      kind,
              double         right,
              double         middle,
              const GdkRGBA *color)
{
  gboolean holiday = kind == KD_DAY_HOLIDAY;
  g_autoptr (PangoLayout) text = new_text (self, holiday ? C_ ("day in a calendar", "off") : C_ ("day in a calendar", "work"), CAPTION_SIZE, FALSE);
  GdkRGBA        red = adw_style_manager_get_dark (get_style (self)) ? (GdkRGBA) { 1.0f, 0.58f, 0.55f, color->alpha } : (GdkRGBA) { 0.75f, 0.11f, 0.16f, color->alpha };
  GdkRGBA        tint = holiday ? faded (red, 0.15f) : faded (*color, 0.4f);
  int            width, height;
  GskRoundedRect frame;

  pango_layout_get_pixel_size (text, &width, &height);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float) right - (float) width - 6, whole (middle - height / 2.0), (float) width + 6, (float) height), 4);
  if (holiday)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &frame);
      gtk_snapshot_append_color (snapshot, &tint, &frame.bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot, &frame, (float[]) { 1, 1, 1, 1 }, (GdkRGBA[]) { tint, tint, tint, tint });
  append_text (snapshot, text, right - width - 3, middle, holiday ? &red : color);
}

static void
append_head (KdDayCell     *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *color)
{
  gboolean  today = self->day == kd_session_get_today (kd_calendar_data_get_session (self->data));
  KdDayKind kind = kd_workdays_get_kind (kd_calendar_data_get_workdays (self->data), self->day);
  double    width = gtk_widget_get_width (GTK_WIDGET (self)), px = scale (self), middle = (PADDING + DISC / 2.0) * px, x = PADDING * px + DISC * px / 2;
  int       number;
  char      digits[16];
  GdkRGBA   white = { 1, 1, 1, 1 }, dimmed = faded (*color, DIMMED);
  g_autoptr (PangoLayout) text = NULL;
  g_autoptr (PangoLayout) lunar = new_text (self, self->lunar, CAPTION_SIZE, FALSE);
  double room;

  kd_date_get_ymd (self->day, NULL, NULL, &number);
  g_snprintf (digits, sizeof digits, "%d", number);
  text = new_text (self, digits, 1, today);
  if (today)
    append_disc (self, snapshot, x, middle, get_width (text) + 6 * px);
  append_text (snapshot, text, whole (x - get_width (text) / 2.0), middle, today ? &white : color);
  if (kind == KD_DAY_HOLIDAY || kind == KD_DAY_WORKING_WEEKEND)
    append_badge (self, snapshot, kind, width - PADDING * px, middle, color);
  room = width - (2 * PADDING + DISC + GAP) * px - (kind == KD_DAY_HOLIDAY || kind == KD_DAY_WORKING_WEEKEND ? 24 * px : 0);
  if (get_width (lunar) > room)
    {
      pango_layout_set_width (lunar, (int) (MAX (room, 0) * PANGO_SCALE));
      pango_layout_set_ellipsize (lunar, PANGO_ELLIPSIZE_END);
    }
  if (room > 12 * px)
    append_text (snapshot, lunar, (PADDING + DISC + GAP) * px, middle, &dimmed);
}

static void
append_mark (KdDayCell   *self,
             GtkSnapshot *snapshot,
             KdTodayKind  kind,
             double       middle,
             float        alpha)
{
  KdChartTheme theme;
  KdChartFill  fill;
  double       px = scale (self);
  GdkRGBA      color;

  kd_chart_theme_init (&theme, adw_style_manager_get_dark (get_style (self)) ? KD_CHART_DARK : KD_CHART_NO_FLAGS);
  fill = kd_chart_theme_get_fill (&theme, KD_CHART_RAMP_SLOTS, kind, KD_TODAY_N_KINDS);
  color = (GdkRGBA) { (float) fill.color.red, (float) fill.color.green, (float) fill.color.blue, alpha };
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) (PADDING * px), (float) (middle - 6 * px), (float) (MARK * px), (float) (12 * px)));
}

static const char *
get_name (KdTodayLine *line)
{
  const KdBrief *client = kd_today_line_get_client (line);

  return client != NULL ? client->name : kd_today_line_get_what (line);
}

/* The name is whole as long as there is room for it; its kind goes first. */
static void
append_line (KdDayCell     *self,
             GtkSnapshot   *snapshot,
             KdTodayLine   *line,
             double         middle,
             const GdkRGBA *color)
{
  double  px = scale (self), x = (PADDING + MARK + 3) * px, room = gtk_widget_get_width (GTK_WIDGET (self)) - x - PADDING * px;
  GdkRGBA dimmed = faded (*color, DIMMED);
  g_autoptr (PangoLayout) name = new_text (self, get_name (line), CAPTION_SIZE, FALSE);
  g_autoptr (PangoLayout) kind = new_text (self, kd_today_line_get_short_kind (line), CAPTION_SIZE, FALSE);

  append_mark (self, snapshot, kd_today_line_get_kind (line), middle, color->alpha);
  if (get_width (name) + GAP * px + get_width (kind) <= room)
    append_text (snapshot, kind, x + get_width (name) + GAP * px, middle, &dimmed);
  else if (get_width (name) > room)
    {
      pango_layout_set_width (name, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (name, PANGO_ELLIPSIZE_END);
    }
  append_text (snapshot, name, x, middle, color);
}

static void
append_count (KdDayCell     *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  double           px = scale (self), width = gtk_widget_get_width (GTK_WIDGET (self));
  double           top = (2 * PADDING + DISC) * px, middle = top + (gtk_widget_get_height (GTK_WIDGET (self)) - top) / 2;
  g_autofree char *count = kd_words_count (self->items->len);
  g_autoptr (PangoLayout) text = new_text (self, count, CAPTION_SIZE, TRUE);
  double         pill = get_width (text) + 12 * px;
  GdkRGBA        tint = faded (*color, 0.1f);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float) ((width - pill) / 2), (float) (middle - 9 * px), (float) pill, (float) (18 * px)), (float) (9 * px));
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &tint, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  append_text (snapshot, text, whole ((width - get_width (text)) / 2), middle, color);
}

static void
append_lines (KdDayCell     *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  double px = scale (self), room;

  self->line_height = 18 * px;
  self->lines_from = (2 * PADDING + DISC) * px;
  room = gtk_widget_get_height (GTK_WIDGET (self)) - self->lines_from - 2;
  self->n_lines = (guint) MAX (room / self->line_height, 0);
  if (self->n_lines < self->items->len)
    self->n_lines = self->n_lines > 0 ? self->n_lines - 1 : 0;
  self->n_lines = MIN (self->n_lines, self->items->len);
  for (guint i = 0; i < self->n_lines; i++)
    append_line (self, snapshot, self->items->pdata[i], self->lines_from + self->line_height * (i + 0.5), color);
  if (self->n_lines < self->items->len)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", self->items->len - self->n_lines);
      g_autoptr (PangoLayout) text = new_text (self, rest, CAPTION_SIZE, FALSE);
      GdkRGBA dimmed = faded (*color, DIMMED);

      append_text (snapshot, text, (PADDING + MARK + 3) * px, self->lines_from + self->line_height * (self->n_lines + 0.5), &dimmed);
    }
}

static void
kd_day_cell_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  KdDayCell *self = KD_DAY_CELL (widget);
  GdkRGBA    color;

  gtk_widget_get_color (widget, &color);
  if (self->other)
    color = faded (color, OTHER_MONTH);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  append_head (self, snapshot, &color);
  self->n_lines = 0;
  if (self->items->len > 0 && gtk_widget_get_width (widget) < LINES_FROM * scale (self))
    append_count (self, snapshot, &color);
  else if (self->items->len > 0)
    append_lines (self, snapshot, &color);
  gtk_snapshot_pop (snapshot);
}

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
kd_day_cell_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  *minimum = *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT) * scale (KD_DAY_CELL (widget)));
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
