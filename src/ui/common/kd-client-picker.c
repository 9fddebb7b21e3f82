/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-picker.h"

#include "kd-client-search.h"

#include <glib/gi18n-lib.h>

/**
 * KdClientPicker:
 *
 * Rows in which a client is chosen: an entry that searches, its first hits, and then the one that was chosen.
 */
struct _KdClientPicker
{
  AdwPreferencesGroup parent_instance;

  KdSession      *session;
  KdClientSearch *search;
  KdUuid          client; /* or none */
  GPtrArray      *hits;   /* of rows, owned by the group */

  /* template */
  AdwActionRow *chosen;
  AdwEntryRow  *entry;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Who is not among these types one letter more. */
#define HITS_SHOWN 5

G_DEFINE_FINAL_TYPE (KdClientPicker, kd_client_picker, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
find (KdClientPicker *self,
      const KdUuid   *client,
      KdBrief        *brief)
{
  KdRoster *roster = kd_directory_get_roster (kd_session_get_directory (self->session));
  guint32   slot = kd_roster_find_uuid (roster, client);

  if (slot == KD_ROSTER_NONE)
    return FALSE;
  kd_roster_peek (roster, slot, brief);
  return TRUE;
}

/**
 * kd_client_picker_get:
 * @self: a picker
 * @brief: (out caller-allocates): what is known of the chosen client; its texts are borrowed
 *
 * Returns: whether a client is chosen
 */
gboolean
kd_client_picker_get (KdClientPicker *self,
                      KdBrief        *brief)
{
  return !kd_uuid_is_none (&self->client) && find (self, &self->client, brief);
}

static void
clear_hits (KdClientPicker *self)
{
  for (guint i = 0; i < self->hits->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->hits->pdata[i]);
  g_ptr_array_set_size (self->hits, 0);
}

/* What tells two clients of one name apart: the birth date and the city, nothing that is masked. */
static char *
describe (const KdBrief *brief)
{
  g_autoptr (GString) text = g_string_new (brief->city);
  char birth[KD_DATE_TEXT_SIZE];

  if (brief->birth != KD_DATE_NONE)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", kd_date_format (brief->birth, birth));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * kd_client_picker_choose:
 * @self: a picker
 * @client: (nullable): a client, or %NULL for none
 *
 * Chooses a client.
 */
void
kd_client_picker_choose (KdClientPicker *self,
                         const KdUuid   *client)
{
  gboolean had = !kd_uuid_is_none (&self->client);
  KdBrief  brief;
  gboolean has = client != NULL && find (self, client, &brief);

  kd_uuid_clear (&self->client);
  if (has)
    {
      g_autofree char *subtitle = describe (&brief);

      self->client = *client;
      adw_action_row_set_subtitle (self->chosen, *subtitle != '\0' ? subtitle : NULL);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), brief.name);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), has);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !has);
  if (has || had)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_client_picker_search:
 * @self: a picker
 *
 * Puts the cursor into the entry.
 */
void
kd_client_picker_search (KdClientPicker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kd_client_picker_get_entry:
 * @self: a picker
 *
 * Returns: (transfer none): where is typed, for a dialog that begins there
 */
GtkWidget *
kd_client_picker_get_entry (KdClientPicker *self)
{
  return GTK_WIDGET (self->entry);
}

static void
choose_item (KdClientPicker *self,
             guint           place)
{
  g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (self->search), place);

  if (item != NULL)
    kd_client_picker_choose (self, kd_client_item_get_uuid (item));
}

static void
on_hit_activated (AdwActionRow   *row,
                  KdClientPicker *self)
{
  guint place;

  if (g_ptr_array_find (self->hits, row, &place))
    choose_item (self, place);
}

static void
add_hit (KdClientPicker *self,
         KdClientItem   *item)
{
  GtkWidget       *row = adw_action_row_new ();
  KdClientFacts    facts;
  g_autofree char *subtitle = NULL;

  if (kd_client_item_read (item, &facts))
    {
      const KdClientMatch *match = kd_client_item_get_match (item);

      subtitle = match != NULL && match->text != NULL ? g_strdup (match->text) : describe (&facts.brief);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), facts.brief.name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_hit_activated), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->hits, row);
}

static gboolean
is_searching (KdClientPicker *self)
{
  return *kd_client_search_get_text (self->search) != '\0';
}

static void
on_typed_cb (KdClientPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  clear_hits (self);
  if (self->search == NULL)
    return;
  kd_client_search_set_text (self->search, text);
  for (guint i = 0; is_searching (self) && i < MIN (HITS_SHOWN, kd_client_search_get_n_hits (self->search)); i++)
    {
      g_autoptr (KdClientItem) item = g_list_model_get_item (G_LIST_MODEL (self->search), i);

      add_hit (self, item);
    }
}

/* Enter takes the first hit. */
static void
on_entered_cb (KdClientPicker *self)
{
  if (self->search != NULL && is_searching (self) && kd_client_search_get_n_hits (self->search) > 0)
    choose_item (self, 0);
}

static void
on_clear_cb (KdClientPicker *self)
{
  kd_client_picker_choose (self, NULL);
  kd_client_picker_search (self);
}

/**
 * kd_client_picker_set_session:
 * @self: a picker
 * @session: an open book
 *
 * Says among whose clients is chosen.
 */
void
kd_client_picker_set_session (KdClientPicker *self,
                              KdSession      *session)
{
  g_autoptr (KdClientList) list = kd_client_list_new (kd_session_get_directory (session));

  g_set_object (&self->session, session);
  g_clear_object (&self->search);
  self->search = kd_client_search_new (list, NULL);
}

static void
kd_client_picker_dispose (GObject *object)
{
  KdClientPicker *self = KD_CLIENT_PICKER (object);

  g_clear_object (&self->search);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_client_picker_parent_class)->dispose (object);
}

static void
kd_client_picker_finalize (GObject *object)
{
  g_ptr_array_unref (KD_CLIENT_PICKER (object)->hits);
  G_OBJECT_CLASS (kd_client_picker_parent_class)->finalize (object);
}

static void
kd_client_picker_class_init (KdClientPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_client_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_client_picker_finalize;

  /**
   * KdClientPicker::changed:
   * @self: a picker
   *
   * Another client is chosen, or none.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_CLIENT_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-client-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientPicker, chosen);
  gtk_widget_class_bind_template_child (widget_class, KdClientPicker, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_cb);
}

static void
kd_client_picker_init (KdClientPicker *self)
{
  self->hits = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
