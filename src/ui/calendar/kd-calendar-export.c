/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-calendar-export.h"

#include "kd-client.h"
#include "kd-export.h"
#include "kd-outlet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  guint rows;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* For five years from today, and without names: other programs read it, telephones too. */
static gboolean
run_export (KdWorkspace  *workspace,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work          *work = data;
  const KdExport what = { .format = KD_EXPORT_ICALENDAR, .def = &kd_client_kind, .path = work->path, .replace = TRUE, .from = KD_DATE_NONE, .to = KD_DATE_NONE };

  return kd_export_run (&what, workspace, cancellable, &work->rows, error);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Work) work = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *said = NULL;

  if (work == NULL)
    {
      kd_session_fail (session, error);
      return;
    }
  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u reminder exported without names, not encrypted", "%u reminders exported without names, not encrypted", work->rows), work->rows);
  kd_session_say (session, said);
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);
  Work            *work;

  if (error != NULL)
    kd_session_fail (session, error);
  if (path == NULL)
    return;
  work = g_new0 (Work, 1);
  work->path = g_steal_pointer (&path);
  kd_workspace_call_async (kd_session_get_workspace (session), run_export, work, work_free, NULL, on_exported, g_object_ref (session));
}

/**
 * kd_calendar_export:
 * @session: an open book
 * @window: a window
 *
 * Asks for a file and writes reminders into it as iCalendar, without names of clients and products.
 */
void
kd_calendar_export (KdSession *session,
                    GtkWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Export Reminders, Not Encrypted"));
  gtk_file_dialog_set_initial_name (dialog, "dossier.ics");
  gtk_file_dialog_save (dialog, window, NULL, on_file, g_object_ref (session));
}
