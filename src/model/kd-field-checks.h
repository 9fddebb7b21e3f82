/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-kind.h"

#include <glib.h>

G_BEGIN_DECLS

/* What single values have to pass beyond their type: each a KdFieldCheck. */

gboolean kd_check_birth (const KdField *field,
                         KdValue       *value,
                         GError       **error);
gboolean kd_check_currency (const KdField *field,
                            KdValue       *value,
                            GError       **error);
gboolean kd_check_not_negative (const KdField *field,
                                KdValue       *value,
                                GError       **error);
gboolean kd_check_uuid_text (const KdField *field,
                             KdValue       *value,
                             GError       **error);

/* What whole rows have to pass: each a KdRowCheck. */

gboolean kd_check_client (KdRow   *row,
                          GError **error);
gboolean kd_check_contact_method (KdRow   *row,
                                  GError **error);
gboolean kd_check_membership (KdRow   *row,
                              GError **error);

G_END_DECLS
