/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-uuid.h"
#include "kd-workspace.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdImportMatch:
 * @KD_IMPORT_MATCH_ALL: an equal ID number decides; else the mobile, or name and birth date, where one side has no ID number
 * @KD_IMPORT_MATCH_ID_NUMBER: the ID number alone
 * @KD_IMPORT_MATCH_MOBILE: the mobile, where one side has no ID number
 * @KD_IMPORT_MATCH_NAME_BIRTH: name and birth date, where one side has no ID number
 *
 * By what a client of a file is known again.
 */
typedef enum
{
  KD_IMPORT_MATCH_ALL,
  KD_IMPORT_MATCH_ID_NUMBER,
  KD_IMPORT_MATCH_MOBILE,
  KD_IMPORT_MATCH_NAME_BIRTH,
} KdImportMatch;

/**
 * KdImportIndex:
 *
 * Every client of the book and of the file so far, by what they are known by.
 */
typedef struct _KdImportIndex KdImportIndex;

KdImportIndex *kd_import_index_new (KdWorkspace *workspace,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void           kd_import_index_free (KdImportIndex *self);
void           kd_import_index_add (KdImportIndex *self,
                                    const KdRow   *client,
                                    GPtrArray     *rows);
guint          kd_import_index_find (KdImportIndex *self,
                                     const KdRow   *client,
                                     GPtrArray     *rows,
                                     KdImportMatch  match,
                                     KdUuid        *found);
guint          kd_import_index_find_keys (KdImportIndex *self,
                                          const char    *id_number,
                                          const char    *mobile,
                                          const char    *name,
                                          KdUuid        *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdImportIndex, kd_import_index_free)

G_END_DECLS
