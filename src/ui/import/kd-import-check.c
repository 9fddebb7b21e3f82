/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-check.h"

#include "kd-import-problem-row.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdImportCheck:
 *
 * Where the rows of a file go: four counts that add up to all rows, and the problems, those of one kind together
 * with one switch for all of them.
 */
struct _KdImportCheck
{
  AdwBin parent_instance;

  GtkLabel  *figures[4];
  GPtrArray *rows; /* of the problems, borrowed */
  guint      kind; /* where one is of them */
  guint      line;
  gboolean   walking;

  /* template */
  AdwWrapBox          *facts;
  GtkLabel            *sum;
  GtkWidget           *spinner;
  AdwPreferencesGroup *problems;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* So many kinds of problems are listed; more say that the file is another one than it is taken for. */
#define KINDS 30

/* So many reasons of a kind are named. */
#define EXAMPLES 3

/* Problems of one column: the reasons that there are, each once whatever the value. */
typedef struct
{
  const KdImportProblem *first;
  GHashTable            *seen; /* reasons without their values */
  GString               *reasons;
  GtkWidget             *row;
  guint                  n;
} Kind;

G_DEFINE_FINAL_TYPE (KdImportCheck, kd_import_check, ADW_TYPE_BIN)

static void
kind_free (gpointer data)
{
  Kind *kind = data;

  g_hash_table_unref (kind->seen);
  g_string_free (kind->reasons, TRUE);
  g_free (kind);
}

/**
 * kd_import_check_set_busy:
 * @self: a check
 * @busy: whether the rows are being looked at
 *
 * Shows that counts are still on their way.
 */
void
kd_import_check_set_busy (KdImportCheck *self,
                          gboolean       busy)
{
  gtk_widget_set_visible (self->spinner, busy);
}

/**
 * kd_import_check_show_counts:
 * @self: a check
 * @counts: where the rows go
 *
 * Shows the counts.
 */
void
kd_import_check_show_counts (KdImportCheck        *self,
                             const KdImportCounts *counts)
{
  const guint      figures[] = { counts->added, counts->updated, counts->duplicate, counts->problem };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *figure = kd_words_count (figures[i]);

      gtk_label_set_label (self->figures[i], figure);
    }
  text = g_strdup_printf (_ ("%u rows = %u new + %u updated + %u duplicate + %u with problems"), counts->rows, counts->added, counts->updated, counts->duplicate, counts->problem);
  gtk_label_set_label (self->sum, text);
}

static void
on_row_chosen (KdImportProblemRow *row,
               int                 column,
               guint               number,
               gboolean            without,
               KdImportCheck      *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, column, number, without);
}

/* How many rows, which column, and the reasons that there are. */
static void
describe_kind (const Kind *kind)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row · %s", "%u rows · %s", kind->n), kind->n, *kind->first->header != '\0' ? kind->first->header : _ ("the whole row"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (kind->row), kind->reasons->str);
}

static Kind *
kind_new (KdImportCheck         *self,
          const KdImportProblem *problem,
          gboolean               may_choose)
{
  Kind *kind = g_new0 (Kind, 1);

  kind->first = problem;
  kind->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  kind->reasons = g_string_new (NULL);
  kind->row = kd_import_problem_row_new (problem->column, may_choose);
  g_signal_connect_object (kind->row, "chosen", G_CALLBACK (on_row_chosen), self, G_CONNECT_DEFAULT);
  return kind;
}

static void
note (Kind                  *kind,
      const KdImportHeld    *row,
      const KdImportProblem *problem)
{
  g_autoptr (GString) bare = g_string_new (problem->reason);

  if (*problem->value != '\0')
    g_string_replace (bare, problem->value, "", 0);
  if (g_hash_table_size (kind->seen) < EXAMPLES && g_hash_table_add (kind->seen, g_strdup (bare->str)))
    g_string_append_printf (kind->reasons, "%s%s", kind->reasons->len > 0 ? "\n" : "", problem->reason);
  kd_import_problem_row_add (KD_IMPORT_PROBLEM_ROW (kind->row), row, problem);
  kind->n++;
}

static GPtrArray *
group_problems (KdImportCheck *self,
                GPtrArray     *held,
                gboolean       may_choose)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (kind_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < held->len; i++)
    {
      const KdImportHeld *row = held->pdata[i];

      for (guint k = 0; k < row->problems->len; k++)
        {
          const KdImportProblem *problem = row->problems->pdata[k];
          Kind                  *kind = g_hash_table_lookup (known, GINT_TO_POINTER (problem->column));

          if (kind == NULL && kinds->len == KINDS)
            continue;
          if (kind == NULL)
            {
              kind = kind_new (self, problem, may_choose);
              g_ptr_array_add (kinds, kind);
              g_hash_table_insert (known, GINT_TO_POINTER (problem->column), kind);
            }
          note (kind, row, problem);
        }
    }
  return kinds;
}

/**
 * kd_import_check_show_held:
 * @self: a check
 * @held: (element-type KdImportHeld): rows that were held back
 * @may_choose: whether they can be taken without what is no good
 *
 * Lists the problems.
 */
void
kd_import_check_show_held (KdImportCheck *self,
                           GPtrArray     *held,
                           gboolean       may_choose)
{
  g_autoptr (GPtrArray) kinds = group_problems (self, held, may_choose);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->problems, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->kind = self->line = 0;
  self->walking = FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      Kind *kind = kinds->pdata[i];

      describe_kind (kind);
      adw_preferences_group_add (self->problems, kind->row);
      g_ptr_array_add (self->rows, kind->row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), kinds->len > 0);
}

/**
 * kd_import_check_go_on:
 * @self: a check
 *
 * Goes to the next problem, after the last one to the first.
 */
void
kd_import_check_go_on (KdImportCheck *self)
{
  if (self->rows->len == 0)
    return;
  if (self->walking && ++self->line >= kd_import_problem_row_get_n_lines (self->rows->pdata[self->kind]))
    {
      self->line = 0;
      self->kind = (self->kind + 1) % self->rows->len;
    }
  self->walking = TRUE;
  kd_import_problem_row_focus_line (self->rows->pdata[self->kind], self->line);
}

static GtkLabel *
add_fact (KdImportCheck *self,
          const char    *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *figure = gtk_label_new ("0");
  GtkWidget *word = gtk_label_new (label);

  gtk_widget_add_css_class (figure, "title-1");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, "dimmed");
  gtk_widget_set_size_request (box, 96, -1);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), word);
  adw_wrap_box_append (self->facts, box);
  return GTK_LABEL (figure);
}

static void
kd_import_check_dispose (GObject *object)
{
  g_clear_pointer (&KD_IMPORT_CHECK (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_import_check_parent_class)->dispose (object);
}

static void
kd_import_check_class_init (KdImportCheckClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_import_check_dispose;

  /**
   * KdImportCheck::chosen:
   * @self: a check
   * @column: a column
   * @number: a row of the file, or 0 for all that have a problem in @column
   * @without: whether it is to be taken without what is no good
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KD_TYPE_IMPORT_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_UINT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/import/kd-import-check.ui");
  gtk_widget_class_bind_template_child (widget_class, KdImportCheck, facts);
  gtk_widget_class_bind_template_child (widget_class, KdImportCheck, sum);
  gtk_widget_class_bind_template_child (widget_class, KdImportCheck, spinner);
  gtk_widget_class_bind_template_child (widget_class, KdImportCheck, problems);
}

static void
kd_import_check_init (KdImportCheck *self)
{
  const char *const labels[] = { _ ("New"), _ ("Updated"), _ ("Duplicate"), _ ("With Problems") };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    self->figures[i] = add_fact (self, labels[i]);
}
