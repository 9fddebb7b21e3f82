/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-fields.h"

#include "kd-client.h"
#include "kd-directory.h"
#include "kd-segment.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a field is answered: a number of a column, one of a few values of a column of bytes (whose place
 * @special stands for those of whom nothing is known), full years by the birth date, one of the tags. */
typedef enum
{
  SORT_NUMBER,
  SORT_VALUES,
  SORT_AGE,
  SORT_TAG,
} Sort;

#define COMPUTED(attribute) KD_ROSTER_COLUMN_OF (KD_DIRECTORY_##attribute)

static const struct
{
  const char    *name;
  const char    *label;
  KdFieldType    type;
  Sort           sort;
  KdRosterColumn column;
} table[] = {
  { "assets", N_ ("Assets"), KD_FIELD_MONEY, SORT_NUMBER, KD_ROSTER_COLUMN_ASSETS },
  { "assets_date", N_ ("Assets as of"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_ASSETS_DATE },
  { "segment", N_ ("Assets Tier"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (ASSETS) },
  { "level", N_ ("Risk Level"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (RISK) },
  { "risk_state", N_ ("Risk Assessment State"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (STATE) },
  { "assessed", N_ ("Assessed on"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_ASSESSED },
  { "history", N_ ("Investment History"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (HISTORY) },
  { "first_investment", N_ ("First Investment"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_FIRST_INVESTMENT },
  { "last_investment", N_ ("Last Investment"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_LAST_INVESTMENT },
  { "contact", N_ ("Contacted"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (CONTACT) },
  { "last_contact", N_ ("Last Contact"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_LAST_CONTACT },
  { "next_task", N_ ("Next To-Do"), KD_FIELD_DATE, SORT_NUMBER, KD_ROSTER_COLUMN_NEXT_TASK },
  { "age", N_ ("Age"), KD_FIELD_INTEGER, SORT_AGE, KD_ROSTER_COLUMN_BIRTH },
  { "age_band", N_ ("Age Group"), KD_FIELD_CHOICE, SORT_VALUES, COMPUTED (AGE) },
  { "birth_month", N_ ("Birth Month"), KD_FIELD_INTEGER, SORT_VALUES, COMPUTED (BIRTH_MONTH) },
  { "tag", N_ ("Tag"), KD_FIELD_TEXT, SORT_TAG, KD_ROSTER_COLUMN_TAGS },
  { "archived", N_ ("Archived"), KD_FIELD_FLAG, SORT_VALUES, COMPUTED (ARCHIVED) },
};

/* Fields of the record that the roster keeps as they are. */
static const struct
{
  KdClientField  field;
  KdRosterColumn column;
} kept[] = {
  { KD_CLIENT_NAME, KD_ROSTER_COLUMN_NAME },
  { KD_CLIENT_CITY, KD_ROSTER_COLUMN_CITY },
  { KD_CLIENT_TAGS, KD_ROSTER_COLUMN_TAGS },
  { KD_CLIENT_TIER, KD_ROSTER_COLUMN_TIER },
  { KD_CLIENT_BIRTH, KD_ROSTER_COLUMN_BIRTH },
};

struct _KdClientFields
{
  KdField   fields[G_N_ELEMENTS (table)];
  KdChoice *choices[G_N_ELEMENTS (table)];
  guint     n_values[G_N_ELEMENTS (table)];
};

/* --- choices ------------------------------------------------------------------------------------------ */

static KdChoice *
copy_segments (const KdRuleSet *rules,
               KdSegmentBy      by)
{
  guint     n = kd_segment_get_count (rules, by);
  KdChoice *choices = g_new0 (KdChoice, n + 1);

  for (guint i = 0; i < n; i++)
    choices[i] = (KdChoice) { kd_segment_get_key (rules, by, i), kd_segment_get_label (rules, by, i), NULL };
  return choices;
}

static KdChoice *
copy_bands (const KdBand *bands,
            guint         n_bands,
            KdChoice      otherwise)
{
  KdChoice *choices = g_new0 (KdChoice, n_bands + 2);

  for (guint i = 0; i < n_bands; i++)
    choices[i] = (KdChoice) { bands[i].key, bands[i].label, NULL };
  choices[n_bands] = otherwise;
  return choices;
}

static KdChoice *
make_choices (const KdRuleSet     *rules,
              KdDirectoryAttribute attribute)
{
  static const KdChoice states[] = {
    [KD_ASSESSMENT_NONE] = { "none", N_ ("Not Assessed"), NULL },
    [KD_ASSESSMENT_VALID] = { "valid", N_ ("Valid"), NULL },
    [KD_ASSESSMENT_EXPIRING] = { "expiring", N_ ("Expiring"), NULL },
    [KD_ASSESSMENT_EXPIRED] = { "expired", N_ ("Expired"), NULL },
    [KD_ASSESSMENT_UNDATED] = { "unknown", N_ ("Date Unknown"), NULL },
    { NULL },
  };

  switch (attribute)
    {
    case KD_DIRECTORY_ASSETS:
      return copy_segments (rules, KD_SEGMENT_BY_ASSETS);
    case KD_DIRECTORY_RISK:
      return copy_segments (rules, KD_SEGMENT_BY_RISK);
    case KD_DIRECTORY_HISTORY:
      return copy_segments (rules, KD_SEGMENT_BY_HISTORY);
    case KD_DIRECTORY_STATE:
      return g_memdup2 (states, sizeof states);
    case KD_DIRECTORY_CONTACT:
      return copy_bands (rules->bands.contacts, rules->bands.n_contacts, (KdChoice) { "never", N_ ("Never"), NULL });
    case KD_DIRECTORY_AGE:
      return copy_bands (rules->bands.ages, rules->bands.n_ages, (KdChoice) { "unknown", N_ ("Unknown"), NULL });
    case KD_DIRECTORY_ARCHIVED:
    case KD_DIRECTORY_BIRTH_MONTH:
    case KD_DIRECTORY_N_ATTRIBUTES:
    default:
      return NULL;
    }
}

/**
 * kd_client_fields_new:
 * @rules: the rules of a day, which name classes
 *
 * Returns: (transfer full): the table
 */
KdClientFields *
kd_client_fields_new (const KdRuleSet *rules)
{
  KdClientFields *self = g_new0 (KdClientFields, 1);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int attribute = kd_client_fields_get_attribute (self, i);

      if (table[i].type == KD_FIELD_CHOICE)
        self->choices[i] = make_choices (rules, (KdDirectoryAttribute) attribute);
      self->n_values[i] = attribute == KD_DIRECTORY_BIRTH_MONTH ? 13 : 2;
      if (self->choices[i] != NULL)
        for (self->n_values[i] = 0; self->choices[i][self->n_values[i]].key != NULL;)
          self->n_values[i]++;
      self->fields[i] = (KdField) { .name = table[i].name, .type = table[i].type, .label = table[i].label, .group = "computed", .choices = self->choices[i] };
    }
  return self;
}

/**
 * kd_client_fields_free:
 * @self: (nullable): the table
 *
 * Frees it.
 */
void
kd_client_fields_free (KdClientFields *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_free (self->choices[i]);
  g_free (self);
}

/**
 * kd_client_fields_get:
 * @self: the table
 * @n_fields: (out): how many fields there are
 *
 * Returns: (transfer none) (array length=n_fields): the fields, for [func@filter_parse_with]
 */
const KdField *
kd_client_fields_get (const KdClientFields *self,
                      guint                *n_fields)
{
  *n_fields = G_N_ELEMENTS (table);
  return self->fields;
}

/**
 * kd_client_fields_get_attribute:
 * @self: the table
 * @field: a field's place
 *
 * Returns: the directory's attribute that answers it by its values, or -1
 */
int
kd_client_fields_get_attribute (const KdClientFields *self,
                                guint                 field)
{
  return table[field].sort == SORT_VALUES ? (int) table[field].column - KD_ROSTER_COLUMN_ATTRIBUTE : -1;
}

/**
 * kd_client_fields_find_attribute:
 * @self: the table
 * @attribute: an attribute of a directory
 *
 * Returns: place of the field that asks for it, or -1
 */
int
kd_client_fields_find_attribute (const KdClientFields *self,
                                 guint                 attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (kd_client_fields_get_attribute (self, i) == (int) attribute)
      return (int) i;
  return -1;
}

/**
 * kd_client_fields_get_n_values:
 * @self: the table
 * @field: place of a field of an attribute
 *
 * Returns: how many values there are
 */
guint
kd_client_fields_get_n_values (const KdClientFields *self,
                               guint                 field)
{
  return self->n_values[field];
}

/**
 * kd_client_fields_get_label:
 * @self: the table
 * @field: place of a field of an attribute
 * @value: one of its values
 *
 * Returns: (transfer full): what people call the value, for a chip
 */
char *
kd_client_fields_get_label (const KdClientFields *self,
                            guint                 field,
                            guint                 value)
{
  g_return_val_if_fail (value < self->n_values[field], NULL);

  if (self->choices[field] != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, self->choices[field][value].label));
  if (table[field].type == KD_FIELD_FLAG)
    return g_strdup (value != 0 ? _ ("Archived") : _ ("Not Archived"));
  /* Translators: a month of the year, by its number. */
  return value != 0 ? g_strdup_printf (_ ("Month %u"), value) : g_strdup (_ ("Unknown"));
}

/**
 * kd_client_fields_get_key:
 * @self: the table
 * @field: place of a field of an attribute
 * @value: one of its values
 *
 * Returns: (transfer full): how a filter text names the value
 */
char *
kd_client_fields_get_key (const KdClientFields *self,
                          guint                 field,
                          guint                 value)
{
  g_return_val_if_fail (value < self->n_values[field], NULL);

  if (self->choices[field] != NULL)
    return g_strdup (self->choices[field][value].key);
  if (table[field].type == KD_FIELD_FLAG)
    return g_strdup (value != 0 ? KD_FLAG_SET : KD_FLAG_CLEAR);
  return value != 0 ? g_strdup_printf ("%u", value) : g_strdup ("");
}

/* --- tests -------------------------------------------------------------------------------------------- */

/* The value that stands for nothing known, or one that no client has. */
static guint
get_special (const KdClientFields *self,
             guint                 field)
{
  switch (kd_client_fields_get_attribute (self, field))
    {
    case KD_DIRECTORY_ASSETS:
    case KD_DIRECTORY_RISK:
    case KD_DIRECTORY_CONTACT:
    case KD_DIRECTORY_AGE:
      return self->n_values[field] - 1;
    case KD_DIRECTORY_STATE:
    case KD_DIRECTORY_BIRTH_MONTH:
      return 0;
    default:
      return KD_ROSTER_VALUES;
    }
}

static gboolean
key_has (const char *key,
         const char *text)
{
  g_autofree char *folded = kd_text_fold (key);
  g_autofree char *wanted = kd_text_fold (text);

  return strstr (folded, wanted) != NULL;
}

/* Where the value asked for stands among those there are. */
static gint64
get_place (const KdClientFields *self,
           const KdFilter       *test)
{
  const KdChoice *choices = self->choices[test->computed];
  gint64          place = 0;

  if (choices == NULL)
    return test->value.integer;
  while (choices[place].key != NULL && !g_str_equal (choices[place].key, test->value.text))
    place++;
  return place;
}

/**
 * kd_client_fields_get_values:
 * @self: the table
 * @test: a test of a field of an attribute
 *
 * Finds the values that pass. Classes are in the order in which they are listed, the lowest tier first;
 * nothing known is a class that can be asked for by name, but neither more nor less than any other.
 *
 * Returns: a bit for each
 */
guint64
kd_client_fields_get_values (const KdClientFields *self,
                             const KdFilter       *test)
{
  guint    field = (guint) test->computed;
  guint    special = get_special (self, field);
  gboolean named = test->comparison == KD_FILTER_IS || test->comparison == KD_FILTER_IS_NOT;
  guint64  values = 0;
  gint64   place;

  g_return_val_if_fail (test->computed >= 0 && table[field].sort == SORT_VALUES, 0);

  place = test->value.type == KD_VALUE_NONE || test->comparison == KD_FILTER_HAS ? 0 : get_place (self, test);
  for (guint value = 0; value < self->n_values[field]; value++)
    {
      gboolean fits;

      if (test->value.type == KD_VALUE_NONE)
        fits = (value == special) == (test->comparison == KD_FILTER_IS);
      else if (test->comparison == KD_FILTER_HAS)
        fits = self->choices[field] != NULL && key_has (self->choices[field][value].key, test->value.text);
      else if (value == special && self->choices[field] == NULL)
        fits = test->comparison == KD_FILTER_IS_NOT; /* a number that is not known is no number */
      else if (!named && (value == special || (place == special && self->choices[field] != NULL)))
        fits = FALSE;
      else
        fits = kd_filter_order_fits ((int) ((gint64) value - place), test->comparison);
      values |= (guint64) fits << value;
    }
  return values;
}

/* Everybody, or nobody. */
static KdRosterTest *
new_constant (gboolean everybody)
{
  KdRosterTest *nobody = kd_roster_test_new_ids (NULL, 0);

  return everybody ? kd_roster_test_new_not (nobody) : nobody;
}

/* That somebody is so old: born on the last such day or before. */
static KdRosterTest *
new_at_least (gint64 years,
              KdDate today)
{
  KdDate last = kd_date_add_years (today, (int) -CLAMP (years, -1000, 1000), KD_LEAP_DAY_FEBRUARY_28);

  return last != KD_DATE_NONE ? kd_roster_test_new_number (KD_ROSTER_COLUMN_BIRTH, KD_ROSTER_AT_MOST, last) : new_constant (FALSE);
}

static KdRosterTest *
new_younger (gint64 years,
             KdDate today)
{
  return kd_roster_test_new_and (kd_roster_test_new_known (KD_ROSTER_COLUMN_BIRTH), kd_roster_test_new_not (new_at_least (years, today)));
}

static KdRosterTest *
new_age_test (const KdFilter *test,
              KdDate          today)
{
  gint64 years = CLAMP (test->value.integer, -1000, 1000);

  switch (test->comparison)
    {
    case KD_FILTER_LESS:
      return new_younger (years, today);
    case KD_FILTER_AT_MOST:
      return new_younger (years + 1, today);
    case KD_FILTER_MORE:
      return new_at_least (years + 1, today);
    case KD_FILTER_AT_LEAST:
      return new_at_least (years, today);
    case KD_FILTER_IS:
    case KD_FILTER_IS_NOT:
    case KD_FILTER_HAS:
    default:
      {
        KdRosterTest *same = kd_roster_test_new_and (new_at_least (years, today), new_younger (years + 1, today));

        return test->comparison == KD_FILTER_IS ? same : kd_roster_test_new_not (same);
      }
    }
}

/* Which tag comes first is nobody's question: less and more ask for the whole text. */
static KdRosterTest *
new_tag_test (const KdFilter *test)
{
  KdRosterTest *has;

  if (test->comparison != KD_FILTER_IS && test->comparison != KD_FILTER_IS_NOT)
    return kd_roster_test_new_text (KD_ROSTER_COLUMN_TAGS, (KdRosterOperator) test->comparison, test->value.text);
  has = kd_roster_test_new_text (KD_ROSTER_COLUMN_TAGS, KD_ROSTER_HAS_TAG, test->value.text);
  return test->comparison == KD_FILTER_IS ? has : kd_roster_test_new_not (has);
}

static int
find_kept (const KdFilter *test)
{
  for (guint i = 0; test->field >= 0 && i < G_N_ELEMENTS (kept); i++)
    if ((int) kept[i].field == test->field)
      return (int) i;
  return -1;
}

/**
 * kd_client_fields_knows:
 * @test: a test of a client
 *
 * Returns: whether a roster can answer it; else the book must
 */
gboolean
kd_client_fields_knows (const KdFilter *test)
{
  return test->computed >= 0 || find_kept (test) >= 0;
}

/**
 * kd_client_fields_make_test:
 * @self: the table
 * @test: a test that a roster can answer
 * @today: the day that is asked about
 *
 * Returns: (transfer full): the same for a roster
 */
KdRosterTest *
kd_client_fields_make_test (const KdClientFields *self,
                            const KdFilter       *test,
                            KdDate                today)
{
  KdRosterOperator comparison = (KdRosterOperator) test->comparison;
  KdRosterColumn   column = test->computed >= 0 ? table[test->computed].column : kept[find_kept (test)].column;
  Sort             sort = test->computed >= 0 ? table[test->computed].sort : SORT_NUMBER;

  if (sort == SORT_VALUES)
    return kd_roster_test_new_set (column, kd_client_fields_get_values (self, test));
  if (test->value.type == KD_VALUE_NONE)
    {
      KdRosterTest *known = kd_roster_test_new_known (column);

      return test->comparison == KD_FILTER_IS ? kd_roster_test_new_not (known) : known;
    }
  if (sort == SORT_AGE)
    return new_age_test (test, today);
  if (sort == SORT_TAG)
    return new_tag_test (test);
  return test->value.type == KD_VALUE_TEXT ? kd_roster_test_new_text (column, comparison, test->value.text)
                                           : kd_roster_test_new_number (column, comparison, test->value.integer);
}
