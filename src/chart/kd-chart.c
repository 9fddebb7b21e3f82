/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-private.h"

#include "kd-chart-brush.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Sizes as shares of the context's font, which is that of running text. */
#define CAPTION_SIZE 0.82
#define TITLE_SIZE 1.36
#define DEFAULT_POINTS 11

#define OUTLINE 2.0

typedef struct
{
  PangoLayout *text;
  double       x;
  double       y;
  KdChartColor color;
} Label;

typedef struct
{
  char         *title;
  char         *hint;
  gboolean      is_private;
  KdChartTheme  theme;
  PangoContext *context;
  guint         serial;
  double        width;
  double        height;
  double        natural;
  GArray       *labels;
} KdChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KdChart, kd_chart, G_TYPE_OBJECT)

static KdChartPrivate *
get_private (KdChart *self)
{
  return kd_chart_get_instance_private (self);
}

static void
clear_label (gpointer data)
{
  g_object_unref (((Label *) data)->text);
}

static void
kd_chart_finalize (GObject *object)
{
  KdChartPrivate *priv = get_private (KD_CHART (object));

  g_array_unref (priv->labels);
  g_clear_object (&priv->context);
  g_free (priv->title);
  g_free (priv->hint);
  G_OBJECT_CLASS (kd_chart_parent_class)->finalize (object);
}

static void
kd_chart_class_init (KdChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kd_chart_finalize;
}

static void
kd_chart_init (KdChart *self)
{
  KdChartPrivate *priv = get_private (self);

  priv->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (priv->labels, clear_label);
  kd_chart_theme_init (&priv->theme, KD_CHART_NO_FLAGS);
}

/* --- for the kinds of charts ------------------------------------------------------------------------------- */

/**
 * kd_chart_get_theme:
 * @self: a chart
 *
 * Returns: (transfer none): the theme of the layout
 */
const KdChartTheme *
kd_chart_get_theme (KdChart *self)
{
  return &get_private (self)->theme;
}

/**
 * kd_chart_is_private:
 * @self: a chart
 *
 * Returns: whether amounts are hidden
 */
gboolean
kd_chart_is_private (KdChart *self)
{
  return get_private (self)->is_private;
}

/**
 * kd_chart_get_hint:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what to do where there is nothing to show
 */
const char *
kd_chart_get_hint (KdChart *self)
{
  return get_private (self)->hint;
}

/**
 * kd_chart_set_words:
 * @self: a chart
 * @title: what it shows
 * @hint: (nullable): what to do where there is nothing to show
 *
 * Sets the words that every kind of chart has.
 */
void
kd_chart_set_words (KdChart    *self,
                    const char *title,
                    const char *hint)
{
  KdChartPrivate *priv = get_private (self);

  g_set_str (&priv->title, title != NULL ? title : "");
  g_set_str (&priv->hint, hint);
}

/**
 * kd_chart_px:
 * @self: a chart
 * @measure: a measure at the usual size of text
 *
 * Returns: the same at the theme's scale
 */
double
kd_chart_px (KdChart *self,
             double   measure)
{
  return measure * get_private (self)->theme.scale;
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static PangoFontDescription *
describe_font (PangoContext *context,
               KdChartFont   font)
{
  PangoFontDescription *description = pango_font_description_copy (pango_context_get_font_description (context));
  double                share = font == KD_CHART_TITLE ? TITLE_SIZE : CAPTION_SIZE;
  int                   size = pango_font_description_get_size (description);

  if (size <= 0)
    size = DEFAULT_POINTS * PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute (description))
    pango_font_description_set_absolute_size (description, size * share);
  else
    pango_font_description_set_size (description, (int) (size * share));
  if (font != KD_CHART_CAPTION)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

/**
 * kd_chart_new_text:
 * @self: a chart
 * @text: a text
 * @font: its size
 * @max_width: the room it has, or less than 0 for all that it wants
 *
 * Sets a text, figures all of one width. Chinese that is too long is broken into lines and never cut, because half a name is
 * none; other text ends in an ellipsis.
 *
 * Returns: (transfer full): it
 */
PangoLayout *
kd_chart_new_text (KdChart    *self,
                   const char *text,
                   KdChartFont font,
                   double      max_width)
{
  KdChartPrivate *priv = get_private (self);
  PangoLayout    *layout = pango_layout_new (priv->context);
  g_autoptr (PangoFontDescription) description = describe_font (priv->context, font);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  if (max_width >= 0 && kd_chart_get_text_width (layout) > max_width)
    {
      pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
      if (has_han (text))
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      else
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/**
 * kd_chart_get_least_width:
 * @self: a chart
 * @text: a text
 * @font: its size
 * @most: what other text than Chinese gets at most, before the theme's scale
 *
 * Returns: the room that a column has to give to a text: Chinese is whole on one line
 */
double
kd_chart_get_least_width (KdChart    *self,
                          const char *text,
                          KdChartFont font,
                          double      most)
{
  g_autoptr (PangoLayout) layout = kd_chart_new_text (self, text, font, -1);
  double width = ceil (kd_chart_get_text_width (layout));

  return has_han (text) ? width : MIN (width, kd_chart_px (self, most));
}

/**
 * kd_chart_get_text_width:
 * @text: a text
 *
 * Returns: how wide it is
 */
double
kd_chart_get_text_width (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (text, NULL, &logical);
  return pango_units_to_double (logical.width);
}

/**
 * kd_chart_get_text_height:
 * @text: a text
 *
 * Returns: how high it is
 */
double
kd_chart_get_text_height (PangoLayout *text)
{
  int height;

  pango_layout_get_size (text, NULL, &height);
  return pango_units_to_double (height);
}

/**
 * kd_chart_place:
 * @self: a chart
 * @text: (transfer full): a text
 * @x: where it begins, ends or has its middle
 * @middle: where the middle of its height is
 * @align: 0 for @x being its left end, 0.5 its middle, 1 its right end
 * @color: its colour
 *
 * Places a text. It is painted over all shapes.
 */
void
kd_chart_place (KdChart     *self,
                PangoLayout *text,
                double       x,
                double       middle,
                double       align,
                KdChartColor color)
{
  Label label = { .text = text, .color = color };

  if (align == 1)
    pango_layout_set_alignment (text, PANGO_ALIGN_RIGHT);
  else if (align == 0.5)
    pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  label.x = x - kd_chart_get_text_width (text) * align;
  label.y = middle - kd_chart_get_text_height (text) / 2;
  g_array_append_val (get_private (self)->labels, label);
}

/**
 * kd_chart_color_label:
 * @self: a chart
 * @label: the place of a text among those of the layout
 * @color: another colour
 *
 * For texts whose ground changes with what is chosen.
 */
void
kd_chart_color_label (KdChart     *self,
                      guint        label,
                      KdChartColor color)
{
  g_array_index (get_private (self)->labels, Label, label).color = color;
}

/**
 * kd_chart_place_text:
 * @self: a chart
 * @text: a text
 * @font: its size
 * @x: see [method@Chart.place]
 * @middle: see there
 * @align: see there
 *
 * Sets a text in the colour of text and places it.
 *
 * Returns: how wide it is
 */
double
kd_chart_place_text (KdChart    *self,
                     const char *text,
                     KdChartFont font,
                     double      x,
                     double      middle,
                     double      align)
{
  PangoLayout *layout = kd_chart_new_text (self, text, font, -1);
  double       width = kd_chart_get_text_width (layout);

  kd_chart_place (self, layout, x, middle, align, get_private (self)->theme.text);
  return width;
}

/**
 * kd_chart_place_empty:
 * @self: a chart
 * @x: the middle of the room
 * @middle: the middle of its height
 * @width: how wide it is
 *
 * Says that there is nothing to show, and what to do.
 */
void
kd_chart_place_empty (KdChart *self,
                      double   x,
                      double   middle,
                      double   width)
{
  KdChartPrivate *priv = get_private (self);
  PangoLayout    *text = kd_chart_new_text (self, _ ("No data yet"), KD_CHART_HEADING, width);
  double          line = kd_chart_get_line_height (self);

  if (priv->hint == NULL)
    {
      kd_chart_place (self, text, x, middle, 0.5, priv->theme.text);
      return;
    }
  kd_chart_place (self, text, x, middle - line * 0.6, 0.5, priv->theme.text);
  text = kd_chart_new_text (self, priv->hint, KD_CHART_CAPTION, width);
  kd_chart_place (self, text, x, middle + kd_chart_get_text_height (text) - line * 0.4, 0.5, priv->theme.dimmed);
}

/**
 * kd_chart_get_line_height:
 * @self: a chart
 *
 * Returns: the height of one line of captions, whatever script it has
 */
double
kd_chart_get_line_height (KdChart *self)
{
  g_autoptr (PangoLayout) text = kd_chart_new_text (self, "汉0g", KD_CHART_CAPTION, -1);

  return kd_chart_get_text_height (text);
}

/* --- the public side --------------------------------------------------------------------------------------- */

/**
 * kd_chart_get_title:
 * @self: a chart
 *
 * Returns: (transfer none): what it shows
 */
const char *
kd_chart_get_title (KdChart *self)
{
  return get_private (self)->title;
}

/**
 * kd_chart_set_private:
 * @self: a chart
 * @private: whether amounts are hidden
 *
 * Hides amounts or shows them; shapes, counts and shares stay. Another layout has to be made.
 */
void
kd_chart_set_private (KdChart *self,
                      gboolean private)
{
  KdChartPrivate *priv = get_private (self);

  priv->is_private = private;
  priv->width = -1;
}

static gboolean
is_same (const KdChartPrivate *priv,
         const KdChartTheme   *theme,
         PangoContext         *context,
         double                width,
         double                height)
{
  return priv->context == context && priv->serial == pango_context_get_serial (context) && priv->width == width &&
         priv->height == height && memcmp (&priv->theme, theme, sizeof *theme) == 0;
}

static void
prepare (KdChart            *self,
         const KdChartTheme *theme,
         PangoContext       *context)
{
  KdChartPrivate *priv = get_private (self);

  g_array_set_size (priv->labels, 0);
  g_set_object (&priv->context, context);
  priv->serial = pango_context_get_serial (context);
  priv->theme = *theme;
}

/**
 * kd_chart_measure:
 * @self: a chart
 * @theme: a theme
 * @context: where fonts come from: the widget's, or that of the surface
 * @width: a width
 *
 * Returns: the height it wants in that width
 */
double
kd_chart_measure (KdChart            *self,
                  const KdChartTheme *theme,
                  PangoContext       *context,
                  double              width)
{
  kd_chart_layout (self, theme, context, width, 0);
  return get_private (self)->natural;
}

/**
 * kd_chart_get_min_width:
 * @self: a chart
 * @theme: a theme
 * @context: where fonts come from
 *
 * Returns: the least width in which all of it is legible; where there is less room it has to scroll
 */
double
kd_chart_get_min_width (KdChart            *self,
                        const KdChartTheme *theme,
                        PangoContext       *context)
{
  prepare (self, theme, context);
  get_private (self)->width = -1;
  return KD_CHART_GET_CLASS (self)->get_min_width (self);
}

/**
 * kd_chart_layout:
 * @self: a chart
 * @theme: the theme, whose contents are copied
 * @context: where fonts come from
 * @width: the width it has
 * @height: the height it has, or 0 for the one that it wants
 *
 * Finds out where everything is. Nothing is done where nothing has changed since the last call.
 */
void
kd_chart_layout (KdChart            *self,
                 const KdChartTheme *theme,
                 PangoContext       *context,
                 double              width,
                 double              height)
{
  KdChartPrivate *priv = get_private (self);

  if (is_same (priv, theme, context, width, height))
    return;
  prepare (self, theme, context);
  priv->natural = KD_CHART_GET_CLASS (self)->layout (self, width, height);
  priv->width = width;
  priv->height = height;
}

static void
paint_labels (KdChart *self,
              cairo_t *cr)
{
  KdChartPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->labels->len; i++)
    {
      const Label *label = &g_array_index (priv->labels, Label, i);

      kd_chart_brush_set_color (cr, label->color);
      cairo_move_to (cr, label->x, label->y);
      pango_cairo_show_layout (cr, label->text);
    }
}

static void
paint_outline (KdChart     *self,
               cairo_t     *cr,
               int          part,
               KdChartColor color,
               double       outside)
{
  cairo_save (cr);
  cairo_new_path (cr);
  kd_chart_brush_set_color (cr, color);
  cairo_set_line_width (cr, OUTLINE);
  KD_CHART_GET_CLASS (self)->paint_outline (self, cr, (guint) part, outside);
  cairo_restore (cr);
}

/* Selection is told by the accent, what the keyboard has by a ring outside of it, what is pointed at by the colour of text. */
static void
paint_marks (KdChart            *self,
             cairo_t            *cr,
             const KdChartState *state)
{
  const KdChartTheme *theme = kd_chart_get_theme (self);
  int                 n = (int) kd_chart_get_n_parts (self);

  for (int i = 0; state->selected != NULL && i < n; i++)
    if (state->selected[i])
      paint_outline (self, cr, i, theme->accent, 0);
  if (state->hovered >= 0 && state->hovered < n)
    paint_outline (self, cr, state->hovered, theme->text, 0);
  if (state->focused >= 0 && state->focused < n)
    {
      paint_outline (self, cr, state->focused, theme->text, 0);
      paint_outline (self, cr, state->focused, theme->accent, OUTLINE);
    }
}

/**
 * kd_chart_paint:
 * @self: a chart that has a layout
 * @cr: where to, with the chart's corner at 0, 0; the ground is painted by whoever owns it
 * @state: what is pointed at, chosen and grown
 *
 * Paints it. On paper nothing is pointed at or chosen.
 */
void
kd_chart_paint (KdChart            *self,
                cairo_t            *cr,
                const KdChartState *state)
{
  KdChartState shown = *state;

  g_return_if_fail (get_private (self)->context != NULL);
  if (kd_chart_get_theme (self)->flags & KD_CHART_PRINT)
    shown = (KdChartState) KD_CHART_STATE_INIT;
  shown.progress = CLAMP (shown.progress, 0, 1);
  cairo_save (cr);
  KD_CHART_GET_CLASS (self)->paint (self, cr, &shown);
  paint_labels (self, cr);
  paint_marks (self, cr, &shown);
  cairo_restore (cr);
}

/**
 * kd_chart_get_n_parts:
 * @self: a chart
 *
 * Returns: how many parts it has that can be pointed at
 */
guint
kd_chart_get_n_parts (KdChart *self)
{
  return KD_CHART_GET_CLASS (self)->get_n_parts (self);
}

/**
 * kd_chart_get_part_key:
 * @self: a chart
 * @part: a part
 *
 * Returns: (transfer none): its key; of a cell that of its row, a slash and that of its column; of a point its day
 */
const char *
kd_chart_get_part_key (KdChart *self,
                       guint    part)
{
  g_return_val_if_fail (part < kd_chart_get_n_parts (self), NULL);
  return KD_CHART_GET_CLASS (self)->get_key (self, part);
}

/**
 * kd_chart_get_part_bounds:
 * @self: a chart that has a layout
 * @part: a part
 * @bounds: (out): where it is
 *
 * Returns: whether it has a place of its own
 */
gboolean
kd_chart_get_part_bounds (KdChart           *self,
                          guint              part,
                          cairo_rectangle_t *bounds)
{
  g_return_val_if_fail (part < kd_chart_get_n_parts (self), FALSE);
  return KD_CHART_GET_CLASS (self)->get_bounds (self, part, bounds);
}

/**
 * kd_chart_hit:
 * @self: a chart that has a layout
 * @x: a place
 * @y: how far down
 *
 * Returns: the part there, or %KD_CHART_NO_PART
 */
int
kd_chart_hit (KdChart *self,
              double   x,
              double   y)
{
  return KD_CHART_GET_CLASS (self)->hit (self, x, y);
}

/**
 * kd_chart_move:
 * @self: a chart
 * @part: the part that has the keyboard, or %KD_CHART_NO_PART
 * @move: where to
 *
 * Returns: the part that gets it; the same at an end; %KD_CHART_NO_PART in a chart without parts
 */
int
kd_chart_move (KdChart    *self,
               int         part,
               KdChartMove move)
{
  int n = (int) kd_chart_get_n_parts (self);

  if (n == 0)
    return KD_CHART_NO_PART;
  if (part < 0 || part >= n)
    return move == KD_CHART_LAST ? n - 1 : 0;
  if (move == KD_CHART_FIRST)
    return 0;
  if (move == KD_CHART_LAST)
    return n - 1;
  if (KD_CHART_GET_CLASS (self)->move != NULL)
    return KD_CHART_GET_CLASS (self)->move (self, part, move);
  return CLAMP (part + (move == KD_CHART_LEFT || move == KD_CHART_UP ? -1 : 1), 0, n - 1);
}

/**
 * kd_chart_describe_part:
 * @self: a chart
 * @part: a part
 *
 * Returns: (transfer full): it in words and numbers, as a tooltip shows it and a screen reader says it
 */
char *
kd_chart_describe_part (KdChart *self,
                        guint    part)
{
  g_return_val_if_fail (part < kd_chart_get_n_parts (self), NULL);
  return KD_CHART_GET_CLASS (self)->describe_part (self, part);
}

/**
 * kd_chart_describe:
 * @self: a chart
 *
 * Returns: (transfer full): what it shows, in two sentences
 */
char *
kd_chart_describe (KdChart *self)
{
  return KD_CHART_GET_CLASS (self)->describe (self);
}

/**
 * kd_chart_get_table:
 * @self: a chart
 *
 * Returns: (transfer full): the same as a table
 */
KdChartTable *
kd_chart_get_table (KdChart *self)
{
  return KD_CHART_GET_CLASS (self)->get_table (self);
}

/**
 * kd_chart_get_n_labels:
 * @self: a chart that has a layout
 *
 * Returns: how many texts stand in it
 */
guint
kd_chart_get_n_labels (KdChart *self)
{
  return get_private (self)->labels->len;
}

/**
 * kd_chart_get_label:
 * @self: a chart that has a layout
 * @place: a text
 * @label: (out): what it says and where
 *
 * Tells about a text.
 */
void
kd_chart_get_label (KdChart      *self,
                    guint         place,
                    KdChartLabel *label)
{
  const Label *found = &g_array_index (get_private (self)->labels, Label, place);

  *label = (KdChartLabel) {
    .text = pango_layout_get_text (found->text),
    .bounds = { found->x, found->y, kd_chart_get_text_width (found->text), kd_chart_get_text_height (found->text) },
    .whole = !pango_layout_is_ellipsized (found->text),
  };
}
