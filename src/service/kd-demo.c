/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo.h"

#include "kd-account.h"
#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-decimal.h"
#include "kd-declared-assets.h"
#include "kd-household.h"
#include "kd-identity.h"
#include "kd-import-batch.h"
#include "kd-interaction.h"
#include "kd-membership.h"
#include "kd-product.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

#include <string.h>

#define TRANSACTIONS_EACH 10
#define CLIENTS_A_ROUND 40
#define OLDEST_ACCOUNT 2700

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "单", "曾", "仇", "解", "吕", "欧阳", "司马", "尉迟" };
static const char *const given_men[] = { "伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "建国", "志强", "海涛", "文博", "子轩", "浩然", "国庆", "俊杰", "永康" };
static const char *const given_women[] = { "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀英", "桂兰", "雪梅", "晓燕", "雨桐", "思远", "佳怡", "丽华", "淑珍", "欣怡" };
static const char *const cities[] = { "上海", "北京", "深圳", "杭州", "成都", "南京", "武汉", "西安", "苏州", "厦门" };
static const guint       areas[] = { 310104, 110105, 440304, 330106, 510104, 320106, 420106, 610113, 320508, 350203 };
static const char *const occupations[] = { "教师", "医生", "工程师", "企业主", "公务员", "会计", "退休", "律师", "销售经理", "自由职业" };
static const char *const banks[] = { "工商银行", "招商银行", "建设银行", "中国银行", "交通银行" };
static const char *const summaries[] = { "介绍了新发的稳健型理财，客户愿意考虑", "客户询问定期到期后的安排", "回访，近期无资金需求", "沟通风险测评即将到期，约下周来网点", "客户孩子明年上大学，想准备教育金" };
static const struct
{
  const char *name;
  const char *category;
  const char *risk;
  int         growth; /* of a year, in hundredths of a per cent of the first price */
} products[] = {
  { "安心三年定期", "deposit", "R1", 275 },
  { "日日盈货币", "money-fund", "R1", 190 },
  { "稳健一号理财", "wealth", "R2", 340 },
  { "纯债精选", "bond-fund", "R2", 380 },
  { "平衡配置混合", "mixed-fund", "R3", 520 },
  { "沪深三百指数", "equity-fund", "R4", -240 },
  { "金瑞年金", "insurance", "R1", 250 },
  { "科创成长股票", "equity-fund", "R5", 860 },
};

typedef struct
{
  guint64    state;
  KdDate     today;
  gint64     now;
  GPtrArray *rows;
  KdUuid     products[G_N_ELEMENTS (products)];
  KdUuid     household;
  guint      made;
} Demo;

/* Source: S. Vigna, splitmix64 (public domain): the same people for the same seed everywhere. */
static guint64
draw (Demo *demo)
{
  guint64 z = (demo->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (Demo *demo,
       guint most)
{
  return (guint) (draw (demo) % most);
}

#define ONE_OF(demo, list) (list)[below (demo, G_N_ELEMENTS (list))]

static KdRow *
add_row (Demo  *demo,
         KdKind kind)
{
  KdRow *row = kd_row_new (kind);

  kd_uuid_generate (&row->uuid, demo->now);
  g_ptr_array_add (demo->rows, row);
  return row;
}

static void
text (KdRow      *row,
      guint       field,
      const char *value)
{
  kd_value_set_text (&row->values[field], value);
}

static void
number (KdRow *row,
        guint  field,
        gint64 value)
{
  kd_value_set_integer (&row->values[field], value);
}

static void
refer (KdRow       *row,
       guint        field,
       const KdRow *to)
{
  kd_value_set_uuid (&row->values[field], &to->uuid);
}

/* Wealth is log-normal: a product of many small factors. The median is 400,000 yuan. */
static gint64
draw_wealth (Demo *demo)
{
  gint64 wealth = 40000000;

  for (guint i = 0; i < 12; i++)
    wealth = wealth * (gint64) (60 + below (demo, 100)) / 105;
  return MAX (wealth, 100000);
}

static void
add_products (Demo *demo)
{
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      KdRow *product = add_row (demo, KD_KIND_PRODUCT);

      text (product, KD_PRODUCT_NAME, products[i].name);
      text (product, KD_PRODUCT_CATEGORY, products[i].category);
      text (product, KD_PRODUCT_RISK_LEVEL, products[i].risk);
      if (i % 3 == 0)
        number (product, KD_PRODUCT_MATURES, demo->today + (gint64) below (demo, 400));
      demo->products[i] = product->uuid;
    }
}

static KdRow *
add_client (Demo *demo)
{
  KdRow           *client = add_row (demo, KD_KIND_CLIENT);
  gboolean         man = below (demo, 2) == 0;
  guint            place = below (demo, G_N_ELEMENTS (cities));
  KdDate           birth = demo->today - 22 * 365 - (KdDate) below (demo, 60 * 365);
  g_autofree char *name = g_strconcat (ONE_OF (demo, surnames), man ? ONE_OF (demo, given_men) : ONE_OF (demo, given_women), NULL);
  char             id_number[19];

  kd_identity_make (areas[place], birth, below (demo, 499) * 2 + (man ? 1 : 2), id_number);
  text (client, KD_CLIENT_NAME, name);
  text (client, KD_CLIENT_SEX, man ? "male" : "female");
  number (client, KD_CLIENT_BIRTH, birth);
  text (client, KD_CLIENT_BIRTHDAY_CALENDAR, below (demo, 3) == 0 ? "lunar" : "solar");
  text (client, KD_CLIENT_ID_TYPE, "resident-id");
  text (client, KD_CLIENT_ID_NUMBER, id_number);
  number (client, KD_CLIENT_ID_VALID_UNTIL, demo->today - 60 + (gint64) below (demo, 5000));
  text (client, KD_CLIENT_CITY, cities[place]);
  text (client, KD_CLIENT_STATUS, "active");
  if (below (demo, 4) > 0)
    text (client, KD_CLIENT_OCCUPATION, ONE_OF (demo, occupations));
  return client;
}

static void
add_contact (Demo        *demo,
             const KdRow *client)
{
  KdRow           *mobile = add_row (demo, KD_KIND_CONTACT_METHOD);
  g_autofree char *digits = g_strdup_printf ("1%u%09u", 3 + below (demo, 7), below (demo, 1000000000));

  refer (mobile, KD_CONTACT_METHOD_CLIENT, client);
  text (mobile, KD_CONTACT_METHOD_TYPE, "mobile");
  text (mobile, KD_CONTACT_METHOD_VALUE, digits);
  number (mobile, KD_CONTACT_METHOD_PREFERRED, 1);
}

/* Every third client is the head of a household, whose spouse the next one is. */
static void
add_household (Demo        *demo,
               const KdRow *client)
{
  gboolean head = demo->made % 3 == 0;
  KdRow   *member;

  if (demo->made % 3 == 2)
    return;
  if (head)
    {
      KdRow           *household = add_row (demo, KD_KIND_HOUSEHOLD);
      g_autofree char *name = g_strconcat (kd_row_get_text (client, KD_CLIENT_NAME), "家庭", NULL);

      text (household, KD_HOUSEHOLD_NAME, name);
      demo->household = household->uuid;
    }
  member = add_row (demo, KD_KIND_MEMBERSHIP);
  kd_value_set_uuid (&member->values[KD_MEMBERSHIP_HOUSEHOLD], &demo->household);
  refer (member, KD_MEMBERSHIP_CLIENT, client);
  text (member, KD_MEMBERSHIP_ROLE, head ? "head" : "spouse");
}

/* Products grow evenly from 1 yuan a unit, each at its own pace: what is bought, sold and valued fits together. */
static KdDecimal
price_on (const Demo *demo,
          guint       product,
          KdDate      day)
{
  return KD_DECIMAL_ONE + (KdDecimal) (day - (demo->today - OLDEST_ACCOUNT)) * (KdDecimal) products[product].growth * KD_DECIMAL_ONE / 10000 / 365;
}

static void
add_trade (Demo        *demo,
           const KdRow *account,
           guint        product,
           KdDate       day,
           gboolean     sale,
           KdDecimal    units)
{
  KdRow    *transaction = add_row (demo, KD_KIND_TRANSACTION);
  KdDecimal price = price_on (demo, product, day);
  gint64    amount = 0;

  kd_decimal_multiply (units / (KD_DECIMAL_ONE / 100), price, KD_ROUND_HALF_EVEN, &amount);
  refer (transaction, KD_TRANSACTION_ACCOUNT, account);
  kd_value_set_uuid (&transaction->values[KD_TRANSACTION_PRODUCT], &demo->products[product]);
  number (transaction, KD_TRANSACTION_DATE, day);
  text (transaction, KD_TRANSACTION_TYPE, sale ? "sell" : "buy");
  number (transaction, KD_TRANSACTION_AMOUNT, amount);
  number (transaction, KD_TRANSACTION_UNITS, units);
  number (transaction, KD_TRANSACTION_PRICE, price);
}

static void
add_account (Demo        *demo,
             const KdRow *client,
             gint64       wealth)
{
  KdRow    *account = add_row (demo, KD_KIND_ACCOUNT);
  KdDate    opened = demo->today - 200 - (KdDate) below (demo, OLDEST_ACCOUNT - 200);
  KdDate    valued[] = { demo->today - 395, demo->today - 30 };
  gint64    values[G_N_ELEMENTS (valued)] = { 0 };
  guint     held[] = { below (demo, G_N_ELEMENTS (products)), below (demo, G_N_ELEMENTS (products)) };
  KdDecimal units = wealth / 600 * KD_DECIMAL_ONE;

  refer (account, KD_ACCOUNT_CLIENT, client);
  text (account, KD_ACCOUNT_NAME, "理财账户");
  text (account, KD_ACCOUNT_INSTITUTION, ONE_OF (demo, banks));
  number (account, KD_ACCOUNT_OPENED, opened);
  for (guint i = 0; i < TRANSACTIONS_EACH; i++)
    {
      gboolean sale = i % 4 == 3;
      guint    product = held[i / 2 % 2];
      KdDate   day = opened + (demo->today - opened) * (KdDate) i / TRANSACTIONS_EACH;

      add_trade (demo, account, product, day, sale, sale ? units / 2 : units);
      for (guint k = 0; k < G_N_ELEMENTS (valued); k++)
        if (day <= valued[k])
          values[k] += (sale ? -units / 2 : units) / KD_DECIMAL_ONE * (price_on (demo, product, valued[k]) / (KD_DECIMAL_ONE / 100));
    }
  for (guint k = 0; k < G_N_ELEMENTS (valued); k++)
    {
      KdRow *valuation;

      if (valued[k] < opened)
        continue;
      valuation = add_row (demo, KD_KIND_VALUATION);
      refer (valuation, KD_VALUATION_ACCOUNT, account);
      number (valuation, KD_VALUATION_DATE, valued[k]);
      number (valuation, KD_VALUATION_VALUE, values[k]);
    }
}

static void
add_journal (Demo        *demo,
             const KdRow *client)
{
  static const char *const levels[] = { "C1", "C2", "C2", "C3", "C3", "C4", "C5" };
  KdRow                   *assessment = add_row (demo, KD_KIND_ASSESSMENT);
  KdRow                   *interaction = add_row (demo, KD_KIND_INTERACTION);
  guint                    days = below (demo, 300);

  refer (assessment, KD_ASSESSMENT_CLIENT, client);
  text (assessment, KD_ASSESSMENT_LEVEL, ONE_OF (demo, levels));
  number (assessment, KD_ASSESSMENT_SCORE, 10 + (gint64) below (demo, 85));
  /* About a third are older than the twelve months that they hold. */
  number (assessment, KD_ASSESSMENT_DATE, demo->today - (gint64) below (demo, 540));
  refer (interaction, KD_INTERACTION_CLIENT, client);
  number (interaction, KD_INTERACTION_TIME, demo->now - (gint64) days * 24 * 3600 * G_USEC_PER_SEC);
  text (interaction, KD_INTERACTION_CHANNEL, below (demo, 2) == 0 ? "call" : "wechat");
  text (interaction, KD_INTERACTION_OUTCOME, "reached");
  text (interaction, KD_INTERACTION_SUMMARY, ONE_OF (demo, summaries));
  number (interaction, KD_INTERACTION_NEXT_CONTACT, demo->today - (gint64) days + 90);
}

static void
add_file (Demo *demo)
{
  KdRow *client = add_client (demo);
  gint64 wealth = draw_wealth (demo);
  KdRow *declared;

  add_contact (demo, client);
  add_household (demo, client);
  add_account (demo, client, wealth);
  declared = add_row (demo, KD_KIND_DECLARED_ASSETS);
  refer (declared, KD_DECLARED_ASSETS_CLIENT, client);
  number (declared, KD_DECLARED_ASSETS_AMOUNT, wealth / 10 * 13);
  number (declared, KD_DECLARED_ASSETS_DATE, demo->today - (gint64) below (demo, 700));
  add_journal (demo, client);
  demo->made++;
}

/**
 * kd_demo_fill:
 * @workspace: a workspace
 * @today: the present day
 * @now: the present instant
 * @clients: how many people to invent
 * @seed: what to draw them by; the same seed on the same day gives the same people
 * @transactions: (out): how many transactions they have
 * @error: return location
 *
 * Fills the open book with invented people, their households, accounts, transactions, valuations,
 * contacts and assessments. It is one batch: one undo takes it back, but for the transactions, which
 * are reversed.
 *
 * Returns: whether all are stored
 */
gboolean
kd_demo_fill (KdWorkspace *workspace,
              KdDate       today,
              gint64       now,
              guint        clients,
              guint64      seed,
              guint64     *transactions,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Demo   demo = { .state = seed, .today = today, .now = now, .rows = rows };
  KdRow *batch = add_row (&demo, KD_KIND_IMPORT_BATCH);
  KdUuid uuid = batch->uuid;

  text (batch, KD_IMPORT_BATCH_ACT, "demo");
  text (batch, KD_IMPORT_BATCH_STATE, "running");
  number (batch, KD_IMPORT_BATCH_STARTED, now);
  number (batch, KD_IMPORT_BATCH_NEW, clients);
  add_products (&demo);
  do
    {
      for (guint i = 0; i < CLIENTS_A_ROUND && demo.made < clients; i++)
        add_file (&demo);
      if (!kd_workspace_add_all (workspace, rows, &uuid, error))
        return FALSE;
    }
  while (demo.made < clients);
  *transactions = (guint64) clients * TRANSACTIONS_EACH;
  return kd_workspace_finish_batch (workspace, &uuid, error);
}
