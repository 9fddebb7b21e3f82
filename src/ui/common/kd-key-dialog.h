/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-form-dialog.h"
#include "kd-program.h"

G_BEGIN_DECLS

#define KD_TYPE_KEY_DIALOG (kd_key_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (KdKeyDialog, kd_key_dialog, KD, KEY_DIALOG, KdFormDialog)

/**
 * KdKeyDialogClass:
 * @is_complete: whether enough was typed for the verb
 * @get_lines: (transfer full): the secrets, in the order in which @run reads them
 * @run: what to do with them, on a thread: reads them from a descriptor and touches no widget
 * @done: it went well; the dialog closes after it
 * @failed: it did not; returns what to say
 */
struct _KdKeyDialogClass
{
  KdFormDialogClass parent_class;

  gboolean (*is_complete) (KdKeyDialog *self);
  GStrv (*get_lines) (KdKeyDialog *self);
  gboolean (*run) (KdKeyDialog *self,
                   KdProgram   *program,
                   int          fd,
                   GError     **error);
  void (*done) (KdKeyDialog *self);
  const char *(*failed) (KdKeyDialog  *self,
                         const GError *error);
};

void kd_key_dialog_setup (KdKeyDialog *self,
                          KdProgram   *program,
                          const char  *title,
                          const char  *verb);
void kd_key_dialog_look (KdKeyDialog *self);

G_END_DECLS
