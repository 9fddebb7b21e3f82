/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-uuid.h"

static void
test_uuid_text_round_trip (void)
{
  char   text[KD_UUID_TEXT_SIZE];
  KdUuid uuid;

  g_assert_true (kd_uuid_parse ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", &uuid));
  g_assert_cmpstr (kd_uuid_format (&uuid, text), ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_true (kd_uuid_parse ("017f22e279b07cc398c4dc0c0c07398f", &uuid));
}

static void
test_uuid_refuses_other_text (void)
{
  const char *bad[] = { "", "-", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "-017f22e2-79b0-7cc3-98c4-dc0c0c07398f" };
  KdUuid      uuid = { { 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kd_uuid_parse (bad[i], &uuid));
  g_assert_cmpint (uuid.bytes[0], ==, 1);
}

static void
test_uuid_carries_its_time (void)
{
  KdUuid a, b;

  /* The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22 UTC. */
  kd_uuid_generate (&a, G_GINT64_CONSTANT (1645557742000000));
  g_assert_cmpint (a.bytes[0], ==, 0x01);
  g_assert_cmpint (a.bytes[1], ==, 0x7f);
  g_assert_cmpint (a.bytes[5], ==, 0xb0);
  g_assert_cmpint (a.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (a.bytes[8] >> 6, ==, 2);

  kd_uuid_generate (&b, G_GINT64_CONSTANT (1645557742001000));
  g_assert_cmpint (kd_uuid_compare (&a, &b), <, 0);
  g_assert_false (kd_uuid_equal (&a, &b));

  g_assert_cmpint (kd_uuid_get_time (&b), ==, G_GINT64_CONSTANT (1645557742001000));
  b.bytes[6] = 0x4f;
  g_assert_cmpint (kd_uuid_get_time (&b), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/text-round-trip", test_uuid_text_round_trip);
  g_test_add_func ("/base/uuid/refuses-other-text", test_uuid_refuses_other_text);
  g_test_add_func ("/base/uuid/carries-its-time", test_uuid_carries_its_time);
  return g_test_run ();
}
