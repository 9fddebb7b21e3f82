/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-sidebar.h"

#include "kd-notice.h"
#include "kd-places.h"
#include "kd-sidebar-segments.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdSidebar:
 *
 * The places of the window, with how much waits in each, the main menu, back-up and lock.
 */
struct _KdSidebar
{
  AdwBin parent_instance;

  KdSession *session;

  /* template */
  AdwWindowTitle    *title;
  GtkMenuButton     *menu;
  GtkListBox        *list;
  KdSidebarSegments *segments;
  GtkLabel          *backup_label;
  GtkWidget         *errand;
  GtkLabel          *errand_label;
  GtkProgressBar    *errand_bar;
};

typedef enum
{
  PROP_SESSION = 1,
} KdSidebarProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (KdSidebar, kd_sidebar, ADW_TYPE_BIN)

static GQuark
badge_quark (void)
{
  return g_quark_from_static_string ("kd-sidebar-badge");
}

static GtkWidget *
new_row (const KdPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (place->icon);
  GtkWidget *label = gtk_label_new (_ (place->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "caption");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, place->name);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_object_set_qdata (G_OBJECT (row), badge_quark (), badge);
  return row;
}

static GtkListBoxRow *
find_row (KdSidebar  *self,
          const char *place)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), place) == 0)
      return row;
  return NULL;
}

/**
 * kd_sidebar_select:
 * @self: a sidebar
 * @place: name of a place
 *
 * Marks the place that is shown.
 */
void
kd_sidebar_select (KdSidebar  *self,
                   const char *place)
{
  gtk_list_box_select_row (self->list, find_row (self, place));
}

/**
 * kd_sidebar_set_badge:
 * @self: a sidebar
 * @place: name of a place
 * @text: (nullable): how much waits there
 * @overdue: whether some of it is late
 *
 * Sets the small number at the end of a place's row.
 */
void
kd_sidebar_set_badge (KdSidebar  *self,
                      const char *place,
                      const char *text,
                      gboolean    overdue)
{
  GtkListBoxRow *row = find_row (self, place);
  GtkWidget     *badge = row != NULL ? g_object_get_qdata (G_OBJECT (row), badge_quark ()) : NULL;

  if (badge == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (badge), text);
  if (overdue)
    gtk_widget_add_css_class (badge, "error");
  else
    gtk_widget_remove_css_class (badge, "error");
}

/**
 * kd_sidebar_popup_menu:
 * @self: a sidebar
 *
 * Opens the main menu.
 */
void
kd_sidebar_popup_menu (KdSidebar *self)
{
  gtk_menu_button_popup (self->menu);
}

static void
show_counts (KdSidebar *self)
{
  guint            n = kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (self->session)));
  g_autofree char *text = g_strdup_printf ("%'u", n);

  kd_sidebar_set_badge (self, "clients", text, FALSE);
}

static void
show_backup (KdSidebar *self)
{
  g_autofree char *text = kd_notice_describe_backup (self->session);

  gtk_label_set_label (self->backup_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->backup_label), text);
}

/* What is due today and before; the page says the same. */
static void
show_day (KdSidebar *self)
{
  KdToday         *day = kd_session_get_day (self->session);
  guint            n = kd_today_get_n_due (day, KD_TODAY_N_KINDS);
  g_autofree char *text = n > 0 ? kd_words_count_short (n) : NULL;

  kd_sidebar_set_badge (self, "today", text, kd_today_get_n_overdue (day) > 0);
}

/* What runs beside the window, and leads back to it. */
static void
show_errand (KdSidebar *self)
{
  KdErrand        *errand = kd_session_get_errand (self->session);
  g_autofree char *text = kd_errand_describe (errand);

  gtk_widget_set_visible (self->errand, text != NULL);
  gtk_label_set_label (self->errand_label, text);
  gtk_progress_bar_set_fraction (self->errand_bar, kd_errand_get_progress (errand));
}

static void
on_errand_cb (KdSidebar *self)
{
  const char *action = kd_errand_get_action (kd_session_get_errand (self->session));

  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (action != NULL && g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
on_row_activated_cb (KdSidebar     *self,
                     GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
kd_sidebar_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  g_value_set_object (value, KD_SIDEBAR (object)->session);
}

static void
kd_sidebar_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KdSidebar *self = KD_SIDEBAR (object);

  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  adw_window_title_set_title (self->title, kd_session_get_title (self->session));
  g_signal_connect_object (kd_session_get_directory (self->session), "changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "kept", G_CALLBACK (show_backup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::today", G_CALLBACK (show_backup), self, G_CONNECT_SWAPPED);
  show_counts (self);
  g_signal_connect_object (kd_session_get_day (self->session), "changed", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  show_day (self);
  g_signal_connect_object (kd_session_get_errand (self->session), "changed", G_CALLBACK (show_errand), self, G_CONNECT_SWAPPED);
  show_errand (self);
  show_backup (self);
  kd_sidebar_segments_set_session (self->segments, self->session);
}

static void
kd_sidebar_dispose (GObject *object)
{
  KdSidebar *self = KD_SIDEBAR (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_sidebar_parent_class)->dispose (object);
}

static void
kd_sidebar_class_init (KdSidebarClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_sidebar_dispose;
  object_class->get_property = kd_sidebar_get_property;
  object_class->set_property = kd_sidebar_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KD_TYPE_SIDEBAR_SEGMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/app/kd-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, segments);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, backup_label);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, errand);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, errand_label);
  gtk_widget_class_bind_template_child (widget_class, KdSidebar, errand_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_errand_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
kd_sidebar_init (KdSidebar *self)
{
  guint          n;
  const KdPlace *places = kd_places_get (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, new_row (&places[i]));
}
