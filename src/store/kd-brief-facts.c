/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-brief-facts.h"

#include "kd-client.h"
#include "kd-field.h"
#include "kd-row-store.h"

#include <string.h>

/* Money in another currency is not added up: one book currency for now. */
#define CURRENCY "'" KD_DEFAULT_CURRENCY "'"

/**
 * kd_brief_facts_init:
 * @facts: (out caller-allocates): facts
 *
 * Makes @facts those of a client of whom nothing is known.
 */
void
kd_brief_facts_init (KdBriefFacts *facts)
{
  kd_brief_init (&facts->brief);
  facts->contacted = KD_BRIEF_NEVER;
}

/**
 * kd_brief_facts_get_part:
 * @kind: a kind
 *
 * Returns: the part of a brief that records of @kind have a say in, or 0
 */
KdBriefPart
kd_brief_facts_get_part (KdKind kind)
{
  static const KdBriefPart parts[KD_KIND_LAST + 1] = {
    [KD_KIND_CLIENT] = KD_BRIEF_PERSON,
    [KD_KIND_CONTACT_METHOD] = KD_BRIEF_PHONES,
    [KD_KIND_ASSESSMENT] = KD_BRIEF_RISK,
    [KD_KIND_ACCOUNT] = KD_BRIEF_ASSETS | KD_BRIEF_TRADES,
    [KD_KIND_VALUATION] = KD_BRIEF_ASSETS,
    [KD_KIND_DECLARED_ASSETS] = KD_BRIEF_ASSETS,
    [KD_KIND_TRANSACTION] = KD_BRIEF_TRADES,
    [KD_KIND_INTERACTION] = KD_BRIEF_CONTACT,
    [KD_KIND_TASK] = KD_BRIEF_TASKS,
  };

  return parts[kind];
}

/* --- gathering ------------------------------------------------------------------------------------------ */

static void
replace_text (char        **text,
              const KdRow  *client,
              KdClientField field)
{
  g_free (*text);
  *text = g_strdup (kd_row_get_text (client, field));
}

static KdDate
get_date (const KdRow  *client,
          KdClientField field)
{
  const KdValue *value = &client->values[field];

  return value->type == KD_VALUE_INTEGER ? (KdDate) value->integer : KD_DATE_NONE;
}

static KdBriefFlags
get_flags (const KdRow *client)
{
  const char  *sex = kd_row_get_text (client, KD_CLIENT_SEX);
  const char  *calendar = kd_row_get_text (client, KD_CLIENT_BIRTHDAY_CALENDAR);
  const char  *status = kd_row_get_text (client, KD_CLIENT_STATUS);
  KdBriefFlags flags = 0;

  if (g_strcmp0 (sex, "male") == 0)
    flags |= KD_BRIEF_MALE;
  else if (g_strcmp0 (sex, "female") == 0)
    flags |= KD_BRIEF_FEMALE;
  if (g_strcmp0 (calendar, "lunar") == 0)
    flags |= KD_BRIEF_LUNAR_BIRTHDAY;
  else if (g_strcmp0 (calendar, "lunar-leap") == 0)
    flags |= KD_BRIEF_LUNAR_BIRTHDAY | KD_BRIEF_LEAP_BIRTHDAY;
  else if (g_strcmp0 (calendar, "both") == 0)
    flags |= KD_BRIEF_LUNAR_BIRTHDAY | KD_BRIEF_SOLAR_BIRTHDAY;
  /* Whoever is not served any more, for whichever reason, is not reminded of. */
  if (status != NULL && !g_str_equal (status, "active"))
    flags |= KD_BRIEF_ARCHIVED;
  return flags;
}

static void
gather_person (KdBriefFacts *facts,
               const KdRow  *client,
               KdPinyin     *pinyin)
{
  KdBrief       *brief = &facts->brief;
  const KdValue *long_term = &client->values[KD_CLIENT_ID_LONG_TERM];

  brief->id = client->rowid;
  brief->uuid = client->uuid;
  /* Only a name that is another one is read: the first name of a session waits for the transliterator. */
  if (g_strcmp0 (brief->name, kd_row_get_text (client, KD_CLIENT_NAME)) != 0)
    {
      replace_text (&brief->name, client, KD_CLIENT_NAME);
      g_free (brief->pinyin);
      g_free (brief->initials);
      brief->pinyin = kd_pinyin_read (pinyin, brief->name, &brief->initials);
    }
  replace_text (&brief->id_number, client, KD_CLIENT_ID_NUMBER);
  replace_text (&brief->city, client, KD_CLIENT_CITY);
  replace_text (&brief->tags, client, KD_CLIENT_TAGS);
  replace_text (&brief->tier, client, KD_CLIENT_TIER);
  brief->birth = get_date (client, KD_CLIENT_BIRTH);
  brief->id_valid_until = long_term->type == KD_VALUE_INTEGER && long_term->integer != 0 ? KD_DATE_NONE : get_date (client, KD_CLIENT_ID_VALID_UNTIL);
  brief->flags = get_flags (client) | (brief->flags & KD_BRIEF_DECLARED);
}

static KdDate
column_date (sqlite3_stmt *statement,
             int           column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? KD_DATE_NONE : (KdDate) sqlite3_column_int64 (statement, column);
}

/* The one parameter of every query here is the client. */
static sqlite3_stmt *
query (KdConnection       *connection,
       const char         *sql,
       const KdBriefFacts *facts,
       GError            **error)
{
  sqlite3_stmt *statement = kd_connection_prepare (connection, sql, error);

  if (statement != NULL)
    sqlite3_bind_blob (statement, 1, facts->brief.uuid.bytes, sizeof facts->brief.uuid.bytes, SQLITE_STATIC);
  return statement;
}

/**
 * kd_brief_facts_add_phone:
 * @phones: phone numbers so far
 * @type: (nullable): what sort of contact method it is
 * @value: (nullable): how to reach the client
 *
 * Adds the digits of a phone number; of anything else, nothing.
 */
void
kd_brief_facts_add_phone (GString    *phones,
                          const char *type,
                          const char *value)
{
  if (value == NULL || (g_strcmp0 (type, "mobile") != 0 && g_strcmp0 (type, "phone") != 0))
    return;
  if (phones->len > 0)
    g_string_append_c (phones, ' ');
  for (; *value != '\0'; value++)
    if (g_ascii_isdigit (*value))
      g_string_append_c (phones, *value);
}

static gboolean
gather_phones (KdBriefFacts *facts,
               KdConnection *connection,
               GError      **error)
{
  sqlite3_stmt *statement = query (connection, "SELECT value, type FROM contact_method WHERE client = ?1 ORDER BY id", facts, error);
  g_autoptr (GString) phones = g_string_new (NULL);
  int result;

  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    kd_brief_facts_add_phone (phones, (const char *) sqlite3_column_text (statement, 1), (const char *) sqlite3_column_text (statement, 0));
  g_clear_pointer (&facts->brief.phones, g_free);
  if (phones->len > 0)
    facts->brief.phones = g_strdup (phones->str);
  return result == SQLITE_DONE;
}

/* A dated assessment goes before one whose day nobody knows. */
static gboolean
gather_risk (KdBriefFacts *facts,
             KdConnection *connection,
             GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT level, date FROM assessment WHERE client = ?1"
                                   " ORDER BY date IS NULL, date DESC, id DESC LIMIT 1",
                                   facts,
                                   error);
  int           result = kd_connection_step (connection, statement, error);

  facts->brief.level = 0;
  facts->brief.assessed = KD_DATE_NONE;
  if (result == SQLITE_ROW)
    {
      const char *level = (const char *) sqlite3_column_text (statement, 0);

      if (level != NULL && level[0] == 'C' && g_ascii_isdigit (level[1]))
        facts->brief.level = g_ascii_digit_value (level[1]);
      facts->brief.assessed = column_date (statement, 1);
      sqlite3_reset (statement);
    }
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gint64
add_saturated (gint64 a,
               gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? a > 0 ? G_MAXINT64 : G_MININT64 + 1 : sum;
}

static gboolean
gather_declared (KdBriefFacts *facts,
                 KdConnection *connection,
                 GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT amount, date FROM declared_assets WHERE client = ?1 AND ifnull (currency, " CURRENCY ") = " CURRENCY
                                   " ORDER BY date IS NULL, date DESC, id DESC LIMIT 1",
                                   facts,
                                   error);
  int           result = kd_connection_step (connection, statement, error);

  if (result == SQLITE_ROW)
    {
      facts->brief.assets = sqlite3_column_int64 (statement, 0);
      facts->brief.assets_date = column_date (statement, 1);
      facts->brief.flags |= KD_BRIEF_DECLARED;
      sqlite3_reset (statement);
    }
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* The newest valuation of each account that is open; else what was declared. */
static gboolean
gather_assets (KdBriefFacts *facts,
               KdConnection *connection,
               GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT v.value, v.date FROM account a JOIN valuation v ON v.id ="
                                   " (SELECT w.id FROM valuation w WHERE w.account = a.uuid ORDER BY w.date DESC, w.id DESC LIMIT 1)"
                                   " WHERE a.client = ?1 AND a.closed IS NULL AND coalesce (v.currency, a.currency, " CURRENCY ") = " CURRENCY,
                                   facts,
                                   error);
  KdBrief      *brief = &facts->brief;
  int           result;

  brief->assets = KD_BRIEF_NO_AMOUNT;
  brief->assets_date = KD_DATE_NONE;
  brief->flags &= ~(KdBriefFlags) KD_BRIEF_DECLARED;
  while ((result = kd_connection_step (connection, statement, error)) == SQLITE_ROW)
    {
      brief->assets = add_saturated (brief->assets == KD_BRIEF_NO_AMOUNT ? 0 : brief->assets, sqlite3_column_int64 (statement, 0));
      brief->assets_date = MAX (brief->assets_date, column_date (statement, 1));
    }
  return result == SQLITE_DONE && (brief->assets != KD_BRIEF_NO_AMOUNT || gather_declared (facts, connection, error));
}

/* What was reversed, and what reversed it, did not happen. */
static gboolean
gather_trades (KdBriefFacts *facts,
               KdConnection *connection,
               GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT min (t.date), max (t.date) FROM account a JOIN \"transaction\" t ON t.account = a.uuid"
                                   " WHERE a.client = ?1 AND t.type = 'buy' AND +t.reverses IS NULL"
                                   " AND NOT EXISTS (SELECT 1 FROM \"transaction\" r WHERE r.reverses = t.uuid)",
                                   facts,
                                   error);

  if (kd_connection_step (connection, statement, error) != SQLITE_ROW)
    return FALSE;
  facts->brief.first_investment = column_date (statement, 0);
  facts->brief.last_investment = column_date (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

/* A call that nobody answered is no contact: what kd_interaction_reaches() says, in SQL. */
static gboolean
gather_contact (KdBriefFacts *facts,
                KdConnection *connection,
                GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT max (time) FROM interaction WHERE client = ?1 AND ifnull (outcome, 'reached') NOT IN ('no-answer', 'not-now')",
                                   facts,
                                   error);

  if (kd_connection_step (connection, statement, error) != SQLITE_ROW)
    return FALSE;
  facts->contacted = sqlite3_column_type (statement, 0) == SQLITE_NULL ? KD_BRIEF_NEVER : sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
gather_tasks (KdBriefFacts *facts,
              KdConnection *connection,
              GError      **error)
{
  sqlite3_stmt *statement = query (connection,
                                   "SELECT min (due) FROM task WHERE client = ?1 AND status IN ('open', 'snoozed')",
                                   facts,
                                   error);

  if (kd_connection_step (connection, statement, error) != SQLITE_ROW)
    return FALSE;
  facts->brief.next_task = column_date (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * kd_brief_facts_gather:
 * @facts: (inout): facts; parts that are not asked for stay as they are
 * @parts: what to gather
 * @client: (nullable): the client's row, which the person's part needs; may be %NULL without it
 * @connection: a book's connection
 * @pinyin: reads names
 * @error: return location
 *
 * Looks up what the book says of a client.
 *
 * Returns: whether it could be looked up
 */
gboolean
kd_brief_facts_gather (KdBriefFacts *facts,
                       KdBriefPart   parts,
                       const KdRow  *client,
                       KdConnection *connection,
                       KdPinyin     *pinyin,
                       GError      **error)
{
  if (parts & KD_BRIEF_PERSON)
    gather_person (facts, client, pinyin);
  return (!(parts & KD_BRIEF_PHONES) || gather_phones (facts, connection, error)) &&
         (!(parts & KD_BRIEF_RISK) || gather_risk (facts, connection, error)) &&
         (!(parts & KD_BRIEF_ASSETS) || gather_assets (facts, connection, error)) &&
         (!(parts & KD_BRIEF_TRADES) || gather_trades (facts, connection, error)) &&
         (!(parts & KD_BRIEF_CONTACT) || gather_contact (facts, connection, error)) &&
         (!(parts & KD_BRIEF_TASKS) || gather_tasks (facts, connection, error));
}

/* --- the row -------------------------------------------------------------------------------------------- */

static void
bind_text (sqlite3_stmt *statement,
           int           place,
           const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

static void
bind_date (sqlite3_stmt *statement,
           int           place,
           KdDate        date)
{
  if (date != KD_DATE_NONE)
    sqlite3_bind_int64 (statement, place, date);
}

/**
 * kd_brief_facts_bind:
 * @facts: facts that live until @statement was run
 * @statement: a statement with the columns of `client_brief` as its parameters
 *
 * Binds every column.
 */
void
kd_brief_facts_bind (const KdBriefFacts *facts,
                     sqlite3_stmt       *statement)
{
  const KdBrief *brief = &facts->brief;

  sqlite3_bind_int64 (statement, 1, brief->id);
  sqlite3_bind_blob (statement, 2, brief->uuid.bytes, sizeof brief->uuid.bytes, SQLITE_STATIC);
  bind_text (statement, 3, brief->name);
  bind_text (statement, 4, brief->pinyin);
  bind_text (statement, 5, brief->initials);
  bind_text (statement, 6, brief->phones);
  bind_text (statement, 7, brief->id_number);
  bind_text (statement, 8, brief->city);
  bind_text (statement, 9, brief->tags);
  bind_text (statement, 10, brief->tier);
  bind_date (statement, 11, brief->birth);
  sqlite3_bind_int (statement, 12, brief->level);
  bind_date (statement, 13, brief->assessed);
  if (brief->assets != KD_BRIEF_NO_AMOUNT)
    sqlite3_bind_int64 (statement, 14, brief->assets);
  bind_date (statement, 15, brief->assets_date);
  bind_date (statement, 16, brief->first_investment);
  bind_date (statement, 17, brief->last_investment);
  if (facts->contacted != KD_BRIEF_NEVER)
    sqlite3_bind_int64 (statement, 18, facts->contacted);
  bind_date (statement, 19, brief->next_task);
  bind_date (statement, 20, brief->id_valid_until);
  sqlite3_bind_int (statement, 21, (int) brief->flags);
}

static char *
column_text (sqlite3_stmt *statement,
             int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * kd_brief_facts_read:
 * @facts: (out caller-allocates): facts
 * @statement: a statement that stands on a row of `client_brief`, all columns in order
 *
 * Reads every column.
 */
void
kd_brief_facts_read (KdBriefFacts *facts,
                     sqlite3_stmt *statement)
{
  KdBrief *brief = &facts->brief;

  kd_brief_facts_init (facts);
  brief->id = sqlite3_column_int64 (statement, 0);
  if (sqlite3_column_bytes (statement, 1) == (int) sizeof brief->uuid.bytes)
    memcpy (brief->uuid.bytes, sqlite3_column_blob (statement, 1), sizeof brief->uuid.bytes);
  brief->name = column_text (statement, 2);
  brief->pinyin = column_text (statement, 3);
  brief->initials = column_text (statement, 4);
  brief->phones = column_text (statement, 5);
  brief->id_number = column_text (statement, 6);
  brief->city = column_text (statement, 7);
  brief->tags = column_text (statement, 8);
  brief->tier = column_text (statement, 9);
  brief->birth = column_date (statement, 10);
  brief->level = sqlite3_column_int (statement, 11);
  brief->assessed = column_date (statement, 12);
  if (sqlite3_column_type (statement, 13) != SQLITE_NULL)
    brief->assets = sqlite3_column_int64 (statement, 13);
  brief->assets_date = column_date (statement, 14);
  brief->first_investment = column_date (statement, 15);
  brief->last_investment = column_date (statement, 16);
  if (sqlite3_column_type (statement, 17) != SQLITE_NULL)
    facts->contacted = sqlite3_column_int64 (statement, 17);
  brief->next_task = column_date (statement, 18);
  brief->id_valid_until = column_date (statement, 19);
  brief->flags = (KdBriefFlags) sqlite3_column_int (statement, 20);
}
