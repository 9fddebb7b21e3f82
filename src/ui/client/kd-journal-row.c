/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-journal-row.h"

#include "kd-client-words.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-rows-group.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/* So much of an entry has room at the least. */
#define CHARACTERS_A_LINE 15

static const struct
{
  const char *channel;
  const char *icon;
} icons[] = {
  { "call", "call-start-symbolic" },
  { "visit", "avatar-default-symbolic" },
  { "branch", "avatar-default-symbolic" },
  { "email", "mail-unread-symbolic" },
  { "event", "x-office-calendar-symbolic" },
};

static GtkWidget *
make_icon (const KdRow *entry)
{
  const char *channel = kd_row_get_text (entry, KD_INTERACTION_CHANNEL);
  const char *icon = "user-available-symbolic";

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].channel, channel) == 0)
      icon = icons[i].icon;
  return gtk_image_new_from_icon_name (icon);
}

static void
on_more (GtkWidget *button,
         GtkWidget *row)
{
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_visible (button, FALSE);
}

/* Of a long entry the rest comes by a button, which is small: beside words there would be little room for the entry in a
 * narrow window. */
static void
add_more (GtkWidget  *row,
          const char *summary,
          int         lines)
{
  GtkWidget *button;

  if (lines == 0 || summary == NULL || g_utf8_strlen (summary, -1) <= lines * CHARACTERS_A_LINE)
    return;
  button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Show All"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_more), row, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * kd_journal_row_new:
 * @session: an open book
 * @entry: an entry of a journal
 * @lines: so many lines of it are shown, 0 for all
 *
 * Returns: (transfer floating): a row: what was said, by which channel, when, and what came of it
 */
GtkWidget *
kd_journal_row_new (KdSession   *session,
                    const KdRow *entry,
                    int          lines)
{
  GTimeZone       *zone = kd_clock_get_zone (kd_workspace_get_clock (kd_session_get_workspace (session)));
  const char      *summary = kd_row_get_text (entry, KD_INTERACTION_SUMMARY);
  const char      *channel = kd_client_words_choice (entry, KD_INTERACTION_CHANNEL);
  const char      *outcome = kd_client_words_choice (entry, KD_INTERACTION_OUTCOME);
  g_autofree char *when = kd_words_past (kd_instant_get_date (kd_row_get_integer (entry, KD_INTERACTION_TIME, 0), zone), kd_session_get_today (session));
  g_autofree char *detail = kd_client_words_join (when, summary != NULL ? channel : "", NULL);
  GtkWidget       *row = kd_rows_group_row_new (summary != NULL ? summary : channel, detail, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), lines);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (entry));
  add_more (row, summary, lines);
  if (!g_str_equal (outcome, KD_WORDS_UNKNOWN))
    kd_rows_group_row_add_pill (row, outcome, "pill-level");
  return row;
}
