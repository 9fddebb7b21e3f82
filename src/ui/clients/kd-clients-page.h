/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_CLIENTS_PAGE (kd_clients_page_get_type ())
G_DECLARE_FINAL_TYPE (KdClientsPage, kd_clients_page, KD, CLIENTS_PAGE, AdwBin)

G_END_DECLS
