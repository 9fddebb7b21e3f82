/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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
KdPages    *kd_report_make_client (KdReportWork *work,
                                   KdPagesInfo  *info,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
KdPages    *kd_report_make_book (KdReportWork *work,
                                 KdPagesInfo  *info,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
