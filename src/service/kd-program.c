/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-program.h"

#include "kd-backup-plan.h"
#include "kd-error.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * KdProgram:
 *
 * What a program has before any vault is unlocked: where time comes from, the rule packs, which vault it
 * is about. Made once at the top and passed down.
 */
struct _KdProgram
{
  GObject  parent_instance;
  KdClock *clock;
  KdRules *rules;
  char    *regime;
  char    *vault;
  char    *home; /* where new vaults go */
};

G_DEFINE_FINAL_TYPE (KdProgram, kd_program, G_TYPE_OBJECT)

static void
kd_program_finalize (GObject *object)
{
  KdProgram *self = KD_PROGRAM (object);

  g_clear_pointer (&self->clock, kd_clock_unref);
  g_clear_pointer (&self->rules, kd_rules_free);
  g_free (self->regime);
  g_free (self->vault);
  g_free (self->home);
  G_OBJECT_CLASS (kd_program_parent_class)->finalize (object);
}

static void
kd_program_class_init (KdProgramClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_program_finalize;
}

static void
kd_program_init (KdProgram *self)
{
}

/**
 * kd_program_new:
 * @clock: where time comes from
 * @vault: (nullable): the vault's folder; %NULL for the usual one
 * @regime: whose rules
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a program, or %NULL if the rule packs cannot be read
 */
KdProgram *
kd_program_new (KdClock    *clock,
                const char *vault,
                const char *regime,
                GError    **error)
{
  g_autoptr (KdProgram) self = g_object_new (KD_TYPE_PROGRAM, NULL);

  self->clock = kd_clock_ref (clock);
  self->regime = g_strdup (regime);
  self->vault = vault != NULL ? g_strdup (vault) : g_build_filename (g_get_user_data_dir (), "dossier", "vault", NULL);
  self->home = g_build_filename (g_get_user_data_dir (), "dossier", NULL);
  self->rules = kd_rules_new (error);
  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kd_program_get_clock:
 * @self: a program
 *
 * Returns: (transfer none): where time and zone come from
 */
KdClock *
kd_program_get_clock (KdProgram *self)
{
  return self->clock;
}

/**
 * kd_program_get_rules:
 * @self: a program
 *
 * Returns: (transfer none): the rule packs
 */
const KdRules *
kd_program_get_rules (KdProgram *self)
{
  return self->rules;
}

/**
 * kd_program_get_regime:
 * @self: a program
 *
 * Returns: (transfer none): whose rules hold
 */
const char *
kd_program_get_regime (KdProgram *self)
{
  return self->regime;
}

/**
 * kd_program_get_vault:
 * @self: a program
 *
 * Returns: (transfer none): the vault's folder
 */
const char *
kd_program_get_vault (KdProgram *self)
{
  return self->vault;
}

/**
 * kd_program_set_vault:
 * @self: a program
 * @vault: another vault's folder
 *
 * Turns to another vault.
 */
void
kd_program_set_vault (KdProgram  *self,
                      const char *vault)
{
  g_set_str (&self->vault, vault);
}

/**
 * kd_program_has_vault:
 * @self: a program
 *
 * Returns: whether there is a vault in its folder
 */
gboolean
kd_program_has_vault (KdProgram *self)
{
  g_autofree char *keys = g_build_filename (self->vault, "vault.keys", NULL);

  return g_file_test (keys, G_FILE_TEST_EXISTS);
}

/**
 * kd_program_find_free_vault:
 * @self: a program
 *
 * Looks for the folder of a new vault: the program's own where no vault is in it, else the usual one, or
 * one beside that.
 *
 * Returns: (transfer full): a folder without a vault
 */
char *
kd_program_find_free_vault (KdProgram *self)
{
  char *folder;

  if (!kd_program_is_demo (self) && !kd_program_has_vault (self))
    return g_strdup (self->vault);
  folder = g_build_filename (self->home, "vault", NULL);
  for (guint i = 2; g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_free (folder);
      folder = g_strdup_printf ("%s%cvault-%u", self->home, G_DIR_SEPARATOR, i);
    }
  return folder;
}

/**
 * kd_program_get_demo_vault:
 * @self: a program
 *
 * Returns: (transfer full): the folder of the vault with invented clients, which need not be there
 */
char *
kd_program_get_demo_vault (KdProgram *self)
{
  return g_build_filename (self->home, "demo", NULL);
}

/* The lock of a book is written when it is taken, and not again. */
static gint64
find_opened (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "book.lock", NULL);
  GStatBuf         found;

  return g_stat (path, &found) == 0 ? (gint64) found.st_mtime * G_USEC_PER_SEC : 0;
}

/**
 * kd_program_look_back:
 * @self: a program
 * @opened: (out): when a book of the vault was opened last, UTC microseconds, or 0 for never
 * @backed_up: (out): when its last verified backup was made, likewise
 *
 * Says what can be known of a vault while it is locked, from times alone.
 */
void
kd_program_look_back (KdProgram *self,
                      gint64    *opened,
                      gint64    *backed_up)
{
  g_autofree char *books = g_build_filename (self->vault, "books", NULL);
  g_autoptr (GDir) dir = g_dir_open (books, 0, NULL);
  const char *name;

  *opened = *backed_up = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (books, name, NULL);
      g_autoptr (KdBackupPlan) plan = kd_backup_plan_new (name);

      *opened = MAX (*opened, find_opened (folder));
      *backed_up = MAX (*backed_up, kd_backup_plan_get_last (plan));
    }
}

/**
 * kd_program_is_demo:
 * @self: a program
 *
 * Returns: whether its vault is the one with invented clients
 */
gboolean
kd_program_is_demo (KdProgram *self)
{
  g_autofree char *demo = kd_program_get_demo_vault (self);

  return g_str_equal (demo, self->vault);
}

/**
 * kd_program_remove_demo:
 * @self: a program whose vault is the one with invented clients, locked
 * @error: return location
 *
 * Deletes that vault for ever and turns to the usual one.
 *
 * Returns: whether it is gone
 */
gboolean
kd_program_remove_demo (KdProgram *self,
                        GError   **error)
{
  g_autofree char *demo = kd_program_get_demo_vault (self);

  g_return_val_if_fail (kd_program_is_demo (self), FALSE);

  kd_workspace_remove_tree (demo);
  if (g_file_test (demo, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("The test data in “%s” could not be removed whole; delete the folder yourself"), demo);
      return FALSE;
    }
  g_free (self->vault);
  self->vault = g_build_filename (self->home, "vault", NULL);
  return TRUE;
}

/* --- beside the main loop ----------------------------------------------------------------------------- */

typedef struct
{
  KdProgramFunc  func;
  gpointer       data;
  GDestroyNotify free_data;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->data != NULL)
    call->free_data (call->data);
  g_free (call);
}

static void
run_call (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Call   *call = data;
  GError *error = NULL;

  if (call->func (source, call->data, &error))
    g_task_return_pointer (task, g_steal_pointer (&call->data), call->free_data);
  else
    g_task_return_error (task, error);
}

/**
 * kd_program_call_async:
 * @self: a program
 * @func: what to do
 * @data: (transfer full): what @func works on
 * @free_data: frees @data
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Has something done on a thread: the twin of [method@Workspace.call_async] for the time without a book.
 */
void
kd_program_call_async (KdProgram          *self,
                       KdProgramFunc       func,
                       gpointer            data,
                       GDestroyNotify      free_data,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Call *call = g_new0 (Call, 1);

  *call = (Call) { func, data, free_data };
  g_task_set_source_tag (task, kd_program_call_async);
  g_task_set_task_data (task, call, call_free);
  g_task_run_in_thread (task, run_call);
}

/**
 * kd_program_call_finish:
 * @self: a program
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the data with its results, or %NULL with @error set
 */
gpointer
kd_program_call_finish (KdProgram    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
