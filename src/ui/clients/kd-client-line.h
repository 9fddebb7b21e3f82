/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-item.h"

G_BEGIN_DECLS

/**
 * KdClientLook:
 * @privacy: whether amounts are hidden
 * @full_amounts: whether amounts are written in full
 * @city: whether the city is shown
 *
 * How clients are shown in a list, for all of its rows.
 */
typedef struct
{
  gboolean privacy;
  gboolean full_amounts;
  gboolean city;
} KdClientLook;

/**
 * KdClientFact:
 * @KD_CLIENT_FACT_TIER: the tier, or that the client is archived
 * @KD_CLIENT_FACT_CONTACT: the last contact
 * @KD_CLIENT_FACT_AGE: the age
 * @KD_CLIENT_FACT_CITY: the city
 * @KD_CLIENT_N_FACTS: how many there are
 *
 * The facts of the second line; where it is narrow, the last ones go first.
 */
typedef enum
{
  KD_CLIENT_FACT_TIER,
  KD_CLIENT_FACT_CONTACT,
  KD_CLIENT_FACT_AGE,
  KD_CLIENT_FACT_CITY,
  KD_CLIENT_N_FACTS
} KdClientFact;

/**
 * KdClientLine:
 * @name: the name
 * @assets: the amount as it is shown
 * @assets_full: (nullable): for a tooltip and a screen reader; %NULL where it is not known
 * @facts: the facts, empty where there is nothing to say
 * @level: how loud the pill is
 * @pill: (nullable): what the pill says
 * @archived: whether the client is no longer served
 * @why: (nullable): how the client was found
 * @why_start: first character of @why that was typed
 * @why_length: how many were
 * @why_text: whether @why is of a text about the client: it takes the place of the facts
 *
 * What a row says of a client.
 */
typedef struct
{
  char        *name;
  char        *assets;
  char        *assets_full;
  char        *facts[KD_CLIENT_N_FACTS];
  KdLightLevel level;
  char        *pill;
  gboolean     archived;
  char        *why;
  guint        why_start;
  guint        why_length;
  gboolean     why_text;
} KdClientLine;

gboolean kd_client_line_init (KdClientLine       *self,
                              KdClientItem       *item,
                              const KdClientLook *look);
void     kd_client_line_clear (KdClientLine *self);
char    *kd_client_line_join_facts (const KdClientLine *self,
                                    guint               n) G_GNUC_WARN_UNUSED_RESULT;
char    *kd_client_line_speak (const KdClientLine *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
