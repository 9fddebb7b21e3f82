/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_PICKER (kd_client_picker_get_type ())
G_DECLARE_FINAL_TYPE (KdClientPicker, kd_client_picker, KD, CLIENT_PICKER, AdwPreferencesGroup)

void       kd_client_picker_set_session (KdClientPicker *self,
                                         KdSession      *session);
void       kd_client_picker_choose (KdClientPicker *self,
                                    const KdUuid   *client);
gboolean   kd_client_picker_get (KdClientPicker *self,
                                 KdBrief        *brief);
void       kd_client_picker_search (KdClientPicker *self);
GtkWidget *kd_client_picker_get_entry (KdClientPicker *self);

G_END_DECLS
