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

typedef struct
{
  KdUuid      batch;
  KdReversal *reversal;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_pointer (&undo->reversal, kd_reversal_free);
  g_free (undo);
}

static gboolean
run_undo (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Undo *undo = data;

  undo->reversal = kd_workspace_undo_batch (workspace, &undo->batch, FALSE, error);
  return undo->reversal != NULL;
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkButton) button = data;
  KdSession *session = g_object_get_data (G_OBJECT (button), "session");
  g_autoptr (GError) error = NULL;
  Undo            *undo = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (undo == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (button), TRUE);
      kd_session_fail (session, error);
      return;
    }
  text = g_strdup_printf (_ ("Import undone: %u taken back, %u kept because they were edited since"), undo->reversal->reversed, g_strv_length (undo->reversal->kept));
  kd_session_say (session, text);
  gtk_button_set_label (button, _ ("Undone"));
  undo_free (undo);
}

static void
on_undo (GtkButton    *button,
         const KdUuid *batch)
{
  KdSession *session = g_object_get_data (G_OBJECT (button), "session");
  Undo      *undo = g_new0 (Undo, 1);

  undo->batch = *batch;
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  kd_workspace_call_async (kd_session_get_workspace (session), run_undo, undo, undo_free, NULL, on_undone, g_object_ref (button));
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
