/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-pages.h"

G_BEGIN_DECLS

/**
 * KdMonthMark:
 * @KD_MONTH_NO_MARK: what its weekday says
 * @KD_MONTH_OFF: a holiday
 * @KD_MONTH_WORKED: a weekend that is worked
 *
 * What a day is to those who work.
 */
typedef enum
{
  KD_MONTH_NO_MARK,
  KD_MONTH_OFF,
  KD_MONTH_WORKED,
} KdMonthMark;

/**
 * KdMonthSheet:
 *
 * A month to be hung on a wall: its weeks, what is to be done on each day.
 */
typedef struct _KdMonthSheet KdMonthSheet;

KdMonthSheet *kd_month_sheet_new (KdDate   day,
                                  gboolean sunday) G_GNUC_WARN_UNUSED_RESULT;
void          kd_month_sheet_free (KdMonthSheet *self);
KdDate        kd_month_sheet_get_first (const KdMonthSheet *self);
KdDate        kd_month_sheet_get_last (const KdMonthSheet *self);
void          kd_month_sheet_describe (KdMonthSheet *self,
                                       KdDate        day,
                                       const char   *small,
                                       KdMonthMark   mark);
void          kd_month_sheet_add (KdMonthSheet *self,
                                  KdDate        day,
                                  guint         place,
                                  guint         n_places,
                                  const char   *name,
                                  const char   *kind);
KdPages      *kd_month_sheet_new_pages (KdMonthSheet      *self,
                                        const KdPagesInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdMonthSheet, kd_month_sheet_free)

G_END_DECLS
