/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-spread-dialog.h"

#include "kd-shortcuts.h"
#include "kd-today-spread.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdSpreadDialog:
 *
 * Spreads calls that have piled up over the workdays to come, as one step: how many a day is asked, until when that takes is
 * said.
 */
struct _KdSpreadDialog
{
  AdwDialog parent_instance;

  KdSession     *session;
  KdTodaySpread *spread;

  /* template */
  AdwSpinRow *per_day;
  GtkLabel   *plan;
};

G_DEFINE_FINAL_TYPE (KdSpreadDialog, kd_spread_dialog, ADW_TYPE_DIALOG)

static char *
describe_plan (const KdTodaySpread *spread)
{
  guint            moved = kd_today_spread_get_moved (spread), kept = spread->calls->len - moved;
  KdDate           last = moved > 0 ? kd_today_spread_find_day (spread, moved - 1) : spread->today;
  g_autofree char *day = kd_words_due (last, spread->today);

  if (moved == 0)
    return g_strdup (_ ("All of them fit into today."));
  if (kept == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u call gets a workday to come, the last one: %s.", "%u calls get the workdays to come, the last ones: %s.", moved), moved, day);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u call gets a workday to come, the last one: %s; %u stay today.", "%u calls get the workdays to come, the last ones: %s; %u stay today.", moved), moved, day, kept);
}

static void
on_per_day_cb (KdSpreadDialog *self)
{
  g_autofree char *plan = NULL;

  if (self->spread == NULL)
    return;
  self->spread->per_day = (guint) adw_spin_row_get_value (self->per_day);
  plan = describe_plan (self->spread);
  gtk_label_set_label (self->plan, plan);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", kd_today_spread_get_moved (self->spread) > 0);
}

/* --- doing it --------------------------------------------------------------------------------------------- */

static void
free_spread (gpointer spread)
{
  kd_today_spread_free (spread);
}

static gboolean
run_spread (KdWorkspace *workspace,
            gpointer     data,
            GPtrArray   *changes,
            GError     **error)
{
  return kd_today_spread_compose (data, workspace, changes, error);
}

static void
on_spread (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!kd_session_compose_finish (KD_SESSION (source), result, &error))
    kd_session_fail (KD_SESSION (source), error);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdSpreadDialog  *self = KD_SPREAD_DIALOG (widget);
  guint            moved;
  g_autofree char *said = NULL;

  adw_spin_row_update (self->per_day);
  moved = kd_today_spread_get_moved (self->spread);
  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u call moved to the workdays to come", "%u calls moved to the workdays to come", moved), moved);
  kd_session_compose_async (self->session, run_spread, g_steal_pointer (&self->spread), free_spread, said, on_spread, NULL);
  adw_dialog_close (ADW_DIALOG (self));
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
kd_spread_dialog_dispose (GObject *object)
{
  KdSpreadDialog *self = KD_SPREAD_DIALOG (object);

  g_clear_pointer (&self->spread, kd_today_spread_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_spread_dialog_parent_class)->dispose (object);
}

static void
kd_spread_dialog_class_init (KdSpreadDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_spread_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "dialog.close", NULL, close_dialog);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/today/kd-spread-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdSpreadDialog, per_day);
  gtk_widget_class_bind_template_child (widget_class, KdSpreadDialog, plan);
  gtk_widget_class_bind_template_callback (widget_class, on_per_day_cb);
}

static void
kd_spread_dialog_init (KdSpreadDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
}

/**
 * kd_spread_dialog_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a dialog for the calls that are overdue now
 */
AdwDialog *
kd_spread_dialog_new (KdSession *session)
{
  KdSpreadDialog *self = g_object_new (KD_TYPE_SPREAD_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->spread = kd_today_spread_new (kd_today_get_lines (kd_session_get_day (session)), kd_session_get_today (session), kd_directory_get_rules (kd_session_get_directory (session))->workdays);
  adw_spin_row_set_value (self->per_day, self->spread->per_day);
  on_per_day_cb (self);
  return ADW_DIALOG (self);
}
