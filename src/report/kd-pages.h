/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-table.h"
#include "kd-chart.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdPagesInfo:
 * @title: what the document is; at the top, on every further page, and in the file's own title
 * @subtitle: (nullable): a line below it
 * @printed: program and day: at the foot of every page
 * @notice: (nullable): for whose eyes it is: at the foot of every page
 * @created: the instant that is written into the file, RFC 3339
 * @font: (nullable): families of the font; %NULL for %KD_CHART_PAPER_FONT
 * @hide_amounts: whether every amount is hidden
 * @landscape: whether the pages lie
 *
 * What is said about a document as a whole. The same document of the same instant has the same bytes.
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *printed;
  const char *notice;
  const char *created;
  const char *font;
  gboolean    hide_amounts;
  gboolean    landscape;
} KdPagesInfo;

/**
 * KdPagesFact:
 * @label: what it is
 * @value: its value in words
 * @alert: whether it is wrong or due
 *
 * Something that is known.
 */
typedef struct
{
  const char *label;
  const char *value;
  gboolean    alert;
} KdPagesFact;

/**
 * KdPages:
 *
 * A document on A4 in the making: blocks one below another, broken into pages when it is finished.
 */
typedef struct _KdPages KdPages;

KdPages *kd_pages_new (const KdPagesInfo *info) G_GNUC_WARN_UNUSED_RESULT;
void     kd_pages_free (KdPages *self);
void     kd_pages_add_heading (KdPages    *self,
                               const char *text);
void     kd_pages_add_paragraph (KdPages    *self,
                                 const char *text);
void     kd_pages_add_note (KdPages    *self,
                            const char *text);
void     kd_pages_add_figures (KdPages           *self,
                               const KdPagesFact *facts,
                               guint              n_facts);
void     kd_pages_add_facts (KdPages           *self,
                             const KdPagesFact *facts,
                             guint              n_facts);
void     kd_pages_add_table (KdPages      *self,
                             KdChartTable *table);
void     kd_pages_add_charts (KdPages *self,
                              KdChart *left,
                              KdChart *right);
gboolean kd_pages_hides_amounts (const KdPages *self);
GBytes  *kd_pages_finish (KdPages *self,
                          guint   *n_pages,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdPages, kd_pages_free)

G_END_DECLS
