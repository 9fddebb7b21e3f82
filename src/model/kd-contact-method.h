/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"
#include "kd-row.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_contact_type_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_CONTACT_METHOD_FIELDS(F) \
  F (KD_CONTACT_METHOD_CLIENT, 1, "client", REFERENCE, \
     N_ ("Client"), "contact", KD_FIELD_REQUIRED, .refers = KD_KIND_CLIENT) \
  F (KD_CONTACT_METHOD_TYPE, 2, "type", CHOICE, \
     N_ ("Type"), "contact", KD_FIELD_REQUIRED, .choices = kd_contact_type_choices, \
     .synonyms = "联系方式类型|contact type") \
  F (KD_CONTACT_METHOD_VALUE, 3, "value", TEXT, \
     N_ ("Number or Address"), "contact", KD_FIELD_REQUIRED | KD_FIELD_SENSITIVE, \
     .synonyms = "联系方式|contact") \
  F (KD_CONTACT_METHOD_LABEL, 4, "label", TEXT, \
     N_ ("Label"), "contact", KD_FIELD_NO_FLAGS, .synonyms = "用途|label") \
  F (KD_CONTACT_METHOD_PREFERRED, 5, "preferred", FLAG, \
     N_ ("Preferred"), "contact", KD_FIELD_NO_FLAGS, .synonyms = "首选|preferred") \
  F (KD_CONTACT_METHOD_NOTE, 6, "note", TEXT, \
     N_ ("Note"), "contact", KD_FIELD_SEARCHED, .synonyms = "联系备注|contact note")
/* clang-format on */

/**
 * KdContactMethodField:
 *
 * The fields of a way to reach a client.
 */
typedef enum
{
  KD_CONTACT_METHOD_FIELDS (KD_FIELD_ID)
    KD_CONTACT_METHOD_N_FIELDS
} KdContactMethodField;

extern const KdKindDef kd_contact_method_kind;

const KdRow *kd_contact_method_find_mobile (const GPtrArray *methods);

G_END_DECLS
