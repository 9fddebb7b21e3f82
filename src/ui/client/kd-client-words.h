/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-client-item.h"
#include "kd-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What records are called where a page lists them. */

char       *kd_client_words_value (KdSession   *session,
                                   const KdRow *row,
                                   guint        field) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_client_words_short (KdSession  *session,
                                   gint64      minor,
                                   const char *currency) G_GNUC_WARN_UNUSED_RESULT;
const char *kd_client_words_choice (const KdRow *row,
                                    guint        field);
char       *kd_client_words_join (const char *first,
                                  ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
const char *kd_client_words_name (KdSession    *session,
                                  const KdUuid *client);
gboolean    kd_client_words_facts (KdSession     *session,
                                   const KdUuid  *client,
                                   KdClientFacts *facts);
const char *kd_client_words_title (const KdRow *row);
char       *kd_client_words_record (KdSession          *session,
                                    const KdClientFile *file,
                                    const KdRow        *row) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *kd_client_words_menu (const KdRow *row) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *kd_client_words_trade_menu (const KdRow *trade,
                                        gboolean     stands) G_GNUC_WARN_UNUSED_RESULT;
KdDate      kd_client_words_next_contact (KdSession          *session,
                                          const KdClientFile *file);

G_END_DECLS
