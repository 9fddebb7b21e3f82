/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-history-class.h"

/* The day on which the months end still belongs to them. A day to come is not longer ago than anything. */
static gboolean
is_within (KdDate date,
           int    months,
           KdDate today)
{
  KdDate end = kd_date_add_months (date, months);

  return end == KD_DATE_NONE || end >= today;
}

static gboolean
fits (const KdHistoryClass *class,
      KdDate first,
      KdDate last,
      KdDate today)
{
  switch (class->test)
    {
    case KD_HISTORY_NEVER:
      return first == KD_DATE_NONE && last == KD_DATE_NONE;
    case KD_HISTORY_FIRST_WITHIN:
      return first != KD_DATE_NONE && is_within (first, class->months, today);
    case KD_HISTORY_LAST_WITHIN:
      return last != KD_DATE_NONE && is_within (last, class->months, today);
    case KD_HISTORY_OTHERWISE:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * kd_history_class_find:
 * @rule: the classes
 * @first: day of the first purchase, or %KD_DATE_NONE
 * @last: day of the last one, or %KD_DATE_NONE
 * @today: the day that is asked about
 *
 * Returns: the place of the client's class
 */
guint
kd_history_class_find (const KdHistoryRule *rule,
                       KdDate               first,
                       KdDate               last,
                       KdDate               today)
{
  guint i = 0;

  while (i + 1 < rule->n_classes && !fits (&rule->classes[i], first, last, today))
    i++;
  return i;
}
