/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-today-list.h"
#include "kd-today-page.h"

G_BEGIN_DECLS

/**
 * KdTodayPage:
 *
 * What is overdue, due today and in the next days, worked through by single keys. The client of the chosen line is
 * shown beside it.
 */
struct _KdTodayPage
{
  AdwBin parent_instance;

  KdSession          *session;
  KdToday            *today;
  KdTodayList        *list;
  GtkSingleSelection *selection;
  GtkToggleButton    *kind_chips[KD_TODAY_N_KINDS + 1]; /* all at the end */
  gboolean            coming;                           /* the place has just been chosen */

  /* template */
  AdwWindowTitle *title;
  GtkBox         *chips;
  GtkStack       *stack;
  GtkOverlay     *overlay;
  GtkListView    *view;
  GtkLabel       *health;
  GtkWidget      *arrears;
  GtkLabel       *arrears_words;
  GtkActionBar   *acts;
};

KdTodayLine *kd_today_page_get_open_line (KdTodayPage *self);
void         kd_today_page_tell_client (KdTodayPage *self,
                                        const char  *action);
void         kd_today_page_update_actions (KdTodayPage *self);
void         kd_today_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
