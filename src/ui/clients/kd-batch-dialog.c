/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-batch-dialog.h"

#include "kd-change.h"
#include "kd-client-list.h"
#include "kd-client.h"
#include "kd-field-entry.h"
#include "kd-session-batch.h"
#include "kd-shortcuts.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * KdBatchDialog:
 *
 * Changes one field of the chosen clients, or gives them one more tag, in one step that can be undone, and shows
 * before what will change.
 */
struct _KdBatchDialog
{
  AdwDialog parent_instance;

  KdSession    *session;
  GArray       *clients;
  gboolean      tag;    /* rather than any field */
  GArray       *fields; /* guint, by row of the combo */
  KdFieldEntry *value;
  GCancellable *looking;
  GPtrArray    *shown; /* rows of the preview */
  guint         n_changes;
  gboolean      saving;

  /* template */
  AdwPreferencesGroup *rows;
  AdwComboRow         *field;
  AdwWrapBox          *tags;
  GtkLabel            *message;
  AdwPreferencesGroup *preview;
  GtkButton           *verb;
};

enum
{
  SIGNAL_MANY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MAX_SHOWN 5
#define MAX_TAGS 8

G_DEFINE_FINAL_TYPE (KdBatchDialog, kd_batch_dialog, ADW_TYPE_DIALOG)

static KdBatchEdit *
make_edit (KdBatchDialog *self)
{
  g_autofree char *text = g_strstrip (kd_field_entry_get_text (self->value));

  return kd_batch_edit_new (self->clients, kd_field_entry_get_index (self->value), text, self->tag);
}

/* --- the preview ------------------------------------------------------------------------------------------ */

typedef struct
{
  KdBatchEdit *edit;
  GPtrArray   *changes; /* the first of them */
  GPtrArray   *before;
  guint        n_changes;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  kd_batch_edit_unref (look->edit);
  g_ptr_array_unref (look->changes);
  g_ptr_array_unref (look->before);
  g_free (look);
}

static gboolean
run_look (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Look *look = data;

  return kd_batch_edit_look (workspace, look->edit, MAX_SHOWN, look->changes, look->before, &look->n_changes, cancellable, error);
}

/* What is wrong stands below the row that it is about. */
static void
say (KdBatchDialog *self,
     const char    *text,
     gboolean       wrong)
{
  gtk_label_set_text (self->message, wrong ? "" : text);
  kd_field_entry_set_error (self->value, wrong ? text : NULL);
}

static char *
format (const KdRow *row,
        guint        field)
{
  g_autofree char *text = kd_row_format (row, field);

  for (const KdChoice *choice = kd_client_kind.fields[field].choices; choice != NULL && choice->key != NULL; choice++)
    if (g_strcmp0 (choice->key, text) == 0)
      return g_strdup (_ (choice->label));
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("Not filled in"));
}

static void
add_row (KdBatchDialog *self,
         const Look    *look,
         guint          i)
{
  const KdRow *before = look->before->pdata[i];
  g_autoptr (KdRow) after = kd_change_apply (look->changes->pdata[i], before);
  g_autofree char *was = format (before, look->edit->field);
  g_autofree char *will = format (after, look->edit->field);
  g_autofree char *text = g_strdup_printf ("%s → %s", was, will);
  GtkWidget       *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kd_row_get_text (before, KD_CLIENT_NAME));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_preferences_group_add (self->preview, row);
  g_ptr_array_add (self->shown, row);
}

static void
clear_preview (KdBatchDialog *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    adw_preferences_group_remove (self->preview, self->shown->pdata[i]);
  g_ptr_array_set_size (self->shown, 0);
  self->n_changes = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->preview), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", FALSE);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdBatchDialog) self = data;
  g_autoptr (GError) error = NULL;
  Look            *look = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  if (look == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message, TRUE);
      return;
    }
  clear_preview (self);
  self->n_changes = look->n_changes;
  for (guint i = 0; i < look->changes->len; i++)
    add_row (self, look, i);
  all = kd_words_count (self->clients->len);
  some = kd_words_count (self->n_changes);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Of %s client, %s will change", "Of %s clients, %s will change", self->clients->len), all, some);
  label = g_strdup_printf (self->tag ? g_dngettext (GETTEXT_PACKAGE, "Tag %s", "Tag %s", self->n_changes) : g_dngettext (GETTEXT_PACKAGE, "Change %s", "Change %s", self->n_changes), some);
  say (self, words, FALSE);
  gtk_button_set_label (self->verb, label);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), self->n_changes > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", self->n_changes > 0);
  look_free (look);
}

static void
begin_looking (KdBatchDialog *self)
{
  Look *look;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  clear_preview (self);
  look = g_new0 (Look, 1);
  look->edit = make_edit (self);
  look->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  look->before = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_look, look, look_free, self->looking, on_looked, g_object_ref (self));
}

/* --- the new value ---------------------------------------------------------------------------------------- */

/* A switch that is off says so; other rows are empty at first. What was still being looked for is forgotten. */
static void
set_value (KdBatchDialog *self,
           guint          field)
{
  g_cancellable_cancel (self->looking);
  if (self->value != NULL)
    kd_field_entry_remove_from (self->value, self->rows);
  g_clear_object (&self->value);
  self->value = kd_field_entry_new (&kd_client_kind, field, FALSE);
  if (kd_client_kind.fields[field].type == KD_FIELD_FLAG)
    {
      g_autoptr (KdRow) off = kd_row_new (KD_KIND_CLIENT);

      kd_value_set_integer (&off->values[field], 0);
      kd_field_entry_show (self->value, off);
    }
  kd_field_entry_add_to (self->value, self->rows);
  g_signal_connect_object (self->value, "changed", G_CALLBACK (begin_looking), self, G_CONNECT_SWAPPED);
  /* That a field is to be emptied must be meant. */
  clear_preview (self);
  gtk_label_set_text (self->message, "");
  gtk_button_set_label (self->verb, self->tag ? _ ("Add") : _ ("Change"));
}

static void
on_field_cb (KdBatchDialog *self)
{
  if (self->clients != NULL)
    set_value (self, g_array_index (self->fields, guint, adw_combo_row_get_selected (self->field)));
}

static void
on_tag (GtkButton     *button,
        KdBatchDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (kd_field_entry_get_row (self->value)), gtk_button_get_label (button));
}

static int
by_count (gconstpointer a,
          gconstpointer b)
{
  const KdRosterWordTally *one = a, *other = b;

  return (one->tally.clients < other->tally.clients) - (one->tally.clients > other->tally.clients);
}

/* Tags that there are, the commonest first, so that nobody writes one in two ways. */
static void
offer_tags (KdBatchDialog *self)
{
  g_autoptr (KdClientList) list = kd_client_list_new (kd_session_get_directory (self->session));
  g_autoptr (GArray) words = kd_client_list_count_words (list, KD_CLIENT_WORD_TAG);

  g_array_sort (words, by_count);
  for (guint i = 0, n = 0; i < words->len && n < MAX_TAGS; i++)
    {
      const char *word = g_array_index (words, KdRosterWordTally, i).word;
      GtkWidget  *button;

      if (word == NULL)
        continue;
      button = gtk_button_new_with_label (word);
      gtk_widget_add_css_class (button, "chip");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_tag), self, G_CONNECT_DEFAULT);
      adw_wrap_box_append (self->tags, button);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), gtk_widget_get_first_child (GTK_WIDGET (self->tags)) != NULL);
}

/* --- saving ----------------------------------------------------------------------------------------------- */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdBatchDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (kd_session_edit_batch_finish (KD_SESSION (source), result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    say (self, error->message, TRUE);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdBatchDialog *self = KD_BATCH_DIALOG (widget);
  g_autoptr (KdBatchEdit) edit = NULL;
  g_autofree char *count = kd_words_count (self->n_changes);
  g_autofree char *said = NULL;

  if (self->saving)
    return;
  edit = make_edit (self);
  said = g_strdup_printf (self->tag ? g_dngettext (GETTEXT_PACKAGE, "“%s” added to %s client", "“%s” added to %s clients", self->n_changes)
                                    : g_dngettext (GETTEXT_PACKAGE, "%s changed for %s client", "%s changed for %s clients", self->n_changes),
                          self->tag ? edit->text : kd_field_get_label (&kd_client_kind.fields[edit->field]),
                          count);
  self->saving = TRUE;
  if (edit->clients->len > KD_BATCH_EDIT_AT_ONCE)
    {
      g_signal_emit (self, signals[SIGNAL_MANY], 0, edit, said);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  kd_session_edit_batch_async (self->session, edit, said, "win.place::clients", NULL, on_saved, g_object_ref (self));
}

static void
close_dialog (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_batch_dialog_dispose (GObject *object)
{
  KdBatchDialog *self = KD_BATCH_DIALOG (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->value);
  g_clear_object (&self->session);
  g_clear_pointer (&self->clients, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_batch_dialog_parent_class)->dispose (object);
}

static void
kd_batch_dialog_class_init (KdBatchDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_batch_dialog_dispose;
  /**
   * KdBatchDialog::many:
   * @self: a dialog that is about to close
   * @edit: a [struct@BatchEdit]
   * @said: what is said when it is done
   *
   * So many clients are to be changed that whoever called the dialog shows how far it is.
   */
  signals[SIGNAL_MANY] = g_signal_new ("many", KD_TYPE_BATCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/clients/kd-batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, field);
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, message);
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KdBatchDialog, verb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_cb);
}

/* A number of a document or a name is nobody else's. */
static gboolean
is_common (const KdField *field)
{
  return (field->flags & (KD_FIELD_REQUIRED | KD_FIELD_SENSITIVE)) == 0 && field->type != KD_FIELD_REFERENCE && field->type != KD_FIELD_BLOB && g_strcmp0 (field->group, "identity") != 0;
}

static void
kd_batch_dialog_init (KdBatchDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->shown = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < kd_client_kind.n_fields; i++)
    if (is_common (&kd_client_kind.fields[i]))
      {
        gtk_string_list_append (labels, kd_field_get_label (&kd_client_kind.fields[i]));
        g_array_append_val (self->fields, i);
      }
  adw_combo_row_set_model (self->field, G_LIST_MODEL (labels));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
}

/**
 * kd_batch_dialog_new:
 * @session: an open book
 * @clients: (element-type KdUuid): who is chosen
 * @tag: whether they get one more tag, rather than any field another value
 *
 * Returns: (transfer floating): a dialog
 */
KdBatchDialog *
kd_batch_dialog_new (KdSession *session,
                     GArray    *clients,
                     gboolean   tag)
{
  KdBatchDialog *self = g_object_new (KD_TYPE_BATCH_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->clients = g_array_ref (clients);
  self->tag = tag;
  if (!tag)
    {
      on_field_cb (self);
      return self;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->field), FALSE);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Add a Tag"));
  set_value (self, KD_CLIENT_TAGS);
  offer_tags (self);
  adw_dialog_set_focus (ADW_DIALOG (self), kd_field_entry_get_row (self->value));
  return self;
}
