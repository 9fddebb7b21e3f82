/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-chart-card.h"

#include "kd-chart-table-view.h"
#include "kd-file.h"
#include "kd-instant.h"
#include "kd-new-file.h"
#include "kd-outlet.h"

#include <glib/gi18n-lib.h>

/**
 * KdChartCard:
 *
 * A chart on a card: its title, the chart or the table that is its twin, and what else can be done with it: a picture,
 * paper, the data for another program. Amounts are hidden with those of the window.
 */
struct _KdChartCard
{
  AdwBin parent_instance;

  KdSession   *session;
  KdChartView *view;
  char        *filter;
  char        *count;
  gboolean     show_table;

  /* template */
  GtkLabel          *title;
  GtkMenuButton     *menu;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  KdChartTableView  *table;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_SHOW_TABLE,
} KdChartCardProperty;

static GParamSpec *properties[PROP_SHOW_TABLE + 1];

G_DEFINE_FINAL_TYPE (KdChartCard, kd_chart_card, ADW_TYPE_BIN)

static GtkWindow *
get_window (KdChartCard *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- what leaves the window -------------------------------------------------------------------------------- */

static GBytes *
paint (KdChartCard  *self,
       KdChartFormat format,
       GError      **error)
{
  KdClock         *clock = kd_workspace_get_clock (kd_session_get_workspace (self->session));
  char             today[KD_DATE_TEXT_SIZE];
  g_autofree char *created = kd_instant_format (kd_clock_now (clock));
  g_autofree char *as_at = NULL;
  g_autofree char *foot = NULL;
  KdChartSheet     sheet = { .filter = self->filter, .count = self->count, .created = created };
  g_autoptr (GBytes) bytes = NULL;

  kd_date_format (kd_session_get_today (self->session), today);
  sheet.as_at = as_at = g_strdup_printf (_ ("As at %s"), today);
  sheet.foot = foot = g_strdup_printf (_ ("Dossier · printed on %s"), today);
  bytes = kd_chart_export (kd_chart_view_get_chart (self->view), &sheet, format, error);
  return g_steal_pointer (&bytes);
}

static KdChartFormat
get_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".svg") ? KD_CHART_SVG : g_str_has_suffix (lower, ".pdf") ? KD_CHART_PDF
                                                                                            : KD_CHART_PNG;
}

static GBytes *
paint_for (gpointer    data,
           const char *path,
           GError    **error)
{
  return paint (data, path != NULL ? get_format (path) : KD_CHART_PDF, error);
}

/* In the ledger before it is on the disk under a name. */
static gboolean
write_picture (KdWorkspace *workspace,
               gpointer     data,
               GBytes      *bytes,
               const char  *path,
               GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;

  return kd_new_file_open (&file, path, TRUE, error) &&
         kd_file_write (file.fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path, error) &&
         kd_workspace_log_export (workspace, 0, 0, name, error) && kd_new_file_keep (&file, error);
}

static gboolean
log_paper (KdWorkspace *workspace,
           gpointer     data,
           GError     **error)
{
  return kd_workspace_log_print (workspace, 0, NULL, _ ("Printer"), error);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  static const KdOutletType types[] = { { N_ ("Picture (PNG)"), "*.png" }, { N_ ("Drawing (SVG)"), "*.svg" }, { N_ ("Page (PDF)"), "*.pdf" } };
  KdChartCard              *self = KD_CHART_CARD (widget);
  g_autofree char          *name = g_strconcat (gtk_label_get_label (self->title), ".png", NULL);
  KdOutlet                  outlet = {
                     .title = _ ("Save Picture, Not Encrypted"),
                     .name = name,
                     .types = types,
                     .n_types = G_N_ELEMENTS (types),
                     .said = _ ("Picture saved, not encrypted, readable by you only"),
                     .paint = paint_for,
                     .write = write_picture,
  };

  kd_outlet_save (&outlet, self->session, get_window (self), g_object_ref (self), g_object_unref);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KdChartCard *self = KD_CHART_CARD (widget);
  KdOutlet     outlet = { .title = gtk_label_get_label (self->title), .paint = paint_for, .log = log_paper };

  kd_outlet_print (&outlet, self->session, get_window (self), g_object_ref (self), g_object_unref);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KdChartCard *self = KD_CHART_CARD (widget);
  g_autoptr (KdChartTable) table = kd_chart_get_table (kd_chart_view_get_chart (self->view));
  g_autofree char *text = kd_chart_table_to_tabs (table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  kd_session_say (self->session, _ ("Data copied, to be pasted into a spreadsheet"));
}

static void
popup_menu (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gtk_menu_button_popup (KD_CHART_CARD (widget)->menu);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
show_chart (KdChartCard *self)
{
  KdChart *chart = kd_chart_view_get_chart (self->view);
  g_autoptr (KdChartTable) table = NULL;

  if (chart == NULL)
    return;
  kd_chart_set_private (chart, kd_session_get_privacy (self->session));
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  table = kd_chart_get_table (chart);
  kd_chart_table_view_set_table (self->table, kd_chart_get_title (chart), table);
}

static void
kd_chart_card_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KdChartCard *self = KD_CHART_CARD (object);

  switch ((KdChartCardProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kd_chart_card_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KdChartCard *self = KD_CHART_CARD (object);

  switch ((KdChartCardProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      g_signal_connect_object (self->session, "notify::privacy", G_CALLBACK (show_chart), self, G_CONNECT_SWAPPED);
      break;
    case PROP_SHOW_TABLE:
      if (self->show_table == g_value_get_boolean (value))
        break;
      self->show_table = g_value_get_boolean (value);
      gtk_stack_set_visible_child_name (self->stack, self->show_table ? "table" : "chart");
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kd_chart_card_dispose (GObject *object)
{
  KdChartCard *self = KD_CHART_CARD (object);

  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_chart_card_parent_class)->dispose (object);
}

static void
kd_chart_card_class_init (KdChartCardClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_chart_card_dispose;
  object_class->get_property = kd_chart_card_get_property;
  object_class->set_property = kd_chart_card_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KdChartCard:show-table:
   *
   * Whether the table is shown instead of the chart.
   */
  properties[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KD_TYPE_CHART_TABLE_VIEW);
  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/chart/kd-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KdChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, KdChartCard, menu);
  gtk_widget_class_bind_template_child (widget_class, KdChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, KdChartCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, KdChartCard, table);
}

static void
kd_chart_card_init (KdChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_chart_card_new:
 * @session: an open book
 * @natural_width: the width that its chart wants where there is room, pixels
 *
 * Returns: (transfer floating): a card without a chart
 */
KdChartCard *
kd_chart_card_new (KdSession *session,
                   int        natural_width)
{
  KdChartCard *self = g_object_new (KD_TYPE_CHART_CARD, "session", session, NULL);

  self->view = KD_CHART_VIEW (kd_chart_view_new (natural_width));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  return self;
}

/**
 * kd_chart_card_set_chart:
 * @self: a card
 * @chart: (transfer none): a chart
 *
 * Shows a chart and its table.
 */
void
kd_chart_card_set_chart (KdChartCard *self,
                         KdChart     *chart)
{
  gtk_label_set_label (self->title, kd_chart_get_title (chart));
  kd_chart_view_set_chart (self->view, chart);
  show_chart (self);
}

/**
 * kd_chart_card_set_filter:
 * @self: a card
 * @filter: (nullable): which clients the numbers are of, in words
 * @count: (nullable): how many, in words
 *
 * Sets what stands over the chart on paper and in pictures.
 */
void
kd_chart_card_set_filter (KdChartCard *self,
                          const char  *filter,
                          const char  *count)
{
  g_set_str (&self->filter, filter);
  g_set_str (&self->count, count);
}

/**
 * kd_chart_card_get_view:
 * @self: a card
 *
 * Returns: (transfer none): what shows the chart
 */
KdChartView *
kd_chart_card_get_view (KdChartCard *self)
{
  return self->view;
}
