/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "roster-fixture.h"

const KdRosterAttribute fixture_attributes[FIXTURE_ATTRIBUTES] = { { 2, TRUE }, { 6, TRUE }, { 4, TRUE }, { 5, TRUE }, { 13, FALSE } };

static const struct
{
  const char *character;
  const char *syllables[2];
} characters[] = {
  { "张", { "zhang" } },
  { "章", { "zhang" } },
  { "王", { "wang" } },
  { "汪", { "wang" } },
  { "李", { "li" } },
  { "吕", { "lü", "lu" } },
  { "女", { "nv", "nu" } },
  { "单", { "chan", "shan" } },
  { "曾", { "zeng", "ceng" } },
  { "安", { "an" } },
  { "西", { "xi" } },
  { "先", { "xian" } },
  { "三", { "san" } },
  { "山", { "shan" } },
  { "伟", { "wei" } },
  { "娜", { "na" } },
  { "阿", { "a" } },
  { "爱", { "ai" } },
  { "国", { "guo" } },
  { "欧", { "ou" } },
  { "阳", { "yang" } },
  { "朱", { "zhu" } },
  { "红", { "hong" } },
  { "恩", { "en" } },
  { "尔", { "er" } },
  { "额", { "e" } },
};

static const char *const others[] = { "John Smith", "ＪＯＨＮ　Ｌｉ", "anna", "客户0138", "O'Neil", "Ünal", "山 本", "𠮷田", "阿依古丽·买买提", "", "X", "张san", "e" };
static const char *const cities[] = { NULL, "上海", "北京", "杭州", "Hangzhou" };
static const char *const tags[] = { NULL, "VIP", "VIP2", "企业主,VIP", "企业主，退休；VIP", " 退休 、" };
static const char *const tiers[] = { NULL, "gold", "platinum", "private" };

guint
fixture_below (Fixture *fixture,
               guint    most)
{
  return (guint) g_rand_int_range (fixture->random, 0, (gint32) most);
}

static void
make_name (Fixture *fixture,
           KdBrief *brief)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  guint length = 2 + fixture_below (fixture, 3);

  for (guint i = 0; i < length; i++)
    {
      guint       c = fixture_below (fixture, G_N_ELEMENTS (characters));
      const char *second = characters[c].syllables[1];

      g_string_append (name, characters[c].character);
      g_string_append_printf (one, i > 0 ? " %s" : "%s", characters[c].syllables[0]);
      g_string_append_printf (other, i > 0 ? " %s" : "%s", second != NULL ? second : characters[c].syllables[0]);
    }
  brief->name = g_strdup (name->str);
  if (fixture_below (fixture, 30) == 0)
    brief->initials = g_strdup ("zs|cs");
  else
    brief->pinyin = g_string_equal (one, other) ? g_strdup (one->str) : g_strconcat (one->str, "|", other->str, NULL);
}

/* Few different digits, so that ends are often shared. */
static char *
make_number (Fixture *fixture,
             guint    length)
{
  GString *number = g_string_new (NULL);

  while (number->len < length)
    g_string_append_c (number, (char) ('0' + fixture_below (fixture, 2) * (1 + fixture_below (fixture, 4))));
  return g_string_free_and_steal (number);
}

static KdDate
make_date (Fixture *fixture,
           guint    days)
{
  return fixture_below (fixture, 5) == 0 ? KD_DATE_NONE : (KdDate) (FIXTURE_TODAY - (gint32) fixture_below (fixture, days));
}

static void
make_numbers (Fixture *fixture,
              KdBrief *brief)
{
  g_autofree char *phone = make_number (fixture, 11);
  g_autofree char *other = make_number (fixture, 8);
  g_autofree char *end = make_number (fixture, 17);

  if (fixture_below (fixture, 4) > 0)
    brief->phones = fixture_below (fixture, 3) > 0 ? g_strdup (phone) : g_strconcat (phone, " ", other, NULL);
  if (fixture_below (fixture, 3) > 0)
    brief->id_number = g_strconcat (end, fixture_below (fixture, 3) > 0 ? "2" : "X", NULL);
}

KdBrief *
fixture_make (Fixture *fixture,
              gint64   id)
{
  KdBrief *brief = g_new (KdBrief, 1);

  kd_brief_init (brief);
  brief->id = id;
  for (guint i = 0; i < sizeof brief->uuid; i++)
    brief->uuid.bytes[i] = (guint8) fixture_below (fixture, 256);
  if (fixture_below (fixture, 12) == 0)
    brief->name = g_strdup (others[fixture_below (fixture, G_N_ELEMENTS (others))]);
  else
    make_name (fixture, brief);
  make_numbers (fixture, brief);
  brief->city = g_strdup (cities[fixture_below (fixture, G_N_ELEMENTS (cities))]);
  brief->tags = g_strdup (tags[fixture_below (fixture, G_N_ELEMENTS (tags))]);
  brief->tier = g_strdup (tiers[fixture_below (fixture, G_N_ELEMENTS (tiers))]);
  brief->birth = make_date (fixture, 30000);
  brief->level = (int) fixture_below (fixture, 6);
  brief->assessed = make_date (fixture, 900);
  brief->assets = fixture_below (fixture, 4) == 0 ? KD_BRIEF_NO_AMOUNT : (gint64) fixture_below (fixture, 2000) * 100 - 5000;
  brief->last_contact = make_date (fixture, 20);
  brief->next_task = make_date (fixture, 40);
  brief->flags = fixture_below (fixture, 8) == 0 ? KD_BRIEF_ARCHIVED | KD_BRIEF_MALE : KD_BRIEF_FEMALE;
  return brief;
}

static void
free_brief (gpointer brief)
{
  kd_brief_clear (brief);
  g_free (brief);
}

Fixture *
fixture_new (guint32 seed,
             guint   clients)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->random = g_rand_new_with_seed (seed);
  fixture->briefs = g_ptr_array_new_with_free_func (free_brief);
  for (guint i = 0; i < clients; i++)
    g_ptr_array_add (fixture->briefs, fixture_make (fixture, ++fixture->next_id));
  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  g_rand_free (fixture->random);
  g_ptr_array_unref (fixture->briefs);
  g_free (fixture);
}

void
fixture_classify (const KdBrief *brief,
                  KdDate         today,
                  guint8        *values,
                  gpointer       data)
{
  int year, month = 0, day;

  values[FIXTURE_STATUS] = (brief->flags & KD_BRIEF_ARCHIVED) != 0;
  values[FIXTURE_LEVEL] = brief->assessed == KD_DATE_NONE || brief->assessed < today - 365 ? 0 : (guint8) brief->level;
  values[FIXTURE_TIER] = brief->assets == KD_BRIEF_NO_AMOUNT ? 0 : 1 + (brief->assets >= 50000) + (brief->assets >= 100000);
  values[FIXTURE_AGE] = brief->birth == KD_DATE_NONE ? 4 : (guint8) MIN ((today - brief->birth) / 9000, 3);
  if (brief->birth != KD_DATE_NONE)
    kd_date_get_ymd (brief->birth, &year, &month, &day);
  values[FIXTURE_MONTH] = (guint8) month;
}

KdRoster *
fixture_load (Fixture *fixture)
{
  KdRoster *roster = kd_roster_new (fixture_attributes, FIXTURE_ATTRIBUTES, fixture_classify, NULL, NULL);

  for (guint i = 0; i < fixture->briefs->len; i++)
    kd_roster_add (roster, fixture->briefs->pdata[i]);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  return roster;
}
