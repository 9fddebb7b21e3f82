/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clipboard.h"

/* What was lent, until it is taken back. */
typedef struct
{
  GdkClipboard       *clipboard;
  GdkContentProvider *content;
} Loan;

static void
loan_free (gpointer data)
{
  Loan *loan = data;

  g_object_unref (loan->clipboard);
  g_object_unref (loan->content);
  g_free (loan);
}

/* What somebody has copied meanwhile, here or elsewhere, stays. */
static gboolean
on_over (gpointer data)
{
  const Loan *loan = data;

  if (gdk_clipboard_get_content (loan->clipboard) == loan->content)
    gdk_clipboard_set_content (loan->clipboard, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * kd_clipboard_lend:
 * @widget: a widget that is shown
 * @text: what is copied, a client's number
 *
 * Puts a text into the clipboard for %KD_CLIPBOARD_SECONDS.
 */
void
kd_clipboard_lend (GtkWidget  *widget,
                   const char *text)
{
  Loan *loan = g_new (Loan, 1);

  *loan = (Loan) { g_object_ref (gtk_widget_get_clipboard (widget)), gdk_content_provider_new_typed (G_TYPE_STRING, text) };
  gdk_clipboard_set_content (loan->clipboard, loan->content);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, KD_CLIPBOARD_SECONDS, on_over, loan, loan_free);
}
