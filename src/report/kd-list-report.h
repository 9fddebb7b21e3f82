/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-pages.h"

G_BEGIN_DECLS

/**
 * KdReportClient:
 * @name: the client's name
 * @tier: (nullable): the tier, in words
 * @level: (nullable): the risk level, in words
 * @alert: (nullable): what is wrong with the assessment, in words
 * @phone: (nullable): a number, as it is to be shown
 * @city: (nullable): where
 * @contact: the last contact, in words
 * @assets: minor units, or %KD_CHART_NO_AMOUNT
 *
 * A line of a list of clients.
 */
typedef struct
{
  const char *name;
  const char *tier;
  const char *level;
  const char *alert;
  const char *phone;
  const char *city;
  const char *contact;
  gint64      assets;
} KdReportClient;

KdPages *kd_list_report_new_pages (const KdReportClient *clients,
                                   guint                 n_clients,
                                   const char           *currency,
                                   gboolean              phones,
                                   const KdPagesInfo    *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
