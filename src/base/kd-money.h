/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is a whole number of minor units (分) of an ISO 4217 currency, never a floating number. */

guint    kd_money_get_digits (const char *currency);
gboolean kd_money_add (gint64  a,
                       gint64  b,
                       gint64 *sum);
gboolean kd_money_parse (const char *text,
                         const char *currency,
                         gint64     *minor,
                         GError    **error);
char    *kd_money_format (gint64      minor,
                          const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char    *kd_money_format_grouped (gint64      minor,
                                  const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
