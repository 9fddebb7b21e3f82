/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdDoctorFunc:
 * @name: what was looked at
 * @ok: whether it is as it should be
 * @detail: what was found
 * @data: the caller's
 */
typedef void (*KdDoctorFunc) (const char *name,
                              gboolean    ok,
                              const char *detail,
                              gpointer    data);

void  kd_doctor_examine (const char  *vault,
                         KdDoctorFunc func,
                         gpointer     data);
char *kd_doctor_find_plain_swap (const char *swaps,
                                 const char *block_folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
