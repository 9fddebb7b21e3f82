/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clients-page.h"

#include "kd-batch-edit.h"
#include "kd-client-selection.h"
#include "kd-clients-filter.h"
#include "kd-pinyin.h"

G_BEGIN_DECLS

typedef struct _KdClientsWork KdClientsWork;

/**
 * KdClientsPage:
 *
 * The list of clients: search, filters, order.
 */
struct _KdClientsPage
{
  AdwBin parent_instance;

  KdSession         *session;
  GSettings         *settings;
  KdClientList      *list;
  KdClientSearch    *finder;
  KdClientSelection *selection;
  char              *order_key;
  KdUuid             before; /* who was current before the search */
  gboolean           has_before;
  guint              pause;  /* until the current client is shown beside the list */
  guint              settle; /* until the focus has been moved */
  guint              linger; /* until the bubble beside the scroll bar goes */
  KdPinyin          *pinyin; /* reads names for that bubble */
  KdClientsWork     *work;   /* while many clients are being changed */
  GtkPopover        *menu;   /* of one client */

  /* template */
  GtkSearchEntry    *search;
  KdClientsFilter   *filter;
  GtkStack          *stack;
  GtkLabel          *summary;
  GtkMenuButton     *order;
  GtkWidget         *summary_bar;
  GtkScrolledWindow *scrolled;
  GtkWidget         *bubble;
  GtkListView       *view;
  GtkWidget         *head;
  GtkWidget         *choosing_head;
  AdwWindowTitle    *choosing_title;
  GtkRevealer       *choosing_bar;
  GtkActionBar      *work_bar;
  GtkLabel          *work_label;
  GtkProgressBar    *work_progress;
  AdwStatusPage     *no_hit;
  GtkButton         *new_named;
};

void  kd_clients_page_update (KdClientsPage *self);
char *kd_clients_page_describe_amount (KdClientsPage *self,
                                       gint64         amount) G_GNUC_WARN_UNUSED_RESULT;
void  kd_clients_page_open (KdClientsPage *self);
void  kd_clients_page_scroll_to (KdClientsPage *self,
                                 guint          row,
                                 gboolean       focus);
void  kd_clients_page_scroll_to_current (KdClientsPage *self,
                                         gboolean       focus);
void  kd_clients_page_update_head (KdClientsPage *self);
void  kd_clients_page_install_menu (GtkWidgetClass *widget_class);
void  kd_clients_page_set_up_menu (KdClientsPage *self);
void  kd_clients_page_install_choosing (GtkWidgetClass *widget_class);
void  kd_clients_page_install_output (GtkWidgetClass *widget_class);
void  kd_clients_page_set_up_choosing (KdClientsPage *self);
void  kd_clients_page_set_up_search (KdClientsPage *self);
void  kd_clients_page_set_up_bubble (KdClientsPage *self);
void  kd_clients_page_on_typed (KdClientsPage *self);
void  kd_clients_page_on_stop_search (KdClientsPage *self);
void  kd_clients_page_update_choosing (KdClientsPage *self);
void  kd_clients_page_run_batch (KdClientsPage *self,
                                 KdBatchEdit   *edit,
                                 const char    *said);
void  kd_clients_page_install_work (GtkWidgetClass *widget_class);
void  kd_clients_page_set_up_work (KdClientsPage *self);

G_END_DECLS
