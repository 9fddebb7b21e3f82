/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-query.h"
#include "kd-directory.h"
#include "kd-roster-view.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdClientWord:
 * @KD_CLIENT_WORD_CITY: the city
 * @KD_CLIENT_WORD_TAG: one of the tags
 *
 * What is filtered by words that advisers choose.
 */
typedef enum
{
  KD_CLIENT_WORD_CITY,
  KD_CLIENT_WORD_TAG,
  KD_CLIENT_N_WORDS,
} KdClientWord;

/**
 * KdClientFilter:
 * @values: by [enum@DirectoryAttribute], a bit for each value that passes, 0 for all
 * @words: (element-type utf8): by [enum@ClientWord], the words that pass, "" for none; none lets all pass
 * @condition: (nullable): a filter in words that must hold besides
 *
 * The chips of a list of clients: several values of one thing are joined by or, different things by and.
 * A new one lets pass who is not archived.
 */
typedef struct
{
  guint64    values[KD_DIRECTORY_N_ATTRIBUTES];
  GPtrArray *words[KD_CLIENT_N_WORDS];
  char      *condition;
} KdClientFilter;

KdClientFilter *kd_client_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
KdClientFilter *kd_client_filter_copy (const KdClientFilter *self) G_GNUC_WARN_UNUSED_RESULT;
void            kd_client_filter_free (KdClientFilter *self);
gboolean        kd_client_filter_is_empty (const KdClientFilter *self);
void            kd_client_filter_toggle (KdClientFilter      *self,
                                         KdDirectoryAttribute attribute,
                                         guint                value);
void            kd_client_filter_toggle_word (KdClientFilter *self,
                                              KdClientWord    which,
                                              const char     *word);
char           *kd_client_filter_format (const KdClientFilter *self,
                                         const KdRuleSet      *rules) G_GNUC_WARN_UNUSED_RESULT;
KdClientFilter *kd_client_filter_parse (const KdRuleSet *rules,
                                        const char      *text,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            kd_client_filter_apply (const KdClientFilter *self,
                                        KdRosterView         *view,
                                        KdRosterTest         *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdClientFilter, kd_client_filter_free)

G_END_DECLS
