/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-sheet-reader-private.h"

#include "kd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const guint8 zip_magic[] = { 'P', 'K', 3, 4 };
static const guint8 ole_magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

/* How an encrypted XLSX names its content, within the first sectors of its container. */
static const char encrypted_name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static void
clear_cell (gpointer data)
{
  g_free (((KdCell *) data)->text);
}

static void
info_free (gpointer data)
{
  g_free (((KdSheetInfo *) data)->name);
  g_free (data);
}

/**
 * kd_sheet_infos_new:
 *
 * Returns: (transfer full) (element-type KdSheetInfo): an empty list of sheets
 */
GPtrArray *
kd_sheet_infos_new (void)
{
  return g_ptr_array_new_with_free_func (info_free);
}

/**
 * kd_sheet_row_clear:
 * @row: a row
 *
 * Makes it a row without cells.
 */
void
kd_sheet_row_clear (KdSheetRow *row)
{
  if (row->cells == NULL)
    {
      row->cells = g_array_new (FALSE, TRUE, sizeof (KdCell));
      g_array_set_clear_func (row->cells, clear_cell);
    }
  g_array_set_size (row->cells, 0);
}

/**
 * kd_sheet_row_put:
 * @row: a row
 * @column: from 0
 * @text: (transfer full): what stands there
 * @flags: what else is known
 * @error: return location
 *
 * Puts a cell; those before it that were not put are empty.
 *
 * Returns: %FALSE if there are too many columns
 */
gboolean
kd_sheet_row_put (KdSheetRow *row,
                  guint       column,
                  char       *text,
                  KdCellFlags flags,
                  GError    **error)
{
  KdCell *cell;

  if (column >= KD_SHEET_COLUMNS)
    {
      gboolean blank = *text == '\0';

      g_free (text);
      if (blank)
        return TRUE;
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("Row %u has more than %d columns; keep those that are about the clients"), row->number, KD_SHEET_COLUMNS);
      return FALSE;
    }
  while (row->cells->len <= column)
    {
      KdCell empty = { g_strdup (""), KD_CELL_NO_FLAGS };

      g_array_append_val (row->cells, empty);
    }
  cell = &g_array_index (row->cells, KdCell, column);
  g_free (cell->text);
  *cell = (KdCell) { text, flags };
  return TRUE;
}

/**
 * kd_sheet_row_is_blank:
 * @row: a row
 *
 * Returns: whether nothing but space stands in it
 */
gboolean
kd_sheet_row_is_blank (const KdSheetRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    for (const char *c = g_array_index (row->cells, KdCell, i).text; *c != '\0'; c = g_utf8_next_char (c))
      if (!g_unichar_isspace (g_utf8_get_char (c)))
        return FALSE;
  return TRUE;
}

/**
 * kd_sheet_row_get_text:
 * @row: a row
 * @column: from 0
 *
 * Returns: (transfer none): what stands there, or an empty text
 */
const char *
kd_sheet_row_get_text (const KdSheetRow *row,
                       guint             column)
{
  return column < row->cells->len ? g_array_index (row->cells, KdCell, column).text : "";
}

static GMappedFile *
map_file (const char *path,
          GError    **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat  status;
  GMappedFile *file;

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      kd_set_error_from_errno (error, errno, _ ("Opening “%s”"), path);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is no file"), path);
      return NULL;
    }
  if (status.st_size > KD_SHEET_FILE_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("“%s” is larger than %d MiB; part it"), path, KD_SHEET_FILE_LIMIT / (1024 * 1024));
      return NULL;
    }
  if (status.st_size == 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is empty"), path);
      return NULL;
    }
  file = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  if (file == NULL)
    g_set_error (error, KD_ERROR, KD_ERROR_IO, _ ("“%s” cannot be read"), path);
  return file;
}

static void
refuse_ole (GMappedFile *file,
            const char  *path,
            GError     **error)
{
  gsize size = MIN (g_mapped_file_get_length (file), 1024 * 1024);

  if (memmem (g_mapped_file_get_contents (file), size, encrypted_name, sizeof encrypted_name - 1) != NULL)
    g_set_error (error, KD_ERROR, KD_ERROR_UNSUPPORTED, _ ("“%s” is protected by a password; open it in a spreadsheet program and save it without one"), path);
  else
    g_set_error (error, KD_ERROR, KD_ERROR_UNSUPPORTED, _ ("“%s” is in the old format of Excel (.xls); open it in a spreadsheet program and save it as .xlsx"), path);
}

/**
 * kd_sheet_reader_open:
 * @path: a file
 * @options: (nullable): what is known of it
 * @error: return location
 *
 * Opens a spreadsheet or a text file of values; which it is, its content tells. What strangers made is held to limits
 * before any work: size, rows, columns, what it unpacks to.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
KdSheetReader *
kd_sheet_reader_open (const char           *path,
                      const KdSheetOptions *options,
                      GError              **error)
{
  const KdSheetOptions none = { 0 };
  g_autoptr (GMappedFile) file = map_file (path, error);
  const char    *bytes;
  gsize          size;
  KdSheetReader *self;

  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  if (size >= sizeof ole_magic && memcmp (bytes, ole_magic, sizeof ole_magic) == 0)
    {
      refuse_ole (file, path, error);
      return NULL;
    }
  if (size >= sizeof zip_magic && memcmp (bytes, zip_magic, sizeof zip_magic) == 0)
    self = kd_xlsx_reader_new (file, path, options != NULL ? options : &none, error);
  else
    self = kd_csv_reader_new (file, path, options != NULL ? options : &none, error);
  return self;
}

/**
 * kd_sheet_reader_next:
 * @self: a reader
 * @row: (out) (nullable): the next row that is not blank, valid until the next call; %NULL after the last
 * @error: return location
 *
 * Returns: whether it could be read; not to be called again after a failure or the end
 */
gboolean
kd_sheet_reader_next (KdSheetReader     *self,
                      const KdSheetRow **row,
                      GError           **error)
{
  gboolean end = FALSE;

  *row = NULL;
  do
    if (!self->next (self, &end, error))
      return FALSE;
  while (!end && kd_sheet_row_is_blank (&self->row));
  if (!end && self->row.number > KD_SHEET_ROWS)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("There are more than %d rows; part the file"), KD_SHEET_ROWS);
      return FALSE;
    }
  if (!end)
    *row = &self->row;
  return TRUE;
}

/**
 * kd_sheet_reader_get_format:
 * @self: a reader
 *
 * Returns: what the file is
 */
KdSheetFormat
kd_sheet_reader_get_format (const KdSheetReader *self)
{
  return self->format;
}

/**
 * kd_sheet_reader_get_encoding:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): encoding of a text file, as asked for or as found
 */
const char *
kd_sheet_reader_get_encoding (const KdSheetReader *self)
{
  return self->encoding;
}

/**
 * kd_sheet_reader_get_separator:
 * @self: a reader
 *
 * Returns: what parts the columns of a text file, or 0
 */
char
kd_sheet_reader_get_separator (const KdSheetReader *self)
{
  return self->separator;
}

/**
 * kd_sheet_reader_get_sheets:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type KdSheetInfo): the sheets of a workbook, in its order
 */
GPtrArray *
kd_sheet_reader_get_sheets (const KdSheetReader *self)
{
  return self->sheets;
}

/**
 * kd_sheet_reader_get_sheet:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the sheet that is read
 */
const char *
kd_sheet_reader_get_sheet (const KdSheetReader *self)
{
  return self->sheet;
}

/**
 * kd_sheet_reader_get_progress:
 * @self: a reader
 *
 * Returns: how much of the file is behind, 0 to 1; a guess
 */
double
kd_sheet_reader_get_progress (const KdSheetReader *self)
{
  return MIN (self->progress, 1);
}

/**
 * kd_sheet_reader_free:
 * @self: (transfer full): a reader
 *
 * Closes the file.
 */
void
kd_sheet_reader_free (KdSheetReader *self)
{
  self->clear (self);
  g_clear_pointer (&self->row.cells, g_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->encoding);
  g_free (self->sheet);
  g_free (self);
}
