/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo-draw.h"

#include "kd-assessment.h"
#include "kd-interaction.h"
#include "kd-task.h"

#define DAY ((gint64) 24 * 3600 * G_USEC_PER_SEC)

static const char *const levels[] = { "C1", "C2", "C3", "C4", "C5" };
static const char *const channels[] = { "call", "call", "wechat", "wechat", "visit", "branch", "message" };
static const char *const summaries[] = {
  "介绍了新发的稳健型理财，客户愿意考虑",
  "客户询问定期到期后的安排，想续成半年期",
  "回访，近期无资金需求",
  "沟通风险测评即将到期，约下周来网点",
  "客户孩子明年上大学，想准备教育金",
  "讲解了上季度持仓和收益，客户认可",
  "客户转来一位同事，想了解年金",
  "净值回撤时电话安抚，客户表示可以长期持有",
  "送节日问候，聊到老家的房子准备出售",
};
static const char *const promises[] = { "发养老产品对比", "约时间重新风评", "寄送年度对账单", "做一份教育金方案", "确认到期资金去向", "把保单条款标注好发给客户" };

/* A little before the cadence of the tier would call for the next one; a few are late, a few were never called. */
static int
draw_days_since (KdDemo *demo,
                 gint64  assets)
{
  guint cadence = assets >= 200000000 ? 89 : assets >= 50000000 ? 180
                                                                : 360;

  if (kd_demo_chance (demo, 12))
    return (int) (cadence + 2 + kd_demo_below (demo, 25));
  return (int) kd_demo_below (demo, cadence);
}

static KdRow *
add_interaction (KdDemo      *demo,
                 const KdRow *client,
                 int          days)
{
  KdRow *interaction = kd_demo_add (demo, KD_KIND_INTERACTION);

  kd_demo_refer (interaction, KD_INTERACTION_CLIENT, client);
  kd_demo_number (interaction, KD_INTERACTION_TIME, demo->now - days * DAY - (gint64) kd_demo_below (demo, 8 * 3600) * G_USEC_PER_SEC);
  kd_demo_text (interaction, KD_INTERACTION_CHANNEL, KD_DEMO_ONE_OF (demo, channels));
  kd_demo_text (interaction, KD_INTERACTION_OUTCOME, kd_demo_chance (demo, 80) ? "meeting-set" : "reached");
  kd_demo_text (interaction, KD_INTERACTION_SUMMARY, KD_DEMO_ONE_OF (demo, summaries));
  return interaction;
}

static void
add_task (KdDemo      *demo,
          const KdRow *client,
          const KdRow *interaction,
          KdDate       due,
          gboolean     done)
{
  KdRow *task = kd_demo_add (demo, KD_KIND_TASK);

  kd_demo_refer (task, KD_TASK_CLIENT, client);
  kd_demo_refer (task, KD_TASK_INTERACTION, interaction);
  kd_demo_text (task, KD_TASK_TITLE, KD_DEMO_ONE_OF (demo, promises));
  kd_demo_number (task, KD_TASK_DUE, due);
  kd_demo_text (task, KD_TASK_STATUS, done ? "done" : "open");
}

static void
add_journal (KdDemo      *demo,
             const KdRow *client,
             gint64       assets)
{
  guint  n = 1 + kd_demo_below (demo, 4);
  int    days = draw_days_since (demo, assets);
  KdRow *newest;

  if (kd_demo_chance (demo, 8))
    return;
  newest = add_interaction (demo, client, days);
  for (guint i = 1; i < n; i++)
    {
      KdRow *interaction;

      days += 30 + (int) kd_demo_below (demo, 150);
      interaction = add_interaction (demo, client, days);
      if (kd_demo_chance (demo, 100))
        add_task (demo, client, interaction, demo->today - days + 7, TRUE);
    }
  if (kd_demo_chance (demo, 30))
    add_task (demo, client, newest, demo->today - 1 + (KdDate) kd_demo_below (demo, 16), FALSE);
}

static void
add_assessment (KdDemo      *demo,
                const KdRow *client,
                guint        level,
                int          days)
{
  KdRow *assessment = kd_demo_add (demo, KD_KIND_ASSESSMENT);

  kd_demo_refer (assessment, KD_ASSESSMENT_CLIENT, client);
  kd_demo_text (assessment, KD_ASSESSMENT_LEVEL, levels[level]);
  kd_demo_number (assessment, KD_ASSESSMENT_SCORE, 12 + (gint64) level * 18 + (gint64) kd_demo_below (demo, 16));
  kd_demo_number (assessment, KD_ASSESSMENT_DATE, demo->today - days);
}

/* Levels bulge in the middle. A few were never assessed, a few assessments have run out. */
static void
add_assessments (KdDemo      *demo,
                 const KdRow *client)
{
  guint level = (kd_demo_below (demo, 5) + kd_demo_below (demo, 4) + 1) / 2;
  int   days = kd_demo_chance (demo, 15) ? 366 + (int) kd_demo_below (demo, 60) : (int) kd_demo_below (demo, 362);

  if (kd_demo_chance (demo, 30))
    return;
  if (kd_demo_chance (demo, 400))
    add_assessment (demo, client, level > 0 && kd_demo_chance (demo, 300) ? level - 1 : level, days + 340 + (int) kd_demo_below (demo, 25));
  add_assessment (demo, client, level, days);
}

/* Invents what was said and promised to somebody, and how much risk they can bear. */
void
kd_demo_add_care (KdDemo      *demo,
                  const KdRow *client,
                  gint64       assets)
{
  add_journal (demo, client, assets);
  add_assessments (demo, client);
}
