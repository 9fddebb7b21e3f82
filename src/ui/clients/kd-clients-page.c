/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clients-page.h"

/**
 * KdClientsPage:
 *
 * The list of clients: search, filters, order.
 */
struct _KdClientsPage
{
  AdwBin parent_instance;

  KdSession *session;

  /* template */
  GtkSearchEntry *search;
  GtkStack       *stack;
};

typedef enum
{
  PROP_SESSION = 1,
} KdClientsPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (KdClientsPage, kd_clients_page, ADW_TYPE_BIN)

static void
search (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KD_CLIENTS_PAGE (widget)->search));
}

static void
kd_clients_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_object (value, KD_CLIENTS_PAGE (object)->session);
}

static void
kd_clients_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KD_CLIENTS_PAGE (object)->session = g_value_dup_object (value);
}

static void
kd_clients_page_dispose (GObject *object)
{
  g_clear_object (&KD_CLIENTS_PAGE (object)->session);
  G_OBJECT_CLASS (kd_clients_page_parent_class)->dispose (object);
}

static void
kd_clients_page_class_init (KdClientsPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_clients_page_dispose;
  object_class->get_property = kd_clients_page_get_property;
  object_class->set_property = kd_clients_page_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "clients.search", NULL, search);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/clients/kd-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, search);
  gtk_widget_class_bind_template_child (widget_class, KdClientsPage, stack);
}

static void
kd_clients_page_init (KdClientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
