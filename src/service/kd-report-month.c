/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A month on paper. */

#include "kd-report-private.h"

#include "kd-month-sheet.h"
#include "kd-pinyin.h"
#include "kd-today.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

/* A sheet on a wall is read by others: the surname is enough for who made it. */
static char *
mask_name (const char *name)
{
  gsize    head = kd_pinyin_get_surname_length (name);
  GString *masked;
  glong    rest;

  if (head == 0)
    head = (gsize) (g_utf8_next_char (name) - name);
  masked = g_string_new_len (name, (gssize) head);
  rest = g_utf8_strlen (name + head, -1);
  for (glong i = 0; i < MIN (rest, 2); i++)
    g_string_append_c (masked, '*');
  return g_string_free_and_steal (masked);
}

/* Words of the adviser's own may name somebody too. */
static void
add_line (KdMonthSheet   *sheet,
          KdTodayLine    *line,
          KdReportNumbers names)
{
  const KdBrief   *client = kd_today_line_get_client (line);
  const char      *kind = kd_today_line_get_short_kind (line);
  KdDate           day = kd_today_line_get_reminder (line)->date;
  guint            place = kd_today_line_get_kind (line);
  g_autofree char *masked = client != NULL ? mask_name (client->name) : NULL;

  if (names == KD_REPORT_LEFT_OUT || (names == KD_REPORT_MASKED && client == NULL))
    kd_month_sheet_add (sheet, day, place, KD_TODAY_N_KINDS, kind, "");
  else if (names == KD_REPORT_MASKED)
    kd_month_sheet_add (sheet, day, place, KD_TODAY_N_KINDS, masked, kind);
  else
    kd_month_sheet_add (sheet, day, place, KD_TODAY_N_KINDS, client != NULL ? client->name : kd_today_line_get_what (line), kind);
}

static KdMonthMark
get_mark (const KdWorkdays *workdays,
          KdDate            day)
{
  KdDayKind kind = kd_workdays_get_kind (workdays, day);

  return kind == KD_DAY_HOLIDAY ? KD_MONTH_OFF : kind == KD_DAY_WORKING_WEEKEND ? KD_MONTH_WORKED
                                                                                : KD_MONTH_NO_MARK;
}

/* Whether it is known of every day whether it is worked. */
static gboolean
is_published (const KdWorkdays   *workdays,
              const KdMonthSheet *sheet)
{
  return kd_workdays_is_published (workdays, kd_month_sheet_get_first (sheet)) && kd_workdays_is_published (workdays, kd_month_sheet_get_last (sheet));
}

/**
 * kd_report_make_month:
 * @work: a document in the making
 * @info: (inout): its foot; gets its title
 * @error: return location
 *
 * Gathers what is to be done on the days of a month.
 *
 * Returns: (transfer full) (nullable): the document
 */
KdPages *
kd_report_make_month (KdReportWork *work,
                      KdPagesInfo  *info,
                      GError      **error)
{
  const KdReport *asked = work->asked;
  g_autoptr (KdMonthSheet) sheet = kd_month_sheet_new (asked->from, asked->sunday);
  KdDate first = kd_month_sheet_get_first (sheet), last = kd_month_sheet_get_last (sheet);
  g_autoptr (GPtrArray) lines = kd_today_list_days (work->workspace, work->rules, asked->regime, work->today, first, last, error);

  if (lines == NULL)
    return NULL;
  for (KdDate day = first; day <= last; day++)
    {
      g_autofree char *small = kd_words_lunar_short (day);

      kd_month_sheet_describe (sheet, day, small, get_mark (work->set.workdays, day));
    }
  for (guint i = 0; i < lines->len; i++)
    add_line (sheet, lines->pdata[i], asked->numbers);
  info->title = kd_report_keep (work, kd_words_month (asked->from));
  info->subtitle = kd_workspace_get_title (work->workspace);
  if (!is_published (work->set.workdays, sheet))
    info->subtitle = kd_report_keep (work, g_strdup_printf ("%s · %s", info->subtitle, _ ("Holidays not announced yet")));
  info->landscape = TRUE;
  return kd_month_sheet_new_pages (g_steal_pointer (&sheet), info);
}
