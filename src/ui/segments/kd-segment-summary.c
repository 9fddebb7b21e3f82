/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen in the charts, in words and as chips. */
#include "kd-segment-summary.h"

#include "kd-row.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

static char *
format_amount (KdSession *session,
               gint64     minor)
{
  if (minor == KD_BRIEF_NO_AMOUNT)
    return g_strdup (KD_WORDS_UNKNOWN);
  if (kd_session_get_privacy (session))
    return g_strdup (KD_WORDS_HIDDEN);
  return kd_words_amount_short (minor, KD_DEFAULT_CURRENCY);
}

static char *
format_clients (guint n)
{
  g_autofree char *count = kd_words_count (n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s client", "%s clients", n), count);
}

/* What share of everything is chosen, by what the charts show. */
static guint
get_share (KdChartMeasure measure,
           KdRosterTally  chosen,
           KdRosterTally  all)
{
  gint64 part = measure == KD_CHART_AMOUNT ? MAX (chosen.amount, 0) : chosen.clients;
  gint64 whole = measure == KD_CHART_AMOUNT ? MAX (all.amount, 0) : all.clients;
  gint64 parts[] = { part, MAX (whole - part, 0) };
  guint  tenths[2];

  kd_words_split_shares (parts, 2, tenths);
  return tenths[0];
}

/**
 * kd_segment_summary_format:
 * @board: the numbers
 * @session: the open book, which says whether amounts are hidden
 * @measure: what the share is of
 *
 * Returns: (transfer full): how many clients are chosen, what they have, and how much of everything that is
 */
char *
kd_segment_summary_format (KdSegmentBoard *board,
                           KdSession      *session,
                           KdChartMeasure  measure)
{
  KdRosterTally    chosen = kd_segment_board_get_chosen (board);
  KdRosterTally    all = kd_segment_board_get_all (board);
  g_autofree char *clients = format_clients (chosen.clients);
  g_autofree char *amount = format_amount (session, chosen.amount);
  g_autofree char *share = kd_words_share (get_share (measure, chosen, all));

  if (chosen.clients == all.clients)
    return g_strdup_printf (_ ("%s · AUM %s"), clients, amount);
  return g_strdup_printf (_ ("%s · AUM %s · %s of all"), clients, amount, share);
}

static void
on_chip (GtkButton      *chip,
         KdSegmentBoard *board)
{
  guint packed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "part"));

  kd_segment_board_press (board, packed >> 8, packed & 0xff, TRUE);
}

static void
add_chip (KdSegmentBoard *board,
          AdwWrapBox     *chips,
          KdSegmentBy     by,
          guint           place,
          const char     *label)
{
  GtkWidget       *chip = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), label);

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "part", GUINT_TO_POINTER (by << 8 | place));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip), board, G_CONNECT_DEFAULT);
  adw_wrap_box_append (chips, chip);
}

/**
 * kd_segment_summary_fill_chips:
 * @board: the numbers
 * @chips: where the chips go
 *
 * Shows what is chosen as chips, each with a way to undo it.
 *
 * Returns: (transfer full) (nullable): the same in words, or %NULL where nothing is chosen
 */
char *
kd_segment_summary_fill_chips (KdSegmentBoard *board,
                               AdwWrapBox     *chips)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips))) != NULL)
    adw_wrap_box_remove (chips, child);
  for (guint by = 0; by < KD_SEGMENT_SUMMARY_PARTS; by++)
    {
      g_autoptr (GArray) parts = kd_segment_board_get_parts (board, by);

      for (guint i = 0; i < parts->len; i++)
        {
          const KdBoardPart *part = &g_array_index (parts, KdBoardPart, i);

          if (!part->chosen)
            continue;
          add_chip (board, chips, by, i, part->label);
          g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part->label);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (chips), words->len > 0);
  if (words->len == 0)
    return NULL;
  child = gtk_button_new_with_label (C_ ("filters", "Clear"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "segments.clear");
  gtk_widget_add_css_class (child, "flat");
  gtk_widget_add_css_class (child, "chip");
  adw_wrap_box_append (chips, child);
  return g_string_free_and_steal (g_steal_pointer (&words));
}
