/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-suitability.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_BANDS_LIMIT 8

/**
 * KdBand:
 * @key: its key
 * @label: its name
 * @from: the least number that belongs to it
 *
 * A band of numbers, up to the next one.
 */
typedef struct
{
  const char *key;
  const char *label;
  int         from;
} KdBand;

/**
 * KdBandRule:
 * @ref: where it stands
 * @warn_days: what ends in so many days or fewer (a risk level, an identity document, a product) is called expiring
 * @stale_months: a figure older than so many months is called old
 * @ages: bands of full years, the youngest first
 * @n_ages: how many there are, at least one
 * @contacts: bands of days since the last contact, the nearest first
 * @n_contacts: how many there are, at least one
 *
 * How clients are parted where they are looked at by age or contact.
 */
typedef struct
{
  KdRuleRef ref;
  int       warn_days;
  int       stale_months;
  KdBand    ages[KD_BANDS_LIMIT];
  guint     n_ages;
  KdBand    contacts[KD_BANDS_LIMIT];
  guint     n_contacts;
} KdBandRule;

guint kd_band_find_age (const KdBandRule *rule,
                        KdDate            birth,
                        KdDate            today);
guint kd_band_find_contact (const KdBandRule *rule,
                            KdDate            last,
                            KdDate            today);

G_END_DECLS
