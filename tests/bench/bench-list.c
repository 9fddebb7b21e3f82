/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the list of clients over invented ones; prints one `name value` a line for bench.py.
 *
 * usage: bench-list CLIENTS */

#include "kd-client-search.h"
#include "kd-segment-board.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TODAY 20781 /* 2026-11-24 */
#define ROWS_OF_A_JUMP 205
#define ROWS_SHOWN 20

/* Times in nanoseconds of this thread's processor: what the machine does beside is not the list's. */
static GArray *times;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static void
take_time (gint64 start)
{
  gint64 taken = now () - start;

  g_array_append_val (times, taken);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
end_series (const char *name)
{
  g_array_sort (times, compare);
  g_print ("%s-median-ms %.5f\n", name, (double) g_array_index (times, gint64, times->len / 2) / 1e6);
  g_print ("%s-p99-ms %.5f\n", name, (double) g_array_index (times, gint64, times->len * 99 / 100) / 1e6);
  g_array_set_size (times, 0);
}

static KdBrief *
make_brief (GRand *rand,
            guint  i)
{
  static const char *const surnames[] = { "张|zhang", "王|wang", "李|li", "赵|zhao", "钱|qian", "孙|sun", "周|zhou", "吴|wu", "郑|zheng", "陈|chen", "朱|zhu", "曾|zeng" };
  static const char *const given[] = { "伟|wei", "芳|fang", "娜|na", "敏|min", "静|jing", "丽|li", "强|qiang", "磊|lei", "军|jun", "洋|yang", "勇|yong", "艳|yan", "杰|jie", "涛|tao", "明|ming", "超|chao", "秀|xiu", "霞|xia", "平|ping", "刚|gang", "桂|gui", "三|san", "丰|feng" };
  static const char *const cities[] = { "上海", "北京", "深圳", "杭州", "成都" };
  const char *const        parts[] = { surnames[g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames))], given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))], given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))] };
  KdBrief                 *brief = g_new (KdBrief, 1);
  KdDate                   first = g_rand_boolean (rand) ? TODAY - g_rand_int_range (rand, 0, 1500) : KD_DATE_NONE;

  kd_brief_init (brief);
  brief->id = i + 1;
  memcpy (brief->uuid.bytes, &i, sizeof i);
  brief->name = g_strdup_printf ("%.3s%.3s%.3s", parts[0], parts[1], parts[2]);
  brief->pinyin = g_strdup_printf ("%s %s %s", parts[0] + 4, parts[1] + 4, parts[2] + 4);
  brief->phones = g_strdup_printf ("138%08u", (guint) g_rand_int_range (rand, 0, 100000000));
  brief->city = g_strdup (cities[g_rand_int_range (rand, 0, G_N_ELEMENTS (cities))]);
  brief->birth = TODAY - g_rand_int_range (rand, 8000, 30000);
  brief->level = g_rand_int_range (rand, 0, 6);
  brief->assessed = TODAY - g_rand_int_range (rand, 0, 700);
  brief->assets = (gint64) g_rand_int_range (rand, 0, 20000) * 100000;
  brief->first_investment = brief->last_investment = first;
  brief->last_contact = TODAY - g_rand_int_range (rand, 0, 400);
  brief->flags = g_rand_int_range (rand, 0, 20) == 0 ? KD_BRIEF_ARCHIVED : 0;
  return brief;
}

static void
free_brief (gpointer data)
{
  kd_brief_clear (data);
  g_free (data);
}

static void
read_rows (GListModel *model,
           guint       first,
           guint       n_rows)
{
  for (guint row = first; row < MIN (first + n_rows, g_list_model_get_n_items (model)); row++)
    {
      g_autoptr (KdClientItem) item = g_list_model_get_item (model, row);
      KdClientFacts facts;

      if (!kd_client_item_read (item, &facts))
        g_error ("a row is nobody");
    }
}

static void
measure_rows (KdClientList *list,
              GRand        *rand)
{
  GListModel *model = G_LIST_MODEL (list);
  guint       n = g_list_model_get_n_items (model);

  kd_client_list_set_order (list, KD_ROSTER_COLUMN_ASSETS, TRUE);
  read_rows (model, 0, 1);
  for (guint i = 0; i < 2000; i++)
    {
      guint  row = (guint) g_rand_int_range (rand, 0, (gint32) n);
      gint64 start = now ();

      read_rows (model, row, 1);
      take_time (start);
    }
  end_series ("get-item");
  for (guint i = 0; i < 300; i++)
    {
      guint  row = (guint) g_rand_int_range (rand, 0, (gint32) n);
      gint64 start = now ();

      read_rows (model, row, ROWS_OF_A_JUMP);
      take_time (start);
    }
  end_series ("far-jump");
}

static void
measure_chips (KdClientList *list,
               GRand        *rand)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_new ();
  KdRosterTally tallies[KD_ROSTER_VALUES];

  for (guint i = 0; i < 300; i++)
    {
      gint64 start = now ();

      kd_client_filter_toggle (filter, (KdDirectoryAttribute) g_rand_int_range (rand, KD_DIRECTORY_ASSETS, KD_DIRECTORY_AGE), (guint) g_rand_int_range (rand, 0, 5));
      kd_client_list_set_filter (list, filter, NULL);
      for (guint attribute = KD_DIRECTORY_ARCHIVED; attribute < KD_DIRECTORY_AGE; attribute++)
        kd_client_list_count_values (list, attribute, tallies);
      take_time (start);
    }
  end_series ("press-chip");
  for (guint i = 0; i < 30; i++)
    {
      gint64 start = now ();

      kd_client_filter_toggle (filter, KD_DIRECTORY_AGE, (guint) g_rand_int_range (rand, 0, 5));
      kd_client_list_set_filter (list, filter, NULL);
      take_time (start);
    }
  end_series ("press-age");
  for (guint i = 0; i < 30; i++)
    {
      gint64 start = now ();

      kd_client_list_count_values (list, KD_DIRECTORY_AGE, tallies);
      kd_client_list_count_values (list, KD_DIRECTORY_BIRTH_MONTH, tallies);
      take_time (start);
    }
  end_series ("count-age");
  kd_client_list_set_filter (list, NULL, NULL);
}

static void
measure_search (KdClientList *list)
{
  static const char *const typed[] = { "z", "zs", "zsf", "", "wang", "wangw", "", "1380", "13801", "", "李", "李明", "", "zhangsan", "" };
  g_autoptr (KdClientSearch) search = kd_client_search_new (list, NULL);

  for (guint round = 0; round < 20; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        gint64 start = now ();

        kd_client_search_set_text (search, typed[i]);
        read_rows (G_LIST_MODEL (search), 0, ROWS_SHOWN);
        take_time (start);
      }
  end_series ("search");
}

static void
measure_board (KdDirectory *directory,
               GRand       *rand)
{
  g_autoptr (KdSegmentBoard) board = kd_segment_board_new (directory);

  kd_segment_board_get_chosen (board);
  for (guint i = 0; i < 500; i++)
    {
      gint64 start = now ();

      kd_segment_board_press (board, (KdSegmentBy) g_rand_int_range (rand, 0, 3), (guint) g_rand_int_range (rand, 0, 5), i % 3 == 0);
      for (guint by = 0; by < 3; by++)
        g_array_unref (kd_segment_board_get_parts (board, (KdSegmentBy) by));
      g_array_unref (kd_segment_board_get_matrix (board));
      take_time (start);
    }
  end_series ("press-chart");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (KdRules) rules = kd_rules_new (&error);
  g_autoptr (KdDirectory) directory = kd_directory_new (NULL, rules, KD_REGIME_DEFAULT);
  g_autoptr (GPtrArray) briefs = g_ptr_array_new_with_free_func (free_brief);
  g_autoptr (KdClientList) list = NULL;
  guint clients = argc == 2 ? (guint) atoi (argv[1]) : 0;

  if (clients == 0)
    return 2;
  times = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < clients; i++)
    g_ptr_array_add (briefs, make_brief (rand, i));
  if (!kd_directory_fill (directory, briefs, TODAY, 1, &error))
    g_error ("%s", error->message);
  g_ptr_array_set_size (briefs, 0);
  list = kd_client_list_new (directory);
  measure_rows (list, rand);
  measure_chips (list, rand);
  measure_search (list);
  measure_board (directory, rand);
  g_array_unref (times);
  return 0;
}
