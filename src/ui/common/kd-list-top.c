/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list with headings that shows its first one. */
#include "kd-list-top.h"

/* By then it is laid out. */
#define FRAMES 6

typedef struct
{
  guint frames; /* left */
  guint chosen; /* row */
} Top;

static guint
get_chosen (GtkListView *list)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)));
}

static gboolean
on_frame (GtkWidget     *list,
          GdkFrameClock *clock,
          gpointer       data)
{
  Top *top = data;

  if (get_chosen (GTK_LIST_VIEW (list)) != top->chosen)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (list) || gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);
  return --top->frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * kd_list_top_keep:
 * @list: a list of one chosen row
 *
 * A list that is filled, or follows its first row, scrolls the heading above that row out of sight when it is laid out. This keeps it
 * at its top meanwhile, unless another row is chosen.
 */
void
kd_list_top_keep (GtkListView *list)
{
  Top *top = g_new (Top, 1);

  *top = (Top) { FRAMES, get_chosen (list) };
  gtk_widget_add_tick_callback (GTK_WIDGET (list), on_frame, top, g_free);
}
