/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-brief.h"

#include <glib.h>

static void
test_equal_sees_every_fact (void)
{
  g_auto (KdBrief) a = { 0 };
  g_auto (KdBrief) b = { 0 };

  kd_brief_init (&a);
  kd_brief_init (&b);
  g_assert_true (kd_brief_equal (&a, &b));
  g_assert_cmpint (a.birth, ==, KD_DATE_NONE);
  g_assert_cmpint (a.assets, ==, KD_BRIEF_NO_AMOUNT);
#define DIFFERS(member, other)                \
  G_STMT_START                                \
  {                                           \
    __typeof__ (a.member) kept = a.member;    \
    a.member = other;                         \
    g_assert_false (kd_brief_equal (&a, &b)); \
    a.member = kept;                          \
  }                                           \
  G_STMT_END
  DIFFERS (id, 7);
  DIFFERS (uuid.bytes[3], 1);
  DIFFERS (name, (char *) "王");
  DIFFERS (pinyin, (char *) "wang");
  DIFFERS (initials, (char *) "w");
  DIFFERS (phones, (char *) "138");
  DIFFERS (id_number, (char *) "11");
  DIFFERS (city, (char *) "杭州");
  DIFFERS (tags, (char *) "a");
  DIFFERS (tier, (char *) "gold");
  DIFFERS (birth, 0);
  DIFFERS (level, 3);
  DIFFERS (assessed, 1);
  DIFFERS (assets, 0);
  DIFFERS (assets_date, 1);
  DIFFERS (first_investment, 1);
  DIFFERS (last_investment, 1);
  DIFFERS (last_contact, 1);
  DIFFERS (next_task, 1);
  DIFFERS (id_valid_until, 1);
  DIFFERS (flags, KD_BRIEF_ARCHIVED);
#undef DIFFERS
  g_assert_true (kd_brief_equal (&a, &b));
}

static void
test_copy_is_its_own (void)
{
  g_auto (KdBrief) brief = { 0 };
  KdBrief *copy;

  kd_brief_init (&brief);
  brief.id = 7;
  brief.name = g_strdup ("王芳");
  brief.tags = g_strdup ("a");
  copy = kd_brief_copy (&brief);
  g_assert_true (kd_brief_equal (&brief, copy));
  g_assert_true (copy->name != brief.name);
  kd_brief_clear (&brief);
  g_assert_cmpstr (copy->name, ==, "王芳");
  kd_brief_free (copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brief/equal-sees-every-fact", test_equal_sees_every_fact);
  g_test_add_func ("/brief/copy-is-its-own", test_copy_is_its_own);
  return g_test_run ();
}
