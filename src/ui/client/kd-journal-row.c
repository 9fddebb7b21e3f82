/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-journal-row.h"

#include "kd-client-words.h"
#include "kd-interaction.h"
#include "kd-rows-group.h"
#include "kd-table-row.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *channel;
  const char *icon;
} icons[] = {
  { "call", "call-start-symbolic" },
  { "visit", "avatar-default-symbolic" },
  { "branch", "avatar-default-symbolic" },
  { "email", "mail-unread-symbolic" },
  { "event", "x-office-calendar-symbolic" },
};

/**
 * KdJournalRow:
 *
 * An entry of a journal: when and by which channel, what was said, what came of it. Of a long one the first lines, and a
 * button for the rest. One row serves many entries, one after another.
 */
struct _KdJournalRow
{
  GtkWidget parent_instance;

  KdSession     *session;
  KdJournalItem *item;
  int            lines;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *head;
  GtkLabel  *when;
  GtkWidget *pill;
  GtkLabel  *text;
  GtkLabel  *foot;
  GtkWidget *ends;
  GtkWidget *menu;
  GtkWidget *more; /* stands below the menu, where a long entry has room for it */
};

G_DEFINE_FINAL_TYPE (KdJournalRow, kd_journal_row, GTK_TYPE_WIDGET)

/* --- parts ----------------------------------------------------------------------------------------------------- */

static GtkLabel *
make_label (GtkWidget *box,
            gboolean   small)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
unfold (KdJournalRow *self)
{
  kd_journal_item_unfold (self->item);
  gtk_label_set_lines (self->text, -1);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_NONE);
}

static GtkWidget *
make_words (KdJournalRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->when = make_label (self->head, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "numeric");
  gtk_box_append (GTK_BOX (words), self->head);
  self->text = make_label (words, FALSE);
  self->foot = make_label (words, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
make_ends (KdJournalRow *self)
{
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (ends, 34, -1);
  self->menu = kd_table_menu_new ();
  self->more = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->more, _ ("Show All"));
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (unfold), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (ends), self->menu);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  return ends;
}

/* Whether there is a rest is known when the words have their room. */
static void
kd_journal_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  KdJournalRow   *self = KD_JOURNAL_ROW (widget);
  graphene_rect_t ends;
  int             its_width, its_height;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  gtk_widget_set_child_visible (self->more, pango_layout_is_ellipsized (gtk_label_get_layout (self->text)));
  gtk_widget_measure (self->more, GTK_ORIENTATION_HORIZONTAL, -1, &its_width, NULL, NULL, NULL);
  gtk_widget_measure (self->more, GTK_ORIENTATION_VERTICAL, its_width, &its_height, NULL, NULL, NULL);
  if (gtk_widget_compute_bounds (self->ends, widget, &ends))
    gtk_widget_allocate (self->more,
                         its_width,
                         its_height,
                         -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (ends.origin.x, ends.origin.y + ends.size.height - (float) its_height)));
}

static void
kd_journal_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  gtk_widget_measure (KD_JOURNAL_ROW (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
kd_journal_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kd_journal_row_dispose (GObject *object)
{
  KdJournalRow *self = KD_JOURNAL_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_journal_row_parent_class)->dispose (object);
}

static void
kd_journal_row_class_init (KdJournalRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_journal_row_dispose;
  widget_class->size_allocate = kd_journal_row_size_allocate;
  widget_class->measure = kd_journal_row_measure;
  widget_class->get_request_mode = kd_journal_row_get_request_mode;
}

static void
kd_journal_row_init (KdJournalRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), make_words (self));
  gtk_box_append (GTK_BOX (self->box), self->ends = make_ends (self));
  gtk_widget_add_css_class (self->box, "journal-entry");
}

/**
 * kd_journal_row_new:
 * @session: an open book
 * @lines: so many lines of an entry are shown before somebody asks for more
 * @menus: whether something can be done with it
 *
 * Returns: (transfer floating): a row without an entry
 */
GtkWidget *
kd_journal_row_new (KdSession *session,
                    int        lines,
                    gboolean   menus)
{
  KdJournalRow *self = g_object_new (KD_TYPE_JOURNAL_ROW, NULL);

  self->session = g_object_ref (session);
  self->lines = lines;
  gtk_widget_set_visible (self->menu, menus);
  return GTK_WIDGET (self);
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static void
show_icon (KdJournalRow *self,
           const KdRow  *entry)
{
  const char *channel = kd_row_get_text (entry, KD_INTERACTION_CHANNEL);
  const char *icon = "user-available-symbolic";

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].channel, channel) == 0)
      icon = icons[i].icon;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
}

/* What came of it; one that was corrected says so before all else. */
static void
show_pill (KdJournalRow *self,
           const KdRow  *entry)
{
  const char *outcome = kd_client_words_choice (entry, KD_INTERACTION_OUTCOME);
  const char *text = kd_journal_item_is_corrected (self->item) ? _ ("Corrected") : outcome;

  if (self->pill != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->pill);
  self->pill = NULL;
  if (g_str_equal (text, KD_WORDS_UNKNOWN))
    return;
  self->pill = kd_pill_box_new (text, "pill-level");
  gtk_box_append (GTK_BOX (self->head), self->pill);
}

static void
show_foot (KdJournalRow *self)
{
  KdDate           today = kd_session_get_today (self->session);
  KdDate           corrects = kd_journal_item_get_corrects (self->item);
  const char      *task = kd_journal_item_get_task (self->item);
  const char      *author = kd_journal_item_get_author (self->item);
  g_autofree char *of = corrects != KD_DATE_NONE ? kd_words_past (corrects, today) : NULL;
  g_autofree char *correction = of != NULL ? g_strdup_printf (_ ("Corrects the entry of: %s"), of) : g_strdup ("");
  g_autofree char *promise = task != NULL ? g_strdup_printf (_ ("To-do: %s"), task) : g_strdup ("");
  g_autofree char *foot = kd_client_words_join (correction, promise, author != NULL ? author : "", NULL);

  gtk_label_set_text (self->foot, foot);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), *foot != '\0');
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *id)
{
  g_autofree char *detailed = g_strdup_printf ("%s::%s", action, id);

  g_menu_append (menu, label, detailed);
}

/* What was said often asks for something to be done. */
static GMenuModel *
make_menu (const KdRow *entry)
{
  GMenu *menu = g_menu_new ();
  char   id[KD_UUID_TEXT_SIZE];

  kd_uuid_format (&entry->uuid, id);
  append (menu, _ ("Make a To-Do of It…"), "client.task-of", id);
  append (menu, _ ("Mend…"), "client.edit-record", id);
  append (menu, _ ("Correct, and Keep the Old…"), "client.correct-record", id);
  if (kd_row_get_text (entry, KD_INTERACTION_SUMMARY) != NULL)
    append (menu, _ ("Copy"), "client.copy-record", id);
  append (menu, _ ("Remove"), "client.remove-record", id);
  return G_MENU_MODEL (menu);
}

/**
 * kd_journal_row_show:
 * @self: a row
 * @item: an entry
 *
 * Shows the entry.
 */
void
kd_journal_row_show (KdJournalRow  *self,
                     KdJournalItem *item)
{
  const KdRow     *entry = kd_journal_item_get_entry (item);
  const char      *summary = kd_row_get_text (entry, KD_INTERACTION_SUMMARY);
  const char      *channel = kd_client_words_choice (entry, KD_INTERACTION_CHANNEL);
  g_autofree char *past = kd_words_past (kd_journal_item_get_date (item), kd_session_get_today (self->session));
  g_autofree char *when = kd_client_words_join (past, channel, NULL);
  gboolean         whole = kd_journal_item_is_unfolded (item);

  g_set_object (&self->item, item);
  gtk_label_set_text (self->when, when);
  gtk_label_set_text (self->text, summary != NULL ? summary : "");
  gtk_label_set_lines (self->text, whole ? -1 : self->lines);
  gtk_label_set_ellipsize (self->text, whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->text), summary != NULL);
  show_icon (self, entry);
  show_pill (self, entry);
  show_foot (self);
  if (gtk_widget_get_visible (self->menu))
    {
      g_autoptr (GMenuModel) menu = make_menu (entry);

      kd_table_menu_offer (self->menu, menu, summary != NULL ? summary : channel);
    }
}
