/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-segments-page.h"

#include "kd-chart-card.h"
#include "kd-chart-table-view.h"
#include "kd-editing.h"
#include "kd-places-button.h"
#include "kd-row.h"
#include "kd-segment-charts.h"
#include "kd-segment-dialog.h"
#include "kd-segment-summary.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_CHARTS KD_SEGMENT_SUMMARY_PARTS
#define CARD_WIDTH 280
#define MATRIX_WIDTH 380

/* As high as a head with a menu button in it. */
#define CARD_HEAD 34

/**
 * KdSegmentsPage:
 *
 * Clients by assets, risk and investment history. A part that is pressed filters the other charts at once; what is
 * pressed stands above in words, and leads to the list of those clients or becomes a saved segment.
 */
struct _KdSegmentsPage
{
  AdwBin parent_instance;

  KdSession        *session;
  KdSegmentBoard   *board;
  KdChartCard      *cards[N_CHARTS];
  KdChartCard      *matrix;
  KdChartTableView *details;
  char             *words; /* what is chosen, or NULL */
  gboolean          tables;

  /* template */
  AdwToggleGroup *measure;
  GtkLabel       *total;
  AdwWrapBox     *chips;
  AdwWrapBox     *content;
  GtkBox         *summary;
  GtkBox         *line;
  GtkWidget      *save;
  GtkWidget      *view;
  GtkStack       *stack;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_TABLES,
} KdSegmentsPageProperty;

static GParamSpec *properties[PROP_TABLES + 1];

G_DEFINE_FINAL_TYPE (KdSegmentsPage, kd_segments_page, ADW_TYPE_BIN)

static KdChartMeasure
get_measure (KdSegmentsPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->measure), "amount") == 0 ? KD_CHART_AMOUNT : KD_CHART_CLIENTS;
}

static const KdRuleSet *
get_rules (KdSegmentsPage *self)
{
  return kd_directory_get_rules (kd_session_get_directory (self->session));
}

static int
find_place (GArray     *parts,
            const char *key,
            gsize       length)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const char *other = g_array_index (parts, KdBoardPart, i).key;

      if (strlen (other) == length && strncmp (other, key, length) == 0)
        return (int) i;
    }
  return -1;
}

static void
show_chips (KdSegmentsPage *self)
{
  g_free (self->words);
  self->words = kd_segment_summary_fill_chips (self->board, self->chips);
}

/* --- charts ------------------------------------------------------------------------------------------------ */

static void
choose_parts (KdSegmentsPage *self,
              KdSegmentBy     by)
{
  g_autoptr (GArray) parts = kd_segment_board_get_parts (self->board, by);
  g_autofree const char **keys = g_new0 (const char *, parts->len + 1);
  guint                   n = 0;

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, KdBoardPart, i).chosen)
      keys[n++] = g_array_index (parts, KdBoardPart, i).key;
  kd_chart_view_choose (kd_chart_card_get_view (self->cards[by]), keys);
}

/* A cell is chosen where its row and its column are, or where one of them is and nothing is of the other. */
static void
choose_cells (KdSegmentsPage *self)
{
  g_autoptr (GArray) tiers = kd_segment_board_get_parts (self->board, KD_SEGMENT_BY_ASSETS);
  g_autoptr (GArray) levels = kd_segment_board_get_parts (self->board, KD_SEGMENT_BY_RISK);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  const KdClientFilter *filter = kd_segment_board_get_filter (self->board);

  if (filter->values[KD_DIRECTORY_ASSETS] != 0 && filter->values[KD_DIRECTORY_RISK] != 0)
    for (guint i = 0; i < tiers->len; i++)
      for (guint k = 0; k < levels->len; k++)
        if (g_array_index (tiers, KdBoardPart, i).chosen && g_array_index (levels, KdBoardPart, k).chosen)
          g_ptr_array_add (keys, g_strdup_printf ("%s/%s", g_array_index (tiers, KdBoardPart, i).key, g_array_index (levels, KdBoardPart, k).key));
  kd_chart_view_choose (kd_chart_card_get_view (self->matrix), (const char *const *) keys->pdata);
}

static void
show_charts (KdSegmentsPage *self)
{
  KdChartMeasure   measure = get_measure (self);
  g_autofree char *total = kd_segment_summary_format (self->board, self->session, measure);
  g_autoptr (KdChart) matrix = kd_segment_charts_new_matrix (self->board, get_rules (self), measure);
  g_autoptr (KdChartTable) table = kd_segment_charts_new_table (self->board, measure, kd_session_get_privacy (self->session));

  show_chips (self);
  for (guint by = 0; by < N_CHARTS; by++)
    {
      g_autoptr (KdChart) chart = kd_segment_charts_new (self->board, by, measure);

      kd_chart_card_set_chart (self->cards[by], chart);
      kd_chart_card_set_filter (self->cards[by], self->words, total);
      choose_parts (self, by);
    }
  kd_chart_card_set_chart (self->matrix, matrix);
  kd_chart_card_set_filter (self->matrix, self->words, total);
  choose_cells (self);
  kd_chart_table_view_set_table (self->details, _ ("Details"), table);
  gtk_label_set_label (self->total, total);
  kd_editing_allow (GTK_WIDGET (self), self->session, "segments.save", self->words != NULL);
}

static void
update (KdSegmentsPage *self)
{
  gboolean any = self->board != NULL && kd_segment_board_get_all (self->board).clients > 0;

  if (self->board == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, any ? "charts" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), any);
  if (any)
    show_charts (self);
}

/* In a narrow window what is chosen stands below how many that are, and the table becomes lines. */
static void
set_narrow (KdSegmentsPage *self,
            gboolean        narrow)
{
  GtkWidget *chips = GTK_WIDGET (self->chips);

  g_object_ref (chips);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (chips)), chips);
  if (narrow)
    gtk_box_append (self->summary, chips);
  else
    gtk_box_insert_child_after (self->line, chips, GTK_WIDGET (self->total));
  g_object_unref (chips);
  kd_chart_table_view_set_narrow (self->details, narrow);
  update (self);
}

static void
on_narrow_cb (KdSegmentsPage *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide_cb (KdSegmentsPage *self)
{
  set_narrow (self, FALSE);
}

static void
on_measure_cb (KdSegmentsPage *self)
{
  update (self);
}

static void
announce (KdSegmentsPage *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->total), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_pressed (KdChartView    *view,
            const char     *key,
            gboolean        extend,
            KdSegmentsPage *self)
{
  KdSegmentBy by = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "by"));
  g_autoptr (GArray) parts = kd_segment_board_get_parts (self->board, by);
  int place = find_place (parts, key, strlen (key));

  if (place < 0)
    return;
  kd_segment_board_press (self->board, by, (guint) place, extend);
  announce (self);
}

static void
on_cell_pressed (KdChartView    *view,
                 const char     *key,
                 gboolean        extend,
                 KdSegmentsPage *self)
{
  const char *slash = strchr (key, '/');
  g_autoptr (GArray) tiers = kd_segment_board_get_parts (self->board, KD_SEGMENT_BY_ASSETS);
  g_autoptr (GArray) levels = kd_segment_board_get_parts (self->board, KD_SEGMENT_BY_RISK);
  int tier = slash != NULL ? find_place (tiers, key, (gsize) (slash - key)) : -1;
  int level = slash != NULL ? find_place (levels, slash + 1, strlen (slash + 1)) : -1;

  if (tier < 0 || level < 0)
    return;
  kd_segment_board_press_cell (self->board, (guint) tier, (guint) level);
  announce (self);
}

/* --- actions ----------------------------------------------------------------------------------------------- */

static void
clear_filter (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  kd_segment_board_clear (KD_SEGMENTS_PAGE (widget)->board);
  gtk_widget_grab_focus (KD_SEGMENTS_PAGE (widget)->view);
}

static void
view_clients (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KdSegmentsPage  *self = KD_SEGMENTS_PAGE (widget);
  g_autofree char *filter = kd_client_filter_format (kd_segment_board_get_filter (self->board), get_rules (self));

  gtk_widget_activate_action (widget, "win.show-clients", "s", filter);
}

static void
on_activated (KdSegmentsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "segments.view", NULL);
}

static void
save_segment (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KdSegmentsPage  *self = KD_SEGMENTS_PAGE (widget);
  g_autofree char *filter = kd_client_filter_format (kd_segment_board_get_filter (self->board), get_rules (self));

  adw_dialog_present (kd_segment_dialog_new (self->session, self->words, filter), widget);
}

static void
toggle_tables (KdSegmentsPage *self)
{
  for (guint by = 0; by < N_CHARTS; by++)
    g_object_set (self->cards[by], "show-table", self->tables, NULL);
  g_object_set (self->matrix, "show-table", self->tables, NULL);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
kd_segments_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KdSegmentsPage *self = KD_SEGMENTS_PAGE (object);

  switch ((KdSegmentsPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TABLES:
      g_value_set_boolean (value, self->tables);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kd_segments_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KdSegmentsPage *self = KD_SEGMENTS_PAGE (object);

  switch ((KdSegmentsPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_TABLES:
      if (self->tables == g_value_get_boolean (value))
        break;
      self->tables = g_value_get_boolean (value);
      toggle_tables (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static KdChartCard *
new_card (KdSegmentsPage *self,
          int             width,
          GCallback       on_press)
{
  KdChartCard *card = kd_chart_card_new (self->session, width);
  KdChartView *view = kd_chart_card_get_view (card);

  gtk_widget_set_valign (GTK_WIDGET (card), GTK_ALIGN_FILL);
  g_signal_connect_object (view, "pressed", on_press, self, G_CONNECT_DEFAULT);
  g_signal_connect_object (view, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->content, GTK_WIDGET (card));
  return card;
}

static void
add_details (KdSegmentsPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Details"));
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->details = KD_CHART_TABLE_VIEW (kd_chart_table_view_new ());
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_size_request (title, -1, CARD_HEAD);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (inner), title);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->details));
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 12);
  gtk_widget_set_margin_start (inner, 12);
  gtk_widget_set_margin_end (inner, 12);
  gtk_widget_set_hexpand (inner, TRUE);
  gtk_box_append (GTK_BOX (card), inner);
  gtk_widget_add_css_class (card, "card");
  adw_wrap_box_append (self->content, card);
}

static void
kd_segments_page_constructed (GObject *object)
{
  static const char *const edits[] = { "segments.save", NULL };
  KdSegmentsPage          *self = KD_SEGMENTS_PAGE (object);

  G_OBJECT_CLASS (kd_segments_page_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), self->session, edits);
  self->board = kd_segment_board_new (kd_session_get_directory (self->session));
  for (guint by = 0; by < N_CHARTS; by++)
    {
      self->cards[by] = new_card (self, CARD_WIDTH, G_CALLBACK (on_pressed));
      g_object_set_data (G_OBJECT (kd_chart_card_get_view (self->cards[by])), "by", GUINT_TO_POINTER (by));
    }
  self->matrix = new_card (self, MATRIX_WIDTH, G_CALLBACK (on_cell_pressed));
  add_details (self);
  g_signal_connect_object (self->board, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::privacy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_SEGMENTS, GTK_PHASE_BUBBLE);
  update (self);
}

static void
kd_segments_page_dispose (GObject *object)
{
  KdSegmentsPage *self = KD_SEGMENTS_PAGE (object);

  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->board);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_segments_page_parent_class)->dispose (object);
}

static void
kd_segments_page_class_init (KdSegmentsPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_segments_page_constructed;
  object_class->dispose = kd_segments_page_dispose;
  object_class->get_property = kd_segments_page_get_property;
  object_class->set_property = kd_segments_page_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KdSegmentsPage:tables:
   *
   * Whether there are tables instead of charts.
   */
  properties[PROP_TABLES] = g_param_spec_boolean ("tables", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "segments.clear", NULL, clear_filter);
  gtk_widget_class_install_action (widget_class, "segments.view", NULL, view_clients);
  gtk_widget_class_install_action (widget_class, "segments.save", NULL, save_segment);
  gtk_widget_class_install_property_action (widget_class, "segments.table", "tables");
  g_type_ensure (KD_TYPE_PLACES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/segments/kd-segments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, measure);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, total);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, content);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, line);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, save);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, KdSegmentsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
}

static void
kd_segments_page_init (KdSegmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
