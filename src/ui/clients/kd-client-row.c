/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-row.h"

#include "kd-pill.h"
#include "kd-symbolic.h"

/**
 * KdClientRow:
 *
 * A client in the list: name and assets, under them the facts that advisers sort people by, and one pill for
 * what is wrong. The texts are painted, not laid out by widgets of their own: a far jump makes two hundred rows.
 */
struct _KdClientRow
{
  GtkWidget parent_instance;

  KdClientItem *item;
  KdClientLine  words;
  char         *spoken;

  GtkWidget *pill;
  GtkWidget *check;
};

#define HEIGHT 54
#define SIDE 6
#define GAP 12
#define LINE 3
#define ICON 12
#define SMALL 0.82

G_DEFINE_FINAL_TYPE (KdClientRow, kd_client_row, GTK_TYPE_WIDGET)

/* --- texts ------------------------------------------------------------------------------------------------ */

/* Marks characters of a text bold and underlined. */
static void
mark (PangoAttrList *attributes,
      const char    *text,
      guint          start,
      guint          length)
{
  PangoAttribute *each[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
  guint           characters = (guint) g_utf8_strlen (text, -1);
  guint           from = MIN (start, characters), to = MIN (start + length, characters);

  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    {
      each[i]->start_index = (guint) (g_utf8_offset_to_pointer (text, from) - text);
      each[i]->end_index = (guint) (g_utf8_offset_to_pointer (text, to) - text);
      pango_attr_list_insert (attributes, each[i]);
    }
}

static PangoLayout *
new_layout (KdClientRow *self,
            const char  *text,
            double       scale,
            gboolean     bold,
            guint        start,
            guint        length)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (length > 0)
    mark (attributes, text, start, length);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
new_facts_layout (KdClientRow *self,
                  int          width)
{
  PangoLayout *layout = new_layout (self, "", SMALL, FALSE, 0, 0);

  for (guint n = KD_CLIENT_N_FACTS; n > KD_CLIENT_FACT_CONTACT; n--)
    {
      g_autofree char *text = kd_client_line_join_facts (&self->words, n);
      int              needed;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &needed, NULL);
      if (needed <= width)
        break;
    }
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  return layout;
}

/* --- geometry --------------------------------------------------------------------------------------------- */

static int
get_start (KdClientRow *self)
{
  int width = 0;

  if (self->check != NULL && gtk_widget_get_visible (self->check))
    gtk_widget_measure (self->check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return SIDE + (width > 0 ? width + GAP : 0);
}

/* Height of both lines. All rows have one font, and two hundred of them would lay out two texts each for it. */
static int
get_height (KdClientRow *self)
{
  static PangoFontDescription *font;
  static double                resolution;
  static guint                 serial;
  static int                   known;
  PangoContext                *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  guint                        now = pango_font_map_get_serial (pango_context_get_font_map (context));

  if (font == NULL || serial != now || resolution != pango_cairo_context_get_resolution (context) ||
      !pango_font_description_equal (font, pango_context_get_font_description (context)))
    {
      g_autoptr (PangoLayout) first = new_layout (self, "国Åg", 1, TRUE, 0, 0);
      g_autoptr (PangoLayout) second = new_layout (self, "国Åg", SMALL, FALSE, 0, 0);
      int one, two;

      pango_layout_get_pixel_size (first, NULL, &one);
      pango_layout_get_pixel_size (second, NULL, &two);
      g_clear_pointer (&font, pango_font_description_free);
      font = pango_font_description_copy (pango_context_get_font_description (context));
      resolution = pango_cairo_context_get_resolution (context);
      serial = now;
      known = one + LINE + two;
    }
  return known;
}

static void
kd_client_row_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = 300;
    }
  else
    *minimum = *natural = MAX (HEIGHT, get_height (KD_CLIENT_ROW (widget)) + 12);
}

static void
kd_client_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  KdClientRow *self = KD_CLIENT_ROW (widget);
  int          top = (height - get_height (self)) / 2;
  int          wide, high;

  if (gtk_widget_should_layout (self->pill))
    {
      gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      gtk_widget_measure (self->pill, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
      wide = MIN (wide, MAX (width - 2 * SIDE, 0));
      gtk_widget_allocate (self->pill, wide, high, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (width - SIDE - wide), (float) (height - top - high + LINE - 1))));
    }
  if (self->check != NULL && gtk_widget_should_layout (self->check))
    {
      gtk_widget_measure (self->check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      gtk_widget_measure (self->check, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
      gtk_widget_allocate (self->check, wide, high, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (SIDE, (float) ((height - high) / 2))));
    }
}

/* --- painting --------------------------------------------------------------------------------------------- */

static void
paint (GtkSnapshot   *snapshot,
       PangoLayout   *layout,
       int            x,
       int            y,
       const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Name and assets; between them what the client was found by, and a sign for who is no longer served. */
static void
paint_first_line (KdClientRow   *self,
                  GtkSnapshot   *snapshot,
                  int            top,
                  const GdkRGBA *color,
                  const GdkRGBA *dimmed)
{
  const KdClientLine  *words = &self->words;
  const KdClientMatch *match = kd_client_item_get_match (self->item);
  g_autoptr (PangoLayout) assets = new_layout (self, words->assets, 1, FALSE, 0, 0);
  g_autoptr (PangoLayout) who = new_layout (self, words->name, 1, TRUE, match != NULL ? match->start : 0, match != NULL ? match->length : 0);
  int start = get_start (self), end = gtk_widget_get_width (GTK_WIDGET (self)) - SIDE;
  int width, height, icon = words->archived ? SIDE + ICON : 0;

  pango_layout_get_pixel_size (assets, &width, NULL);
  paint (snapshot, assets, end - width, top, color);
  end -= width + GAP;
  pango_layout_set_width (who, MAX (end - start - icon, 0) * PANGO_SCALE);
  paint (snapshot, who, start, top, color);
  pango_layout_get_pixel_size (who, &width, &height);
  start += width + SIDE;
  if (words->archived)
    kd_symbolic_paint (GTK_WIDGET (self), snapshot, "package-x-generic-symbolic", start, top + (height - ICON) / 2, ICON, dimmed);
  start += icon;
  if (words->why != NULL && !words->why_text && end - start > 2 * GAP)
    {
      g_autoptr (PangoLayout) why = new_layout (self, words->why, SMALL, FALSE, words->why_start, words->why_length);

      pango_layout_set_width (why, (end - start) * PANGO_SCALE);
      paint (snapshot, why, start, top + (pango_layout_get_baseline (who) - pango_layout_get_baseline (why)) / PANGO_SCALE, dimmed);
    }
}

static void
paint_second_line (KdClientRow   *self,
                   GtkSnapshot   *snapshot,
                   int            top,
                   const GdkRGBA *dimmed)
{
  const KdClientLine *words = &self->words;
  GtkWidget          *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = NULL;
  int start = get_start (self);
  int end = gtk_widget_get_width (widget) - SIDE - (gtk_widget_get_visible (self->pill) ? gtk_widget_get_width (self->pill) + GAP : 0);
  int height;

  if (words->why_text)
    {
      layout = new_layout (self, words->why, SMALL, FALSE, words->why_start, words->why_length);
      pango_layout_set_width (layout, MAX (end - start, 0) * PANGO_SCALE);
    }
  else
    layout = new_facts_layout (self, end - start);
  pango_layout_get_pixel_size (layout, NULL, &height);
  paint (snapshot, layout, start, gtk_widget_get_height (widget) - top - height, dimmed);
}

static void
kd_client_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KdClientRow *self = KD_CLIENT_ROW (widget);
  GdkRGBA      color, dimmed;
  int          top = (gtk_widget_get_height (widget) - get_height (self)) / 2;

  if (self->words.name == NULL)
    return;
  gtk_widget_get_color (widget, &color);
  dimmed = color;
  dimmed.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (gtk_widget_get_display (widget))) ? 0.9f : 0.72f;
  paint_first_line (self, snapshot, top, &color, &dimmed);
  paint_second_line (self, snapshot, top, &dimmed);
  gtk_widget_snapshot_child (widget, self->pill, snapshot);
  if (self->check != NULL)
    gtk_widget_snapshot_child (widget, self->check, snapshot);
}

static gboolean
kd_client_row_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    by_key,
                             GtkTooltip *tooltip)
{
  KdClientRow *self = KD_CLIENT_ROW (widget);

  if (self->words.assets_full == NULL || (!by_key && x < gtk_widget_get_width (widget) * 2 / 3))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->words.assets_full);
  return TRUE;
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_client_row_dispose (GObject *object)
{
  KdClientRow *self = KD_CLIENT_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->pill, gtk_widget_unparent);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  G_OBJECT_CLASS (kd_client_row_parent_class)->dispose (object);
}

static void
kd_client_row_finalize (GObject *object)
{
  KdClientRow *self = KD_CLIENT_ROW (object);

  kd_client_line_clear (&self->words);
  g_free (self->spoken);
  G_OBJECT_CLASS (kd_client_row_parent_class)->finalize (object);
}

static void
kd_client_row_class_init (KdClientRowClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_client_row_dispose;
  object_class->finalize = kd_client_row_finalize;
  widget_class->measure = kd_client_row_measure;
  widget_class->size_allocate = kd_client_row_size_allocate;
  widget_class->snapshot = kd_client_row_snapshot;
  widget_class->query_tooltip = kd_client_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "client");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kd_client_row_init (KdClientRow *self)
{
  self->pill = kd_pill_new ();
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * kd_client_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody
 */
GtkWidget *
kd_client_row_new (void)
{
  return g_object_new (KD_TYPE_CLIENT_ROW, NULL);
}

/**
 * kd_client_row_set_item:
 * @self: a row
 * @item: (nullable): a client, or %NULL for nobody
 * @look: how it is shown
 *
 * Shows a client as known now.
 */
void
kd_client_row_set_item (KdClientRow        *self,
                        KdClientItem       *item,
                        const KdClientLook *look)
{
  g_set_object (&self->item, item);
  kd_client_line_clear (&self->words);
  g_clear_pointer (&self->spoken, g_free);
  if (item != NULL && kd_client_line_init (&self->words, item, look))
    {
      gtk_widget_set_visible (self->pill, self->words.pill != NULL);
      if (self->words.pill != NULL)
        kd_pill_show (KD_PILL (self->pill), self->words.level, self->words.pill);
      self->spoken = kd_client_line_speak (&self->words);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kd_client_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
KdClientItem *
kd_client_row_get_item (KdClientRow *self)
{
  return self->item;
}

/**
 * kd_client_row_get_spoken:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the row says, for a screen reader
 */
const char *
kd_client_row_get_spoken (KdClientRow *self)
{
  return self->spoken;
}

/**
 * kd_client_row_set_choice:
 * @self: a row
 * @choosing: whether clients are being chosen
 * @chosen: whether this one is
 *
 * Shows a check box at the start, while several clients are chosen.
 */
void
kd_client_row_set_choice (KdClientRow *self,
                          gboolean     choosing,
                          gboolean     chosen)
{
  if (self->check == NULL && !choosing)
    return;
  if (self->check == NULL)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_can_focus (self->check, FALSE);
      gtk_widget_set_can_target (self->check, FALSE);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->check, choosing);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
