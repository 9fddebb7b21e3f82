/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of one sheet of a workbook, as they come. */

#include "kd-sheet-reader-private.h"

#include "kd-error.h"
#include "kd-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  KdSheetReader parent;
  KdXlsxBook   *book;
  KdXlsxPart   *part;
  guint         number;
} XlsxReader;

/* What a cell says of itself before its value. */
typedef struct
{
  guint    column;
  guint    style;
  char     type[12];
  gboolean formula;
} CellHead;

/* Column of a reference such as `AB12`, from 0; FALSE where it is none. Absurd ones are far right, not wrapped. */
static gboolean
parse_column (const char *reference,
              guint      *column)
{
  guint n = 0;

  if (!g_ascii_isalpha (*reference))
    return FALSE;
  for (; g_ascii_isalpha (*reference); reference++)
    n = n > KD_SHEET_ROWS ? n : n * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  *column = n - 1;
  return TRUE;
}

static void
read_head (XlsxReader *self,
           CellHead   *head,
           guint       next)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (self->part);

  *head = (CellHead) { .column = next };
  for (int more = xmlTextReaderMoveToFirstAttribute (xml); more == 1; more = xmlTextReaderMoveToNextAttribute (xml))
    {
      const char *name = (const char *) xmlTextReaderConstLocalName (xml);
      const char *value = (const char *) xmlTextReaderConstValue (xml);

      if (g_str_equal (name, "r"))
        parse_column (value, &head->column);
      else if (g_str_equal (name, "s"))
        head->style = (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXUINT);
      else if (g_str_equal (name, "t"))
        g_strlcpy (head->type, value, sizeof head->type);
    }
  xmlTextReaderMoveToElement (xml);
}

/* Text of the value of a cell, by its type. */
static char *
interpret (XlsxReader     *self,
           const CellHead *head,
           char           *value,
           KdCellFlags    *flags)
{
  g_autofree char *kept = value;

  *flags = head->formula ? KD_CELL_FORMULA : KD_CELL_NO_FLAGS;
  if (g_str_equal (head->type, "s"))
    {
      guint64 index = g_ascii_strtoull (value, NULL, 10);

      return g_strdup (index < self->book->strings->len ? self->book->strings->pdata[index] : "");
    }
  if (g_str_equal (head->type, "str") || g_str_equal (head->type, "inlineStr"))
    return kd_xlsx_unescape (g_steal_pointer (&kept));
  if (g_str_equal (head->type, "b"))
    {
      *flags |= KD_CELL_BOOLEAN;
      return g_strdup (g_str_equal (value, "1") || g_str_equal (value, "true") ? "1" : "0");
    }
  if (g_str_equal (head->type, "e"))
    {
      *flags |= KD_CELL_ERROR;
      return g_steal_pointer (&kept);
    }
  if (g_str_equal (head->type, "d"))
    {
      *flags |= KD_CELL_DATE;
      g_strdelimit (kept, "T", ' ');
      if (g_str_has_suffix (kept, " 00:00:00"))
        kept[strlen (kept) - strlen (" 00:00:00")] = '\0';
      return g_steal_pointer (&kept);
    }
  return *value == '\0' ? g_strdup ("") : kd_xlsx_format_number (value, kd_xlsx_book_get_style (self->book, head->style), self->book->since_1904, flags);
}

/* From the start of a cell to its end. */
static gboolean
read_cell (XlsxReader *self,
           guint      *next,
           GError    **error)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (self->part);
  int              depth = xmlTextReaderDepth (xml);
  CellHead         head;
  g_autofree char *value = NULL;
  KdCellFlags      flags;
  gboolean         more;

  read_head (self, &head, *next);
  *next = head.column + 1;
  if (xmlTextReaderIsEmptyElement (xml))
    return TRUE;
  do
    {
      gboolean plain;

      if (!kd_xlsx_part_read (self->part, &more, error))
        return FALSE;
      head.formula |= kd_xlsx_is_start (self->part, "f");
      plain = kd_xlsx_is_start (self->part, "v");
      if (plain || kd_xlsx_is_start (self->part, "is"))
        {
          g_free (value);
          value = plain ? kd_xlsx_read_text (self->part, error) : kd_xlsx_read_rich_text (self->part, error);
          if (value == NULL)
            return FALSE;
        }
    }
  while (more && xmlTextReaderDepth (xml) > depth);
  if (value == NULL)
    return TRUE;
  value = interpret (self, &head, g_steal_pointer (&value), &flags);
  return kd_sheet_row_put (&self->parent.row, head.column, g_steal_pointer (&value), flags, error);
}

static gboolean
read_row_number (XlsxReader *self,
                 GError    **error)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (self->part);
  xmlChar         *value = xmlTextReaderGetAttribute (xml, (const xmlChar *) "r");
  guint64          number = value != NULL ? g_ascii_strtoull ((const char *) value, NULL, 10) : self->number + 1;

  xmlFree (value);
  if (number > KD_SHEET_ROWS || number <= self->number)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("A row after row %u has a number that no sheet can have; save the workbook anew"), self->number);
      return FALSE;
    }
  self->number = (guint) number;
  return TRUE;
}

static gboolean
xlsx_next (KdSheetReader *reader,
           gboolean      *end,
           GError       **error)
{
  XlsxReader *self = (XlsxReader *) reader;
  gboolean    more, inside = FALSE;
  guint       next = 0;

  kd_sheet_row_clear (&reader->row);
  for (;;)
    {
      if (!kd_xlsx_part_read (self->part, &more, error))
        return FALSE;
      if (!more)
        {
          *end = TRUE;
          return TRUE;
        }
      if (kd_xlsx_is_start (self->part, "row"))
        {
          if (!read_row_number (self, error))
            return FALSE;
          reader->row.number = self->number;
          inside = !xmlTextReaderIsEmptyElement (kd_xlsx_part_get_xml (self->part));
        }
      else if (inside && kd_xlsx_is_end (self->part, "row"))
        break;
      else if (inside && kd_xlsx_is_start (self->part, "c") && !read_cell (self, &next, error))
        return FALSE;
    }
  reader->progress = kd_xlsx_part_get_progress (self->part);
  return TRUE;
}

static void
xlsx_clear (KdSheetReader *reader)
{
  XlsxReader *self = (XlsxReader *) reader;

  g_clear_pointer (&self->part, kd_xlsx_part_close);
  g_clear_pointer (&self->book, kd_xlsx_book_free);
}

/* The sheet of that name, or the first that is shown. */
static gboolean
choose_sheet (XlsxReader *self,
              const char *wanted,
              guint      *chosen,
              GError    **error)
{
  GPtrArray *sheets = self->book->sheets;

  for (*chosen = 0; *chosen < sheets->len; (*chosen)++)
    {
      const KdSheetInfo *info = sheets->pdata[*chosen];

      if (wanted != NULL ? g_str_equal (info->name, wanted) : !info->hidden)
        return TRUE;
    }
  if (wanted != NULL)
    g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("The workbook has no sheet “%s”"), wanted);
  else
    g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The workbook has no sheet that is shown; name a hidden one"));
  return FALSE;
}

/**
 * kd_xlsx_reader_new:
 * @file: a file
 * @path: its name, for messages
 * @options: what is known of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader of one of its sheets
 */
KdSheetReader *
kd_xlsx_reader_new (GMappedFile          *file,
                    const char           *path,
                    const KdSheetOptions *options,
                    GError              **error)
{
  XlsxReader *self = g_new0 (XlsxReader, 1);
  guint       chosen = 0;

  self->parent.format = KD_SHEET_XLSX;
  self->parent.next = xlsx_next;
  self->parent.clear = xlsx_clear;
  self->book = kd_xlsx_book_new (file, path, error);
  if (self->book != NULL && choose_sheet (self, options->sheet, &chosen, error))
    self->part = kd_xlsx_zip_open (self->book->zip, self->book->parts->pdata[chosen], TRUE, error);
  if (self->part == NULL)
    {
      kd_sheet_reader_free (&self->parent);
      return NULL;
    }
  self->parent.sheets = g_ptr_array_ref (self->book->sheets);
  self->parent.sheet = g_strdup (((const KdSheetInfo *) self->book->sheets->pdata[chosen])->name);
  return &self->parent;
}
