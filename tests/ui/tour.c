/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a demonstration book in the real window and writes pictures of its pages.
 *
 * usage: tour FOLDER [CLIENTS] [STOP…]   (sizes, styles and stops by TOUR_SIZES, TOUR_STYLES, or all)
 *
 * One run is one language, that of the environment. The day is 2026-12-03. */

#include "tour.h"

#include "kd-client.h"
#include "kd-demo.h"
#include "kd-session.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PASSPHRASE "violet tractor under seven lamps"
#define NOON G_GINT64_CONSTANT (1796270400000000) /* 2026-12-03 12:00 in Shanghai */

static const struct
{
  const char *name;
  int         width;
  int         height;
} sizes[] = { { "360", 360, 640 }, { "800", 800, 600 }, { "1280", 1280, 800 }, { "1920", 1920, 1080 } };

/* Large text and contrast are for the main pages, unless stops are named. Contrast is decided when the
 * program starts: a tour for itself. */
static const struct
{
  const char *name;
  gboolean    dark;
  int         scale;
} styles[] = { { "light", FALSE, 1 }, { "dark", TRUE, 1 }, { "large", FALSE, 2 }, { "contrast", FALSE, 1 } };

#define PLAIN_STYLES 2
#define CONTRAST "contrast"
#define DOTS_PER_INCH 96

static const char *const main_stops[] = { "unlock", "today", "clients", "client", NULL };

typedef struct
{
  const char *folder;
  char       *vault;
  char      **stops;
  KdClock    *clock;
  KdSession  *session;
  GError     *error;
  gboolean    done;
} Tour;

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
tour_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* The first widget below root of a type, by its name, that is shown. */
GtkWidget *
tour_find (GtkWidget  *root,
           const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tour_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first row below root of a title that is shown. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_mapped (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Activates a row. */
void
tour_press (GtkWidget  *root,
            const char *title)
{
  GtkWidget *row = find_row (root, title);

  g_assert_nonnull (row);
  gtk_widget_activate (row);
}

/* Types into an entry row. */
void
tour_type (GtkWidget  *root,
           const char *title,
           const char *text)
{
  GtkWidget *row = find_row (root, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
tour_open_client (KdWindow   *window,
                  const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kd_workspace_list (kd_session_get_workspace (kd_window_get_session (window)), &kd_client_kind, where, 1, &error);
  char id[KD_UUID_TEXT_SIZE];

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  kd_uuid_format (&((KdRow *) rows->pdata[0])->uuid, id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-client", "s", id);
}

static void
write_picture (GtkWidget  *window,
               const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t area;
  int             width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  graphene_rect_init (&area, 0, 0, (float) width, (float) height);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static gboolean
is_painted (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return node != NULL;
}

static gboolean
wanted (const char *variable,
        const char *name)
{
  const char *list = g_getenv (variable);
  g_auto (GStrv) names = list != NULL ? g_strsplit (list, ",", -1) : NULL;

  return names == NULL || g_strv_contains ((const char *const *) names, name);
}

static void
set_style (guint style)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), styles[style].dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", styles[style].scale * DOTS_PER_INCH * PANGO_SCALE, NULL);
}

static gboolean
is_of_tour (const Tour     *tour,
            guint           style,
            const TourStop *stop)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  return contrast == g_str_equal (styles[style].name, CONTRAST) && (style < PLAIN_STYLES || tour->stops[0] != NULL || g_strv_contains (main_stops, stop->name));
}

static void
visit (Tour           *tour,
       KdApplication  *application,
       KdProgram      *program,
       const TourStop *stop)
{
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
      {
        const char      *style = styles[i].name;
        g_autofree char *path = g_strdup_printf ("%s/%s-%s-%s.png", tour->folder, stop->name, sizes[s].name, style);
        KdWindow        *window;

        if (!wanted ("TOUR_SIZES", sizes[s].name) || !wanted ("TOUR_STYLES", style) || !is_of_tour (tour, i, stop))
          continue;
        set_style (i);
        window = kd_window_new (GTK_APPLICATION (application), program);
        gtk_window_set_default_size (GTK_WINDOW (window), sizes[s].width, sizes[s].height);
        if (!stop->locked)
          kd_window_take_session (window, tour->session);
        gtk_window_present (GTK_WINDOW (window));
        tour_wait (200);
        stop->go (window);
        tour_wait (700);
        /* on a busy machine there may be nothing yet */
        while (!is_painted (GTK_WIDGET (window)))
          tour_wait (100);
        write_picture (GTK_WIDGET (window), path);
        /* without its close request, which locks the book */
        gtk_window_destroy (GTK_WINDOW (window));
        tour_wait (50);
      }
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Tour *tour = data;

  tour->session = kd_session_unlock_finish (result, &tour->error);
  tour->done = TRUE;
}

static void
take (KdApplication *application,
      Tour          *tour)
{
  const char *const lines[] = { PASSPHRASE, NULL };
  g_autofree char  *none = g_build_filename (tour->folder, "none", NULL);
  g_autoptr (KdProgram) program = kd_program_new (tour->clock, tour->vault, KD_REGIME_DEFAULT, &tour->error);
  g_autoptr (KdProgram) empty = kd_program_new (tour->clock, none, KD_REGIME_DEFAULT, &tour->error);

  kd_session_unlock_async (program, NULL, FALSE, kd_session_speak (lines, NULL), NULL, on_unlocked, tour);
  while (!tour->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (tour->error);
  for (guint i = 0; i < tour_n_stops; i++)
    if (tour->stops[0] == NULL || g_strv_contains ((const char *const *) tour->stops, tour_stops[i].name))
      visit (tour, application, tour_stops[i].locked && !g_str_has_prefix (tour_stops[i].name, "unlock") ? empty : program, &tour_stops[i]);
  kd_session_lock (tour->session);
}

static void
make_book (Tour *tour,
           guint clients)
{
  const char *const lines[] = { PASSPHRASE, NULL };
  g_autofree char  *key = NULL;
  g_autofree char  *book = NULL;
  g_autofd int      first = kd_session_speak (lines, NULL);
  g_autofd int      second = kd_session_speak (lines, NULL);
  g_autoptr (KdWorkspace) workspace = NULL;
  guint64 transactions;

  g_assert_true (kd_workspace_create (tour->vault, "李伟", "我的客户", first, tour->clock, &key, &book, &tour->error));
  workspace = kd_workspace_unlock (tour->vault, NULL, NULL, second, tour->clock, &tour->error);
  g_assert_no_error (tour->error);
  if (clients > 0)
    kd_demo_fill (workspace, kd_clock_today (tour->clock), kd_clock_now (tour->clock), clients, 1, &transactions, &tour->error);
  g_assert_no_error (tour->error);
  if (clients > 0)
    tour_enrich (workspace);
  kd_workspace_close (workspace);
}

int
main (int   argc,
      char *argv[])
{
  Tour tour = { 0 };
  g_autoptr (KdApplication) application = NULL;

  g_assert_cmpint (argc, >=, 2);
  if (g_strcmp0 (g_getenv ("TOUR_STYLES"), CONTRAST) == 0)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  kd_application_set_up_process ();
  tour.folder = argv[1];
  tour.vault = g_build_filename (tour.folder, "vault", NULL);
  tour.clock = kd_clock_new_fixed (NOON, "Asia/Shanghai");
  tour.stops = argv + (argc > 2 ? 3 : 2);
  g_mkdir_with_parents (tour.folder, 0700);
  make_book (&tour, argc > 2 ? (guint) atoi (argv[2]) : 1200);
  application = kd_application_new (tour.clock);
  g_object_set (application, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  if (!g_application_register (G_APPLICATION (application), NULL, &tour.error))
    g_error ("%s", tour.error->message);
  take (application, &tour);
  g_clear_object (&tour.session);
  kd_clock_unref (tour.clock);
  g_free (tour.vault);
  return 0;
}
