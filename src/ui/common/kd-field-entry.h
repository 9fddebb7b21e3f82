/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_FIELD_ENTRY (kd_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (KdFieldEntry, kd_field_entry, KD, FIELD_ENTRY, GObject)

KdFieldEntry  *kd_field_entry_new (const KdKindDef *def,
                                   guint            field,
                                   gboolean         in_place) G_GNUC_WARN_UNUSED_RESULT;
void           kd_field_entry_put_text (KdFieldEntry *self,
                                        const char   *text);
void           kd_field_entry_add_to (KdFieldEntry        *self,
                                      AdwPreferencesGroup *group);
void           kd_field_entry_remove_from (KdFieldEntry        *self,
                                           AdwPreferencesGroup *group);
void           kd_field_entry_offer (KdFieldEntry *self,
                                     const KdUuid *uuid,
                                     const char   *label);
const KdField *kd_field_entry_get_field (KdFieldEntry *self);
guint          kd_field_entry_get_index (KdFieldEntry *self);
GtkWidget     *kd_field_entry_get_row (KdFieldEntry *self);
char          *kd_field_entry_get_text (KdFieldEntry *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       kd_field_entry_is_changed (KdFieldEntry *self);
void           kd_field_entry_show (KdFieldEntry *self,
                                    const KdRow  *row);
void           kd_field_entry_revert (KdFieldEntry *self);
void           kd_field_entry_settle (KdFieldEntry *self);
void           kd_field_entry_set_error (KdFieldEntry *self,
                                         const char   *message);
void           kd_field_entry_set_revealed (KdFieldEntry *self,
                                            gboolean      revealed);
void           kd_field_entry_focus (KdFieldEntry *self);
gboolean       kd_field_entry_has_focus (KdFieldEntry *self);

G_END_DECLS
