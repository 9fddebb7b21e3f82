/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-filter.h"

#include "kd-error.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deep enough for anything typed, shallow enough for the stack. */
#define MAX_DEPTH 64

typedef struct
{
  const KdKindDef *def;
  const KdField   *computed;
  guint            n_computed;
  const char      *text;
  const char      *at;
  guint            depth;
} Parser;

static KdFilter *parse_or (Parser  *parser,
                           GError **error);

/**
 * kd_filter_free:
 * @filter: (nullable) (transfer full): a filter
 *
 * Frees the whole tree.
 */
void
kd_filter_free (KdFilter *filter)
{
  if (filter == NULL)
    return;

  kd_filter_free (filter->left);
  kd_filter_free (filter->right);
  g_free (filter->extra);
  kd_value_clear (&filter->value);
  g_free (filter);
}

static KdFilter *
filter_new (KdFilterNodeType type,
            KdFilter        *left,
            KdFilter        *right)
{
  KdFilter *filter = g_new0 (KdFilter, 1);

  filter->type = type;
  filter->left = left;
  filter->right = right;
  filter->field = filter->computed = -1;
  return filter;
}

static void *
fail (Parser     *parser,
      const char *message,
      GError    **error)
{
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_INVALID,
               _ ("Filter “%s”, at character %ld: %s"),
               parser->text,
               g_utf8_pointer_to_offset (parser->text, parser->at) + 1,
               message);
  return NULL;
}

static void
skip_blanks (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
is_word_end (char c)
{
  return c == '\0' || g_ascii_isspace (c) || strchr ("()=!<>~\"", c) != NULL;
}

/* Takes the word if it stands here, whole and in any case. */
static gboolean
take_word (Parser     *parser,
           const char *word)
{
  gsize length = strlen (word);

  skip_blanks (parser);
  if (g_ascii_strncasecmp (parser->at, word, length) != 0 || !is_word_end (parser->at[length]))
    return FALSE;
  parser->at += length;
  return TRUE;
}

/* A bare word, or a text in double quotes in which a backslash keeps the next character. */
static char *
take_text (Parser  *parser,
           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  skip_blanks (parser);
  if (*parser->at != '"')
    {
      const char *start = parser->at;

      while (!is_word_end (*parser->at))
        parser->at++;
      if (parser->at == start)
        return fail (parser, _ ("a word or a text in double quotes is missing"), error);
      return g_strndup (start, (gsize) (parser->at - start));
    }

  for (parser->at++; *parser->at != '"'; parser->at++)
    {
      if (*parser->at == '\\' && parser->at[1] != '\0')
        parser->at++;
      if (*parser->at == '\0')
        return fail (parser, _ ("the closing double quote is missing"), error);
      g_string_append_c (text, *parser->at);
    }
  parser->at++;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
take_operator (Parser           *parser,
               KdFilterOperator *comparison)
{
  /* Longer ones first: `<=` is not `<`. */
  static const struct
  {
    const char      *sign;
    KdFilterOperator comparison;
  } signs[] = {
    { "!=", KD_FILTER_IS_NOT },
    { "<=", KD_FILTER_AT_MOST },
    { ">=", KD_FILTER_AT_LEAST },
    { "<", KD_FILTER_LESS },
    { ">", KD_FILTER_MORE },
    { "=", KD_FILTER_IS },
    { "~", KD_FILTER_HAS },
  };

  skip_blanks (parser);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (parser->at, signs[i].sign))
      {
        parser->at += strlen (signs[i].sign);
        *comparison = signs[i].comparison;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_value (Parser     *parser,
            KdFilter   *test,
            const char *text,
            GError    **error)
{
  const KdField *field = test->field >= 0      ? &parser->def->fields[test->field]
                         : test->computed >= 0 ? &parser->computed[test->computed]
                                               : NULL;

  if (*text == '\0')
    {
      if (test->comparison != KD_FILTER_IS && test->comparison != KD_FILTER_IS_NOT)
        return fail (parser, _ ("an empty text goes with = and != only"), error) != NULL;
      return TRUE;
    }
  if (field == NULL || test->comparison == KD_FILTER_HAS)
    {
      if (field != NULL && kd_field_get_storage (field) != KD_VALUE_TEXT)
        return fail (parser, _ ("~ goes with texts only"), error) != NULL;
      kd_value_set_text (&test->value, text);
      return TRUE;
    }
  if (field->type == KD_FIELD_BLOB)
    return fail (parser, _ ("bytes can be compared with an empty text only"), error) != NULL;
  if (field->type == KD_FIELD_REFERENCE && test->comparison != KD_FILTER_IS && test->comparison != KD_FILTER_IS_NOT)
    return fail (parser, _ ("records have no order; use = or !="), error) != NULL;
  return kd_field_parse (field, text, KD_DEFAULT_CURRENCY, &test->value, error);
}

static int
find_computed (const Parser *parser,
               const char   *name)
{
  for (guint i = 0; i < parser->n_computed; i++)
    if (kd_field_is_called (&parser->computed[i], name))
      return (int) i;
  return -1;
}

static void *
refuse_name (Parser     *parser,
             const char *name,
             GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < parser->def->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", parser->def->fields[i].name);
  for (guint i = 0; i < parser->n_computed; i++)
    g_string_append_printf (names, ", %s", parser->computed[i].name);
  if (parser->def->flags & KD_KIND_EXTRAS)
    g_string_append (names, ", extra.…");
  message = g_strdup_printf (_ ("%s has no field “%s”; there are %s"), parser->def->name, name, names->str);
  return fail (parser, message, error);
}

static KdFilter *
parse_test (Parser  *parser,
            GError **error)
{
  g_autoptr (KdFilter) test = filter_new (KD_FILTER_TEST, NULL, NULL);
  g_autofree char *name = take_text (parser, error);
  g_autofree char *text = NULL;

  if (name == NULL)
    return NULL;
  test->field = kd_kind_find_field (parser->def, name);
  if (test->field < 0)
    test->computed = find_computed (parser, name);
  if (test->field < 0 && test->computed < 0)
    {
      if (!g_str_has_prefix (name, "extra.") || !(parser->def->flags & KD_KIND_EXTRAS))
        return refuse_name (parser, name, error);
      test->extra = g_strdup (name + strlen ("extra."));
    }
  if (!take_operator (parser, &test->comparison))
    return fail (parser, _ ("one of = != < <= > >= ~ is missing"), error);

  text = take_text (parser, error);
  if (text == NULL || !read_value (parser, test, text, error))
    return NULL;
  return g_steal_pointer (&test);
}

static KdFilter *
parse_not (Parser  *parser,
           GError **error)
{
  KdFilter *inner = NULL;

  if (++parser->depth > MAX_DEPTH)
    return fail (parser, _ ("it is nested too deep"), error);
  skip_blanks (parser);
  if (take_word (parser, "not"))
    {
      inner = parse_not (parser, error);
      if (inner != NULL)
        inner = filter_new (KD_FILTER_NOT, inner, NULL);
    }
  else if (*parser->at == '(')
    {
      parser->at++;
      inner = parse_or (parser, error);
      skip_blanks (parser);
      if (inner != NULL && *parser->at != ')')
        {
          kd_filter_free (inner);
          return fail (parser, _ ("a closing parenthesis is missing"), error);
        }
      parser->at += inner != NULL;
    }
  else
    inner = parse_test (parser, error);
  parser->depth--;
  return inner;
}

static KdFilter *
parse_and (Parser  *parser,
           GError **error)
{
  KdFilter *left = parse_not (parser, error);

  while (left != NULL && take_word (parser, "and"))
    {
      KdFilter *right = parse_not (parser, error);

      if (right == NULL)
        g_clear_pointer (&left, kd_filter_free);
      else
        left = filter_new (KD_FILTER_AND, left, right);
    }
  return left;
}

static KdFilter *
parse_or (Parser  *parser,
          GError **error)
{
  KdFilter *left = parse_and (parser, error);

  while (left != NULL && take_word (parser, "or"))
    {
      KdFilter *right = parse_and (parser, error);

      if (right == NULL)
        g_clear_pointer (&left, kd_filter_free);
      else
        left = filter_new (KD_FILTER_OR, left, right);
    }
  return left;
}

/**
 * kd_filter_parse_with:
 * @def: the kind whose records are filtered
 * @computed: (array length=n_computed): fields that no record has; they outlive nothing, the filter keeps their places
 * @n_computed: how many
 * @text: for instance `birth < 1960-01-01 and not (city = 上海 or tags ~ "VIP")`
 * @error: return location
 *
 * Reads the filter language: `field op value`, where op is one of `= != < <= > >= ~`, joined by
 * `and`, `or`, `not` and parentheses. An adviser's own column is `extra.NAME`, in double quotes if
 * the name has blanks. Values are read as [method@Field.parse] reads them; `""` asks for absence.
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL with @error naming the place
 */
KdFilter *
kd_filter_parse_with (const KdKindDef *def,
                      const KdField   *computed,
                      guint            n_computed,
                      const char      *text,
                      GError         **error)
{
  Parser parser = { def, computed, n_computed, text, text, 0 };
  g_autoptr (KdFilter) filter = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The filter is not valid UTF-8"));
      return NULL;
    }
  filter = parse_or (&parser, error);
  skip_blanks (&parser);
  if (filter != NULL && *parser.at != '\0')
    return fail (&parser, _ ("“and”, “or” or the end is expected here"), error);
  return g_steal_pointer (&filter);
}

/**
 * kd_filter_parse:
 * @def: the kind whose records are filtered
 * @text: a filter; see [func@filter_parse_with]
 * @error: return location
 *
 * Reads a filter of what records have.
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL with @error naming the place
 */
KdFilter *
kd_filter_parse (const KdKindDef *def,
                 const char      *text,
                 GError         **error)
{
  return kd_filter_parse_with (def, NULL, 0, text, error);
}

/* --- writing ------------------------------------------------------------------------------------ */

static void
append_text (GString    *to,
             const char *text)
{
  gboolean plain = *text != '\0';

  for (const char *c = text; plain && *c != '\0'; c++)
    plain = !is_word_end (*c) && *c != '\\';
  if (plain)
    {
      g_string_append (to, text);
      return;
    }
  g_string_append_c (to, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (to, '\\');
      g_string_append_c (to, *c);
    }
  g_string_append_c (to, '"');
}

/**
 * kd_filter_quote:
 * @text: a value
 *
 * Returns: (transfer full): the value as a filter names it, in double quotes if it must
 */
char *
kd_filter_quote (const char *text)
{
  GString *quoted = g_string_new (NULL);

  append_text (quoted, text);
  return g_string_free_and_steal (quoted);
}

static void
append_test (GString         *to,
             const KdFilter  *test,
             const KdKindDef *def,
             const KdField   *computed)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=", "~" };
  const KdField           *field = test->field >= 0 ? &def->fields[test->field] : test->computed >= 0 ? &computed[test->computed]
                                                                                                      : NULL;
  g_autofree char         *name = field == NULL ? g_strconcat ("extra.", test->extra, NULL) : NULL;
  g_autofree char         *value = NULL;

  if (test->value.type != KD_VALUE_NONE)
    value = field == NULL || test->comparison == KD_FILTER_HAS ? g_strdup (test->value.text) : kd_field_format (field, &test->value, KD_DEFAULT_CURRENCY);
  append_text (to, field != NULL ? field->name : name);
  g_string_append_printf (to, " %s ", signs[test->comparison]);
  append_text (to, value != NULL ? value : "");
}

/* Only what binds less than its surroundings stands in parentheses; `and` and `or` are read from the left. */
static void
append_filter (GString         *to,
               const KdFilter  *filter,
               const KdKindDef *def,
               const KdField   *computed,
               int              binding)
{
  static const int bindings[] = { [KD_FILTER_TEST] = 3, [KD_FILTER_AND] = 1, [KD_FILTER_OR] = 0, [KD_FILTER_NOT] = 2 };
  int              own = bindings[filter->type];

  if (own < binding)
    g_string_append_c (to, '(');
  if (filter->type == KD_FILTER_TEST)
    append_test (to, filter, def, computed);
  else if (filter->type == KD_FILTER_NOT)
    {
      g_string_append (to, "not ");
      append_filter (to, filter->left, def, computed, own);
    }
  else
    {
      append_filter (to, filter->left, def, computed, own);
      g_string_append (to, filter->type == KD_FILTER_AND ? " and " : " or ");
      append_filter (to, filter->right, def, computed, own + 1);
    }
  if (own < binding)
    g_string_append_c (to, ')');
}

/**
 * kd_filter_format:
 * @filter: a filter
 * @def: its kind
 * @computed: (nullable): the computed fields that it was parsed with
 *
 * Writes a filter so that it is read back as the same tree.
 *
 * Returns: (transfer full): the text
 */
char *
kd_filter_format (const KdFilter  *filter,
                  const KdKindDef *def,
                  const KdField   *computed)
{
  GString *text = g_string_new (NULL);

  append_filter (text, filter, def, computed, 0);
  return g_string_free_and_steal (text);
}

/* --- matching ----------------------------------------------------------------------------------- */

/**
 * kd_filter_order_fits:
 * @order: less than, equal to or more than 0, as the value stands to what the test compares it with
 * @comparison: how to compare; not %KD_FILTER_HAS
 *
 * Returns: whether such a value passes
 */
gboolean
kd_filter_order_fits (int              order,
                      KdFilterOperator comparison)
{
  switch (comparison)
    {
    case KD_FILTER_IS:
      return order == 0;
    case KD_FILTER_IS_NOT:
      return order != 0;
    case KD_FILTER_LESS:
      return order < 0;
    case KD_FILTER_AT_MOST:
      return order <= 0;
    case KD_FILTER_MORE:
      return order > 0;
    case KD_FILTER_AT_LEAST:
      return order >= 0;
    case KD_FILTER_HAS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
text_fits (const char     *text,
           const KdFilter *test)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (test->comparison != KD_FILTER_HAS)
    return kd_filter_order_fits (strcmp (text, test->value.text), test->comparison);

  folded = kd_text_fold (text);
  wanted = kd_text_fold (test->value.text);
  return strstr (folded, wanted) != NULL;
}

static gboolean
test_matches (const KdFilter *test,
              const KdRow    *row)
{
  const KdValue *value = test->field >= 0 ? &row->values[test->field] : NULL;
  const char    *extra = test->extra != NULL ? kd_row_get_extra (row, test->extra) : NULL;
  gboolean       absent = value != NULL ? value->type == KD_VALUE_NONE : extra == NULL;

  if (test->value.type == KD_VALUE_NONE)
    return absent == (test->comparison == KD_FILTER_IS);
  if (absent)
    return test->comparison == KD_FILTER_IS_NOT;
  if (extra != NULL)
    return text_fits (extra, test);

  switch (value->type)
    {
    case KD_VALUE_TEXT:
      return text_fits (value->text, test);
    case KD_VALUE_INTEGER:
      return kd_filter_order_fits ((value->integer > test->value.integer) - (value->integer < test->value.integer),
                                   test->comparison);
    case KD_VALUE_UUID:
      return kd_uuid_equal (&value->uuid, &test->value.uuid) == (test->comparison == KD_FILTER_IS);
    case KD_VALUE_NONE:
    case KD_VALUE_BLOB:
    default:
      return FALSE;
    }
}

/**
 * kd_filter_matches:
 * @filter: a filter of the row's kind
 * @row: a row
 *
 * Decides in memory what the store decides by SQL; both give the same answer.
 *
 * Returns: whether @row passes
 */
gboolean
kd_filter_matches (const KdFilter *filter,
                   const KdRow    *row)
{
  switch (filter->type)
    {
    case KD_FILTER_TEST:
      return test_matches (filter, row);
    case KD_FILTER_AND:
      return kd_filter_matches (filter->left, row) && kd_filter_matches (filter->right, row);
    case KD_FILTER_OR:
      return kd_filter_matches (filter->left, row) || kd_filter_matches (filter->right, row);
    case KD_FILTER_NOT:
      return !kd_filter_matches (filter->left, row);
    default:
      g_return_val_if_reached (FALSE);
    }
}
