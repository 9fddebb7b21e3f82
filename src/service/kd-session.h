/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-directory.h"
#include "kd-errand.h"
#include "kd-program.h"
#include "kd-recent-clients.h"
#include "kd-today.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KD_TYPE_SESSION (kd_session_get_type ())
G_DECLARE_FINAL_TYPE (KdSession, kd_session, KD, SESSION, GObject)

/**
 * KdSessionFunc:
 * @workspace: the workspace
 * @data: what it is about
 * @changes: (element-type KdChange): where the changes go
 * @error: return location
 *
 * Makes changes, on a thread beside the main loop.
 *
 * Returns: whether they are to be made
 */
typedef gboolean (*KdSessionFunc) (KdWorkspace *workspace,
                                   gpointer     data,
                                   GPtrArray   *changes,
                                   GError     **error);

int              kd_session_speak (const char *const *lines,
                                   GError           **error);
void             kd_session_unlock_async (KdProgram          *program,
                                          const char         *book,
                                          gboolean            read_only,
                                          int                 passphrase_fd,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
KdSession       *kd_session_unlock_finish (GAsyncResult *result,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void             kd_session_lock (KdSession *self);
KdWorkspace     *kd_session_get_workspace (KdSession *self);
KdDirectory     *kd_session_get_directory (KdSession *self);
const char      *kd_session_get_title (KdSession *self);
KdProgram       *kd_session_get_program (KdSession *self);
gboolean         kd_session_is_read_only (KdSession *self);
KdDate           kd_session_get_today (KdSession *self);
void             kd_session_follow_day (KdSession *self);
KdToday         *kd_session_get_day (KdSession *self);
KdRecentClients *kd_session_get_recent (KdSession *self);
KdErrand        *kd_session_get_errand (KdSession *self);
gboolean         kd_session_get_privacy (KdSession *self);
void             kd_session_set_privacy (KdSession *self,
                                         gboolean   privacy);
void             kd_session_leave (KdSession  *self,
                                   const char *key,
                                   const char *value);
char            *kd_session_find_left (KdSession  *self,
                                       const char *key) G_GNUC_WARN_UNUSED_RESULT;
void             kd_session_change (KdSession  *self,
                                    GPtrArray  *changes,
                                    const char *said);
void             kd_session_compose_async (KdSession          *self,
                                           KdSessionFunc       func,
                                           gpointer            data,
                                           GDestroyNotify      free_data,
                                           const char         *said,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean         kd_session_compose_finish (KdSession    *self,
                                            GAsyncResult *result,
                                            GError      **error);
void             kd_session_reverse (KdSession *self,
                                     guint64    number,
                                     gboolean   redo);
void             kd_session_say (KdSession  *self,
                                 const char *said);
void             kd_session_offer (KdSession  *self,
                                   const char *said,
                                   const char *verb,
                                   GClosure   *deed);
void             kd_session_offer_action (KdSession  *self,
                                          const char *said,
                                          const char *verb,
                                          const char *action);
void             kd_session_keep_draft (KdSession  *self,
                                        const char *key,
                                        const char *text,
                                        GClosure   *again);
void             kd_session_keep_draft_for (KdSession  *self,
                                            const char *key,
                                            const char *text,
                                            const char *action);
void             kd_session_drop_draft (KdSession  *self,
                                        const char *key);
void             kd_session_undo_import_async (KdSession          *self,
                                               const KdUuid       *batch,
                                               GAsyncReadyCallback callback,
                                               gpointer            data);
gboolean         kd_session_undo_import_finish (KdSession    *self,
                                                GAsyncResult *result,
                                                GError      **error);
void             kd_session_fail (KdSession    *self,
                                  const GError *error);
void             kd_session_note_kept (KdSession *self);

G_END_DECLS
