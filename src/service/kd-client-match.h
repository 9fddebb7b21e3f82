/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-pinyin.h"
#include "kd-roster-search.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdClientWhy:
 * @KD_CLIENT_WHY_NAME: a piece of the name is what was asked for
 * @KD_CLIENT_WHY_READING: so the name is read, whole or by the first letters of its syllables
 * @KD_CLIENT_WHY_PHONE: so a phone number ends
 * @KD_CLIENT_WHY_ID_NUMBER: so the number of the identity document ends
 * @KD_CLIENT_WHY_TEXT: so it stands in a note, the journal, an address …
 *
 * Why a client is a hit.
 */
typedef enum
{
  KD_CLIENT_WHY_NAME,
  KD_CLIENT_WHY_READING,
  KD_CLIENT_WHY_PHONE,
  KD_CLIENT_WHY_ID_NUMBER,
  KD_CLIENT_WHY_TEXT,
} KdClientWhy;

/**
 * KdClientMatch:
 * @why: why the client is a hit
 * @start: first character of the name to be marked
 * @length: how many characters of it, perhaps none
 * @text: (nullable): what is shown beside the name: its reading, the end of a number, a piece of a note
 * @text_start: first character of @text to be marked
 * @text_length: how many characters of it, perhaps none
 *
 * How a client was found.
 */
typedef struct
{
  KdClientWhy why;
  guint       start;
  guint       length;
  char       *text;
  guint       text_start;
  guint       text_length;
} KdClientMatch;

KdClientMatch *kd_client_match_new (KdPinyin          *pinyin,
                                    const KdBrief     *brief,
                                    const KdRosterHit *hit,
                                    const KdQuery     *query) G_GNUC_WARN_UNUSED_RESULT;
void           kd_client_match_free (KdClientMatch *match);

G_END_DECLS
