/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client.h"
#include "kd-error.h"
#include "kd-filter.h"

static KdRow *
make_client (void)
{
  KdRow *row = kd_row_new (KD_KIND_CLIENT);
  g_autoptr (GError) error = NULL;
  const char *const says[] = { "name=张三丰", "birth=1958-04-09", "city=上海", "sex=女", "tags=VIP 高净值", "extra.车牌=沪A12345", NULL };

  g_assert_true (kd_row_assign (row, says, &error));
  return row;
}

static void
test_filter_matches (void)
{
  static const struct
  {
    const char *text;
    gboolean    matches;
  } cases[] = {
    { "name = 张三丰", TRUE },
    { "name = \"张三丰\"", TRUE },
    { "name != 张三丰", FALSE },
    { "name ~ 三", TRUE },
    { "name~三丰 and city=上海", TRUE },
    { "tags ~ ｖｉｐ", TRUE },
    { "birth < 1960-01-01", TRUE },
    { "birth >= 1958/4/9", TRUE },
    { "birth > 1958-04-09", FALSE },
    { "birth = 农历1958年二月廿一", TRUE },
    { "sex = 男 or (city = 上海 and not tags ~ 普通)", TRUE },
    { "not (sex = female)", FALSE },
    { "not not sex = female", TRUE },
    { "NOT city = 北京 AND birth < 1960-01-01", TRUE },
    { "occupation = \"\"", TRUE },
    { "occupation != \"\"", FALSE },
    { "occupation != 教师", TRUE },
    { "occupation < z", FALSE },
    { "name != \"\"", TRUE },
    { "extra.车牌 ~ 12345", TRUE },
    { "\"extra.车牌\" = 沪A12345", TRUE },
    { "extra.无 = \"\"", TRUE },
    { "sex = male or city = 北京 or tier = a", FALSE },
    /* and binds closer than or */
    { "city = 上海 or city = 北京 and sex = male", TRUE },
  };
  g_autoptr (KdRow) row = make_client ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KdFilter) filter = kd_filter_parse (row->def, cases[i].text, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (kd_filter_matches (filter, row), ==, cases[i].matches);
    }
}

static void
test_filter_refuses (void)
{
  static const char *const bad[] = {
    "", "name", "name =", "= x", "nmae = x", "name = x and", "name = x or or city = y", "(name = x", "name = x)", "name = \"x", "birth = soon", "birth ~ 1958", "sex = perhaps", "name < \"\"", "name = x city = y", "not", "referrer < 017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "extra. = x y", "\xff = x"
  };
  g_autofree char *deep = g_strnfill (100, '(');
  g_autoptr (GError) too_deep = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KdFilter) filter = kd_filter_parse (kd_kind_get_def (KD_KIND_CLIENT), bad[i], &error);

      g_assert_null (filter);
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
    }
  g_assert_null (kd_filter_parse (kd_kind_get_def (KD_KIND_CLIENT), deep, &too_deep));
  g_assert_error (too_deep, KD_ERROR, KD_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/filter/matches", test_filter_matches);
  g_test_add_func ("/model/filter/refuses", test_filter_refuses);
  return g_test_run ();
}
