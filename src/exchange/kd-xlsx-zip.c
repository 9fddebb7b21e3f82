/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-xlsx-zip.h"

#include "kd-error.h"
#include "kd-sheet-reader-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* More parts than that has no workbook of a person. */
#define PARTS_LIMIT 10000

/* Small files may unpack to so much whatever the ratio. */
#define FREE_UNPACKED (16 * 1024 * 1024)

struct _KdXlsxZip
{
  GMappedFile *file;
  char        *path;
  gint64       unpacked;
};

struct _KdXlsxPart
{
  KdXlsxZip       *zip;
  char            *name;
  struct archive  *archive;
  gint64           size; /* as the archive says, or 0 */
  gint64           read;
  gboolean         too_large;
  xmlTextReaderPtr xml;
};

/**
 * kd_xlsx_zip_new:
 * @file: the file
 * @path: its name, for messages
 *
 * Returns: (transfer full): its parts
 */
KdXlsxZip *
kd_xlsx_zip_new (GMappedFile *file,
                 const char  *path)
{
  KdXlsxZip *self = g_new0 (KdXlsxZip, 1);

  self->file = g_mapped_file_ref (file);
  self->path = g_strdup (path);
  return self;
}

/**
 * kd_xlsx_zip_free:
 * @self: (transfer full): parts
 */
void
kd_xlsx_zip_free (KdXlsxZip *self)
{
  g_mapped_file_unref (self->file);
  g_free (self->path);
  g_free (self);
}

static gint64
get_limit (const KdXlsxZip *self)
{
  gint64 by_ratio = MAX ((gint64) g_mapped_file_get_length (self->file) * KD_SHEET_RATIO_LIMIT, FREE_UNPACKED);

  return MIN (by_ratio, KD_SHEET_UNPACKED_LIMIT);
}

static int
read_part (void *data,
           char *buffer,
           int   size)
{
  KdXlsxPart *self = data;
  la_ssize_t  n = archive_read_data (self->archive, buffer, (size_t) size);

  if (n < 0)
    return -1;
  self->read += n;
  self->zip->unpacked += n;
  if (self->zip->unpacked > get_limit (self->zip))
    {
      self->too_large = TRUE;
      return -1;
    }
  return (int) n;
}

static int
close_part (void *data)
{
  return 0;
}

/* Nobody is to be told on standard error; kd_xlsx_part_read() says what is wrong. */
static void
on_xml_error (void       *data,
              const char *format,
              ...)
{
}

static gboolean
is_named (struct archive_entry *entry,
          const char           *name)
{
  const char *found = archive_entry_pathname (entry);

  if (found == NULL)
    return FALSE;
  while (*found == '/')
    found++;
  return g_ascii_strcasecmp (found, name) == 0;
}

static gboolean
find (KdXlsxPart *self)
{
  struct archive_entry *entry;

  for (guint i = 0; i < PARTS_LIMIT && archive_read_next_header (self->archive, &entry) == ARCHIVE_OK; i++)
    if (is_named (entry, self->name))
      {
        self->size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_xlsx_zip_open:
 * @self: parts
 * @name: name of a part
 * @needed: whether the workbook cannot be without it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the part as XML; %NULL without an error where there is none
 */
KdXlsxPart *
kd_xlsx_zip_open (KdXlsxZip  *self,
                  const char *name,
                  gboolean    needed,
                  GError    **error)
{
  g_autoptr (KdXlsxPart) part = g_new0 (KdXlsxPart, 1);

  while (*name == '/')
    name++;
  part->zip = self;
  part->name = g_strdup (name);
  part->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (part->archive);
  if (archive_read_open_memory (part->archive, g_mapped_file_get_contents (self->file), g_mapped_file_get_length (self->file)) != ARCHIVE_OK || !find (part))
    {
      if (needed)
        g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is no whole workbook: its part %s cannot be found; save it anew, or copy it again"), self->path, name);
      return NULL;
    }
  part->xml = xmlReaderForIO (read_part, close_part, part, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  if (part->xml == NULL)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is no whole workbook: its part %s cannot be read; save it anew, or copy it again"), self->path, name);
      return NULL;
    }
  xmlTextReaderSetErrorHandler (part->xml, (xmlTextReaderErrorFunc) (void (*) (void)) on_xml_error, NULL);
  return g_steal_pointer (&part);
}

/**
 * kd_xlsx_part_get_xml:
 * @self: a part
 *
 * Returns: (transfer none): its XML, at the node that was read last
 */
xmlTextReaderPtr
kd_xlsx_part_get_xml (KdXlsxPart *self)
{
  return self->xml;
}

/**
 * kd_xlsx_part_read:
 * @self: a part
 * @more: (out): whether there was another node
 * @error: return location
 *
 * Goes to the next node. A document type is refused: workbooks have none, and it is what bombs are made of.
 *
 * Returns: whether the part is sound so far
 */
gboolean
kd_xlsx_part_read (KdXlsxPart *self,
                   gboolean   *more,
                   GError    **error)
{
  int result = xmlTextReaderRead (self->xml);

  *more = result == 1;
  if (self->too_large)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("“%s” unpacks to far more than it is; such a file is made to do harm"), self->zip->path);
      return FALSE;
    }
  if (result < 0)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is damaged in its part %s; save it anew, or copy it again"), self->zip->path, self->name);
      return FALSE;
    }
  if (*more && (xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_DOCUMENT_TYPE || xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_ENTITY_REFERENCE))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” defines entities in its part %s, which no spreadsheet program does; such a file is made to do harm"), self->zip->path, self->name);
      return FALSE;
    }
  return TRUE;
}

/**
 * kd_xlsx_part_get_progress:
 * @self: a part
 *
 * Returns: how much of it is behind, 0 to 1
 */
double
kd_xlsx_part_get_progress (const KdXlsxPart *self)
{
  return self->size > 0 ? (double) self->read / (double) self->size : 0;
}

/**
 * kd_xlsx_part_close:
 * @self: (transfer full): a part
 */
void
kd_xlsx_part_close (KdXlsxPart *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->archive, archive_read_free);
  g_free (self->name);
  g_free (self);
}
