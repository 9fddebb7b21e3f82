/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FORM_DIALOG (kd_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdFormDialog, kd_form_dialog, KD, FORM_DIALOG, AdwDialog)

struct _KdFormDialogClass
{
  AdwDialogClass parent_class;
};

KdFormDialog        *kd_form_dialog_new (const char *title,
                                         const char *verb);
void                 kd_form_dialog_setup (KdFormDialog *self,
                                           const char   *title,
                                           const char   *verb);
void                 kd_form_dialog_add_group (KdFormDialog        *self,
                                               AdwPreferencesGroup *group);
AdwPreferencesGroup *kd_form_dialog_get_group (KdFormDialog *self);
void                 kd_form_dialog_add (KdFormDialog *self,
                                         GtkWidget    *row);
void                 kd_form_dialog_set_problem (KdFormDialog *self,
                                                 const char   *problem);

G_END_DECLS
