/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-page.h"

#include "kd-client.h"

#include <glib/gi18n-lib.h>

/**
 * KdClientPage:
 *
 * One client: who they are in ten seconds, and everything about them in tabs.
 */
struct _KdClientPage
{
  AdwBin parent_instance;

  KdSession    *session;
  KdUuid        uuid;
  char         *title;
  GCancellable *loading;

  /* template */
  AdwWindowTitle *header_title;
  GtkStack       *stack;
  GtkBox         *page;
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
} KdClientPageProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (KdClientPage, kd_client_page, ADW_TYPE_BIN)

typedef struct
{
  KdUuid uuid;
  KdRow *row;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->row, kd_row_free);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->row = kd_workspace_get (workspace, &load->uuid, error);
  return load->row != NULL;
}

static void
set_title (KdClientPage *self,
           const char   *title)
{
  if (!g_set_str (&self->title, title))
    return;
  adw_window_title_set_title (self->header_title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdClientPage) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (load == NULL)
    {
      if (self->session != NULL)
        kd_session_fail (self->session, error);
      return;
    }
  if (kd_uuid_equal (&load->uuid, &self->uuid))
    {
      set_title (self, kd_row_get_text (load->row, KD_CLIENT_NAME));
      gtk_stack_set_visible_child_name (self->stack, "page");
    }
  load_free (load);
}

/**
 * kd_client_page_open:
 * @self: a page
 * @uuid: a client
 *
 * Shows a client.
 */
void
kd_client_page_open (KdClientPage *self,
                     const KdUuid *uuid)
{
  Load *load = g_new0 (Load, 1);

  self->uuid = load->uuid = *uuid;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_load, load, load_free, NULL, on_loaded, g_object_ref (self));
}

static void
kd_client_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KdClientPage *self = KD_CLIENT_PAGE (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    g_value_set_string (value, self->title);
}

static void
kd_client_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KD_CLIENT_PAGE (object)->session = g_value_dup_object (value);
}

static void
kd_client_page_dispose (GObject *object)
{
  KdClientPage *self = KD_CLIENT_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (kd_client_page_parent_class)->dispose (object);
}

static void
kd_client_page_class_init (KdClientPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = kd_client_page_dispose;
  object_class->get_property = kd_client_page_get_property;
  object_class->set_property = kd_client_page_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientPage:title:
   *
   * The client's name.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/client/kd-client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, header_title);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, page);
}

static void
kd_client_page_init (KdClientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = g_strdup (_ ("Client"));
}
