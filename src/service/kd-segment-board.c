/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-segment-board.h"

#include "kd-words-amount.h"

static const KdDirectoryAttribute attributes[] = {
  [KD_SEGMENT_BY_ASSETS] = KD_DIRECTORY_ASSETS,
  [KD_SEGMENT_BY_RISK] = KD_DIRECTORY_RISK,
  [KD_SEGMENT_BY_HISTORY] = KD_DIRECTORY_HISTORY,
};

#define BIT(attribute) (1u << (attribute))

/**
 * KdSegmentBoard:
 *
 * The numbers behind the charts of the three classifications and of tiers by levels. A part that is
 * pressed filters the other charts; each chart ignores what was pressed in itself. All comes from the
 * joint histogram, so it takes no longer for a million clients. Archived ones are left out.
 */
struct _KdSegmentBoard
{
  GObject         parent_instance;
  KdDirectory    *directory; /* weak */
  KdRosterView   *view;
  KdClientFilter *filter;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdSegmentBoard, kd_segment_board, G_TYPE_OBJECT)

static void
kd_segment_board_finalize (GObject *object)
{
  KdSegmentBoard *self = KD_SEGMENT_BOARD (object);

  g_clear_weak_pointer (&self->directory);
  kd_roster_view_free (self->view);
  kd_client_filter_free (self->filter);
  G_OBJECT_CLASS (kd_segment_board_parent_class)->finalize (object);
}

static void
kd_segment_board_class_init (KdSegmentBoardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_segment_board_finalize;

  /**
   * KdSegmentBoard::changed:
   * @self: a board
   *
   * The numbers may be other ones: something was pressed or committed, or the book is locked.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_SEGMENT_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_segment_board_init (KdSegmentBoard *self)
{
  self->filter = kd_client_filter_new ();
}

/* One that is filtered away changes the charts that ignore its filter, so the directory is listened to,
 * which tells when the view has followed; the view's own changes tell of locking. */
static void
on_directory_changed (KdDirectory    *directory,
                      KdSegmentBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_view_changed (KdRosterView *view,
                 guint         position,
                 guint         removed,
                 guint         added,
                 gpointer      data)
{
  KdSegmentBoard *self = data;

  if (self->directory == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_segment_board_new:
 * @directory: a settled directory; not kept alive
 *
 * Returns: (transfer full): a board on which nothing is pressed
 */
KdSegmentBoard *
kd_segment_board_new (KdDirectory *directory)
{
  KdSegmentBoard *self;

  g_return_val_if_fail (KD_IS_DIRECTORY (directory) && kd_directory_get_roster (directory) != NULL, NULL);

  self = g_object_new (KD_TYPE_SEGMENT_BOARD, NULL);
  g_set_weak_pointer (&self->directory, directory);
  self->view = kd_roster_view_new (kd_directory_get_roster (directory), on_view_changed, self);
  kd_client_filter_apply (self->filter, self->view, NULL);
  g_signal_connect_object (directory, "changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_DEFAULT);
  return self;
}

static void
apply (KdSegmentBoard *self)
{
  if (self->directory == NULL)
    return;
  kd_client_filter_apply (self->filter, self->view, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_segment_board_press:
 * @self: a board
 * @by: a chart
 * @place: one of its parts
 * @extend: whether it is pressed besides those that are (Shift), or instead of them
 *
 * Chooses a part; one that is chosen already is released.
 */
void
kd_segment_board_press (KdSegmentBoard *self,
                        KdSegmentBy     by,
                        guint           place,
                        gboolean        extend)
{
  guint64 *values, bit = (guint64) 1 << place;

  g_return_if_fail (KD_IS_SEGMENT_BOARD (self) && by < G_N_ELEMENTS (attributes) && place < KD_ROSTER_VALUES);

  values = &self->filter->values[attributes[by]];
  if (extend)
    *values ^= bit;
  else
    *values = *values == bit ? 0 : bit;
  apply (self);
}

/**
 * kd_segment_board_press_cell:
 * @self: a board
 * @tier: place of a tier
 * @level: place of a risk level
 *
 * Chooses a cell of the matrix: its tier and its level; one that is chosen already is released.
 */
void
kd_segment_board_press_cell (KdSegmentBoard *self,
                             guint           tier,
                             guint           level)
{
  guint64 *tiers, *levels, one = (guint64) 1 << tier, other = (guint64) 1 << level;
  gboolean pressed;

  g_return_if_fail (KD_IS_SEGMENT_BOARD (self) && MAX (tier, level) < KD_ROSTER_VALUES);

  tiers = &self->filter->values[KD_DIRECTORY_ASSETS];
  levels = &self->filter->values[KD_DIRECTORY_RISK];
  pressed = *tiers == one && *levels == other;
  *tiers = pressed ? 0 : one;
  *levels = pressed ? 0 : other;
  apply (self);
}

/**
 * kd_segment_board_clear:
 * @self: a board
 *
 * Releases everything.
 */
void
kd_segment_board_clear (KdSegmentBoard *self)
{
  g_return_if_fail (KD_IS_SEGMENT_BOARD (self));

  kd_client_filter_free (self->filter);
  self->filter = kd_client_filter_new ();
  apply (self);
}

/* --- numbers -------------------------------------------------------------------------------------------- */

/* Sums of debts, and those too great to be told, have no share. */
static void
share_out (GArray *parts)
{
  g_autofree gint64 *clients = g_new (gint64, parts->len + 1);
  g_autofree gint64 *assets = g_new (gint64, parts->len + 1);
  g_autofree guint  *shares = g_new (guint, parts->len + 1);
  g_autofree guint  *asset_shares = g_new (guint, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      const KdRosterTally *total = &g_array_index (parts, KdBoardPart, i).total;

      clients[i] = total->clients;
      assets[i] = MAX (total->amount, 0);
    }
  kd_words_split_shares (clients, parts->len, shares);
  kd_words_split_shares (assets, parts->len, asset_shares);
  for (guint i = 0; i < parts->len; i++)
    {
      g_array_index (parts, KdBoardPart, i).share = shares[i];
      g_array_index (parts, KdBoardPart, i).asset_share = asset_shares[i];
    }
}

/**
 * kd_segment_board_get_parts:
 * @self: a board
 * @by: a chart
 *
 * Counts the parts of a chart under what is pressed in the others.
 *
 * Returns: (transfer full) (element-type KdBoardPart): the parts, empty ones too; nothing once the book is locked
 */
GArray *
kd_segment_board_get_parts (KdSegmentBoard *self,
                            KdSegmentBy     by)
{
  GArray              *parts = g_array_new (FALSE, TRUE, sizeof (KdBoardPart));
  KdDirectoryAttribute attribute;
  const KdRuleSet     *rules;
  guint                n_states = KD_ASSESSMENT_UNDATED + 1;
  KdRosterTally        pairs[KD_ROSTER_VALUES * (KD_ASSESSMENT_UNDATED + 1)], totals[KD_ROSTER_VALUES];

  g_return_val_if_fail (KD_IS_SEGMENT_BOARD (self) && by < G_N_ELEMENTS (attributes), parts);

  if (self->directory == NULL)
    return parts;
  attribute = attributes[by];
  rules = kd_directory_get_rules (self->directory);
  g_array_set_size (parts, kd_segment_get_count (rules, by));
  kd_roster_view_count_values (self->view, attribute, totals);
  kd_roster_view_count_pairs (self->view, attribute, KD_DIRECTORY_STATE, BIT (attribute), pairs);
  for (guint i = 0; i < parts->len; i++)
    {
      KdBoardPart         *part = &g_array_index (parts, KdBoardPart, i);
      const KdRosterTally *states = pairs + i * n_states;

      part->key = kd_segment_get_key (rules, by, i);
      part->label = kd_segment_get_label (rules, by, i);
      part->chosen = (self->filter->values[attribute] >> i & 1) != 0;
      part->total = totals[i];
      part->expired = states[KD_ASSESSMENT_EXPIRED].clients + states[KD_ASSESSMENT_UNDATED].clients;
      part->average = part->total.clients > 0 && part->total.amount != KD_BRIEF_NO_AMOUNT ? part->total.amount / part->total.clients : KD_BRIEF_NO_AMOUNT;
    }
  share_out (parts);
  return parts;
}

/**
 * kd_segment_board_get_matrix:
 * @self: a board
 *
 * Counts tiers by risk levels under what is pressed elsewhere.
 *
 * Returns: (transfer full) (element-type KdRosterTally): a row of levels for each tier; nothing once the book is locked
 */
GArray *
kd_segment_board_get_matrix (KdSegmentBoard *self)
{
  GArray          *cells = g_array_new (FALSE, TRUE, sizeof (KdRosterTally));
  const KdRuleSet *rules;

  g_return_val_if_fail (KD_IS_SEGMENT_BOARD (self), cells);

  if (self->directory == NULL)
    return cells;
  rules = kd_directory_get_rules (self->directory);
  g_array_set_size (cells, kd_segment_get_count (rules, KD_SEGMENT_BY_ASSETS) * kd_segment_get_count (rules, KD_SEGMENT_BY_RISK));
  kd_roster_view_count_pairs (self->view, KD_DIRECTORY_ASSETS, KD_DIRECTORY_RISK, BIT (KD_DIRECTORY_ASSETS) | BIT (KD_DIRECTORY_RISK), (KdRosterTally *) (gpointer) cells->data);
  return cells;
}

/**
 * kd_segment_board_get_chosen:
 * @self: a board
 *
 * Returns: what the clients come to that are chosen in all charts
 */
KdRosterTally
kd_segment_board_get_chosen (KdSegmentBoard *self)
{
  g_return_val_if_fail (KD_IS_SEGMENT_BOARD (self), (KdRosterTally) { 0 });

  return kd_roster_view_get_total (self->view);
}

/**
 * kd_segment_board_get_all:
 * @self: a board
 *
 * Returns: what all clients that are served come to
 */
KdRosterTally
kd_segment_board_get_all (KdSegmentBoard *self)
{
  guint         ignored = BIT (KD_DIRECTORY_ASSETS) | BIT (KD_DIRECTORY_RISK) | BIT (KD_DIRECTORY_HISTORY);
  KdRosterTally pairs[2 * KD_ROSTER_VALUES], all = { 0 };

  g_return_val_if_fail (KD_IS_SEGMENT_BOARD (self), all);

  if (self->directory == NULL)
    return all;
  kd_roster_view_count_pairs (self->view, KD_DIRECTORY_ARCHIVED, KD_DIRECTORY_STATE, ignored, pairs);
  for (guint i = 0; i <= KD_ASSESSMENT_UNDATED; i++)
    {
      all.clients += pairs[i].clients;
      all.amount = all.amount == KD_BRIEF_NO_AMOUNT || pairs[i].amount == KD_BRIEF_NO_AMOUNT ? KD_BRIEF_NO_AMOUNT : all.amount + pairs[i].amount;
    }
  return all;
}

/**
 * kd_segment_board_get_filter:
 * @self: a board
 *
 * Returns: (transfer none): what is pressed, to list its clients or to save it
 */
const KdClientFilter *
kd_segment_board_get_filter (KdSegmentBoard *self)
{
  g_return_val_if_fail (KD_IS_SEGMENT_BOARD (self), NULL);

  return self->filter;
}
