/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of one client in the list, for the pointer and for keys. */

#include "kd-clients-page-private.h"

#include "kd-client-row.h"
#include "kd-clients-view.h"
#include "kd-contact-method.h"
#include "kd-context-menu.h"
#include "kd-field-group.h"
#include "kd-likeness-row.h"

#include <glib/gi18n-lib.h>

/* --- the number ------------------------------------------------------------------------------------------- */

typedef struct
{
  KdUuid client;
  KdRow *found;
} MobileCall;

static void
mobile_call_free (gpointer data)
{
  MobileCall *call = data;

  g_clear_pointer (&call->found, kd_row_free);
  g_free (call);
}

static gboolean
run_mobile (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  MobileCall *call = data;
  g_autoptr (GPtrArray) methods = kd_workspace_children (workspace, &kd_contact_method_kind, &call->client, error);
  const KdRow *found = methods != NULL ? kd_contact_method_find_mobile (methods) : NULL;

  call->found = found != NULL ? kd_row_copy (found) : NULL;
  return methods != NULL;
}

static void
on_mobile (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdClientsPage) self = data;
  g_autoptr (GError) error = NULL;
  MobileCall *call = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (self->session != NULL && call == NULL)
    kd_session_fail (self->session, error);
  else if (self->session != NULL && call->found != NULL)
    kd_record_lend (GTK_WIDGET (self), self->session, call->found, KD_CONTACT_METHOD_VALUE);
  g_clear_pointer (&call, mobile_call_free);
}

static void
copy_mobile (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  MobileCall    *call = g_new0 (MobileCall, 1);

  if (kd_uuid_parse (g_variant_get_string (target, NULL), &call->client))
    kd_workspace_call_async (kd_session_get_workspace (self->session), run_mobile, call, mobile_call_free, NULL, on_mobile, g_object_ref (self));
  else
    g_free (call);
}

/* --- the menu --------------------------------------------------------------------------------------------- */

static GMenuModel *
make_menu (const KdBrief *brief)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autofree char *mask = kd_brief_mask_mobile (brief);
  char             client[KD_UUID_TEXT_SIZE];

  kd_uuid_format (&brief->uuid, client);
  kd_context_menu_append (go, _ ("_Open"), "win.open-client", client);
  kd_context_menu_append (go, _ ("_Log a Contact…"), "win.log-client", client);
  if (mask != NULL)
    {
      g_autofree char *label = g_strdup_printf (_ ("_Copy Mobile %s"), mask);

      kd_context_menu_append (go, label, "clients.copy-mobile", client);
    }
  kd_context_menu_append (change, _ ("Add _Tag…"), "clients.tag-client", client);
  if (brief->flags & KD_BRIEF_ARCHIVED)
    kd_context_menu_append (change, _ ("_Restore"), "clients.restore-client", client);
  else
    kd_context_menu_append (change, _ ("_Archive"), "clients.archive-client", client);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  return G_MENU_MODEL (menu);
}

/* At a point of the row, or in its middle by keys. */
static void
popup (KdClientsPage *self,
       GtkWidget     *row,
       double         x,
       double         y)
{
  g_autoptr (GMenuModel) menu = NULL;
  KdClientItem *item = kd_client_row_get_item (KD_CLIENT_ROW (row));
  KdClientFacts facts;

  if (item == NULL || !kd_client_item_read (item, &facts))
    return;
  menu = make_menu (&facts.brief);
  kd_context_menu_popup (self->menu, menu, row, x, y);
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            KdClientsPage   *self)
{
  GtkWidget       *row = kd_clients_view_pick (GTK_WIDGET (self->view), x, y);
  graphene_point_t at;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->view), row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, row, at.x, at.y);
}

static void
popup_focused (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);
  GtkWidget     *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  GtkWidget     *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (row != NULL && KD_IS_CLIENT_ROW (row))
    popup (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

/**
 * kd_clients_page_install_menu:
 * @widget_class: class of the page
 *
 * Gives pages the actions of a client's menu.
 */
void
kd_clients_page_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clients.menu", NULL, popup_focused);
  gtk_widget_class_install_action (widget_class, "clients.copy-mobile", "s", copy_mobile);
}

/**
 * kd_clients_page_set_up_menu:
 * @self: a page with its list
 *
 * Lets the second button of the pointer show the menu of a client.
 */
void
kd_clients_page_set_up_menu (KdClientsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = kd_context_menu_new (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}
