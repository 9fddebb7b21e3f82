/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-memories.h"

#include "kd-import-memory.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

#define SHOWN 5

/**
 * KdImportMemories:
 *
 * How the last files were mapped, by name: for another file of the same sort whose headers are not quite the same.
 */
struct _KdImportMemories
{
  AdwBin parent_instance;

  KdSession *session;
  GtkWidget *group;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdImportMemories, kd_import_memories, ADW_TYPE_BIN)

static void
on_activated (AdwActionRow     *row,
              KdImportMemories *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "columns"));
}

static GtkWidget *
new_row (KdImportMemories     *self,
         const KdImportMemory *memory)
{
  GTimeZone       *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (self->session)));
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *moment = kd_words_moment (memory->time, zone, kd_session_get_today (self->session));
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column · %s", "%u columns · %s", memory->n_columns), memory->n_columns, moment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), memory->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "columns", g_strdup (memory->columns), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_DEFAULT);
  return row;
}

/* --- reading ---------------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *memories;
} Load;

static void
load_free (gpointer data)
{
  g_clear_pointer (&((Load *) data)->memories, g_ptr_array_unref);
  g_free (data);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;

  load->memories = kd_import_memory_list (workspace, SHOWN, error);
  return load->memories != NULL;
}

/* Without them files can be imported all the same. */
static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdImportMemories) self = data;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, NULL);

  if (load == NULL)
    return;
  for (guint i = 0; self->session != NULL && i < load->memories->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), new_row (self, load->memories->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), load->memories->len > 0);
  load_free (load);
}

/**
 * kd_import_memories_show:
 * @self: a widget that shows none yet
 * @session: an open book
 *
 * Shows those of the book.
 */
void
kd_import_memories_show (KdImportMemories *self,
                         KdSession        *session)
{
  g_set_object (&self->session, session);
  kd_workspace_call_async (kd_session_get_workspace (session), run_load, g_new0 (Load, 1), load_free, NULL, on_loaded, g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_import_memories_dispose (GObject *object)
{
  g_clear_object (&KD_IMPORT_MEMORIES (object)->session);
  G_OBJECT_CLASS (kd_import_memories_parent_class)->dispose (object);
}

static void
kd_import_memories_class_init (KdImportMemoriesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_import_memories_dispose;

  /**
   * KdImportMemories::chosen:
   * @self: a widget
   * @columns: what columns mean
   *
   * The next file is to be mapped like this.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KD_TYPE_IMPORT_MEMORIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kd_import_memories_init (KdImportMemories *self)
{
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Mapped Like an Earlier File"));
  adw_bin_set_child (ADW_BIN (self), self->group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
