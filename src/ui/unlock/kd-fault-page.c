/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-fault-page.h"

#include "kd-diagnostics.h"
#include "kd-error.h"

#include <glib/gi18n-lib.h>

/**
 * KdFaultPage:
 *
 * Why the book cannot be opened, that nothing was lost by it, and what to do.
 */
struct _KdFaultPage
{
  AdwBin parent_instance;

  char *diagnostics;

  /* template */
  AdwStatusPage *status;
  GtkButton     *first;
  GtkButton     *second;
};

G_DEFINE_FINAL_TYPE (KdFaultPage, kd_fault_page, ADW_TYPE_BIN)

/* Actions of the window and of the program. */
typedef struct
{
  const char *label;
  const char *action;
} Way;

static const Way again = { N_ ("Try Again"), "win.begin" };
static const Way restore = { N_ ("Restore from a Backup…"), "win.restore" };
static const Way another = { N_ ("Another Vault…"), "win.ways" };
static const Way reading = { N_ ("Open Read-Only"), "win.open-read-only" };
static const Way find = { N_ ("Choose a Folder…"), "win.open-vault" };
static const Way leave = { N_ ("Quit"), "app.quit" };

static const struct
{
  KdError     code;
  const char *title;
  const Way  *first;
  const Way  *second;
} faults[] = {
  { KD_ERROR_CORRUPT, N_ ("The client book is damaged"), &restore, &reading },
  { KD_ERROR_NEWER, N_ ("This client book was made by a newer version"), &another, &leave },
  { KD_ERROR_BUSY, N_ ("The client book is being used by another program"), &again, &leave },
  { KD_ERROR_NO_SPACE, N_ ("The disk is full"), &again, &leave },
  { KD_ERROR_NOT_FOUND, N_ ("The files of the client book cannot be found"), &find, &restore },
  { KD_ERROR_UNSUPPORTED, N_ ("The encryption library is not the right one"), &leave, &again },
};

static void
on_copy_cb (KdFaultPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->diagnostics);
}

static void
kd_fault_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kd_fault_page_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (KD_FAULT_PAGE (widget)->first));
}

static void
kd_fault_page_finalize (GObject *object)
{
  g_free (KD_FAULT_PAGE (object)->diagnostics);
  G_OBJECT_CLASS (kd_fault_page_parent_class)->finalize (object);
}

static void
kd_fault_page_class_init (KdFaultPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = kd_fault_page_finalize;
  widget_class->map = kd_fault_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdFaultPage, status);
  gtk_widget_class_bind_template_child (widget_class, KdFaultPage, first);
  gtk_widget_class_bind_template_child (widget_class, KdFaultPage, second);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_cb);
}

static void
kd_fault_page_init (KdFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_way (GtkButton *button,
         const Way *way)
{
  gtk_button_set_label (button, _ (way->label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), way->action);
}

/**
 * kd_fault_page_new:
 * @error: why the book cannot be opened
 * @read_only: whether it was to be opened for reading only, so that this is no way out any more
 *
 * Returns: (transfer floating): a page
 */
KdFaultPage *
kd_fault_page_new (const GError *error,
                   gboolean      read_only)
{
  KdFaultPage     *self = g_object_new (KD_TYPE_FAULT_PAGE, NULL);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", error->message, _ ("Nothing was overwritten."));
  g_autofree char *markup = g_markup_escape_text (text, -1);

  self->diagnostics = kd_diagnostics_describe (error);
  adw_status_page_set_title (self->status, _ ("The client book cannot be opened"));
  adw_status_page_set_description (self->status, markup);
  set_way (self->first, &again);
  set_way (self->second, &restore);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_error_matches (error, KD_ERROR, (int) faults[i].code))
      {
        adw_status_page_set_title (self->status, _ (faults[i].title));
        set_way (self->first, faults[i].first);
        set_way (self->second, read_only && faults[i].second == &reading ? &again : faults[i].second);
      }
  return self;
}
