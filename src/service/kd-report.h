/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rules.h"
#include "kd-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KdReportKind:
 * @KD_REPORT_CLIENT: a client on paper
 * @KD_REPORT_BOOK: what the book holds, what expires, whom the adviser reached in a period
 * @KD_REPORT_LIST: clients, a line each
 * @KD_REPORT_MONTH: a month with what is to be done on its days
 *
 * The documents.
 */
typedef enum
{
  KD_REPORT_CLIENT,
  KD_REPORT_BOOK,
  KD_REPORT_LIST,
  KD_REPORT_MONTH,
} KdReportKind;

/**
 * KdReportNumbers:
 * @KD_REPORT_MASKED: with stars in the middle; of a name the surname stays
 * @KD_REPORT_IN_FULL: as they are, which is a reveal
 * @KD_REPORT_LEFT_OUT: not at all
 *
 * How identity, phone and card numbers stand on paper, and the names of a month.
 */
typedef enum
{
  KD_REPORT_MASKED,
  KD_REPORT_IN_FULL,
  KD_REPORT_LEFT_OUT,
} KdReportNumbers;

/**
 * KdReportFormat:
 * @KD_REPORT_PDF: pages
 * @KD_REPORT_XLSX: a workbook; only that of the book
 *
 * What a document is written as.
 */
typedef enum
{
  KD_REPORT_PDF,
  KD_REPORT_XLSX,
} KdReportFormat;

/**
 * KdReport:
 * @kind: which document
 * @format: what it is written as
 * @regime: under whose rules
 * @client: of a client: who
 * @clients: (nullable) (element-type KdUuid): of a list: who, in which order
 * @words: (nullable): of a list: which clients they are, in words
 * @from: of the book: the first day of the period; of a month: a day of it
 * @to: of the book: its last day
 * @sunday: of a month: whether weeks begin with Sunday
 * @numbers: how numbers stand in it; of a month: how names do
 * @hide_amounts: whether every amount is hidden
 *
 * A document that is asked for.
 */
typedef struct
{
  KdReportKind    kind;
  KdReportFormat  format;
  const char     *regime;
  KdUuid          client;
  GArray         *clients;
  const char     *words;
  KdDate          from;
  KdDate          to;
  gboolean        sunday;
  KdReportNumbers numbers;
  gboolean        hide_amounts;
} KdReport;

gboolean       kd_report_kind_parse (const char   *text,
                                     KdReportKind *kind);
KdReportFormat kd_report_format_of (const char *path);
void           kd_report_get_last_month (KdDate  today,
                                         KdDate *from,
                                         KdDate *to);
GBytes        *kd_report_make (const KdReport *self,
                               KdWorkspace    *workspace,
                               const KdRules  *rules,
                               guint          *n_pages,
                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       kd_report_log (const KdReport *self,
                              KdWorkspace    *workspace,
                              const char     *name,
                              GError        **error);
gboolean       kd_report_save (const KdReport *self,
                               KdWorkspace    *workspace,
                               GBytes         *bytes,
                               const char     *path,
                               gboolean        replace,
                               GError        **error);
gboolean       kd_report_write (const KdReport *self,
                                KdWorkspace    *workspace,
                                const KdRules  *rules,
                                const char     *path,
                                gboolean        replace,
                                guint          *n_parts,
                                GError        **error);

G_END_DECLS
