/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-reminder.h"

#include "kd-instant.h"
#include "kd-recurrence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any row of days off: what is due this much outside of a window cannot be shifted into it. */
#define SLACK 31

/* One walk over the rules. Without a mark: everything unmarked that is due about the window. With one: what it moved. */
typedef struct
{
  const KdRuleSet       *rules;
  const KdReminderInput *input;
  const KdReminderSpan  *span;
  KdDate                 first;
  KdDate                 last;
  GHashTable            *marks;
  const KdReminderMark  *mark;
  GArray                *found;
} Walk;

static guint
mark_hash (gconstpointer data)
{
  const KdReminderMark *mark = data;

  return kd_uuid_hash (&mark->record) ^ ((guint) mark->due * 31 + (guint) mark->rule);
}

static gboolean
mark_equal (gconstpointer a,
            gconstpointer b)
{
  const KdReminderMark *left = a, *right = b;

  return left->rule == right->rule && left->due == right->due && kd_uuid_equal (&left->record, &right->record);
}

/* Of two marks with one key, the one that says done holds. */
static GHashTable *
index_marks (GArray *marks)
{
  GHashTable *table = g_hash_table_new (mark_hash, mark_equal);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      KdReminderMark *mark = &g_array_index (marks, KdReminderMark, i);
      KdReminderMark *other = g_hash_table_lookup (table, mark);

      if (other == NULL || other->moved != KD_DATE_NONE)
        g_hash_table_add (table, mark);
    }
  return table;
}

/* Takes what a rule gives, if it belongs here. */
static void
offer (Walk       *walk,
       KdReminder *reminder)
{
  const KdReminderRule *rule = &walk->rules->reminders.rules[reminder->rule];
  const KdReminderMark  key = { .rule = reminder->rule, .record = reminder->record, .due = reminder->due };

  if (!rule->on || reminder->due == KD_DATE_NONE || reminder->due < walk->first || reminder->due > walk->last)
    return;
  if (walk->mark != NULL)
    {
      if (!mark_equal (&key, walk->mark))
        return;
      reminder->date = walk->mark->moved;
      reminder->warn = reminder->date;
      reminder->moved = reminder->known = TRUE;
    }
  else
    {
      if (g_hash_table_size (walk->marks) > 0 && g_hash_table_contains (walk->marks, &key))
        return;
      reminder->date = kd_workdays_shift (walk->rules->workdays, reminder->due, rule->shift, &reminder->known);
      reminder->warn = MIN (reminder->date, reminder->due - (rule->n_leads > 0 ? rule->leads[0] : 0));
    }
  if (reminder->late == KD_DATE_NONE)
    reminder->late = reminder->due;
  if (reminder->date >= walk->span->from && reminder->date <= walk->span->to)
    g_array_append_vals (walk->found, reminder, 1);
}

static KdReminder
begin (Walk            *walk,
       KdReminderRuleId rule,
       KdReminderReason reason,
       const KdBrief   *brief)
{
  return (KdReminder) {
    .rule = rule,
    .reason = reason,
    .pack = walk->rules->reminders.ref,
    .record = brief->uuid,
    .client = brief,
    .late = KD_DATE_NONE,
  };
}

/* --- the rules ------------------------------------------------------------------------------------------ */

static void
remind_of_birthdays (Walk            *walk,
                     const KdBrief   *brief,
                     KdReminderRuleId rule)
{
  gboolean           lunar = rule == KD_RULE_BIRTHDAY_LUNAR;
  const KdRecurrence birthday = {
    .kind = lunar ? KD_RECUR_LUNAR_YEARLY : KD_RECUR_YEARLY,
    .start = brief->birth,
    .leap_day = walk->rules->reminders.leap_day,
    .leap_month = brief->flags & KD_BRIEF_LEAP_BIRTHDAY ? KD_LUNAR_PREFER_LEAP : KD_LUNAR_KEEP_MONTH,
  };

  for (KdDate due = kd_recurrence_next (&birthday, walk->first); due != KD_DATE_NONE && due <= walk->last;
       due = kd_recurrence_next (&birthday, due + 1))
    {
      KdReminder reminder = begin (walk, rule, lunar ? KD_REMINDER_LUNAR_BIRTHDAY : KD_REMINDER_BIRTHDAY, brief);

      reminder.due = due;
      reminder.number = kd_recurrence_count (&birthday, due);
      offer (walk, &reminder);
    }
}

/* The day on which the file was made, which stands in for a day that nobody knows. */
static KdDate
get_made (const KdBrief *brief,
          GTimeZone     *zone)
{
  gint64 instant = kd_uuid_get_time (&brief->uuid);

  if (instant < 0)
    return KD_DATE_NONE;
  if (zone != NULL)
    return kd_instant_get_date (instant, zone);
  return (KdDate) (instant / G_USEC_PER_SEC / (24 * 3600));
}

static void
remind_of_assessment (Walk          *walk,
                      const KdBrief *brief)
{
  gboolean   dated = brief->assessed != KD_DATE_NONE;
  KdReminder reminder = begin (walk, KD_RULE_ASSESSMENT_EXPIRY, dated ? KD_REMINDER_ASSESSMENT_EXPIRES : KD_REMINDER_ASSESSMENT_UNDATED, brief);

  if (brief->level < 1 || brief->level > KD_RISK_LEVELS)
    return;
  reminder.pack = walk->rules->assessment.ref;
  reminder.due = dated ? kd_suitability_get_end (&walk->rules->assessment, brief->assessed) : get_made (brief, walk->input->zone);
  reminder.number = brief->level;
  offer (walk, &reminder);
}

static void
remind_of_id (Walk          *walk,
              const KdBrief *brief)
{
  KdReminder reminder = begin (walk, KD_RULE_ID_EXPIRY, KD_REMINDER_ID_EXPIRES, brief);

  reminder.due = brief->id_valid_until;
  offer (walk, &reminder);
}

/**
 * kd_reminder_contact_due:
 * @rules: the rules
 * @client: a client
 * @zone: (nullable): in which zone the file's making becomes a day; UTC if %NULL
 *
 * Counted from the last contact that reached the client, never from the calendar: what is overdue stays overdue.
 * Who was never reached is due some days after the file was made.
 *
 * Returns: the day that the contact cadence gives, not shifted to a workday, or %KD_DATE_NONE
 */
KdDate
kd_reminder_contact_due (const KdRuleSet *rules,
                         const KdBrief   *client,
                         GTimeZone       *zone)
{
  KdDate made;

  if (client->last_contact != KD_DATE_NONE)
    return kd_date_add_months (client->last_contact, kd_rule_set_get_cadence (rules, client->tier, client->assets)->months);
  made = get_made (client, zone);
  return made != KD_DATE_NONE ? made + rules->cadence.first_days : KD_DATE_NONE;
}

static void
remind_of_contact (Walk          *walk,
                   const KdBrief *brief)
{
  const KdCadence *cadence = kd_rule_set_get_cadence (walk->rules, brief->tier, brief->assets);
  gboolean         reached = brief->last_contact != KD_DATE_NONE;
  KdReminder       reminder = begin (walk, KD_RULE_CONTACT_CADENCE, reached ? KD_REMINDER_CONTACT : KD_REMINDER_FIRST_CONTACT, brief);

  reminder.pack = walk->rules->cadence.ref;
  reminder.due = kd_reminder_contact_due (walk->rules, brief, walk->input->zone);
  if (reached)
    {
      reminder.late = kd_date_add_months (brief->last_contact, cadence->at_most);
      reminder.number = cadence->months;
    }
  offer (walk, &reminder);
}

static void
remind_of_client (Walk          *walk,
                  const KdBrief *brief)
{
  if (brief->flags & KD_BRIEF_ARCHIVED)
    return;
  if (brief->birth != KD_DATE_NONE)
    {
      if (!(brief->flags & KD_BRIEF_LUNAR_BIRTHDAY) || brief->flags & KD_BRIEF_SOLAR_BIRTHDAY)
        remind_of_birthdays (walk, brief, KD_RULE_BIRTHDAY_SOLAR);
      if (brief->flags & KD_BRIEF_LUNAR_BIRTHDAY)
        remind_of_birthdays (walk, brief, KD_RULE_BIRTHDAY_LUNAR);
    }
  remind_of_assessment (walk, brief);
  remind_of_id (walk, brief);
  remind_of_contact (walk, brief);
}

static void
remind_of_holding (Walk            *walk,
                   const KdHolding *holding,
                   const KdBrief   *client)
{
  KdReminder reminder = begin (walk, KD_RULE_PRODUCT_MATURITY, KD_REMINDER_MATURITY, client);

  if (client->flags & KD_BRIEF_ARCHIVED)
    return;
  reminder.record = holding->record;
  reminder.due = holding->matures;
  reminder.title = holding->product;
  offer (walk, &reminder);
}

/* A task needs no client; that of an archived one is still a promise. */
static void
remind_of_to_do (Walk          *walk,
                 const KdToDo  *to_do,
                 const KdBrief *client)
{
  KdReminder reminder = {
    .rule = KD_RULE_TASK,
    .reason = KD_REMINDER_TASK,
    .pack = walk->rules->reminders.ref,
    .record = to_do->record,
    .client = client,
    .due = to_do->due,
    .late = KD_DATE_NONE,
    .title = to_do->title,
  };

  offer (walk, &reminder);
}

/* --- the walk ------------------------------------------------------------------------------------------- */

static GHashTable *
index_briefs (GPtrArray *briefs)
{
  GHashTable *table = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);

  for (guint i = 0; i < briefs->len; i++)
    {
      KdBrief *brief = briefs->pdata[i];

      g_hash_table_insert (table, &brief->uuid, brief);
    }
  return table;
}

static void
remind_of_holdings (Walk       *walk,
                    GHashTable *clients)
{
  GArray *holdings = walk->input->holdings;

  for (guint i = 0; holdings != NULL && i < holdings->len; i++)
    {
      const KdHolding *holding = &g_array_index (holdings, KdHolding, i);
      const KdBrief   *client = g_hash_table_lookup (clients, &holding->client);

      if (client != NULL)
        remind_of_holding (walk, holding, client);
    }
}

/* What the adviser moved into the window: the rule must still give the day that it was moved from. */
static void
remind_of_moved (Walk       *walk,
                 GHashTable *clients)
{
  GHashTableIter iter;
  gpointer       data;

  g_hash_table_iter_init (&iter, walk->marks);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const KdReminderMark *mark = data;
      const KdBrief        *client = g_hash_table_lookup (clients, &mark->record);

      if (mark->moved == KD_DATE_NONE || mark->moved < walk->span->from || mark->moved > walk->span->to ||
          mark->due < walk->span->due_from || mark->due > walk->span->due_to)
        continue;
      walk->mark = mark;
      walk->first = walk->last = mark->due;
      if (client != NULL)
        remind_of_client (walk, client);
      else if (mark->rule == KD_RULE_PRODUCT_MATURITY)
        remind_of_holdings (walk, clients);
    }
}

/**
 * kd_reminder_collect:
 * @rules: the rules
 * @input: what they are asked about
 * @span: which days
 *
 * Finds what is to be done in a span of days. Only what is asked about decides, never the present day: what was to be
 * done before and is not is in an earlier span.
 *
 * Returns: (transfer full) (element-type KdReminder): the reminders, in the order of [func@reminder_sort]
 */
GArray *
kd_reminder_collect (const KdRuleSet       *rules,
                     const KdReminderInput *input,
                     const KdReminderSpan  *span)
{
  g_autoptr (GHashTable) marks = index_marks (input->marks);
  g_autoptr (GHashTable) clients = NULL;
  Walk walk = { .rules = rules, .input = input, .span = span, .marks = marks };

  g_return_val_if_fail (span->from != KD_DATE_NONE && span->to != KD_DATE_NONE, NULL);

  walk.first = MAX (span->from - SLACK, span->due_from);
  walk.last = MIN (span->to + SLACK, span->due_to);
  walk.found = g_array_new (FALSE, FALSE, sizeof (KdReminder));
  for (guint i = 0; i < input->briefs->len; i++)
    remind_of_client (&walk, input->briefs->pdata[i]);
  if (input->holdings != NULL || input->to_dos != NULL || g_hash_table_size (marks) > 0)
    {
      clients = index_briefs (input->briefs);
      remind_of_holdings (&walk, clients);
      for (guint i = 0; input->to_dos != NULL && i < input->to_dos->len; i++)
        {
          const KdToDo *to_do = &g_array_index (input->to_dos, KdToDo, i);

          remind_of_to_do (&walk, to_do, g_hash_table_lookup (clients, &to_do->client));
        }
      remind_of_moved (&walk, clients);
    }
  kd_reminder_sort (walk.found);
  return walk.found;
}

static const KdUuid *
whose (const KdReminder *reminder)
{
  return reminder->client != NULL ? &reminder->client->uuid : &reminder->record;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KdReminder *left = a, *right = b;
  int               order;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  if (left->rule != right->rule)
    return left->rule < right->rule ? -1 : 1;
  order = kd_uuid_compare (whose (left), whose (right));
  return order != 0 ? order : kd_uuid_compare (&left->record, &right->record);
}

/**
 * kd_reminder_sort:
 * @reminders: (element-type KdReminder): reminders
 *
 * Sorts by day, then rule, then by who is longest a client.
 */
void
kd_reminder_sort (GArray *reminders)
{
  g_array_sort (reminders, compare);
}

/* --- words ---------------------------------------------------------------------------------------------- */

/**
 * kd_reminder_get_kind:
 * @self: a reminder
 *
 * Returns: what sort of reminder it is, in one word for programs
 */
const char *
kd_reminder_get_kind (const KdReminder *self)
{
  static const char *const kinds[KD_REMINDER_RULES] = {
    [KD_RULE_BIRTHDAY_SOLAR] = "birthday",
    [KD_RULE_BIRTHDAY_LUNAR] = "birthday",
    [KD_RULE_ASSESSMENT_EXPIRY] = "assessment",
    [KD_RULE_ID_EXPIRY] = "id",
    [KD_RULE_CONTACT_CADENCE] = "contact",
    [KD_RULE_PRODUCT_MATURITY] = "maturity",
    [KD_RULE_TASK] = "task",
  };

  return kinds[self->rule];
}

static char *
describe_lunar_birthday (const KdReminder *self)
{
  KdLunarDate      lunar;
  g_autofree char *day = NULL;

  if (!kd_lunar_from_date (self->due, &lunar))
    return g_strdup (_ ("Birthday"));
  day = kd_lunar_format (&lunar);
  return g_strdup_printf (_ ("Turns %d on lunar %s"), self->number, day);
}

/**
 * kd_reminder_describe:
 * @self: a reminder
 *
 * Returns: (transfer full): what is to be done and why, in the user's language, without a name
 */
char *
kd_reminder_describe (const KdReminder *self)
{
  switch (self->reason)
    {
    case KD_REMINDER_BIRTHDAY:
      return g_strdup_printf (_ ("Turns %d"), self->number);
    case KD_REMINDER_LUNAR_BIRTHDAY:
      return describe_lunar_birthday (self);
    case KD_REMINDER_ASSESSMENT_EXPIRES:
      return g_strdup_printf (_ ("Risk level C%d expires"), self->number);
    case KD_REMINDER_ASSESSMENT_UNDATED:
      return g_strdup_printf (_ ("Risk level C%d has no date and counts as expired"), self->number);
    case KD_REMINDER_ID_EXPIRES:
      return g_strdup (_ ("Identity document expires"));
    case KD_REMINDER_CONTACT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Get in touch again, a month after the last contact", "Get in touch again, %d months after the last contact", (gulong) self->number), self->number);
    case KD_REMINDER_FIRST_CONTACT:
      return g_strdup (_ ("Get in touch for the first time"));
    case KD_REMINDER_MATURITY:
      return g_strdup_printf (_ ("%s matures"), self->title != NULL ? self->title : _ ("A product"));
    case KD_REMINDER_TASK:
      return g_strdup (self->title != NULL ? self->title : _ ("Task"));
    default:
      g_return_val_if_reached (NULL);
    }
}
