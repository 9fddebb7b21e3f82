/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-client-header.h"
#include "kd-client-page.h"
#include "kd-client-tab.h"

#define KD_CLIENT_TABS 7

struct _KdClientPage
{
  AdwBin parent_instance;

  KdSession             *session;
  KdUuid                 uuid;
  char                  *title;
  KdClientFile          *file;
  gboolean               revealed;
  guint                  hide;
  guint                  late; /* until one says that a file is being read */
  GtkShortcutController *keys;
  gboolean               stale[KD_CLIENT_TABS]; /* tabs that have not been told of the file yet */
  KdClientTab           *pages[KD_CLIENT_TABS];

  /* template */
  GtkWidget         *name;
  GtkStack          *stack;
  AdwStatusPage     *failed;
  KdClientHeader    *header;
  AdwBanner         *banner;
  GtkWidget         *menu;
  AdwBin            *card;
  GtkScrolledWindow *strip;
  AdwViewStack      *tabs;
};

void kd_client_page_update (KdClientPage *self);
void kd_client_page_leave (KdClientPage *self);
void kd_client_page_return (KdClientPage *self);
void kd_client_page_add_actions (GtkWidgetClass *widget_class);
