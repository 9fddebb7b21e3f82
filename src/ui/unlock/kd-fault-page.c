/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-fault-page.h"

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

  /* template */
  AdwStatusPage *status;
  GtkWidget     *retry;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdFaultPage, kd_fault_page, ADW_TYPE_BIN)

static void
on_retry_cb (KdFaultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
kd_fault_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kd_fault_page_parent_class)->map (widget);
  gtk_widget_grab_focus (KD_FAULT_PAGE (widget)->retry);
}

static void
kd_fault_page_class_init (KdFaultPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->map = kd_fault_page_map;

  /**
   * KdFaultPage::retry:
   * @self: a page
   *
   * The user wants to see whether it works by now.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", KD_TYPE_FAULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdFaultPage, status);
  gtk_widget_class_bind_template_child (widget_class, KdFaultPage, retry);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_cb);
}

static void
kd_fault_page_init (KdFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
find_title (const GError *error)
{
  if (error->domain != KD_ERROR)
    return _ ("The client book cannot be opened");
  switch ((KdError) error->code)
    {
    case KD_ERROR_CORRUPT:
      return _ ("The client book is damaged");
    case KD_ERROR_NEWER:
      return _ ("This client book was made by a newer version");
    case KD_ERROR_BUSY:
      return _ ("The client book is being used by another program");
    case KD_ERROR_NO_SPACE:
      return _ ("The disk is full");
    case KD_ERROR_NOT_FOUND:
      return _ ("The files of the client book cannot be found");
    case KD_ERROR_UNSUPPORTED:
      return _ ("The encryption library is not the right one");
    case KD_ERROR_INVALID:
    case KD_ERROR_EXISTS:
    case KD_ERROR_LOCKED:
    case KD_ERROR_WRONG_KEY:
    case KD_ERROR_CONFLICT:
    case KD_ERROR_CANCELLED:
    case KD_ERROR_IO:
    case KD_ERROR_LIMIT:
    default:
      return _ ("The client book cannot be opened");
    }
}

/**
 * kd_fault_page_new:
 * @error: why the book cannot be opened
 *
 * Returns: (transfer floating): a page
 */
KdFaultPage *
kd_fault_page_new (const GError *error)
{
  KdFaultPage     *self = g_object_new (KD_TYPE_FAULT_PAGE, NULL);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", error->message, _ ("Nothing was overwritten."));
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->status, find_title (error));
  adw_status_page_set_description (self->status, markup);
  return self;
}
