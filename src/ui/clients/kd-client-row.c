/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-row.h"

#include "kd-pill.h"
#include "kd-row.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  char         *assets;
  char         *assets_full;
  GStrv         facts; /* of the second line, the ones that may go first at the end */
  char         *why;   /* beside the name: how it was found */
  guint         why_start;
  guint         why_length;
  char         *spoken;

  GtkWidget *pill;
  GtkWidget *check;
};

#define HEIGHT 54
#define SIDE 6
#define GAP 12
#define LINE 3
#define SMALL 0.82

enum
{
  FACT_TIER,
  FACT_CONTACT,
  FACT_AGE,
  FACT_CITY,
  N_FACTS
};

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

/* The facts in the order of reading, without the last ones that are too many. */
static char *
join_facts (KdClientRow *self,
            guint        n)
{
  static const guint order[] = { FACT_TIER, FACT_AGE, FACT_CITY, FACT_CONTACT };
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < N_FACTS; i++)
    {
      const char *fact = order[i] < n ? self->facts[order[i]] : "";

      if (*fact != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", fact);
    }
  return g_string_free_and_steal (text);
}

static PangoLayout *
new_facts_layout (KdClientRow *self,
                  int          width)
{
  PangoLayout *layout = new_layout (self, "", SMALL, FALSE, 0, 0);

  for (guint n = N_FACTS; n > FACT_CONTACT; n--)
    {
      g_autofree char *text = join_facts (self, n);
      int              needed;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &needed, NULL);
      if (needed <= width)
        break;
    }
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  return layout;
}

static void
set_facts (KdClientRow         *self,
           const KdClientFacts *facts)
{
  const KdBrief   *brief = &facts->brief;
  g_autofree char *past = kd_words_contact (brief->last_contact, facts->today);
  char           **texts = g_new0 (char *, N_FACTS + 1);

  texts[FACT_TIER] = g_strdup (brief->flags & KD_BRIEF_ARCHIVED ? _ ("Archived") : facts->segment_label);
  if (brief->last_contact == KD_DATE_NONE)
    texts[FACT_CONTACT] = g_strdup (_ ("Never contacted"));
  else
    /* Translators: when the last contact was, "18 days ago" */
    texts[FACT_CONTACT] = g_strdup_printf (_ ("contact %s"), past);
  texts[FACT_AGE] = brief->birth != KD_DATE_NONE ? kd_words_age (brief->birth, facts->today) : g_strdup ("");
  texts[FACT_CITY] = g_strdup (brief->city != NULL ? brief->city : "");
  g_strfreev (self->facts);
  self->facts = texts;
}

static void
set_assets (KdClientRow   *self,
            const KdBrief *brief,
            gboolean       privacy)
{
  g_free (self->assets);
  g_free (self->assets_full);
  self->assets_full = NULL;
  if (privacy)
    {
      self->assets = g_strdup (KD_WORDS_HIDDEN);
      self->assets_full = g_strdup (_ ("Amount hidden"));
    }
  else if (brief->assets == KD_BRIEF_NO_AMOUNT)
    self->assets = g_strdup (KD_WORDS_UNKNOWN);
  else
    {
      self->assets = kd_words_amount_short (brief->assets, KD_DEFAULT_CURRENCY);
      self->assets_full = kd_words_amount_spoken (brief->assets, KD_DEFAULT_CURRENCY, brief->assets_date);
    }
}

static void
set_pill (KdClientRow         *self,
          const KdClientFacts *facts)
{
  g_autofree char *light = kd_light_describe (&facts->light);
  g_autofree char *level = facts->brief.level > 0 ? g_strdup_printf ("C%d", facts->brief.level) : NULL;

  gtk_widget_set_visible (self->pill, light != NULL || level != NULL);
  if (light != NULL || level != NULL)
    kd_pill_show (KD_PILL (self->pill), facts->light.level, light != NULL ? light : level);
}

static void
set_why (KdClientRow         *self,
         const KdClientMatch *match)
{
  g_clear_pointer (&self->why, g_free);
  self->why_start = self->why_length = 0;
  if (match == NULL || match->text == NULL)
    return;
  switch (match->why)
    {
    case KD_CLIENT_WHY_PHONE:
      self->why = g_strdup_printf (_ ("phone ending %s"), match->text);
      break;
    case KD_CLIENT_WHY_ID_NUMBER:
      self->why = g_strdup_printf (_ ("ID ending %s"), match->text);
      break;
    case KD_CLIENT_WHY_NAME:
    case KD_CLIENT_WHY_READING:
    case KD_CLIENT_WHY_TEXT:
    default:
      self->why = g_strdup (match->text);
    }
  self->why_start = match->text_start + (guint) g_utf8_strlen (self->why, strstr (self->why, match->text) - self->why);
  self->why_length = match->text_length;
}

static void
set_spoken (KdClientRow *self,
            const char  *name)
{
  g_autofree char *facts = join_facts (self, N_FACTS);
  const char      *pill = gtk_widget_get_visible (self->pill) ? kd_pill_get_text (KD_PILL (self->pill)) : NULL;

  g_free (self->spoken);
  self->spoken = g_strconcat (name, ", ", self->assets_full != NULL ? self->assets_full : _ ("unknown"), ", ", facts, pill != NULL ? ", " : "", pill != NULL ? pill : "", self->why != NULL ? ", " : "", self->why != NULL ? self->why : "", NULL);
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

static int
get_height (KdClientRow *self)
{
  g_autoptr (PangoLayout) first = new_layout (self, "国Åg", 1, TRUE, 0, 0);
  g_autoptr (PangoLayout) second = new_layout (self, "国Åg", SMALL, FALSE, 0, 0);
  int one, two;

  pango_layout_get_pixel_size (first, NULL, &one);
  pango_layout_get_pixel_size (second, NULL, &two);
  return one + LINE + two;
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

static void
paint_first_line (KdClientRow         *self,
                  GtkSnapshot         *snapshot,
                  const KdClientFacts *facts,
                  int                  top,
                  const GdkRGBA       *color,
                  const GdkRGBA       *dimmed)
{
  const KdClientMatch *match = kd_client_item_get_match (self->item);
  const char          *name = facts->brief.name != NULL ? facts->brief.name : "";
  g_autoptr (PangoLayout) assets = new_layout (self, self->assets, 1, FALSE, 0, 0);
  g_autoptr (PangoLayout) who = new_layout (self, name, 1, TRUE, match != NULL ? match->start : 0, match != NULL ? match->length : 0);
  int start = get_start (self), end = gtk_widget_get_width (GTK_WIDGET (self)) - SIDE;
  int width;

  pango_layout_get_pixel_size (assets, &width, NULL);
  paint (snapshot, assets, end - width, top, color);
  end -= width + GAP;
  pango_layout_set_width (who, MAX (end - start, 0) * PANGO_SCALE);
  paint (snapshot, who, start, top, color);
  pango_layout_get_pixel_size (who, &width, NULL);
  start += width + SIDE;
  if (self->why != NULL && match->why != KD_CLIENT_WHY_TEXT && end - start > 2 * GAP)
    {
      g_autoptr (PangoLayout) why = new_layout (self, self->why, SMALL, FALSE, self->why_start, self->why_length);

      pango_layout_set_width (why, (end - start) * PANGO_SCALE);
      paint (snapshot, why, start, top + (pango_layout_get_baseline (who) - pango_layout_get_baseline (why)) / PANGO_SCALE, dimmed);
    }
}

static void
kd_client_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KdClientRow *self = KD_CLIENT_ROW (widget);
  g_autoptr (PangoLayout) second = NULL;
  KdClientFacts        facts;
  const KdClientMatch *match;
  GdkRGBA              color, dimmed;
  int                  start, end, height, top;

  if (self->item == NULL || !kd_client_item_read (self->item, &facts))
    return;
  match = kd_client_item_get_match (self->item);
  gtk_widget_get_color (widget, &color);
  dimmed = color;
  dimmed.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (gtk_widget_get_display (widget))) ? 0.9f : 0.72f;
  top = (gtk_widget_get_height (widget) - get_height (self)) / 2;
  paint_first_line (self, snapshot, &facts, top, &color, &dimmed);
  start = get_start (self);
  end = gtk_widget_get_width (widget) - SIDE - (gtk_widget_get_visible (self->pill) ? gtk_widget_get_width (self->pill) + GAP : 0);
  if (self->why != NULL && match->why == KD_CLIENT_WHY_TEXT)
    {
      second = new_layout (self, self->why, SMALL, FALSE, self->why_start, self->why_length);
      pango_layout_set_width (second, MAX (end - start, 0) * PANGO_SCALE);
    }
  else
    second = new_facts_layout (self, end - start);
  pango_layout_get_pixel_size (second, NULL, &height);
  paint (snapshot, second, start, gtk_widget_get_height (widget) - top - height, &dimmed);
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

  if (self->assets_full == NULL || (!by_key && x < gtk_widget_get_width (widget) * 2 / 3))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->assets_full);
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

  g_free (self->assets);
  g_free (self->assets_full);
  g_strfreev (self->facts);
  g_free (self->why);
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
 * @privacy: whether amounts are hidden
 *
 * Shows a client as known now.
 */
void
kd_client_row_set_item (KdClientRow  *self,
                        KdClientItem *item,
                        gboolean      privacy)
{
  KdClientFacts facts;

  g_set_object (&self->item, item);
  if (item != NULL && kd_client_item_read (item, &facts))
    {
      set_facts (self, &facts);
      set_assets (self, &facts.brief, privacy);
      set_pill (self, &facts);
      set_why (self, kd_client_item_get_match (item));
      set_spoken (self, facts.brief.name != NULL ? facts.brief.name : "");
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
