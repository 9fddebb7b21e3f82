/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_BRIEF_NO_AMOUNT:
 *
 * Nothing is known of the client's assets, which is not the same as none.
 */
#define KD_BRIEF_NO_AMOUNT G_MININT64

/**
 * KdBriefFlags:
 * @KD_BRIEF_LUNAR_BIRTHDAY: the birthday is kept by the Chinese calendar
 * @KD_BRIEF_ARCHIVED: the client is no longer served
 * @KD_BRIEF_DECLARED: the assets are what the client declared, for want of a valuation
 * @KD_BRIEF_FEMALE: a woman
 * @KD_BRIEF_MALE: a man
 * @KD_BRIEF_SOLAR_BIRTHDAY: the birthday is kept by the Gregorian calendar besides the Chinese one
 * @KD_BRIEF_LEAP_BIRTHDAY: where the year repeats the month, it is kept in the repeated one
 *
 * The small facts of a brief. The numbers are stored.
 */
typedef enum
{
  KD_BRIEF_LUNAR_BIRTHDAY = 1 << 0,
  KD_BRIEF_ARCHIVED = 1 << 1,
  KD_BRIEF_DECLARED = 1 << 2,
  KD_BRIEF_FEMALE = 1 << 3,
  KD_BRIEF_MALE = 1 << 4,
  KD_BRIEF_SOLAR_BIRTHDAY = 1 << 5,
  KD_BRIEF_LEAP_BIRTHDAY = 1 << 6,
} KdBriefFlags;

/**
 * KdBrief:
 * @id: number of the client's row in the book, never reused
 * @uuid: the client
 * @name: the name
 * @pinyin: (nullable): its readings, syllables separated by spaces, readings by `|`: `chan hong|shan hong`
 * @initials: (nullable): the readings' initials, separated by `|`: `ch|sh`
 * @phones: (nullable): digits of phone numbers, separated by spaces
 * @id_number: (nullable): the identity document's number
 * @city: (nullable): the city
 * @tags: (nullable): the tags, as the field has them
 * @tier: (nullable): the service tier's key, where the adviser set one
 * @birth: day of birth, or `KD_DATE_NONE`
 * @level: the newest risk assessment's level 1 to 5, or 0 for none
 * @assessed: its day, or `KD_DATE_NONE` where that is unknown
 * @assets: minor units of the book's currency: the newest valuation of each account, else what was
 *   declared, or `KD_BRIEF_NO_AMOUNT`
 * @assets_date: the newest day among them, or `KD_DATE_NONE`
 * @first_investment: day of the first purchase, or `KD_DATE_NONE`
 * @last_investment: day of the last one, or `KD_DATE_NONE`
 * @last_contact: day of the last contact in which the client was reached, in the zone of who reads, or `KD_DATE_NONE`
 * @next_task: the earliest day on which an open task is due, or `KD_DATE_NONE`
 * @id_valid_until: last day of the identity document, `KD_DATE_NONE` where unknown or long-term
 * @flags: small facts
 *
 * What a list of clients needs of each: the one narrow row that every commit keeps beside the client's
 * records. Plain facts only; what depends on a rule or on today is computed by who reads it.
 */
typedef struct
{
  gint64       id;
  KdUuid       uuid;
  char        *name;
  char        *pinyin;
  char        *initials;
  char        *phones;
  char        *id_number;
  char        *city;
  char        *tags;
  char        *tier;
  KdDate       birth;
  int          level;
  KdDate       assessed;
  gint64       assets;
  KdDate       assets_date;
  KdDate       first_investment;
  KdDate       last_investment;
  KdDate       last_contact;
  KdDate       next_task;
  KdDate       id_valid_until;
  KdBriefFlags flags;
} KdBrief;

/**
 * KdBriefFunc:
 * @brief: what is kept of a client; its texts may be taken out of it
 * @data: what was given with the function
 *
 * Takes one client of many.
 */
typedef void (*KdBriefFunc) (KdBrief *brief,
                             gpointer data);

void     kd_brief_init (KdBrief *brief);
void     kd_brief_clear (KdBrief *brief);
void     kd_brief_free (KdBrief *brief);
KdBrief *kd_brief_copy (const KdBrief *brief) G_GNUC_WARN_UNUSED_RESULT;
gboolean kd_brief_equal (const KdBrief *a,
                         const KdBrief *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KdBrief, kd_brief_clear)

G_END_DECLS
