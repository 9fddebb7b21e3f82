/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-change.h"
#include "kd-import-row.h"
#include "kd-import.h"

G_BEGIN_DECLS

/**
 * KdImportOutcome:
 *
 * What becomes of one row.
 */
typedef enum
{
  KD_IMPORT_ADDED,
  KD_IMPORT_UPDATED,
  KD_IMPORT_DUPLICATE,
  KD_IMPORT_PROBLEM,
} KdImportOutcome;

/**
 * KdImportPlace:
 * @workspace: the open book
 * @index: every client
 * @match: by what clients are known again
 * @update: whether a record that is there is changed
 * @known: (element-type KdUuid GPtrArray): clients as they are by now, with their parts, where that was asked
 * @accounts: (element-type utf8 KdUuid): accounts by client and number or name
 * @products: (element-type utf8 KdUuid): products by code or name
 * @seen: (element-type utf8): digests of the records that are there, for kinds without a key of their own
 * @now: the present instant
 *
 * Where the rows go, as it is by now.
 */
typedef struct
{
  KdWorkspace   *workspace;
  KdImportIndex *index;
  KdImportMatch  match;
  gboolean       update;
  GHashTable    *known;
  GHashTable    *accounts;
  GHashTable    *products;
  GHashTable    *seen;
  gint64         now;
} KdImportPlace;

/* The members of an import; only counts and progress are shared between threads. */
struct _KdImport
{
  char            *path;
  const KdKindDef *def;
  char            *encoding;
  char             separator;
  char            *sheet;
  KdSheetReader   *reader; /* of the preview */
  GPtrArray       *preview;
  KdImportMapping *mapping;
  KdImportMatch    match;
  gboolean         update;
  GHashTable      *choices;     /* column + 1 → KdImportChoice */
  GHashTable      *row_choices; /* number → KdImportChoice */
  GPtrArray       *held;
  KdUuid           batch;

  GMutex         mutex;
  KdImportCounts counts;
  double         progress;
};

KdSheetReader *kd_import_open_reader (const KdImport *self,
                                      GError        **error);
void           kd_import_hold_back (KdImport         *self,
                                    const KdSheetRow *row,
                                    KdImportRecord   *record);
void           kd_import_held_free (gpointer data);

gboolean kd_import_place_open (KdImportPlace   *self,
                               KdWorkspace     *workspace,
                               const KdKindDef *def,
                               GError         **error);
void     kd_import_place_clear (KdImportPlace *self);
gboolean kd_import_place_load_known (KdImportPlace *self,
                                     GError       **error);

KdImportOutcome kd_import_place_client (KdImportPlace  *self,
                                        KdImportRecord *record,
                                        GPtrArray      *changes);
KdImportOutcome kd_import_place_other (KdImportPlace  *self,
                                       KdImportRecord *record,
                                       GPtrArray      *changes);

G_END_DECLS
