/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-rows.h"

#include "kd-import-batch.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/* More than these nobody takes back; the history has them all. */
#define SHOWN 30

typedef struct
{
  AdwPreferencesGroup *group;
  KdSession           *session;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->group);
  g_object_unref (place->session);
  g_free (place);
}

static Place *
place_new (AdwPreferencesGroup *group,
           KdSession           *session)
{
  Place *place = g_new0 (Place, 1);

  *place = (Place) { g_object_ref (group), g_object_ref (session) };
  return place;
}

/* --- taking back ------------------------------------------------------------------------------------------ */

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkButton) button = data;
  g_autoptr (GError) error = NULL;

  if (kd_session_undo_import_finish (KD_SESSION (source), result, &error))
    gtk_button_set_label (button, _ ("Undone"));
  else
    {
      gtk_widget_set_sensitive (GTK_WIDGET (button), TRUE);
      kd_session_fail (KD_SESSION (source), error);
    }
}

static void
on_undo (GtkButton    *button,
         const KdUuid *batch)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  kd_session_undo_import_async (g_object_get_data (G_OBJECT (button), "session"), batch, on_undone, g_object_ref (button));
}

/* --- showing ---------------------------------------------------------------------------------------------- */

static char *
count_field (const KdRow *row,
             int          field)
{
  return kd_words_count ((guint) MAX (kd_row_get_integer (row, field, 0), 0));
}

static GtkWidget *
new_row (Place       *place,
         const KdRow *batch)
{
  KdClock         *clock = kd_workspace_get_clock (kd_session_get_workspace (place->session));
  const char      *file = kd_row_get_text (batch, KD_IMPORT_BATCH_FILE);
  g_autofree char *moment = kd_words_moment (kd_row_get_integer (batch, KD_IMPORT_BATCH_STARTED, 0), kd_clock_get_zone (clock), kd_session_get_today (place->session));
  g_autofree char *new = count_field (batch, KD_IMPORT_BATCH_NEW);
  g_autofree char *updated = count_field (batch, KD_IMPORT_BATCH_UPDATED);
  g_autofree char *problem = count_field (batch, KD_IMPORT_BATCH_PROBLEM);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s new, %s updated, %s with problems"), moment, new, updated, problem);
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", file != NULL ? file : "", "subtitle", subtitle, NULL);
  gboolean         done = g_strcmp0 (kd_row_get_text (batch, KD_IMPORT_BATCH_STATE), "done") == 0;
  GtkWidget       *button = gtk_button_new_with_label (done ? _ ("Undo") : _ ("Undone"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, done);
  g_object_set_data_full (G_OBJECT (button), "session", g_object_ref (place->session), g_object_unref);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_undo), g_memdup2 (&batch->uuid, sizeof batch->uuid), (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

typedef struct
{
  GPtrArray *batches;
} Load;

static void
load_free (gpointer data)
{
  g_clear_pointer (&((Load *) data)->batches, g_ptr_array_unref);
  g_free (data);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->batches = kd_workspace_list (workspace, &kd_import_batch_kind, "act = import", G_MAXUINT, error);
  return load->batches != NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Place *place = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (load == NULL)
    kd_session_fail (place->session, error);
  else
    {
      guint n = load->batches->len;

      /* the newest first */
      for (guint i = 0; i < MIN (n, SHOWN); i++)
        adw_preferences_group_add (place->group, new_row (place, load->batches->pdata[n - 1 - i]));
      if (n == 0)
        adw_preferences_group_set_description (place->group, _ ("Nothing was imported yet"));
      load_free (load);
    }
  place_free (place);
}

/**
 * kd_import_rows_fill:
 * @group: where the rows go
 * @session: an open book
 *
 * Adds a row for each import, the newest first, by which it can be taken back whole.
 */
void
kd_import_rows_fill (AdwPreferencesGroup *group,
                     KdSession           *session)
{
  kd_workspace_call_async (kd_session_get_workspace (session), run_load, g_new0 (Load, 1), load_free, NULL, on_loaded, place_new (group, session));
}
