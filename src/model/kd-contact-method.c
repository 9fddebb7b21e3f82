/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-contact-method.h"

const KdChoice kd_contact_type_choices[] = {
  { "mobile", N_ ("Mobile"), "手机|手机号|手机号码|移动电话" },
  { "phone", N_ ("Phone"), "电话|座机|固定电话" },
  { "email", N_ ("E-Mail"), "邮箱|电子邮箱|电子邮件" },
  { "wechat", N_ ("WeChat"), "微信|微信号" },
  { "address", N_ ("Postal Address"), "通讯地址" },
  { "other", N_ ("Other"), "其他" },
  { NULL },
};

static const KdField fields[] = { KD_CONTACT_METHOD_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_contact_method_kind = {
  .kind = KD_KIND_CONTACT_METHOD,
  .name = "contact_method",
  .type_name = "KdContactMethod",
  .label = N_ ("Contact Method"),
  .plural = N_ ("Contact Methods"),
  .flags = KD_KIND_NO_FLAGS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = kd_check_contact_method,
};

/**
 * kd_contact_method_find_mobile:
 * @methods: (element-type KdRow): the contact methods of one client
 *
 * Returns: (transfer none) (nullable): by which the client is called: the preferred mobile number, else any
 */
const KdRow *
kd_contact_method_find_mobile (const GPtrArray *methods)
{
  const KdRow *found = NULL;

  for (guint i = 0; i < methods->len; i++)
    {
      const KdRow *row = methods->pdata[i];

      if (g_strcmp0 (kd_row_get_text (row, KD_CONTACT_METHOD_TYPE), "mobile") == 0 &&
          (found == NULL || kd_row_get_integer (row, KD_CONTACT_METHOD_PREFERRED, 0)))
        found = row;
    }
  return found;
}
