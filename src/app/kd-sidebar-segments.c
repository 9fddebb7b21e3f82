/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-sidebar-segments.h"

#include "kd-change.h"
#include "kd-context-menu.h"
#include "kd-editing.h"
#include "kd-saved-segment.h"
#include "kd-segment-counts.h"
#include "kd-segment-dialog.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdSidebarSegments:
 *
 * The saved segments under the places, each with how many clients are in it now. A press lists them; what is
 * done with a segment itself is in its menu and on keys.
 */
struct _KdSidebarSegments
{
  AdwBin parent_instance;

  KdSession       *session;
  KdSegmentCounts *counts;
  gboolean         all;     /* rather than the first ones */
  KdUuid           focused; /* of whom something was asked */
  GtkWidget       *box;
  GtkListBox      *list;
  GtkWidget       *more;
  GtkPopover      *menu;
};

/* So many are shown until all of them are asked for. */
#define FIRST 8

G_DEFINE_FINAL_TYPE (KdSidebarSegments, kd_sidebar_segments, ADW_TYPE_BIN)

/* --- rows ------------------------------------------------------------------------------------------------- */

static GQuark
item_quark (void)
{
  return g_quark_from_static_string ("kd-sidebar-segment");
}

static KdSegmentItem *
get_item (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), item_quark ());
}

static void
show_count (KdSegmentItem *item,
            GParamSpec    *pspec,
            GtkLabel      *badge)
{
  g_autofree char *count = kd_words_count_short (kd_segment_item_get_total (item).clients);

  gtk_label_set_text (badge, kd_segment_item_get_problem (item) != NULL ? KD_WORDS_UNKNOWN : count);
}

static GtkWidget *
new_row (KdSegmentItem *item)
{
  const KdRow *record = kd_segment_item_get_row (item);
  const char  *name = kd_row_get_text (record, KD_SAVED_SEGMENT_NAME);
  const char  *problem = kd_segment_item_get_problem (item);
  GtkWidget   *row = gtk_list_box_row_new ();
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget   *icon = gtk_image_new_from_icon_name (problem != NULL ? "dialog-warning-symbolic" : "folder-saved-search-symbolic");
  GtkWidget   *label = gtk_label_new (name);
  GtkWidget   *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "caption");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, problem != NULL ? problem : name);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, badge, NULL, -1);
  g_object_set_qdata_full (G_OBJECT (row), item_quark (), g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify::clients", G_CALLBACK (show_count), badge, G_CONNECT_DEFAULT);
  show_count (item, NULL, GTK_LABEL (badge));
  return row;
}

/* The row of the segment that was worked with, or where it was. */
static void
focus_again (KdSidebarSegments *self,
             int                place)
{
  GtkListBoxRow *row, *found = NULL;

  for (int i = 0; found == NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (kd_uuid_equal (&kd_segment_item_get_row (get_item (GTK_WIDGET (row)))->uuid, &self->focused))
      found = row;
  if (found == NULL && place >= 0)
    found = gtk_list_box_get_row_at_index (self->list, place);
  if (found != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (found));
}

static void
show (KdSidebarSegments *self)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget       *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  int              place = row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->counts));
  guint            shown = self->all ? n : MIN (n, FIRST);
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "All %u…", "All %u…", n), n);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (KdSegmentItem) item = g_list_model_get_item (G_LIST_MODEL (self->counts), i);

      gtk_list_box_append (self->list, new_row (item));
    }
  gtk_button_set_label (GTK_BUTTON (self->more), all);
  gtk_widget_set_visible (self->more, shown < n);
  gtk_widget_set_visible (self->box, n > 0);
  if (place >= 0)
    focus_again (self, MIN (place, (int) shown - 1));
}

static void
on_more (KdSidebarSegments *self)
{
  GtkListBoxRow *row;

  self->all = TRUE;
  show (self);
  row = gtk_list_box_get_row_at_index (self->list, FIRST);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_activated (GtkListBox        *list,
              GtkListBoxRow     *row,
              KdSidebarSegments *self)
{
  const char *filter = kd_row_get_text (kd_segment_item_get_row (get_item (GTK_WIDGET (row))), KD_SAVED_SEGMENT_FILTER);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-clients", "s", filter != NULL ? filter : "");
}

/* --- what is done with one -------------------------------------------------------------------------------- */

static const KdRow *
get_focused (KdSidebarSegments *self)
{
  GtkWidget   *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const KdRow *segment = row != NULL ? kd_segment_item_get_row (get_item (row)) : NULL;

  if (segment != NULL)
    self->focused = segment->uuid;
  return segment;
}

static void
on_closed (KdSidebarSegments *self)
{
  focus_again (self, -1);
}

static void
mend (GtkWidget  *widget,
      const char *action,
      GVariant   *target)
{
  KdSidebarSegments *self = KD_SIDEBAR_SEGMENTS (widget);
  const KdRow       *segment = get_focused (self);

  AdwDialog *dialog;

  if (segment == NULL)
    return;
  dialog = kd_segment_dialog_new_for (self->session, segment, g_str_equal (action, "segment.condition"));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void delete (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  KdSidebarSegments *self = KD_SIDEBAR_SEGMENTS (widget);
  const KdRow       *segment = get_focused (self);
  GPtrArray         *changes;
  g_autofree char   *said = NULL;

  if (segment == NULL)
    return;
  said = g_strdup_printf (_ ("Segment deleted: %s"), kd_row_get_text (segment, KD_SAVED_SEGMENT_NAME));
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_ptr_array_add (changes, kd_change_new_delete (KD_KIND_SEGMENT, &segment->uuid));
  kd_session_change (self->session, changes, said);
}

static void
popup (KdSidebarSegments *self,
       GtkWidget         *row,
       double             x,
       double             y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  kd_context_menu_append (menu, _ ("_Rename…"), "segment.rename", NULL);
  kd_context_menu_append (menu, _ ("Change _Condition…"), "segment.condition", NULL);
  kd_context_menu_append (menu, _ ("_Delete"), "segment.delete", NULL);
  gtk_widget_grab_focus (row);
  kd_context_menu_popup (self->menu, G_MENU_MODEL (menu), row, x, y);
}

static void
popup_focused (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  KdSidebarSegments *self = KD_SIDEBAR_SEGMENTS (widget);
  GtkWidget         *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row != NULL)
    popup (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

static void
on_pressed (GtkGestureClick   *click,
            int                n_press,
            double             x,
            double             y,
            KdSidebarSegments *self)
{
  GtkListBoxRow   *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_point_t at;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, GTK_WIDGET (row), at.x, at.y);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_sidebar_segments_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GTK_WIDGET_CLASS (kd_sidebar_segments_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (KD_SIDEBAR_SEGMENTS (widget)->menu);
}

static void
kd_sidebar_segments_dispose (GObject *object)
{
  KdSidebarSegments *self = KD_SIDEBAR_SEGMENTS (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  g_clear_object (&self->counts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_sidebar_segments_parent_class)->dispose (object);
}

static void
kd_sidebar_segments_class_init (KdSidebarSegmentsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_sidebar_segments_dispose;
  widget_class->size_allocate = kd_sidebar_segments_size_allocate;
  gtk_widget_class_install_action (widget_class, "segment.rename", NULL, mend);
  gtk_widget_class_install_action (widget_class, "segment.condition", NULL, mend);
  gtk_widget_class_install_action (widget_class, "segment.delete", NULL, delete);
  gtk_widget_class_install_action (widget_class, "segment.menu", NULL, popup_focused);
}

static void
kd_sidebar_segments_init (KdSidebarSegments *self)
{
  GtkWidget  *heading = gtk_label_new (_ ("Saved Segments"));
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_start (heading, 18);
  gtk_widget_set_margin_top (heading, 6);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_margin_start (self->more, 6);
  gtk_widget_set_margin_end (self->more, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
  self->menu = kd_context_menu_new (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_SAVED, GTK_PHASE_BUBBLE);
}

/**
 * kd_sidebar_segments_set_session:
 * @self: new rows
 * @session: an open book
 *
 * Shows its segments. Is called once.
 */
void
kd_sidebar_segments_set_session (KdSidebarSegments *self,
                                 KdSession         *session)
{
  static const char *const edits[] = { "segment.rename", "segment.condition", "segment.delete", NULL };

  self->session = g_object_ref (session);
  kd_editing_guard (GTK_WIDGET (self), session, edits);
  self->counts = kd_segment_counts_new (kd_session_get_directory (session));
  g_signal_connect_object (self->counts, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  kd_segment_counts_read (self->counts);
}
