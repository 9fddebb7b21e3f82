/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-backup-plan.h"

#include "kd-backup-keep.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#define GROUP "backup"
struct _KdBackupPlan
{
  char        *book;
  char        *path;
  char        *folder;
  char        *problem;
  gint64       last;
  guint64      size;
  guint64      number;  /* the newest commit that the last backup has, its own log line too */
  guint        overdue; /* after so many days the window says that a backup is missing */
  KdBackupKeep keep;
};

/* --- the file ------------------------------------------------------------------------------------------- */

static guint
read_count (GKeyFile   *file,
            const char *key,
            guint       otherwise)
{
  g_autoptr (GError) error = NULL;
  int count = g_key_file_get_integer (file, GROUP, key, &error);

  return error == NULL && count >= 0 ? (guint) count : otherwise;
}

/* A file that is not there or is damaged is a plan that nobody has made yet. */
static void
load (KdBackupPlan *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, NULL);
  self->folder = g_key_file_get_string (file, GROUP, "folder", NULL);
  self->problem = g_key_file_get_string (file, GROUP, "problem", NULL);
  self->last = g_key_file_get_int64 (file, GROUP, "last", NULL);
  self->size = g_key_file_get_uint64 (file, GROUP, "size", NULL);
  self->number = g_key_file_get_uint64 (file, GROUP, "commit", NULL);
  self->overdue = read_count (file, "overdue-days", 7);
  self->keep = (KdBackupKeep) { read_count (file, "keep-days", 7), read_count (file, "keep-weeks", 5), read_count (file, "keep-months", 12) };
}

static gboolean
save (const KdBackupPlan *self,
      GError            **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *parent = g_path_get_dirname (self->path);
  gsize            length;

  if (self->folder != NULL)
    g_key_file_set_string (file, GROUP, "folder", self->folder);
  if (self->problem != NULL)
    g_key_file_set_string (file, GROUP, "problem", self->problem);
  g_key_file_set_int64 (file, GROUP, "last", self->last);
  g_key_file_set_uint64 (file, GROUP, "size", self->size);
  g_key_file_set_uint64 (file, GROUP, "commit", self->number);
  g_key_file_set_integer (file, GROUP, "overdue-days", (int) self->overdue);
  g_key_file_set_integer (file, GROUP, "keep-days", (int) self->keep.days);
  g_key_file_set_integer (file, GROUP, "keep-weeks", (int) self->keep.weeks);
  g_key_file_set_integer (file, GROUP, "keep-months", (int) self->keep.months);
  text = g_key_file_to_data (file, &length, NULL);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Making the folder “%s”"), parent);
      return FALSE;
    }
  return g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * kd_backup_plan_new:
 * @book: a book's uuid as text, which is the name of its folder
 *
 * Returns: (transfer full): the plan of its backups
 */
KdBackupPlan *
kd_backup_plan_new (const char *book)
{
  KdBackupPlan    *self = g_new0 (KdBackupPlan, 1);
  g_autofree char *name = g_strconcat (book, ".plan", NULL);

  self->book = g_strdup (book);
  self->path = g_build_filename (g_get_user_state_dir (), "dossier", "backups", name, NULL);
  load (self);
  return self;
}

/**
 * kd_backup_plan_new_for:
 * @workspace: an open book
 *
 * Returns: (transfer full): the plan of its backups
 */
KdBackupPlan *
kd_backup_plan_new_for (KdWorkspace *workspace)
{
  char name[KD_UUID_TEXT_SIZE];

  return kd_backup_plan_new (kd_uuid_format (kd_book_get_uuid (workspace->book), name));
}

/**
 * kd_backup_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees @self.
 */
void
kd_backup_plan_free (KdBackupPlan *self)
{
  g_free (self->book);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->problem);
  g_free (self);
}

/**
 * kd_backup_plan_get_folder:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): where backups go, or %NULL if nobody has chosen
 */
const char *
kd_backup_plan_get_folder (const KdBackupPlan *self)
{
  return self->folder;
}

/**
 * kd_backup_plan_get_last:
 * @self: a plan
 *
 * Returns: when the last verified backup was made, UTC microseconds, or 0 for never
 */
gint64
kd_backup_plan_get_last (const KdBackupPlan *self)
{
  return self->last;
}

/**
 * kd_backup_plan_get_size:
 * @self: a plan
 *
 * Returns: its size in bytes
 */
guint64
kd_backup_plan_get_size (const KdBackupPlan *self)
{
  return self->size;
}

/**
 * kd_backup_plan_get_problem:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): why the last try failed, or %NULL if it did not
 */
const char *
kd_backup_plan_get_problem (const KdBackupPlan *self)
{
  return self->problem;
}

/* --- choosing ------------------------------------------------------------------------------------------- */

static gboolean
check_folder (const char  *folder,
              KdWorkspace *workspace,
              GError     **error)
{
  g_autofree char *vault = g_canonicalize_filename (workspace->folder, NULL);
  g_autofree char *inside = g_strconcat (vault, G_DIR_SEPARATOR_S, NULL);
  g_autofree char *chosen = g_canonicalize_filename (folder, NULL);

  if (!g_file_test (chosen, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The backup folder “%s” is not there; connect the disk or choose another folder"), folder);
      return FALSE;
    }
  if (g_str_equal (chosen, vault) || g_str_has_prefix (chosen, inside))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("Backups must not lie in the vault itself; choose a folder on another disk"));
      return FALSE;
    }
  if (g_access (chosen, W_OK | X_OK) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Writing to the backup folder “%s”"), folder);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_backup_plan_set_folder:
 * @self: a plan
 * @workspace: the open book
 * @folder: a folder that is there, outside of the vault
 * @error: return location
 *
 * Chooses where backups go, and remembers it.
 *
 * Returns: whether it is chosen; if not, it stays where it was
 */
gboolean
kd_backup_plan_set_folder (KdBackupPlan *self,
                           KdWorkspace  *workspace,
                           const char   *folder,
                           GError      **error)
{
  char *before = self->folder;

  if (!check_folder (folder, workspace, error))
    return FALSE;
  self->folder = g_canonicalize_filename (folder, NULL);
  if (save (self, error))
    {
      g_free (before);
      return TRUE;
    }
  g_free (self->folder);
  self->folder = before;
  return FALSE;
}

static KdStep
run_number (KdStore *store,
            gpointer data,
            GError **error)
{
  *(guint64 *) data = store->number;
  return KD_STEP_DONE;
}

/**
 * kd_backup_plan_is_due:
 * @self: a plan
 * @workspace: the open book
 *
 * Returns: whether something was written since the last backup and that was not made today
 */
gboolean
kd_backup_plan_is_due (const KdBackupPlan *self,
                       KdWorkspace        *workspace)
{
  guint64 number = 0;

  if (self->folder == NULL || !kd_book_run (workspace->book, KD_LANE_INTERACTIVE, run_number, &number, NULL, NULL))
    return FALSE;
  return number > self->number &&
         (self->last == 0 || kd_instant_get_date (self->last, kd_clock_get_zone (workspace->clock)) != kd_clock_today (workspace->clock));
}

/**
 * kd_backup_plan_describe:
 * @self: a plan
 * @clock: what day it is
 *
 * Returns: (transfer full) (nullable): what a banner says, or %NULL if a backup was made of late
 */
char *
kd_backup_plan_describe (const KdBackupPlan *self,
                         KdClock            *clock)
{
  int days;

  if (self->last == 0)
    return g_strdup (_ ("There is no backup yet"));
  days = kd_clock_today (clock) - kd_instant_get_date (self->last, kd_clock_get_zone (clock));
  if (days < (int) self->overdue)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "No backup for %d day", "No backup for %d days", (gulong) days), days);
}

/* --- making --------------------------------------------------------------------------------------------- */

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Names of this book's backups, the newest first. */
static GPtrArray *
list_backups (const KdBackupPlan *self)
{
  GPtrArray *names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autoptr (GDir) dir = self->folder != NULL ? g_dir_open (self->folder, 0, NULL) : NULL;
  const char *name;
  KdDate      day;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (kd_backup_name_is_of (name, self->book, &day))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

/* What a try that was killed has left, of this book only. */
static void
remove_remains (const KdBackupPlan *self)
{
  static const char *const endings[] = { ".part", ".copy", ".copy-journal" };
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *whole = g_str_has_suffix (name, endings[i]) ? g_strndup (name, strlen (name) - strlen (endings[i])) : NULL;
        g_autofree char *path = g_build_filename (self->folder, name, NULL);
        KdDate           day;

        if (whole != NULL && kd_backup_name_is_of (whole, self->book, &day))
          g_unlink (path);
      }
}

/* The copy and the file made of it lie side by side for a while. */
static gboolean
check_room (const KdBackupPlan *self,
            GError            **error)
{
  struct statvfs room;
  guint64        wanted = 2 * self->size, there;

  if (self->size == 0 || statvfs (self->folder, &room) != 0)
    return TRUE;
  there = (guint64) room.f_bavail * room.f_frsize;
  if (there < wanted)
    {
      g_autofree char *missing = g_format_size (wanted - there);

      g_set_error (error, KD_ERROR, KD_ERROR_NO_SPACE, _ ("The backup disk is full: %s more are needed; make room or choose another folder"), missing);
      return FALSE;
    }
  return TRUE;
}

/* Only after a new one is proved, and never that one. */
static void
thin_out (const KdBackupPlan *self,
          const char         *made)
{
  g_autoptr (GPtrArray) names = list_backups (self);
  g_autofree gboolean *kept = g_new0 (gboolean, names->len + 1);

  kd_backup_keep_choose (&self->keep, (char **) names->pdata, self->book, kept);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names->pdata[i], NULL);

      if (!kept[i] && !g_str_equal (names->pdata[i], made))
        g_unlink (path);
    }
}

static void
note_failure (KdBackupPlan *self,
              const GError *failure)
{
  g_autoptr (GError) error = NULL;

  if (g_error_matches (failure, KD_ERROR, KD_ERROR_CANCELLED))
    return;
  g_free (self->problem);
  self->problem = g_strdup (failure->message);
  if (!save (self, &error))
    g_debug ("The result of a backup could not be noted: %s", error->message);
}

static gboolean
make (KdBackupPlan     *self,
      KdWorkspace      *workspace,
      const char       *path,
      KdBackupStageFunc func,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  if (self->folder == NULL)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("No backup folder is chosen; choose one first"));
      return FALSE;
    }
  if (!check_folder (self->folder, workspace, error))
    return FALSE;
  remove_remains (self);
  return check_room (self, error) && kd_workspace_backup_told (workspace, path, func, data, cancellable, &self->size, error);
}

/**
 * kd_backup_plan_run:
 * @self: a plan
 * @workspace: the open book
 * @func: (nullable): told of each stage
 * @data: for @func
 * @cancellable: (nullable): to give up; leaves nothing
 * @error: return location
 *
 * Makes a backup in the chosen folder, proves it and thins out older ones. Blocks; to be called beside the main loop.
 *
 * Returns: (transfer full) (nullable): the verified backup's path; %NULL leaves all older ones as they are
 */
char *
kd_backup_plan_run (KdBackupPlan     *self,
                    KdWorkspace      *workspace,
                    KdBackupStageFunc func,
                    gpointer          data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  gint64           now = kd_clock_now (workspace->clock);
  g_autofree char *name = kd_backup_name (self->book, now, kd_clock_get_zone (workspace->clock));
  g_autofree char *path = self->folder != NULL ? g_build_filename (self->folder, name, NULL) : NULL;
  g_autoptr (GError) failure = NULL;

  if (!make (self, workspace, path, func, data, cancellable, &failure))
    {
      note_failure (self, failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (func != NULL)
    func (KD_BACKUP_STAGE_TIDY, data);
  thin_out (self, name);
  self->last = now;
  g_clear_pointer (&self->problem, g_free);
  kd_book_run (workspace->book, KD_LANE_INTERACTIVE, run_number, &self->number, NULL, NULL);
  if (!save (self, &failure))
    g_debug ("The result of a backup could not be noted: %s", failure->message);
  return g_steal_pointer (&path);
}

/**
 * kd_backup_plan_find_newest:
 * @self: a plan
 *
 * Returns: (transfer full) (nullable): path of the newest backup in the chosen folder, for a drill
 */
char *
kd_backup_plan_find_newest (const KdBackupPlan *self)
{
  g_autoptr (GPtrArray) names = list_backups (self);

  return names->len > 0 ? g_build_filename (self->folder, names->pdata[0], NULL) : NULL;
}
