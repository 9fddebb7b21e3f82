/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-report.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_PRINT_DIALOG (kd_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdPrintDialog, kd_print_dialog, KD, PRINT_DIALOG, AdwDialog)

AdwDialog *kd_print_dialog_new_client (KdSession    *session,
                                       const KdUuid *client) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *kd_print_dialog_new_list (KdSession  *session,
                                     GArray     *clients,
                                     const char *words) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *kd_print_dialog_new_month (KdSession *session,
                                      KdDate     day,
                                      gboolean   sunday) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *kd_print_dialog_new_book (KdSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
