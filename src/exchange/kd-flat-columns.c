/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-flat-columns.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-decimal.h"
#include "kd-import-words.h"
#include "kd-instant.h"
#include "kd-money.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a header of an adviser's own column begins with where its name alone would be taken for a field. */
#define EXTRA_PREFIX "extra."

#define MAX_CONTACT_TYPES 16

/* Of a client's assessments and declared assets the newest one has columns; JSON carries them all. */
static const guint assessment_fields[] = { KD_ASSESSMENT_LEVEL, KD_ASSESSMENT_SCORE, KD_ASSESSMENT_DATE };
static const guint assets_fields[] = { KD_DECLARED_ASSETS_AMOUNT, KD_DECLARED_ASSETS_CURRENCY, KD_DECLARED_ASSETS_DATE };

typedef enum
{
  SOURCE_FIELD,
  SOURCE_CONTACT,
  SOURCE_ASSESSMENT,
  SOURCE_ASSETS,
  SOURCE_EXTRA,
} Source;

/* Which cell of a record a column shows: a field, or the nth contact method of a type. */
typedef struct
{
  Source source;
  guint  field;
  guint  type;
  guint  nth;
} Column;

struct _KdFlatColumns
{
  const KdKindDef *def;
  gboolean        *referred;                    /* references that some record has */
  guint            contacts[MAX_CONTACT_TYPES]; /* the most that a client has of a type */
  GPtrArray       *extras;                      /* names; sorted once sealed */
  GHashTable      *extra_columns;               /* name to column, plus one */
  GArray          *columns;
  GArray          *headers;
  GArray          *cells;
  GStringChunk    *texts; /* of headers */
  GStringChunk    *scratch;
};

/**
 * kd_flat_columns_new:
 * @def: a kind
 *
 * Begins the columns of @def. Show it every record by [method@FlatColumns.note], then [method@FlatColumns.seal] it.
 *
 * Returns: (transfer full): the columns
 */
KdFlatColumns *
kd_flat_columns_new (const KdKindDef *def)
{
  KdFlatColumns *self = g_new0 (KdFlatColumns, 1);

  self->def = def;
  self->referred = g_new0 (gboolean, def->n_fields);
  self->extras = g_ptr_array_new ();
  self->extra_columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->headers = g_array_new (FALSE, TRUE, sizeof (KdSheetCell));
  self->cells = g_array_new (FALSE, TRUE, sizeof (KdSheetCell));
  self->texts = g_string_chunk_new (1024);
  self->scratch = g_string_chunk_new (1024);
  /* The usual columns are there in an empty book too. */
  if (def->kind == KD_KIND_CLIENT)
    for (guint type = 0; kd_contact_type_choices[type].key != NULL; type++)
      self->contacts[type] = g_str_equal (kd_contact_type_choices[type].key, "mobile") || g_str_equal (kd_contact_type_choices[type].key, "email");
  return self;
}

/**
 * kd_flat_columns_free:
 * @self: (transfer full): columns
 *
 * Frees them.
 */
void
kd_flat_columns_free (KdFlatColumns *self)
{
  g_free (self->referred);
  g_ptr_array_unref (self->extras);
  g_hash_table_unref (self->extra_columns);
  g_array_unref (self->columns);
  g_array_unref (self->headers);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_string_chunk_free (self->scratch);
  g_free (self);
}

/* --- what there is -------------------------------------------------------------------------------------- */

static guint
type_of (const KdRow *contact)
{
  const char *key = kd_row_get_text (contact, KD_CONTACT_METHOD_TYPE);
  guint       type = 0;

  while (type + 1 < MAX_CONTACT_TYPES && kd_contact_type_choices[type].key != NULL && g_strcmp0 (kd_contact_type_choices[type].key, key) != 0)
    type++;
  return type;
}

static void
count_contacts (GPtrArray *parts,
                guint     *counts)
{
  memset (counts, 0, MAX_CONTACT_TYPES * sizeof *counts);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KdRow *part = parts->pdata[i];

      if (part->def->kind == KD_KIND_CONTACT_METHOD)
        counts[type_of (part)]++;
    }
}

/**
 * kd_flat_columns_note:
 * @self: columns that are not sealed
 * @row: a record
 * @parts: (nullable) (element-type KdRow): what belongs to it
 *
 * Sees to columns for all that @row has.
 */
void
kd_flat_columns_note (KdFlatColumns *self,
                      const KdRow   *row,
                      GPtrArray     *parts)
{
  guint counts[MAX_CONTACT_TYPES];

  for (guint i = 0; i < self->def->n_fields; i++)
    self->referred[i] |= row->values[i].type == KD_VALUE_UUID;
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];

      if (!g_hash_table_contains (self->extra_columns, extra->name))
        {
          char *name = g_string_chunk_insert (self->texts, extra->name);

          g_hash_table_add (self->extra_columns, name);
          g_ptr_array_add (self->extras, name);
        }
    }
  if (self->def->kind != KD_KIND_CLIENT)
    return;
  count_contacts (parts, counts);
  for (guint type = 0; type < MAX_CONTACT_TYPES; type++)
    self->contacts[type] = MAX (self->contacts[type], counts[type]);
}

/* --- headers -------------------------------------------------------------------------------------------- */

/* The first of a list of words that is of the label's script, the label else: importers know both. */
static char *
pick_word (const char *label,
           const char *synonyms)
{
  gboolean ascii = g_str_is_ascii (label);
  g_auto (GStrv) words = synonyms != NULL ? g_strsplit (synonyms, "|", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_str_is_ascii (words[i]) == ascii)
      return g_strdup (words[i]);
  return g_strdup (label);
}

static void
add_column (KdFlatColumns *self,
            Column         column,
            const char    *header)
{
  KdSheetCell cell = { .type = KD_SHEET_TEXT, .text = g_string_chunk_insert (self->texts, header) };

  g_array_append_val (self->columns, column);
  g_array_append_val (self->headers, cell);
}

static void
add_field (KdFlatColumns   *self,
           Source           source,
           const KdKindDef *def,
           guint            field)
{
  g_autofree char *header = pick_word (kd_field_get_label (&def->fields[field]), def->fields[field].synonyms);

  add_column (self, (Column) { .source = source, .field = field }, header);
}

static void
add_contacts (KdFlatColumns *self)
{
  for (guint type = 0; type < MAX_CONTACT_TYPES && kd_contact_type_choices[type].key != NULL; type++)
    {
      const KdChoice  *choice = &kd_contact_type_choices[type];
      g_autofree char *word = pick_word (_ (choice->label), choice->synonyms);

      for (guint nth = 0; nth < self->contacts[type]; nth++)
        {
          g_autofree char *header = nth == 0 ? g_strdup (word) : g_strdup_printf ("%s %u", word, nth + 1);

          add_column (self, (Column) { .source = SOURCE_CONTACT, .type = type, .nth = nth }, header);
        }
    }
}

/* A name that an import would take for a field says that it is none. */
static char *
name_extra (GHashTable *words,
            const char *name)
{
  KdImportColumn meaning;

  return kd_import_words_find (words, name, &meaning) || g_str_has_prefix (name, EXTRA_PREFIX) ? g_strconcat (EXTRA_PREFIX, name, NULL) : g_strdup (name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_extras (KdFlatColumns *self)
{
  g_autoptr (GHashTable) words = self->extras->len > 0 ? kd_import_words_new (self->def) : NULL;

  g_ptr_array_sort (self->extras, compare_names);
  for (guint i = 0; i < self->extras->len; i++)
    {
      char            *name = self->extras->pdata[i];
      g_autofree char *header = name_extra (words, name);

      g_hash_table_insert (self->extra_columns, name, GUINT_TO_POINTER (self->columns->len + 1));
      add_column (self, (Column) { .source = SOURCE_EXTRA }, header);
    }
}

/**
 * kd_flat_columns_seal:
 * @self: columns that have seen all records
 *
 * Fixes which columns there are: every field but bytes, references where some record has one; of a client as many columns
 * a type of contact method as are needed, the newest assessment and declared assets; the adviser's own columns by name.
 * Headers are words that an import knows, in the language of the user.
 */
void
kd_flat_columns_seal (KdFlatColumns *self)
{
  for (guint i = 0; i < self->def->n_fields; i++)
    if (self->def->fields[i].type != KD_FIELD_BLOB && (self->def->fields[i].type != KD_FIELD_REFERENCE || self->referred[i]))
      add_field (self, SOURCE_FIELD, self->def, i);
  if (self->def->kind == KD_KIND_CLIENT)
    {
      add_contacts (self);
      for (gsize i = 0; i < G_N_ELEMENTS (assessment_fields); i++)
        add_field (self, SOURCE_ASSESSMENT, &kd_assessment_kind, assessment_fields[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (assets_fields); i++)
        add_field (self, SOURCE_ASSETS, &kd_declared_assets_kind, assets_fields[i]);
    }
  add_extras (self);
  g_array_set_size (self->cells, self->columns->len);
}

/**
 * kd_flat_columns_get_length:
 * @self: sealed columns
 *
 * Returns: how many there are
 */
guint
kd_flat_columns_get_length (const KdFlatColumns *self)
{
  return self->columns->len;
}

/**
 * kd_flat_columns_get_header:
 * @self: sealed columns
 *
 * Returns: (transfer none): the cells of the header
 */
const KdSheetCell *
kd_flat_columns_get_header (KdFlatColumns *self)
{
  return (const KdSheetCell *) self->headers->data;
}

/* --- cells ---------------------------------------------------------------------------------------------- */

static void
set_text (KdSheetCell *cell,
          const char  *text)
{
  cell->type = KD_SHEET_TEXT;
  cell->text = text;
}

static void
set_number (KdSheetCell    *cell,
            KdSheetCellType type,
            gint64          number,
            guint           digits)
{
  cell->type = type;
  cell->number = number;
  cell->digits = digits;
}

static void
fill_field (KdFlatColumns *self,
            const KdRow   *row,
            guint          place,
            KdSheetCell   *cell)
{
  const KdField   *field = &row->def->fields[place];
  const KdValue   *value = &row->values[place];
  g_autofree char *text = NULL;

  if (value->type == KD_VALUE_NONE)
    return;
  switch (field->type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
      set_text (cell, value->text);
      return;
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
      set_number (cell, KD_SHEET_DAY, value->integer, 0);
      return;
    case KD_FIELD_MONEY:
      set_number (cell, KD_SHEET_AMOUNT, value->integer, kd_money_get_digits (kd_row_get_currency (row)));
      return;
    case KD_FIELD_DECIMAL:
      set_number (cell, KD_SHEET_NUMBER, value->integer, KD_DECIMAL_DIGITS);
      return;
    case KD_FIELD_INTEGER:
      set_number (cell, KD_SHEET_NUMBER, value->integer, 0);
      return;
    case KD_FIELD_FLAG:
    case KD_FIELD_INSTANT:
    case KD_FIELD_REFERENCE:
      text = kd_row_format (row, place);
      set_text (cell, g_string_chunk_insert (self->scratch, text));
      return;
    case KD_FIELD_BLOB:
    default:
      g_return_if_reached ();
    }
}

/* The newest of a client's records of a kind: the latest day, an absent one being the oldest; then what was stored
 * last. */
static const KdRow *
find_newest (GPtrArray *parts,
             KdKind     kind,
             guint      date)
{
  const KdRow *newest = NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KdRow *part = parts->pdata[i];

      if (part->def->kind == kind &&
          (newest == NULL || kd_row_get_integer (part, date, KD_DATE_NONE) >= kd_row_get_integer (newest, date, KD_DATE_NONE)))
        newest = part;
    }
  return newest;
}

/* The nth of a type; preferred ones come first. */
static const KdRow *
find_contact (GPtrArray *parts,
              guint      type,
              guint      nth)
{
  for (int preferred = 1; preferred >= 0; preferred--)
    for (guint i = 0; parts != NULL && i < parts->len; i++)
      {
        const KdRow *part = parts->pdata[i];

        if (part->def->kind == KD_KIND_CONTACT_METHOD && type_of (part) == type &&
            (kd_row_get_integer (part, KD_CONTACT_METHOD_PREFERRED, 0) != 0) == preferred && nth-- == 0)
          return part;
      }
  return NULL;
}

static gboolean
fill_extras (KdFlatColumns *self,
             const KdRow   *row)
{
  for (guint i = 0; i < row->extras->len; i++)
    {
      const KdExtra *extra = row->extras->pdata[i];
      guint          column = GPOINTER_TO_UINT (g_hash_table_lookup (self->extra_columns, extra->name));

      if (column == 0)
        return FALSE;
      set_text (&g_array_index (self->cells, KdSheetCell, column - 1), extra->text);
    }
  return TRUE;
}

static gboolean
fits (KdFlatColumns *self,
      const KdRow   *row,
      GPtrArray     *parts)
{
  guint counts[MAX_CONTACT_TYPES];

  for (guint i = 0; i < self->def->n_fields; i++)
    if (row->values[i].type == KD_VALUE_UUID && !self->referred[i])
      return FALSE;
  if (self->def->kind != KD_KIND_CLIENT)
    return TRUE;
  count_contacts (parts, counts);
  for (guint type = 0; type < MAX_CONTACT_TYPES; type++)
    if (counts[type] > self->contacts[type])
      return FALSE;
  return TRUE;
}

/**
 * kd_flat_columns_get_cells:
 * @self: sealed columns
 * @row: a record
 * @parts: (nullable) (element-type KdRow): what belongs to it, the oldest first
 *
 * Lays a record out; the cells hold until the next call and as long as @row and @parts do.
 *
 * Returns: (transfer none) (nullable): the cells, or %NULL if it has what there is no column for: it was changed since
 *   [method@FlatColumns.note] saw it
 */
const KdSheetCell *
kd_flat_columns_get_cells (KdFlatColumns *self,
                           const KdRow   *row,
                           GPtrArray     *parts)
{
  gboolean     client = self->def->kind == KD_KIND_CLIENT;
  const KdRow *assessment = client ? find_newest (parts, KD_KIND_ASSESSMENT, KD_ASSESSMENT_DATE) : NULL;
  const KdRow *assets = client ? find_newest (parts, KD_KIND_DECLARED_ASSETS, KD_DECLARED_ASSETS_DATE) : NULL;

  g_string_chunk_clear (self->scratch);
  memset (self->cells->data, 0, self->cells->len * sizeof (KdSheetCell));
  if (!fits (self, row, parts) || !fill_extras (self, row))
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      KdSheetCell  *cell = &g_array_index (self->cells, KdSheetCell, i);
      const KdRow  *contact;

      if (column->source == SOURCE_FIELD)
        fill_field (self, row, column->field, cell);
      else if (column->source == SOURCE_ASSESSMENT && assessment != NULL)
        fill_field (self, assessment, column->field, cell);
      else if (column->source == SOURCE_ASSETS && assets != NULL)
        fill_field (self, assets, column->field, cell);
      else if (column->source == SOURCE_CONTACT && (contact = find_contact (parts, column->type, column->nth)) != NULL)
        fill_field (self, contact, KD_CONTACT_METHOD_VALUE, cell);
    }
  return (const KdSheetCell *) self->cells->data;
}
