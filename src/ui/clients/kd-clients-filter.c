/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clients-filter.h"

#include "kd-client-fields.h"
#include "kd-client.h"
#include "kd-clients-chip.h"
#include "kd-segment.h"
#include "kd-suitability.h"

#include <glib/gi18n-lib.h>

/**
 * KdClientsFilter:
 *
 * The chips over a list of clients. Each says how many would be listed if it alone were pressed of its kind;
 * pressed ones stand in the line over the list, where they can be released.
 */
struct _KdClientsFilter
{
  AdwBin parent_instance;

  KdClientList   *list;
  KdClientFields *fields;
  GPtrArray      *chips; /* KdClientsChip, in the line and in the panel */
  gboolean        showing;
  GtkPopover     *popover; /* where there is room for one; it has the panel while there is no dialog */
  AdwDialog      *dialog;
  guint           update; /* one for many changes of the rows */

  /* template */
  GtkBox      *line;
  GtkWidget   *line_end;
  GtkWidget   *all;
  GtkWidget   *panel;
  GtkBox      *groups;
  AdwEntryRow *condition;
  GtkLabel    *problem;
  GtkWidget   *clear;
};

#define MAX_WORDS 12

/* In a window that is narrower, the panel is a dialog. */
#define NARROW 500
#define PANEL_HEIGHT 480

/* The values of KD_DIRECTORY_ARCHIVED. */
enum
{
  SERVED,
  ARCHIVED,
};

static const KdDirectoryAttribute attributes[] = {
  KD_DIRECTORY_ASSETS,
  KD_DIRECTORY_RISK,
  KD_DIRECTORY_STATE,
  KD_DIRECTORY_HISTORY,
  KD_DIRECTORY_CONTACT,
  KD_DIRECTORY_AGE,
  KD_DIRECTORY_BIRTH_MONTH,
  KD_DIRECTORY_ARCHIVED,
};

G_DEFINE_FINAL_TYPE (KdClientsFilter, kd_clients_filter, ADW_TYPE_BIN)

static void update (KdClientsFilter *self);

/* --- chips ------------------------------------------------------------------------------------------------ */

/* The chips of the line are made anew when one is pressed: the focus stays at its place there. */
static void
focus_in_line (KdClientsFilter *self,
               guint            place)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->line));

  for (; place > 0 && chip != NULL && gtk_widget_get_next_sibling (chip) != NULL; place--)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL)
    gtk_widget_grab_focus (chip);
}

static guint
find_in_line (GtkWidget *chip)
{
  guint place = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (chip); before != NULL; before = gtk_widget_get_prev_sibling (before))
    place++;
  return place;
}

static void
on_toggled (GtkToggleButton *button,
            KdClientsChip   *chip)
{
  KdClientsFilter *self = chip->owner;
  gboolean         focused = chip->in_line && gtk_widget_has_focus (chip->button);
  guint            place = focused ? find_in_line (chip->button) : 0;

  if (self->showing)
    return;
  kd_clients_chip_toggle (chip);
  update (self);
  if (focused)
    focus_in_line (self, place);
}

static void
add_chip (KdClientsFilter *self,
          GtkWidget       *box,
          KdClientsChip    chip)
{
  KdClientsChip *own = g_memdup2 (&chip, sizeof chip);

  own->owner = self;
  own->list = self->list;
  own->fields = self->fields;
  own->in_line = box == GTK_WIDGET (self->line);
  own->button = gtk_toggle_button_new ();
  gtk_widget_add_css_class (own->button, "chip");
  gtk_widget_set_valign (own->button, GTK_ALIGN_CENTER);
  g_signal_connect (own->button, "toggled", G_CALLBACK (on_toggled), own);
  g_ptr_array_add (self->chips, own);
  if (own->in_line)
    gtk_box_append (GTK_BOX (box), own->button);
  else
    adw_wrap_box_append (ADW_WRAP_BOX (box), own->button);
}

static void
remove_chips (KdClientsFilter *self,
              gboolean         in_line)
{
  for (guint i = self->chips->len; i-- > 0;)
    {
      KdClientsChip *chip = self->chips->pdata[i];

      if (chip->in_line != in_line)
        continue;
      g_signal_handlers_disconnect_by_data (chip->button, chip);
      if (in_line)
        gtk_box_remove (self->line, chip->button);
      g_ptr_array_remove_index (self->chips, i);
    }
}

/* --- the line --------------------------------------------------------------------------------------------- */

static gboolean
is_pinned (int   attribute,
           guint value,
           guint dormant)
{
  return (attribute == KD_DIRECTORY_STATE && (value == KD_ASSESSMENT_EXPIRED || value == KD_ASSESSMENT_EXPIRING)) || (attribute == KD_DIRECTORY_HISTORY && value == dormant);
}

static guint
find_dormant (KdClientsFilter *self)
{
  const KdRuleSet *rules = kd_directory_get_rules (kd_client_list_get_directory (self->list));

  for (guint i = 0; i < kd_segment_get_count (rules, KD_SEGMENT_BY_HISTORY); i++)
    if (g_str_equal (kd_segment_get_key (rules, KD_SEGMENT_BY_HISTORY, i), "dormant"))
      return i;
  return G_MAXUINT;
}

static guint
get_n_values (KdClientsFilter *self,
              guint            attribute)
{
  return kd_client_fields_get_n_values (self->fields, (guint) kd_client_fields_find_attribute (self->fields, attribute));
}

/* What is pressed comes first, where it is seen, then the pinned chips. That archived clients are not listed goes without
 * saying. */
static void
fill_line (KdClientsFilter *self)
{
  const KdClientFilter *filter = kd_client_list_get_filter (self->list);
  guint                 dormant = find_dormant (self);

  remove_chips (self, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    for (guint value = 0; value < get_n_values (self, attributes[i]); value++)
      if ((filter->values[attributes[i]] >> value & 1) && !is_pinned ((int) attributes[i], value, dormant) && (attributes[i] != KD_DIRECTORY_ARCHIVED || value != SERVED))
        add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .attribute = (int) attributes[i], .value = value });
  if (filter->condition != NULL)
    add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .condition = TRUE });
  for (guint which = 0; which < KD_CLIENT_N_WORDS; which++)
    for (guint i = 0; i < filter->words[which]->len; i++)
      add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .which = (KdClientWord) which, .word = g_strdup (filter->words[which]->pdata[i]) });
  add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .attribute = KD_DIRECTORY_STATE, .value = KD_ASSESSMENT_EXPIRED });
  add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .attribute = KD_DIRECTORY_STATE, .value = KD_ASSESSMENT_EXPIRING });
  if (dormant != G_MAXUINT)
    add_chip (self, GTK_WIDGET (self->line), (KdClientsChip) { .attribute = KD_DIRECTORY_HISTORY, .value = dormant });
}

/* --- the panel -------------------------------------------------------------------------------------------- */

static GtkWidget *
add_group (KdClientsFilter *self,
           const char      *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *chips = adw_wrap_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (self->groups, label);
  gtk_box_append (self->groups, chips);
  return chips;
}

static int
by_count (gconstpointer a,
          gconstpointer b)
{
  const KdRosterWordTally *one = a, *other = b;

  return one->tally.clients < other->tally.clients ? 1 : one->tally.clients > other->tally.clients ? -1
                                                                                                   : 0;
}

static void
add_words (KdClientsFilter *self,
           KdClientWord     which,
           const char      *title)
{
  g_autoptr (GArray) words = kd_client_list_count_words (self->list, which);
  GtkWidget *group;

  g_array_sort (words, by_count);
  if (words->len == 0 || (words->len == 1 && g_array_index (words, KdRosterWordTally, 0).word == NULL))
    return;
  group = add_group (self, title);
  for (guint i = 0; i < MIN (words->len, MAX_WORDS); i++)
    {
      const char *word = g_array_index (words, KdRosterWordTally, i).word;

      add_chip (self, group, (KdClientsChip) { .which = which, .word = g_strdup (word != NULL ? word : "") });
    }
}

static void
fill_panel (KdClientsFilter *self)
{
  guint          n_fields;
  const KdField *table = kd_client_fields_get (self->fields, &n_fields);
  GtkWidget     *child;

  remove_chips (self, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      GtkWidget *group = add_group (self, kd_field_get_label (&table[kd_client_fields_find_attribute (self->fields, attributes[i])]));

      for (guint value = 0; value < get_n_values (self, attributes[i]); value++)
        add_chip (self, group, (KdClientsChip) { .attribute = (int) attributes[i], .value = value });
      if (attributes[i] == KD_DIRECTORY_AGE)
        {
          add_words (self, KD_CLIENT_WORD_CITY, kd_field_get_label (&kd_client_kind.fields[KD_CLIENT_CITY]));
          add_words (self, KD_CLIENT_WORD_TAG, kd_field_get_label (&kd_client_kind.fields[KD_CLIENT_TAGS]));
        }
    }
}

static void
update (KdClientsFilter *self)
{
  const KdClientFilter *filter = kd_client_list_get_filter (self->list);

  if (kd_client_list_get_directory (self->list) == NULL)
    return;
  self->showing = TRUE;
  fill_line (self);
  for (guint i = 0; i < self->chips->len; i++)
    kd_clients_chip_show (self->chips->pdata[i]);
  gtk_widget_set_sensitive (self->clear, !kd_client_filter_is_empty (filter));
  gtk_widget_set_visible (self->line_end, !kd_client_filter_is_empty (filter));
  if (kd_client_filter_is_empty (filter))
    gtk_widget_remove_css_class (self->all, "accent");
  else
    gtk_widget_add_css_class (self->all, "accent");
  self->showing = FALSE;
}

static void
prepare (KdClientsFilter *self)
{
  const KdClientFilter *filter = kd_client_list_get_filter (self->list);

  fill_panel (self);
  update (self);
  gtk_editable_set_text (GTK_EDITABLE (self->condition), filter->condition != NULL ? filter->condition : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
on_condition_cb (KdClientsFilter *self)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_copy (kd_client_list_get_filter (self->list));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->condition))));
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_free (filter->condition);
  filter->condition = *text != '\0' ? g_steal_pointer (&text) : NULL;
  done = kd_client_list_set_filter (self->list, filter, &error);
  gtk_label_set_text (self->problem, done ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !done);
  if (done)
    gtk_widget_remove_css_class (GTK_WIDGET (self->condition), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->condition), "error");
  update (self);
}

static gboolean
on_idle (gpointer data)
{
  KdClientsFilter *self = data;

  self->update = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A commit may bring a hundred changes of the rows. */
static void
on_items_changed (KdClientsFilter *self)
{
  if (self->update == 0)
    self->update = g_idle_add (on_idle, self);
}

/* --- where the panel is ----------------------------------------------------------------------------------- */

static void
on_clear (KdClientsFilter *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "clients.clear-filter", NULL);
}

static void
put_into_popover (KdClientsFilter *self)
{
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->panel), PANEL_HEIGHT);
  gtk_popover_set_child (self->popover, self->panel);
}

static void
on_dialog_closed (KdClientsFilter *self)
{
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_dialog_get_child (self->dialog));

  adw_toolbar_view_set_content (view, NULL);
  self->dialog = NULL;
  put_into_popover (self);
  gtk_widget_grab_focus (self->all);
}

static void
present_dialog (KdClientsFilter *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->dialog = adw_dialog_new ();
  adw_dialog_set_title (self->dialog, _ ("Filters"));
  adw_dialog_set_content_width (self->dialog, 480);
  gtk_popover_set_child (self->popover, NULL);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->panel), -1);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->panel);
  adw_dialog_set_child (self->dialog, view);
  g_signal_connect_object (self->dialog, "closed", G_CALLBACK (on_dialog_closed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->dialog, GTK_WIDGET (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_clients_filter_dispose (GObject *object)
{
  KdClientsFilter *self = KD_CLIENTS_FILTER (object);

  g_clear_handle_id (&self->update, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  for (guint i = 0; i < self->chips->len; i++)
    g_signal_handlers_disconnect_by_data (((KdClientsChip *) self->chips->pdata[i])->button, self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  g_clear_object (&self->panel);
  g_clear_object (&self->list);
  g_clear_pointer (&self->fields, kd_client_fields_free);
  G_OBJECT_CLASS (kd_clients_filter_parent_class)->dispose (object);
}

static void
kd_clients_filter_finalize (GObject *object)
{
  g_ptr_array_unref (KD_CLIENTS_FILTER (object)->chips);
  G_OBJECT_CLASS (kd_clients_filter_parent_class)->finalize (object);
}

static void
kd_clients_filter_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  KdClientsFilter *self = KD_CLIENTS_FILTER (widget);
  graphene_rect_t  bounds;

  GTK_WIDGET_CLASS (kd_clients_filter_parent_class)->size_allocate (widget, width, height, baseline);
  if (gtk_widget_compute_bounds (self->all, widget, &bounds))
    gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_present (self->popover);
}

static void
kd_clients_filter_class_init (KdClientsFilterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_clients_filter_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_clients_filter_finalize;
  widget_class->size_allocate = kd_clients_filter_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/clients/kd-clients-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, line);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, line_end);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, all);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, panel);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, groups);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, condition);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, problem);
  gtk_widget_class_bind_template_child (widget_class, KdClientsFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_condition_cb);
}

static void
kd_clients_filter_init (KdClientsFilter *self)
{
  self->chips = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_clients_chip_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->panel);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  put_into_popover (self);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (on_clear), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->condition), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem, NULL, -1);
}

/**
 * kd_clients_filter_set_list:
 * @self: new chips
 * @list: what they filter
 *
 * Is called once.
 */
void
kd_clients_filter_set_list (KdClientsFilter *self,
                            KdClientList    *list)
{
  self->list = g_object_ref (list);
  self->fields = kd_client_fields_new (kd_directory_get_rules (kd_client_list_get_directory (list)));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * kd_clients_filter_open:
 * @self: chips
 *
 * Shows all of them.
 */
void
kd_clients_filter_open (KdClientsFilter *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || self->dialog != NULL)
    return;
  prepare (self);
  if (gtk_widget_get_width (GTK_WIDGET (root)) < NARROW)
    present_dialog (self);
  else
    gtk_popover_popup (self->popover);
}

/**
 * kd_clients_filter_describe:
 * @self: chips of a list
 *
 * Returns: (transfer full): what is pressed, in words; empty for nothing
 */
char *
kd_clients_filter_describe (KdClientsFilter *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->chips->len; i++)
    {
      const KdClientsChip *chip = self->chips->pdata[i];
      g_autofree char     *label = NULL;

      if (!chip->in_line || !kd_clients_chip_is_pressed (chip))
        continue;
      label = kd_clients_chip_describe (chip);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", label);
    }
  return g_string_free_and_steal (words);
}

/**
 * kd_clients_filter_get_archived:
 * @self: chips of a list
 *
 * Returns: whether archived clients pass
 */
gboolean
kd_clients_filter_get_archived (KdClientsFilter *self)
{
  guint64 values = kd_client_list_get_filter (self->list)->values[KD_DIRECTORY_ARCHIVED];

  return values == 0 || (values >> ARCHIVED & 1);
}

/**
 * kd_clients_filter_set_archived:
 * @self: chips of a list
 * @archived: whether archived clients pass besides the others
 */
void
kd_clients_filter_set_archived (KdClientsFilter *self,
                                gboolean         archived)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_copy (kd_client_list_get_filter (self->list));

  if (archived == kd_clients_filter_get_archived (self))
    return;
  filter->values[KD_DIRECTORY_ARCHIVED] = archived ? 0 : 1 << SERVED;
  kd_client_list_set_filter (self->list, filter, NULL);
  update (self);
}

/**
 * kd_clients_filter_show:
 * @self: chips
 * @text: a filter in words; empty for none
 * @error: return location
 *
 * Presses the chips that a filter comes to.
 *
 * Returns: %FALSE if it cannot be read; then all is as it was
 */
gboolean
kd_clients_filter_show (KdClientsFilter *self,
                        const char      *text,
                        GError         **error)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_parse (kd_directory_get_rules (kd_client_list_get_directory (self->list)), text, error);

  if (filter == NULL || !kd_client_list_set_filter (self->list, filter, error))
    return FALSE;
  update (self);
  return TRUE;
}
