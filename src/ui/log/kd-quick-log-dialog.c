/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-quick-log-dialog.h"

#include "kd-client-picker.h"
#include "kd-contact-log.h"
#include "kd-day-row.h"
#include "kd-error.h"
#include "kd-quick-log-draft.h"
#include "kd-shortcuts.h"
#include "kd-words-date.h"
#include "kd-workspace-drafts.h"

#include <glib/gi18n-lib.h>

/**
 * KdQuickLogDialog:
 *
 * Notes a contact down in ten seconds: what was said, how it ended, what was promised, when to be in touch again.
 * What is not saved is kept as a draft of that client.
 */
struct _KdQuickLogDialog
{
  AdwDialog parent_instance;

  KdSession       *session;
  GtkToggleButton *chips[4];
  KdContactPlan    plan;
  gboolean         next_typed; /* the next contact is no longer what was proposed */
  gboolean         filling;
  gboolean         saving;
  gboolean         saved;

  /* template */
  KdClientPicker *picker;
  AdwToggleGroup *channel;
  GtkTextView    *note;
  AdwWrapBox     *outcomes;
  AdwEntryRow    *to_do;
  KdDayRow       *to_do_due;
  KdDayRow       *next;
  GtkLabel       *hint;
  GtkLabel       *message;
};

static const struct
{
  const char *outcome;
  const char *label;
} chips[] = {
  { "reached", N_ ("Spoke") },
  { "no-answer", N_ ("No Answer") },
  { "meeting-set", N_ ("Meeting Set") },
  { "not-now", N_ ("Not Now") },
};

G_DEFINE_FINAL_TYPE (KdQuickLogDialog, kd_quick_log_dialog, ADW_TYPE_DIALOG)

static void
say (KdQuickLogDialog *self,
     const char       *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static const char *
get_outcome (KdQuickLogDialog *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chips); i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      return chips[i].outcome;
  return NULL;
}

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
get_note (KdQuickLogDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* --- the next contact ------------------------------------------------------------------------------------- */

/* Where the day comes from, or why the clock of the rule runs on. */
static char *
describe_next (KdQuickLogDialog *self)
{
  g_autofree char *rule = NULL;
  g_autofree char *day = NULL;

  if (self->plan.date == KD_DATE_NONE)
    return g_strdup ("");
  if (!self->plan.reached)
    return g_strdup (_ ("This does not count as a contact, so the time since the last one runs on"));
  if (self->next_typed)
    return g_strdup ("");
  rule = kd_contact_describe_cadence (&self->plan.cadence);
  day = kd_words_due (self->plan.date, kd_session_get_today (self->session));
  return g_strdup_printf (_ ("The next contact is %s, by the rule %s"), day, rule);
}

static void
show_next (KdQuickLogDialog *self)
{
  g_autofree char *hint = describe_next (self);

  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
}

static void
propose_next (KdQuickLogDialog *self)
{
  KdDirectory *directory = kd_session_get_directory (self->session);
  KdBrief      brief;

  self->plan = (KdContactPlan) { .due = KD_DATE_NONE, .date = KD_DATE_NONE };
  if (kd_client_picker_get (self->picker, &brief))
    self->plan = kd_contact_plan (kd_directory_get_rules (directory), &brief, get_outcome (self), kd_session_get_today (self->session), kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (self->session))));
  self->filling = TRUE;
  if (!self->next_typed)
    kd_day_row_set_day (self->next, self->plan.date);
  self->filling = FALSE;
  show_next (self);
}

static void
on_next_changed_cb (KdQuickLogDialog *self)
{
  if (self->filling)
    return;
  self->next_typed = *get_text (self->next) != '\0';
  show_next (self);
}

static void
on_problem_cb (KdQuickLogDialog *self)
{
  const char *problem = kd_day_row_get_problem (self->to_do_due);

  say (self, problem != NULL ? problem : kd_day_row_get_problem (self->next));
}

/* --- the draft -------------------------------------------------------------------------------------------- */

static char *
get_draft_key (KdQuickLogDialog *self)
{
  KdBrief brief;

  return kd_quick_log_draft_key (kd_client_picker_get (self->picker, &brief) ? &brief.uuid : NULL);
}

/* What brings the dialog back, for the same client. */
static char *
get_action (KdQuickLogDialog *self)
{
  KdBrief brief;
  char    id[KD_UUID_TEXT_SIZE];

  return kd_client_picker_get (self->picker, &brief) ? g_strdup_printf ("win.log-client('%s')", kd_uuid_format (&brief.uuid, id)) : g_strdup ("win.log-anybody");
}

/* What is to be kept, or %NULL. */
static char *
write_draft (KdQuickLogDialog *self)
{
  g_autofree char      *note = get_note (self);
  const KdQuickLogDraft draft = {
    .channel = (char *) adw_toggle_group_get_active_name (self->channel),
    .outcome = (char *) get_outcome (self),
    .note = note,
    .to_do = (char *) get_text (self->to_do),
    .to_do_due = (char *) get_text (self->to_do_due),
    .next = (char *) (self->next_typed ? get_text (self->next) : ""),
  };

  return kd_quick_log_draft_is_empty (&draft) ? NULL : kd_quick_log_draft_write (&draft);
}

static void
on_closed (KdQuickLogDialog *self)
{
  g_autofree char *text = self->saved ? NULL : write_draft (self);
  g_autofree char *key = get_draft_key (self);
  g_autofree char *action = get_action (self);

  /* It may live on for a while and hear of a lock. */
  self->saved = TRUE;
  if (text != NULL)
    kd_session_keep_draft_for (self->session, key, text, action);
}

/* The dialog goes with the lock; what is typed stays in the book. */
static void
on_locking (KdSession        *session,
            KdQuickLogDialog *self)
{
  g_autofree char *text = self->saved ? NULL : write_draft (self);
  g_autofree char *key = get_draft_key (self);
  g_autofree char *action = get_action (self);
  g_autoptr (GError) error = NULL;

  self->saved = TRUE;
  if (text == NULL)
    return;
  if (kd_workspace_put_draft (kd_session_get_workspace (session), key, text, &error))
    kd_session_leave (session, "form", action);
  else
    kd_session_fail (session, error);
}

static void
take_draft (KdQuickLogDialog      *self,
            const KdQuickLogDraft *draft)
{
  adw_toggle_group_set_active_name (self->channel, draft->channel);
  for (gsize i = 0; i < G_N_ELEMENTS (chips); i++)
    gtk_toggle_button_set_active (self->chips[i], g_str_equal (chips[i].outcome, draft->outcome));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), draft->note, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->to_do), draft->to_do);
  gtk_editable_set_text (GTK_EDITABLE (self->to_do_due), draft->to_do_due);
  if (*draft->next != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->next), draft->next);
}

typedef struct
{
  char *key;
  char *text; /* what was found */
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->key);
  g_free (find->text);
  g_free (find);
}

static gboolean
run_find_draft (KdWorkspace  *workspace,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Find *find = data;

  return kd_workspace_get_draft (workspace, find->key, &find->text, error);
}

static void
on_draft_found (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KdQuickLogDialog) self = data;
  g_autoptr (GError) error = NULL;
  Find            *find = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *typed = write_draft (self);
  g_autofree char *key = get_draft_key (self);
  g_autoptr (KdQuickLogDraft) draft = NULL;

  if (find == NULL)
    {
      kd_session_fail (self->session, error);
      return;
    }
  if (find->text != NULL && typed == NULL && g_str_equal (key, find->key))
    draft = kd_quick_log_draft_read (find->text);
  if (draft != NULL)
    take_draft (self, draft);
  find_free (find);
}

static void
on_client_changed_cb (KdQuickLogDialog *self)
{
  Find   *find = g_new0 (Find, 1);
  KdBrief brief;

  say (self, NULL);
  propose_next (self);
  if (kd_client_picker_get (self->picker, &brief))
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
  find->key = get_draft_key (self);
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_find_draft, find, find_free, NULL, on_draft_found, g_object_ref (self));
}

/* --- saving ----------------------------------------------------------------------------------------------- */

static gboolean
run_compose (KdWorkspace *workspace,
             gpointer     data,
             GPtrArray   *changes,
             GError     **error)
{
  return kd_contact_log_compose (workspace, data, changes, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (KdQuickLogDialog) self = data;
  g_autofree char *key = get_draft_key (self);
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!kd_session_compose_finish (KD_SESSION (source), result, &error))
    {
      say (self, error->message);
      return;
    }
  self->saved = TRUE;
  kd_session_drop_draft (self->session, key);
  adw_dialog_close (ADW_DIALOG (self));
}

static char *
describe_saved (const KdContactLog *log,
                KdDate              today)
{
  g_autofree char *due = log->to_do_due != KD_DATE_NONE ? kd_words_due (log->to_do_due, today) : NULL;

  return *log->to_do != '\0' && due != NULL ? g_strdup_printf (_ ("Logged, to-do %s"), due) : g_strdup (_ ("Logged"));
}

/* What stands in the form, or %NULL with a message and the cursor where something is to be mended. */
static KdContactLog *
read_form (KdQuickLogDialog *self)
{
  g_autoptr (KdContactLog) log = g_new0 (KdContactLog, 1);
  KdBrief brief;

  if (!kd_client_picker_get (self->picker, &brief))
    {
      say (self, _ ("Choose the client"));
      kd_client_picker_search (self->picker);
      return NULL;
    }
  if (!kd_day_row_read (self->to_do_due, &log->to_do_due) || !kd_day_row_read (self->next, &log->next))
    {
      on_problem_cb (self);
      gtk_widget_grab_focus (GTK_WIDGET (kd_day_row_get_problem (self->to_do_due) != NULL ? self->to_do_due : self->next));
      return NULL;
    }
  log->to_do = g_strstrip (g_strdup (get_text (self->to_do)));
  if (*log->to_do == '\0' && log->to_do_due != KD_DATE_NONE)
    {
      say (self, _ ("Write what is to be done by then"));
      gtk_widget_grab_focus (GTK_WIDGET (self->to_do));
      return NULL;
    }
  log->client = brief.uuid;
  log->channel = g_strdup (adw_toggle_group_get_active_name (self->channel));
  log->outcome = g_strdup (get_outcome (self));
  log->note = get_note (self);
  log->plan = self->plan;
  return g_steal_pointer (&log);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdQuickLogDialog *self = KD_QUICK_LOG_DIALOG (widget);
  KdContactLog     *log = self->saving ? NULL : read_form (self);
  g_autofree char  *said = NULL;

  if (log == NULL)
    return;
  self->saving = TRUE;
  said = describe_saved (log, kd_session_get_today (self->session));
  kd_session_compose_async (self->session, run_compose, log, (GDestroyNotify) kd_contact_log_free, said, on_saved, g_object_ref (self));
}

static void
choose_outcome (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  KdQuickLogDialog *self = KD_QUICK_LOG_DIALOG (widget);
  int               number = g_variant_get_int32 (parameter);

  if (number >= 1 && number <= (int) G_N_ELEMENTS (chips))
    gtk_toggle_button_set_active (self->chips[number - 1], TRUE);
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
add_chip (KdQuickLogDialog *self,
          guint             i)
{
  g_autofree char *label = g_strdup_printf ("%u %s", i + 1, _ (chips[i].label));
  g_autofree char *tooltip = g_strdup_printf (_ ("Ctrl+%u"), i + 1);
  GtkWidget       *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == 0);
  self->chips[i] = GTK_TOGGLE_BUTTON (chip);
  gtk_toggle_button_set_group (self->chips[i], i > 0 ? self->chips[0] : NULL);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (propose_next), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->outcomes, chip);
}

static void
kd_quick_log_dialog_dispose (GObject *object)
{
  KdQuickLogDialog *self = KD_QUICK_LOG_DIALOG (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_quick_log_dialog_parent_class)->dispose (object);
}

static void
kd_quick_log_dialog_class_init (KdQuickLogDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_quick_log_dialog_dispose;

  g_type_ensure (KD_TYPE_CLIENT_PICKER);
  g_type_ensure (KD_TYPE_DAY_ROW);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.chip", "i", choose_outcome);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/log/kd-quick-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, channel);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, note);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, outcomes);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, to_do);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, to_do_due);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, next);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, KdQuickLogDialog, message);
  gtk_widget_class_bind_template_callback (widget_class, on_client_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_cb);
}

static void
kd_quick_log_dialog_init (KdQuickLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_CAPTURE);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

/**
 * kd_quick_log_dialog_new:
 * @session: an open book
 * @client: (nullable): the client, where one is before the eyes
 *
 * Returns: (transfer floating): a dialog
 */
KdQuickLogDialog *
kd_quick_log_dialog_new (KdSession    *session,
                         const KdUuid *client)
{
  KdQuickLogDialog *self = g_object_new (KD_TYPE_QUICK_LOG_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "locking", G_CALLBACK (on_locking), self, G_CONNECT_DEFAULT);
  kd_client_picker_set_session (self->picker, session);
  kd_day_row_set_today (self->to_do_due, kd_session_get_today (session));
  kd_day_row_set_today (self->next, kd_session_get_today (session));
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    add_chip (self, i);
  if (client != NULL)
    kd_client_picker_choose (self->picker, client);
  else
    {
      adw_dialog_set_focus (ADW_DIALOG (self), kd_client_picker_get_entry (self->picker));
      on_client_changed_cb (self);
    }
  return self;
}
