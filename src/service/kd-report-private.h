/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-book-report.h"
#include "kd-file-sink.h"
#include "kd-pages.h"
#include "kd-report.h"
#include "kd-rule-set.h"

G_BEGIN_DECLS

/**
 * KdReportWork:
 * @asked: what is asked for
 * @workspace: where it comes from
 * @rules: all rules
 * @set: those of today
 * @today: the present day
 * @texts: (element-type utf8): texts that facts point to
 *
 * A document in the making.
 */
typedef struct
{
  const KdReport *asked;
  KdWorkspace    *workspace;
  const KdRules  *rules;
  KdRuleSet       set;
  KdDate          today;
  GPtrArray      *texts;
} KdReportWork;

const char *kd_report_keep (KdReportWork *work,
                            char         *text);
const char *kd_report_get_choice (const KdRow *row,
                                  guint        field);
KdPages    *kd_report_make_client (KdReportWork *work,
                                   KdPagesInfo  *info,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdPages    *kd_report_make_book (KdReportWork *work,
                                 KdPagesInfo  *info,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdPages    *kd_report_make_list (KdReportWork *work,
                                 KdPagesInfo  *info,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdPages    *kd_report_make_month (KdReportWork *work,
                                  KdPagesInfo  *info,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kd_report_write_book (KdReportWork *work,
                                  KdFileSink   *sink,
                                  guint        *n_sheets,
                                  GError      **error);
gboolean    kd_report_write_sheets (KdReportWork       *work,
                                    const KdBookReport *report,
                                    KdFileSink         *sink,
                                    guint              *n_sheets,
                                    GError            **error);

G_END_DECLS
