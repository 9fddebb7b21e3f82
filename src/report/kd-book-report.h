/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-chart-series.h"
#include "kd-date.h"
#include "kd-pages.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdReportDue:
 * @client: the client's name
 * @tier: (nullable): the tier, in words
 * @what: what is due, in words
 * @date: the day
 *
 * Something that expires, or a contact that was missed.
 */
typedef struct
{
  const char *client;
  const char *tier;
  const char *what;
  KdDate      date;
} KdReportDue;

/**
 * KdReportContact:
 * @client: the client's name
 * @tier: (nullable): the tier, in words
 * @channel: how, in words
 * @outcome: (nullable): what came of it, in words
 * @date: the day
 *
 * A contact in which a client was reached.
 */
typedef struct
{
  const char *client;
  const char *tier;
  const char *channel;
  const char *outcome;
  KdDate      date;
} KdReportContact;

/**
 * KdReportCare:
 * @reached: how many clients of a tier were reached in the period
 * @missed: how many were to be contacted and were not
 *
 * How the clients of a tier were kept in touch with.
 */
typedef struct
{
  guint reached;
  guint missed;
} KdReportCare;

/**
 * KdBookReport:
 * @currency: the book's currency
 * @from: the first day of the period
 * @to: its last day
 * @clients: how many clients are served
 * @assets: minor units that are known of them
 * @tiers: (array length=n_tiers): clients by assets, the lowest tier first
 * @n_tiers: how many
 * @risks: (array length=n_risks): clients by risk level, the lowest first
 * @n_risks: how many
 * @histories: (array length=n_histories): clients by investment history
 * @n_histories: how many
 * @kept: (array length=n_kept): contacts in the period in which clients were reached, the earliest first
 * @n_kept: how many
 * @reached: how many clients were reached in it
 * @care: (array length=n_tiers): the same by tier
 * @missed: (array length=n_missed): clients who were to be contacted by the end of the period and were not
 * @n_missed: how many
 * @expiries: (array length=n_expiries): what expires soon or has expired, the earliest first
 * @n_expiries: how many
 *
 * What the monthly report of a book is made of. Everything stays the caller's.
 */
typedef struct
{
  const char            *currency;
  KdDate                 from;
  KdDate                 to;
  guint                  clients;
  gint64                 assets;
  const KdChartItem     *tiers;
  guint                  n_tiers;
  const KdChartItem     *risks;
  guint                  n_risks;
  const KdChartItem     *histories;
  guint                  n_histories;
  const KdReportContact *kept;
  guint                  n_kept;
  guint                  reached;
  const KdReportCare    *care;
  const KdReportDue     *missed;
  guint                  n_missed;
  const KdReportDue     *expiries;
  guint                  n_expiries;
} KdBookReport;

KdPages *kd_book_report_new_pages (const KdBookReport *report,
                                   const KdPagesInfo  *info) G_GNUC_WARN_UNUSED_RESULT;
guint    kd_book_report_get_tier (const KdBookReport *report,
                                  guint               row);

G_END_DECLS
