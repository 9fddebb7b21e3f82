/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one is at while the scroll bar is dragged over thousands of clients. */

#include "kd-clients-page-private.h"

#include "kd-words-amount.h"
#include "kd-words-date.h"

/* The bubble goes so long after the last move, once the bar is let go of. */
#define LINGER_MS 600

/* The letter under which a name stands. */
static char *
describe_name (KdClientsPage *self,
               const char    *name)
{
  g_autofree char *initials = NULL;
  g_autofree char *reading = kd_pinyin_read (self->pinyin, name, &initials);
  const char      *first = initials != NULL && *initials != '\0' ? initials : name;

  return g_utf8_strup (first, *first != '\0' ? g_utf8_next_char (first) - first : 0);
}

/* By what the list is ordered, that is what a client has of it: the letter that the name is read with, the amount, the day. */
static char *
describe (KdClientsPage       *self,
          const KdClientFacts *facts)
{
  const KdBrief *brief = &facts->brief;
  char           day[KD_DATE_TEXT_SIZE];
  KdDate         date;

  switch ((int) kd_client_list_get_order (self->list, NULL))
    {
    case KD_ROSTER_COLUMN_ASSETS:
      return kd_clients_page_describe_amount (self, brief->assets);
    case KD_ROSTER_COLUMN_LAST_CONTACT:
      return kd_words_contact (brief->last_contact, facts->today);
    case KD_ROSTER_COLUMN_ASSESSED:
      date = brief->assessed;
      break;
    case KD_ROSTER_COLUMN_NEXT_TASK:
      date = brief->next_task;
      break;
    default:
      return describe_name (self, brief->name != NULL ? brief->name : "");
    }
  return g_strdup (date != KD_DATE_NONE ? kd_date_format (date, day) : KD_WORDS_UNKNOWN);
}

static gboolean
on_linger_over (gpointer data)
{
  KdClientsPage *self = data;
  GtkWidget     *range = gtk_widget_get_first_child (gtk_scrolled_window_get_vscrollbar (self->scrolled));

  /* The toolkit marks a range whose slider is held. */
  if (gtk_widget_has_css_class (range, "dragging"))
    return G_SOURCE_CONTINUE;
  self->linger = 0;
  gtk_widget_set_visible (self->bubble, FALSE);
  return G_SOURCE_REMOVE;
}

static void
place_bubble (KdClientsPage *self,
              double         share)
{
  int height;

  gtk_widget_set_visible (self->bubble, TRUE);
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  height -= gtk_widget_get_margin_top (self->bubble);
  gtk_widget_set_margin_top (self->bubble, (int) (share * MAX (gtk_widget_get_height (GTK_WIDGET (self->scrolled)) - height, 0)));
}

static gboolean
on_dragged (GtkRange      *range,
            GtkScrollType  scroll,
            double         value,
            KdClientsPage *self)
{
  GtkAdjustment   *rows = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double           room = gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows);
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = NULL;
  g_autoptr (KdClientItem) item = NULL;
  KdClientFacts facts;

  if (scroll != GTK_SCROLL_JUMP || room <= 0 || *kd_client_search_get_text (self->finder) != '\0')
    return GDK_EVENT_PROPAGATE;
  value = CLAMP (value, 0, room);
  /* all rows are of one height */
  item = kd_client_selection_get_item (self->selection, MIN ((guint) (value / gtk_adjustment_get_upper (rows) * n), n - 1));
  if (item == NULL || !kd_client_item_read (item, &facts))
    return GDK_EVENT_PROPAGATE;
  text = describe (self, &facts);
  gtk_label_set_text (GTK_LABEL (self->bubble), text);
  place_bubble (self, value / room);
  g_clear_handle_id (&self->linger, g_source_remove);
  self->linger = g_timeout_add (LINGER_MS, on_linger_over, self);
  return GDK_EVENT_PROPAGATE;
}

/**
 * kd_clients_page_set_up_bubble:
 * @self: a page with its list
 *
 * Lets a bubble beside the scroll bar say where one is while the bar is dragged.
 */
void
kd_clients_page_set_up_bubble (KdClientsPage *self)
{
  GtkWidget *range = gtk_widget_get_first_child (gtk_scrolled_window_get_vscrollbar (self->scrolled));

  g_return_if_fail (GTK_IS_RANGE (range));

  g_signal_connect_object (range, "change-value", G_CALLBACK (on_dragged), self, G_CONNECT_DEFAULT);
}
