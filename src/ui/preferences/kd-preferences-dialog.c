/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-preferences-dialog.h"

#include "kd-backup-plan.h"
#include "kd-import-rows.h"
#include "kd-passphrase-dialog.h"
#include "kd-rule-rows.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdPreferencesDialog:
 *
 * What may be set on this computer, how safe the book is, by which rules clients are classed, and what was
 * imported. Everything holds at once.
 */
struct _KdPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  KdSession *session;
  GSettings *settings;

  /* template */
  GtkWidget           *short_amounts;
  GtkWidget           *list_city;
  AdwComboRow         *gains;
  GtkWidget           *lunar;
  GtkWidget           *sunday;
  GtkWidget           *notify;
  AdwSpinRow          *notify_hour;
  AdwPreferencesGroup *leads;
  AdwPreferencesGroup *cadence;
  AdwSpinRow          *auto_lock;
  GtkWidget           *with_screen;
  GtkWidget           *on_sleep;
  GtkWidget           *privacy;
  AdwActionRow        *recovery;
  AdwActionRow        *backup;
  AdwActionRow        *backup_folder;
  GtkWidget           *backup_daily;
  AdwPreferencesGroup *rules;
  AdwActionRow        *book;
  AdwActionRow        *place;
  AdwPreferencesGroup *imports;
  GtkWidget           *demo;
};

G_DEFINE_FINAL_TYPE (KdPreferencesDialog, kd_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* --- safety ----------------------------------------------------------------------------------------------- */

static void
show_backup (KdPreferencesDialog *self)
{
  KdWorkspace *workspace = kd_session_get_workspace (self->session);
  KdClock     *clock = kd_workspace_get_clock (workspace);
  g_autoptr (KdBackupPlan) plan = kd_backup_plan_new_for (workspace);
  gint64           last = kd_backup_plan_get_last (plan);
  const char      *folder = kd_backup_plan_get_folder (plan);
  g_autofree char *moment = last != 0 ? kd_words_moment (last, kd_clock_get_zone (clock), kd_session_get_today (self->session)) : g_strdup (_ ("None yet"));

  adw_action_row_set_subtitle (self->backup, moment);
  adw_action_row_set_subtitle (self->backup_folder, folder != NULL ? folder : _ ("Not chosen; best is a memory stick or another disk"));
}

static void
show_recovery (KdPreferencesDialog *self)
{
  gboolean confirmed = kd_workspace_is_recovery_confirmed (kd_session_get_workspace (self->session));

  adw_action_row_set_subtitle (self->recovery, confirmed ? _ ("Checked against the paper") : _ ("Not checked yet"));
}

static void
on_kept (KdPreferencesDialog *self)
{
  show_backup (self);
  show_recovery (self);
}

static void
on_passphrase_cb (KdPreferencesDialog *self)
{
  adw_dialog_present (ADW_DIALOG (kd_passphrase_dialog_new (self->session)), GTK_WIDGET (self));
}

static void
on_recovery_cb (KdPreferencesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.check-recovery", NULL);
}

static void
on_backup_cb (KdPreferencesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.backup", NULL);
}

/* --- colours ---------------------------------------------------------------------------------------------- */

static const char *const gains[] = { "language", "red-up", "green-up" };

static void
on_gains_cb (KdPreferencesDialog *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "gain-colors", gains[adw_combo_row_get_selected (self->gains)]);
}

static void
show_gains (KdPreferencesDialog *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "gain-colors");

  for (guint i = 0; i < G_N_ELEMENTS (gains); i++)
    if (g_str_equal (gains[i], chosen))
      adw_combo_row_set_selected (self->gains, i);
}

/* --- data ------------------------------------------------------------------------------------------------- */

static void
show_book (KdPreferencesDialog *self)
{
  guint            n = kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (self->session)));
  g_autofree char *count = kd_words_count (n);
  g_autofree char *clients = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", n), count);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", kd_session_get_title (self->session), clients);

  adw_action_row_set_subtitle (self->book, subtitle);
  adw_action_row_set_subtitle (self->place, kd_program_get_vault (kd_session_get_program (self->session)));
}

static void
on_remove_answer (AdwAlertDialog      *dialog,
                  const char          *response,
                  KdPreferencesDialog *self)
{
  if (g_str_equal (response, "remove"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-demo", NULL);
}

static void
on_remove_demo_cb (KdPreferencesDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Remove the Test Data?"), _ ("The vault with invented clients is deleted, with everything that was tried in it.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "remove", _ ("Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_remove_answer), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_preferences_dialog_dispose (GObject *object)
{
  KdPreferencesDialog *self = KD_PREFERENCES_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kd_preferences_dialog_parent_class)->dispose (object);
}

static void
kd_preferences_dialog_class_init (KdPreferencesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/preferences/kd-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, short_amounts);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, list_city);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, gains);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, lunar);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, sunday);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, notify);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, notify_hour);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, leads);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, cadence);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, auto_lock);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, with_screen);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, on_sleep);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, privacy);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, recovery);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, backup);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, backup_folder);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, backup_daily);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, book);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, place);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, imports);
  gtk_widget_class_bind_template_child (widget_class, KdPreferencesDialog, demo);
  gtk_widget_class_bind_template_callback (widget_class, on_gains_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recovery_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_demo_cb);
}

static void
bind_settings (KdPreferencesDialog *self)
{
  self->settings = g_settings_new (KD_APP_ID);
  g_settings_bind (self->settings, "auto-lock-minutes", self->auto_lock, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "lock-with-screen", self->with_screen, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "lock-on-sleep", self->on_sleep, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "short-amounts", self->short_amounts, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "list-city", self->list_city, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "hide-amounts", self->privacy, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "calendar-lunar", self->lunar, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "calendar-sunday", self->sunday, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "notify", self->notify, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "notify", self->notify_hour, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "notify-hour", self->notify_hour, "value", G_SETTINGS_BIND_DEFAULT);
  show_gains (self);
  g_settings_bind (self->settings, "back-up-daily", self->backup_daily, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
kd_preferences_dialog_init (KdPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
}

/**
 * kd_preferences_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog
 */
KdPreferencesDialog *
kd_preferences_dialog_new (KdSession *session)
{
  KdPreferencesDialog *self = g_object_new (KD_TYPE_PREFERENCES_DIALOG, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->demo, kd_program_is_demo (kd_session_get_program (session)));
  g_signal_connect_object (session, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  on_kept (self);
  kd_rule_rows_fill_leads (self->leads, session);
  kd_rule_rows_fill_cadence (self->cadence, session);
  kd_rule_rows_fill_packs (self->rules, session);
  show_book (self);
  kd_import_rows_fill (self->imports, session);
  return self;
}
