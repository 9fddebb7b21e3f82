/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FIRST_RUN_PAGE (kd_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (KdFirstRunPage, kd_first_run_page, KD, FIRST_RUN_PAGE, AdwBin)

KdFirstRunPage *kd_first_run_page_new (KdProgram *program) G_GNUC_WARN_UNUSED_RESULT;
void            kd_first_run_page_create (KdFirstRunPage *self);

G_END_DECLS
