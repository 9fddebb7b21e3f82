/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-band.h"

static guint
find (const KdBand *bands,
      guint         n_bands,
      int           number)
{
  guint place = n_bands - 1;

  while (place > 0 && number < bands[place].from)
    place--;
  return place;
}

/**
 * kd_band_find_age:
 * @rule: the bands
 * @birth: day of birth, or `KD_DATE_NONE`
 * @today: the day that is asked about
 *
 * Returns: the place of the client's band, or the number of bands where the age is unknown
 */
guint
kd_band_find_age (const KdBandRule *rule,
                  KdDate            birth,
                  KdDate            today)
{
  return birth != KD_DATE_NONE ? find (rule->ages, rule->n_ages, kd_date_get_age (birth, today)) : rule->n_ages;
}

/**
 * kd_band_find_contact:
 * @rule: the bands
 * @last: day of the last contact, or `KD_DATE_NONE`
 * @today: the day that is asked about
 *
 * Returns: the place of the client's band, or the number of bands where there never was a contact
 */
guint
kd_band_find_contact (const KdBandRule *rule,
                      KdDate            last,
                      KdDate            today)
{
  return last != KD_DATE_NONE ? find (rule->contacts, rule->n_contacts, today - last) : rule->n_contacts;
}
