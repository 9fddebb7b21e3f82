/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-commit.h"
#include "kd-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdLane:
 * @KD_LANE_INTERACTIVE: somebody waits for it
 * @KD_LANE_BULK: work that takes long: an import, a backup, a verification
 *
 * Which queue a request waits in. Interactive ones go before bulk ones, and between their steps.
 */
typedef enum
{
  KD_LANE_INTERACTIVE,
  KD_LANE_BULK,
} KdLane;

/**
 * KdStep:
 * @KD_STEP_FAILED: the error is set
 * @KD_STEP_DONE: the request is answered
 * @KD_STEP_MORE: call again; other requests may come between
 *
 * What one step of a request came to.
 */
typedef enum
{
  KD_STEP_FAILED,
  KD_STEP_DONE,
  KD_STEP_MORE,
} KdStep;

/**
 * KdBookFunc:
 * @store: (nullable): the open book, or %NULL to let go of it: the request is given up between two steps
 * @data: the request
 * @error: return location
 *
 * One step of a request, on the book's thread. Only what asked for more steps is called with %NULL.
 *
 * Returns: whether it is done
 */
typedef KdStep (*KdBookFunc) (KdStore *store,
                              gpointer data,
                              GError **error);

#define KD_TYPE_BOOK (kd_book_get_type ())
G_DECLARE_FINAL_TYPE (KdBook, kd_book, KD, BOOK, GObject)

KdBook       *kd_book_new (KdStore    *store,
                           const char *anchor) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kd_book_run (KdBook       *self,
                           KdLane        lane,
                           KdBookFunc    func,
                           gpointer      data,
                           GCancellable *cancellable,
                           GError      **error);
void          kd_book_close (KdBook *self);
const KdUuid *kd_book_get_uuid (KdBook *self);
gboolean      kd_book_is_read_only (KdBook *self);

G_END_DECLS
