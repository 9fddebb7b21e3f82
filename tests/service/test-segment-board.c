/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the charts, held against counting one by one. */

#include "book-fixture.h"

#include "kd-segment-board.h"

#include <string.h>

#define CLIENTS 3000
#define TODAY 20781 /* 2026-11-24 */

typedef struct
{
  KdRules        *rules;
  GPtrArray      *briefs;
  KdDirectory    *directory;
  KdSegmentBoard *board;
  guint           changes;
} Charts;

static void
count_change (Charts *c)
{
  c->changes++;
}

static void
fill (Charts *c,
      guint   clients)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < clients; i++)
    {
      KdBrief *brief = g_new (KdBrief, 1);
      KdDate   first = g_rand_boolean (rand) ? TODAY - g_rand_int_range (rand, 0, 1500) : KD_DATE_NONE;

      *brief = (KdBrief) {
        .id = i + 1,
        .name = (char *) "王",
        .level = g_rand_int_range (rand, 0, 6),
        .assessed = g_rand_int_range (rand, 0, 4) > 0 ? TODAY - g_rand_int_range (rand, 0, 700) : KD_DATE_NONE,
        .assets = g_rand_int_range (rand, 0, 8) > 0 ? (gint64) g_rand_int_range (rand, 0, 20000) * 100000 : KD_BRIEF_NO_AMOUNT,
        .birth = KD_DATE_NONE,
        .assets_date = KD_DATE_NONE,
        .first_investment = first,
        .last_investment = first,
        .last_contact = KD_DATE_NONE,
        .next_task = KD_DATE_NONE,
        .id_valid_until = KD_DATE_NONE,
        .flags = g_rand_int_range (rand, 0, 9) == 0 ? KD_BRIEF_ARCHIVED : 0,
      };
      memcpy (brief->uuid.bytes, &i, sizeof i);
      g_ptr_array_add (c->briefs, brief);
    }
}

static void
open_charts (Charts       *c,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->rules = kd_rules_new (&error);
  c->briefs = g_ptr_array_new_with_free_func (g_free);
  fill (c, GPOINTER_TO_UINT (data));
  c->directory = kd_directory_new (NULL, c->rules, KD_REGIME_DEFAULT);
  g_assert_true (kd_directory_fill (c->directory, c->briefs, TODAY, 1, &error));
  c->board = kd_segment_board_new (c->directory);
  g_signal_connect_swapped (c->board, "changed", G_CALLBACK (count_change), c);
}

static void
close_charts (Charts       *c,
              gconstpointer data)
{
  g_assert_finalize_object (c->board);
  g_clear_object (&c->directory);
  g_ptr_array_unref (c->briefs);
  kd_rules_free (c->rules);
}

static guint
place_of (Charts        *c,
          KdSegmentBy    by,
          const KdBrief *brief)
{
  return kd_segment_find (kd_directory_get_rules (c->directory), by, brief, TODAY);
}

/* Whether a client passes what is pressed, some charts aside. */
static gboolean
passes (Charts        *c,
        const KdBrief *brief,
        guint          aside)
{
  static const KdDirectoryAttribute attributes[] = { KD_DIRECTORY_ASSETS, KD_DIRECTORY_RISK, KD_DIRECTORY_HISTORY };
  const KdClientFilter             *filter = kd_segment_board_get_filter (c->board);

  for (guint by = 0; by < 3; by++)
    {
      guint64 values = filter->values[attributes[by]];

      if ((aside >> by & 1) == 0 && values != 0 && (values >> place_of (c, (KdSegmentBy) by, brief) & 1) == 0)
        return FALSE;
    }
  return (brief->flags & KD_BRIEF_ARCHIVED) == 0;
}

static void
assert_parts (Charts     *c,
              KdSegmentBy by)
{
  g_autoptr (GArray) parts = kd_segment_board_get_parts (c->board, by);
  const KdAssessmentRule *rule = &kd_directory_get_rules (c->directory)->assessment;
  guint                   shares = 0, asset_shares = 0, all = 0;

  for (guint place = 0; place < parts->len; place++)
    {
      const KdBoardPart *part = &g_array_index (parts, KdBoardPart, place);
      guint              clients = 0, expired = 0;
      gint64             amount = 0;

      for (guint i = 0; i < c->briefs->len; i++)
        {
          const KdBrief *brief = c->briefs->pdata[i];

          if (place_of (c, by, brief) != place || !passes (c, brief, 1u << by))
            continue;
          clients++;
          amount += brief->assets != KD_BRIEF_NO_AMOUNT ? brief->assets : 0;
          expired += kd_suitability_get_state (rule, brief->level, brief->assessed, TODAY, 0) >= KD_ASSESSMENT_EXPIRED;
        }
      g_assert_cmpuint (part->total.clients, ==, clients);
      g_assert_cmpint (part->total.amount, ==, amount);
      g_assert_cmpuint (part->expired, ==, expired);
      g_assert_cmpint (part->average, ==, clients > 0 ? amount / clients : KD_BRIEF_NO_AMOUNT);
      shares += part->share;
      asset_shares += part->asset_share;
      all += clients;
    }
  g_assert_cmpuint (shares, ==, all > 0 ? 1000 : 0);
  g_assert_true (asset_shares == 1000 || asset_shares == 0);
}

static void
assert_matrix (Charts *c)
{
  g_autoptr (GArray) cells = kd_segment_board_get_matrix (c->board);
  guint             n_levels = kd_segment_get_count (kd_directory_get_rules (c->directory), KD_SEGMENT_BY_RISK);
  g_autofree guint *counts = g_new0 (guint, cells->len);

  for (guint i = 0; i < c->briefs->len; i++)
    {
      const KdBrief *brief = c->briefs->pdata[i];

      if (passes (c, brief, 1u << KD_SEGMENT_BY_ASSETS | 1u << KD_SEGMENT_BY_RISK))
        counts[place_of (c, KD_SEGMENT_BY_ASSETS, brief) * n_levels + place_of (c, KD_SEGMENT_BY_RISK, brief)]++;
    }
  for (guint i = 0; i < cells->len; i++)
    g_assert_cmpuint (g_array_index (cells, KdRosterTally, i).clients, ==, counts[i]);
}

static void
assert_all (Charts *c)
{
  guint chosen = 0, all = 0;

  for (guint by = 0; by < 3; by++)
    assert_parts (c, (KdSegmentBy) by);
  assert_matrix (c);
  for (guint i = 0; i < c->briefs->len; i++)
    {
      chosen += passes (c, c->briefs->pdata[i], 0);
      all += passes (c, c->briefs->pdata[i], 7);
    }
  g_assert_cmpuint (kd_segment_board_get_chosen (c->board).clients, ==, chosen);
  g_assert_cmpuint (kd_segment_board_get_all (c->board).clients, ==, all);
}

static void
test_locked (Charts       *c,
             gconstpointer data)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GArray) cells = NULL;

  g_clear_object (&c->directory);
  g_assert_cmpuint (c->changes, ==, 1);
  parts = kd_segment_board_get_parts (c->board, KD_SEGMENT_BY_RISK);
  cells = kd_segment_board_get_matrix (c->board);
  g_assert_cmpuint (parts->len + cells->len, ==, 0);
  g_assert_cmpuint (kd_segment_board_get_chosen (c->board).clients, ==, 0);
  kd_segment_board_press (c->board, KD_SEGMENT_BY_RISK, 1, FALSE);
}

static void
test_each_chart_ignores_itself (Charts       *c,
                                gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  assert_all (c);
  for (guint i = 0; i < 25; i++)
    {
      KdSegmentBy by = (KdSegmentBy) g_rand_int_range (rand, 0, 3);

      if (g_rand_int_range (rand, 0, 6) == 0)
        kd_segment_board_press_cell (c->board, (guint) g_rand_int_range (rand, 0, 4), (guint) g_rand_int_range (rand, 0, 6));
      else
        kd_segment_board_press (c->board, by, (guint) g_rand_int_range (rand, 0, 5), g_rand_boolean (rand));
      assert_all (c);
    }
  kd_segment_board_clear (c->board);
  assert_all (c);
  g_assert_true (kd_client_filter_is_empty (kd_segment_board_get_filter (c->board)));
}

static void
test_pressed_again_is_released (Charts       *c,
                                gconstpointer data)
{
  guint all = kd_segment_board_get_chosen (c->board).clients;

  kd_segment_board_press (c->board, KD_SEGMENT_BY_RISK, 2, FALSE);
  kd_segment_board_press (c->board, KD_SEGMENT_BY_RISK, 3, TRUE);
  g_assert_cmpuint (kd_segment_board_get_filter (c->board)->values[KD_DIRECTORY_RISK], ==, 0xc);
  kd_segment_board_press (c->board, KD_SEGMENT_BY_RISK, 3, FALSE);
  kd_segment_board_press (c->board, KD_SEGMENT_BY_RISK, 3, FALSE);
  kd_segment_board_press_cell (c->board, 1, 1);
  kd_segment_board_press_cell (c->board, 1, 1);
  g_assert_cmpuint (kd_segment_board_get_chosen (c->board).clients, ==, all);
  g_assert_cmpuint (c->changes, ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/segment-board/locked", Charts, GUINT_TO_POINTER (50), open_charts, test_locked, close_charts);
  g_test_add ("/segment-board/each-chart-ignores-itself", Charts, GUINT_TO_POINTER (CLIENTS), open_charts, test_each_chart_ignores_itself, close_charts);
  g_test_add ("/segment-board/no-client", Charts, GUINT_TO_POINTER (0), open_charts, test_each_chart_ignores_itself, close_charts);
  g_test_add ("/segment-board/one-client", Charts, GUINT_TO_POINTER (1), open_charts, test_each_chart_ignores_itself, close_charts);
  g_test_add ("/segment-board/pressed-again-is-released", Charts, GUINT_TO_POINTER (200), open_charts, test_pressed_again_is_released, close_charts);
  return g_test_run ();
}
