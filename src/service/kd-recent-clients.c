/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recent-clients.h"

#include "kd-workspace-drafts.h"

/**
 * KdRecentClients:
 *
 * The clients that were opened last, kept in the book beside its drafts: nothing outside of it says whom
 * somebody looked at.
 */
struct _KdRecentClients
{
  GObject      parent_instance;
  KdWorkspace *workspace;
  GArray      *clients; /* KdUuid, the newest first */
};

#define KEY "recent-clients"

G_DEFINE_FINAL_TYPE (KdRecentClients, kd_recent_clients, G_TYPE_OBJECT)

static void
kd_recent_clients_finalize (GObject *object)
{
  KdRecentClients *self = KD_RECENT_CLIENTS (object);

  g_object_unref (self->workspace);
  g_array_unref (self->clients);
  G_OBJECT_CLASS (kd_recent_clients_parent_class)->finalize (object);
}

static void
kd_recent_clients_class_init (KdRecentClientsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_recent_clients_finalize;
}

static void
kd_recent_clients_init (KdRecentClients *self)
{
  self->clients = g_array_new (FALSE, FALSE, sizeof (KdUuid));
}

/* Puts a client in at a place, unless it is there already. */
static void
put (GArray       *clients,
     guint         place,
     const KdUuid *client)
{
  for (guint i = 0; i < clients->len; i++)
    if (kd_uuid_equal (&g_array_index (clients, KdUuid, i), client))
      {
        if (place > 0)
          return;
        g_array_remove_index (clients, i);
        break;
      }
  g_array_insert_vals (clients, place, client, 1);
  if (clients->len > KD_RECENT_LIMIT)
    g_array_set_size (clients, KD_RECENT_LIMIT);
}

static void
free_text (gpointer data)
{
  char **text = data;

  g_free (*text);
  g_free (text);
}

static gboolean
run_read (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kd_workspace_get_draft (workspace, KEY, data, error);
}

/* Who was opened while it was read stays before them. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdRecentClients) self = data;
  char **text = kd_workspace_call_finish (KD_WORKSPACE (source), result, NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL && *text != NULL ? *text : "", "\n", -1);
  KdUuid client;

  for (guint i = 0; lines[i] != NULL; i++)
    if (kd_uuid_parse (lines[i], &client))
      put (self->clients, self->clients->len, &client);
  g_clear_pointer (&text, free_text);
}

static gboolean
run_write (KdWorkspace  *workspace,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return kd_workspace_put_draft (workspace, KEY, *(char **) data, error);
}

/**
 * kd_recent_clients_new:
 * @workspace: an open book
 *
 * Reads whom the book remembers, beside the main loop.
 *
 * Returns: (transfer full): the clients that were opened last
 */
KdRecentClients *
kd_recent_clients_new (KdWorkspace *workspace)
{
  KdRecentClients *self = g_object_new (KD_TYPE_RECENT_CLIENTS, NULL);

  self->workspace = g_object_ref (workspace);
  kd_workspace_call_async (workspace, run_read, g_new0 (char *, 1), free_text, NULL, on_read, g_object_ref (self));
  return self;
}

/**
 * kd_recent_clients_add:
 * @self: the clients that were opened last
 * @client: who is opened
 *
 * Remembers a client, in the book too; where it cannot be written, until the book is locked.
 */
void
kd_recent_clients_add (KdRecentClients *self,
                       const KdUuid    *client)
{
  GString *text = g_string_new (NULL);
  char   **kept = g_new (char *, 1);
  char     id[KD_UUID_TEXT_SIZE];

  put (self->clients, 0, client);
  for (guint i = 0; i < self->clients->len; i++)
    g_string_append_printf (text, "%s\n", kd_uuid_format (&g_array_index (self->clients, KdUuid, i), id));
  *kept = g_string_free_and_steal (text);
  kd_workspace_call_async (self->workspace, run_write, kept, free_text, NULL, NULL, NULL);
}

/**
 * kd_recent_clients_get:
 * @self: the clients that were opened last
 *
 * Returns: (transfer none) (element-type KdUuid): up to %KD_RECENT_LIMIT, the newest first; some may be deleted
 */
GArray *
kd_recent_clients_get (KdRecentClients *self)
{
  return self->clients;
}
