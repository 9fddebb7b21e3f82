/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What menus, buttons and keys of a client's page do. */

#include "kd-client-page-private.h"

#include "kd-client-extras.h"
#include "kd-client-records.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-clipboard.h"
#include "kd-contact-method.h"
#include "kd-field-group.h"
#include "kd-history-tab.h"
#include "kd-interaction.h"
#include "kd-profile-tab.h"
#include "kd-relation-dialog.h"
#include "kd-reversal-dialog.h"
#include "kd-tag-dialog.h"
#include "kd-values-dialog.h"

#include <glib/gi18n-lib.h>

#define REVEALED_SECONDS 30

enum
{
  TAB_OVERVIEW,
  TAB_PROFILE,
  TAB_HISTORY = KD_CLIENT_TABS - 1,
};

static void
go_to (KdClientPage *self,
       int           tab)
{
  if (tab >= 0 && tab < KD_CLIENT_TABS)
    adw_view_stack_set_visible_child (self->tabs, GTK_WIDGET (self->pages[tab]));
}

static void
tab (GtkWidget  *widget,
     const char *action,
     GVariant   *target)
{
  go_to (KD_CLIENT_PAGE (widget), g_variant_get_int32 (target) - 1);
}

static void
tab_beside (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);
  int           step = g_str_equal (action, "client.tab-next") ? 1 : -1;

  for (int i = 0; i < KD_CLIENT_TABS; i++)
    if (adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->pages[i]))
      {
        go_to (self, i + step);
        return;
      }
}

static void
step (GtkWidget  *widget,
      const char *action,
      GVariant   *target)
{
  gtk_widget_activate_action (widget, "win.step-client", "i", g_str_equal (action, "client.next") ? 1 : -1);
}

/* --- numbers ------------------------------------------------------------------------------------------------ */

static void
set_revealed (KdClientPage *self,
              gboolean      revealed)
{
  self->revealed = revealed;
  if (self->file != NULL)
    kd_client_header_show (self->header, self->session, self->file, revealed);
  kd_profile_tab_set_revealed (KD_PROFILE_TAB (self->pages[TAB_PROFILE]), revealed);
}

static gboolean
on_hide (gpointer data)
{
  KdClientPage *self = data;

  self->hide = 0;
  set_revealed (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
reveal (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file == NULL)
    return;
  g_clear_handle_id (&self->hide, g_source_remove);
  if (self->revealed)
    {
      set_revealed (self, FALSE);
      return;
    }
  kd_record_log_reveal (self->session, self->file->client);
  set_revealed (self, TRUE);
  self->hide = g_timeout_add_seconds (REVEALED_SECONDS, on_hide, self);
}

static void
copy_mobile (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);
  const KdRow  *row = self->file != NULL ? kd_client_header_find_mobile (self->file) : NULL;

  if (row != NULL)
    kd_record_lend (widget, self->session, row, KD_CONTACT_METHOD_VALUE);
}

static void
on_dialled (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdClientPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && self->session != NULL)
    kd_session_say (self->session, _ ("No program here can dial; copy the number, or read it with Ctrl+R"));
}

/* What was said on the phone is noted down afterwards: the log is ready. */
static void
dial (GtkWidget  *widget,
      const char *action,
      GVariant   *target)
{
  KdClientPage    *self = KD_CLIENT_PAGE (widget);
  const KdRow     *row = self->file != NULL ? kd_client_header_find_mobile (self->file) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (row == NULL)
    {
      kd_session_say (self->session, _ ("There is no mobile number yet"));
      return;
    }
  number = g_uri_escape_string (kd_row_get_text (row, KD_CONTACT_METHOD_VALUE), "+", FALSE);
  uri = g_strconcat ("tel:", number, NULL);
  launcher = gtk_uri_launcher_new (uri);
  kd_record_log_reveal (self->session, row);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_dialled, g_object_ref (self));
}

/* --- records ------------------------------------------------------------------------------------------------ */

static const KdRow *
find_record (KdClientPage *self,
             GVariant     *target)
{
  KdUuid uuid;

  return self->file != NULL && kd_uuid_parse (g_variant_get_string (target, NULL), &uuid) ? kd_client_file_find (self->file, &uuid) : NULL;
}

/* What it says goes away again: it is about a client. */
static void
copy_record (KdClientPage *self,
             const KdRow  *row)
{
  g_autofree char *text = kd_client_words_record (self->session, self->file, row);

  kd_clipboard_lend (GTK_WIDGET (self), text);
  kd_session_say (self->session, _ ("Copied, cleared in 30 seconds"));
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);
  const KdRow  *row = find_record (self, target);

  if (row == NULL)
    return;
  if (g_str_equal (action, "client.edit-record"))
    kd_client_records_mend (widget, self->session, self->file, row);
  else if (g_str_equal (action, "client.remove-record"))
    kd_client_records_remove (self->session, row);
  else if (g_str_equal (action, "client.correct-record"))
    kd_client_records_correct (widget, self->session, self->file, row);
  else if (g_str_equal (action, "client.task-of"))
    kd_client_records_add_task_of (widget, self->session, self->file, row);
  else if (g_str_equal (action, "client.finish-task"))
    kd_client_records_finish (self->session, row);
  else if (g_str_equal (action, "client.reverse-record"))
    adw_dialog_present (kd_reversal_dialog_new (self->session, row), widget);
  else if (row->def->kind == KD_KIND_CONTACT_METHOD)
    kd_record_lend (widget, self->session, row, KD_CONTACT_METHOD_VALUE);
  else if (row->def->kind == KD_KIND_INTERACTION)
    kd_record_lend (widget, self->session, row, KD_INTERACTION_SUMMARY);
  else
    copy_record (self, row);
}

static void
add_record (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file != NULL)
    kd_client_records_add (widget, self->session, self->file, target != NULL ? g_variant_get_string (target, NULL) : "task");
}

static void
add_member (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file != NULL)
    adw_dialog_present (kd_relation_dialog_new_member (self->session, self->file), widget);
}

static void
referrer (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file == NULL)
    return;
  if (g_str_equal (action, "client.set-referrer"))
    adw_dialog_present (kd_relation_dialog_new_referrer (self->session, self->file), widget);
  else
    kd_client_records_set (self->session, self->file->client, KD_CLIENT_REFERRER, NULL);
}

static void
enter_values (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file != NULL)
    adw_dialog_present (ADW_DIALOG (kd_values_dialog_new (self->session, self->file)), widget);
}

static void
extra (GtkWidget  *widget,
       const char *action,
       GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);
  const char   *name = g_variant_get_string (target, NULL);

  if (self->file == NULL)
    return;
  if (g_str_equal (action, "client.remove-extra"))
    kd_client_extras_set (self->session, self->file->client, name, NULL);
  else
    adw_dialog_present (kd_client_extras_dialog_new (self->session, self->file->client, *name != '\0' ? name : NULL), widget);
}

/* --- the client ----------------------------------------------------------------------------------------------- */

static void
first_empty (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  go_to (self, TAB_PROFILE);
  if (!kd_profile_tab_focus_empty (KD_PROFILE_TAB (self->pages[TAB_PROFILE])) && self->file != NULL)
    kd_session_say (self->session, _ ("The file is complete"));
}

static void
try_again (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);
  const KdUuid  uuid = self->uuid;

  kd_client_page_open (self, &uuid);
}

static void
add_tag (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file != NULL)
    adw_dialog_present (kd_tag_dialog_new (self->session, self->file->client), widget);
}

static void
history (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  go_to (self, TAB_HISTORY);
  kd_history_tab_filter (KD_HISTORY_TAB (self->pages[TAB_HISTORY]), g_variant_get_string (target, NULL));
}

static void
archive (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file != NULL)
    kd_client_records_set (self->session, self->file->client, KD_CLIENT_STATUS, g_variant_get_string (target, NULL));
}

static void
delete_client (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  if (self->file == NULL)
    return;
  if (kd_client_records_can_delete (self->file))
    kd_client_records_delete (self->session, self->file);
  else
    kd_session_say (self->session, _ ("A client with transactions or referrals stays on file; archive instead"));
}

/**
 * kd_client_page_add_actions:
 * @widget_class: the page's
 *
 * Gives it its actions.
 */
void
kd_client_page_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "client.tab", "i", tab);
  gtk_widget_class_install_action (widget_class, "client.tab-previous", NULL, tab_beside);
  gtk_widget_class_install_action (widget_class, "client.tab-next", NULL, tab_beside);
  gtk_widget_class_install_action (widget_class, "client.previous", NULL, step);
  gtk_widget_class_install_action (widget_class, "client.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "client.reveal", NULL, reveal);
  gtk_widget_class_install_action (widget_class, "client.copy-mobile", NULL, copy_mobile);
  gtk_widget_class_install_action (widget_class, "client.dial", NULL, dial);
  gtk_widget_class_install_action (widget_class, "client.add-tag", NULL, add_tag);
  gtk_widget_class_install_action (widget_class, "client.add-task", NULL, add_record);
  gtk_widget_class_install_action (widget_class, "client.add-record", "s", add_record);
  gtk_widget_class_install_action (widget_class, "client.add-member", NULL, add_member);
  gtk_widget_class_install_action (widget_class, "client.set-referrer", NULL, referrer);
  gtk_widget_class_install_action (widget_class, "client.clear-referrer", NULL, referrer);
  gtk_widget_class_install_action (widget_class, "client.edit-record", "s", record);
  gtk_widget_class_install_action (widget_class, "client.correct-record", "s", record);
  gtk_widget_class_install_action (widget_class, "client.remove-record", "s", record);
  gtk_widget_class_install_action (widget_class, "client.copy-record", "s", record);
  gtk_widget_class_install_action (widget_class, "client.reverse-record", "s", record);
  gtk_widget_class_install_action (widget_class, "client.finish-task", "s", record);
  gtk_widget_class_install_action (widget_class, "client.task-of", "s", record);
  gtk_widget_class_install_action (widget_class, "client.enter-values", NULL, enter_values);
  gtk_widget_class_install_action (widget_class, "client.edit-extra", "s", extra);
  gtk_widget_class_install_action (widget_class, "client.remove-extra", "s", extra);
  gtk_widget_class_install_action (widget_class, "client.first-empty", NULL, first_empty);
  gtk_widget_class_install_action (widget_class, "client.try-again", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "client.history", "s", history);
  gtk_widget_class_install_action (widget_class, "client.archive", "s", archive);
  gtk_widget_class_install_action (widget_class, "client.delete", NULL, delete_client);
}
