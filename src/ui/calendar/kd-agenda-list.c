/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-agenda-list.h"

#include "kd-list-top.h"
#include "kd-reminder-deed.h"
#include "kd-reminder-row.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

/**
 * KdAgendaList:
 *
 * Reminders line by line, under their days where there are several. Enter opens the client, Space says that it is done, S puts it
 * off.
 */
struct _KdAgendaList
{
  AdwBin parent_instance;

  KdCalendarData     *data;
  KdDate              from;
  KdDate              to;
  gboolean            headers;
  GListStore         *items;
  GtkSingleSelection *selection;
  GtkWidget          *list;
  GtkWidget          *stack;
};

G_DEFINE_FINAL_TYPE (KdAgendaList, kd_agenda_list, ADW_TYPE_BIN)

static KdDate
get_today (KdAgendaList *self)
{
  return kd_session_get_today (kd_calendar_data_get_session (self->data));
}

/* A line without a reminder stands for a free today. */
static KdDate
get_date (KdAgendaList *self,
          KdTodayLine  *line)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);

  return reminder != NULL ? reminder->date : get_today (self);
}

/* Today has its line also where nothing is to be done. */
static void
add_today (KdAgendaList *self,
           GPtrArray    *all)
{
  g_ptr_array_add (all, kd_today_line_new_finished (NULL, _ ("Nothing to do")));
}

static void
update (KdAgendaList *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint    selected = gtk_single_selection_get_selected (self->selection);
  gboolean top = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list))) < 1;

  for (KdDate day = self->from; day != KD_DATE_NONE && day <= self->to; day++)
    {
      GPtrArray *lines = kd_calendar_data_get_day (self->data, day);

      if (lines->len == 0 && self->headers && day == get_today (self))
        add_today (self, lines);
      g_ptr_array_extend_and_steal (all, lines);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), all->pdata, all->len);
  if (selected != GTK_INVALID_LIST_POSITION && all->len > 0)
    gtk_single_selection_set_selected (self->selection, MIN (selected, all->len - 1));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), all->len > 0 ? "list" : "empty");
  if (top && self->headers)
    kd_list_top_keep (GTK_LIST_VIEW (self->list));
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  KdDate left = get_date (data, (KdTodayLine *) a), right = get_date (data, (KdTodayLine *) b);

  return left < right ? -1 : left > right;
}

/* --- rows -------------------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *cell,
          KdAgendaList             *self)
{
  gtk_list_item_set_child (cell, kd_reminder_row_new (kd_calendar_data_get_session (self->data), TRUE));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *cell,
         KdAgendaList             *self)
{
  KdTodayLine     *line = gtk_list_item_get_item (cell);
  g_autofree char *label = kd_reminder_row_describe (line, get_today (self));

  kd_reminder_row_show (KD_REMINDER_ROW (gtk_list_item_get_child (cell)), line);
  gtk_list_item_set_accessible_label (cell, label);
}

static void
on_setup_header (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 KdAgendaList             *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_header_set_child (header, label);
}

static void
on_bind_header (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                KdAgendaList             *self)
{
  KdDate           date = get_date (self, gtk_list_header_get_item (header));
  g_autofree char *day = kd_words_day (date);
  g_autofree char *lunar = kd_words_lunar_short (date);
  g_autofree char *text = g_strdup_printf ("%s · %s", day, lunar);
  gboolean         today = date == get_today (self);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), text);
  gtk_widget_set_css_classes (gtk_list_header_get_child (header), (const char *[]) { "heading", today ? "accent" : NULL, NULL });
}

static void
on_activate (GtkListView  *view,
             guint         position,
             KdAgendaList *self)
{
  g_autoptr (KdTodayLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  kd_reminder_open (line, GTK_WIDGET (self));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        KdAgendaList          *self)
{
  KdTodayLine *line = kd_agenda_list_get_current (self);
  KdSession   *session = kd_calendar_data_get_session (self->data);

  if (line == NULL || kd_today_line_get_reminder (line) == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || GTK_IS_BUTTON (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
    return FALSE;
  if (keyval == GDK_KEY_space)
    kd_reminder_finish (session, line);
  else if (keyval == GDK_KEY_s)
    kd_reminder_snooze (session, line, "workday");
  else
    return FALSE;
  return TRUE;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
kd_agenda_list_dispose (GObject *object)
{
  KdAgendaList *self = KD_AGENDA_LIST (object);

  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (kd_agenda_list_parent_class)->dispose (object);
}

static void
kd_agenda_list_class_init (KdAgendaListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_agenda_list_dispose;
}

static void
kd_agenda_list_init (KdAgendaList *self)
{
  self->from = self->to = KD_DATE_NONE;
  self->items = g_list_store_new (KD_TYPE_TODAY_LINE);
}

static GtkListItemFactory *
new_factory (KdAgendaList *self,
             GCallback     setup,
             GCallback     bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_DEFAULT);
  return factory;
}

static void
make_list (KdAgendaList *self)
{
  GtkSortListModel   *sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *empty = gtk_label_new (_ ("Nothing to do"));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_days, self, NULL));

  gtk_sort_list_model_set_section_sorter (sorted, sorter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), new_factory (self, G_CALLBACK (on_setup), G_CALLBACK (on_bind)));
  if (self->headers)
    {
      g_autoptr (GtkListItemFactory) factory = new_factory (self, G_CALLBACK (on_setup_header), G_CALLBACK (on_bind_header));

      gtk_list_view_set_header_factory (GTK_LIST_VIEW (self->list), factory);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reminders"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activate), self, G_CONNECT_DEFAULT);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, key);
  gtk_widget_add_css_class (self->list, "agenda");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (empty, "dimmed");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/**
 * kd_agenda_list_new:
 * @data: the reminders
 * @headers: whether days have a line of their own
 *
 * Returns: (transfer floating): a list without days
 */
GtkWidget *
kd_agenda_list_new (KdCalendarData *data,
                    gboolean        headers)
{
  KdAgendaList *self = g_object_new (KD_TYPE_AGENDA_LIST, NULL);

  self->data = g_object_ref (data);
  self->headers = headers;
  make_list (self);
  g_signal_connect_object (data, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * kd_agenda_list_set_span:
 * @self: a list
 * @from: the first day
 * @to: the last day
 *
 * Shows what is to be done on those days.
 */
void
kd_agenda_list_set_span (KdAgendaList *self,
                         KdDate        from,
                         KdDate        to)
{
  gboolean other = from != self->from;

  self->from = from;
  self->to = to;
  update (self);
  if (!other || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0); /* other days begin at the first of them */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  if (self->headers)
    kd_list_top_keep (GTK_LIST_VIEW (self->list));
}

/**
 * kd_agenda_list_get_current:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the line that is chosen
 */
KdTodayLine *
kd_agenda_list_get_current (KdAgendaList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}
