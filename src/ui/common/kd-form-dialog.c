/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-form-dialog.h"

#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>

/**
 * KdFormDialog:
 *
 * A form with one verb: rows in groups; Cancel, the verb and what is wrong stay in sight above them at any height.
 */
typedef struct
{
  GtkWidget           *groups; /* a box */
  AdwPreferencesGroup *group;  /* the newest, to which rows are added */
  GtkLabel            *problem;
} KdFormDialogPrivate;

enum
{
  SIGNAL_ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (KdFormDialog, kd_form_dialog, ADW_TYPE_DIALOG)

static void
accept_form (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  g_signal_emit (widget, signals[SIGNAL_ACCEPT], 0);
}

static void
kd_form_dialog_class_init (KdFormDialogClass *class)
{
  /**
   * KdFormDialog::accept:
   * @self: a form
   *
   * The verb was pressed. Who made the form closes it when all is well.
   */
  signals[SIGNAL_ACCEPT] = g_signal_new ("accept", KD_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "dialog.accept", NULL, accept_form);
}

static void
kd_form_dialog_init (KdFormDialog *self)
{
}

static GtkWidget *
make_content (KdFormDialogPrivate *priv)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  priv->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_start (priv->groups, 12);
  gtk_widget_set_margin_end (priv->groups, 12);
  gtk_widget_set_margin_top (priv->groups, 12);
  gtk_widget_set_margin_bottom (priv->groups, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), priv->groups);
  return scrolled;
}

static GtkWidget *
make_problem (KdFormDialogPrivate *priv)
{
  priv->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->problem, TRUE);
  gtk_label_set_justify (priv->problem, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (priv->problem), "error");
  gtk_widget_set_margin_start (GTK_WIDGET (priv->problem), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (priv->problem), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->problem), 6);
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), FALSE);
  return GTK_WIDGET (priv->problem);
}

/**
 * kd_form_dialog_setup:
 * @self: a form that has just been made
 * @title: what it is about
 * @verb: with a mnemonic, what its one button does
 *
 * Makes its frame.
 */
void
kd_form_dialog_setup (KdFormDialog *self,
                      const char   *title,
                      const char   *verb)
{
  KdFormDialogPrivate *priv = kd_form_dialog_get_instance_private (self);
  GtkWidget           *view = adw_toolbar_view_new ();
  GtkWidget           *bar = adw_header_bar_new ();
  GtkWidget           *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget           *accept = gtk_button_new_with_mnemonic (verb);

  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "dialog.accept");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), accept);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_problem (priv));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (priv));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
}

/**
 * kd_form_dialog_new:
 * @title: what it is about
 * @verb: with a mnemonic, what its one button does
 *
 * Returns: (transfer floating): an empty form
 */
KdFormDialog *
kd_form_dialog_new (const char *title,
                    const char *verb)
{
  KdFormDialog *self = g_object_new (KD_TYPE_FORM_DIALOG, NULL);

  kd_form_dialog_setup (self, title, verb);
  return self;
}

/**
 * kd_form_dialog_add_group:
 * @self: a form
 * @group: a group
 *
 * Puts a group at the end. Rows that are added from now on stand in it.
 */
void
kd_form_dialog_add_group (KdFormDialog        *self,
                          AdwPreferencesGroup *group)
{
  KdFormDialogPrivate *priv = kd_form_dialog_get_instance_private (self);

  priv->group = group;
  gtk_box_append (GTK_BOX (priv->groups), GTK_WIDGET (group));
}

/**
 * kd_form_dialog_get_group:
 * @self: a form
 *
 * Returns: (transfer none): the group in which rows are put
 */
AdwPreferencesGroup *
kd_form_dialog_get_group (KdFormDialog *self)
{
  KdFormDialogPrivate *priv = kd_form_dialog_get_instance_private (self);

  if (priv->group == NULL)
    kd_form_dialog_add_group (self, ADW_PREFERENCES_GROUP (adw_preferences_group_new ()));
  return priv->group;
}

/**
 * kd_form_dialog_add:
 * @self: a form
 * @row: a row
 *
 * Puts it at the end.
 */
void
kd_form_dialog_add (KdFormDialog *self,
                    GtkWidget    *row)
{
  adw_preferences_group_add (kd_form_dialog_get_group (self), row);
}

/**
 * kd_form_dialog_set_problem:
 * @self: a form
 * @problem: (nullable): what is wrong with the whole of it, or %NULL for nothing
 *
 * Says it above the rows and to a screen reader.
 */
void
kd_form_dialog_set_problem (KdFormDialog *self,
                            const char   *problem)
{
  KdFormDialogPrivate *priv = kd_form_dialog_get_instance_private (self);

  gtk_label_set_text (priv->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), problem != NULL);
  if (problem != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
