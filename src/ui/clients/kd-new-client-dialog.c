/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-new-client-dialog.h"

#include "kd-change.h"
#include "kd-client-picker.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-error.h"
#include "kd-identity.h"
#include "kd-likeness-row.h"
#include "kd-new-client-draft.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdNewClientDialog:
 *
 * Puts somebody on file: the name, and a mobile or identity number. Who may be on file already is shown while
 * it is typed. What is not saved is kept as a draft.
 */
struct _KdNewClientDialog
{
  AdwDialog parent_instance;

  KdSession *session;
  KdUuid     client;
  char       referrer_id[KD_UUID_TEXT_SIZE];
  gboolean   filling;
  gboolean   birth_derived; /* from the identity number, until somebody writes another one */
  gboolean   sex_derived;
  gboolean   same_id;
  gboolean   saving;
  gboolean   done;
  GPtrArray *shown; /* rows of likenesses */

  /* template */
  AdwEntryRow         *name;
  AdwEntryRow         *mobile;
  AdwEntryRow         *id_number;
  AdwActionRow        *id_masked; /* in its place, once it is whole */
  AdwEntryRow         *birth;
  AdwComboRow         *sex;
  AdwEntryRow         *source;
  KdClientPicker      *referrer;
  GtkWidget           *hint;
  GtkLabel            *message;
  AdwPreferencesGroup *likenesses;
  AdwSwitchRow        *another;
};

#define MAX_LIKENESSES 3

static const char *const sexes[] = { "", "male", "female" };

G_DEFINE_FINAL_TYPE (KdNewClientDialog, kd_new_client_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
mark (gpointer row,
      gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* A number that is whole is not read by who looks over one's shoulder. */
static void
mask_id (KdNewClientDialog *self,
         gboolean           masked)
{
  KdIdentity       identity;
  gboolean         whole = kd_identity_check (get_text (self->id_number), &identity) == KD_IDENTITY_OK;
  g_autofree char *mask = NULL;
  g_auto (KdValue) value = { 0 };

  masked = masked && whole;
  if (masked)
    {
      kd_value_set_text (&value, identity.number);
      mask = kd_field_mask (&kd_client_kind.fields[KD_CLIENT_ID_NUMBER], &value);
      adw_action_row_set_subtitle (self->id_masked, mask);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->id_masked), masked);
  gtk_widget_set_visible (GTK_WIDGET (self->id_number), !masked);
}

static void
on_edit_id_cb (KdNewClientDialog *self)
{
  mask_id (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->id_number));
}

static void
on_id_left (KdNewClientDialog *self)
{
  mask_id (self, TRUE);
}

static void
clear_message (KdNewClientDialog *self)
{
  gpointer rows[] = { self->name, self->mobile, self->id_number, self->birth };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    mark (rows[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

static void
complain (KdNewClientDialog *self,
          gpointer           row,
          const char        *text,
          gboolean           focus)
{
  clear_message (self);
  if (row == self->id_number)
    mask_id (self, FALSE);
  mark (row, TRUE);
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (focus)
    gtk_widget_grab_focus (row);
}

static KdDate
read_birth (KdNewClientDialog *self)
{
  g_auto (KdValue) value = { 0 };

  if (*get_text (self->birth) == '\0' || !kd_field_parse (&kd_client_kind.fields[KD_CLIENT_BIRTH], get_text (self->birth), NULL, &value, NULL) || value.type != KD_VALUE_INTEGER)
    return KD_DATE_NONE;
  return (KdDate) value.integer;
}

/* --- who may be on file ----------------------------------------------------------------------------------- */

static void
add_likeness (KdNewClientDialog *self,
              const KdLikeness  *likeness)
{
  GtkWidget *row = kd_likeness_row_new (kd_session_get_directory (self->session), likeness);

  /* its own action has opened the client */
  g_signal_connect_object (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_preferences_group_add (self->likenesses, row);
  g_ptr_array_add (self->shown, row);
}

static void
show_likenesses (KdNewClientDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (get_text (self->name)));
  g_autofree char *mobile = NULL;
  KdIdentity       identity;
  gboolean         sure = kd_identity_check (get_text (self->id_number), &identity) == KD_IDENTITY_OK;
  g_autoptr (GArray) found = NULL;

  if (kd_mobile_check (get_text (self->mobile), &mobile) != KD_IDENTITY_OK)
    g_set_str (&mobile, "");
  found = kd_client_likeness_find (kd_session_get_directory (self->session), name, mobile, sure ? identity.number : "", read_birth (self), MAX_LIKENESSES);
  self->same_id = found->len > 0 && g_array_index (found, KdLikeness, 0).why == KD_LIKENESS_ID_NUMBER;
  for (guint i = 0; i < self->shown->len; i++)
    adw_preferences_group_remove (self->likenesses, self->shown->pdata[i]);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < found->len; i++)
    add_likeness (self, &g_array_index (found, KdLikeness, i));
  gtk_widget_set_visible (GTK_WIDGET (self->likenesses), found->len > 0);
}

/* --- what is typed ---------------------------------------------------------------------------------------- */

static void
on_typed_cb (KdNewClientDialog *self)
{
  if (self->filling)
    return;
  clear_message (self);
  show_likenesses (self);
}

/* The number says when somebody was born, until another date is written. */
static void
on_id_number_cb (KdNewClientDialog *self)
{
  KdIdentity        identity;
  KdIdentityVerdict verdict = kd_identity_check (get_text (self->id_number), &identity);

  if (self->filling)
    return;
  on_typed_cb (self);
  self->filling = TRUE;
  if (self->birth_derived || *get_text (self->birth) == '\0')
    {
      char day[KD_DATE_TEXT_SIZE] = "";

      self->birth_derived = verdict == KD_IDENTITY_OK && identity.birth != KD_DATE_NONE;
      gtk_editable_set_text (GTK_EDITABLE (self->birth), self->birth_derived ? kd_date_format (identity.birth, day) : "");
    }
  if (self->sex_derived || adw_combo_row_get_selected (self->sex) == 0)
    {
      self->sex_derived = verdict == KD_IDENTITY_OK && identity.sex != KD_IDENTITY_SEX_UNKNOWN;
      adw_combo_row_set_selected (self->sex, self->sex_derived ? (guint) identity.sex : 0);
    }
  self->filling = FALSE;
  gtk_widget_set_visible (self->hint, self->birth_derived || self->sex_derived);
  if (verdict != KD_IDENTITY_OK && g_utf8_strlen (get_text (self->id_number), -1) >= 18)
    complain (self, self->id_number, kd_identity_verdict_get_text (verdict), FALSE);
  show_likenesses (self);
}

static void
on_birth_cb (KdNewClientDialog *self)
{
  if (self->filling)
    return;
  self->birth_derived = FALSE;
  gtk_widget_set_visible (self->hint, self->sex_derived);
  on_typed_cb (self);
}

static void
on_sex_cb (KdNewClientDialog *self)
{
  if (self->filling)
    return;
  self->sex_derived = FALSE;
  gtk_widget_set_visible (self->hint, self->birth_derived);
}

/* Sources are the adviser's own words. */
static void
on_source_cb (KdNewClientDialog *self)
{
  static const char *const words[] = { "介绍", "推荐", "refer" };
  g_autofree char         *source = g_utf8_strdown (get_text (self->source), -1);
  gboolean                 referred = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    referred = referred || strstr (source, words[i]) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->referrer), referred);
}

/* Who referred the client, if that is asked for and known. */
static gboolean
get_referrer (KdNewClientDialog *self,
              KdBrief           *brief)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->referrer)) && kd_client_picker_get (self->referrer, brief);
}

static KdNewClientDraft
read_form (KdNewClientDialog *self)
{
  KdBrief brief;

  if (get_referrer (self, &brief))
    kd_uuid_format (&brief.uuid, self->referrer_id);
  else
    *self->referrer_id = '\0';
  return (KdNewClientDraft) {
    .name = (char *) get_text (self->name),
    .mobile = (char *) get_text (self->mobile),
    .id_number = (char *) get_text (self->id_number),
    .birth = (char *) get_text (self->birth),
    .sex = (char *) sexes[MIN (adw_combo_row_get_selected (self->sex), G_N_ELEMENTS (sexes) - 1)],
    .source = (char *) get_text (self->source),
    .referrer = self->referrer_id,
  };
}

static void
write_form (KdNewClientDialog      *self,
            const KdNewClientDraft *draft)
{
  KdUuid referrer;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), draft->name);
  gtk_editable_set_text (GTK_EDITABLE (self->mobile), draft->mobile);
  gtk_editable_set_text (GTK_EDITABLE (self->id_number), draft->id_number);
  gtk_editable_set_text (GTK_EDITABLE (self->birth), draft->birth);
  gtk_editable_set_text (GTK_EDITABLE (self->source), draft->source);
  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (g_str_equal (sexes[i], draft->sex))
      adw_combo_row_set_selected (self->sex, i);
  self->birth_derived = self->sex_derived = FALSE;
  self->filling = FALSE;
  kd_client_picker_choose (self->referrer, kd_uuid_parse (draft->referrer, &referrer) ? &referrer : NULL);
  mask_id (self, TRUE);
  gtk_widget_set_visible (self->hint, FALSE);
  on_typed_cb (self);
}

/* --- the draft -------------------------------------------------------------------------------------------- */

static void
on_closed (KdNewClientDialog *self)
{
  KdNewClientDraft draft = read_form (self);

  if (!self->done)
    kd_new_client_draft_keep (self->session, &draft);
  self->done = TRUE;
}

/* The dialog goes with the lock; what is typed stays in the book. */
static void
on_locking (KdSession         *session,
            KdNewClientDialog *self)
{
  KdNewClientDraft draft = read_form (self);

  if (!self->done)
    kd_new_client_draft_keep_now (session, &draft);
  self->done = TRUE;
}

static void
on_draft (const KdNewClientDraft *draft,
          gpointer                data)
{
  g_autoptr (KdNewClientDialog) self = data;
  KdNewClientDraft typed = read_form (self);

  if (draft != NULL && !self->done && kd_new_client_draft_is_empty (&typed))
    write_form (self, draft);
}

/* --- saving ----------------------------------------------------------------------------------------------- */

static gpointer
get_row (KdNewClientDialog *self,
         guint              field)
{
  switch (field)
    {
    case KD_CLIENT_ID_NUMBER:
      return self->id_number;
    case KD_CLIENT_BIRTH:
      return self->birth;
    case KD_CLIENT_SOURCE:
      return self->source;
    default:
      return self->name;
    }
}

/* The client's row, or %NULL with a message where something is to be mended. */
static KdRow *
make_client (KdNewClientDialog *self)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (GError) error = NULL;
  KdNewClientDraft form = read_form (self);
  KdBrief          referrer;
  const struct
  {
    guint       field;
    const char *text;
  } values[] = { { KD_CLIENT_NAME, form.name }, { KD_CLIENT_ID_NUMBER, form.id_number }, { KD_CLIENT_BIRTH, form.birth }, { KD_CLIENT_SEX, form.sex }, { KD_CLIENT_SOURCE, form.source } };

  if (get_referrer (self, &referrer))
    kd_value_set_uuid (&row->values[KD_CLIENT_REFERRER], &referrer.uuid);
  kd_uuid_generate (&row->uuid, kd_clock_now (kd_workspace_get_clock (kd_session_get_workspace (self->session))));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (*values[i].text != '\0' && !kd_row_set_from_text (row, values[i].field, values[i].text, &error))
      {
        complain (self, get_row (self, values[i].field), error->message, TRUE);
        return NULL;
      }
  if (*form.name == '\0')
    complain (self, self->name, _ ("Fill in the name"), TRUE);
  else if (*form.mobile == '\0' && *form.id_number == '\0')
    complain (self, self->mobile, _ ("Fill in a mobile or an identity number"), TRUE);
  else if (!kd_row_validate (row, &error))
    complain (self, self->id_number, error->message, TRUE);
  else
    return g_steal_pointer (&row);
  return NULL;
}

static KdRow *
make_mobile (KdNewClientDialog *self,
             const KdUuid      *client)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_CONTACT_METHOD);
  g_autoptr (GError) error = NULL;

  kd_value_set_uuid (&row->values[KD_CONTACT_METHOD_CLIENT], client);
  kd_value_set_text (&row->values[KD_CONTACT_METHOD_TYPE], "mobile");
  if (kd_row_set_from_text (row, KD_CONTACT_METHOD_VALUE, get_text (self->mobile), &error) && kd_row_validate (row, &error))
    return g_steal_pointer (&row);
  complain (self, self->mobile, error->message, TRUE);
  return NULL;
}

static gboolean
run_compose (KdWorkspace *workspace,
             gpointer     data,
             GPtrArray   *changes,
             GError     **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (changes, kd_change_new_insert (kd_row_copy (rows->pdata[i])));
  return TRUE;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdNewClientDialog) self = data;
  g_autoptr (GError) error = NULL;
  const KdNewClientDraft empty = { "", "", "", "", "", "", "" };
  char                   id[KD_UUID_TEXT_SIZE];

  self->saving = FALSE;
  if (!kd_session_compose_finish (KD_SESSION (source), result, &error))
    {
      complain (self, self->name, error->message, FALSE);
      return;
    }
  kd_new_client_draft_keep (self->session, &empty);
  if (adw_switch_row_get_active (self->another))
    {
      write_form (self, &empty);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  self->done = TRUE;
  kd_uuid_format (&self->client, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-client", "s", id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdNewClientDialog *self = KD_NEW_CLIENT_DIALOG (widget);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  g_autofree char *said = NULL;
  KdRow           *row;

  if (self->saving)
    return;
  show_likenesses (self);
  if (self->same_id)
    {
      complain (self, self->id_number, _ ("This ID number is on file: open that client"), TRUE);
      return;
    }
  row = make_client (self);
  if (row == NULL)
    return;
  g_ptr_array_add (rows, row);
  self->client = row->uuid;
  said = g_strdup_printf (_ ("Added: %s"), kd_row_get_text (row, KD_CLIENT_NAME));
  if (*get_text (self->mobile) != '\0')
    {
      row = make_mobile (self, &self->client);
      if (row == NULL)
        return;
      g_ptr_array_add (rows, row);
    }
  self->saving = TRUE;
  kd_session_compose_async (self->session, run_compose, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref, said, on_saved, g_object_ref (self));
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
kd_new_client_dialog_dispose (GObject *object)
{
  KdNewClientDialog *self = KD_NEW_CLIENT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (kd_new_client_dialog_parent_class)->dispose (object);
}

static void
kd_new_client_dialog_class_init (KdNewClientDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_new_client_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  g_type_ensure (KD_TYPE_CLIENT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/clients/kd-new-client-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, name);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, mobile);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, id_number);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, birth);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, sex);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, id_masked);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, source);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, referrer);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, message);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, likenesses);
  gtk_widget_class_bind_template_child (widget_class, KdNewClientDialog, another);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_id_number_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_birth_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sex_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_id_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_cb);
}

static void
kd_new_client_dialog_init (KdNewClientDialog *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_id_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->id_number), focus);
  self->filling = FALSE;
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

/**
 * kd_new_client_dialog_new:
 * @session: an open book
 * @name: (nullable): the name that was looked for in vain
 *
 * Returns: (transfer floating): a dialog, filled with what was not saved the last time where @name is %NULL
 */
KdNewClientDialog *
kd_new_client_dialog_new (KdSession  *session,
                          const char *name)
{
  KdNewClientDialog *self = g_object_new (KD_TYPE_NEW_CLIENT_DIALOG, NULL);

  self->session = g_object_ref (session);
  kd_client_picker_set_session (self->referrer, session);
  g_signal_connect_object (session, "locking", G_CALLBACK (on_locking), self, G_CONNECT_DEFAULT);
  if (name != NULL && *name != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  else
    kd_new_client_draft_find (session, on_draft, g_object_ref (self));
  return self;
}
