/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-help-dialog.h"

#include "kd-help-topic.h"

#include <glib/gi18n-lib.h>

/**
 * KdHelpDialog:
 *
 * Short topics, with buttons that do what is spoken of.
 */
struct _KdHelpDialog
{
  AdwDialog parent_instance;

  GPtrArray *found; /* of KdHelpTopic */

  /* template */
  AdwNavigationSplitView *split;
  GtkWidget              *search;
  GtkListBox             *topics;
  AdwNavigationPage      *page;
  GtkScrolledWindow      *scroll;
  GtkBox                 *text;
};

G_DEFINE_FINAL_TYPE (KdHelpDialog, kd_help_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_point (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = new_label ("•", "body");
  GtkWidget *label = new_label (text, "body");

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
on_button (GtkButton    *button,
           KdHelpDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), gtk_widget_get_name (GTK_WIDGET (button)), NULL);
}

static GtkWidget *
new_button (KdHelpDialog      *self,
            const KdHelpBlock *block)
{
  GtkWidget *button = gtk_button_new_with_label (block->text);

  gtk_widget_set_name (button, block->action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_block (KdHelpDialog      *self,
           const KdHelpBlock *block)
{
  switch (block->kind)
    {
    case KD_HELP_HEADING:
      return new_label (block->text, "heading");
    case KD_HELP_POINT:
      return new_point (block->text);
    case KD_HELP_BUTTON:
      return new_button (self, block);
    case KD_HELP_TEXT:
    default:
      return new_label (block->text, "body");
    }
}

static void
show_topic (KdHelpDialog      *self,
            const KdHelpTopic *topic)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->text))) != NULL)
    gtk_box_remove (self->text, child);
  adw_navigation_page_set_title (self->page, topic->title);
  for (guint i = 0; i < topic->blocks->len; i++)
    gtk_box_append (self->text, new_block (self, topic->blocks->pdata[i]));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

static const KdHelpTopic *
get_topic (KdHelpDialog  *self,
           GtkListBoxRow *row)
{
  return self->found->pdata[gtk_list_box_row_get_index (row)];
}

static void
on_row_activated_cb (KdHelpDialog  *self,
                     GtkListBoxRow *row)
{
  show_topic (self, get_topic (self, row));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       data)
{
  KdHelpDialog    *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return kd_help_topic_matches (get_topic (self, row), wanted);
}

static void
on_search_cb (KdHelpDialog *self)
{
  gtk_list_box_invalidate_filter (self->topics);
}

/* Enter opens the first that is found. */
static void
on_entered_cb (KdHelpDialog *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->topics, (int) i);

      if (!is_wanted (row, self))
        continue;
      gtk_list_box_select_row (self->topics, row);
      on_row_activated_cb (self, row);
      return;
    }
}

/* Escape empties the entry first, then closes. */
static void
on_stopped_cb (KdHelpDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
kd_help_dialog_dispose (GObject *object)
{
  KdHelpDialog *self = KD_HELP_DIALOG (object);

  if (self->topics != NULL)
    gtk_list_box_set_filter_func (self->topics, NULL, NULL, NULL);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_help_dialog_parent_class)->dispose (object);
}

static void
kd_help_dialog_class_init (KdHelpDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_help_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/help/kd-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, split);
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, search);
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, topics);
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, page);
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, scroll);
  gtk_widget_class_bind_template_child (widget_class, KdHelpDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static GtkWidget *
new_row (const KdHelpTopic *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (topic->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, topic->title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}

static void
kd_help_dialog_init (KdHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = kd_help_topics_load (kd_help_topics_choose_language (g_get_language_names ()));
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->topics, new_row (self->found->pdata[i]));
  gtk_list_box_set_filter_func (self->topics, is_wanted, self, NULL);
}

/**
 * kd_help_dialog_new:
 * @topic: (nullable): what it opens at; %NULL or one that there is not for the first
 *
 * Returns: (transfer floating): a dialog
 */
KdHelpDialog *
kd_help_dialog_new (const char *topic)
{
  KdHelpDialog *self = g_object_new (KD_TYPE_HELP_DIALOG, NULL);
  guint         at = 0;

  for (guint i = 0; i < self->found->len; i++)
    if (g_strcmp0 (((KdHelpTopic *) self->found->pdata[i])->name, topic) == 0)
      at = i;
  gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, (int) at));
  show_topic (self, self->found->pdata[at]);
  return self;
}
