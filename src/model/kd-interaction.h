/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_channel_choices[];
extern const KdChoice kd_outcome_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_INTERACTION_FIELDS(F) \
  F (KD_INTERACTION_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "journal", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_INTERACTION_TIME, 2, "time", INSTANT, \
     N_ ("Time"), "journal", KD_FIELD_REQUIRED, .synonyms = "时间|沟通时间|联系时间|拜访时间|time") \
  F (KD_INTERACTION_CHANNEL, 3, "channel", CHOICE, \
     N_ ("Channel"), "journal", KD_FIELD_REQUIRED, .choices = kd_channel_choices, \
     .synonyms = "沟通方式|联系渠道|方式|channel") \
  F (KD_INTERACTION_OUTCOME, 4, "outcome", CHOICE, \
     N_ ("Outcome"), "journal", KD_FIELD_NO_FLAGS, .choices = kd_outcome_choices, \
     .synonyms = "结果|沟通结果|outcome") \
  F (KD_INTERACTION_SUMMARY, 5, "summary", NOTE, \
     N_ ("Summary"), "journal", KD_FIELD_SEARCHED, .synonyms = "内容|沟通内容|纪要|小结|summary|content") \
  F (KD_INTERACTION_NEXT_CONTACT, 6, "next_contact", DATE, \
     N_ ("Next Contact"), "journal", KD_FIELD_NO_FLAGS, \
     .synonyms = "下次联系|下次联系时间|下次跟进|next contact|next follow-up") \
  F (KD_INTERACTION_MINUTES, 7, "minutes", INTEGER, \
     N_ ("Minutes"), "journal", KD_FIELD_NO_FLAGS, .check = kd_check_not_negative, \
     .synonyms = "时长|分钟|duration|minutes") \
  F (KD_INTERACTION_CORRECTS, 8, "corrects", REFERENCE, \
     N_ ("Corrects"), "journal", KD_FIELD_NO_FLAGS, .refers = KD_KIND_INTERACTION)
/* clang-format on */

/**
 * KdInteractionField:
 *
 * The fields of a contact with a client.
 */
typedef enum
{
  KD_INTERACTION_FIELDS (KD_FIELD_ID)
    KD_INTERACTION_N_FIELDS
} KdInteractionField;

extern const KdKindDef kd_interaction_kind;

gboolean kd_interaction_reaches (const char *outcome);

G_END_DECLS
