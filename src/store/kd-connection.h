/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-secret.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * KdConnectionMode:
 * @KD_CONNECTION_READ: the file is never written to
 * @KD_CONNECTION_WRITE: it is read and written
 * @KD_CONNECTION_CREATE: it may be made, and so need not be there
 *
 * What may be done to the file of a database.
 */
typedef enum
{
  KD_CONNECTION_READ,
  KD_CONNECTION_WRITE,
  KD_CONNECTION_CREATE,
} KdConnectionMode;

/**
 * KdConnection:
 * @db: the database
 * @mode: what may be done to its file
 * @damaged: whether a page could not be read; the text index, which can be made anew, does not count
 *
 * A connection to an encrypted database, with its prepared statements. Used by one thread at a time.
 */
typedef struct
{
  sqlite3         *db;
  KdConnectionMode mode;
  gboolean         damaged;
  GHashTable      *statements;
  struct
  {
    const char   *asked; /* where the text stood that was asked for */
    const char   *name;  /* the table's own copy of it */
    sqlite3_stmt *statement;
  } recent[64];
} KdConnection;

KdConnection *kd_connection_open (const char      *path,
                                  const KdSecret  *key,
                                  const guint8    *salt,
                                  KdConnectionMode mode,
                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_connection_freeze (KdConnection *self,
                                    GError      **error);
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
