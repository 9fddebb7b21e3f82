/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A change of many clients while it runs: how far it is, and the way to end it. */

#include "kd-clients-page-private.h"

#include "kd-client.h"
#include "kd-session-batch.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/* What the page keeps of it. */
struct _KdClientsWork
{
  KdClientsPage *page; /* weak */
  KdBatchEdit   *edit;
  GCancellable  *cancellable;
};

static void
work_free (KdClientsWork *work)
{
  g_clear_weak_pointer (&work->page);
  kd_batch_edit_unref (work->edit);
  g_object_unref (work->cancellable);
  g_free (work);
}

static void
show_work (KdClientsPage *self)
{
  const KdBatchEdit *edit = self->work != NULL ? self->work->edit : NULL;
  gboolean           shown = edit != NULL && edit->clients->len > KD_BATCH_EDIT_AT_ONCE;
  g_autofree char   *done = NULL;
  g_autofree char   *all = NULL;
  g_autofree char   *words = NULL;

  gtk_action_bar_set_revealed (self->work_bar, shown);
  kd_clients_page_update_choosing (self);
  if (!shown)
    return;
  done = kd_words_count ((guint) g_atomic_int_get (&edit->done));
  all = kd_words_count (edit->clients->len);
  words = g_cancellable_is_cancelled (self->work->cancellable) ? g_strdup (_ ("Taking back…")) : g_strdup_printf ("%s / %s", done, all);
  gtk_label_set_text (self->work_label, words);
  gtk_progress_bar_set_fraction (self->work_progress, (double) g_atomic_int_get (&edit->done) / edit->clients->len);
}

static void
on_ran (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  KdClientsWork *work = data;
  KdClientsPage *self = work->page;
  KdSession     *session = KD_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean done = kd_session_edit_batch_finish (session, result, &error);

  if (!done && g_cancellable_is_cancelled (work->cancellable))
    kd_session_say (session, _ ("The change was cancelled; nothing was kept"));
  else if (!done)
    kd_session_fail (session, error);
  if (self != NULL && self->work == work)
    {
      self->work = NULL;
      /* Who is archived is not listed any more, and not chosen. */
      if (done && self->selection != NULL && work->edit->field == KD_CLIENT_STATUS)
        kd_client_selection_choose (self->selection, FALSE);
      if (self->selection != NULL)
        show_work (self);
    }
  work_free (work);
}

/**
 * kd_clients_page_run_batch:
 * @self: a page
 * @edit: what to change
 * @said: what is said when it is done, with a way back
 *
 * Changes clients beside the main loop. Of many of them the page shows how far it is; one such change runs at a time.
 */
void
kd_clients_page_run_batch (KdClientsPage *self,
                           KdBatchEdit   *edit,
                           const char    *said)
{
  KdClientsWork *work;

  if (self->work != NULL)
    return;
  work = g_new0 (KdClientsWork, 1);
  g_set_weak_pointer (&work->page, self);
  work->edit = kd_batch_edit_ref (edit);
  work->cancellable = g_cancellable_new ();
  self->work = work;
  show_work (self);
  kd_session_edit_batch_async (self->session, edit, said, "win.place::clients", work->cancellable, on_ran, work);
}

static void
cancel_work (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KdClientsPage *self = KD_CLIENTS_PAGE (widget);

  if (self->work == NULL)
    return;
  g_cancellable_cancel (self->work->cancellable);
  show_work (self);
}

/**
 * kd_clients_page_install_work:
 * @widget_class: class of the page
 *
 * Gives pages the action that ends a change of many clients.
 */
void
kd_clients_page_install_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clients.cancel-work", NULL, cancel_work);
}

/**
 * kd_clients_page_set_up_work:
 * @self: a page with its list
 *
 * Lets the page follow how far the session's work is.
 */
void
kd_clients_page_set_up_work (KdClientsPage *self)
{
  g_signal_connect_object (kd_session_get_errand (self->session), "changed", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
}
