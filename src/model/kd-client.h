/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-field-checks.h"
#include "kd-kind.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

extern const KdChoice kd_sex_choices[];
extern const KdChoice kd_birthday_calendar_choices[];
extern const KdChoice kd_id_type_choices[];
extern const KdChoice kd_tier_choices[];
extern const KdChoice kd_client_status_choices[];

/* F (ID, number, name, type, label, group, flags, further members). A row here and a line of SQL are
 * all that a new field needs. */
/* clang-format off */
#define KD_CLIENT_FIELDS(F) \
  F (KD_CLIENT_NAME, 1, "name", TEXT, \
     N_ ("Name"), "identity", KD_FIELD_REQUIRED | KD_FIELD_SEARCHED | KD_FIELD_COUNTED, \
     .synonyms = "姓名|客户姓名|客户名称|客户|名字|联系人|name|full name|client name|customer name|" \
                 "contact name") \
  F (KD_CLIENT_FORMER_NAME, 2, "former_name", TEXT, \
     N_ ("Former Name"), "identity", KD_FIELD_SEARCHED, \
     .synonyms = "曾用名|former name|previous name") \
  F (KD_CLIENT_LATIN_NAME, 3, "latin_name", TEXT, \
     N_ ("Latin Name"), "identity", KD_FIELD_SEARCHED, \
     .synonyms = "英文名|拼音姓名|latin name|english name") \
  F (KD_CLIENT_SEX, 4, "sex", CHOICE, \
     N_ ("Sex"), "identity", KD_FIELD_COUNTED, .choices = kd_sex_choices, \
     .synonyms = "性别|sex|gender") \
  F (KD_CLIENT_BIRTH, 5, "birth", LUNAR_DATE, \
     N_ ("Birth Date"), "identity", KD_FIELD_COUNTED, .check = kd_check_birth, .calendar = "birthday_calendar", \
     .synonyms = "出生日期|生日|出生年月日|birth date|date of birth|birthday|dob") \
  F (KD_CLIENT_BIRTHDAY_CALENDAR, 6, "birthday_calendar", CHOICE, \
     N_ ("Birthday Kept by"), "identity", KD_FIELD_NO_FLAGS, .choices = kd_birthday_calendar_choices, \
     .synonyms = "生日历法|过生日|birthday calendar") \
  F (KD_CLIENT_NATIONALITY, 7, "nationality", TEXT, \
     N_ ("Nationality"), "identity", KD_FIELD_NO_FLAGS, .synonyms = "国籍|nationality") \
  F (KD_CLIENT_ID_TYPE, 8, "id_type", CHOICE, \
     N_ ("ID Type"), "identity", KD_FIELD_NO_FLAGS, .choices = kd_id_type_choices, \
     .synonyms = "证件类型|证件种类|id type|document type") \
  F (KD_CLIENT_ID_NUMBER, 9, "id_number", TEXT, \
     N_ ("ID Number"), "identity", KD_FIELD_SENSITIVE | KD_FIELD_COUNTED, \
     .synonyms = "身份证号|身份证号码|身份证|证件号码|证件号|id number|id no|identity number") \
  F (KD_CLIENT_ID_VALID_FROM, 10, "id_valid_from", DATE, \
     N_ ("ID Valid From"), "identity", KD_FIELD_NO_FLAGS, \
     .synonyms = "证件有效期起|证件起始日|id valid from|id issued") \
  F (KD_CLIENT_ID_VALID_UNTIL, 11, "id_valid_until", DATE, \
     N_ ("ID Valid Until"), "identity", KD_FIELD_COUNTED, \
     .synonyms = "证件有效期|证件有效期至|证件到期日|id valid until|id expiry") \
  F (KD_CLIENT_ID_LONG_TERM, 12, "id_long_term", FLAG, \
     N_ ("ID Valid Long-Term"), "identity", KD_FIELD_NO_FLAGS, \
     .synonyms = "证件长期有效|长期|id long term") \
  F (KD_CLIENT_OCCUPATION, 13, "occupation", TEXT, \
     N_ ("Occupation"), "work", KD_FIELD_SEARCHED | KD_FIELD_COUNTED, \
     .synonyms = "职业|职务|职位|occupation|job title|title") \
  F (KD_CLIENT_EMPLOYER, 14, "employer", TEXT, \
     N_ ("Employer"), "work", KD_FIELD_SEARCHED, \
     .synonyms = "工作单位|单位|公司|公司名称|employer|company|account name") \
  F (KD_CLIENT_CITY, 15, "city", TEXT, \
     N_ ("City"), "contact", KD_FIELD_SEARCHED, .synonyms = "城市|所在城市|常住城市|city|mailing city") \
  F (KD_CLIENT_ADDRESS, 16, "address", NOTE, \
     N_ ("Address"), "contact", KD_FIELD_SEARCHED | KD_FIELD_COUNTED, \
     .synonyms = "地址|联系地址|住址|家庭住址|详细地址|address|street|mailing street") \
  F (KD_CLIENT_TIER, 17, "tier", CHOICE, \
     N_ ("Service Tier"), "service", KD_FIELD_NO_FLAGS, .choices = kd_tier_choices, \
     .synonyms = "客户等级|客户级别|服务等级|tier|service tier|rating") \
  F (KD_CLIENT_TAGS, 18, "tags", TEXT, \
     N_ ("Tags"), "service", KD_FIELD_SEARCHED, .synonyms = "标签|tags|tag") \
  F (KD_CLIENT_SOURCE, 19, "source", TEXT, \
     N_ ("Source"), "service", KD_FIELD_SEARCHED, .synonyms = "客户来源|来源|source|lead source") \
  F (KD_CLIENT_REFERRER, 20, "referrer", REFERENCE, \
     N_ ("Referred by"), "service", KD_FIELD_NO_FLAGS, .refers = KD_KIND_CLIENT) \
  F (KD_CLIENT_STATUS, 21, "status", CHOICE, \
     N_ ("Status"), "service", KD_FIELD_NO_FLAGS, .choices = kd_client_status_choices, \
     .synonyms = "状态|客户状态|status") \
  F (KD_CLIENT_NOTES, 22, "notes", NOTE, \
     N_ ("Notes"), "service", KD_FIELD_SEARCHED, \
     .synonyms = "备注|说明|描述|notes|note|remarks|description")
/* clang-format on */

/**
 * KdClientField:
 *
 * The fields of a client: who they are.
 */
typedef enum
{
  KD_CLIENT_FIELDS (KD_FIELD_ID)
    KD_CLIENT_N_FIELDS
} KdClientField;

extern const KdKindDef kd_client_kind;

G_END_DECLS
