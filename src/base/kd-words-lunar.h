/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* How days of the Chinese calendar are written for the eye. */

const char *kd_words_festival (KdDate day);
const char *kd_words_solar_term (KdDate day);
char       *kd_words_lunar (KdDate day) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_words_lunar_short (KdDate day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
