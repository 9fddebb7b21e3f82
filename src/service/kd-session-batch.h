/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-batch-edit.h"
#include "kd-session.h"

G_BEGIN_DECLS

void     kd_session_edit_batch_async (KdSession          *self,
                                      KdBatchEdit        *edit,
                                      const char         *said,
                                      const char         *action,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            data);
gboolean kd_session_edit_batch_finish (KdSession    *self,
                                       GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
