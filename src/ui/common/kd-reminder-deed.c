/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about a line of the day's work, wherever it is shown: each one step that can be taken back. */
#include "kd-reminder-deed.h"

#include "kd-day-dialog.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KdTodayLine *line;
  KdTodayDeed  deed;
  KdDate       day;
  KdRuleSet    rules;
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->line);
  g_free (deed);
}

static const KdRuleSet *
get_rules (KdSession *session)
{
  return kd_directory_get_rules (kd_session_get_directory (session));
}

static gboolean
run_deed (KdWorkspace *workspace,
          gpointer     data,
          GPtrArray   *changes,
          GError     **error)
{
  const Deed *deed = data;

  return kd_today_compose_deed (workspace, deed->line, deed->deed, deed->day, &deed->rules, changes, error);
}

static void
on_deed_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KdToday) today = data;
  g_autoptr (GError) error = NULL;

  if (kd_session_compose_finish (KD_SESSION (source), result, &error))
    return;
  kd_session_fail (KD_SESSION (source), error);
  kd_today_reload (today); /* it was taken off too early */
}

static void
do_and_say (KdSession   *session,
            KdTodayLine *line,
            KdTodayDeed  deed,
            KdDate       day,
            const char  *said)
{
  Deed *work = g_new (Deed, 1);

  *work = (Deed) { g_object_ref (line), deed, day, *get_rules (session) };
  kd_session_compose_async (session, run_deed, work, deed_free, said, on_deed_done, g_object_ref (kd_session_get_day (session)));
  kd_today_take_off (kd_session_get_day (session), line);
}

/**
 * kd_reminder_do:
 * @session: an open book
 * @line: a line of the day's work
 * @deed: what becomes of it
 * @day: to which day it is moved, or when it comes again, or %KD_DATE_NONE
 *
 * Does it beside the main loop and says so in a toast with a way back. The line leaves the day's work at once; what is
 * written then says the same.
 */
void
kd_reminder_do (KdSession   *session,
                KdTodayLine *line,
                KdTodayDeed  deed,
                KdDate       day)
{
  g_autofree char *said = kd_today_describe_deed (line, deed, day, kd_session_get_today (session));

  do_and_say (session, line, deed, day, said);
}

/**
 * kd_reminder_propose_next:
 * @session: an open book
 * @line: a line of the day's work
 *
 * Returns: when it comes again by the rule if it is done today, or %KD_DATE_NONE
 */
KdDate
kd_reminder_propose_next (KdSession   *session,
                          KdTodayLine *line)
{
  return kd_today_propose_next (line, get_rules (session), kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session))), kd_session_get_today (session));
}

/**
 * kd_reminder_finish:
 * @session: an open book
 * @line: a line of the day's work
 *
 * Notes that it is done, and when it comes again by the rule.
 */
void
kd_reminder_finish (KdSession   *session,
                    KdTodayLine *line)
{
  kd_reminder_do (session, line, KD_TODAY_DONE, kd_reminder_propose_next (session, line));
}

/* The next workday is counted from today or from the line's own day, whichever is later: what is put off never comes sooner. */
static KdDate
find_day (KdSession   *session,
          KdTodayLine *line,
          const char  *until)
{
  KdDate   today = kd_session_get_today (session);
  gboolean known;

  if (g_str_equal (until, "tomorrow"))
    return today + 1;
  if (g_str_equal (until, "monday"))
    return today + 8 - kd_date_get_weekday (today);
  return kd_workdays_shift (get_rules (session)->workdays, MAX (today, kd_today_line_get_reminder (line)->date) + 1, KD_SHIFT_FOLLOWING, &known);
}

/**
 * kd_reminder_snooze:
 * @session: an open book
 * @line: a line of the day's work
 * @until: `tomorrow`, `workday` or `monday`
 *
 * Puts it off.
 */
void
kd_reminder_snooze (KdSession   *session,
                    KdTodayLine *line,
                    const char  *until)
{
  kd_reminder_do (session, line, KD_TODAY_SNOOZE, find_day (session, line, until));
}

/* --- asking ----------------------------------------------------------------------------------------------- */

typedef struct
{
  KdSession   *session;
  KdTodayLine *line;
  KdTodayDeed  deed;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_object_unref (question->line);
  g_free (question);
}

static Question *
question_new (KdSession   *session,
              KdTodayLine *line,
              KdTodayDeed  deed)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { g_object_ref (session), g_object_ref (line), deed };
  return question;
}

static void
on_day_chosen (KdDayDialog *dialog,
               int          day,
               gpointer     data)
{
  Question *question = data;

  kd_reminder_do (question->session, question->line, question->deed, day);
}

/**
 * kd_reminder_ask_day:
 * @session: an open book
 * @line: a line of the day's work
 * @deed: what is to become of it, done or snoozed
 * @parent: where the dialog comes from
 *
 * Asks for the day and does it: when a line that is done comes again, or to which day it is moved.
 */
void
kd_reminder_ask_day (KdSession   *session,
                     KdTodayLine *line,
                     KdTodayDeed  deed,
                     GtkWidget   *parent)
{
  gboolean     done = deed == KD_TODAY_DONE;
  KdDayDialog *dialog = kd_day_dialog_new (done ? _ ("Done, and Next on") : _ ("Snooze to a Day"), done ? C_ ("verb", "Done") : _ ("Snooze"), kd_session_get_today (session), done ? kd_reminder_propose_next (session, line) : find_day (session, line, "workday"));

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_day_chosen), question_new (session, line, deed), question_free, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/* --- moving ----------------------------------------------------------------------------------------------- */

/**
 * kd_reminder_may_move:
 * @line: a line of the day's work
 *
 * A birthday and the last day of something are what they are; when to call somebody is the adviser's choice.
 *
 * Returns: whether another day can be chosen for it
 */
gboolean
kd_reminder_may_move (KdTodayLine *line)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);

  return reminder != NULL && (reminder->rule == KD_RULE_TASK || reminder->rule == KD_RULE_CONTACT_CADENCE);
}

static const char *
get_refusal (KdReminderRuleId rule)
{
  switch (rule)
    {
    case KD_RULE_BIRTHDAY_SOLAR:
    case KD_RULE_BIRTHDAY_LUNAR:
      return _ ("A birthday cannot be moved. Snooze the reminder instead");
    case KD_RULE_ASSESSMENT_EXPIRY:
      return _ ("The day comes from the risk assessment. Snooze the reminder instead");
    case KD_RULE_ID_EXPIRY:
    case KD_RULE_PRODUCT_MATURITY:
    case KD_RULE_CONTACT_CADENCE:
    case KD_RULE_TASK:
    default:
      return _ ("The last day cannot be moved. Snooze the reminder instead");
    }
}

static void
on_snooze_instead (gpointer data)
{
  Question *question = data;

  kd_reminder_snooze (question->session, question->line, "workday");
}

/**
 * kd_reminder_move:
 * @session: an open book
 * @line: a line of the day's work
 * @to: another day
 *
 * Moves it to a day, or says why its day is what it is and offers to put the reminder off.
 */
void
kd_reminder_move (KdSession   *session,
                  KdTodayLine *line,
                  KdDate       to)
{
  const KdReminder *reminder = kd_today_line_get_reminder (line);
  g_autofree char  *day = kd_words_due (to, kd_session_get_today (session));
  g_autofree char  *said = g_strdup_printf (_ ("Moved to %s"), day);

  if (reminder == NULL || to == reminder->date)
    return;
  if (kd_reminder_may_move (line))
    do_and_say (session, line, KD_TODAY_SNOOZE, to, said);
  else
    kd_session_offer (session, get_refusal (reminder->rule), _ ("Snooze"), g_cclosure_new_swap (G_CALLBACK (on_snooze_instead), question_new (session, line, KD_TODAY_SNOOZE), question_free));
}

/* --- the client ------------------------------------------------------------------------------------------- */

static void
tell_client (KdTodayLine *line,
             GtkWidget   *widget,
             const char  *action)
{
  const KdBrief *client = kd_today_line_get_client (line);
  char           uuid[KD_UUID_TEXT_SIZE];

  if (client != NULL)
    gtk_widget_activate_action (widget, action, "s", kd_uuid_format (&client->uuid, uuid));
}

/**
 * kd_reminder_log:
 * @line: a line of the day's work
 * @widget: a widget of the window
 *
 * Opens the quick log for whom it is about, if anybody.
 */
void
kd_reminder_log (KdTodayLine *line,
                 GtkWidget   *widget)
{
  tell_client (line, widget, "win.log-client");
}

/**
 * kd_reminder_open:
 * @line: a line of the day's work
 * @widget: a widget of the window
 *
 * Opens the file of whom it is about, if anybody.
 */
void
kd_reminder_open (KdTodayLine *line,
                  GtkWidget   *widget)
{
  tell_client (line, widget, "win.open-client");
}
