/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

#include "kd-light.h"

#include <libintl.h>
#include <locale.h>

#define TODAY (kd_date_new (2026, 12, 3))

static void
fill (KdRuleSet *rules)
{
  kd_fixture_fill_rules (rules, NULL);
  rules->bands.warn_days = 30;
  rules->bands.stale_months = 12;
}

static void
expect (KdLight      light,
        KdLightLevel level,
        const char  *en,
        const char  *zh)
{
  g_autofree char *english = NULL;
  g_autofree char *chinese = NULL;

  g_assert_cmpint (light.level, ==, level);
  setlocale (LC_ALL, "C.UTF-8");
  english = kd_light_describe (&light);
  g_assert_nonnull (setlocale (LC_ALL, "zh_CN.UTF-8"));
  chinese = kd_light_describe (&light);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (english, ==, en);
  g_assert_cmpstr (chinese, ==, zh);
}

static void
test_assessment (void)
{
  KdRuleSet rules;

  fill (&rules);
  expect (kd_light_of_assessment (&rules, 0, KD_DATE_NONE, TODAY), KD_LIGHT_WARNING, "Not assessed", "未风评");
  expect (kd_light_of_assessment (&rules, 3, KD_DATE_NONE, TODAY), KD_LIGHT_ERROR, "Assessment date unknown", "风评日期不详");
  expect (kd_light_of_assessment (&rules, 3, TODAY + 1, TODAY), KD_LIGHT_ERROR, "Assessment date unknown", "风评日期不详");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2025, 12, 2), TODAY), KD_LIGHT_ERROR, "Assessment expired", "风评已过期");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2025, 12, 3), TODAY), KD_LIGHT_ERROR, "Assessment expires today", "风评今天到期");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2025, 12, 4), TODAY), KD_LIGHT_WARNING, "Assessment expires in 1 day", "风评 1 天后到期");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2025, 12, 21), TODAY), KD_LIGHT_WARNING, "Assessment expires in 18 days", "风评 18 天后到期");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2026, 1, 2), TODAY), KD_LIGHT_WARNING, "Assessment expires in 30 days", "风评 30 天后到期");
  expect (kd_light_of_assessment (&rules, 3, kd_date_new (2026, 1, 3), TODAY), KD_LIGHT_SILENT, NULL, NULL);
}

static void
test_others (void)
{
  KdRuleSet rules;

  fill (&rules);
  expect (kd_light_of_id (&rules, KD_DATE_NONE, TODAY), KD_LIGHT_SILENT, NULL, NULL);
  expect (kd_light_of_id (&rules, TODAY - 1, TODAY), KD_LIGHT_ERROR, "ID expired", "证件已过期");
  expect (kd_light_of_id (&rules, TODAY, TODAY), KD_LIGHT_ERROR, "ID expires today", "证件今天到期");
  expect (kd_light_of_id (&rules, TODAY + 30, TODAY), KD_LIGHT_WARNING, "ID expires in 30 days", "证件 30 天后到期");
  expect (kd_light_of_id (&rules, TODAY + 31, TODAY), KD_LIGHT_SILENT, NULL, NULL);
  expect (kd_light_of_product (&rules, TODAY - 1, TODAY), KD_LIGHT_ERROR, "Matured", "产品已到期");
  expect (kd_light_of_product (&rules, TODAY, TODAY), KD_LIGHT_ERROR, "Matures today", "产品今天到期");
  expect (kd_light_of_product (&rules, TODAY + 7, TODAY), KD_LIGHT_WARNING, "Matures in 7 days", "产品 7 天后到期");
  expect (kd_light_of_figures (&rules, kd_date_new (2025, 12, 2), TODAY), KD_LIGHT_WARNING, "Figures are old", "数据较旧");
  expect (kd_light_of_figures (&rules, kd_date_new (2025, 12, 3), TODAY), KD_LIGHT_SILENT, NULL, NULL);
  expect (kd_light_of_figures (&rules, KD_DATE_NONE, TODAY), KD_LIGHT_SILENT, NULL, NULL);
}

static void
test_client (void)
{
  KdRuleSet rules;
  g_auto (KdBrief) client;

  fill (&rules);
  kd_brief_init (&client);
  client.level = 3;
  client.assessed = TODAY;
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).level, ==, KD_LIGHT_SILENT);
  client.assets_date = kd_date_new (2024, 1, 1);
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).state, ==, KD_LIGHT_OLD);
  client.assessed = kd_date_new (2025, 12, 21);
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).state, ==, KD_LIGHT_NEAR);
  client.id_valid_until = TODAY - 1;
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).kind, ==, KD_LIGHT_ID);
  client.assessed = kd_date_new (2025, 1, 1);
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).kind, ==, KD_LIGHT_ASSESSMENT);
  client.flags = KD_BRIEF_ARCHIVED;
  g_assert_cmpint (kd_light_of_client (&rules, &client, TODAY).level, ==, KD_LIGHT_SILENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("LC_ALL");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DOSSIER_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/domain/light/assessment", test_assessment);
  g_test_add_func ("/domain/light/others", test_others);
  g_test_add_func ("/domain/light/client", test_client);
  return g_test_run ();
}
