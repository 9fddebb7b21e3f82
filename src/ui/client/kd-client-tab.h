/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_TAB (kd_client_tab_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdClientTab, kd_client_tab, KD, CLIENT_TAB, AdwBin)

/**
 * KdClientTabClass:
 * @parent_class: the parent
 * @show: shows a file; called again whenever something in it has changed
 *
 * A tab of the client's page.
 */
struct _KdClientTabClass
{
  AdwBinClass parent_class;
  void (*show) (KdClientTab  *self,
                KdClientFile *file);
};

KdSession     *kd_client_tab_get_session (KdClientTab *self);
KdClientFile  *kd_client_tab_get_file (KdClientTab *self);
GtkAdjustment *kd_client_tab_get_scroll (KdClientTab *self);
gboolean       kd_client_tab_get_narrow (KdClientTab *self);
void           kd_client_tab_add (KdClientTab *self,
                                  GtkWidget   *part);
void           kd_client_tab_add_beside (KdClientTab *self,
                                         GtkWidget   *part);
void           kd_client_tab_show (KdClientTab  *self,
                                   KdClientFile *file);

G_END_DECLS
