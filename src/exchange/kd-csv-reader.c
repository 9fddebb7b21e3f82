/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values parted by commas and the like (RFC 4180). Records are cut by us, because libcsv does not tell blank lines, and
 * what stands in a record is taken apart by libcsv in its strict form. */

#include "kd-sheet-reader-private.h"

#include "kd-charset.h"
#include "kd-error.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How many records are looked at to find out what parts the columns. */
#define LOOKED_AT 20

typedef struct
{
  KdSheetReader     parent;
  char             *path;
  GMappedFile      *file;
  GBytes           *converted; /* or NULL where the file is UTF-8 */
  const char       *text;
  gsize             size;
  gsize             at;
  guint             number;
  struct csv_parser parser;
  guint             column;
  GError           *failure;
} CsvReader;

/* Where a record ends: at a line end outside of quotes. Says where the next one begins. */
static gsize
find_end (const char *text,
          gsize       size,
          gsize       at,
          gsize      *next)
{
  gboolean quoted = FALSE;

  for (; at < size; at++)
    {
      if (text[at] == '"')
        quoted = !quoted;
      else if (!quoted && (text[at] == '\n' || text[at] == '\r'))
        break;
    }
  *next = at;
  if (at < size)
    *next += text[at] == '\r' && at + 1 < size && text[at + 1] == '\n' ? 2 : 1;
  return at;
}

/* Excel writes and reads a first line of that form. */
static gboolean
take_separator_line (CsvReader *self)
{
  gsize next, end = find_end (self->text, self->size, 0, &next);

  if (end != 5 || g_ascii_strncasecmp (self->text, "sep=", 4) != 0)
    return FALSE;
  self->parent.separator = self->text[4];
  self->at = next;
  self->number = 1;
  return TRUE;
}

static guint
count_outside_quotes (const char *text,
                      gsize       size,
                      char        wanted)
{
  gboolean quoted = FALSE;
  guint    n = 0;

  for (gsize i = 0; i < size; i++)
    if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && text[i] == wanted)
      n++;
  return n;
}

/* The separator that most records have, and the same number of; of two such, the more frequent. */
static char
guess_separator (const CsvReader *self)
{
  const char candidates[] = { ',', '\t', ';', '|' };
  char       best = ',';
  guint      best_score = 0;

  for (gsize c = 0; c < G_N_ELEMENTS (candidates); c++)
    {
      gsize at = 0, next;
      guint counts[64] = { 0 }, score = 0;

      for (guint i = 0; i < LOOKED_AT && at < self->size; i++, at = next)
        {
          gsize end = find_end (self->text, self->size, at, &next);
          guint n = MIN (count_outside_quotes (self->text + at, end - at, candidates[c]), G_N_ELEMENTS (counts) - 1);

          counts[n]++;
        }
      for (guint n = 1; n < G_N_ELEMENTS (counts); n++)
        score = MAX (score, counts[n] * 100 + n);
      if (score > best_score)
        {
          best_score = score;
          best = candidates[c];
        }
    }
  return best;
}

/* Numbers that a spreadsheet wrote as 1.1E+17: whatever they were is gone. */
static gboolean
is_scientific (const char *text)
{
  const char *c = text;

  if (!g_ascii_isdigit (*c))
    return FALSE;
  while (g_ascii_isdigit (*c) || *c == '.')
    c++;
  if ((*c != 'E' && *c != 'e') || c[1] != '+' || !g_ascii_isdigit (c[2]))
    return FALSE;
  for (c += 2; g_ascii_isdigit (*c); c++)
    ;
  return *c == '\0';
}

static void
on_field (void  *bytes,
          size_t size,
          void  *data)
{
  CsvReader *self = data;
  char      *text = g_strndup (bytes, size);

  if (self->failure != NULL)
    g_free (text);
  else
    kd_sheet_row_put (&self->parent.row, self->column++, text, is_scientific (text) ? KD_CELL_CUT : KD_CELL_NO_FLAGS, &self->failure);
}

static void
on_record (int   c,
           void *data)
{
}

static gboolean
csv_next (KdSheetReader *reader,
          gboolean      *end,
          GError       **error)
{
  CsvReader  *self = (CsvReader *) reader;
  const char *record = self->text + self->at;
  gsize       next, size;
  gboolean    good;

  if (self->at >= self->size)
    {
      *end = TRUE;
      return TRUE;
    }
  size = find_end (self->text, self->size, self->at, &next) - self->at;
  self->at = next;
  reader->row.number = ++self->number;
  reader->progress = (double) next / (double) self->size;
  kd_sheet_row_clear (&reader->row);
  self->column = 0;
  good = csv_parse (&self->parser, record, size, on_field, on_record, self) == size && csv_fini (&self->parser, on_field, on_record, self) == 0;
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  if (!good)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("Row %u of “%s”: a quotation mark stands where none may be; inside of a value it is written twice and the value between quotation marks"),
                 self->number,
                 self->path);
  return good;
}

static void
csv_clear (KdSheetReader *reader)
{
  CsvReader *self = (CsvReader *) reader;

  csv_free (&self->parser);
  g_clear_pointer (&self->converted, g_bytes_unref);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_clear_error (&self->failure);
  g_free (self->path);
}

static gboolean
convert (CsvReader *self,
         gsize      skip,
         GError   **error)
{
  const char *bytes = g_mapped_file_get_contents (self->file) + skip;
  gsize       size = g_mapped_file_get_length (self->file) - skip;
  gsize       read = 0, written;
  char       *text;

  if (g_str_equal (self->parent.encoding, "UTF-8"))
    {
      const char *bad;

      self->text = bytes;
      self->size = size;
      if (g_utf8_validate_len (bytes, size, &bad))
        return TRUE;
      read = (gsize) (bad - bytes);
    }
  else
    {
      text = g_convert (bytes, (gssize) size, "UTF-8", self->parent.encoding, &read, &written, NULL);
      if (text != NULL && memchr (text, '\0', written) == NULL)
        {
          self->converted = g_bytes_new_take (text, written);
          self->text = text;
          self->size = written;
          return TRUE;
        }
      g_free (text);
    }
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_INVALID,
               _ ("“%s” is no text in the encoding %s: byte %u fits not; name another encoding"),
               self->path,
               self->parent.encoding,
               (guint) (read + skip + 1));
  return FALSE;
}

static gboolean
choose_encoding (CsvReader            *self,
                 const KdSheetOptions *options,
                 gsize                *skip,
                 GError              **error)
{
  const char *guessed = kd_charset_guess (g_mapped_file_get_contents (self->file), g_mapped_file_get_length (self->file), skip);
  const char *used = options->encoding != NULL ? kd_charset_find (options->encoding) : guessed;

  if (used == NULL)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The encoding “%s” is not read; UTF-8, GB18030, Big5 and UTF-16 are"), options->encoding);
      return FALSE;
    }
  self->parent.encoding = g_strdup (used);
  return TRUE;
}

/**
 * kd_csv_reader_new:
 * @file: a text file
 * @path: its name, for messages
 * @options: what is known of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader of it
 */
KdSheetReader *
kd_csv_reader_new (GMappedFile          *file,
                   const char           *path,
                   const KdSheetOptions *options,
                   GError              **error)
{
  CsvReader *self = g_new0 (CsvReader, 1);
  gsize      skip;

  self->parent.format = KD_SHEET_CSV;
  self->parent.next = csv_next;
  self->parent.clear = csv_clear;
  self->parent.sheets = kd_sheet_infos_new ();
  self->path = g_strdup (path);
  self->file = g_mapped_file_ref (file);
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  kd_sheet_row_clear (&self->parent.row);
  if (!choose_encoding (self, options, &skip, error) || !convert (self, skip, error))
    {
      kd_sheet_reader_free (&self->parent);
      return NULL;
    }
  if (!take_separator_line (self))
    self->parent.separator = guess_separator (self);
  if (options->separator != '\0')
    self->parent.separator = options->separator;
  csv_set_delim (&self->parser, (unsigned char) self->parent.separator);
  return &self->parent;
}
