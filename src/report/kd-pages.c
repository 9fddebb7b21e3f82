/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-pages-private.h"

#include "kd-chart-brush.h"
#include "kd-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define TITLE 18.0
#define HEADING 12.0
#define FIGURE 13.0
#define SPACE 6.0
#define BEFORE_HEADING 14.0
#define GUTTER 18.0
#define FIGURES_A_ROW 4
#define FACTS_A_ROW 2
#define LABEL_SHARE 0.34

typedef enum
{
  BLOCK_HEADING,
  BLOCK_PARAGRAPH,
  BLOCK_NOTE,
  BLOCK_FIGURES,
  BLOCK_FACTS,
  BLOCK_TABLE,
  BLOCK_CHARTS,
  BLOCK_DRAWING,
} BlockKind;

typedef struct
{
  char    *label;
  char    *value;
  gboolean alert;
} Fact;

typedef struct
{
  BlockKind     kind;
  char         *text;
  GArray       *facts;
  KdChartTable *table;
  KdChart      *charts[2];

  KdPagesDraw    draw;
  gpointer       drawn;
  GDestroyNotify free_drawn;
} Block;

struct _KdPages
{
  char      *title;
  char      *subtitle;
  char      *printed;
  char      *notice;
  char      *created;
  char      *font;
  gboolean   hide_amounts;
  gboolean   landscape;
  GPtrArray *blocks;
};

/* --- making it --------------------------------------------------------------------------------------------- */

static void
clear_fact (gpointer data)
{
  Fact *fact = (Fact *) data;

  g_free (fact->label);
  g_free (fact->value);
}

static void
free_block (gpointer data)
{
  Block *block = (Block *) data;

  g_free (block->text);
  g_clear_pointer (&block->facts, g_array_unref);
  g_clear_pointer (&block->table, kd_chart_table_free);
  g_clear_object (&block->charts[0]);
  g_clear_object (&block->charts[1]);
  if (block->free_drawn != NULL)
    block->free_drawn (block->drawn);
  g_free (block);
}

/**
 * kd_pages_new:
 * @info: about the whole, copied
 *
 * Returns: (transfer full): a document without blocks
 */
KdPages *
kd_pages_new (const KdPagesInfo *info)
{
  KdPages *self = g_new0 (KdPages, 1);

  self->title = g_strdup (info->title);
  self->subtitle = g_strdup (info->subtitle);
  self->printed = g_strdup (info->printed);
  self->notice = g_strdup (info->notice);
  self->created = g_strdup (info->created);
  self->font = g_strdup (info->font);
  self->hide_amounts = info->hide_amounts;
  self->landscape = info->landscape;
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

/**
 * kd_pages_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
kd_pages_free (KdPages *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->printed);
  g_free (self->notice);
  g_free (self->created);
  g_free (self->font);
  g_free (self);
}

/**
 * kd_pages_hides_amounts:
 * @self: a document
 *
 * Returns: whether every amount is to be hidden in it
 */
gboolean
kd_pages_hides_amounts (const KdPages *self)
{
  return self->hide_amounts;
}

static Block *
add_block (KdPages    *self,
           BlockKind   kind,
           const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_facts (KdPages           *self,
           BlockKind          kind,
           const KdPagesFact *facts,
           guint              n_facts)
{
  Block *block;

  if (n_facts == 0)
    return;
  block = add_block (self, kind, NULL);
  block->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_array_set_clear_func (block->facts, clear_fact);
  for (guint i = 0; i < n_facts; i++)
    {
      Fact fact = { g_strdup (facts[i].label), g_strdup (facts[i].value), facts[i].alert };

      g_array_append_val (block->facts, fact);
    }
}

/**
 * kd_pages_add_heading:
 * @self: a document
 * @text: a heading; it stays with what follows, and is in the file's outline
 *
 * Adds a heading.
 */
void
kd_pages_add_heading (KdPages    *self,
                      const char *text)
{
  add_block (self, BLOCK_HEADING, text);
}

/**
 * kd_pages_add_paragraph:
 * @self: a document
 * @text: running text
 *
 * Adds a paragraph.
 */
void
kd_pages_add_paragraph (KdPages    *self,
                        const char *text)
{
  add_block (self, BLOCK_PARAGRAPH, text);
}

/**
 * kd_pages_add_note:
 * @self: a document
 * @text: something to know about what stands above
 *
 * Adds a paragraph in small type.
 */
void
kd_pages_add_note (KdPages    *self,
                   const char *text)
{
  add_block (self, BLOCK_NOTE, text);
}

/**
 * kd_pages_add_figures:
 * @self: a document
 * @facts: (array length=n_facts): what the eye is to meet first
 * @n_facts: how many
 *
 * Adds facts in large type, four in a row.
 */
void
kd_pages_add_figures (KdPages           *self,
                      const KdPagesFact *facts,
                      guint              n_facts)
{
  add_facts (self, BLOCK_FIGURES, facts, n_facts);
}

/**
 * kd_pages_add_facts:
 * @self: a document
 * @facts: (array length=n_facts): facts
 * @n_facts: how many
 *
 * Adds facts, two in a row.
 */
void
kd_pages_add_facts (KdPages           *self,
                    const KdPagesFact *facts,
                    guint              n_facts)
{
  add_facts (self, BLOCK_FACTS, facts, n_facts);
}

/**
 * kd_pages_add_table:
 * @self: a document
 * @table: (transfer full): a table
 *
 * Adds a table.
 */
void
kd_pages_add_table (KdPages      *self,
                    KdChartTable *table)
{
  add_block (self, BLOCK_TABLE, NULL)->table = table;
}

/**
 * kd_pages_add_charts:
 * @self: a document
 * @left: (transfer full): a chart
 * @right: (transfer full) (nullable): one beside it
 *
 * Adds a chart over the whole width, or two beside each other, each with its title. Amounts are hidden where the document
 * hides them.
 */
void
kd_pages_add_charts (KdPages *self,
                     KdChart *left,
                     KdChart *right)
{
  Block *block = add_block (self, BLOCK_CHARTS, NULL);

  block->charts[0] = left;
  block->charts[1] = right;
  for (guint i = 0; i < G_N_ELEMENTS (block->charts) && block->charts[i] != NULL; i++)
    kd_chart_set_private (block->charts[i], self->hide_amounts);
}

/**
 * kd_pages_add_drawing:
 * @self: a document
 * @draw: draws it
 * @data: what is drawn
 * @free_data: (nullable): frees it
 *
 * Adds something that takes the rest of the page.
 */
void
kd_pages_add_drawing (KdPages       *self,
                      KdPagesDraw    draw,
                      gpointer       data,
                      GDestroyNotify free_data)
{
  Block *block = add_block (self, BLOCK_DRAWING, NULL);

  block->draw = draw;
  block->drawn = data;
  block->free_drawn = free_data;
}

/* --- blocks ------------------------------------------------------------------------------------------------ */

static void
place_lines (KdPagesFlow *flow,
             const char  *text,
             double       points,
             KdChartColor color)
{
  g_autoptr (PangoLayout) layout = kd_pages_flow_new_text (flow, text, points, FALSE, flow->room);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int              top, bottom;
      double           baseline;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      kd_pages_flow_need (flow, pango_units_to_double (bottom - top));
      baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - top);
      kd_chart_brush_set_color (flow->cr, color);
      cairo_move_to (flow->cr, KD_PAGES_SIDE, flow->y + baseline);
      pango_cairo_show_layout_line (flow->cr, line);
      flow->y += pango_units_to_double (bottom - top);
    }
  while (pango_layout_iter_next_line (iter));
  flow->y += SPACE;
}

/* A label above a value; gives the height. Figures of a row stand on one line, whatever their scripts. */
static double
set_figure (KdPagesFlow *flow,
            const Fact  *fact,
            double       x,
            double       width,
            gboolean     paints)
{
  g_autoptr (PangoLayout) label = kd_pages_flow_new_text (flow, fact->label, KD_PAGES_SMALL, FALSE, width);
  g_autoptr (PangoLayout) value = kd_pages_flow_new_text (flow, fact->value, FIGURE, TRUE, width);
  g_autoptr (PangoLayout) both = kd_pages_flow_new_text (flow, "汉0", FIGURE, TRUE, -1);
  g_autoptr (PangoLayout) both_small = kd_pages_flow_new_text (flow, "汉0", KD_PAGES_SMALL, FALSE, -1);
  double label_top = kd_pages_flow_get_baseline (both_small) - kd_pages_flow_get_baseline (label);
  double top = label_top + kd_pages_flow_get_height (label) + kd_pages_flow_get_baseline (both) - kd_pages_flow_get_baseline (value);

  if (paints)
    {
      kd_pages_flow_show (flow, label, x, flow->y + label_top, flow->theme.dimmed);
      kd_pages_flow_show (flow, value, x, flow->y + top, fact->alert ? flow->theme.warning : flow->theme.text);
    }
  return top + kd_pages_flow_get_height (value) + SPACE;
}

/* A label beside a value. */
static double
set_fact (KdPagesFlow *flow,
          const Fact  *fact,
          double       x,
          double       width,
          gboolean     paints)
{
  double labels = width * LABEL_SHARE;
  g_autoptr (PangoLayout) label = kd_pages_flow_new_text (flow, fact->label, KD_PAGES_BODY, FALSE, labels - SPACE);
  g_autoptr (PangoLayout) value = kd_pages_flow_new_text (flow, fact->value, KD_PAGES_BODY, FALSE, width - labels);

  double baseline = MAX (kd_pages_flow_get_baseline (label), kd_pages_flow_get_baseline (value));
  double drop = baseline - kd_pages_flow_get_baseline (label);
  double value_drop = baseline - kd_pages_flow_get_baseline (value);
  double value_height = value_drop + kd_pages_flow_get_height (value);

  if (paints)
    {
      kd_pages_flow_show (flow, label, x, flow->y + drop, flow->theme.dimmed);
      kd_pages_flow_show (flow, value, x + labels, flow->y + value_drop, fact->alert ? flow->theme.warning : flow->theme.text);
    }
  return MAX (drop + kd_pages_flow_get_height (label), value_height) + SPACE / 2;
}

typedef double (*SetFact) (KdPagesFlow *flow,
                           const Fact  *fact,
                           double       x,
                           double       width,
                           gboolean     paints);

static double
set_facts_row (KdPagesFlow *flow,
               GArray      *facts,
               guint        from,
               guint        in_row,
               SetFact      set,
               gboolean     paints)
{
  double width = (flow->room - GUTTER * (in_row - 1)) / in_row;
  double height = 0;

  for (guint i = from; i < MIN (from + in_row, facts->len); i++)
    {
      double own = set (flow, &g_array_index (facts, Fact, i), KD_PAGES_SIDE + (width + GUTTER) * (i - from), width, paints);

      height = MAX (height, own);
    }
  return height;
}

static void
place_facts (KdPagesFlow *flow,
             GArray      *facts,
             guint        in_row,
             SetFact      set)
{
  for (guint from = 0; from < facts->len; from += in_row)
    {
      kd_pages_flow_need (flow, set_facts_row (flow, facts, from, in_row, set, FALSE));
      flow->y += set_facts_row (flow, facts, from, in_row, set, TRUE);
    }
  flow->y += SPACE;
}

static double
set_chart (KdPagesFlow *flow,
           KdChart     *chart,
           double       x,
           double       width,
           gboolean     paints)
{
  g_autoptr (PangoLayout) title = kd_pages_flow_new_text (flow, kd_chart_get_title (chart), KD_PAGES_BODY, TRUE, width);
  KdChartState state = KD_CHART_STATE_INIT;
  double       height = kd_chart_measure (chart, &flow->theme, flow->context, width);
  double       above = kd_pages_flow_get_height (title) + SPACE;

  if (paints)
    {
      kd_pages_flow_show (flow, title, x, flow->y, flow->theme.text);
      cairo_save (flow->cr);
      cairo_translate (flow->cr, x, flow->y + above);
      kd_chart_paint (chart, flow->cr, &state);
      cairo_restore (flow->cr);
    }
  return above + height + 2 * SPACE;
}

static double
set_charts (KdPagesFlow *flow,
            const Block *block,
            gboolean     paints)
{
  double width = block->charts[1] != NULL ? (flow->room - GUTTER) / 2 : flow->room;
  double height = set_chart (flow, block->charts[0], KD_PAGES_SIDE, width, paints);
  double other = block->charts[1] != NULL ? set_chart (flow, block->charts[1], KD_PAGES_SIDE + width + GUTTER, width, paints) : 0;

  return MAX (height, other);
}

/* How much of a block has to stay with the heading above it. */
static double
get_first (KdPagesFlow *flow,
           const Block *block)
{
  switch (block->kind)
    {
    case BLOCK_FIGURES:
      return set_facts_row (flow, block->facts, 0, FIGURES_A_ROW, set_figure, FALSE);
    case BLOCK_FACTS:
      return set_facts_row (flow, block->facts, 0, FACTS_A_ROW, set_fact, FALSE);
    case BLOCK_TABLE:
      return kd_pages_table_get_first (flow, block->table);
    case BLOCK_CHARTS:
      return set_charts (flow, block, FALSE);
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
    case BLOCK_DRAWING:
    default:
      return KD_PAGES_BODY * 3;
    }
}

static void
add_outline (KdPagesFlow *flow,
             const char  *text)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", flow->page, (int) KD_PAGES_SIDE, (int) flow->y);

  if (flow->total > 0)
    cairo_pdf_surface_add_outline (cairo_get_target (flow->cr), CAIRO_PDF_OUTLINE_ROOT, text, place, 0);
}

static void
place_heading (KdPagesFlow *flow,
               const Block *block,
               const Block *next)
{
  g_autoptr (PangoLayout) text = kd_pages_flow_new_text (flow, block->text, HEADING, TRUE, flow->room);
  double height = kd_pages_flow_get_height (text) + SPACE;

  if (!kd_pages_flow_need (flow, BEFORE_HEADING + height + (next != NULL ? get_first (flow, next) : 0)))
    flow->y += BEFORE_HEADING;
  add_outline (flow, block->text);
  kd_pages_flow_show (flow, text, KD_PAGES_SIDE, flow->y, flow->theme.text);
  flow->y += height;
}

static double
get_end (const KdPagesFlow *flow)
{
  return flow->height - KD_PAGES_BOTTOM;
}

static void
place_block (KdPagesFlow *flow,
             const Block *block,
             const Block *next)
{
  switch (block->kind)
    {
    case BLOCK_HEADING:
      place_heading (flow, block, next);
      break;
    case BLOCK_NOTE:
      place_lines (flow, block->text, KD_PAGES_SMALL, flow->theme.dimmed);
      break;
    case BLOCK_FIGURES:
      place_facts (flow, block->facts, FIGURES_A_ROW, set_figure);
      break;
    case BLOCK_FACTS:
      place_facts (flow, block->facts, FACTS_A_ROW, set_fact);
      break;
    case BLOCK_TABLE:
      kd_pages_table_place (flow, block->table);
      break;
    case BLOCK_CHARTS:
      kd_pages_flow_need (flow, set_charts (flow, block, FALSE));
      flow->y += set_charts (flow, block, TRUE);
      break;
    case BLOCK_DRAWING:
      block->draw (flow, get_end (flow) - flow->y, block->drawn);
      flow->y = get_end (flow);
      break;
    case BLOCK_PARAGRAPH:
    default:
      place_lines (flow, block->text, KD_PAGES_BODY, flow->theme.text);
    }
}

/* --- pages ------------------------------------------------------------------------------------------------- */

static void
place_foot (KdPagesFlow *flow)
{
  KdPages         *self = flow->data;
  double           y = get_end (flow) + 2 * SPACE;
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), flow->page, flow->total);
  g_autoptr (PangoLayout) page = kd_pages_flow_new_text (flow, number, KD_PAGES_SMALL, FALSE, -1);
  g_autoptr (PangoLayout) printed = kd_pages_flow_new_text (flow, self->printed, KD_PAGES_SMALL, FALSE, flow->room * 0.7);

  kd_pages_flow_rule (flow, y, flow->theme.axis);
  y += SPACE;
  kd_pages_flow_show (flow, printed, KD_PAGES_SIDE, y, flow->theme.dimmed);
  kd_pages_flow_show (flow, page, KD_PAGES_SIDE + flow->room - kd_pages_flow_get_width (page), y, flow->theme.dimmed);
  if (self->notice != NULL)
    {
      g_autoptr (PangoLayout) notice = kd_pages_flow_new_text (flow, self->notice, KD_PAGES_SMALL, FALSE, flow->room);

      kd_pages_flow_show (flow, notice, KD_PAGES_SIDE, y + kd_pages_flow_get_height (printed), flow->theme.dimmed);
    }
}

/* A sheet that comes off its stack still says what it is of. */
static void
place_running_head (KdPagesFlow *flow)
{
  KdPages *self = flow->data;
  g_autoptr (PangoLayout) title = kd_pages_flow_new_text (flow, self->title, KD_PAGES_SMALL, FALSE, flow->room);

  kd_pages_flow_show (flow, title, KD_PAGES_SIDE, KD_PAGES_TOP - 2 * SPACE - KD_PAGES_SMALL, flow->theme.dimmed);
}

static void
turn_page (KdPagesFlow *flow)
{
  place_foot (flow);
  cairo_show_page (flow->cr);
  flow->page++;
  flow->y = KD_PAGES_TOP;
  place_running_head (flow);
}

static void
place_title (KdPagesFlow *flow)
{
  KdPages *self = flow->data;
  g_autoptr (PangoLayout) title = kd_pages_flow_new_text (flow, self->title, TITLE, TRUE, flow->room);

  kd_pages_flow_show (flow, title, KD_PAGES_SIDE, flow->y, flow->theme.text);
  flow->y += kd_pages_flow_get_height (title) + SPACE / 2;
  if (self->subtitle != NULL)
    place_lines (flow, self->subtitle, KD_PAGES_BODY, flow->theme.dimmed);
  flow->y += SPACE;
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append ((GByteArray *) closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (KdPages    *self,
              GByteArray *bytes)
{
  cairo_surface_t *surface;

  if (bytes == NULL)
    return cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, self->landscape ? KD_PAGES_LONG : KD_PAGES_SHORT, self->landscape ? KD_PAGES_SHORT : KD_PAGES_LONG);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier " KD_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->created);
  return surface;
}

/* Without bytes to write to, pages are only counted. */
static guint
run (KdPages        *self,
     guint           total,
     GByteArray     *bytes,
     cairo_status_t *status)
{
  cairo_surface_t *surface = make_surface (self, bytes);
  KdPagesFlow      flow = { .cr = cairo_create (surface), .y = KD_PAGES_TOP, .page = 1, .total = total, .turn = turn_page, .data = self };

  flow.height = self->landscape ? KD_PAGES_SHORT : KD_PAGES_LONG;
  flow.room = (self->landscape ? KD_PAGES_LONG : KD_PAGES_SHORT) - 2 * KD_PAGES_SIDE;
  flow.context = kd_chart_paper_new_context (flow.cr, self->font);
  kd_chart_paper_init_theme (&flow.theme);
  place_title (&flow);
  for (guint i = 0; i < self->blocks->len; i++)
    place_block (&flow, g_ptr_array_index (self->blocks, i), i + 1 < self->blocks->len ? g_ptr_array_index (self->blocks, i + 1) : NULL);
  place_foot (&flow);
  *status = cairo_status (flow.cr);
  g_object_unref (flow.context);
  cairo_destroy (flow.cr);
  cairo_surface_finish (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return flow.page;
}

/**
 * kd_pages_finish:
 * @self: a document
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location for an error
 *
 * Breaks the document into pages of A4.
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF file; %NULL with a #KdError
 */
GBytes *
kd_pages_finish (KdPages *self,
                 guint   *n_pages,
                 GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;
  guint          total = run (self, 0, NULL, &status);

  if (status == CAIRO_STATUS_SUCCESS)
    run (self, total, bytes, &status);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("The document cannot be painted: %s"), cairo_status_to_string (status));
      return NULL;
    }
  if (n_pages != NULL)
    *n_pages = total;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
