/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_UNLOCK_PAGE (kd_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (KdUnlockPage, kd_unlock_page, KD, UNLOCK_PAGE, AdwBreakpointBin)

KdUnlockPage *kd_unlock_page_new (KdProgram *program,
                                  gboolean   read_only) G_GNUC_WARN_UNUSED_RESULT;
void          kd_unlock_page_unlock (KdUnlockPage *self,
                                     const char   *passphrase);

G_END_DECLS
