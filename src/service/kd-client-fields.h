/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-filter.h"
#include "kd-roster-test.h"
#include "kd-rule-set.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdClientFields:
 *
 * What a filter may ask of a client beyond the fields of the record: facts gathered from other records
 * and classes by the rules of a day, as one table.
 */
typedef struct _KdClientFields KdClientFields;

KdClientFields *kd_client_fields_new (const KdRuleSet *rules) G_GNUC_WARN_UNUSED_RESULT;
void            kd_client_fields_free (KdClientFields *self);
const KdField  *kd_client_fields_get (const KdClientFields *self,
                                      guint                *n_fields);
int             kd_client_fields_find_attribute (const KdClientFields *self,
                                                 guint                 attribute);
int             kd_client_fields_get_attribute (const KdClientFields *self,
                                                guint                 field);
guint           kd_client_fields_get_n_values (const KdClientFields *self,
                                               guint                 field);
char           *kd_client_fields_get_label (const KdClientFields *self,
                                            guint                 field,
                                            guint                 value) G_GNUC_WARN_UNUSED_RESULT;
char           *kd_client_fields_get_key (const KdClientFields *self,
                                          guint                 field,
                                          guint                 value) G_GNUC_WARN_UNUSED_RESULT;
gboolean        kd_client_fields_knows (const KdFilter *test);
guint64         kd_client_fields_get_values (const KdClientFields *self,
                                             const KdFilter       *test);
KdRosterTest   *kd_client_fields_make_test (const KdClientFields *self,
                                            const KdFilter       *test,
                                            KdDate                today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdClientFields, kd_client_fields_free)

G_END_DECLS
