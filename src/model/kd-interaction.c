/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-interaction.h"

const KdChoice kd_channel_choices[] = {
  { "call", N_ ("Call"), "电话|致电" },
  { "visit", N_ ("Visit"), "拜访|上门" },
  { "branch", N_ ("Meeting at the Branch"), "网点|面谈|到店" },
  { "wechat", N_ ("WeChat"), "微信" },
  { "email", N_ ("E-Mail"), "邮件" },
  { "message", N_ ("Text Message"), "短信" },
  { "event", N_ ("Event"), "活动" },
  { "other", N_ ("Other"), "其他" },
  { NULL },
};

const KdChoice kd_outcome_choices[] = {
  { "reached", N_ ("Reached"), "已接通|已联系|成功" },
  { "no-answer", N_ ("No Answer"), "未接通|未接|无人接听" },
  { "call-back", N_ ("Wants a Call Back"), "回电|稍后联系" },
  { "declined", N_ ("Declined"), "拒绝" },
  { "meeting-set", N_ ("Meeting Set"), "已约面谈|约见|预约" },
  { "not-now", N_ ("Not Now"), "暂不联系|暂不方便" },
  { "done", N_ ("Done"), "完成|已办理" },
  { NULL },
};

static const KdField fields[] = { KD_INTERACTION_FIELDS (KD_FIELD_ROW) };

const KdKindDef kd_interaction_kind = {
  .kind = KD_KIND_INTERACTION,
  .name = "interaction",
  .type_name = "KdInteraction",
  .label = N_ ("Interaction"),
  .plural = N_ ("Journal"),
  .flags = KD_KIND_EXTRAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/**
 * kd_interaction_reaches:
 * @outcome: (nullable): key of an outcome
 *
 * Returns: whether a contact that ended so was one: a call that nobody took is none, nor is one that was
 *   put off
 */
gboolean
kd_interaction_reaches (const char *outcome)
{
  return g_strcmp0 (outcome, "no-answer") != 0 && g_strcmp0 (outcome, "not-now") != 0;
}
