/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* A write that is not synced yet; without data a truncation to @at. */
typedef struct
{
  sqlite3_int64 at;
  GBytes       *data;
} Pending;

typedef struct
{
  GByteArray *now;
  GByteArray *durable;
  gboolean    is_there;
  gboolean    is_durable;
  GPtrArray  *pending;
} Disk;

typedef struct
{
  sqlite3_file base;
  Disk        *disk;
} Handle;

static GHashTable *disks;
static Fault       plan;
static FaultCounts counts;
static gboolean    off;
static guint       temporary;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->data, g_bytes_unref);
  g_free (pending);
}

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->now);
  g_byte_array_unref (disk->durable);
  g_ptr_array_unref (disk->pending);
  g_free (disk);
}

static Disk *
disk_new (void)
{
  Disk *disk = g_new0 (Disk, 1);

  disk->now = g_byte_array_new ();
  disk->durable = g_byte_array_new ();
  disk->pending = g_ptr_array_new_with_free_func (pending_free);
  return disk;
}

static void
set_size (GByteArray *bytes,
          gsize       size)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > before)
    memset (bytes->data + before, 0, size - before);
}

static void
put (GByteArray   *bytes,
     sqlite3_int64 at,
     const guint8 *data,
     gsize         size)
{
  if (bytes->len < (gsize) at + size)
    set_size (bytes, (gsize) at + size);
  memcpy (bytes->data + at, data, size);
}

static void
copy_to (GByteArray       *to,
         const GByteArray *from)
{
  g_byte_array_set_size (to, from->len);
  if (from->len > 0)
    memcpy (to->data, from->data, from->len);
}

/* --- faults ------------------------------------------------------------------------------------------- */

/* Whether the power goes with this change. */
static gboolean
is_cut (void)
{
  counts.changes++;
  off |= plan.cut_at != 0 && counts.changes == plan.cut_at;
  return off;
}

static gboolean
fails (FaultCall call,
       guint     n)
{
  return plan.call == call && (n == plan.fail_at || (plan.for_ever && n > plan.fail_at));
}

/* --- a file --------------------------------------------------------------------------------------------- */

static int
vfs_close (sqlite3_file *file)
{
  return SQLITE_OK;
}

static int
vfs_read (sqlite3_file *file,
          void         *buffer,
          int           size,
          sqlite3_int64 at)
{
  const GByteArray *now = ((Handle *) file)->disk->now;
  gsize             there = (gsize) at < now->len ? MIN ((gsize) size, now->len - (gsize) at) : 0;

  if (off || fails (FAULT_READ, ++counts.reads))
    return SQLITE_IOERR_READ;
  if (there > 0)
    memcpy (buffer, now->data + at, there);
  memset ((char *) buffer + there, 0, (gsize) size - there);
  return there == (gsize) size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
vfs_write (sqlite3_file *file,
           const void   *data,
           int           size,
           sqlite3_int64 at)
{
  Disk    *disk = ((Handle *) file)->disk;
  Pending *pending;

  if (off)
    return SQLITE_IOERR_WRITE;
  if (fails (FAULT_WRITE, ++counts.writes))
    return plan.lie ? SQLITE_OK : plan.full ? SQLITE_FULL
                                            : SQLITE_IOERR_WRITE;
  pending = g_new0 (Pending, 1);
  pending->at = at;
  pending->data = g_bytes_new (data, (gsize) size);
  g_ptr_array_add (disk->pending, pending);
  put (disk->now, at, data, (gsize) size);
  return is_cut () ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

static int
vfs_truncate (sqlite3_file *file,
              sqlite3_int64 size)
{
  Disk    *disk = ((Handle *) file)->disk;
  Pending *pending;

  if (off)
    return SQLITE_IOERR_TRUNCATE;
  pending = g_new0 (Pending, 1);
  pending->at = size;
  g_ptr_array_add (disk->pending, pending);
  set_size (disk->now, (gsize) size);
  return is_cut () ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
}

static int
vfs_sync (sqlite3_file *file,
          int           flags)
{
  Disk *disk = ((Handle *) file)->disk;

  if (off || is_cut () || fails (FAULT_SYNC, ++counts.syncs))
    return SQLITE_IOERR_FSYNC;
  if (!plan.no_sync)
    {
      copy_to (disk->durable, disk->now);
      disk->is_durable = TRUE;
      g_ptr_array_set_size (disk->pending, 0);
    }
  return SQLITE_OK;
}

static int
vfs_file_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  *size = ((Handle *) file)->disk->now->len;
  return off ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static int
vfs_lock (sqlite3_file *file,
          int           level)
{
  return SQLITE_OK;
}

static int
vfs_check_lock (sqlite3_file *file,
                int          *locked)
{
  *locked = 0;
  return SQLITE_OK;
}

static int
vfs_file_control (sqlite3_file *file,
                  int           what,
                  void         *data)
{
  return SQLITE_NOTFOUND;
}

static int
vfs_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
vfs_characteristics (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = vfs_close,
  .xRead = vfs_read,
  .xWrite = vfs_write,
  .xTruncate = vfs_truncate,
  .xSync = vfs_sync,
  .xFileSize = vfs_file_size,
  .xLock = vfs_lock,
  .xUnlock = vfs_lock,
  .xCheckReservedLock = vfs_check_lock,
  .xFileControl = vfs_file_control,
  .xSectorSize = vfs_sector_size,
  .xDeviceCharacteristics = vfs_characteristics,
};

/* --- the folder ------------------------------------------------------------------------------------------- */

static int
vfs_open (sqlite3_vfs     *vfs,
          sqlite3_filename name,
          sqlite3_file    *file,
          int              flags,
          int             *out_flags)
{
  Handle          *handle = (Handle *) file;
  g_autofree char *own = name != NULL ? g_strdup (name) : g_strdup_printf ("temporary-%u", temporary++);
  Disk            *disk = g_hash_table_lookup (disks, own);

  handle->base.pMethods = NULL;
  if (off || ((disk == NULL || !disk->is_there) && !(flags & SQLITE_OPEN_CREATE)))
    return SQLITE_CANTOPEN;
  if (disk == NULL)
    {
      disk = disk_new ();
      g_hash_table_insert (disks, g_steal_pointer (&own), disk);
    }
  disk->is_there = TRUE;
  handle->disk = disk;
  handle->base.pMethods = &methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          sync_folder)
{
  Disk *disk = g_hash_table_lookup (disks, name);

  if (off)
    return SQLITE_IOERR_DELETE;
  if (disk == NULL || !disk->is_there)
    return SQLITE_IOERR_DELETE_NOENT;
  if (is_cut ())
    return SQLITE_IOERR_DELETE;
  /* without a sync of the folder the name may come back */
  disk->is_there = FALSE;
  set_size (disk->now, 0);
  if (sync_folder && !plan.no_sync)
    {
      disk->is_durable = FALSE;
      set_size (disk->durable, 0);
      g_ptr_array_set_size (disk->pending, 0);
    }
  return SQLITE_OK;
}

static int
vfs_access (sqlite3_vfs *vfs,
            const char  *name,
            int          flags,
            int         *result)
{
  const Disk *disk = g_hash_table_lookup (disks, name);

  *result = disk != NULL && disk->is_there;
  return off ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static int
vfs_full_name (sqlite3_vfs *vfs,
               const char  *name,
               int          size,
               char        *out)
{
  return g_strlcpy (out, name, (gsize) size) < (gsize) size ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* Makes it what every database is opened by, from now on. */
void
fault_vfs_install (void)
{
  static sqlite3_vfs vfs;

  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  vfs = *sqlite3_vfs_find (NULL);
  vfs.iVersion = 2;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = sizeof (Handle);
  vfs.mxPathname = 1024;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_name;
  g_assert (sqlite3_vfs_register (&vfs, 1) == SQLITE_OK);
}

/* What the disk holds, to be put back as durable. */
GHashTable *
fault_vfs_save (void)
{
  GHashTable    *saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (((Disk *) value)->is_there)
      g_hash_table_insert (saved, g_strdup (name), g_bytes_new (((Disk *) value)->now->data, ((Disk *) value)->now->len));
  return saved;
}

void
fault_vfs_load (GHashTable *saved)
{
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_remove_all (disks);
  g_hash_table_iter_init (&iter, saved);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Disk         *disk = disk_new ();
      gsize         size;
      const guint8 *data = g_bytes_get_data (value, &size);

      put (disk->now, 0, data, size);
      copy_to (disk->durable, disk->now);
      disk->is_there = disk->is_durable = TRUE;
      g_hash_table_insert (disks, g_strdup (name), disk);
    }
}

void
fault_vfs_arm (const Fault *fault)
{
  plan = *fault;
  counts = (FaultCounts) { 0 };
  off = FALSE;
}

/* The disk works again, as it is; what was counted meanwhile. */
FaultCounts
fault_vfs_disarm (void)
{
  plan = (Fault) { 0 };
  off = FALSE;
  return counts;
}

/* --- power -------------------------------------------------------------------------------------------- */

static void
keep_some (Disk  *disk,
           GRand *chance,
           double kept)
{
  for (guint i = 0; i < disk->pending->len; i++)
    {
      const Pending *pending = disk->pending->pdata[i];
      gsize          size;
      const guint8  *data;

      if (pending->data == NULL)
        {
          if (g_rand_double (chance) < kept)
            set_size (disk->durable, (gsize) pending->at);
          continue;
        }
      data = g_bytes_get_data (pending->data, &size);
      for (gsize at = 0; at < size; at += SECTOR)
        if (g_rand_double (chance) < kept)
          put (disk->durable, pending->at + (sqlite3_int64) at, data + at, MIN (SECTOR, size - at));
    }
}

/* After a cut: what was not synced is kept sector by sector with that chance. */
void
fault_vfs_power_on (GRand *chance,
                    double kept)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Disk *disk = value;

      if (kept >= 1)
        copy_to (disk->durable, disk->now);
      else
        {
          keep_some (disk, chance, kept);
          /* a name that no sync fixed may be there or not, whether it came or went */
          if (disk->is_there != disk->is_durable)
            disk->is_there = g_rand_double (chance) < kept ? disk->is_there : disk->is_durable;
        }
      if (!disk->is_there)
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      copy_to (disk->now, disk->durable);
      g_ptr_array_set_size (disk->pending, 0);
      disk->is_durable = TRUE;
    }
  fault_vfs_disarm ();
}
