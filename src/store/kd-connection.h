/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * KdConnection:
 * @db: the database
 * @makes: whether its file may be made, and so need not be there
 *
 * A connection to an encrypted database, with its prepared statements. Used by one thread at a time.
 */
typedef struct
{
  sqlite3    *db;
  gboolean    makes;
  GHashTable *statements;
  struct
  {
    const char   *asked; /* where the text stood that was asked for */
    const char   *name;  /* the table's own copy of it */
    sqlite3_stmt *statement;
  } recent[64];
} KdConnection;

KdConnection *kd_connection_open (const char     *path,
                                  const KdSecret *key,
                                  const guint8   *salt,
                                  gboolean        create,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void          kd_connection_close (KdConnection *self);
gboolean      kd_connection_execute (KdConnection *self,
                                     const char   *sql,
                                     GError      **error);
sqlite3_stmt *kd_connection_prepare (KdConnection *self,
                                     const char   *sql,
                                     GError      **error);
sqlite3_stmt *kd_connection_find (KdConnection *self,
                                  const char   *name);
sqlite3_stmt *kd_connection_prepare_as (KdConnection *self,
                                        const char   *name,
                                        const char   *sql,
                                        GError      **error);
int           kd_connection_step (KdConnection *self,
                                  sqlite3_stmt *statement,
                                  GError      **error);
gboolean      kd_connection_run (KdConnection *self,
                                 sqlite3_stmt *statement,
                                 GError      **error);
gboolean      kd_connection_query_integer (KdConnection *self,
                                           const char   *sql,
                                           gint64       *number,
                                           GError      **error);
gboolean      kd_connection_set_error (KdConnection *self,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdConnection, kd_connection_close)

G_END_DECLS
