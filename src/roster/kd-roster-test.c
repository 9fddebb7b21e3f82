/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-roster-test.h"

#include "kd-roster-private.h"
#include "kd-text.h"

#include <string.h>

typedef enum
{
  TEST_NUMBER,
  TEST_TEXT,
  TEST_KNOWN,
  TEST_SET,
  TEST_IDS,
  TEST_AND,
  TEST_OR,
  TEST_NOT,
} TestType;

/**
 * KdRosterTest:
 *
 * A question about a client: a tree. It is answered column by column, for many clients at a time.
 */
struct _KdRosterTest
{
  TestType         type;
  KdRosterTest    *left;
  KdRosterTest    *right;
  KdRosterColumn   column;
  KdRosterOperator comparison;
  gint64           number;
  guint64          values;
  char            *text;
  char            *folded;
  gint64          *ids;
  guint            n_ids;

  /* For a column of words: the answer for each word of this dictionary so far. */
  KdWords    *words;
  GByteArray *answers;
};

static KdRosterTest *
new_test (TestType         type,
          KdRosterColumn   column,
          KdRosterOperator comparison)
{
  KdRosterTest *test = g_new0 (KdRosterTest, 1);

  test->type = type;
  test->column = column;
  test->comparison = comparison;
  return test;
}

static gboolean
is_text (KdRosterColumn column)
{
  return column <= KD_ROSTER_COLUMN_TIER;
}

static gboolean
is_words (KdRosterColumn column)
{
  return column >= KD_ROSTER_COLUMN_CITY && column <= KD_ROSTER_COLUMN_TIER;
}

/**
 * kd_roster_test_new_number:
 * @column: amounts, days, the level, flags or an attribute
 * @comparison: any but %KD_ROSTER_HAS_TAG; %KD_ROSTER_HAS for flags only
 * @number: with what
 *
 * Asks how a number compares.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_number (KdRosterColumn   column,
                           KdRosterOperator comparison,
                           gint64           number)
{
  KdRosterTest *test;

  g_return_val_if_fail (!is_text (column) && comparison < KD_ROSTER_HAS_TAG, NULL);
  g_return_val_if_fail (comparison != KD_ROSTER_HAS || column == KD_ROSTER_COLUMN_FLAGS, NULL);

  test = new_test (TEST_NUMBER, column, comparison);
  test->number = number;
  return test;
}

/**
 * kd_roster_test_new_text:
 * @column: the name, the numbers, the city, the tags or the tier
 * @comparison: how; %KD_ROSTER_HAS_TAG for tags only
 * @text: with what
 *
 * Asks how a text compares, by its bytes. Of several phones, any may pass; that none is one, asks `!=`.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_text (KdRosterColumn   column,
                         KdRosterOperator comparison,
                         const char      *text)
{
  KdRosterTest *test;

  g_return_val_if_fail (is_text (column) && text != NULL, NULL);
  g_return_val_if_fail (comparison != KD_ROSTER_HAS_TAG || column == KD_ROSTER_COLUMN_TAGS, NULL);

  test = new_test (TEST_TEXT, column, comparison);
  test->text = g_strdup (text);
  test->folded = kd_text_fold (text);
  test->answers = g_byte_array_new ();
  return test;
}

/**
 * kd_roster_test_new_known:
 * @column: any column
 *
 * Asks whether there is anything in a column.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_known (KdRosterColumn column)
{
  return new_test (TEST_KNOWN, column, KD_ROSTER_IS);
}

/**
 * kd_roster_test_new_set:
 * @column: a computed attribute
 * @values: a bit for each value that passes
 *
 * Asks whether a client's value is one of some.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_set (KdRosterColumn column,
                        guint64        values)
{
  KdRosterTest *test;

  g_return_val_if_fail (column >= KD_ROSTER_COLUMN_ATTRIBUTE, NULL);

  test = new_test (TEST_SET, column, KD_ROSTER_IS);
  test->values = values;
  return test;
}

/**
 * kd_roster_test_new_ids:
 * @ids: (array length=n_ids): row numbers of clients in ascending order
 * @n_ids: how many
 *
 * Asks whether a client is one of some, who were found by what the roster does not know.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_ids (const gint64 *ids,
                        guint         n_ids)
{
  KdRosterTest *test = new_test (TEST_IDS, KD_ROSTER_COLUMN_NAME, KD_ROSTER_IS);

  test->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  test->n_ids = n_ids;
  return test;
}

static KdRosterTest *
join (TestType      type,
      KdRosterTest *left,
      KdRosterTest *right)
{
  KdRosterTest *test = new_test (type, KD_ROSTER_COLUMN_NAME, KD_ROSTER_IS);

  test->left = left;
  test->right = right;
  return test;
}

/**
 * kd_roster_test_new_and:
 * @left: (transfer full): a test
 * @right: (transfer full): another one
 *
 * Asks for both.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_and (KdRosterTest *left,
                        KdRosterTest *right)
{
  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  return join (TEST_AND, left, right);
}

/**
 * kd_roster_test_new_or:
 * @left: (transfer full): a test
 * @right: (transfer full): another one
 *
 * Asks for one or both.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_or (KdRosterTest *left,
                       KdRosterTest *right)
{
  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  return join (TEST_OR, left, right);
}

/**
 * kd_roster_test_new_not:
 * @test: (transfer full): a test
 *
 * Asks for the contrary.
 *
 * Returns: (transfer full): a test
 */
KdRosterTest *
kd_roster_test_new_not (KdRosterTest *test)
{
  g_return_val_if_fail (test != NULL, NULL);

  return join (TEST_NOT, test, NULL);
}

/**
 * kd_roster_test_free:
 * @test: (nullable): a test
 *
 * Frees a test and those in it.
 */
void
kd_roster_test_free (KdRosterTest *test)
{
  if (test == NULL)
    return;
  kd_roster_test_free (test->left);
  kd_roster_test_free (test->right);
  g_free (test->ids);
  kd_text_wipe (test->text);
  kd_text_wipe (test->folded);
  g_clear_pointer (&test->answers, g_byte_array_unref);
  g_free (test);
}

static gboolean
order_fits (gint64           order,
            KdRosterOperator comparison)
{
  switch (comparison)
    {
    case KD_ROSTER_IS:
      return order == 0;
    case KD_ROSTER_IS_NOT:
      return order != 0;
    case KD_ROSTER_LESS:
      return order < 0;
    case KD_ROSTER_AT_MOST:
      return order <= 0;
    case KD_ROSTER_MORE:
      return order > 0;
    case KD_ROSTER_AT_LEAST:
      return order >= 0;
    case KD_ROSTER_HAS:
    case KD_ROSTER_HAS_TAG:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
text_fits (const KdRosterTest *test,
           const char         *text)
{
  if (*text == '\0')
    return test->comparison == KD_ROSTER_IS_NOT;
  if (test->comparison == KD_ROSTER_HAS)
    {
      kd_autowipe char *folded = kd_spelling_fold (text);

      return strstr (folded != NULL ? folded : text, test->folded) != NULL;
    }
  if (test->comparison == KD_ROSTER_HAS_TAG)
    {
      g_auto (GStrv) tags = kd_words_split_tags (text);

      return g_strv_contains ((const char *const *) tags, test->text);
    }
  return order_fits (strcmp (text, test->text), test->comparison);
}

static gboolean
phones_fit (const KdRosterTest *test,
            const char         *phones)
{
  g_auto (GStrv) numbers = NULL;
  gboolean fits = FALSE;

  if (test->comparison == KD_ROSTER_HAS && strchr (test->folded, ' ') == NULL)
    return *phones != '\0' && strstr (phones, test->folded) != NULL;
  numbers = g_strsplit (phones, " ", -1);
  if (test->comparison == KD_ROSTER_IS_NOT)
    return !g_strv_contains ((const char *const *) numbers, test->text);
  for (guint i = 0; numbers[i] != NULL && !fits; i++)
    fits = text_fits (test, numbers[i]);
  return fits;
}

/* Names are kept folded. */
static gboolean
name_has (const KdRosterTest *test,
          const char         *folded)
{
  return *folded != '\0' && strstr (folded, test->folded) != NULL;
}

/* Each word is looked at once, not once a client. */
static const guint8 *
answer_words (KdRosterTest *test,
              KdWords      *words)
{
  if (test->words != words)
    g_byte_array_set_size (test->answers, 0);
  test->words = words;
  for (guint word = test->answers->len; word < kd_words_get_size (words); word++)
    {
      const char *text = kd_words_get_text (words, word);
      guint8      answer = text_fits (test, text != NULL ? text : "") ? 1 : 0;

      g_byte_array_append (test->answers, &answer, 1);
    }
  return test->answers->data;
}

static void
run_text (KdRosterTest *test,
          KdRoster     *roster,
          guint32       first,
          guint         n_slots,
          guint8       *pass)
{
  if (is_words (test->column))
    {
      guint          column = KD_ROSTER_WORD_COLUMN (test->column);
      const guint32 *word_ids = roster->word_ids[column] + first;
      const guint8  *answers = answer_words (test, roster->words[column]);

      for (guint i = 0; i < n_slots; i++)
        pass[i] = answers[word_ids[i]];
      return;
    }
  for (guint i = 0; i < n_slots; i++)
    {
      if (test->column == KD_ROSTER_COLUMN_PHONES)
        pass[i] = phones_fit (test, kd_roster_get_phones (roster, first + i)) ? 1 : 0;
      else if (test->column == KD_ROSTER_COLUMN_ID_NUMBER)
        pass[i] = text_fits (test, kd_roster_get_id_number (roster, first + i)) ? 1 : 0;
      else if (test->comparison == KD_ROSTER_HAS)
        pass[i] = name_has (test, kd_roster_get_folded (roster, first + i)) ? 1 : 0;
      else
        pass[i] = text_fits (test, kd_roster_get_name (roster, first + i)) ? 1 : 0;
    }
}

/* One loop for each comparison, so that each is a row of vector instructions. */
#define RUN(sign)                                            \
  for (guint i = 0; i < n_slots; i++)                        \
    pass[i] = (column[i] != none) & (column[i] sign number); \
  break

#define DEFINE_RUN(name, type)                                   \
  static void name (const type      *column,                     \
                    type             none,                       \
                    KdRosterOperator comparison,                 \
                    gint64           number,                     \
                    guint            n_slots,                    \
                    guint8          *pass)                       \
  {                                                              \
    switch (comparison)                                          \
      {                                                          \
      case KD_ROSTER_IS:                                         \
        RUN (==);                                                \
      case KD_ROSTER_LESS:                                       \
        RUN (<);                                                 \
      case KD_ROSTER_AT_MOST:                                    \
        RUN (<=);                                                \
      case KD_ROSTER_MORE:                                       \
        RUN (>);                                                 \
      case KD_ROSTER_AT_LEAST:                                   \
        RUN (>=);                                                \
      case KD_ROSTER_IS_NOT:                                     \
        for (guint i = 0; i < n_slots; i++)                      \
          pass[i] = (column[i] == none) | (column[i] != number); \
        break;                                                   \
      case KD_ROSTER_HAS:                                        \
        for (guint i = 0; i < n_slots; i++)                      \
          pass[i] = (column[i] & number) == number;              \
        break;                                                   \
      case KD_ROSTER_HAS_TAG:                                    \
      default:                                                   \
        g_return_if_reached ();                                  \
      }                                                          \
  }

DEFINE_RUN (run_amounts, gint64)
DEFINE_RUN (run_dates, KdDate)
DEFINE_RUN (run_levels, guint8)

/* Flags and attributes are always known. */
static void
run_bytes (const guint8       *column,
           const KdRosterTest *test,
           guint               n_slots,
           guint8             *pass)
{
  for (guint i = 0; i < n_slots; i++)
    pass[i] = test->comparison == KD_ROSTER_HAS ? (column[i] & test->number) == test->number
                                                : order_fits (column[i] - test->number, test->comparison);
}

static void
run_number (KdRosterTest *test,
            KdRoster     *roster,
            guint32       first,
            guint         n_slots,
            guint8       *pass)
{
  KdRosterColumn column = test->column;

  if (column == KD_ROSTER_COLUMN_ASSETS)
    run_amounts (roster->assets + first, KD_BRIEF_NO_AMOUNT, test->comparison, test->number, n_slots, pass);
  else if (column == KD_ROSTER_COLUMN_LEVEL)
    run_levels (roster->levels + first, 0, test->comparison, test->number, n_slots, pass);
  else if (column == KD_ROSTER_COLUMN_FLAGS)
    run_bytes (roster->flags + first, test, n_slots, pass);
  else if (column >= KD_ROSTER_COLUMN_ATTRIBUTE)
    run_bytes (roster->values[column - KD_ROSTER_COLUMN_ATTRIBUTE] + first, test, n_slots, pass);
  else
    run_dates (roster->dates[column - KD_ROSTER_COLUMN_BIRTH] + first, KD_DATE_NONE, test->comparison, test->number, n_slots, pass);
}

static gboolean
is_known (KdRoster      *roster,
          KdRosterColumn column,
          guint32        slot)
{
  if (is_words (column))
    return roster->word_ids[KD_ROSTER_WORD_COLUMN (column)][slot] != 0;
  if (column == KD_ROSTER_COLUMN_NAME)
    return *kd_roster_get_name (roster, slot) != '\0';
  if (column == KD_ROSTER_COLUMN_PHONES)
    return *kd_roster_get_phones (roster, slot) != '\0';
  if (column == KD_ROSTER_COLUMN_ID_NUMBER)
    return *kd_roster_get_id_number (roster, slot) != '\0';
  if (column == KD_ROSTER_COLUMN_ASSETS)
    return roster->assets[slot] != KD_BRIEF_NO_AMOUNT;
  if (column == KD_ROSTER_COLUMN_LEVEL)
    return roster->levels[slot] != 0;
  if (column >= KD_ROSTER_COLUMN_FLAGS)
    return TRUE;
  return roster->dates[column - KD_ROSTER_COLUMN_BIRTH][slot] != KD_DATE_NONE;
}

/* The first place that holds no smaller number. */
static guint
find_id (const KdRosterTest *test,
         gint64              id)
{
  guint low = 0, high = test->n_ids;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (test->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Slots mostly stand in the order of row numbers, so the next one is near where the last one was. */
static void
run_ids (const KdRosterTest *test,
         const gint64       *column,
         guint               n_slots,
         guint8             *pass)
{
  guint place = 0;

  for (guint i = 0; i < n_slots; i++)
    {
      if (place + 1 < test->n_ids && test->ids[place] < column[i])
        place++;
      if (place >= test->n_ids || test->ids[place] < column[i] || (place > 0 && test->ids[place - 1] >= column[i]))
        place = find_id (test, column[i]);
      pass[i] = place < test->n_ids && test->ids[place] == column[i];
    }
}

static void
run_both (KdRosterTest *test,
          KdRoster     *roster,
          guint32       first,
          guint         n_slots,
          guint8       *pass)
{
  guint8 other[KD_ROSTER_BLOCK];

  kd_roster_test_run (test->left, roster, first, n_slots, pass);
  kd_roster_test_run (test->right, roster, first, n_slots, other);
  if (test->type == TEST_AND)
    for (guint i = 0; i < n_slots; i++)
      pass[i] &= other[i];
  else
    for (guint i = 0; i < n_slots; i++)
      pass[i] |= other[i];
}

/**
 * kd_roster_test_run:
 * @test: a test
 * @roster: a roster
 * @first: a slot
 * @n_slots: how many slots from there on, at most %KD_ROSTER_BLOCK
 * @pass: (out caller-allocates): 1 for each that passes, else 0
 *
 * Answers the question for some clients. What it says of empty slots means nothing.
 */
void
kd_roster_test_run (KdRosterTest *test,
                    KdRoster     *roster,
                    guint32       first,
                    guint         n_slots,
                    guint8       *pass)
{
  g_return_if_fail (test != NULL && roster != NULL && n_slots <= KD_ROSTER_BLOCK);

  switch (test->type)
    {
    case TEST_NUMBER:
      run_number (test, roster, first, n_slots, pass);
      break;
    case TEST_TEXT:
      run_text (test, roster, first, n_slots, pass);
      break;
    case TEST_KNOWN:
      for (guint i = 0; i < n_slots; i++)
        pass[i] = is_known (roster, test->column, first + i) ? 1 : 0;
      break;
    case TEST_SET:
      for (guint i = 0; i < n_slots; i++)
        pass[i] = (guint8) (test->values >> roster->values[test->column - KD_ROSTER_COLUMN_ATTRIBUTE][first + i] & 1);
      break;
    case TEST_IDS:
      run_ids (test, roster->ids + first, n_slots, pass);
      break;
    case TEST_AND:
    case TEST_OR:
      run_both (test, roster, first, n_slots, pass);
      break;
    case TEST_NOT:
      kd_roster_test_run (test->left, roster, first, n_slots, pass);
      for (guint i = 0; i < n_slots; i++)
        pass[i] ^= 1;
      break;
    default:
      g_return_if_reached ();
    }
}
