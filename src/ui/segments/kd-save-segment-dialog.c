/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-save-segment-dialog.h"

#include "kd-change.h"
#include "kd-saved-segment.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>

/**
 * KdSaveSegmentDialog:
 *
 * Keeps a filter over clients under a name.
 */
struct _KdSaveSegmentDialog
{
  AdwDialog parent_instance;

  KdSession *session;

  /* template */
  AdwEntryRow  *name;
  AdwActionRow *filter;
  GtkWidget    *save;
};

G_DEFINE_FINAL_TYPE (KdSaveSegmentDialog, kd_save_segment_dialog, ADW_TYPE_DIALOG)

/* The record as it stands in the dialog, or NULL where the kind's own checks refuse it. */
static KdRow *
make_row (KdSaveSegmentDialog *self,
          GError             **error)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_SEGMENT);

  if (!kd_row_set_from_text (row, KD_SAVED_SEGMENT_NAME, gtk_editable_get_text (GTK_EDITABLE (self->name)), error) ||
      !kd_row_set_from_text (row, KD_SAVED_SEGMENT_FILTER, adw_action_row_get_subtitle (self->filter), error) ||
      !kd_row_validate (row, error))
    return NULL;
  return g_steal_pointer (&row);
}

static void
on_changed_cb (KdSaveSegmentDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) row = make_row (self, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.accept", row != NULL);
  gtk_widget_set_tooltip_text (self->save, row == NULL ? error->message : NULL);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  KdSaveSegmentDialog *self = KD_SAVE_SEGMENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) row = make_row (self, &error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  g_autofree char *said = NULL;

  if (row == NULL)
    {
      kd_session_fail (self->session, error);
      return;
    }
  said = g_strdup_printf (_ ("Segment saved: %s"), kd_row_get_text (row, KD_SAVED_SEGMENT_NAME));
  g_ptr_array_add (changes, kd_change_new_insert (g_steal_pointer (&row)));
  kd_session_change (self->session, g_steal_pointer (&changes), said);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
kd_save_segment_dialog_dispose (GObject *object)
{
  g_clear_object (&KD_SAVE_SEGMENT_DIALOG (object)->session);
  G_OBJECT_CLASS (kd_save_segment_dialog_parent_class)->dispose (object);
}

static void
kd_save_segment_dialog_class_init (KdSaveSegmentDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_save_segment_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/segments/kd-save-segment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KdSaveSegmentDialog, name);
  gtk_widget_class_bind_template_child (widget_class, KdSaveSegmentDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, KdSaveSegmentDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
kd_save_segment_dialog_init (KdSaveSegmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_DIALOGS, GTK_PHASE_BUBBLE);
}

/**
 * kd_save_segment_dialog_new:
 * @session: an open book
 * @name: the name that is proposed
 * @filter: which clients; see [func@client_filter_format]
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kd_save_segment_dialog_new (KdSession  *session,
                            const char *name,
                            const char *filter)
{
  KdSaveSegmentDialog *self = g_object_new (KD_TYPE_SAVE_SEGMENT_DIALOG, NULL);

  self->session = g_object_ref (session);
  adw_action_row_set_subtitle (self->filter, filter);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  on_changed_cb (self);
  return ADW_DIALOG (self);
}
