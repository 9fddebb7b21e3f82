/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_SELECTION (kd_client_selection_get_type ())
G_DECLARE_FINAL_TYPE (KdClientSelection, kd_client_selection, KD, CLIENT_SELECTION, GObject)

KdClientSelection *kd_client_selection_new (KdClientList   *list,
                                            KdClientSearch *search) G_GNUC_WARN_UNUSED_RESULT;
KdClientItem      *kd_client_selection_get_item (KdClientSelection *self,
                                                 guint              position) G_GNUC_WARN_UNUSED_RESULT;
guint              kd_client_selection_find (KdClientSelection *self,
                                             const KdUuid      *client);
gboolean           kd_client_selection_get_current (KdClientSelection *self,
                                                    KdUuid            *client);
void               kd_client_selection_set_current (KdClientSelection *self,
                                                    const KdUuid      *client);
gboolean           kd_client_selection_is_choosing (KdClientSelection *self);
void               kd_client_selection_choose (KdClientSelection *self,
                                               gboolean           choosing);
void               kd_client_selection_toggle (KdClientSelection *self,
                                               guint              position);
guint              kd_client_selection_get_n_chosen (KdClientSelection *self);
GArray            *kd_client_selection_get_chosen (KdClientSelection *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
