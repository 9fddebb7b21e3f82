/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a file becomes a record with its parts, or says why not. Nothing is altered unsaid: what a field's own reader
 * does not take is a problem. */

#include "kd-import-row.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-formula-guard.h"
#include "kd-identity.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A record on its way. */
typedef struct
{
  const KdImportMapping *mapping;
  const KdSheetRow      *row;
  const gboolean        *dropped;
  gint64                 now;
  KdImportRecord        *record;
  KdRow                 *main;
  char                  *family;
  char                  *given;
} Reading;

static void
problem_free (gpointer data)
{
  KdImportProblem *problem = data;

  g_free (problem->header);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem);
}

/**
 * kd_import_record_free:
 * @self: (transfer full): what a row came to
 */
void
kd_import_record_free (KdImportRecord *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * kd_import_record_refuse:
 * @self: what a row comes to
 * @column: which column, or -1
 * @header: what it is called
 * @value: what stands there
 * @cut: whether a spreadsheet destroyed its end
 * @reason: (transfer full): what is wrong
 *
 * Notes that the row cannot be taken as it is.
 */
void
kd_import_record_refuse (KdImportRecord *self,
                         int             column,
                         const char     *header,
                         const char     *value,
                         gboolean        cut,
                         char           *reason)
{
  KdImportProblem *problem = g_new0 (KdImportProblem, 1);

  *problem = (KdImportProblem) { column, g_strdup (header), g_strdup (value), reason, cut };
  g_ptr_array_add (self->problems, problem);
}

static void
refuse (Reading    *reading,
        guint       column,
        const char *value,
        gboolean    cut,
        char       *reason)
{
  kd_import_record_refuse (reading->record, (int) column, ((KdImportColumn *) reading->mapping->columns->pdata[column])->header, value, cut, reason);
}

static KdRow *
new_row (Reading   *reading,
         KdKind     kind,
         GPtrArray *rows)
{
  KdRow *row = kd_row_new (kind);

  kd_uuid_generate (&row->uuid, reading->now);
  g_ptr_array_add (rows, row);
  return row;
}

/* The row that a column's kind goes into: the record, its one part of that kind, or a key. */
static KdRow *
find_row (Reading *reading,
          KdKind   kind)
{
  gboolean   client = reading->mapping->def->kind == KD_KIND_CLIENT;
  GPtrArray *rows = client ? reading->record->rows : reading->record->keys;
  KdRow     *row;
  int        reference;

  if (kind == reading->mapping->def->kind)
    return reading->main;
  for (guint i = 0; i < rows->len; i++)
    if (((KdRow *) rows->pdata[i])->def->kind == kind)
      return rows->pdata[i];
  row = new_row (reading, kind, rows);
  reference = client ? kd_kind_find_reference (row->def, KD_KIND_CLIENT) : -1;
  if (reference >= 0)
    kd_value_set_uuid (&row->values[reference], &reading->main->uuid);
  return row;
}

/* --- cells ------------------------------------------------------------------------------------------------ */

static gboolean
looks_like_serial (const KdField *field,
                   const KdCell  *cell)
{
  gsize size = strlen (cell->text);

  return (field->type == KD_FIELD_DATE || field->type == KD_FIELD_LUNAR_DATE) && (cell->flags & KD_CELL_NUMBER) && (size == 4 || size == 5) &&
         strspn (cell->text, "0123456789") == size;
}

/* What a spreadsheet did to a cell before anybody could read it. */
static char *
find_damage (const KdCell *cell)
{
  if (cell->flags & KD_CELL_ERROR)
    return g_strdup (_ ("the cell shows an error; mend it in the file"));
  if (cell->flags & KD_CELL_CUT)
    return g_strdup (_ ("the spreadsheet kept only the first fifteen digits of this number; write it anew in a column of text"));
  return NULL;
}

/* The text of a cell for a field: a day without a clock for a day, an amount with the unit of its header. */
static char *
prepare (const KdField        *field,
         const KdImportColumn *column,
         const KdCell         *cell)
{
  const char *text = kd_formula_unguard (cell->text);

  if ((cell->flags & KD_CELL_DATE) && (field->type == KD_FIELD_DATE || field->type == KD_FIELD_LUNAR_DATE))
    return g_strndup (text, strcspn (text, " "));
  if (field->type == KD_FIELD_MONEY && *column->unit != '\0' && strstr (text, "万") == NULL && strstr (text, "亿") == NULL && strspn (text, " \t") != strlen (text))
    return g_strconcat (text, column->unit, NULL);
  return g_strdup (text);
}

static void
read_field (Reading              *reading,
            guint                 place,
            const KdImportColumn *column,
            const KdCell         *cell)
{
  KdRow           *row = find_row (reading, column->kind);
  const KdField   *field = &row->def->fields[column->field];
  g_autofree char *text = prepare (field, column, cell);
  g_autoptr (GError) error = NULL;

  if (looks_like_serial (field, cell))
    refuse (reading, place, cell->text, FALSE, g_strdup (_ ("it is a bare number; give the column a date format in the spreadsheet, or write 1974-03-08")));
  else if (!kd_row_set_from_text (row, column->field, text, &error))
    refuse (reading, place, cell->text, FALSE, g_strdup (error->message));
}

/* --- ways to reach a client ------------------------------------------------------------------------------- */

static gboolean
is_mobile (const char *text)
{
  g_autofree char *canonical = NULL;

  return kd_mobile_check (text, &canonical) == KD_IDENTITY_OK;
}

/* Several numbers in a cell: parted by signs, or by blanks where each alone is a mobile number. */
static char **
split_numbers (const char *text)
{
  static const char *const signs[] = { "、", ";", ",", "|", "/", "\t", "\r" };
  g_autoptr (GString) flat = g_string_new_take (g_utf8_normalize (text, -1, G_NORMALIZE_NFKC));
  g_auto (GStrv) pieces = NULL;
  gboolean all = TRUE;
  guint    n;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (flat, signs[i], "\n", 0);
  pieces = g_strsplit (flat->str, " ", -1);
  n = g_strv_length (pieces);
  for (guint i = 0; i < n; i++)
    all = all && is_mobile (pieces[i]);
  return n > 1 && all ? g_steal_pointer (&pieces) : g_strsplit (flat->str, "\n", -1);
}

static gboolean
has_contact (Reading    *reading,
             const char *value)
{
  for (guint i = 0; i < reading->record->rows->len; i++)
    {
      const KdRow *row = reading->record->rows->pdata[i];

      if (row->def == &kd_contact_method_kind && g_strcmp0 (kd_row_get_text (row, KD_CONTACT_METHOD_VALUE), value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_contact (Reading    *reading,
             guint       place,
             const char *type,
             const char *text)
{
  g_autoptr (KdRow) row = kd_row_new (KD_KIND_CONTACT_METHOD);
  g_autoptr (GError) error = NULL;

  kd_uuid_generate (&row->uuid, reading->now);
  kd_value_set_uuid (&row->values[KD_CONTACT_METHOD_CLIENT], &reading->main->uuid);
  kd_value_set_text (&row->values[KD_CONTACT_METHOD_TYPE], g_str_equal (type, "phone") && is_mobile (text) ? "mobile" : type);
  if (!kd_row_set_from_text (row, KD_CONTACT_METHOD_VALUE, text, &error) || !kd_row_validate (row, &error))
    refuse (reading, place, text, FALSE, g_strdup (error->message));
  else if (!has_contact (reading, kd_row_get_text (row, KD_CONTACT_METHOD_VALUE)))
    g_ptr_array_add (reading->record->rows, g_steal_pointer (&row));
}

static void
read_contact (Reading              *reading,
              guint                 place,
              const KdImportColumn *column,
              const KdCell         *cell)
{
  const char *text = kd_formula_unguard (cell->text);
  gboolean    numbers = g_str_equal (column->contact, "mobile") || g_str_equal (column->contact, "phone");
  g_auto (GStrv) pieces = numbers ? split_numbers (text) : g_strsplit (text, "\n", -1);

  if (reading->mapping->def->kind != KD_KIND_CLIENT)
    {
      KdRow *key = new_row (reading, KD_KIND_CONTACT_METHOD, reading->record->keys);

      kd_value_set_text (&key->values[KD_CONTACT_METHOD_VALUE], text);
      return;
    }
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *piece = g_strstrip (pieces[i]);

      if (*piece != '\0')
        add_contact (reading, place, column->contact, piece);
    }
}

static void
read_cell (Reading *reading,
           guint    place)
{
  const KdImportColumn *column = reading->mapping->columns->pdata[place];
  const KdCell         *cell = &g_array_index (reading->row->cells, KdCell, place);
  char                 *damage;

  if (column->use == KD_IMPORT_LEFT_OUT || strspn (cell->text, " \t\r\n") == strlen (cell->text) || (reading->dropped != NULL && reading->dropped[place]))
    return;
  damage = find_damage (cell);
  if (damage != NULL)
    {
      refuse (reading, place, cell->text, (cell->flags & KD_CELL_CUT) != 0, damage);
      return;
    }
  switch (column->use)
    {
    case KD_IMPORT_FIELD:
      read_field (reading, place, column, cell);
      break;
    case KD_IMPORT_CONTACT:
      read_contact (reading, place, column, cell);
      break;
    case KD_IMPORT_FAMILY_NAME:
      g_set_str (&reading->family, cell->text);
      break;
    case KD_IMPORT_GIVEN_NAME:
      g_set_str (&reading->given, cell->text);
      break;
    case KD_IMPORT_EXTRA:
      kd_row_set_extra (reading->main, column->header, kd_formula_unguard (cell->text));
      break;
    case KD_IMPORT_LEFT_OUT:
    default:
      break;
    }
}

/* --- the whole row ---------------------------------------------------------------------------------------- */

/* 陈 and 慧敏 are 陈慧敏; Chen and Huimin are Huimin Chen. */
static void
join_name (Reading *reading)
{
  const char      *family = reading->family != NULL ? g_strstrip (reading->family) : "";
  const char      *given = reading->given != NULL ? g_strstrip (reading->given) : "";
  gboolean         latin = g_str_is_ascii (family) && g_str_is_ascii (given);
  g_autofree char *joined = latin ? g_strjoin (*given != '\0' && *family != '\0' ? " " : "", given, family, NULL) : g_strconcat (family, given, NULL);

  if (reading->main->def->kind == KD_KIND_CLIENT && reading->main->values[KD_CLIENT_NAME].type == KD_VALUE_NONE && *joined != '\0')
    kd_value_set_text (&reading->main->values[KD_CLIENT_NAME], joined);
}

static int
find_column (const KdImportMapping *mapping,
             KdKind                 kind,
             guint                  field)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const KdImportColumn *column = mapping->columns->pdata[i];

      if (column->use == KD_IMPORT_FIELD && column->kind == kind && column->field == field)
        return (int) i;
    }
  return -1;
}

/* A part that lacks what it cannot be without keeps what it has in the record's own columns. */
static void
keep_incomplete (Reading *reading,
                 KdKind   kind,
                 guint    needed)
{
  GPtrArray *rows = reading->record->rows;

  for (guint i = 1; i < rows->len; i++)
    {
      const KdRow *row = rows->pdata[i];

      if (row->def->kind != kind || row->values[needed].type != KD_VALUE_NONE)
        continue;
      for (guint field = 0; field < row->def->n_fields; field++)
        {
          int column = find_column (reading->mapping, kind, field);

          if (column >= 0 && (guint) column < reading->row->cells->len && row->values[field].type != KD_VALUE_NONE)
            kd_row_set_extra (reading->main, ((KdImportColumn *) reading->mapping->columns->pdata[column])->header, kd_sheet_row_get_text (reading->row, (guint) column));
        }
      g_ptr_array_remove_index (rows, i);
      return;
    }
}

static void
check_client (Reading *reading)
{
  g_autoptr (GError) error = NULL;
  int column;

  if (reading->main->values[KD_CLIENT_NAME].type == KD_VALUE_NONE)
    {
      kd_import_record_refuse (reading->record, -1, "", "", FALSE, g_strdup (_ ("there is no name")));
      return;
    }
  if (kd_row_validate (reading->main, &error))
    return;
  column = find_column (reading->mapping, KD_KIND_CLIENT, KD_CLIENT_ID_NUMBER);
  if (reading->main->values[KD_CLIENT_ID_NUMBER].type == KD_VALUE_NONE || column < 0)
    kd_import_record_refuse (reading->record, -1, "", "", FALSE, g_strdup (error->message));
  else
    {
      KdIdentity identity;
      gboolean   cut = kd_identity_check (kd_row_get_text (reading->main, KD_CLIENT_ID_NUMBER), &identity) == KD_IDENTITY_CUT;

      refuse (reading, (guint) column, kd_sheet_row_get_text (reading->row, (guint) column), cut, g_strdup (error->message));
    }
}

/* What other kinds lack, their references aside: these are found later. */
static void
check_others (Reading *reading)
{
  for (guint i = 0; i < reading->main->def->n_fields; i++)
    {
      const KdField *field = &reading->main->def->fields[i];

      if ((field->flags & KD_FIELD_REQUIRED) && field->type != KD_FIELD_REFERENCE && reading->main->values[i].type == KD_VALUE_NONE)
        kd_import_record_refuse (reading->record, -1, "", "", FALSE, g_strdup_printf (_ ("“%s” is missing"), kd_field_get_label (field)));
    }
}

/**
 * kd_import_record_read:
 * @mapping: what the columns mean
 * @row: a row below the header
 * @dropped: (nullable): a flag a column: those that are passed over
 * @now: the present instant, for identifiers
 *
 * Returns: (transfer full): what the row comes to
 */
KdImportRecord *
kd_import_record_read (const KdImportMapping *mapping,
                       const KdSheetRow      *row,
                       const gboolean        *dropped,
                       gint64                 now)
{
  Reading reading = { .mapping = mapping, .row = row, .dropped = dropped, .now = now };
  guint   n = MIN (row->cells->len, mapping->columns->len);

  reading.record = g_new0 (KdImportRecord, 1);
  reading.record->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  reading.record->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_row_free);
  reading.record->problems = g_ptr_array_new_with_free_func (problem_free);
  reading.main = new_row (&reading, mapping->def->kind, reading.record->rows);
  for (guint i = 0; i < n; i++)
    read_cell (&reading, i);
  /* Past the last header nobody knows what a value is. */
  for (guint i = n; i < row->cells->len; i++)
    if (*kd_sheet_row_get_text (row, i) != '\0')
      kd_import_record_refuse (reading.record, -1, "", kd_sheet_row_get_text (row, i), FALSE, g_strdup (_ ("a value stands beyond the last column that has a header")));
  if (mapping->def->kind == KD_KIND_CLIENT)
    {
      join_name (&reading);
      keep_incomplete (&reading, KD_KIND_ASSESSMENT, KD_ASSESSMENT_LEVEL);
      keep_incomplete (&reading, KD_KIND_DECLARED_ASSETS, KD_DECLARED_ASSETS_AMOUNT);
      check_client (&reading);
    }
  else
    check_others (&reading);
  g_free (reading.family);
  g_free (reading.given);
  return reading.record;
}

/**
 * kd_import_record_find_key:
 * @self: what a row came to
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): what the row says of the record of that kind that it belongs to
 */
KdRow *
kd_import_record_find_key (const KdImportRecord *self,
                           KdKind                kind)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (((KdRow *) self->keys->pdata[i])->def->kind == kind)
      return self->keys->pdata[i];
  return NULL;
}
