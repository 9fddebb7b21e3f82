/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the page does with the records of a client's file: forms to add and to mend them, and taking them away. */

void     kd_client_records_add (GtkWidget    *page,
                                KdSession    *session,
                                KdClientFile *file,
                                const char   *what);
void     kd_client_records_add_task_of (GtkWidget    *page,
                                        KdSession    *session,
                                        KdClientFile *file,
                                        const KdRow  *entry);
void     kd_client_records_correct (GtkWidget    *page,
                                    KdSession    *session,
                                    KdClientFile *file,
                                    const KdRow  *entry);
void     kd_client_records_mend (GtkWidget    *page,
                                 KdSession    *session,
                                 KdClientFile *file,
                                 const KdRow  *row);
void     kd_client_records_remove (KdSession   *session,
                                   const KdRow *row);
void     kd_client_records_finish (KdSession   *session,
                                   const KdRow *task);
void     kd_client_records_set (KdSession   *session,
                                const KdRow *row,
                                guint        field,
                                const char  *text);
gboolean kd_client_records_can_delete (const KdClientFile *file);
void     kd_client_records_delete (KdSession          *session,
                                   const KdClientFile *file);

G_END_DECLS
