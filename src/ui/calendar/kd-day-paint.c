/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell of the calendar looks like. */
#include "kd-day-cell-private.h"

#include "kd-chart-theme.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/* Measures at the usual size of text. */
#define PADDING 6
#define GAP 6
#define MARK 3
#define DISC 22

/* A cell that is narrower or lower has a count instead of lines. */
#define LINES_FROM 86
#define LINES_HIGH_FROM 70

#define CAPTION_SIZE 0.82
#define DIMMED 0.72f
#define OTHER_MONTH 0.45f

/**
 * kd_day_cell_get_scale:
 * @self: a cell
 *
 * Returns: pixels for one at the usual size of text
 */
double
kd_day_cell_get_scale (KdDayCell *self)
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

static void
append_disc (KdDayCell   *self,
             GtkSnapshot *snapshot,
             double       x,
             double       middle,
             double       width)
{
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (get_style (self));
  double         height = DISC * kd_day_cell_get_scale (self);
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
  double    width = gtk_widget_get_width (GTK_WIDGET (self)), px = kd_day_cell_get_scale (self), middle = (PADDING + DISC / 2.0) * px, x = PADDING * px + DISC * px / 2;
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
  double       px = kd_day_cell_get_scale (self);
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
  double  px = kd_day_cell_get_scale (self), x = (PADDING + MARK + 3) * px, room = gtk_widget_get_width (GTK_WIDGET (self)) - x - PADDING * px;
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
  double           px = kd_day_cell_get_scale (self), width = gtk_widget_get_width (GTK_WIDGET (self));
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
  double px = kd_day_cell_get_scale (self), room;

  self->line_height = 18 * px;
  self->lines_from = (2 * PADDING + DISC) * px;
  room = gtk_widget_get_height (GTK_WIDGET (self)) - self->lines_from;
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

static gboolean
has_room_for_lines (KdDayCell *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= LINES_FROM * kd_day_cell_get_scale (self) && gtk_widget_get_height (GTK_WIDGET (self)) >= LINES_HIGH_FROM * kd_day_cell_get_scale (self);
}

/**
 * kd_day_cell_paint:
 * @self: a cell
 * @snapshot: where to
 *
 * Paints the day, and notes where its lines are.
 */
void
kd_day_cell_paint (KdDayCell   *self,
                   GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA    color;

  gtk_widget_get_color (widget, &color);
  if (self->other)
    color = faded (color, OTHER_MONTH);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  append_head (self, snapshot, &color);
  self->n_lines = 0;
  if (self->items->len > 0 && !has_room_for_lines (self))
    append_count (self, snapshot, &color);
  else if (self->items->len > 0)
    append_lines (self, snapshot, &color);
  gtk_snapshot_pop (snapshot);
}
