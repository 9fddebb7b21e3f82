/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-problem-row.h"

#include "kd-import-columns.h"

#include <glib/gi18n-lib.h>

/* So many rows of a kind are listed; the file of problem rows has them all. */
#define LINES 50

/**
 * KdImportProblemRow:
 *
 * The problems of one column: one switch for all of them, and the rows of the file, each with its own.
 */
struct _KdImportProblemRow
{
  AdwExpanderRow parent_instance;

  int        column;
  gboolean   may_choose;
  GPtrArray *lines;   /* to be made when it is opened */
  GPtrArray *widgets; /* of the lines, once they are made */
  GtkSwitch *all;
};

typedef struct
{
  guint number;
  char *title;
  char *subtitle;
} Line;

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdImportProblemRow, kd_import_problem_row, ADW_TYPE_EXPANDER_ROW)

static GQuark
number_quark (void)
{
  return g_quark_from_static_string ("kd-import-number");
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->title);
  g_free (line->subtitle);
  g_free (line);
}

static GtkSwitch *
new_switch (const char *words)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (widget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_SWITCH (widget);
}

/* --- one row of the file ---------------------------------------------------------------------------------- */

static void
on_line_switched (AdwSwitchRow       *row,
                  GParamSpec         *pspec,
                  KdImportProblemRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->column, GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (row), number_quark ())), adw_switch_row_get_active (row));
}

static void
make_line (KdImportProblemRow *self,
           const Line         *line)
{
  gboolean   choice = self->may_choose && self->column >= 0;
  GtkWidget *row = choice ? adw_switch_row_new () : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (choice)
    {
      gtk_widget_set_tooltip_text (row, _ ("Take this row without this value"));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), gtk_switch_get_active (self->all));
      g_object_set_qdata (G_OBJECT (row), number_quark (), GUINT_TO_POINTER (line->number));
      g_signal_connect_object (row, "notify::active", G_CALLBACK (on_line_switched), self, G_CONNECT_DEFAULT);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->widgets, row);
}

static void
on_expanded (KdImportProblemRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->widgets->len > 0)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    make_line (self, self->lines->pdata[i]);
}

/* What was chosen for all goes for each that is listed; each may be chosen otherwise after that. */
static void
on_all_switched (KdImportProblemRow *self)
{
  gboolean without = gtk_switch_get_active (self->all);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->column, 0, without);
  for (guint i = 0; i < self->widgets->len; i++)
    adw_switch_row_set_active (self->widgets->pdata[i], without);
}

/* --- the row ---------------------------------------------------------------------------------------------- */

static void
kd_import_problem_row_dispose (GObject *object)
{
  g_clear_pointer (&KD_IMPORT_PROBLEM_ROW (object)->lines, g_ptr_array_unref);
  g_clear_pointer (&KD_IMPORT_PROBLEM_ROW (object)->widgets, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_import_problem_row_parent_class)->dispose (object);
}

static void
kd_import_problem_row_class_init (KdImportProblemRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_import_problem_row_dispose;

  /**
   * KdImportProblemRow::chosen:
   * @self: a row
   * @column: a column
   * @number: a row of the file, or 0 for all that have a problem in @column
   * @without: whether it is to be taken without what is no good
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KD_TYPE_IMPORT_PROBLEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
kd_import_problem_row_init (KdImportProblemRow *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->widgets = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/**
 * kd_import_problem_row_new:
 * @column: a column, or -1 for what is about rows as a whole
 * @may_choose: whether rows can be taken without what is no good
 *
 * Returns: (transfer floating): a row without problems
 */
GtkWidget *
kd_import_problem_row_new (int      column,
                           gboolean may_choose)
{
  KdImportProblemRow *self = g_object_new (KD_TYPE_IMPORT_PROBLEM_ROW, NULL);

  self->column = column;
  self->may_choose = may_choose;
  if (may_choose && column >= 0)
    {
      self->all = new_switch (_ ("Take all of these rows without this value"));
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->all));
      g_signal_connect_object (self->all, "notify::active", G_CALLBACK (on_all_switched), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}

/**
 * kd_import_problem_row_add:
 * @self: a row
 * @row: a row of the file
 * @problem: what is wrong with it
 *
 * Adds a problem; what is shown of it is copied. Those after the fiftieth are not listed.
 */
void
kd_import_problem_row_add (KdImportProblemRow    *self,
                           const KdImportHeld    *row,
                           const KdImportProblem *problem)
{
  Line            *line;
  g_autofree char *value = kd_import_shorten (problem->value);

  if (self->lines->len >= LINES)
    return;
  line = g_new0 (Line, 1);
  line->number = row->number;
  line->title = row->name != NULL && *row->name != '\0' ? g_strdup_printf (_ ("Row %u · %s"), row->number, row->name) : g_strdup_printf (_ ("Row %u"), row->number);
  line->subtitle = *value != '\0' ? g_strdup_printf ("%s · %s", value, problem->reason) : g_strdup (problem->reason);
  g_ptr_array_add (self->lines, line);
}

/**
 * kd_import_problem_row_get_n_lines:
 * @self: a row
 *
 * Returns: how many rows of the file it lists
 */
guint
kd_import_problem_row_get_n_lines (KdImportProblemRow *self)
{
  return self->lines->len;
}

/**
 * kd_import_problem_row_focus_line:
 * @self: a row
 * @place: which of its rows of the file
 *
 * Opens it and goes there.
 */
void
kd_import_problem_row_focus_line (KdImportProblemRow *self,
                                  guint               place)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (place < self->widgets->len)
    gtk_widget_grab_focus (self->widgets->pdata[place]);
}
