/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client.h"

const KdChoice kd_sex_choices[] = {
  { "male", N_ ("Male"), "男|男性|m|先生" },
  { "female", N_ ("Female"), "女|女性|f|女士|小姐" },
  { NULL },
};

const KdChoice kd_birthday_calendar_choices[] = {
  { "solar", N_ ("Solar Calendar"), "公历|阳历|新历" },
  { "lunar", N_ ("Lunar Calendar"), "农历|阴历|旧历" },
  { "lunar-leap", N_ ("Lunar Calendar, Leap Month Preferred"), "农历闰月" },
  { "both", N_ ("Both Calendars"), "都过" },
  { NULL },
};

const KdChoice kd_id_type_choices[] = {
  { "resident-id", N_ ("Resident Identity Card"), "身份证|居民身份证|二代身份证" },
  { "residence-permit", N_ ("Residence Permit for Hong Kong, Macao and Taiwan"), "港澳台居民居住证" },
  { "permanent-residence", N_ ("Foreign Permanent Resident Card"), "外国人永久居留身份证" },
  { "passport", N_ ("Passport"), "护照" },
  { "uscc", N_ ("Unified Social Credit Code"), "统一社会信用代码" },
  { "other", N_ ("Other Document"), "其他" },
  { NULL },
};

const KdChoice kd_tier_choices[] = {
  { "a", N_ ("A"), NULL },
  { "b", N_ ("B"), NULL },
  { "c", N_ ("C"), NULL },
  { "d", N_ ("D"), NULL },
  { NULL },
};

const KdChoice kd_client_status_choices[] = {
  { "active", N_ ("Active"), "正常|有效" },
  { "archived", N_ ("Archived"), "归档|已归档|停用" },
  { "restricted", N_ ("Restricted"), "限制使用|限制处理" },
  { "deceased", N_ ("Deceased"), "已故|身故|去世" },
  { NULL },
};

static const KdField fields[] = { KD_CLIENT_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_client_kind = {
  .kind = KD_KIND_CLIENT,
  .name = "client",
  .type_name = "KdClient",
  .label = N_ ("Client"),
  .plural = N_ ("Clients"),
  .flags = KD_KIND_EXTRAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = kd_check_client,
};
