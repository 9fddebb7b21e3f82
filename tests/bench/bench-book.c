/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books to measure. Small ones hold all that a real one holds; in large ones each client has a mobile number, and each
 * fourth an assessment, declared assets and a conversation. */

#include "bench-book.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-demo.h"
#include "kd-interaction.h"
#include "kd-session.h"

#include <glib/gstdio.h>

/* Demonstration clients have twenty records each. */
#define MOST_DEMO_CLIENTS 20000

#define CLIENTS_A_ROUND 4000

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "曾", "欧阳" };
static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "勇", "艳", "杰", "涛", "明", "超", "秀英", "霞", "平", "刚", "桂兰", "建国", "雪梅" };
static const char *const cities[] = { "上海", "北京", "深圳", "杭州", "成都", "南京", "武汉", "西安", "苏州", "厦门" };
static const char *const levels[] = { "C1", "C2", "C3", "C4", "C5" };

#define ONE_OF(rand, list) (list)[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

static KdRow *
add_row (GPtrArray *rows,
         KdKind     kind,
         int        reference,
         KdRow     *client)
{
  KdRow *row = kd_row_new (kind);

  kd_uuid_generate (&row->uuid, BENCH_NOON);
  if (reference >= 0)
    kd_value_set_uuid (&row->values[reference], &client->uuid);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_known (GPtrArray *rows,
           GRand     *rand,
           KdRow     *client,
           KdDate     today)
{
  KdRow *assessment = add_row (rows, KD_KIND_ASSESSMENT, KD_ASSESSMENT_CLIENT, client);
  KdRow *assets = add_row (rows, KD_KIND_DECLARED_ASSETS, KD_DECLARED_ASSETS_CLIENT, client);
  KdRow *talk = add_row (rows, KD_KIND_INTERACTION, KD_INTERACTION_CLIENT, client);

  kd_value_set_text (&assessment->values[KD_ASSESSMENT_LEVEL], ONE_OF (rand, levels));
  kd_value_set_integer (&assessment->values[KD_ASSESSMENT_DATE], today - g_rand_int_range (rand, 0, 540));
  kd_value_set_integer (&assets->values[KD_DECLARED_ASSETS_AMOUNT], (gint64) g_rand_int_range (rand, 1, 100000) * 10000);
  kd_value_set_integer (&assets->values[KD_DECLARED_ASSETS_DATE], today - g_rand_int_range (rand, 0, 700));
  kd_value_set_integer (&talk->values[KD_INTERACTION_TIME], BENCH_NOON - (gint64) g_rand_int_range (rand, 0, 300) * 24 * 3600 * G_USEC_PER_SEC);
  kd_value_set_text (&talk->values[KD_INTERACTION_CHANNEL], "call");
  kd_value_set_text (&talk->values[KD_INTERACTION_OUTCOME], "reached");
  kd_value_set_text (&talk->values[KD_INTERACTION_SUMMARY], "客户询问定期到期后的安排，近期无资金需求");
}

static void
add_client (GPtrArray *rows,
            GRand     *rand,
            guint      i,
            KdDate     today)
{
  KdRow           *client = add_row (rows, KD_KIND_CLIENT, -1, NULL);
  KdRow           *mobile = add_row (rows, KD_KIND_CONTACT_METHOD, KD_CONTACT_METHOD_CLIENT, client);
  g_autofree char *name = g_strconcat (ONE_OF (rand, surnames), ONE_OF (rand, given), i % 2 == 0 ? ONE_OF (rand, given) : NULL, NULL);
  g_autofree char *digits = g_strdup_printf ("13%09u", (guint) g_rand_int_range (rand, 0, 1000000000));

  kd_value_set_text (&client->values[KD_CLIENT_NAME], name);
  kd_value_set_text (&client->values[KD_CLIENT_SEX], i % 2 == 0 ? "female" : "male");
  kd_value_set_integer (&client->values[KD_CLIENT_BIRTH], today - g_rand_int_range (rand, 8000, 30000));
  kd_value_set_text (&client->values[KD_CLIENT_CITY], ONE_OF (rand, cities));
  kd_value_set_text (&client->values[KD_CLIENT_OCCUPATION], "工程师");
  kd_value_set_text (&client->values[KD_CLIENT_STATUS], "active");
  kd_value_set_text (&mobile->values[KD_CONTACT_METHOD_TYPE], "mobile");
  kd_value_set_text (&mobile->values[KD_CONTACT_METHOD_VALUE], digits);
  if (i % 4 == 0)
    add_known (rows, rand, client, today);
}

static void
fill (KdWorkspace *workspace,
      KdDate       today,
      guint        clients)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  KdUuid batch;

  kd_uuid_generate (&batch, BENCH_NOON);
  for (guint i = 0; i < clients;)
    {
      for (guint round = 0; round < CLIENTS_A_ROUND && i < clients; round++, i++)
        add_client (rows, rand, i, today);
      kd_workspace_add_all (workspace, rows, &batch, &error);
      g_assert_no_error (error);
    }
}

/* A new vault with a book of so many clients. */
void
bench_book_make (const char *vault,
                 KdClock    *clock,
                 guint       clients)
{
  const char *const lines[] = { BENCH_PASSPHRASE, NULL };
  g_autofree char  *key = NULL;
  g_autofree char  *book = NULL;
  g_autofd int      first = kd_session_speak (lines, NULL);
  g_autofd int      second = kd_session_speak (lines, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KdWorkspace) workspace = NULL;
  guint64 transactions;

  g_assert_true (kd_workspace_create (vault, "李伟", "我的客户", first, clock, &key, &book, &error));
  workspace = kd_workspace_unlock (vault, NULL, NULL, second, clock, &error);
  g_assert_no_error (error);
  if (clients <= MOST_DEMO_CLIENTS)
    g_assert_true (kd_demo_fill (workspace, kd_clock_today (clock), BENCH_NOON, clients, 1, &transactions, &error));
  else
    fill (workspace, kd_clock_today (clock), clients);
  kd_workspace_close (workspace);
}

/* A list as it comes from elsewhere. */
void
bench_book_write_list (const char *path,
                       guint       clients)
{
  GString *text = g_string_new ("姓名,性别,出生日期,城市,职业,状态,手机\n");

  for (guint i = 0; i < clients; i++)
    g_string_append_printf (text, "欧阳春晓,女,%04u-%02u-%02u,上海,工程师,active,13%09u\n", 1940 + i / 336 % 60, 1 + i / 28 % 12, 1 + i % 28, i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
}
