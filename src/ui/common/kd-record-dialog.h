/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-change.h"
#include "kd-form-dialog.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_RECORD_DIALOG (kd_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KdRecordDialog, kd_record_dialog, KD, RECORD_DIALOG, KdFormDialog)

KdRecordDialog *kd_record_dialog_new (KdSession *session,
                                      KdRow     *row,
                                      gboolean   is_new);
void            kd_record_dialog_offer (KdRecordDialog *self,
                                        guint           field,
                                        const KdUuid   *uuid,
                                        const char     *label);
void            kd_record_dialog_hide (KdRecordDialog *self,
                                       guint           field);
void            kd_record_dialog_present (KdRecordDialog *self,
                                          GtkWidget      *page);
void            kd_record_dialog_ready (KdRecordDialog *self);

G_END_DECLS
