/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-field-entry.h"

#include "kd-field-widgets.h"

#include <glib/gi18n-lib.h>

/* From so many choices on, one is searched for. */
#define SEARCHED_FROM 12

/**
 * KdFieldEntry:
 *
 * A field in a form: the row that its type calls for, the line of its error below, and behind a mask what is
 * sensitive. It knows texts only; who holds it reads, checks and writes them.
 */
struct _KdFieldEntry
{
  GObject          parent_instance;
  const KdKindDef *def;
  guint            index;
  gboolean         in_place;

  GtkWidget *row;  /* what is typed in or chosen from */
  GtkWidget *mask; /* what stands in its place while it is masked */
  GtkWidget *text; /* a text view, for notes */
  GtkWidget *error;
  GtkLabel  *message;
  GPtrArray *keys; /* of the choices of a combo row, the first stands for none */

  char    *shown; /* the text as the record has it */
  char    *masked;
  gboolean editing; /* behind the mask */
  gboolean revealed;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_KEEP,
  SIGNAL_REVEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdFieldEntry, kd_field_entry, G_TYPE_OBJECT)

static void
kd_field_entry_finalize (GObject *object)
{
  KdFieldEntry *self = KD_FIELD_ENTRY (object);

  g_clear_object (&self->row);
  g_clear_object (&self->mask);
  g_clear_object (&self->error);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self->shown);
  g_free (self->masked);
  G_OBJECT_CLASS (kd_field_entry_parent_class)->finalize (object);
}

static void
kd_field_entry_class_init (KdFieldEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_field_entry_finalize;

  /**
   * KdFieldEntry::changed:
   * @self: an entry
   *
   * Somebody typed or chose something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KdFieldEntry::keep:
   * @self: an entry
   *
   * What was typed or chosen is meant to stay.
   */
  signals[SIGNAL_KEEP] = g_signal_new ("keep", KD_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KdFieldEntry::reveal:
   * @self: an entry
   *
   * A sensitive value is about to be seen, which is to be logged.
   */
  signals[SIGNAL_REVEAL] = g_signal_new ("reveal", KD_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_field_entry_init (KdFieldEntry *self)
{
  self->shown = g_strdup ("");
}

/* --- what is behind the mask -------------------------------------------------------------------------------- */

static void
update_mask (KdFieldEntry *self)
{
  gboolean masked;

  if (self->mask == NULL)
    return;
  masked = *self->shown != '\0' && !self->editing;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->mask), self->revealed ? self->shown : self->masked);
  gtk_widget_set_visible (self->mask, masked);
  gtk_widget_set_visible (self->row, !masked);
}

static void
on_reveal (GtkButton    *button,
           KdFieldEntry *self)
{
  if (!self->revealed)
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0);
  kd_field_entry_set_revealed (self, !self->revealed);
}

static void
on_edit (GtkButton    *button,
         KdFieldEntry *self)
{
  if (!self->revealed)
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0);
  self->editing = TRUE;
  update_mask (self);
  gtk_widget_grab_focus (self->row);
}

static void
make_mask (KdFieldEntry *self)
{
  const KdField *field = kd_field_entry_get_field (self);
  GtkWidget     *eye = kd_field_button_new ("view-reveal-symbolic", _ ("Reveal"));
  GtkWidget     *pencil = kd_field_button_new ("document-edit-symbolic", _ ("Edit"));

  self->mask = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->mask), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mask), kd_field_get_label (field));
  gtk_widget_add_css_class (self->mask, "property");
  gtk_widget_add_css_class (self->mask, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->mask), eye);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->mask), pencil);
  g_signal_connect_object (eye, "clicked", G_CALLBACK (on_reveal), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (pencil, "clicked", G_CALLBACK (on_edit), self, G_CONNECT_DEFAULT);
}

/* --- rows ------------------------------------------------------------------------------------------------- */

static void
change (KdFieldEntry *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
keep (KdFieldEntry *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

static void
on_leave (GtkEventControllerFocus *controller,
          KdFieldEntry            *self)
{
  if (kd_field_entry_is_changed (self))
    keep (self);
  else
    kd_field_entry_settle (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        KdFieldEntry          *self)
{
  if (key != GDK_KEY_Escape || (!kd_field_entry_is_changed (self) && !self->editing))
    return GDK_EVENT_PROPAGATE;
  kd_field_entry_revert (self);
  return GDK_EVENT_STOP;
}

static void
make_entry (KdFieldEntry *self)
{
  const KdField *field = kd_field_entry_get_field (self);

  self->row = adw_entry_row_new ();
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->row), self->in_place);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  if (field->type == KD_FIELD_DATE || field->type == KD_FIELD_LUNAR_DATE)
    {
      GtkWidget *day = kd_field_calendar_new (GTK_EDITABLE (self->row));

      g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (day)), "closed", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), day);
    }
  if (self->in_place)
    {
      g_signal_connect_object (self->row, "apply", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
    }
}

static void
make_note (KdFieldEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (kd_field_get_label (kd_field_entry_get_field (self)));

  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_set_size_request (self->text, -1, 44);
  gtk_widget_add_css_class (self->text, "field-note");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  self->row = adw_preferences_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
}

static void
make_combo (KdFieldEntry *self)
{
  const KdField *field = kd_field_entry_get_field (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->row = adw_combo_row_new ();
  g_ptr_array_add (self->keys, g_strdup (""));
  gtk_string_list_append (labels, field->flags & KD_FIELD_REQUIRED ? _ ("Choose") : _ ("Not filled in"));
  for (const KdChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
    {
      g_ptr_array_add (self->keys, g_strdup (choice->key));
      gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, choice->label));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (labels));
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
}

static void
make_error (KdFieldEntry *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  self->message = GTK_LABEL (label);
  self->error = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->error), FALSE);
  gtk_widget_set_focusable (self->error, FALSE);
  gtk_widget_set_visible (self->error, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->error), label);
}

static void
make_row (KdFieldEntry *self)
{
  const KdField      *field = kd_field_entry_get_field (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  switch (field->type)
    {
    case KD_FIELD_NOTE:
      make_note (self);
      break;
    case KD_FIELD_CHOICE:
    case KD_FIELD_REFERENCE:
      make_combo (self);
      break;
    case KD_FIELD_FLAG:
      self->row = adw_switch_row_new ();
      g_signal_connect_object (self->row, "notify::active", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->row, "notify::active", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
      break;
    case KD_FIELD_TEXT:
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
    case KD_FIELD_INSTANT:
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
    case KD_FIELD_INTEGER:
    case KD_FIELD_BLOB:
    default:
      make_entry (self);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), kd_field_get_label (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, kd_field_get_label (field), -1);
  if (!self->in_place)
    return;
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_DEFAULT);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->row, focus);
  gtk_widget_add_controller (self->row, key);
}

/* --- texts ------------------------------------------------------------------------------------------------ */

/**
 * kd_field_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer full): what was typed or chosen, as [method@Row.set_from_text] reads it
 */
char *
kd_field_entry_get_text (KdFieldEntry *self)
{
  if (self->keys != NULL)
    return g_strdup (g_ptr_array_index (self->keys, MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->row)), self->keys->len - 1)));
  if (self->text != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
      GtkTextIter    start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  if (ADW_IS_SWITCH_ROW (self->row) && adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)))
    return g_strdup (KD_FLAG_SET);
  if (ADW_IS_SWITCH_ROW (self->row)) /* whoever never touched it did not say no */
    return g_strdup (*self->shown == '\0' ? "" : KD_FLAG_CLEAR);
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
put_text (KdFieldEntry *self,
          const char   *text)
{
  guint place = 0;

  self->filling = TRUE;
  if (self->keys != NULL)
    {
      g_ptr_array_find_with_equal_func (self->keys, text, g_str_equal, &place);
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), place);
    }
  else if (self->text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);
  else if (ADW_IS_SWITCH_ROW (self->row))
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), g_str_equal (text, KD_FLAG_SET));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  self->filling = FALSE;
}

/**
 * kd_field_entry_put_text:
 * @self: an entry
 * @text: as [method@FieldEntry.get_text] gave it
 *
 * Puts a text in, as if it had been typed.
 */
void
kd_field_entry_put_text (KdFieldEntry *self,
                         const char   *text)
{
  put_text (self, text);
}

/**
 * kd_field_entry_is_changed:
 * @self: an entry
 *
 * Returns: whether it says something else than the record
 */
gboolean
kd_field_entry_is_changed (KdFieldEntry *self)
{
  g_autofree char *text = kd_field_entry_get_text (self);

  return !g_str_equal (text, self->shown);
}

/**
 * kd_field_entry_show:
 * @self: an entry
 * @row: a record
 *
 * Shows the record's value, unless something else is being typed just now.
 */
void
kd_field_entry_show (KdFieldEntry *self,
                     const KdRow  *row)
{
  const KdField   *field = kd_field_entry_get_field (self);
  gboolean         typing = kd_field_entry_is_changed (self);
  g_autofree char *text = kd_field_text_of (row, self->index);

  if (g_set_str (&self->shown, text) && self->mask != NULL)
    {
      g_free (self->masked);
      self->masked = kd_field_mask (field, &row->values[self->index]);
    }
  if (!typing)
    put_text (self, text);
  if (!kd_field_entry_is_changed (self))
    kd_field_entry_settle (self);
}

/**
 * kd_field_entry_settle:
 * @self: an entry
 *
 * Goes back behind the mask, without an error: what is typed is what is kept.
 */
void
kd_field_entry_settle (KdFieldEntry *self)
{
  self->editing = FALSE;
  kd_field_entry_set_error (self, NULL);
  update_mask (self);
}

/**
 * kd_field_entry_revert:
 * @self: an entry
 *
 * Takes back what was typed.
 */
void
kd_field_entry_revert (KdFieldEntry *self)
{
  put_text (self, self->shown);
  kd_field_entry_settle (self);
}

/**
 * kd_field_entry_set_error:
 * @self: an entry
 * @message: (nullable): what is wrong, or %NULL for nothing
 *
 * Says it below the row, for the eye and for the screen reader.
 */
void
kd_field_entry_set_error (KdFieldEntry *self,
                          const char   *message)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (GTK_IS_EDITABLE (self->row) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)))
                                              : self->text != NULL        ? self->text
                                                                          : self->row);

  gtk_widget_set_visible (self->error, message != NULL);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (self->row, "error");
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      return;
    }
  gtk_widget_add_css_class (self->row, "error");
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
}

/**
 * kd_field_entry_set_revealed:
 * @self: an entry
 * @revealed: whether a sensitive value can be read
 */
void
kd_field_entry_set_revealed (KdFieldEntry *self,
                             gboolean      revealed)
{
  self->revealed = revealed;
  update_mask (self);
}

/**
 * kd_field_entry_focus:
 * @self: an entry
 *
 * Puts the cursor there.
 */
void
kd_field_entry_focus (KdFieldEntry *self)
{
  gtk_widget_grab_focus (self->text != NULL ? self->text : gtk_widget_get_visible (self->row) ? self->row
                                                                                              : self->mask);
}

/**
 * kd_field_entry_has_focus:
 * @self: an entry
 *
 * Returns: whether the cursor is there
 */
gboolean
kd_field_entry_has_focus (KdFieldEntry *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (self->row) | (self->mask != NULL ? gtk_widget_get_state_flags (self->mask) : 0);

  return (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* --- making one --------------------------------------------------------------------------------------------- */

/**
 * kd_field_entry_get_field:
 * @self: an entry
 *
 * Returns: (transfer none): the field
 */
const KdField *
kd_field_entry_get_field (KdFieldEntry *self)
{
  return &self->def->fields[self->index];
}

/**
 * kd_field_entry_get_index:
 * @self: an entry
 *
 * Returns: place of the field in the kind's table
 */
guint
kd_field_entry_get_index (KdFieldEntry *self)
{
  return self->index;
}

/**
 * kd_field_entry_get_row:
 * @self: an entry
 *
 * Returns: (transfer none): what is typed in or chosen from
 */
GtkWidget *
kd_field_entry_get_row (KdFieldEntry *self)
{
  return self->row;
}

/* Where there is much to choose from, a piece of the name is typed. */
static void
make_searched (KdFieldEntry *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (ADW_COMBO_ROW (self->row), name);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self->row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self->row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/**
 * kd_field_entry_offer:
 * @self: an entry of a reference
 * @uuid: a record
 * @label: what it is called
 *
 * Offers a record that the reference may name.
 */
void
kd_field_entry_offer (KdFieldEntry *self,
                      const KdUuid *uuid,
                      const char   *label)
{
  char id[KD_UUID_TEXT_SIZE];

  self->filling = TRUE;
  g_ptr_array_add (self->keys, g_strdup (kd_uuid_format (uuid, id)));
  if (self->keys->len == SEARCHED_FROM)
    make_searched (self);
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->row))), label);
  self->filling = FALSE;
}

/**
 * kd_field_entry_add_to:
 * @self: an entry
 * @group: a group of a form, which lives as long
 *
 * Puts its rows into the group.
 */
void
kd_field_entry_add_to (KdFieldEntry        *self,
                       AdwPreferencesGroup *group)
{
  const KdField *field = kd_field_entry_get_field (self);

  if (self->in_place && self->mask == NULL && self->text == NULL)
    {
      GtkWidget *menu = kd_field_menu_new (field);

      if (ADW_IS_ENTRY_ROW (self->row))
        adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), menu);
      else
        adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), menu);
    }
  else if (self->in_place && self->mask != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self->mask), kd_field_menu_new (field));
  if (self->mask != NULL)
    adw_preferences_group_add (group, self->mask);
  adw_preferences_group_add (group, self->row);
  adw_preferences_group_add (group, self->error);
}

/**
 * kd_field_entry_remove_from:
 * @self: an entry
 * @group: the group it was added to
 *
 * Takes its rows out of the group.
 */
void
kd_field_entry_remove_from (KdFieldEntry        *self,
                            AdwPreferencesGroup *group)
{
  if (self->mask != NULL)
    adw_preferences_group_remove (group, self->mask);
  adw_preferences_group_remove (group, self->row);
  adw_preferences_group_remove (group, self->error);
}

/**
 * kd_field_entry_new:
 * @def: a kind
 * @field: place of a field in its table
 * @in_place: whether each change is kept at once, without a button for all
 *
 * Returns: (transfer full): an entry
 */
KdFieldEntry *
kd_field_entry_new (const KdKindDef *def,
                    guint            field,
                    gboolean         in_place)
{
  KdFieldEntry *self = g_object_new (KD_TYPE_FIELD_ENTRY, NULL);

  self->def = def;
  self->index = field;
  self->in_place = in_place;
  make_row (self);
  if (in_place && def->fields[field].flags & KD_FIELD_SENSITIVE)
    make_mask (self);
  make_error (self);
  /* It may outlive the form, for as long as a popover takes to close. */
  g_object_ref_sink (self->row);
  g_object_ref_sink (self->error);
  if (self->mask != NULL)
    g_object_ref_sink (self->mask);
  update_mask (self);
  return self;
}
