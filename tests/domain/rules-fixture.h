/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-brief.h"
#include "kd-rule-set.h"

#include <glib.h>

KdWorkdays *kd_fixture_new_workdays (void);
void        kd_fixture_fill_rules (KdRuleSet        *rules,
                                   const KdWorkdays *workdays);
KdDate      kd_fixture_day (const char *text);
KdBrief    *kd_fixture_new_client (GPtrArray *briefs,
                                   guint8     number);
GPtrArray  *kd_fixture_new_briefs (void);

/* Holds a day against its text, so that a failure shows both. */
#define assert_day(date, text)                  \
  G_STMT_START                                  \
  {                                             \
    KdDate found_ = (date);                     \
    char   buffer_[KD_DATE_TEXT_SIZE] = "none"; \
                                                \
    if (found_ != KD_DATE_NONE)                 \
      kd_date_format (found_, buffer_);         \
    g_assert_cmpstr (buffer_, ==, (text));      \
  }                                             \
  G_STMT_END
