/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-outlet.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>

/* Something on its way out. A thread that works on it borrows it from the main loop, where it is freed. */
typedef struct
{
  KdOutlet       outlet;
  char          *said;
  KdSession     *session;
  gpointer       data;
  GDestroyNotify free_data;
  GBytes        *bytes;
  char          *path;   /* of a file */
  GOutputStream *stream; /* to a printer */
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  if (way->free_data != NULL)
    way->free_data (way->data);
  g_clear_pointer (&way->bytes, g_bytes_unref);
  g_clear_object (&way->stream);
  g_object_unref (way->session);
  g_free (way->said);
  g_free (way->path);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static Way *
way_new (const KdOutlet *outlet,
         KdSession      *session,
         gpointer        data,
         GDestroyNotify  free_data)
{
  Way *way = g_new0 (Way, 1);

  way->outlet = *outlet;
  way->said = g_strdup (outlet->said);
  way->session = g_object_ref (session);
  way->data = data;
  way->free_data = free_data;
  return way;
}

/* Who gives up a dialog knows it. */
static gboolean
is_given_up (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
fail (Way          *way,
      const GError *error)
{
  if (!is_given_up (error))
    kd_session_fail (way->session, error);
}

static void
finish (Way        *way,
        const char *said)
{
  kd_session_say (way->session, said);
  if (way->outlet.done != NULL)
    way->outlet.done (way->data);
}

/* --- a file ----------------------------------------------------------------------------------------------- */

/**
 * kd_outlet_finish_file:
 * @dialog: a dialog that asked where to save
 * @result: what its callback got
 * @error: return location
 *
 * Files are written whole and only for their owner, which takes a folder of this computer: a place that other programs lend by an
 * address is refused, not taken for a dialog that was given up.
 *
 * Returns: (transfer full) (nullable): a path; %NULL without an error where somebody gave up
 */
char *
kd_outlet_finish_file (GtkFileDialog *dialog,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (dialog, result, &refused);
  g_autofree char *uri = NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    return g_file_get_path (file);
  if (file != NULL)
    {
      uri = g_file_get_uri (file);
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("Saving to %s: this is no folder of this computer. Save into one, and copy the file from there"), uri);
    }
  else if (!is_given_up (refused))
    g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

static gboolean
write_file (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Way *way = data;

  return way->outlet.write (workspace, way->data, way->bytes, way->path, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;

  if (kd_workspace_call_finish (KD_WORKSPACE (source), result, &error) != NULL)
    finish (way, way->said);
  else
    fail (way, error);
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  KdWorkspace *workspace = kd_session_get_workspace (way->session);
  Way         *out = way;

  way->path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);
  if (way->path != NULL && way->outlet.paint != NULL)
    way->bytes = way->outlet.paint (way->data, way->path, &error);
  if (error != NULL)
    fail (way, error);
  else if (way->path != NULL && (way->bytes != NULL || way->outlet.paint == NULL))
    kd_workspace_call_async (workspace, write_file, out, NULL, NULL, on_written, g_steal_pointer (&way));
}

static void
add_filter (GListStore         *filters,
            const KdOutletType *type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, g_dgettext (GETTEXT_PACKAGE, type->title));
  gtk_file_filter_add_pattern (filter, type->pattern);
  g_list_store_append (filters, filter);
}

/**
 * kd_outlet_save:
 * @self: what leaves, copied
 * @session: an open book
 * @window: (nullable): a window
 * @data: for the functions of @self
 * @free_data: (nullable): frees it
 *
 * Asks for a file and writes it. What fails is told by the session.
 */
void
kd_outlet_save (const KdOutlet *self,
                KdSession      *session,
                GtkWindow      *window,
                gpointer        data,
                GDestroyNotify  free_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < self->n_types; i++)
    add_filter (filters, &self->types[i]);
  gtk_file_dialog_set_title (dialog, self->title);
  if (self->n_types > 0)
    gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, self->name);
  gtk_file_dialog_save (dialog, window, NULL, on_file, way_new (self, session, data, free_data));
}

/* --- paper ------------------------------------------------------------------------------------------------ */

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &size, &error) && g_output_stream_close (G_OUTPUT_STREAM (source), NULL, &error))
    finish (way, _ ("Handed to the printer"));
  else
    fail (way, error);
}

static gboolean
log_paper (KdWorkspace  *workspace,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Way *way = data;

  return way->outlet.log (workspace, way->data, error);
}

static void
on_logged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  gsize          size;
  gconstpointer  bytes = g_bytes_get_data (way->bytes, &size);
  GOutputStream *stream = way->stream;

  if (kd_workspace_call_finish (KD_WORKSPACE (source), result, &error) != NULL)
    g_output_stream_write_all_async (stream, bytes, size, G_PRIORITY_DEFAULT, NULL, on_printed, g_steal_pointer (&way));
  else
    fail (way, error);
}

static void
on_printer (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  KdWorkspace *workspace = kd_session_get_workspace (way->session);
  Way         *out = way;

  way->stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  if (way->stream != NULL)
    way->bytes = way->outlet.paint (way->data, NULL, &error);
  if (way->bytes == NULL)
    fail (way, error);
  else
    kd_workspace_call_async (workspace, log_paper, out, NULL, NULL, on_logged, g_steal_pointer (&way));
}

/**
 * kd_outlet_print:
 * @self: what leaves, copied
 * @session: an open book
 * @window: (nullable): a window
 * @data: for the functions of @self
 * @free_data: (nullable): frees it
 *
 * Asks for a printer and hands it the pages once the ledger knows. What fails is told by the session.
 */
void
kd_outlet_print (const KdOutlet *self,
                 KdSession      *session,
                 GtkWindow      *window,
                 gpointer        data,
                 GDestroyNotify  free_data)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  gtk_print_dialog_set_title (dialog, self->title);
  gtk_print_dialog_print (dialog, window, NULL, NULL, on_printer, way_new (self, session, data, free_data));
}
