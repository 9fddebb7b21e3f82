/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-identity.h"

#include <string.h>

typedef struct
{
  const char       *text;
  KdIdentityVerdict verdict;
} Case;

/* Published and computed vectors, and what people really type. */
static const Case identities[] = {
  { "11010519491231002X", KD_IDENTITY_OK },
  { "440524188001010014", KD_IDENTITY_OK },
  { "110105194912310021", KD_IDENTITY_CHECK_DIGIT },
  { "810000199001010019", KD_IDENTITY_OK },
  { "830000198503150029", KD_IDENTITY_OK },
  { "110105194912310000", KD_IDENTITY_CUT },
  { "1.10105E+17", KD_IDENTITY_CUT },
  { "1.1010519491231e+17", KD_IDENTITY_CUT },
  { " 110105 19491231 002x ", KD_IDENTITY_OK },
  { "１１０１０５１９４９１２３１００２Ｘ", KD_IDENTITY_OK },
  { "'11010519491231002X", KD_IDENTITY_OK },
  { "110105491231002", KD_IDENTITY_OLD_FORM },
  { "11010519490231002X", KD_IDENTITY_DATE },
  { "11010519491231002", KD_IDENTITY_LENGTH },
  { "1101051949123100211", KD_IDENTITY_LENGTH },
  { "1101O519491231002X", KD_IDENTITY_CHARACTER },
  { "11010519491231002Y", KD_IDENTITY_CHARACTER },
  { "", KD_IDENTITY_EMPTY },
  { " 　", KD_IDENTITY_EMPTY },
};

static void
test_identity_vectors (void)
{
  KdIdentity identity;

  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    g_assert_cmpint (kd_identity_check (identities[i].text, NULL), ==, identities[i].verdict);

  g_assert_cmpint (kd_identity_check ("11010519491231002x", &identity), ==, KD_IDENTITY_OK);
  g_assert_cmpstr (identity.number, ==, "11010519491231002X");
  g_assert_cmpint (identity.birth, ==, kd_date_new (1949, 12, 31));
  g_assert_cmpint (identity.sex, ==, KD_IDENTITY_FEMALE);
  g_assert_cmpint (identity.document, ==, KD_IDENTITY_RESIDENT);
  g_assert_cmpint (kd_identity_check ("810000199001010019", &identity), ==, KD_IDENTITY_OK);
  g_assert_cmpint (identity.document, ==, KD_IDENTITY_RESIDENCE_PERMIT);
  g_assert_cmpint (identity.sex, ==, KD_IDENTITY_MALE);
}

/* One wrong digit or two swapped neighbours never pass: what the check digit is for. */
static void
test_identity_catches_slips (void)
{
  const char *good = "11010519491231002X";

  for (guint place = 0; place < 17; place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        g_autofree char *slip = g_strdup (good);

        slip[place] = digit;
        if (digit != good[place])
          g_assert_cmpint (kd_identity_check (slip, NULL), !=, KD_IDENTITY_OK);
      }
  for (guint place = 0; place < 16; place++)
    {
      g_autofree char *slip = g_strdup (good);

      slip[place] = good[place + 1];
      slip[place + 1] = good[place];
      if (!g_str_equal (slip, good))
        g_assert_cmpint (kd_identity_check (slip, NULL), !=, KD_IDENTITY_OK);
    }
}

static void
test_identity_make (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char       number[19];
      KdIdentity identity;

      kd_identity_make (110105 + i, kd_date_new (1950, 1, 1) + (KdDate) i * 7, i % 999 + 1, number);
      g_assert_cmpint (kd_identity_check (number, &identity), ==, KD_IDENTITY_OK);
      g_assert_cmpint (identity.birth, ==, kd_date_new (1950, 1, 1) + (KdDate) i * 7);
    }
}

static void
test_uscc_vectors (void)
{
  static const Case cases[] = {
    { "91350100M000100Y43", KD_IDENTITY_OK },
    { "91110000802100433B", KD_IDENTITY_OK },
    { "91350100m000100y43", KD_IDENTITY_OK },
    { "91350100M000100Y44", KD_IDENTITY_CHECK_DIGIT },
    { "91350100M000100Y4", KD_IDENTITY_LENGTH },
    { "91350100I000100Y43", KD_IDENTITY_CHARACTER },
    { "", KD_IDENTITY_EMPTY },
  };
  guint inner = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kd_uscc_check (cases[i].text, NULL), ==, cases[i].verdict);

  /* A code whose outer check fits while the inner one does not: found by trying all last signs. */
  for (const char *last = "0123456789ABCDEFGHJKLMNPQRTUWXY"; *last != '\0'; last++)
    {
      g_autofree char *code = g_strdup ("91350100M000100Y53");

      code[17] = *last;
      inner += kd_uscc_check (code, NULL) == KD_IDENTITY_INNER_CHECK_DIGIT;
    }
  g_assert_cmpuint (inner, ==, 1);
}

static void
test_card_vectors (void)
{
  static const Case cases[] = {
    { "79927398713", KD_IDENTITY_OK },
    { "4111111111111111", KD_IDENTITY_OK },
    { "4111 1111 1111 1111", KD_IDENTITY_OK },
    { "6222020200000000000", KD_IDENTITY_CUT },
    { "4111111111111112", KD_IDENTITY_CHECK_DIGIT },
    { "41111x1111111112", KD_IDENTITY_CHARACTER },
    { "6.22202E+18", KD_IDENTITY_CUT },
    { "411", KD_IDENTITY_LENGTH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kd_card_check (cases[i].text, NULL), ==, cases[i].verdict);
}

static void
test_mobile_vectors (void)
{
  static const Case cases[] = {
    { "19212345678", KD_IDENTITY_OK },
    { "12345678901", KD_IDENTITY_CHARACTER },
    { "+86 138-0013-8000", KD_IDENTITY_OK },
    { "008613800138000", KD_IDENTITY_OK },
    { "8613800138000", KD_IDENTITY_OK },
    { "１３８００１３８０００", KD_IDENTITY_OK },
    { "1380013800", KD_IDENTITY_LENGTH },
    { "1.38E+10", KD_IDENTITY_CUT },
    { "13800138000/13900139000", KD_IDENTITY_CHARACTER },
    { "", KD_IDENTITY_EMPTY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = NULL;

      g_assert_cmpint (kd_mobile_check (cases[i].text, &canonical), ==, cases[i].verdict);
      g_assert_cmpint (canonical != NULL, ==, cases[i].verdict == KD_IDENTITY_OK);
      if (canonical != NULL)
        g_assert_cmpuint (strlen (canonical), ==, 11);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/identity/vectors", test_identity_vectors);
  g_test_add_func ("/base/identity/catches-slips", test_identity_catches_slips);
  g_test_add_func ("/base/identity/make", test_identity_make);
  g_test_add_func ("/base/uscc/vectors", test_uscc_vectors);
  g_test_add_func ("/base/card/vectors", test_card_vectors);
  g_test_add_func ("/base/mobile/vectors", test_mobile_vectors);
  return g_test_run ();
}
