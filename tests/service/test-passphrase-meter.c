/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase-meter.h"

#include <string.h>

static const char *const known[] = { "李伟国", "我的客户", "Henderson", "13800001234", NULL };

static const struct
{
  const char *text;
  int         least;
  int         most;
  const char *word; /* in what is said */
} cases[] = {
  { "", 0, 0, "" },
  { "x", 1, 1, "short" },
  { "violet tr", 1, 1, "short" },
  { "passwordpassword", 1, 2, "" },
  { "123456789012", 1, 1, "" },
  { "aaaaaaaaaaaaaaaa", 1, 1, "" },
  { "qwertyuiop[]", 1, 2, "" },
  { "1987-03-08 1990-12-05", 1, 2, "" },
  { "我爱北京天安门", 1, 1, "short" },
  { "我爱北京天安门1", 1, 2, "" },
  { "我爱北京天安门我爱北京天安门", 1, 2, "" },
  { "woaibeijingtiananmen", 1, 2, "common" },
  { "床前明月光疑是地上霜", 1, 2, "" },
  { "好好学习天天向上", 1, 2, "common" },
  { "李伟国李伟国李伟国", 1, 2, "your name" },
  { "liweiguo19870308", 1, 2, "your name" },
  { "henderson2026", 1, 2, "your name" },
  { "我的客户我的客户我的", 1, 2, "your name" },
  { "密码密码密码密码密码密码", 1, 2, "" },
  { "蚂蚁灯塔玻璃帆船", 3, 3, "Good" },
  { "蚂蚁灯塔玻璃帆船柠檬铁轨", 3, 4, "" },
  { "violet tractor under seven lamps", 3, 4, "" },
  { "Kq7#vT2m!xW9pZ4s", 4, 4, "Very good" },
};

/* All that is wrong is told at once. */
static void
test_cases (void)
{
  gboolean good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      int              score = kd_passphrase_meter (cases[i].text, known, &words);

      if (score >= cases[i].least && score <= cases[i].most && strstr (words, cases[i].word) != NULL)
        continue;
      g_test_message ("case %u, %s: %d, %s", (guint) i, cases[i].text, score, words);
      good = FALSE;
    }
  g_assert_true (good);
}

/* Typing on never makes the meter slow or the program fall. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (5000, 'k');
  g_autofree char *words = NULL;

  g_assert_cmpint (kd_passphrase_meter (text, NULL, &words), >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/passphrase-meter/cases", test_cases);
  g_test_add_func ("/service/passphrase-meter/long", test_long);
  return g_test_run ();
}
