/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long tables on a page that scrolls: rows for what is in sight, and one scrollbar. */

#include "kd-slice.h"
#include "kd-table-group.h"

#include <adwaita.h>

#define MANY 10000
#define HEIGHT 600

typedef struct
{
  GtkWidget     *window;
  GtkAdjustment *page;
  KdTableGroup  *group;
  gboolean       narrow;
} Screen;

static const KdTableColumn columns[] = { { "Name", FALSE }, { "Amount", TRUE } };

static GMenuModel *
make_menu (guint number)
{
  GMenu           *menu = g_menu_new ();
  g_autofree char *action = g_strdup_printf ("table.take(uint32 %u)", number);

  g_menu_append (menu, "Take", action);
  return G_MENU_MODEL (menu);
}

/* Lines are numbered from first on; one of them may say something else. */
static void
fill (Screen *screen,
      guint   first,
      guint   n,
      guint   other)
{
  kd_table_group_begin (screen->group, screen->narrow);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *title = g_strdup_printf (i == other ? "other %u" : "line %u", i);
      g_autoptr (GMenuModel) menu = make_menu (i);
      KdTableLine *line = kd_table_line_new (title, "a day", "12.00");

      kd_table_line_add (line, title);
      kd_table_line_add (line, "12.00");
      kd_table_line_set_menu (line, menu);
      kd_table_group_take (screen->group, line);
    }
  kd_table_group_end (screen->group);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
settle (void)
{
  guint  tick = g_timeout_add (10, wake, NULL);
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

static GtkWidget *
find_text (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_labels (GtkWidget *root)
{
  guint n = GTK_IS_LABEL (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* Whether a line is where somebody sees it. */
static gboolean
in_sight (Screen     *screen,
          const char *text)
{
  GtkWidget      *label = find_text (GTK_WIDGET (screen->group), text);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_compute_bounds (label, screen->window, &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (screen->window);
}

static void
set_up (Screen       *screen,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *above = gtk_label_new ("above");
  GtkWidget *below = gtk_label_new ("below");

  screen->narrow = GPOINTER_TO_INT (data);
  screen->group = kd_table_group_new ("Lines", "Nothing", columns, G_N_ELEMENTS (columns));
  gtk_widget_set_size_request (above, -1, 300);
  gtk_widget_set_size_request (below, -1, 300);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (screen->group));
  gtk_box_append (GTK_BOX (box), below);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  screen->page = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  screen->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 400, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (screen->window), scrolled);
  gtk_window_present (GTK_WINDOW (screen->window));
}

static void
tear_down (Screen       *screen,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
}

/* There is room for all, and rows for what is seen. */
static void
test_windowed (Screen       *screen,
               gconstpointer data)
{
  fill (screen, 0, MANY, MANY);
  settle ();
  g_assert_true (in_sight (screen, "line 0"));
  g_assert_cmpfloat (gtk_adjustment_get_upper (screen->page), >, MANY * 30.0);
  g_assert_cmpuint (count_labels (GTK_WIDGET (screen->group)), <, 1500);
}

static void
test_scrolled (Screen       *screen,
               gconstpointer data)
{
  double end;

  fill (screen, 0, MANY, MANY);
  settle ();
  gtk_adjustment_set_value (screen->page, gtk_adjustment_get_upper (screen->page));
  settle ();
  end = gtk_adjustment_get_upper (screen->page) - gtk_adjustment_get_page_size (screen->page);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (screen->page), end, 1);
  g_assert_true (in_sight (screen, "line 9999"));
  g_assert_null (find_text (GTK_WIDGET (screen->group), "line 0"));
  gtk_adjustment_set_value (screen->page, 0);
  settle ();
  g_assert_true (in_sight (screen, "line 0"));
}

/* One line that changes leaves the page where it is, and the others as they are. */
static void
test_kept (Screen       *screen,
           gconstpointer data)
{
  double     value;
  GtkWidget *label;

  fill (screen, 0, MANY, MANY);
  settle ();
  gtk_adjustment_set_value (screen->page, 100000);
  settle ();
  value = gtk_adjustment_get_value (screen->page);
  fill (screen, 0, MANY, 3);
  settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (screen->page), value, 1);
  gtk_adjustment_set_value (screen->page, 300);
  settle ();
  label = find_text (GTK_WIDGET (screen->group), "other 3");
  g_assert_nonnull (label);
  fill (screen, 0, MANY, 5);
  settle ();
  g_assert_true (in_sight (screen, "line 3"));
  g_assert_true (in_sight (screen, "other 5"));
}

/* Records that say the same are told apart by what is done to them. */
static void
test_alike (Screen       *screen,
            gconstpointer data)
{
  g_autoptr (GMenuModel) one = make_menu (1);
  g_autoptr (GMenuModel) other = make_menu (2);
  g_autoptr (KdTableLine) first = kd_table_line_new ("same", NULL, NULL);
  g_autoptr (KdTableLine) second = kd_table_line_new ("same", NULL, NULL);

  g_assert_true (kd_table_line_equal (first, second));
  kd_table_line_set_menu (first, one);
  g_assert_false (kd_table_line_equal (first, second));
  kd_table_line_set_menu (second, other);
  g_assert_false (kd_table_line_equal (first, second));
  kd_table_line_set_menu (second, one);
  g_assert_true (kd_table_line_equal (first, second));
}

/* A key at the edge moves the page. */
static void
test_focus (Screen       *screen,
            gconstpointer data)
{
  GtkWidget *row;

  fill (screen, 0, MANY, MANY);
  settle ();
  row = gtk_widget_get_ancestor (find_text (GTK_WIDGET (screen->group), "line 2"), GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "list.scroll-to-item", "u", 5000);
  settle ();
  g_assert_true (in_sight (screen, "line 5000"));
  g_assert_cmpfloat (gtk_adjustment_get_value (screen->page), >, 100000);
}

static void
test_empty (Screen       *screen,
            gconstpointer data)
{
  fill (screen, 0, 0, MANY);
  settle ();
  g_assert_true (in_sight (screen, "Nothing"));
  fill (screen, 0, 2, MANY);
  settle ();
  g_assert_null (find_text (GTK_WIDGET (screen->group), "Nothing"));
  g_assert_true (in_sight (screen, "line 1"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Screen       *screen,
                  gconstpointer data);
  } tests[] = {
    { "windowed", test_windowed },
    { "scrolled", test_scrolled },
    { "kept", test_kept },
    { "alike", test_alike },
    { "focus", test_focus },
    { "empty", test_empty },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (int narrow = 0; narrow < 2; narrow++)
    for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/slice/%s/%s", narrow ? "rows" : "columns", tests[i].name);

        g_test_add (path, Screen, GINT_TO_POINTER (narrow), set_up, tests[i].test, tear_down);
      }
  return g_test_run ();
}
