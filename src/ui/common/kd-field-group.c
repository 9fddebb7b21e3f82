/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-field-group.h"

#include "kd-change.h"
#include "kd-clipboard.h"
#include "kd-editing.h"
#include "kd-field-entry.h"
#include "kd-field-widgets.h"

#include <glib/gi18n-lib.h>

/**
 * KdFieldGroup:
 *
 * The fields of one group of a kind's table, as rows that are edited in place: what is typed is kept at once,
 * as a commit of its own that can be taken back.
 */
struct _KdFieldGroup
{
  AdwPreferencesGroup parent_instance;

  KdSession       *session;
  const KdKindDef *def;
  char            *kind;
  char            *group;
  KdRow           *row;
  GPtrArray       *entries; /* KdFieldEntry */
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_KIND,
  PROP_GROUP,
} KdFieldGroupProperty;

static GParamSpec *properties[PROP_GROUP + 1];

G_DEFINE_FINAL_TYPE (KdFieldGroup, kd_field_group, ADW_TYPE_PREFERENCES_GROUP)

/* What the groups of the field tables are called. */
static const struct
{
  const char *group;
  const char *title;
} titles[] = {
  { "identity", N_ ("Identity") },
  { "work", N_ ("Work and Income") },
  { "contact", N_ ("Contact") },
  { "service", N_ ("Service") },
};

static KdFieldEntry *
find (KdFieldGroup *self,
      const char   *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (kd_field_entry_get_field (self->entries->pdata[i])->name, name))
      return self->entries->pdata[i];
  return NULL;
}

/* --- keeping ------------------------------------------------------------------------------------------------ */

static void
write_text (KdFieldGroup *self,
            KdFieldEntry *entry,
            const char   *text)
{
  g_autoptr (KdRow) after = kd_row_copy (self->row);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = g_strdup_printf (_ ("Saved: %s"), kd_field_get_label (kd_field_entry_get_field (entry)));
  GPtrArray       *changes;
  KdChange        *change;

  if (!kd_row_set_from_text (after, kd_field_entry_get_index (entry), text, &error) || !kd_row_validate (after, &error))
    {
      kd_field_entry_set_error (entry, error->message);
      return;
    }
  kd_field_entry_set_error (entry, NULL);
  change = kd_change_new_difference (self->row, after);
  if (change == NULL)
    {
      kd_field_entry_revert (entry);
      return;
    }
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_ptr_array_add (changes, change);
  kd_session_change (self->session, changes, said);
}

static void
on_keep (KdFieldEntry *entry,
         KdFieldGroup *self)
{
  g_autofree char *text = kd_field_entry_get_text (entry);

  if (self->row != NULL && kd_field_entry_is_changed (entry))
    write_text (self, entry, text);
}

/* A number that is seen, and what is said once that is noted. */
typedef struct
{
  KdRow *row;
  char  *said;
} Reveal;

static void
reveal_free (gpointer data)
{
  Reveal *reveal = data;

  kd_row_free (reveal->row);
  g_free (reveal->said);
  g_free (reveal);
}

static gboolean
run_log (KdWorkspace  *workspace,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  const Reveal *reveal = data;

  return kd_workspace_log_reveal (workspace, reveal->row->def->kind, &reveal->row->uuid, 1, error);
}

static void
on_logged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdSession) session = data;
  g_autoptr (GError) error = NULL;
  Reveal *reveal = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (reveal == NULL)
    kd_session_fail (session, error);
  else
    kd_session_say (session, reveal->said);
  g_clear_pointer (&reveal, reveal_free);
}

static void
log_reveal (KdSession   *session,
            const KdRow *row,
            const char  *said)
{
  Reveal *reveal = g_new (Reveal, 1);

  *reveal = (Reveal) { kd_row_copy (row), g_strdup (said) };
  kd_workspace_call_async (kd_session_get_workspace (session), run_log, reveal, reveal_free, NULL, on_logged, g_object_ref (session));
}

/**
 * kd_record_log_reveal:
 * @session: a session
 * @row: a record of which something sensitive is shown
 *
 * Notes it in the ledger, beside the main loop.
 */
void
kd_record_log_reveal (KdSession   *session,
                      const KdRow *row)
{
  log_reveal (session, row, kd_session_is_read_only (session) ? _ ("The number is shown; the access log cannot be written to") : _ ("The number is shown; this was noted in the access log"));
}

/**
 * kd_record_lend:
 * @widget: a widget that is shown
 * @session: a session
 * @row: a record
 * @field: place of a field that it has
 *
 * Copies a value. One that is sensitive can be pasted for a while only, and that is noted in the ledger.
 */
void
kd_record_lend (GtkWidget   *widget,
                KdSession   *session,
                const KdRow *row,
                guint        field)
{
  g_autofree char *text = kd_field_text_of (row, field);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copied, cleared in %d second", "Copied, cleared in %d seconds", KD_CLIPBOARD_SECONDS), KD_CLIPBOARD_SECONDS);

  if (row->def->fields[field].flags & KD_FIELD_SENSITIVE)
    {
      kd_clipboard_lend (widget, text);
      log_reveal (session, row, said);
    }
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      kd_session_say (session, _ ("Copied"));
    }
}

/**
 * kd_record_has_sensitive:
 * @row: a record
 *
 * Returns: whether it has a value that is masked
 */
gboolean
kd_record_has_sensitive (const KdRow *row)
{
  for (guint i = 0; i < row->def->n_fields; i++)
    if (row->def->fields[i].flags & KD_FIELD_SENSITIVE && row->values[i].type != KD_VALUE_NONE)
      return TRUE;
  return FALSE;
}

static void
on_reveal (KdFieldEntry *entry,
           KdFieldGroup *self)
{
  kd_record_log_reveal (self->session, self->row);
}

/* --- menus of rows ------------------------------------------------------------------------------------------ */

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *target)
{
  KdFieldGroup *self = KD_FIELD_GROUP (widget);
  KdFieldEntry *entry = find (self, g_variant_get_string (target, NULL));

  if (entry != NULL && self->row != NULL)
    kd_record_lend (widget, self->session, self->row, kd_field_entry_get_index (entry));
}

static void
clear (GtkWidget  *widget,
       const char *action,
       GVariant   *target)
{
  KdFieldGroup *self = KD_FIELD_GROUP (widget);
  KdFieldEntry *entry = find (self, g_variant_get_string (target, NULL));

  if (entry != NULL && self->row != NULL)
    {
      kd_field_entry_revert (entry);
      write_text (self, entry, "");
    }
}

static void
history (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  gtk_widget_activate_action_variant (widget, "client.history", target);
}

/* --- showing ------------------------------------------------------------------------------------------------ */

/**
 * kd_field_group_show:
 * @self: a group
 * @row: a record of its kind
 *
 * Shows a record. What is being typed into the record that is shown already stays; of another record, nothing does.
 */
void
kd_field_group_show (KdFieldGroup *self,
                     const KdRow  *row)
{
  gboolean other = self->row == NULL || !kd_uuid_equal (&self->row->uuid, &row->uuid);

  g_clear_pointer (&self->row, kd_row_free);
  self->row = kd_row_copy (row);
  for (guint i = 0; i < self->entries->len; i++)
    {
      KdFieldEntry *entry = self->entries->pdata[i];

      if (other)
        {
          kd_field_entry_set_revealed (entry, FALSE);
          kd_field_entry_revert (entry);
        }
      kd_field_entry_show (entry, row);
    }
}

/**
 * kd_field_group_focus:
 * @self: a group
 * @field: place of a field in the kind's table
 *
 * Returns: whether the field stands here, and has the cursor now
 */
gboolean
kd_field_group_focus (KdFieldGroup *self,
                      guint         field)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (kd_field_entry_get_index (self->entries->pdata[i]) == field)
      {
        kd_field_entry_focus (self->entries->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_field_group_get_focus:
 * @self: a group
 *
 * Returns: place of the field that has the cursor in the kind's table, or -1 where none of these has
 */
int
kd_field_group_get_focus (KdFieldGroup *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (kd_field_entry_has_focus (self->entries->pdata[i]))
      return (int) kd_field_entry_get_index (self->entries->pdata[i]);
  return -1;
}

/**
 * kd_field_group_set_revealed:
 * @self: a group
 * @revealed: whether sensitive values can be read
 */
void
kd_field_group_set_revealed (KdFieldGroup *self,
                             gboolean      revealed)
{
  for (guint i = 0; i < self->entries->len; i++)
    kd_field_entry_set_revealed (self->entries->pdata[i], revealed);
}

static void
add_fields (KdFieldGroup *self)
{
  for (guint i = 0; i < self->def->n_fields; i++)
    {
      const KdField *field = &self->def->fields[i];
      KdFieldEntry  *entry;

      /* Other records are chosen where they are listed. */
      if (!g_str_equal (field->group, self->group) || field->type == KD_FIELD_REFERENCE || field->type == KD_FIELD_BLOB)
        continue;
      entry = kd_field_entry_new (self->def, i, TRUE);
      g_signal_connect_object (entry, "keep", G_CALLBACK (on_keep), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (entry, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_DEFAULT);
      kd_field_entry_add_to (entry, ADW_PREFERENCES_GROUP (self));
      g_ptr_array_add (self->entries, entry);
      if (self->session != NULL)
        kd_editing_follow (kd_field_entry_get_row (entry), self->session);
    }
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_field_group_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KdFieldGroup *self = KD_FIELD_GROUP (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    g_value_set_string (value, id == PROP_KIND ? self->kind : self->group);
}

static void
set_session (KdFieldGroup *self,
             KdSession    *session)
{
  static const char *const edits[] = { "field.clear", NULL };

  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  kd_editing_guard (GTK_WIDGET (self), session, edits);
  for (guint i = 0; i < self->entries->len; i++)
    kd_editing_follow (kd_field_entry_get_row (self->entries->pdata[i]), session);
}

static void
kd_field_group_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KdFieldGroup *self = KD_FIELD_GROUP (object);

  if (id == PROP_SESSION)
    set_session (self, g_value_get_object (value));
  else if (id == PROP_KIND)
    self->kind = g_value_dup_string (value);
  else
    self->group = g_value_dup_string (value);
}

static void
kd_field_group_constructed (GObject *object)
{
  KdFieldGroup *self = KD_FIELD_GROUP (object);

  G_OBJECT_CLASS (kd_field_group_parent_class)->constructed (object);
  self->def = kd_kind_find (self->kind);
  add_fields (self);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].group, self->group))
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (titles[i].title));
}

static void
kd_field_group_dispose (GObject *object)
{
  KdFieldGroup *self = KD_FIELD_GROUP (object);

  g_ptr_array_set_size (self->entries, 0);
  g_clear_pointer (&self->row, kd_row_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_field_group_parent_class)->dispose (object);
}

static void
kd_field_group_finalize (GObject *object)
{
  KdFieldGroup *self = KD_FIELD_GROUP (object);

  g_ptr_array_unref (self->entries);
  g_free (self->kind);
  g_free (self->group);
  G_OBJECT_CLASS (kd_field_group_parent_class)->finalize (object);
}

static void
kd_field_group_class_init (KdFieldGroupClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = kd_field_group_get_property;
  object_class->set_property = kd_field_group_set_property;
  object_class->constructed = kd_field_group_constructed;
  object_class->dispose = kd_field_group_dispose;
  object_class->finalize = kd_field_group_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * KdFieldGroup:kind:
   *
   * Name of the kind.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KdFieldGroup:group:
   *
   * Which of its fields.
   */
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "field.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "field.clear", "s", clear);
  gtk_widget_class_install_action (widget_class, "field.history", "s", history);
}

static void
kd_field_group_init (KdFieldGroup *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kd_field_group_new:
 * @session: an open book
 * @kind: name of a kind
 * @group: a group of its table
 *
 * Returns: (transfer floating): the group's rows
 */
KdFieldGroup *
kd_field_group_new (KdSession  *session,
                    const char *kind,
                    const char *group)
{
  return g_object_new (KD_TYPE_FIELD_GROUP, "session", session, "kind", kind, "group", group, NULL);
}
