/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-history-line.h"
#include "kd-clock.h"
#include "kd-filter.h"
#include "kd-row.h"
#include "kd-uuid.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KD_TYPE_WORKSPACE (kd_workspace_get_type ())
G_DECLARE_FINAL_TYPE (KdWorkspace, kd_workspace, KD, WORKSPACE, GObject)

/**
 * KdWorkspaceFunc:
 * @self: a workspace
 * @data: what to work on, and where the results go
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Something that a window asks of a workspace, on a thread beside the main loop: it may call every
 * function of a workspace, many of them too.
 *
 * Returns: whether it was done
 */
typedef gboolean (*KdWorkspaceFunc) (KdWorkspace  *self,
                                     gpointer      data,
                                     GCancellable *cancellable,
                                     GError      **error);

/**
 * KdReversal:
 * @target: the commit that was undone or whose undo was undone
 * @reversed: how many changes were reversed
 * @kept: (array zero-terminated=1): what was kept and why
 */
typedef struct
{
  guint64 target;
  guint   reversed;
  char  **kept;
} KdReversal;

/**
 * KdProof:
 * @commits: commits read
 * @changes: changes read
 * @root: root of the ledger's tree, base64
 * @findings: (array zero-terminated=1): what is wrong, as `code where`
 */
typedef struct
{
  guint64 commits;
  guint64 changes;
  char   *root;
  char  **findings;
} KdProof;

gboolean     kd_workspace_create (const char *folder,
                                  const char *user,
                                  const char *title,
                                  int         passphrase_fd,
                                  KdClock    *clock,
                                  char      **recovery_key,
                                  char      **book,
                                  GError    **error);
KdWorkspace *kd_workspace_unlock (const char *folder,
                                  const char *user,
                                  const char *title,
                                  int         passphrase_fd,
                                  KdClock    *clock,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
KdWorkspace *kd_workspace_unlock_read_only (const char *folder,
                                            const char *user,
                                            const char *title,
                                            int         passphrase_fd,
                                            KdClock    *clock,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void         kd_workspace_close (KdWorkspace *self);
gboolean     kd_workspace_is_open (KdWorkspace *self);
gboolean     kd_workspace_is_read_only (KdWorkspace *self);
KdClock     *kd_workspace_get_clock (KdWorkspace *self);
const char  *kd_workspace_get_title (KdWorkspace *self);
const char  *kd_workspace_get_regime (KdWorkspace *self);
void         kd_workspace_set_regime (KdWorkspace *self,
                                      const char  *regime);
void         kd_workspace_call_async (KdWorkspace *self, KdWorkspaceFunc func, gpointer data, GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer     kd_workspace_call_finish (KdWorkspace *self, GAsyncResult *result, GError **error);
gboolean     kd_workspace_change_passphrase (const char *folder,
                                             const char *user,
                                             gboolean    by_recovery_key,
                                             int         fd,
                                             KdClock    *clock,
                                             GError    **error);
guint        kd_workspace_get_wait (const char *folder);
void         kd_workspace_choose_groups (guint *asked);
gboolean     kd_workspace_confirm_recovery (const char  *folder,
                                            const char  *user,
                                            const guint *asked,
                                            int          fd,
                                            KdClock     *clock,
                                            GError     **error);
gboolean     kd_workspace_is_recovery_confirmed (KdWorkspace *self);

KdRow      *kd_workspace_add (KdWorkspace *self,
                              KdRow       *row,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
KdRow      *kd_workspace_set (KdWorkspace       *self,
                              const KdUuid      *uuid,
                              const char *const *assignments,
                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_workspace_change (KdWorkspace *self,
                                 GPtrArray   *changes,
                                 guint64     *number,
                                 GError     **error);
KdRow      *kd_workspace_get (KdWorkspace  *self,
                              const KdUuid *uuid,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_list (KdWorkspace     *self,
                               const KdKindDef *def,
                               const char      *where,
                               guint            limit,
                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GArray     *kd_workspace_find_ids (KdWorkspace     *self,
                                   const KdKindDef *def,
                                   const KdFilter  *filter,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_children (KdWorkspace     *self,
                                   const KdKindDef *def,
                                   const KdUuid    *uuid,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_children_all (KdWorkspace  *self,
                                       const KdUuid *uuid,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_briefs (KdWorkspace *self,
                                 guint64     *number,
                                 GError     **error);
gboolean    kd_workspace_log_reveal (KdWorkspace  *self,
                                     KdKind        kind,
                                     const KdUuid *uuid,
                                     guint         count,
                                     GError      **error);
gboolean    kd_workspace_log_print (KdWorkspace  *self,
                                    KdKind        kind,
                                    const KdUuid *subject,
                                    const char   *name,
                                    GError      **error);
gboolean    kd_workspace_log_export (KdWorkspace *self,
                                     KdKind       kind,
                                     guint        count,
                                     const char  *name,
                                     GError     **error);
gboolean    kd_workspace_add_all (KdWorkspace  *self,
                                  GPtrArray    *rows,
                                  const KdUuid *batch,
                                  GError      **error);
GPtrArray  *kd_workspace_history (KdWorkspace  *self,
                                  const KdUuid *uuid,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_histories (KdWorkspace *self,
                                    GPtrArray   *uuids,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kd_workspace_authors (KdWorkspace *self,
                                  GPtrArray   *uuids,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
KdReversal *kd_workspace_undo (KdWorkspace *self,
                               guint64      number,
                               gboolean     redo,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
KdReversal *kd_workspace_undo_batch (KdWorkspace  *self,
                                     const KdUuid *batch,
                                     gboolean      unfinished,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        kd_reversal_free (KdReversal *self);
KdProof    *kd_workspace_verify (KdWorkspace  *self,
                                 gboolean      full,
                                 const char   *anchor_file,
                                 GCancellable *cancellable,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        kd_proof_free (KdProof *self);

gboolean kd_workspace_backup (KdWorkspace  *self,
                              const char   *path,
                              GCancellable *cancellable,
                              guint64      *size,
                              GError      **error);
gboolean kd_workspace_restore (const char *file,
                               const char *folder,
                               const char *user,
                               int         passphrase_fd,
                               KdClock    *clock,
                               GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdReversal, kd_reversal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdProof, kd_proof_free)

G_END_DECLS
