/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"
#include "kd-decimal.h"

#include <glib.h>

G_BEGIN_DECLS

/* How amounts, returns and shares are written for the eye; the bare forms for files are in kd-money. */

/**
 * KD_WORDS_UNKNOWN:
 *
 * What stands where a value is not known, which is not zero.
 */
#define KD_WORDS_UNKNOWN "—"

/**
 * KD_WORDS_HIDDEN:
 *
 * What stands in the place of every amount while somebody looks over the shoulder.
 */
#define KD_WORDS_HIDDEN "••••"

char *kd_words_amount_short (gint64      minor,
                             const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_amount_full (gint64      minor,
                            const char *currency,
                            const char *book_currency) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_amount_spoken (gint64      minor,
                              const char *currency,
                              KdDate      valued) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_gain (gint64      minor,
                     const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_return (double rate) G_GNUC_WARN_UNUSED_RESULT;
void  kd_words_split_shares (const gint64 *parts,
                             guint         n,
                             guint        *tenths);
char *kd_words_share (guint tenths) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_count (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_count_short (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *kd_words_decimal (KdDecimal decimal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
