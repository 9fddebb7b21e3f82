/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-preview.h"

#include "kd-import-columns.h"
#include "kd-import-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS 20
#define COLUMN_WIDTH 140

/* Wider tables are cut here; the next step lists every column. */
#define COLUMNS 60

/**
 * KdImportPreview:
 *
 * The first rows of a file under what its columns mean, with the cells marked that could not be taken; where there is no room for
 * a table, one row at a time.
 */
struct _KdImportPreview
{
  AdwBin parent_instance;

  KdImport   *import; /* borrowed: shown again, or gone with the page */
  GListStore *samples;
  guint       place; /* the row that is shown alone */

  /* template */
  AdwBanner     *trouble;
  GtkStack      *rows;
  GtkColumnView *table;
  GtkWidget     *previous;
  GtkWidget     *next;
  GtkLabel      *number;
  GtkListBox    *record;
};

G_DEFINE_FINAL_TYPE (KdImportPreview, kd_import_preview, ADW_TYPE_BIN)

/* --- the table -------------------------------------------------------------------------------------------- */

/* What a column is called in the file, and what it means where that is something else. */
static char *
describe_head (KdImport *import,
               guint     column)
{
  const char      *header = kd_import_get_header (import, column);
  g_autofree char *target = kd_import_get_target (import, column);
  g_autofree char *meaning = kd_import_describe_target (target);

  return g_str_has_prefix (target, "extra.") || g_str_equal (meaning, header) ? g_strdup (header) : g_strdup_printf ("%s → %s", header, meaning);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkColumnViewCell        *cell,
          gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_use_markup (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, label);
}

static void
show_problem (GtkWidget  *label,
              const char *problem)
{
  gtk_widget_set_tooltip_text (label, problem);
  if (problem != NULL)
    gtk_widget_add_css_class (label, "bad");
  else
    gtk_widget_remove_css_class (label, "bad");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem != NULL ? problem : "", -1);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkColumnViewCell        *cell,
         gpointer                  data)
{
  KdImportSample  *sample = gtk_column_view_cell_get_item (cell);
  GtkWidget       *label = gtk_column_view_cell_get_child (cell);
  int              column = GPOINTER_TO_INT (data);
  g_autofree char *text = column >= 0 ? kd_import_sample_format_cell (sample, (guint) column) : g_strdup_printf ("%u", kd_import_sample_get_number (sample));

  gtk_label_set_label (GTK_LABEL (label), text);
  show_problem (label, kd_import_sample_get_problem (sample, column));
}

static void
add_column (KdImportPreview *self,
            const char      *title,
            int              place,
            int              width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (place));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->table, column);
}

static void
show_table (KdImportPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  while ((column = g_list_model_get_item (columns, 0)) != NULL)
    {
      gtk_column_view_remove_column (self->table, column);
      g_clear_object (&column);
    }
  add_column (self, C_ ("number of a row", "Row"), -1, 48);
  for (guint i = 0; i < MIN (kd_import_get_n_columns (self->import), COLUMNS); i++)
    {
      g_autofree char *head = describe_head (self->import, i);

      add_column (self, head, (int) i, MAX (COLUMN_WIDTH, 16 * (int) MIN (g_utf8_strlen (head, -1), 16)));
    }
}

/* --- one row ---------------------------------------------------------------------------------------------- */

static void
show_record (KdImportPreview *self)
{
  g_autoptr (KdImportSample) sample = g_list_model_get_item (G_LIST_MODEL (self->samples), self->place);
  g_autofree char *number = NULL;

  gtk_list_box_remove_all (self->record);
  gtk_widget_set_sensitive (self->previous, self->place > 0);
  gtk_widget_set_sensitive (self->next, self->place + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->samples)));
  if (sample == NULL)
    return;
  number = g_strdup_printf (_ ("Row %u"), kd_import_sample_get_number (sample));
  gtk_label_set_label (self->number, number);
  for (guint i = 0; i < kd_import_get_n_columns (self->import); i++)
    {
      GtkWidget       *row = adw_action_row_new ();
      g_autofree char *head = describe_head (self->import, i);
      g_autofree char *text = kd_import_sample_format_cell (sample, i);
      const char      *problem = kd_import_sample_get_problem (sample, (int) i);
      g_autofree char *words = problem != NULL ? g_strdup_printf ("%s · %s", text, problem) : g_steal_pointer (&text);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), head);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_widget_set_css_classes (row, (const char *[]) { "property", problem != NULL ? "error" : NULL, NULL });
      gtk_list_box_append (self->record, row);
    }
}

static void
on_previous_cb (KdImportPreview *self)
{
  self->place -= self->place > 0;
  show_record (self);
}

static void
on_next_cb (KdImportPreview *self)
{
  self->place += self->place + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->samples));
  show_record (self);
}

/* --- showing ---------------------------------------------------------------------------------------------- */

static void
show_trouble (KdImportPreview *self)
{
  guint            problems = 0, cut = 0, n = g_list_model_get_n_items (G_LIST_MODEL (self->samples));
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KdImportSample) sample = g_list_model_get_item (G_LIST_MODEL (self->samples), i);

      problems += kd_import_sample_count_problems (sample, &cut);
    }
  if (cut > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u number looks as if a spreadsheet had cut its end", "%u numbers look as if a spreadsheet had cut their ends", cut), cut);
  else if (problems > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value in these rows needs a look", "%u values in these rows need a look", problems), problems);
  /* A hidden banner is still read aloud by its title. */
  adw_banner_set_title (self->trouble, text != NULL ? text : "");
  adw_banner_set_revealed (self->trouble, text != NULL);
}

/**
 * kd_import_preview_show:
 * @self: a preview
 * @import: an import, which outlives what is shown of it
 *
 * Shows the first rows below the header.
 */
void
kd_import_preview_show (KdImportPreview *self,
                        KdImport        *import)
{
  g_list_store_remove_all (self->samples);
  self->import = import;
  self->place = 0;
  for (guint i = 0; i < kd_import_get_n_preview (import) && g_list_model_get_n_items (G_LIST_MODEL (self->samples)) < ROWS; i++)
    {
      g_autoptr (KdImportSample) sample = NULL;

      if (kd_import_get_preview_number (import, i) <= kd_import_get_header_row (import))
        continue;
      sample = kd_import_sample_new (import, i);
      g_list_store_append (self->samples, sample);
    }
  show_table (self);
  show_record (self);
  show_trouble (self);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_import_preview_dispose (GObject *object)
{
  g_clear_object (&KD_IMPORT_PREVIEW (object)->samples);
  G_OBJECT_CLASS (kd_import_preview_parent_class)->dispose (object);
}

static void
kd_import_preview_class_init (KdImportPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_import_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/import/kd-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, trouble);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, rows);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, table);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, previous);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, next);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, number);
  gtk_widget_class_bind_template_child (widget_class, KdImportPreview, record);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
}

static void
kd_import_preview_init (KdImportPreview *self)
{
  GtkNoSelection *model;

  self->samples = g_list_store_new (KD_TYPE_IMPORT_SAMPLE);
  gtk_widget_init_template (GTK_WIDGET (self));
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->samples)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}
