/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rows-group.h"

#include "kd-context-menu.h"
#include "kd-field-widgets.h"

#include <glib/gi18n-lib.h>

/* So many rows stand there at first; the others come by a button. */
#define ROWS_SHOWN 30

/**
 * KdRowsGroup:
 *
 * A titled list of records: made anew whenever they change, with the focus where it was, and a line that says so
 * where there are none.
 */
struct _KdRowsGroup
{
  AdwPreferencesGroup parent_instance;

  char      *empty;
  char      *verb;
  char      *action;
  GtkWidget *header;
  GPtrArray *rows;
  guint      added;
  int        focused;
  gboolean   all;
};

enum
{
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRowsGroup, kd_rows_group, ADW_TYPE_PREFERENCES_GROUP)

static void
kd_rows_group_finalize (GObject *object)
{
  KdRowsGroup *self = KD_ROWS_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->empty);
  g_free (self->verb);
  g_free (self->action);
  G_OBJECT_CLASS (kd_rows_group_parent_class)->finalize (object);
}

static void
kd_rows_group_class_init (KdRowsGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_rows_group_finalize;

  /**
   * KdRowsGroup::more:
   * @self: a group
   *
   * All rows are wanted: they are to be put in again.
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", KD_TYPE_ROWS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_rows_group_init (KdRowsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->header);
}

/**
 * kd_rows_group_new:
 * @title: what it is of
 * @empty: what is said where there is nothing
 *
 * Returns: (transfer floating): a group
 */
KdRowsGroup *
kd_rows_group_new (const char *title,
                   const char *empty)
{
  KdRowsGroup *self = g_object_new (KD_TYPE_ROWS_GROUP, "title", title, NULL);

  self->empty = g_strdup (empty);
  return self;
}

/**
 * kd_rows_group_add_button:
 * @self: a group
 * @icon: name of an icon
 * @tooltip: what it does
 * @action: the action, with its parameter: `client.add-record::task`
 *
 * Puts a button beside the title.
 */
void
kd_rows_group_add_button (KdRowsGroup *self,
                          const char  *icon,
                          const char  *tooltip,
                          const char  *action)
{
  GtkWidget *button = kd_field_button_new (icon, tooltip);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->header), button);
}

/**
 * kd_rows_group_add_link:
 * @self: a group
 * @label: where it leads
 * @action: the action, with its parameter
 *
 * Puts a button of words beside the title.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
kd_rows_group_add_link (KdRowsGroup *self,
                        const char  *label,
                        const char  *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->header), button);
  return button;
}

/**
 * kd_rows_group_set_verb:
 * @self: a group
 * @verb: what can be done where there is nothing
 * @action: the action, with its parameter
 *
 * Puts a button beside the line that says that there is nothing.
 */
void
kd_rows_group_set_verb (KdRowsGroup *self,
                        const char  *verb,
                        const char  *action)
{
  g_set_str (&self->verb, verb);
  g_set_str (&self->action, action);
}

/**
 * kd_rows_group_set_empty:
 * @self: a group
 * @empty: what is said where there is nothing, from the next time on
 */
void
kd_rows_group_set_empty (KdRowsGroup *self,
                         const char  *empty)
{
  g_set_str (&self->empty, empty);
}

/**
 * kd_rows_group_begin:
 * @self: a group
 *
 * Takes all rows out.
 */
void
kd_rows_group_begin (KdRowsGroup *self)
{
  self->focused = -1;
  self->added = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN)
        self->focused = (int) i;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * kd_rows_group_wants:
 * @self: a group
 *
 * To be asked for each row before it is made: of many, the first are enough until somebody asks for all.
 *
 * Returns: whether it is wanted
 */
gboolean
kd_rows_group_wants (KdRowsGroup *self)
{
  return ++self->added <= ROWS_SHOWN || self->all;
}

/**
 * kd_rows_group_add:
 * @self: a group
 * @row: a row
 *
 * Puts a row at the end.
 */
void
kd_rows_group_add (KdRowsGroup *self,
                   GtkWidget   *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
on_more (AdwButtonRow *button,
         KdRowsGroup  *self)
{
  self->all = TRUE;
  g_signal_emit (self, signals[SIGNAL_MORE], 0);
}

static GtkWidget *
make_empty (KdRowsGroup *self)
{
  GtkWidget *row = kd_rows_group_row_new (self->empty, NULL, NULL);

  gtk_widget_add_css_class (row, "nothing");
  if (self->verb != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (self->verb);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), self->action);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

/**
 * kd_rows_group_end:
 * @self: a group
 *
 * Says that all rows are there.
 */
void
kd_rows_group_end (KdRowsGroup *self)
{
  if (self->rows->len == 0)
    kd_rows_group_add (self, make_empty (self));
  if (self->added > ROWS_SHOWN && !self->all)
    {
      g_autofree char *title = g_strdup_printf (_ ("Show All %u"), self->added);
      GtkWidget       *more = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
      g_signal_connect_object (more, "activated", G_CALLBACK (on_more), self, G_CONNECT_DEFAULT);
      kd_rows_group_add (self, more);
    }
  if (self->focused >= 0)
    gtk_widget_child_focus (self->rows->pdata[MIN ((guint) self->focused, self->rows->len - 1)], GTK_DIR_TAB_FORWARD);
}

/**
 * kd_rows_group_row_new:
 * @title: the first line
 * @subtitle: (nullable): the second
 * @value: (nullable): what stands at the end, aligned as a figure
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kd_rows_group_row_new (const char *title,
                       const char *subtitle,
                       const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

/**
 * kd_pill_box_new:
 * @text: what it says
 * @style: `pill-level`, `pill-warning`, `pill-error` or `tag`
 *
 * Returns: (transfer floating): a pill; a light has a sign besides its colour
 */
GtkWidget *
kd_pill_box_new (const char *text,
                 const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (text);

  if (g_str_has_prefix (style, "pill-") && !g_str_equal (style, "pill-level"))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, style);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  return box;
}

/**
 * kd_rows_group_row_add_pill:
 * @row: a row
 * @text: what it says
 * @style: how, as for [func@pill_box_new]
 */
void
kd_rows_group_row_add_pill (GtkWidget  *row,
                            const char *text,
                            const char *style)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kd_pill_box_new (text, style));
}

/**
 * kd_rows_group_row_set_menu:
 * @row: a row
 * @menu: what can be done with it
 */
void
kd_rows_group_row_set_menu (GtkWidget  *row,
                            GMenuModel *menu)
{
  g_autofree char *tooltip = g_strdup_printf (_ ("More on “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  GtkWidget       *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  kd_menu_button_keep_keys (GTK_MENU_BUTTON (button));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}
