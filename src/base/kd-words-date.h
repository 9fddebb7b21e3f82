/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* How days are written for the eye, near ones by words; files and tables use kd_date_format(). */

const char *kd_words_weekday (KdDate day);
const char *kd_words_month_name (KdDate day);
char       *kd_words_day (KdDate day) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_month (KdDate day) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_due (KdDate day,
                          KdDate today) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_past (KdDate day,
                           KdDate today) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_contact (KdDate day,
                              KdDate today) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_moment (gint64     instant,
                             GTimeZone *zone,
                             KdDate     today) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_age (KdDate birth,
                          KdDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
