/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zip-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <string.h>

static void
put (struct archive *archive,
     const char     *name,
     const char     *bytes)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (bytes));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, bytes, strlen (bytes)), ==, (la_ssize_t) strlen (bytes));
  archive_entry_free (entry);
}

void
zip_write (const char *path,
           const char *first,
           ...)
{
  struct archive *archive = archive_write_new ();
  va_list         list;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (list, first);
  for (const char *name = first; name != NULL; name = va_arg (list, const char *))
    put (archive, name, va_arg (list, const char *));
  va_end (list);
  archive_write_close (archive);
  archive_write_free (archive);
}

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* Odd names of parts on purpose: they are found by their relations. */
static const char top[] = "<Relationships><Relationship Id='x' Type='" RELATION "officeDocument' Target='/book/main.xml'/></Relationships>";
static const char relations[] =
  "<Relationships><Relationship Id='a' Type='" RELATION "worksheet' Target='list.xml'/>"
  "<Relationship Id='s' Type='" RELATION "sharedStrings' Target='../texts.xml'/>"
  "<Relationship Id='f' Type='" RELATION "styles' Target='styles.xml'/></Relationships>";
static const char styles[] =
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
  "<numFmt numFmtId='165' formatCode='[h]:mm:ss'/><numFmt numFmtId='166' formatCode='[$-804]yyyy-mm-dd;@'/></numFmts>"
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs></styleSheet>";

void
zip_write_workbook (const char *path,
                    const char *rows,
                    const char *strings,
                    const char *workbook_properties)
{
  g_autofree char *book = g_strdup_printf ("<w:workbook xmlns:w='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:r='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
                                           "<w:workbookPr %s/><w:sheets><w:sheet name='名单' sheetId='1' r:id='a'/></w:sheets></w:workbook>",
                                           workbook_properties != NULL ? workbook_properties : "");
  g_autofree char *sheet = g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?><worksheet><sheetData>%s</sheetData></worksheet>", rows);

  zip_write (path,
             "_rels/.rels",
             top,
             "book/_rels/main.xml.rels",
             relations,
             "book/main.xml",
             book,
             "texts.xml",
             strings != NULL ? strings : "<sst/>",
             "book/styles.xml",
             styles,
             "book/list.xml",
             sheet,
             NULL);
}
