/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-shortcuts-dialog.h"

#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdShortcutsDialog:
 *
 * Every key, by where it works, made of the table of shortcuts. AdwShortcutsDialog takes its place once
 * libadwaita 1.8 is the floor.
 */
struct _KdShortcutsDialog
{
  AdwDialog parent_instance;

  GPtrArray *groups; /* AdwPreferencesGroup, borrowed */
  GPtrArray *rows;   /* AdwActionRow, borrowed */

  /* template */
  GtkSearchEntry     *search;
  GtkStack           *stack;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (KdShortcutsDialog, kd_shortcuts_dialog, ADW_TYPE_DIALOG)

static GQuark
group_quark (void)
{
  return g_quark_from_static_string ("kd-shortcuts-group");
}

static GtkWidget *
new_keycaps (const char *keys)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; each[i] != NULL; i++)
    {
      guint            key;
      GdkModifierType  modifiers;
      g_autofree char *text = NULL;
      GtkWidget       *label;

      gtk_accelerator_parse (each[i], &key, &modifiers);
      text = gtk_accelerator_get_label (key, modifiers);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
add_row (KdShortcutsDialog   *self,
         AdwPreferencesGroup *group,
         const KdShortcut    *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_keycaps (shortcut->keys));
  g_object_set_qdata (G_OBJECT (row), group_quark (), group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (KdShortcutsDialog *self)
{
  guint             n;
  const KdShortcut *shortcuts = kd_shortcuts_get (&n);

  for (guint scope = 0; scope < KD_N_SCOPES; scope++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, kd_scope_get_title ((KdScope) scope));
      for (guint i = 0; i < n; i++)
        if (shortcuts[i].scope == (KdScope) scope && shortcuts[i].title != NULL)
          add_row (self, group, &shortcuts[i]);
      adw_preferences_page_add (self->page, group);
      g_ptr_array_add (self->groups, group);
    }
}

static void
on_search_cb (KdShortcutsDialog *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = self->rows->pdata[i];
      g_autofree char *title = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
      gboolean         hit = strstr (title, wanted) != NULL;

      gtk_widget_set_visible (row, hit);
      if (hit)
        g_hash_table_add (shown, g_object_get_qdata (G_OBJECT (row), group_quark ()));
    }
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_visible (self->groups->pdata[i], g_hash_table_contains (shown, self->groups->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (shown) > 0 ? "page" : "empty");
}

static void
kd_shortcuts_dialog_dispose (GObject *object)
{
  KdShortcutsDialog *self = KD_SHORTCUTS_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_shortcuts_dialog_parent_class)->dispose (object);
}

static void
kd_shortcuts_dialog_class_init (KdShortcutsDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdShortcutsDialog, search);
  gtk_widget_class_bind_template_child (widget_class, KdShortcutsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KdShortcutsDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cb);
}

static void
kd_shortcuts_dialog_init (KdShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  fill (self);
}

/**
 * kd_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the dialog
 */
KdShortcutsDialog *
kd_shortcuts_dialog_new (void)
{
  return g_object_new (KD_TYPE_SHORTCUTS_DIALOG, NULL);
}
