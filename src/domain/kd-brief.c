/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-brief.h"

#include <string.h>

/**
 * kd_brief_init:
 * @brief: (out caller-allocates): a brief
 *
 * Makes @brief one that knows nothing.
 */
void
kd_brief_init (KdBrief *brief)
{
  *brief = (KdBrief) {
    .birth = KD_DATE_NONE,
    .assessed = KD_DATE_NONE,
    .assets = KD_BRIEF_NO_AMOUNT,
    .assets_date = KD_DATE_NONE,
    .first_investment = KD_DATE_NONE,
    .last_investment = KD_DATE_NONE,
    .last_contact = KD_DATE_NONE,
    .next_task = KD_DATE_NONE,
    .id_valid_until = KD_DATE_NONE,
  };
}

/**
 * kd_brief_clear:
 * @brief: a brief
 *
 * Frees what @brief points to and forgets what it knew.
 */
void
kd_brief_clear (KdBrief *brief)
{
  g_free (brief->name);
  g_free (brief->pinyin);
  g_free (brief->initials);
  g_free (brief->phones);
  g_free (brief->id_number);
  g_free (brief->city);
  g_free (brief->tags);
  g_free (brief->tier);
  kd_brief_init (brief);
}

/**
 * kd_brief_free:
 * @brief: (transfer full): a brief in memory of its own
 *
 * Frees @brief.
 */
void
kd_brief_free (KdBrief *brief)
{
  kd_brief_clear (brief);
  g_free (brief);
}

/**
 * kd_brief_copy:
 * @brief: a brief
 *
 * Returns: (transfer full): another that says the same
 */
KdBrief *
kd_brief_copy (const KdBrief *brief)
{
  KdBrief *copy = g_new (KdBrief, 1);

  *copy = *brief;
  copy->name = g_strdup (brief->name);
  copy->pinyin = g_strdup (brief->pinyin);
  copy->initials = g_strdup (brief->initials);
  copy->phones = g_strdup (brief->phones);
  copy->id_number = g_strdup (brief->id_number);
  copy->city = g_strdup (brief->city);
  copy->tags = g_strdup (brief->tags);
  copy->tier = g_strdup (brief->tier);
  return copy;
}

/**
 * kd_brief_equal:
 * @a: a brief
 * @b: a brief
 *
 * Compares two briefs fact by fact.
 *
 * Returns: whether they say the same
 */
gboolean
kd_brief_equal (const KdBrief *a,
                const KdBrief *b)
{
  return a->id == b->id && memcmp (&a->uuid, &b->uuid, sizeof a->uuid) == 0 && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->pinyin, b->pinyin) == 0 && g_strcmp0 (a->initials, b->initials) == 0 && g_strcmp0 (a->phones, b->phones) == 0 && g_strcmp0 (a->id_number, b->id_number) == 0 && g_strcmp0 (a->city, b->city) == 0 && g_strcmp0 (a->tags, b->tags) == 0 && g_strcmp0 (a->tier, b->tier) == 0 && a->birth == b->birth && a->level == b->level && a->assessed == b->assessed && a->assets == b->assets && a->assets_date == b->assets_date && a->first_investment == b->first_investment && a->last_investment == b->last_investment && a->last_contact == b->last_contact && a->next_task == b->next_task && a->id_valid_until == b->id_valid_until && a->flags == b->flags;
}
