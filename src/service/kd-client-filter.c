/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-filter.h"

#include "kd-client.h"

#include <string.h>

/* Bits of the attribute of archived clients. */
#define SERVED 1
#define ARCHIVED 2

/* Parts of a view: one for each sort of words, then the condition. */
#define PART_CONDITION KD_CLIENT_N_WORDS

static const char *const word_fields[] = { [KD_CLIENT_WORD_CITY] = "city", [KD_CLIENT_WORD_TAG] = "tag" };

/**
 * kd_client_filter_new:
 *
 * Returns: (transfer full): a filter that only archived clients do not pass
 */
KdClientFilter *
kd_client_filter_new (void)
{
  KdClientFilter *self = g_new0 (KdClientFilter, 1);

  self->values[KD_DIRECTORY_ARCHIVED] = SERVED;
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    self->words[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * kd_client_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): another one like it
 */
KdClientFilter *
kd_client_filter_copy (const KdClientFilter *self)
{
  KdClientFilter *copy = kd_client_filter_new ();

  memcpy (copy->values, self->values, sizeof copy->values);
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    for (guint j = 0; j < self->words[i]->len; j++)
      g_ptr_array_add (copy->words[i], g_strdup (self->words[i]->pdata[j]));
  copy->condition = g_strdup (self->condition);
  return copy;
}

/**
 * kd_client_filter_free:
 * @self: (nullable): a filter
 *
 * Frees it.
 */
void
kd_client_filter_free (KdClientFilter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    g_ptr_array_unref (self->words[i]);
  g_free (self->condition);
  g_free (self);
}

/**
 * kd_client_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it is as a new one
 */
gboolean
kd_client_filter_is_empty (const KdClientFilter *self)
{
  for (guint i = 0; i < KD_DIRECTORY_N_ATTRIBUTES; i++)
    if (self->values[i] != (i == KD_DIRECTORY_ARCHIVED ? SERVED : 0))
      return FALSE;
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    if (self->words[i]->len > 0)
      return FALSE;
  return self->condition == NULL;
}

/**
 * kd_client_filter_toggle:
 * @self: a filter
 * @attribute: what a chip is about
 * @value: its value
 *
 * Presses a chip, or releases it.
 */
void
kd_client_filter_toggle (KdClientFilter      *self,
                         KdDirectoryAttribute attribute,
                         guint                value)
{
  g_return_if_fail (self != NULL && attribute < KD_DIRECTORY_N_ATTRIBUTES && value < KD_ROSTER_VALUES);

  self->values[attribute] ^= (guint64) 1 << value;
}

/**
 * kd_client_filter_toggle_word:
 * @self: a filter
 * @which: what a chip is about
 * @word: the city or tag, "" for clients without one
 *
 * Presses a chip, or releases it.
 */
void
kd_client_filter_toggle_word (KdClientFilter *self,
                              KdClientWord    which,
                              const char     *word)
{
  guint place;

  g_return_if_fail (self != NULL && word != NULL);

  if (g_ptr_array_find_with_equal_func (self->words[which], word, g_str_equal, &place))
    g_ptr_array_remove_index (self->words[which], place);
  else
    g_ptr_array_add (self->words[which], g_strdup (word));
}

/* --- to a view ------------------------------------------------------------------------------------------ */

static KdRosterTest *
new_word_test (KdClientWord which,
               const char  *word)
{
  KdRosterColumn column = which == KD_CLIENT_WORD_CITY ? KD_ROSTER_COLUMN_CITY : KD_ROSTER_COLUMN_TAGS;

  if (*word == '\0')
    return kd_roster_test_new_not (kd_roster_test_new_known (column));
  return kd_roster_test_new_text (column, which == KD_CLIENT_WORD_CITY ? KD_ROSTER_IS : KD_ROSTER_HAS_TAG, word);
}

/**
 * kd_client_filter_apply:
 * @self: a filter
 * @view: a view of a directory's roster
 * @condition: (transfer full) (nullable): the filter's condition for the roster
 *
 * Makes a view show who passes, in one change.
 */
void
kd_client_filter_apply (const KdClientFilter *self,
                        KdRosterView         *view,
                        KdRosterTest         *condition)
{
  kd_roster_view_freeze (view);
  for (guint i = 0; i < KD_DIRECTORY_N_ATTRIBUTES; i++)
    kd_roster_view_allow (view, i, self->values[i]);
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    {
      KdRosterTest *test = NULL;

      for (guint j = 0; j < self->words[i]->len; j++)
        {
          KdRosterTest *one = new_word_test ((KdClientWord) i, self->words[i]->pdata[j]);

          test = test != NULL ? kd_roster_test_new_or (test, one) : one;
        }
      kd_roster_view_take_test (view, i, test);
    }
  kd_roster_view_take_test (view, PART_CONDITION, condition);
  kd_roster_view_thaw (view);
}

/* --- as text -------------------------------------------------------------------------------------------- */

static void
append_factor (GString   *text,
               GPtrArray *choices)
{
  if (choices->len == 0)
    return;
  g_string_append (text, text->len > 0 ? " and " : "");
  g_string_append (text, choices->len > 1 ? "(" : "");
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " or " : "", (const char *) choices->pdata[i]);
  g_string_append (text, choices->len > 1 ? ")" : "");
}

static void
append_values (GString              *text,
               const KdClientFilter *self,
               const KdClientFields *fields,
               guint                 attribute)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  guint          n_fields;
  int            field = kd_client_fields_find_attribute (fields, attribute);
  const KdField *table = kd_client_fields_get (fields, &n_fields);
  guint64        values = self->values[attribute];

  if (attribute == KD_DIRECTORY_ARCHIVED)
    values = values == 0 ? SERVED | ARCHIVED : values == SERVED ? 0
                                                                : values;
  for (guint value = 0; value < kd_client_fields_get_n_values (fields, (guint) field); value++)
    if (values >> value & 1)
      {
        g_autofree char *key = kd_client_fields_get_key (fields, (guint) field, value);
        g_autofree char *quoted = kd_filter_quote (key);

        g_ptr_array_add (choices, g_strdup_printf ("%s = %s", table[field].name, quoted));
      }
  append_factor (text, choices);
}

/**
 * kd_client_filter_format:
 * @self: a filter
 * @rules: the rules of the day, which name classes
 *
 * Writes a filter in the filter language. That archived clients do not pass goes without saying.
 *
 * Returns: (transfer full): the text; empty for a new filter
 */
char *
kd_client_filter_format (const KdClientFilter *self,
                         const KdRuleSet      *rules)
{
  g_autoptr (KdClientFields) fields = kd_client_fields_new (rules);
  g_autoptr (KdClientQuery) condition = self->condition != NULL ? kd_client_query_new (rules, self->condition, NULL) : NULL;
  GString *text = g_string_new (NULL);

  for (guint attribute = 0; attribute < KD_DIRECTORY_N_ATTRIBUTES; attribute++)
    append_values (text, self, fields, attribute);
  for (guint i = 0; i < KD_CLIENT_N_WORDS; i++)
    {
      g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < self->words[i]->len; j++)
        {
          g_autofree char *quoted = kd_filter_quote (self->words[i]->pdata[j]);

          g_ptr_array_add (choices, g_strdup_printf ("%s = %s", word_fields[i], quoted));
        }
      append_factor (text, choices);
    }
  if (self->condition != NULL)
    {
      gboolean loose = text->len > 0 && (condition == NULL || kd_client_query_get_filter (condition)->type == KD_FILTER_OR);

      g_string_append_printf (text, loose ? "%s(%s)" : "%s%s", text->len > 0 ? " and " : "", self->condition);
    }
  return g_string_free_and_steal (text);
}

/* --- from text ------------------------------------------------------------------------------------------ */

/* What some tests joined by or choose: values of one attribute, or words of one sort. */
typedef struct
{
  const KdClientFields *fields;
  int                   attribute;
  guint64               values;
  int                   which;
  GPtrArray            *words;
} Choice;

static gboolean
choose (const KdFilter *filter,
        Choice         *choice)
{
  guint          n_fields;
  const KdField *table = kd_client_fields_get (choice->fields, &n_fields);
  int            attribute, which = -1;

  if (filter->type == KD_FILTER_OR)
    return choose (filter->left, choice) && choose (filter->right, choice);
  if (filter->type != KD_FILTER_TEST)
    return FALSE;
  attribute = filter->computed >= 0 ? kd_client_fields_get_attribute (choice->fields, (guint) filter->computed) : -1;
  if (filter->field == KD_CLIENT_CITY)
    which = KD_CLIENT_WORD_CITY;
  else if (filter->computed >= 0 && g_str_equal (table[filter->computed].name, word_fields[KD_CLIENT_WORD_TAG]))
    which = KD_CLIENT_WORD_TAG;
  if (attribute >= 0 && choice->which < 0 && (choice->attribute < 0 || choice->attribute == attribute))
    {
      choice->attribute = attribute;
      choice->values |= kd_client_fields_get_values (choice->fields, filter);
      return TRUE;
    }
  if (which < 0 || filter->comparison != KD_FILTER_IS || choice->attribute >= 0 || (choice->which >= 0 && choice->which != which))
    return FALSE;
  choice->which = which;
  g_ptr_array_add (choice->words, g_strdup (filter->value.type == KD_VALUE_TEXT ? filter->value.text : ""));
  return TRUE;
}

static void
take_factor (KdClientFilter       *self,
             const KdClientFields *fields,
             const KdFilter       *factor,
             guint64              *said,
             GPtrArray            *rest)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Choice choice = { fields, -1, 0, -1, words };

  if (factor->type == KD_FILTER_AND)
    {
      take_factor (self, fields, factor->left, said, rest);
      take_factor (self, fields, factor->right, said, rest);
      return;
    }
  if (choose (factor, &choice))
    {
      if (choice.attribute >= 0 && choice.values != 0 && (*said >> choice.attribute & 1) == 0)
        {
          *said |= (guint64) 1 << choice.attribute;
          self->values[choice.attribute] = choice.values;
          return;
        }
      if (choice.which >= 0 && self->words[choice.which]->len == 0)
        {
          g_ptr_array_extend_and_steal (self->words[choice.which], g_steal_pointer (&words));
          return;
        }
    }
  g_ptr_array_add (rest, (gpointer) factor);
}

static char *
format_rest (const KdClientFields *fields,
             GPtrArray            *rest)
{
  GString       *text = g_string_new (NULL);
  guint          n_fields;
  const KdField *table = kd_client_fields_get (fields, &n_fields);

  for (guint i = 0; i < rest->len; i++)
    {
      const KdFilter  *factor = rest->pdata[i];
      g_autofree char *one = kd_filter_format (factor, &kd_client_kind, table);

      g_string_append_printf (text, factor->type == KD_FILTER_OR && rest->len > 1 ? "%s(%s)" : "%s%s", i > 0 ? " and " : "", one);
    }
  return g_string_free_and_steal (text);
}

/**
 * kd_client_filter_parse:
 * @rules: the rules of the day, which name classes
 * @text: a filter; blank for a new one
 * @error: return location
 *
 * Reads a filter: what can be chips becomes chips, the rest the condition. Archived clients pass only
 * where @text asks for them.
 *
 * Returns: (transfer full) (nullable): the filter
 */
KdClientFilter *
kd_client_filter_parse (const KdRuleSet *rules,
                        const char      *text,
                        GError         **error)
{
  g_autoptr (KdClientFilter) self = kd_client_filter_new ();
  g_autoptr (KdClientFields) fields = kd_client_fields_new (rules);
  g_autoptr (KdClientQuery) query = NULL;
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64          said = 0;

  if (*stripped == '\0')
    return g_steal_pointer (&self);
  query = kd_client_query_new (rules, stripped, error);
  if (query == NULL)
    return NULL;
  take_factor (self, fields, kd_client_query_get_filter (query), &said, rest);
  if (self->values[KD_DIRECTORY_ARCHIVED] == (SERVED | ARCHIVED))
    self->values[KD_DIRECTORY_ARCHIVED] = 0;
  if (rest->len > 0)
    self->condition = format_rest (fields, rest);
  return g_steal_pointer (&self);
}
