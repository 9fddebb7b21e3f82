/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-facts.h"

#include <glib/gi18n-lib.h>

#define MOST_FACTS 4

/**
 * KdFacts:
 *
 * A few figures on a card, each under its label: side by side, or two and two where there is less room.
 */
struct _KdFacts
{
  AdwBin parent_instance;

  GtkFlowBox *flow;
  GtkLabel   *values[MOST_FACTS];
};

G_DEFINE_FINAL_TYPE (KdFacts, kd_facts, ADW_TYPE_BIN)

static void
kd_facts_class_init (KdFactsClass *class)
{
}

static void
kd_facts_init (KdFacts *self)
{
}

static GtkWidget *
make_fact (KdFacts    *self,
           guint       place,
           const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_ (label));
  GtkWidget *value = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_widget_add_css_class (value, "title-4");
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  self->values[place] = GTK_LABEL (value);
  return box;
}

/**
 * kd_facts_new:
 * @labels: what the figures are called, untranslated, at most four, ended by %NULL
 *
 * Returns: (transfer floating): the card
 */
KdFacts *
kd_facts_new (const char *const *labels)
{
  KdFacts   *self = g_object_new (KD_TYPE_FACTS, NULL);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  self->flow = GTK_FLOW_BOX (flow);
  kd_facts_set_narrow (self, FALSE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; labels[i] != NULL && i < MOST_FACTS; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_fact (self, i, labels[i]));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_widget_set_can_focus (flow, FALSE); /* there is nothing to press, and a child that cannot be focused would hold Tab fast */
  gtk_widget_add_css_class (flow, "facts");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), flow);
  return self;
}

/**
 * kd_facts_set_narrow:
 * @self: a card
 * @narrow: whether there is room for two figures only
 */
void
kd_facts_set_narrow (KdFacts *self,
                     gboolean narrow)
{
  gtk_flow_box_set_max_children_per_line (self->flow, narrow ? 2 : MOST_FACTS);
}

/**
 * kd_facts_set:
 * @self: a card
 * @place: place of a figure
 * @value: what it is
 * @spoken: (nullable): the same in full
 */
void
kd_facts_set (KdFacts    *self,
              guint       place,
              const char *value,
              const char *spoken)
{
  gtk_label_set_text (self->values[place], value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->values[place]), spoken);
}
