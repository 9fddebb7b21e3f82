/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_RETURNS_VIEW (kd_returns_view_get_type ())
G_DECLARE_FINAL_TYPE (KdReturnsView, kd_returns_view, KD, RETURNS_VIEW, AdwBin)

KdReturnsView *kd_returns_view_new (KdSession *session);
void           kd_returns_view_show (KdReturnsView *self,
                                     const KdUuid  *client,
                                     const char    *name);

G_END_DECLS
