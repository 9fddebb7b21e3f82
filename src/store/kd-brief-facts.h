/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-connection.h"
#include "kd-pinyin.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdBriefPart:
 * @KD_BRIEF_PERSON: what the client's own row says
 * @KD_BRIEF_PHONES: phone numbers
 * @KD_BRIEF_RISK: the newest assessment
 * @KD_BRIEF_ASSETS: valuations and declared assets
 * @KD_BRIEF_TRADES: first and last purchase
 * @KD_BRIEF_CONTACT: the last contact
 * @KD_BRIEF_TASKS: the next open task
 *
 * The parts of a brief, by the kinds that they come from.
 */
typedef enum
{
  KD_BRIEF_PERSON = 1 << 0,
  KD_BRIEF_PHONES = 1 << 1,
  KD_BRIEF_RISK = 1 << 2,
  KD_BRIEF_ASSETS = 1 << 3,
  KD_BRIEF_TRADES = 1 << 4,
  KD_BRIEF_CONTACT = 1 << 5,
  KD_BRIEF_TASKS = 1 << 6,
} KdBriefPart;

#define KD_BRIEF_ALL_PARTS 0x7f
#define KD_BRIEF_NEVER G_MININT64

/**
 * KdBriefFacts:
 * @brief: the facts; its day of the last contact is not set
 * @contacted: the instant of the last contact, or `KD_BRIEF_NEVER`: the table does not depend on a zone
 *
 * A row of `client_brief`.
 */
typedef struct
{
  KdBrief brief;
  gint64  contacted;
} KdBriefFacts;

void        kd_brief_facts_init (KdBriefFacts *facts);
KdBriefPart kd_brief_facts_get_part (KdKind kind);
void        kd_brief_facts_add_phone (GString *phones, const char *type, const char *value);
gboolean    kd_brief_facts_gather (KdBriefFacts *facts,
                                   KdBriefPart   parts,
                                   const KdRow  *client,
                                   KdConnection *connection,
                                   KdPinyin     *pinyin,
                                   GError      **error);
void        kd_brief_facts_bind (const KdBriefFacts *facts,
                                 sqlite3_stmt       *statement);
void        kd_brief_facts_read (KdBriefFacts *facts,
                                 sqlite3_stmt *statement);

G_END_DECLS
