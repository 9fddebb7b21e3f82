/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-segment.h"

#include "kd-error.h"
#include "kd-money.h"

#include <glib/gi18n-lib.h>

static const char *const by_names[] = { "assets", "risk", "history" };

/**
 * kd_segment_by_parse:
 * @text: (nullable): `assets`, `risk` or `history`
 * @by: (out): how clients are parted
 *
 * Returns: whether @text is one of them
 */
gboolean
kd_segment_by_parse (const char  *text,
                     KdSegmentBy *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++)
    if (g_strcmp0 (text, by_names[i]) == 0)
      {
        *by = (KdSegmentBy) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_segment_get_count:
 * @rules: the rules
 * @by: how clients are parted
 *
 * Returns: how many segments there are
 */
guint
kd_segment_get_count (const KdRuleSet *rules,
                      KdSegmentBy      by)
{
  switch (by)
    {
    case KD_SEGMENT_BY_ASSETS:
      return rules->tiers.n_tiers + 1;
    case KD_SEGMENT_BY_RISK:
      return KD_RISK_LEVELS + 1;
    case KD_SEGMENT_BY_HISTORY:
      return rules->history.n_classes;
    default:
      g_return_val_if_reached (0);
    }
}

static gboolean
is_unknown (const KdRuleSet *rules,
            KdSegmentBy      by,
            guint            place)
{
  return by != KD_SEGMENT_BY_HISTORY && place == kd_segment_get_count (rules, by) - 1;
}

/**
 * kd_segment_get_key:
 * @rules: the rules
 * @by: how clients are parted
 * @place: a segment's place
 *
 * Returns: the segment's key; that of clients of whom it is not known is `unknown`
 */
const char *
kd_segment_get_key (const KdRuleSet *rules,
                    KdSegmentBy      by,
                    guint            place)
{
  g_return_val_if_fail (place < kd_segment_get_count (rules, by), NULL);

  if (is_unknown (rules, by, place))
    return "unknown";
  return by == KD_SEGMENT_BY_ASSETS ? rules->tiers.tiers[place].key
         : by == KD_SEGMENT_BY_RISK ? rules->suitability.keys[place]
                                    : rules->history.classes[place].key;
}

/**
 * kd_segment_get_label:
 * @rules: the rules
 * @by: how clients are parted
 * @place: a segment's place
 *
 * Returns: the segment's name in the user's language
 */
const char *
kd_segment_get_label (const KdRuleSet *rules,
                      KdSegmentBy      by,
                      guint            place)
{
  g_return_val_if_fail (place < kd_segment_get_count (rules, by), NULL);

  if (is_unknown (rules, by, place))
    return by == KD_SEGMENT_BY_RISK ? _ ("Not Assessed") : _ ("Unknown");
  return by == KD_SEGMENT_BY_ASSETS ? rules->tiers.tiers[place].label
         : by == KD_SEGMENT_BY_RISK ? rules->suitability.labels[place]
                                    : rules->history.classes[place].label;
}

/**
 * kd_segment_find:
 * @rules: the rules
 * @by: how clients are parted
 * @brief: a client
 * @today: the day that is asked about
 *
 * Returns: the place of the client's segment
 */
guint
kd_segment_find (const KdRuleSet *rules,
                 KdSegmentBy      by,
                 const KdBrief   *brief,
                 KdDate           today)
{
  int tier;

  switch (by)
    {
    case KD_SEGMENT_BY_ASSETS:
      tier = kd_tier_find (&rules->tiers, brief->assets);
      return tier >= 0 ? (guint) tier : rules->tiers.n_tiers;
    case KD_SEGMENT_BY_RISK:
      return brief->level >= 1 && brief->level <= KD_RISK_LEVELS ? (guint) brief->level - 1 : KD_RISK_LEVELS;
    case KD_SEGMENT_BY_HISTORY:
      return kd_history_class_find (&rules->history, brief->first_investment, brief->last_investment, today);
    default:
      g_return_val_if_reached (0);
    }
}

static gboolean
count_client (const KdRuleSet *rules,
              KdSegment       *segment,
              const KdBrief   *brief,
              KdDate           today,
              GError         **error)
{
  KdAssessmentState state = kd_suitability_get_state (&rules->assessment, brief->level, brief->assessed, today, 0);

  segment->clients++;
  segment->expired += state == KD_ASSESSMENT_EXPIRED || state == KD_ASSESSMENT_UNDATED;
  segment->undated += state == KD_ASSESSMENT_UNDATED;
  if (brief->assets == KD_BRIEF_NO_AMOUNT || kd_money_add (segment->assets, brief->assets, &segment->assets))
    return TRUE;
  g_set_error (error, KD_ERROR, KD_ERROR_LIMIT, _ ("The assets of the segment “%s” are too much to add up; look for an amount that is wrong"), segment->label);
  return FALSE;
}

/**
 * kd_segment_sum:
 * @rules: the rules
 * @by: how clients are parted
 * @briefs: (element-type KdBrief): the clients; archived ones are left out
 * @today: the day that is asked about
 * @segments: (out) (element-type KdSegment): the segments, empty ones too, in the order of the rules
 * @error: return location
 *
 * Counts clients and adds up their assets.
 *
 * Returns: whether the sums are right
 */
gboolean
kd_segment_sum (const KdRuleSet *rules,
                KdSegmentBy      by,
                GPtrArray       *briefs,
                KdDate           today,
                GArray         **segments,
                GError         **error)
{
  guint n = kd_segment_get_count (rules, by);
  g_autoptr (GArray) sums = g_array_sized_new (FALSE, TRUE, sizeof (KdSegment), n);

  g_array_set_size (sums, n);
  for (guint i = 0; i < n; i++)
    {
      KdSegment *segment = &g_array_index (sums, KdSegment, i);

      segment->key = kd_segment_get_key (rules, by, i);
      segment->label = kd_segment_get_label (rules, by, i);
    }
  for (guint i = 0; i < briefs->len; i++)
    {
      const KdBrief *brief = g_ptr_array_index (briefs, i);
      guint          place = kd_segment_find (rules, by, brief, today);

      if (!(brief->flags & KD_BRIEF_ARCHIVED) &&
          !count_client (rules, &g_array_index (sums, KdSegment, place), brief, today, error))
        return FALSE;
    }
  *segments = g_steal_pointer (&sums);
  return TRUE;
}
