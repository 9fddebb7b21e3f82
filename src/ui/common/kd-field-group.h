/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FIELD_GROUP (kd_field_group_get_type ())
G_DECLARE_FINAL_TYPE (KdFieldGroup, kd_field_group, KD, FIELD_GROUP, AdwPreferencesGroup)

KdFieldGroup *kd_field_group_new (KdSession  *session,
                                  const char *kind,
                                  const char *group);
void          kd_field_group_show (KdFieldGroup *self,
                                   const KdRow  *row);
gboolean      kd_field_group_focus (KdFieldGroup *self,
                                    guint         field);
int           kd_field_group_get_focus (KdFieldGroup *self);
void          kd_field_group_set_revealed (KdFieldGroup *self,
                                           gboolean      revealed);
gboolean      kd_record_has_sensitive (const KdRow *row);
void          kd_record_lend (GtkWidget   *widget,
                              KdSession   *session,
                              const KdRow *row,
                              guint        field);
void          kd_record_log_reveal (KdSession   *session,
                                    const KdRow *row);

G_END_DECLS
