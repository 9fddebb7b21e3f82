/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook: which sheets there are, the texts they share, what their styles mean. Names of elements are compared without
 * their namespace, because the strict form has another one; parts are found by their relations, never by their names. */

#include "kd-xlsx-book.h"

#include "kd-error.h"
#include "kd-sheet-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The texts that cells share may come to so much. */
#define STRINGS_LIMIT (256 * 1024 * 1024)

typedef struct
{
  char *id;
  char *type;
  char *target;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/**
 * kd_xlsx_is_start:
 * @part: a part
 * @name: name of an element
 *
 * Returns: whether such an element begins here
 */
gboolean
kd_xlsx_is_start (KdXlsxPart *part,
                  const char *name)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (part);

  return xmlTextReaderNodeType (xml) == XML_READER_TYPE_ELEMENT && g_str_equal ((const char *) xmlTextReaderConstLocalName (xml), name);
}

/**
 * kd_xlsx_is_end:
 * @part: a part
 * @name: name of an element
 *
 * Returns: whether such an element ends here
 */
gboolean
kd_xlsx_is_end (KdXlsxPart *part,
                const char *name)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (part);

  return xmlTextReaderNodeType (xml) == XML_READER_TYPE_END_ELEMENT && g_str_equal ((const char *) xmlTextReaderConstLocalName (xml), name);
}

static char *
get_attribute (KdXlsxPart *part,
               const char *name)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (part);
  char            *value = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (xml); more == 1 && value == NULL; more = xmlTextReaderMoveToNextAttribute (xml))
    if (g_str_equal ((const char *) xmlTextReaderConstLocalName (xml), name))
      value = g_strdup ((const char *) xmlTextReaderConstValue (xml));
  xmlTextReaderMoveToElement (xml);
  return value;
}

/**
 * kd_xlsx_read_text:
 * @part: a part at the start of an element
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the text in the element, at whose end the part is then
 */
char *
kd_xlsx_read_text (KdXlsxPart *part,
                   GError    **error)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (part);
  int              depth = xmlTextReaderDepth (xml);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean more;

  if (xmlTextReaderIsEmptyElement (xml))
    return g_strdup ("");
  do
    {
      int type;

      if (!kd_xlsx_part_read (part, &more, error))
        return NULL;
      type = xmlTextReaderNodeType (xml);
      if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)
        g_string_append (text, (const char *) xmlTextReaderConstValue (xml));
    }
  while (more && xmlTextReaderDepth (xml) > depth);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * kd_xlsx_read_rich_text:
 * @part: a part at the start of `si` or `is`
 * @error: return location
 *
 * Reads a text with all its runs; how Japanese is pronounced (`rPh`) is no part of it.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
kd_xlsx_read_rich_text (KdXlsxPart *part,
                        GError    **error)
{
  xmlTextReaderPtr xml = kd_xlsx_part_get_xml (part);
  int              depth = xmlTextReaderDepth (xml);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean more, phonetic = FALSE;

  if (xmlTextReaderIsEmptyElement (xml))
    return g_strdup ("");
  do
    {
      if (!kd_xlsx_part_read (part, &more, error))
        return NULL;
      if (kd_xlsx_is_start (part, "rPh"))
        phonetic = !xmlTextReaderIsEmptyElement (xml);
      else if (kd_xlsx_is_end (part, "rPh"))
        phonetic = FALSE;
      else if (kd_xlsx_is_start (part, "t") && !phonetic)
        {
          g_autofree char *run = kd_xlsx_read_text (part, error);

          if (run == NULL)
            return NULL;
          g_string_append (text, run);
        }
    }
  while (more && xmlTextReaderDepth (xml) > depth);
  return kd_xlsx_unescape (g_string_free_and_steal (g_steal_pointer (&text)));
}

/* --- relations -------------------------------------------------------------------------------------------- */

static GPtrArray *
read_relations (KdXlsxZip  *zip,
                const char *name,
                GError    **error)
{
  g_autoptr (KdXlsxPart) part = kd_xlsx_zip_open (zip, name, TRUE, error);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  gboolean more = part != NULL;

  while (more)
    {
      if (!kd_xlsx_part_read (part, &more, error))
        return NULL;
      if (more && kd_xlsx_is_start (part, "Relationship"))
        {
          Relation *relation = g_new0 (Relation, 1);

          relation->id = get_attribute (part, "Id");
          relation->type = get_attribute (part, "Type");
          relation->target = get_attribute (part, "Target");
          g_ptr_array_add (relations, relation);
        }
    }
  return part != NULL ? g_steal_pointer (&relations) : NULL;
}

/* The name of the part that a relation of another part leads to. */
static char *
resolve (const char *from,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *joined = *target == '/' ? g_strdup (target) : g_build_filename ("/", folder, target, NULL);
  g_autofree char *clean = g_canonicalize_filename (joined, "/");

  return g_strdup (clean + 1);
}

static const Relation *
find_type (GPtrArray  *relations,
           const char *ending)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (relation->type != NULL && relation->target != NULL && g_str_has_suffix (relation->type, ending))
        return relation;
    }
  return NULL;
}

static const Relation *
find_id (GPtrArray  *relations,
         const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (relation->target != NULL && g_strcmp0 (relation->id, id) == 0 && g_str_has_suffix (relation->type != NULL ? relation->type : "", "/worksheet"))
        return relation;
    }
  return NULL;
}

/* --- workbook --------------------------------------------------------------------------------------------- */

static void
add_sheet (KdXlsxBook *self,
           KdXlsxPart *part,
           const char *workbook,
           GPtrArray  *relations)
{
  g_autofree char *id = get_attribute (part, "id");
  g_autofree char *state = get_attribute (part, "state");
  const Relation  *relation = find_id (relations, id);
  KdSheetInfo     *info;

  /* charts and dialogs are sheets too, without rows */
  if (relation == NULL)
    return;
  info = g_new0 (KdSheetInfo, 1);
  info->name = get_attribute (part, "name");
  if (info->name == NULL)
    info->name = g_strdup ("");
  info->hidden = state != NULL && !g_str_equal (state, "visible");
  g_ptr_array_add (self->sheets, info);
  g_ptr_array_add (self->parts, resolve (workbook, relation->target));
}

static gboolean
read_workbook (KdXlsxBook *self,
               const char *workbook,
               GPtrArray  *relations,
               GError    **error)
{
  g_autoptr (KdXlsxPart) part = kd_xlsx_zip_open (self->zip, workbook, TRUE, error);
  gboolean more = part != NULL;

  while (more)
    {
      if (!kd_xlsx_part_read (part, &more, error))
        return FALSE;
      if (more && kd_xlsx_is_start (part, "workbookPr"))
        {
          g_autofree char *date = get_attribute (part, "date1904");

          self->since_1904 = g_strcmp0 (date, "1") == 0 || g_strcmp0 (date, "true") == 0;
        }
      else if (more && kd_xlsx_is_start (part, "sheet"))
        add_sheet (self, part, workbook, relations);
    }
  return part != NULL;
}

/* --- texts that are shared -------------------------------------------------------------------------------- */

static gboolean
read_strings (KdXlsxBook *self,
              const char *name,
              GError    **error)
{
  g_autoptr (KdXlsxPart) part = kd_xlsx_zip_open (self->zip, name, TRUE, error);
  gboolean more = part != NULL;
  gsize    size = 0;

  while (more)
    {
      char *text;

      if (!kd_xlsx_part_read (part, &more, error))
        return FALSE;
      if (!more || !kd_xlsx_is_start (part, "si"))
        continue;
      text = kd_xlsx_read_rich_text (part, error);
      if (text == NULL)
        return FALSE;
      size += strlen (text);
      g_ptr_array_add (self->strings, text);
      if (size > STRINGS_LIMIT)
        {
          g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("The texts of the workbook are larger than %d MiB; part the file"), STRINGS_LIMIT / (1024 * 1024));
          return FALSE;
        }
    }
  return part != NULL;
}

/* --- styles ----------------------------------------------------------------------------------------------- */

static void
add_style (KdXlsxBook *self,
           KdXlsxPart *part,
           GHashTable *codes)
{
  g_autofree char *text = get_attribute (part, "numFmtId");
  guint            id = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
  const char      *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));
  KdXlsxNumber     number = code != NULL ? kd_xlsx_format_classify (code) : kd_xlsx_format_classify_builtin (id);

  g_array_append_val (self->styles, number);
}

static gboolean
read_styles (KdXlsxBook *self,
             const char *name,
             GError    **error)
{
  g_autoptr (KdXlsxPart) part = kd_xlsx_zip_open (self->zip, name, TRUE, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean more = part != NULL, cells = FALSE;

  while (more)
    {
      if (!kd_xlsx_part_read (part, &more, error))
        return FALSE;
      if (!more)
        break;
      if (kd_xlsx_is_start (part, "numFmt"))
        {
          g_autofree char *id = get_attribute (part, "numFmtId");
          char            *code = get_attribute (part, "formatCode");

          if (id != NULL && code != NULL)
            g_hash_table_insert (codes, GUINT_TO_POINTER (g_ascii_strtoull (id, NULL, 10)), g_steal_pointer (&code));
          g_free (code);
        }
      else if (kd_xlsx_is_start (part, "cellXfs"))
        cells = TRUE;
      else if (kd_xlsx_is_end (part, "cellXfs"))
        cells = FALSE;
      else if (cells && kd_xlsx_is_start (part, "xf"))
        add_style (self, part, codes);
    }
  return part != NULL;
}

/**
 * kd_xlsx_book_get_style:
 * @self: a workbook
 * @style: number of a cell style
 *
 * Returns: what it makes of a number
 */
KdXlsxNumber
kd_xlsx_book_get_style (const KdXlsxBook *self,
                        guint             style)
{
  return style < self->styles->len ? g_array_index (self->styles, KdXlsxNumber, style) : KD_XLSX_PLAIN;
}

static gboolean
load (KdXlsxBook *self,
      GError    **error)
{
  g_autoptr (GPtrArray) top = read_relations (self->zip, "_rels/.rels", error);
  const Relation *relation = top != NULL ? find_type (top, "/officeDocument") : NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (top == NULL)
    return FALSE;
  if (relation == NULL)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The file is a ZIP archive, but no workbook; unpack it and choose the list in it"));
      return FALSE;
    }
  workbook = resolve ("/", relation->target);
  folder = g_path_get_dirname (workbook);
  base = g_path_get_basename (workbook);
  name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  relations = read_relations (self->zip, g_str_has_prefix (name, "./") ? name + 2 : name, error);
  if (relations == NULL || !read_workbook (self, workbook, relations, error))
    return FALSE;
  relation = find_type (relations, "/sharedStrings");
  if (relation != NULL)
    {
      g_autofree char *strings = resolve (workbook, relation->target);

      if (!read_strings (self, strings, error))
        return FALSE;
    }
  relation = find_type (relations, "/styles");
  if (relation != NULL)
    {
      g_autofree char *styles = resolve (workbook, relation->target);

      if (!read_styles (self, styles, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kd_xlsx_book_new:
 * @file: the file
 * @path: its name, for messages
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the workbook in it
 */
KdXlsxBook *
kd_xlsx_book_new (GMappedFile *file,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (KdXlsxBook) self = g_new0 (KdXlsxBook, 1);

  self->zip = kd_xlsx_zip_new (file, path);
  self->sheets = kd_sheet_infos_new ();
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (KdXlsxNumber));
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kd_xlsx_book_free:
 * @self: (transfer full): a workbook
 */
void
kd_xlsx_book_free (KdXlsxBook *self)
{
  kd_xlsx_zip_free (self->zip);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->styles);
  g_free (self);
}
