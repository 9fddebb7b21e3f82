/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KD_TYPE_PLACES_BUTTON (kd_places_button_get_type ())
G_DECLARE_FINAL_TYPE (KdPlacesButton, kd_places_button, KD, PLACES_BUTTON, AdwBin)

G_END_DECLS
