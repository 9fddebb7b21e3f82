/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-mapping.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-error.h"
#include "kd-formula-guard.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define EXTRA_PREFIX "extra."
#define CONTACT_PREFIX "contact."
#define LEFT_OUT "-"
#define FAMILY_NAME "name.family"
#define GIVEN_NAME "name.given"

static void
column_free (gpointer data)
{
  g_free (((KdImportColumn *) data)->header);
  g_free (data);
}

/**
 * kd_import_mapping_free:
 * @self: (transfer full): a mapping
 */
void
kd_import_mapping_free (KdImportMapping *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* --- finding ---------------------------------------------------------------------------------------------- */

/* How many different words of headers stand in a row, and whether the one is there that a record cannot be without. */
static guint
count_words (GHashTable       *words,
             const KdSheetRow *row,
             guint            *filled)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint known = 0;

  *filled = 0;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KdCell  *cell = &g_array_index (row->cells, KdCell, i);
      KdImportColumn meaning;

      *filled += *cell->text != '\0';
      if (*cell->text == '\0' || (cell->flags & (KD_CELL_NUMBER | KD_CELL_DATE)) || !kd_import_words_find (words, cell->text, &meaning))
        continue;
      if (meaning.use == KD_IMPORT_LEFT_OUT || g_hash_table_add (seen, GUINT_TO_POINTER (meaning.use << 16 | (guint) meaning.kind << 8 | (meaning.field + 1))))
        known++;
    }
  return known;
}

/* The row with the most known words; a single one counts only where the row has no more than two cells. */
static const KdSheetRow *
find_header (GHashTable *words,
             GPtrArray  *rows)
{
  const KdSheetRow *best = NULL;
  guint             most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint filled, known = count_words (words, rows->pdata[i], &filled);

      if (known > most && (known >= 2 || filled <= 2))
        {
          most = known;
          best = rows->pdata[i];
        }
    }
  return best;
}

static const KdSheetRow *
find_number (GPtrArray *rows,
             guint      number)
{
  for (guint i = 0; i < rows->len; i++)
    if (((const KdSheetRow *) rows->pdata[i])->number == number)
      return rows->pdata[i];
  return NULL;
}

/* A second column of a field that a record has once is kept under its own name. */
static gboolean
is_taken (const KdImportMapping *self,
          const KdImportColumn  *meaning)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const KdImportColumn *column = self->columns->pdata[i];

      if (meaning->use == KD_IMPORT_FIELD && column->use == KD_IMPORT_FIELD && column->kind == meaning->kind && column->field == meaning->field)
        return TRUE;
    }
  return FALSE;
}

static void
add_column (KdImportMapping *self,
            GHashTable      *words,
            const char      *header)
{
  KdImportColumn *column = g_new0 (KdImportColumn, 1);
  gboolean        extras = (self->def->flags & KD_KIND_EXTRAS) != 0;

  if (g_str_has_prefix (header, EXTRA_PREFIX) || !kd_import_words_find (words, header, column) || is_taken (self, column))
    *column = (KdImportColumn) { .use = extras && *header != '\0' ? KD_IMPORT_EXTRA : KD_IMPORT_LEFT_OUT };
  if (column->unit == NULL)
    column->unit = "";
  column->header = g_strdup (g_str_has_prefix (header, EXTRA_PREFIX) ? header + strlen (EXTRA_PREFIX) : header);
  g_ptr_array_add (self->columns, column);
}

/**
 * kd_import_mapping_guess:
 * @def: what the rows of the file are
 * @rows: (element-type KdSheetRow): its first rows
 * @header_row: number of the row that names the columns; 0 to look for it
 *
 * Finds the row that names the columns, below titles and notes, and what each column means. Columns that mean nothing
 * here are kept under their own names where records of @def can.
 *
 * Returns: (transfer full): what was found; without a row of headers, no column is taken
 */
KdImportMapping *
kd_import_mapping_guess (const KdKindDef *def,
                         GPtrArray       *rows,
                         guint            header_row)
{
  KdImportMapping *self = g_new0 (KdImportMapping, 1);
  g_autoptr (GHashTable) words = kd_import_words_new (def);
  const KdSheetRow *header = header_row == 0 ? find_header (words, rows) : find_number (rows, header_row);

  self->def = def;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  if (header == NULL)
    return self;
  self->header_row = header->number;
  for (guint i = 0; i < header->cells->len; i++)
    {
      g_autofree char *text = kd_text_clean (kd_formula_unguard (kd_sheet_row_get_text (header, i)), NULL);

      add_column (self, words, text != NULL ? text : "");
    }
  return self;
}

/**
 * kd_import_mapping_has:
 * @self: a mapping
 * @kind: a kind
 * @field: place of a field
 *
 * Returns: whether a column is that field
 */
gboolean
kd_import_mapping_has (const KdImportMapping *self,
                       KdKind                 kind,
                       guint                  field)
{
  return is_taken (self, &(KdImportColumn) { .use = KD_IMPORT_FIELD, .kind = kind, .field = field });
}

/* --- targets as text -------------------------------------------------------------------------------------- */

/**
 * kd_import_column_get_target:
 * @column: a column
 * @def: what the rows of the file are
 *
 * Returns: (transfer full): what it means, as text: `name`, `assessment.level`, `contact.mobile`, `extra.车牌`, `-`
 */
char *
kd_import_column_get_target (const KdImportColumn *column,
                             const KdKindDef      *def)
{
  const KdKindDef *part;

  switch (column->use)
    {
    case KD_IMPORT_FIELD:
      part = kd_kind_get_def (column->kind);
      return part == def ? g_strdup (part->fields[column->field].name) : g_strdup_printf ("%s.%s", part->name, part->fields[column->field].name);
    case KD_IMPORT_CONTACT:
      return g_strconcat (CONTACT_PREFIX, column->contact, NULL);
    case KD_IMPORT_FAMILY_NAME:
      return g_strdup (FAMILY_NAME);
    case KD_IMPORT_GIVEN_NAME:
      return g_strdup (GIVEN_NAME);
    case KD_IMPORT_EXTRA:
      return g_strconcat (EXTRA_PREFIX, column->header, NULL);
    case KD_IMPORT_LEFT_OUT:
      return g_strdup (LEFT_OUT);
    default:
      g_return_val_if_reached (g_strdup (LEFT_OUT));
    }
}

/**
 * kd_import_list_targets:
 * @def: what the rows of a file are
 *
 * Returns: (transfer full) (element-type utf8): every target that a column may have, but the adviser's own
 */
GPtrArray *
kd_import_list_targets (const KdKindDef *def)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) words = kd_import_words_new (def);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const KdKindDef *parts[KD_IMPORT_PARTS];
  guint            n = kd_import_get_parts (def, parts);
  GHashTableIter   iter;
  gpointer         word, meaning;

  for (guint i = 0; i < n; i++)
    for (guint field = 0; field < parts[i]->n_fields; field++)
      {
        g_hash_table_iter_init (&iter, words);
        while (g_hash_table_iter_next (&iter, &word, &meaning))
          {
            const KdImportColumn *column = meaning;
            char                 *target;

            if (column->use != KD_IMPORT_FIELD || column->kind != parts[i]->kind || column->field != field)
              continue;
            target = kd_import_column_get_target (column, def);
            /* adding a key that is there would put the new one, which is freed, in its place */
            if (g_hash_table_contains (seen, target))
              g_free (target);
            else
              {
                g_hash_table_add (seen, target);
                g_ptr_array_add (targets, target);
              }
          }
      }
  if (g_hash_table_contains (words, "mobile"))
    for (const KdChoice *choice = kd_contact_type_choices; choice->key != NULL; choice++)
      g_ptr_array_add (targets, g_strconcat (CONTACT_PREFIX, choice->key, NULL));
  return targets;
}

static gboolean
parse_target (const KdImportMapping *self,
              const char            *target,
              KdImportColumn        *meaning)
{
  const KdKindDef *parts[KD_IMPORT_PARTS];
  guint            n = kd_import_get_parts (self->def, parts);

  *meaning = (KdImportColumn) { .unit = "" };
  if (g_str_equal (target, LEFT_OUT) || g_str_has_prefix (target, EXTRA_PREFIX))
    {
      meaning->use = *target == '-' ? KD_IMPORT_LEFT_OUT : KD_IMPORT_EXTRA;
      return *target == '-' || (self->def->flags & KD_KIND_EXTRAS) != 0;
    }
  if (g_str_equal (target, FAMILY_NAME) || g_str_equal (target, GIVEN_NAME))
    {
      meaning->use = g_str_equal (target, FAMILY_NAME) ? KD_IMPORT_FAMILY_NAME : KD_IMPORT_GIVEN_NAME;
      return TRUE;
    }
  for (const KdChoice *choice = kd_contact_type_choices; choice->key != NULL; choice++)
    if (g_str_has_prefix (target, CONTACT_PREFIX) && g_str_equal (target + strlen (CONTACT_PREFIX), choice->key))
      {
        meaning->use = KD_IMPORT_CONTACT;
        meaning->contact = choice->key;
        return TRUE;
      }
  for (guint i = 0; i < n; i++)
    for (guint field = 0; field < parts[i]->n_fields; field++)
      {
        KdImportColumn   column = { .use = KD_IMPORT_FIELD, .kind = parts[i]->kind, .field = field, .unit = "" };
        g_autofree char *text = kd_import_column_get_target (&column, self->def);

        if (g_str_equal (text, target) && parts[i]->fields[field].type != KD_FIELD_REFERENCE && parts[i]->fields[field].type != KD_FIELD_BLOB)
          {
            *meaning = column;
            return TRUE;
          }
      }
  return FALSE;
}

/**
 * kd_import_mapping_set:
 * @self: a mapping
 * @column: which column
 * @target: what it means, as text
 * @error: return location
 *
 * Returns: whether there is such a target
 */
gboolean
kd_import_mapping_set (KdImportMapping *self,
                       guint            column,
                       const char      *target,
                       GError         **error)
{
  KdImportColumn *place = self->columns->pdata[column];
  KdImportColumn  meaning;

  if (!parse_target (self, target, &meaning))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is nothing that a column of %s can be; “fields” lists them"), target, self->def->name);
      return FALSE;
    }
  meaning.header = place->header;
  if (meaning.use == KD_IMPORT_FIELD)
    meaning.unit = place->unit;
  if (g_str_has_prefix (target, EXTRA_PREFIX))
    g_set_str (&meaning.header, target + strlen (EXTRA_PREFIX));
  *place = meaning;
  return TRUE;
}

/* --- kept and read ---------------------------------------------------------------------------------------- */

/**
 * kd_import_mapping_get_signature:
 * @self: a mapping
 *
 * Returns: (transfer full): a key under which the mapping of files with these headers is remembered
 */
char *
kd_import_mapping_get_signature (const KdImportMapping *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) self->def->name, -1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) ((KdImportColumn *) self->columns->pdata[i])->header, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * kd_import_mapping_to_json:
 * @self: a mapping
 *
 * Returns: (transfer full): an object of headers and targets
 */
char *
kd_import_mapping_to_json (const KdImportMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const KdImportColumn *column = self->columns->pdata[i];
      g_autofree char      *target = kd_import_column_get_target (column, self->def);

      if (*column->header == '\0')
        continue;
      json_builder_set_member_name (builder, column->header);
      json_builder_add_string_value (builder, target);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/**
 * kd_import_mapping_apply_json:
 * @self: (inout): a mapping that was guessed
 * @json: an object of headers and targets; headers that the file lacks are passed over
 * @error: return location
 *
 * Lets what somebody wrote take the place of what was guessed.
 *
 * Returns: whether it could be read
 */
gboolean
kd_import_mapping_apply_json (KdImportMapping *self,
                              const char      *json,
                              GError         **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, -1, &reason) || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The mapping is no JSON object of headers and fields: %s"), reason != NULL ? reason->message : _ ("it is something else"));
      return FALSE;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      const KdImportColumn *column = self->columns->pdata[i];
      JsonNode             *target = json_object_get_member (json_node_get_object (root), column->header);

      if (target == NULL)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (target) || json_node_get_value_type (target) != G_TYPE_STRING)
        {
          g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The mapping of “%s” is no text"), column->header);
          return FALSE;
        }
      if (!kd_import_mapping_set (self, i, json_node_get_string (target), error))
        return FALSE;
    }
  return TRUE;
}
