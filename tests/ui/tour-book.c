/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One client of the tour has something of everything. */

#include "tour.h"

#include "kd-account.h"
#include "kd-client.h"
#include "kd-row.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

#include <string.h>

typedef struct
{
  KdKind      kind;
  const char *fields; /* name=value, divided by | */
} Record;

static const Record records[] = {
  { KD_KIND_STATEMENT, "side=asset|item=自住房|amount=3800000|date=2026-05-20|source=房产证复印件" },
  { KD_KIND_STATEMENT, "side=liability|item=房贷|amount=1260000|date=2026-05-20|source=还款计划" },
  { KD_KIND_STATEMENT, "side=income|item=工资|amount=286000|date=2025-04-30|source=口述" },
  { KD_KIND_STATEMENT, "side=spending|item=家庭开支|amount=168000|date=2026-05-20" },
  { KD_KIND_TASK, "title=发半年期产品对比|due=2026-12-03|status=open" },
  { KD_KIND_TASK, "title=寄年度对账单|due=2026-11-27|status=open" },
  { KD_KIND_INTERACTION, "time=2026-11-15T02:30:00Z|channel=visit|outcome=reached|summary=到行里面谈，想把年底到期的定期续成半年期，问了黄金。女儿明年出国，学费大约三十万，春节前要用。不碰股票型基金，上次亏损记得很清楚。丈夫"
                         "赵军对保险有兴趣，约下次一起来。先生生日是农历腊月初八，喜欢喝普洱。" },
  { KD_KIND_INTERACTION, "time=2026-10-08T06:10:00Z|channel=call|outcome=no-answer" },
  { KD_KIND_INTERACTION, "time=2026-09-20T06:10:00Z|channel=wechat|outcome=reached|summary=发了三季度对账单" },
  { KD_KIND_ASSESSMENT, "level=C2|score=31|date=2024-11-10|questionnaire=2023 版问卷" },
  { KD_KIND_ASSESSMENT, "level=C1|score=34|date=2026-11-20|channel=柜面|operator=李伟|rule=assessment-nfra 2026-02|result=C2|reason=客户要求按低一档" },
};

static void
add (KdWorkspace  *workspace,
     const Record *record,
     const KdUuid *client)
{
  g_auto (GStrv) fields = g_strsplit (record->fields, "|", -1);
  g_autoptr (KdRow) stored = NULL;
  g_autoptr (GError) error = NULL;
  KdRow *row = kd_row_new (record->kind);

  kd_value_set_uuid (&row->values[kd_kind_find_reference (row->def, KD_KIND_CLIENT)], client);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      char *value = strchr (fields[i], '=');

      *value++ = '\0';
      kd_row_set_from_text (row, (guint) kd_kind_find_field (row->def, fields[i]), value, &error);
      g_assert_no_error (error);
    }
  stored = kd_workspace_add (workspace, row, &error);
  g_assert_no_error (error);
}

/* What the account was worth at the ends of ten months. */
static void
add_values (KdWorkspace  *workspace,
            const KdUuid *account)
{
  static const int thousands[] = { 612, 618, 640, 633, 655, 671, 668, 702, 715, 726 };

  for (guint i = 0; i < G_N_ELEMENTS (thousands); i++)
    {
      KdRow *row = kd_row_new (KD_KIND_VALUATION);
      g_autoptr (KdRow) stored = NULL;
      g_autoptr (GError) error = NULL;

      kd_value_set_uuid (&row->values[KD_VALUATION_ACCOUNT], account);
      kd_value_set_integer (&row->values[KD_VALUATION_DATE], kd_date_add_months (kd_date_new (2026, 2, 1), (int) i) - 1);
      kd_value_set_integer (&row->values[KD_VALUATION_VALUE], G_GINT64_CONSTANT (100000) * thousands[i]);
      stored = kd_workspace_add (workspace, row, &error);
      g_assert_no_error (error);
    }
}

/* The newest purchase was entered for the wrong product. */
static void
add_reversal (KdWorkspace  *workspace,
              const KdUuid *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trades = kd_workspace_list (workspace, &kd_transaction_kind, NULL, 100, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < trades->len; i++)
    {
      const KdRow *trade = trades->pdata[i];

      if (kd_uuid_equal (&trade->values[KD_TRANSACTION_ACCOUNT].uuid, account))
        {
          KdRow *reversal = kd_transaction_new_reversal (trade);
          KdRow *again = kd_row_copy (trade);
          g_autoptr (KdRow) stored = NULL, other = NULL;

          kd_value_set_text (&reversal->values[KD_TRANSACTION_NOTE], "金额录错");
          stored = kd_workspace_add (workspace, reversal, &error);
          g_assert_no_error (error);
          again->rowid = 0;
          again->leaf = -1;
          kd_uuid_clear (&again->uuid);
          other = kd_workspace_add (workspace, again, &error);
          g_assert_no_error (error);
          return;
        }
    }
}

void
tour_enrich (KdWorkspace *workspace)
{
  static const char *const own[] = { "notes=喜好：普洱、登山。忌讳：不谈股市。爱打下午电话。", "extra.车牌=浙A·8K216", "extra.推荐书=《小狗钱钱》", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = kd_workspace_list (workspace, &kd_account_kind, NULL, 1, &error);
  const KdRow  *account;
  const KdUuid *client;
  g_autoptr (KdRow) stored = NULL;

  g_assert_no_error (error);
  account = accounts->pdata[0];
  client = &account->values[KD_ACCOUNT_CLIENT].uuid;
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    add (workspace, &records[i], client);
  add_values (workspace, &account->uuid);
  add_reversal (workspace, &account->uuid);
  stored = kd_workspace_set (workspace, client, own, &error);
  g_assert_no_error (error);
}
