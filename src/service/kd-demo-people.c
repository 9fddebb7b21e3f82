/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo-draw.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-household.h"
#include "kd-identity.h"
#include "kd-membership.h"

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "单", "曾", "仇", "解", "吕", "欧阳", "司马", "尉迟" };
static const char *const given_men[] = { "伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "建国", "志强", "海涛", "文博", "子轩", "浩然", "国庆", "俊杰", "永康", "海波", "家豪", "振宇", "立新", "思源", "德明", "博文", "晓东" };
static const char *const given_women[] = { "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀英", "桂兰", "雪梅", "晓燕", "雨桐", "思远", "佳怡", "丽华", "淑珍", "欣怡", "若兰", "慧敏", "晓彤", "玉珍", "文静", "春梅", "婉清", "子涵" };
static const char *const occupations[] = { "教师", "医生", "工程师", "企业主", "公务员", "会计", "退休", "律师", "销售经理", "自由职业", "财务总监", "建筑师" };
static const char *const sources[] = { "转介绍", "网点", "活动", "公司业务", "代发工资" };
static const char *const tags[] = { "企业主", "退休", "高净值", "养老规划", "子女教育", "海外资产", "偏好保本", "爱听讲座" };
static const char *const notes[] = {
  "喜欢龙井，不喝咖啡；上午不方便接电话",
  "关心孩子留学的费用，女儿在读高二",
  "不碰股票类产品，2015 年亏过",
  "周三下午打太极，约在周四较好",
  "老伴身体不好，看重随时能取",
  "每年春节前后有一笔年终奖",
};
static const struct
{
  const char *city;
  guint       area;
  const char *streets[2];
} places[] = {
  { "上海", 310104, { "徐汇区天钥桥路", "浦东新区锦绣路" } },
  { "北京", 110105, { "朝阳区安立路", "海淀区知春路" } },
  { "深圳", 440304, { "福田区景田路", "南山区海德三道" } },
  { "杭州", 330106, { "西湖区文三路", "拱墅区上塘路" } },
  { "成都", 510104, { "锦江区东大街", "武侯区科华路" } },
  { "南京", 320106, { "鼓楼区湖南路", "建邺区江东中路" } },
  { "武汉", 420106, { "武昌区中北路", "江汉区建设大道" } },
  { "西安", 610113, { "雁塔区科技路", "碑林区长安路" } },
  { "苏州", 320508, { "姑苏区干将路", "工业园区现代大道" } },
  { "厦门", 350203, { "思明区湖滨南路", "湖里区仙岳路" } },
};

static void
add_identity (KdDemo *demo,
              KdRow  *client,
              guint   place)
{
  gboolean man = g_str_equal (kd_row_get_text (client, KD_CLIENT_SEX), "male");
  KdDate   birth = demo->today - 24 * 365 - (KdDate) kd_demo_below (demo, 30 * 365) - (KdDate) kd_demo_below (demo, 30 * 365);
  char     id_number[19];

  kd_identity_make (places[place].area, birth, kd_demo_below (demo, 499) * 2 + (man ? 1 : 2), id_number);
  kd_demo_number (client, KD_CLIENT_BIRTH, birth);
  kd_demo_text (client, KD_CLIENT_BIRTHDAY_CALENDAR, kd_demo_chance (demo, 300) ? "lunar" : "solar");
  kd_demo_text (client, KD_CLIENT_ID_TYPE, "resident-id");
  kd_demo_text (client, KD_CLIENT_ID_NUMBER, id_number);
  /* From 46 on cards are mostly without an end. */
  if (demo->today - birth > 46 * 365 && kd_demo_chance (demo, 700))
    kd_demo_number (client, KD_CLIENT_ID_LONG_TERM, 1);
  else
    kd_demo_number (client, KD_CLIENT_ID_VALID_UNTIL, demo->today - 10 + (gint64) kd_demo_below (demo, 6000));
}

static void
add_life (KdDemo *demo,
          KdRow  *client,
          guint   place)
{
  if (kd_demo_chance (demo, 850))
    kd_demo_text (client, KD_CLIENT_OCCUPATION, KD_DEMO_ONE_OF (demo, occupations));
  if (kd_demo_chance (demo, 600))
    {
      g_autofree char *address = g_strdup_printf ("%s%u号", KD_DEMO_ONE_OF (demo, places[place].streets), 1 + kd_demo_below (demo, 600));

      kd_demo_text (client, KD_CLIENT_ADDRESS, address);
    }
  if (kd_demo_chance (demo, 300))
    kd_demo_text (client, KD_CLIENT_TAGS, KD_DEMO_ONE_OF (demo, tags));
  if (kd_demo_chance (demo, 350))
    kd_demo_text (client, KD_CLIENT_NOTES, KD_DEMO_ONE_OF (demo, notes));
  kd_demo_text (client, KD_CLIENT_SOURCE, KD_DEMO_ONE_OF (demo, sources));
  if (demo->made > 0 && g_str_equal (kd_row_get_text (client, KD_CLIENT_SOURCE), sources[0]))
    kd_value_set_uuid (&client->values[KD_CLIENT_REFERRER], &demo->referrer);
}

static void
add_contact (KdDemo      *demo,
             const KdRow *client)
{
  KdRow           *mobile = kd_demo_add (demo, KD_KIND_CONTACT_METHOD);
  g_autofree char *digits = g_strdup_printf ("1%u%09u", 3 + kd_demo_below (demo, 7), kd_demo_below (demo, 1000000000));

  kd_demo_refer (mobile, KD_CONTACT_METHOD_CLIENT, client);
  kd_demo_text (mobile, KD_CONTACT_METHOD_TYPE, "mobile");
  kd_demo_text (mobile, KD_CONTACT_METHOD_VALUE, digits);
  kd_demo_number (mobile, KD_CONTACT_METHOD_PREFERRED, 1);
}

/* Every third client is the head of a household, whose spouse the next one is. */
static void
add_household (KdDemo      *demo,
               const KdRow *client)
{
  gboolean head = demo->made % 3 == 0;
  KdRow   *member;

  if (demo->made % 3 == 2)
    return;
  if (head)
    {
      KdRow           *household = kd_demo_add (demo, KD_KIND_HOUSEHOLD);
      g_autofree char *name = g_strconcat (kd_row_get_text (client, KD_CLIENT_NAME), "家庭", NULL);

      kd_demo_text (household, KD_HOUSEHOLD_NAME, name);
      demo->household = household->uuid;
    }
  member = kd_demo_add (demo, KD_KIND_MEMBERSHIP);
  kd_value_set_uuid (&member->values[KD_MEMBERSHIP_HOUSEHOLD], &demo->household);
  kd_demo_refer (member, KD_MEMBERSHIP_CLIENT, client);
  kd_demo_text (member, KD_MEMBERSHIP_ROLE, head ? "head" : "spouse");
}

/* Invents who somebody is, how to reach them and their household. */
KdRow *
kd_demo_add_person (KdDemo *demo)
{
  KdRow           *client = kd_demo_add (demo, KD_KIND_CLIENT);
  gboolean         man = demo->made % 3 < 2 ? demo->made % 3 == 0 : kd_demo_chance (demo, 500);
  guint            place = kd_demo_below (demo, G_N_ELEMENTS (places));
  g_autofree char *name = g_strconcat (KD_DEMO_ONE_OF (demo, surnames), man ? KD_DEMO_ONE_OF (demo, given_men) : KD_DEMO_ONE_OF (demo, given_women), NULL);

  kd_demo_text (client, KD_CLIENT_NAME, name);
  kd_demo_text (client, KD_CLIENT_SEX, man ? "male" : "female");
  kd_demo_text (client, KD_CLIENT_CITY, places[place].city);
  kd_demo_text (client, KD_CLIENT_STATUS, "active");
  add_identity (demo, client, place);
  add_life (demo, client, place);
  add_contact (demo, client);
  add_household (demo, client);
  if (demo->made % 16 == 0)
    demo->referrer = client->uuid;
  return client;
}
