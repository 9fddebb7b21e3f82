/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today-line.h"

#include "kd-contact-log.h"
#include "kd-instant.h"
#include "kd-lunar.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/**
 * KdTodayLine:
 *
 * Something to be done, with the words that say what and why. It knows its client by a copy, and does not
 * change: another day makes other lines. May be made on any thread.
 */
struct _KdTodayLine
{
  GObject parent_instance;

  KdTodaySection section;
  KdTodayKind    kind;
  KdReminder     reminder; /* its client and title are the line's own */
  KdBrief        client;
  int            tier; /* place among the tiers by assets, -1 for none */
  guint          hidden;
  char          *title;
  char          *what;
  char          *why;
};

G_DEFINE_FINAL_TYPE (KdTodayLine, kd_today_line, G_TYPE_OBJECT)

static void
kd_today_line_finalize (GObject *object)
{
  KdTodayLine *self = KD_TODAY_LINE (object);

  kd_brief_clear (&self->client);
  g_free (self->title);
  g_free (self->what);
  g_free (self->why);
  G_OBJECT_CLASS (kd_today_line_parent_class)->finalize (object);
}

static void
kd_today_line_class_init (KdTodayLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_today_line_finalize;
}

static void
kd_today_line_init (KdTodayLine *self)
{
  kd_brief_init (&self->client);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static char *
say_what (const KdReminder *reminder,
          KdTodayKind       kind,
          KdDate            today)
{
  switch (reminder->reason)
    {
    case KD_REMINDER_BIRTHDAY:
      return g_strdup_printf (_ ("Turns %d"), reminder->number);
    case KD_REMINDER_LUNAR_BIRTHDAY:
      return g_strdup_printf (_ ("Turns %d by the lunar calendar"), reminder->number);
    case KD_REMINDER_ASSESSMENT_EXPIRES:
      return g_strdup (reminder->due < today ? _ ("Assessment expired") : _ ("Assessment expires"));
    case KD_REMINDER_ASSESSMENT_UNDATED:
      return g_strdup (_ ("Assessment without a date"));
    case KD_REMINDER_ID_EXPIRES:
      return g_strdup (reminder->due < today ? _ ("ID expired") : _ ("ID expires"));
    case KD_REMINDER_CONTACT:
      return g_strdup (kind == KD_TODAY_SILENT ? _ ("Not heard from") : _ ("Follow-up call"));
    case KD_REMINDER_FIRST_CONTACT:
      return g_strdup (_ ("First call"));
    case KD_REMINDER_MATURITY:
      return g_strdup_printf (_ ("%s matures"), reminder->title != NULL ? reminder->title : _ ("A product"));
    case KD_REMINDER_TASK:
      return g_strdup (reminder->title);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
say_birthday (const KdReminder *reminder)
{
  char             birth[KD_DATE_TEXT_SIZE];
  KdLunarDate      lunar;
  g_autofree char *day = NULL;

  if (reminder->reason != KD_REMINDER_LUNAR_BIRTHDAY || !kd_lunar_from_date (reminder->due, &lunar))
    return g_strdup_printf (_ ("Born %s"), kd_date_format (reminder->client->birth, birth));
  day = kd_lunar_format (&lunar);
  return g_strdup_printf (_ ("Lunar %s"), day);
}

static char *
say_assessment (const KdReminder *reminder,
                const KdRuleSet  *rules)
{
  int              months = rules->assessment.valid_months;
  const char      *label = rules->suitability.labels[reminder->number - 1];
  g_autofree char *regime = g_ascii_strup (rules->regime, -1);
  char             day[KD_DATE_TEXT_SIZE];

  if (reminder->reason == KD_REMINDER_ASSESSMENT_UNDATED)
    return g_strdup_printf (_ ("%s, counts as expired, rule %s"), label, regime);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, assessed %s · rule %s, %d month", "%s, assessed %s · rule %s, %d months", (gulong) months), label, kd_date_format (reminder->client->assessed, day), regime, months);
}

static char *
say_contact (const KdReminder *reminder,
             const KdRuleSet  *rules)
{
  g_autofree char *rule = kd_contact_describe_cadence (kd_rule_set_get_cadence (rules, reminder->client->tier, reminder->client->assets));
  char             day[KD_DATE_TEXT_SIZE];

  return g_strdup_printf (_ ("Last contact %s, %s"), kd_date_format (reminder->client->last_contact, day), rule);
}

static char *
say_task (const KdReminder *reminder,
          KdDate            promised,
          GTimeZone        *zone)
{
  gint64 made = kd_uuid_get_time (&reminder->record);
  char   day[KD_DATE_TEXT_SIZE];

  if (promised != KD_DATE_NONE)
    return g_strdup_printf (_ ("Promised to the client on %s"), kd_date_format (promised, day));
  return made >= 0 ? g_strdup_printf (_ ("To-do of %s"), kd_date_format (kd_instant_get_date (made, zone), day)) : g_strdup (_ ("To-do"));
}

static char *
say_why (const KdReminder *reminder,
         const KdRuleSet  *rules,
         KdDate            promised,
         GTimeZone        *zone)
{
  char day[KD_DATE_TEXT_SIZE];

  switch (reminder->reason)
    {
    case KD_REMINDER_BIRTHDAY:
    case KD_REMINDER_LUNAR_BIRTHDAY:
      return say_birthday (reminder);
    case KD_REMINDER_ASSESSMENT_EXPIRES:
    case KD_REMINDER_ASSESSMENT_UNDATED:
      return say_assessment (reminder, rules);
    case KD_REMINDER_ID_EXPIRES:
      return g_strdup_printf (_ ("Valid until %s"), kd_date_format (reminder->due, day));
    case KD_REMINDER_CONTACT:
      return say_contact (reminder, rules);
    case KD_REMINDER_FIRST_CONTACT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Never contacted, %d day after the file was made", "Never contacted, %d days after the file was made", (gulong) rules->cadence.first_days), rules->cadence.first_days);
    case KD_REMINDER_MATURITY:
      return g_strdup_printf (_ ("Matures on %s"), kd_date_format (reminder->due, day));
    case KD_REMINDER_TASK:
      return say_task (reminder, promised, zone);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- making ----------------------------------------------------------------------------------------------- */

static KdTodayKind
classify (const KdReminder *reminder,
          KdDate            today)
{
  static const KdTodayKind kinds[KD_REMINDER_RULES] = {
    [KD_RULE_BIRTHDAY_SOLAR] = KD_TODAY_BIRTHDAY,
    [KD_RULE_BIRTHDAY_LUNAR] = KD_TODAY_BIRTHDAY,
    [KD_RULE_ASSESSMENT_EXPIRY] = KD_TODAY_ASSESSMENT,
    [KD_RULE_ID_EXPIRY] = KD_TODAY_ID,
    [KD_RULE_CONTACT_CADENCE] = KD_TODAY_FOLLOW_UP,
    [KD_RULE_PRODUCT_MATURITY] = KD_TODAY_MATURITY,
    [KD_RULE_TASK] = KD_TODAY_TO_DO,
  };

  return reminder->reason == KD_REMINDER_CONTACT && !reminder->moved && reminder->late < today ? KD_TODAY_SILENT : kinds[reminder->rule];
}

/* What lines show and what is done from them needs. */
static void
take_client (KdTodayLine   *self,
             const KdBrief *client)
{
  self->client = *client;
  self->client.name = g_strdup (client->name);
  self->client.tier = g_strdup (client->tier);
  self->client.pinyin = self->client.initials = self->client.phones = self->client.id_number = self->client.city = self->client.tags = NULL;
}

/**
 * kd_today_line_new:
 * @reminder: a reminder
 * @rules: the rules of today
 * @promised: when a task was promised to the client, or %KD_DATE_NONE
 * @zone: in which zone days are counted
 * @today: the present day
 *
 * Returns: (transfer full): a line
 */
KdTodayLine *
kd_today_line_new (const KdReminder *reminder,
                   const KdRuleSet  *rules,
                   KdDate            promised,
                   GTimeZone        *zone,
                   KdDate            today)
{
  KdTodayLine     *self = g_object_new (KD_TYPE_TODAY_LINE, NULL);
  g_autofree char *why = NULL;
  char             due[KD_DATE_TEXT_SIZE];

  self->section = reminder->date < today ? KD_TODAY_OVERDUE : reminder->date == today ? KD_TODAY_NOW
                                                                                      : KD_TODAY_SOON;
  self->kind = classify (reminder, today);
  self->reminder = *reminder;
  self->title = g_strdup (reminder->title);
  self->reminder.title = self->title;
  self->tier = -1;
  if (reminder->client != NULL)
    {
      take_client (self, reminder->client);
      self->reminder.client = &self->client;
      self->tier = kd_tier_find (&rules->tiers, self->client.assets);
    }
  self->what = say_what (&self->reminder, self->kind, today);
  why = say_why (&self->reminder, rules, promised, zone);
  self->why = reminder->moved && reminder->rule != KD_RULE_TASK ? g_strdup_printf (_ ("%s · moved from %s"), why, kd_date_format (reminder->due, due)) : g_steal_pointer (&why);
  return self;
}

/**
 * kd_today_line_new_finished:
 * @client: (nullable): whom it was about
 * @title: what was done
 *
 * Returns: (transfer full): a line of something that was done today
 */
KdTodayLine *
kd_today_line_new_finished (const KdBrief *client,
                            const char    *title)
{
  KdTodayLine *self = g_object_new (KD_TYPE_TODAY_LINE, NULL);

  self->section = KD_TODAY_FINISHED;
  self->kind = KD_TODAY_N_KINDS;
  self->reminder.date = KD_DATE_NONE;
  self->tier = -1;
  if (client != NULL)
    {
      take_client (self, client);
      self->reminder.client = &self->client;
    }
  self->what = g_strdup (title);
  return self;
}

/**
 * kd_today_line_new_note:
 * @section: a section
 * @hidden: how many lines of it are not shown
 *
 * Returns: (transfer full): a line that stands for them
 */
KdTodayLine *
kd_today_line_new_note (KdTodaySection section,
                        guint          hidden)
{
  KdTodayLine *self = kd_today_line_new_finished (NULL, NULL);

  self->section = section;
  self->hidden = hidden;
  return self;
}

/* --- reading ---------------------------------------------------------------------------------------------- */

/**
 * kd_today_line_get_section:
 * @self: a line
 *
 * Returns: when it is to be done
 */
KdTodaySection
kd_today_line_get_section (KdTodayLine *self)
{
  return self->section;
}

/**
 * kd_today_line_get_kind:
 * @self: a line
 *
 * Returns: what it is about; %KD_TODAY_N_KINDS where nothing is left to be done
 */
KdTodayKind
kd_today_line_get_kind (KdTodayLine *self)
{
  return self->kind;
}

/**
 * kd_today_line_get_reminder:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the reminder, or %NULL where nothing is left to be done
 */
const KdReminder *
kd_today_line_get_reminder (KdTodayLine *self)
{
  return self->kind != KD_TODAY_N_KINDS ? &self->reminder : NULL;
}

/**
 * kd_today_line_get_client:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): whom it is about
 */
const KdBrief *
kd_today_line_get_client (KdTodayLine *self)
{
  return self->reminder.client;
}

/**
 * kd_today_line_get_hidden:
 * @self: a line
 *
 * Returns: how many lines it stands for, or 0 if it is one
 */
guint
kd_today_line_get_hidden (KdTodayLine *self)
{
  return self->hidden;
}

/**
 * kd_today_line_get_what:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what is to be done
 */
const char *
kd_today_line_get_what (KdTodayLine *self)
{
  return self->what;
}

/**
 * kd_today_line_get_short_kind:
 * @self: a line with a reminder
 *
 * Returns: (transfer none): its kind in one short word
 */
const char *
kd_today_line_get_short_kind (KdTodayLine *self)
{
  static const char *const words[KD_TODAY_N_KINDS] = {
    [KD_TODAY_TO_DO] = NC_ ("kind of reminder", "To-do"),
    [KD_TODAY_FOLLOW_UP] = NC_ ("kind of reminder", "Contact"),
    [KD_TODAY_ASSESSMENT] = NC_ ("kind of reminder", "Risk"),
    [KD_TODAY_ID] = NC_ ("kind of reminder", "ID"),
    [KD_TODAY_MATURITY] = NC_ ("kind of reminder", "Maturity"),
    [KD_TODAY_BIRTHDAY] = NC_ ("kind of reminder", "Birthday"),
    [KD_TODAY_SILENT] = NC_ ("kind of reminder", "Contact"),
  };

  if (self->reminder.rule == KD_RULE_BIRTHDAY_LUNAR)
    return C_ ("kind of reminder", "Lunar birthday");
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of reminder", words[self->kind]);
}

/**
 * kd_today_line_get_why:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the fact, and the rule
 */
const char *
kd_today_line_get_why (KdTodayLine *self)
{
  return self->why;
}

/**
 * kd_today_line_describe_day:
 * @self: a line
 * @today: the present day
 *
 * A birthday that is over is not overdue: it was.
 *
 * Returns: (transfer full): the day as it is looked at from today, empty where nothing is left to be done
 */
char *
kd_today_line_describe_day (KdTodayLine *self,
                            KdDate       today)
{
  if (self->reminder.date == KD_DATE_NONE)
    return g_strdup ("");
  if (self->kind == KD_TODAY_BIRTHDAY)
    return self->reminder.date < today ? kd_words_past (self->reminder.date, today) : kd_words_due (self->reminder.date, today);
  return kd_words_due (self->reminder.date, today);
}

/* --- comparing -------------------------------------------------------------------------------------------- */

/**
 * kd_today_line_same:
 * @self: a line
 * @other: another
 *
 * Returns: whether both are of one reminder
 */
gboolean
kd_today_line_same (KdTodayLine *self,
                    KdTodayLine *other)
{
  return self->kind != KD_TODAY_N_KINDS && other->kind != KD_TODAY_N_KINDS && self->reminder.rule == other->reminder.rule &&
         self->reminder.due == other->reminder.due && kd_uuid_equal (&self->reminder.record, &other->reminder.record);
}

/**
 * kd_today_line_equal:
 * @self: a line
 * @other: another
 *
 * Returns: whether both look the same and stand for the same
 */
gboolean
kd_today_line_equal (KdTodayLine *self,
                     KdTodayLine *other)
{
  return self->section == other->section && self->kind == other->kind && self->hidden == other->hidden &&
         (self->kind == KD_TODAY_N_KINDS || kd_today_line_same (self, other)) && self->reminder.date == other->reminder.date &&
         kd_uuid_equal (&self->client.uuid, &other->client.uuid) && g_strcmp0 (self->client.name, other->client.name) == 0 &&
         g_strcmp0 (self->what, other->what) == 0 && g_strcmp0 (self->why, other->why) == 0;
}

/**
 * kd_today_line_compare:
 * @a: (type KdTodayLine): a pointer to a line
 * @b: (type KdTodayLine): a pointer to another
 *
 * Orders by section, then the higher tier, then the day; promises come before what rules remind of.
 *
 * Returns: less than, equal to or greater than 0
 */
int
kd_today_line_compare (gconstpointer a,
                       gconstpointer b)
{
  const KdTodayLine *left = *(KdTodayLine *const *) a, *right = *(KdTodayLine *const *) b;

  if (left->section != right->section)
    return left->section < right->section ? -1 : 1;
  if (left->tier != right->tier)
    return left->tier > right->tier ? -1 : 1;
  if (left->reminder.date != right->reminder.date)
    return left->reminder.date < right->reminder.date ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return kd_uuid_compare (&left->client.uuid, &right->client.uuid);
}
