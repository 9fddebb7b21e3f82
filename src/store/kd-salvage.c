/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading past pages of a damaged file: what stands before and behind them is still there. */

#include "kd-salvage.h"

#include "kd-error.h"

/* Numbers are given one after the other, so that no book has higher ones. */
#define LAST_NUMBER (G_GINT64_CONSTANT (1) << 40)

/* Whether one row could be read, or none is left. */
static gboolean
probe (KdSalvageFunc read,
       gpointer      data,
       gint64        after)
{
  g_autoptr (GPtrArray) rows = NULL;

  return read (data, after, 1, &rows, NULL);
}

/* The first number behind what cannot be read: seen from afar in steps that double, then halved down to. */
static gint64
find_end_of_gap (KdSalvageFunc read,
                 gpointer      data,
                 gint64        after)
{
  gint64 step = 1, from, to;

  while (after + step < LAST_NUMBER && !probe (read, data, after + step))
    step *= 2;
  for (from = after + step / 2, to = after + step; to - from > 1;)
    {
      gint64 middle = from + (to - from) / 2;

      if (probe (read, data, middle))
        to = middle;
      else
        from = middle;
    }
  return to;
}

/**
 * kd_salvage_page:
 * @read: reads a page
 * @data: for @read
 * @after: the last number of the page before, or 0
 * @limit: how many at the most
 * @rows: (out) (transfer full): the next ones that can be read; none at the end
 * @error: return location
 *
 * Reads a page of a damaged book and leaves out what cannot be read.
 *
 * Returns: %FALSE for any other failure than damage
 */
gboolean
kd_salvage_page (KdSalvageFunc read,
                 gpointer      data,
                 gint64        after,
                 guint         limit,
                 GPtrArray   **rows,
                 GError      **error)
{
  guint n = limit;

  while (after < LAST_NUMBER)
    {
      g_autoptr (GError) local = NULL;

      if (read (data, after, n, rows, &local))
        return TRUE;
      if (!g_error_matches (local, KD_ERROR, KD_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (n == 1)
        after = find_end_of_gap (read, data, after);
      n = n > 1 ? MAX (n / 8, 1) : limit;
    }
  *rows = g_ptr_array_new ();
  return TRUE;
}
