/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A menu of what it is opened over, whose items may open dialogs. */

#include "kd-context-menu.h"

static GQuark
back_quark (void)
{
  return g_quark_from_static_string ("kd-context-menu-back");
}

typedef struct
{
  GtkWidget *parent;
  char      *detailed;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->parent);
  g_free (choice->detailed);
  g_free (choice);
}

static gboolean
on_menu_gone (gpointer data)
{
  const Choice    *choice = data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (gtk_widget_get_root (choice->parent) != NULL && g_action_parse_detailed_name (choice->detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (choice->parent, name, target);
  return G_SOURCE_REMOVE;
}

/* A window looks for another focus when a menu goes with it, and that would take it from a dialog that is opened. */
static void
on_choose (GSimpleAction *action,
           GVariant      *detailed,
           gpointer       data)
{
  GtkWidget *self = data;
  GtkWidget *back = g_object_get_qdata (G_OBJECT (self), back_quark ());
  Choice    *choice = g_new (Choice, 1);

  if (back != NULL && gtk_widget_get_mapped (back))
    gtk_widget_grab_focus (back);
  *choice = (Choice) { g_object_ref (gtk_widget_get_parent (self)), g_variant_dup_string (detailed, NULL) };
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_gone, choice, choice_free);
}

/* --- keys in lists ---------------------------------------------------------------------------------------------- */

static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkWidget             *menu)
{
  GtkDirectionType direction;

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    direction = GTK_DIR_TAB_FORWARD;
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up || key == GDK_KEY_ISO_Left_Tab)
    direction = GTK_DIR_TAB_BACKWARD;
  else
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (menu, direction);
  return GDK_EVENT_STOP;
}

/**
 * kd_menu_button_keep_keys:
 * @button: a menu button in a line of a list, which has its menu
 *
 * Lets the arrows and Tab move in its menu. A menu asks its window to move the focus, the window asks the list, and the
 * list would move to another line.
 */
void
kd_menu_button_keep_keys (GtkMenuButton *button)
{
  GtkPopover         *menu = gtk_menu_button_get_popover (button);
  GtkEventController *keys;

  if (menu == NULL || g_object_get_data (G_OBJECT (menu), "kd-keys") != NULL)
    return;
  g_object_set_data (G_OBJECT (menu), "kd-keys", GINT_TO_POINTER (TRUE));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), menu);
  gtk_widget_add_controller (GTK_WIDGET (menu), keys);
}

/* --- menus ------------------------------------------------------------------------------------------------------ */

/**
 * kd_context_menu_new:
 * @parent: a widget that presents it when it is allocated, and unparents it when it goes
 *
 * Returns: (transfer none): a menu that is not shown yet
 */
GtkPopover *
kd_context_menu_new (GtkWidget *parent)
{
  GtkWidget *self = gtk_popover_menu_new_from_model (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entries[] = { { .name = "choose", .activate = on_choose, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self, "context", G_ACTION_GROUP (group));
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_set_halign (self, GTK_ALIGN_START);
  gtk_widget_set_parent (self, parent);
  return GTK_POPOVER (self);
}

/**
 * kd_context_menu_append:
 * @section: a part of a menu
 * @label: what the item is called, with a mnemonic
 * @action: an action that the menu's parent knows
 * @target: (nullable): its parameter, a string
 *
 * Adds an item.
 */
void
kd_context_menu_append (GMenu      *section,
                        const char *label,
                        const char *action,
                        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *detailed = target != NULL ? g_strdup_printf ("%s::%s", action, target) : g_strdup (action);

  g_menu_item_set_action_and_target (item, "context.choose", "s", detailed);
  g_menu_append_item (section, item);
}

/**
 * kd_context_menu_popup:
 * @self: a menu
 * @menu: its items
 * @at: what it is about; it gets the focus back where it can
 * @x: where the menu is to stand, from the left of @at, in pixels
 * @y: likewise, from its top
 *
 * Shows the menu.
 */
void
kd_context_menu_popup (GtkPopover *self,
                       GMenuModel *menu,
                       GtkWidget  *at,
                       double      x,
                       double      y)
{
  GtkWidget       *back = at;
  graphene_point_t point;

  if (!gtk_widget_compute_point (at, gtk_widget_get_parent (GTK_WIDGET (self)), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  while (back != NULL && !gtk_widget_get_focusable (back))
    back = gtk_widget_get_parent (back);
  g_object_set_qdata_full (G_OBJECT (self), back_quark (), back != NULL ? g_object_ref (back) : NULL, g_object_unref);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self), menu);
  gtk_popover_set_pointing_to (self, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self);
}
