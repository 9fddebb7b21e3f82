/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns meant in earlier imports, kept in the book beside its records. */
#include "kd-import-memory.h"

#include "kd-workspace-drafts.h"

#include <json-glib/json-glib.h>

#define NAME "name"
#define COLUMNS "columns"

static void
memory_free (gpointer data)
{
  KdImportMemory *memory = data;

  g_free (memory->name);
  g_free (memory->columns);
  g_free (memory);
}

/* Whatever is no mapping is none. */
static KdImportMemory *
read_memory (const char *text,
             gint64      time)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject     *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode       *columns = object != NULL ? json_object_get_member (object, COLUMNS) : NULL;
  const char     *name = object != NULL ? json_object_get_string_member_with_default (object, NAME, NULL) : NULL;
  KdImportMemory *memory;

  if (name == NULL || columns == NULL || !JSON_NODE_HOLDS_OBJECT (columns))
    return NULL;
  memory = g_new (KdImportMemory, 1);
  *memory = (KdImportMemory) { g_strdup (name), json_to_string (columns, FALSE), json_object_get_size (json_node_get_object (columns)), time };
  return memory;
}

static char *
find_key (KdImport *import)
{
  g_autofree char *signature = kd_import_get_signature (import);

  return g_strconcat (KD_DRAFT_MAPPING, signature, NULL);
}

/**
 * kd_import_memory_list:
 * @workspace: a workspace
 * @most: how many are wanted
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KdImportMemory): how files were mapped, the last one first
 */
GPtrArray *
kd_import_memory_list (KdWorkspace *workspace,
                       guint        most,
                       GError     **error)
{
  g_autoptr (GPtrArray) drafts = kd_workspace_list_drafts (workspace, KD_DRAFT_MAPPING, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (memory_free);

  if (drafts == NULL)
    return NULL;
  for (guint i = 0; i < drafts->len && found->len < most; i++)
    {
      const KdDraft  *draft = drafts->pdata[i];
      KdImportMemory *memory = read_memory (draft->text, draft->time);

      if (memory != NULL)
        g_ptr_array_add (found, memory);
    }
  return g_steal_pointer (&found);
}

/**
 * kd_import_memory_keep:
 * @import: an import
 * @name: what the file is called
 * @workspace: a workspace
 * @error: return location
 *
 * Remembers what the columns mean, for files with the same headers and to be chosen by name.
 *
 * Returns: whether it is kept
 */
gboolean
kd_import_memory_keep (KdImport    *import,
                       const char  *name,
                       KdWorkspace *workspace,
                       GError     **error)
{
  g_autofree char *columns = kd_import_get_json (import);
  g_autofree char *key = find_key (import);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject      *object = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (object, NAME, name);
  json_object_set_member (object, COLUMNS, json_from_string (columns, NULL));
  json_node_take_object (root, object);
  text = json_to_string (root, FALSE);
  return kd_workspace_put_draft (workspace, key, text, error);
}

/**
 * kd_import_memory_recall:
 * @import: an import
 * @workspace: a workspace
 *
 * Maps its columns as those of a file with the same headers were the last time, if there was one.
 */
void
kd_import_memory_recall (KdImport    *import,
                         KdWorkspace *workspace)
{
  g_autofree char *key = find_key (import);
  g_autofree char *text = NULL;
  KdImportMemory  *memory = NULL;

  if (!kd_workspace_get_draft (workspace, key, &text, NULL) || text == NULL || (memory = read_memory (text, 0)) == NULL)
    return;
  kd_import_apply_json (import, memory->columns, NULL);
  memory_free (memory);
}
