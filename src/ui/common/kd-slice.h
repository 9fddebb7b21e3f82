/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KD_TYPE_SLICE (kd_slice_get_type ())
G_DECLARE_FINAL_TYPE (KdSlice, kd_slice, KD, SLICE, GtkWidget)

GtkWidget *kd_slice_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       kd_slice_set_child (KdSlice       *self,
                               GtkScrollable *child);
void       kd_slice_hold (KdSlice *self);
void       kd_slice_replace (KdSlice    *self,
                             GListStore *store,
                             GPtrArray  *items,
                             GEqualFunc  equal);

G_END_DECLS
