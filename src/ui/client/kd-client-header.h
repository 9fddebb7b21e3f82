/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-file.h"
#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENT_HEADER (kd_client_header_get_type ())
G_DECLARE_FINAL_TYPE (KdClientHeader, kd_client_header, KD, CLIENT_HEADER, AdwBin)

void         kd_client_header_show (KdClientHeader *self,
                                    KdSession      *session,
                                    KdClientFile   *file,
                                    gboolean        revealed);
const KdRow *kd_client_header_find_mobile (const KdClientFile *file);

G_END_DECLS
