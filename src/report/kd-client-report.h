/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"
#include "kd-date.h"
#include "kd-line.h"
#include "kd-pages.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdReportGroup:
 * @title: what the facts are about
 * @facts: (array length=n_facts): the facts, those that are not filled in left out
 * @n_facts: how many
 *
 * Facts that belong together.
 */
typedef struct
{
  const char        *title;
  const KdPagesFact *facts;
  guint              n_facts;
} KdReportGroup;

/**
 * KdReportAccount:
 * @name: the account's name
 * @institution: (nullable): where it is
 * @category: (nullable): what it holds, in words
 * @number: (nullable): its number, masked unless it is to be shown
 * @value: minor units of @currency, or %KD_CHART_NO_AMOUNT
 * @currency: its currency
 * @valued: day of the valuation, or %KD_DATE_NONE
 *
 * An account and its newest valuation.
 */
typedef struct
{
  const char *name;
  const char *institution;
  const char *category;
  const char *number;
  gint64      value;
  const char *currency;
  KdDate      valued;
} KdReportAccount;

/**
 * KdReportAssessment:
 * @date: the day, or %KD_DATE_NONE where that is unknown
 * @level: the level in words
 * @until: the last day on which it holds, or %KD_DATE_NONE where that is unknown
 * @expired: whether it does not hold any more
 *
 * A risk assessment.
 */
typedef struct
{
  KdDate      date;
  const char *level;
  KdDate      until;
  gboolean    expired;
} KdReportAssessment;

/**
 * KdReportEntry:
 * @date: the day
 * @channel: how, in words
 * @outcome: (nullable): what came of it, in words
 * @summary: (nullable): what was said
 *
 * A contact with the client.
 */
typedef struct
{
  KdDate      date;
  const char *channel;
  const char *outcome;
  const char *summary;
} KdReportEntry;

/**
 * KdClientReport:
 * @currency: the book's currency
 * @figures: (array length=n_figures): what the eye is to meet first: level, expiry, assets, last contact
 * @n_figures: how many
 * @groups: (array length=n_groups): the profile
 * @n_groups: how many
 * @accounts: (array length=n_accounts): the accounts
 * @n_accounts: how many
 * @declared: minor units that the client declared, or %KD_CHART_NO_AMOUNT
 * @declared_on: when, or %KD_DATE_NONE
 * @allocation: (array length=n_allocation): assets by what they are in
 * @n_allocation: how many parts
 * @points: (array length=n_points): what all accounts were worth, by month
 * @n_points: how many
 * @returns: (array length=n_returns): returns over periods, in words
 * @n_returns: how many
 * @assessments: (array length=n_assessments): the newest first
 * @n_assessments: how many
 * @entries: (array length=n_entries): the journal, the newest first
 * @n_entries: how many
 * @more_entries: how many older ones are left out
 *
 * What a client's page on paper is made of. Everything stays the caller's.
 */
typedef struct
{
  const char               *currency;
  const KdPagesFact        *figures;
  guint                     n_figures;
  const KdReportGroup      *groups;
  guint                     n_groups;
  const KdReportAccount    *accounts;
  guint                     n_accounts;
  gint64                    declared;
  KdDate                    declared_on;
  const KdChartItem        *allocation;
  guint                     n_allocation;
  const KdLinePoint        *points;
  guint                     n_points;
  const KdPagesFact        *returns;
  guint                     n_returns;
  const KdReportAssessment *assessments;
  guint                     n_assessments;
  const KdReportEntry      *entries;
  guint                     n_entries;
  guint                     more_entries;
} KdClientReport;

KdPages *kd_client_report_new_pages (const KdClientReport *report,
                                     const KdPagesInfo    *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
