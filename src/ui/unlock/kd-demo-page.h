/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KD_DEMO_PASSPHRASE:
 *
 * What opens the vault with invented clients. It keeps nothing secret, and the lock says it.
 */
#define KD_DEMO_PASSPHRASE "invented clients for trying out"

#define KD_TYPE_DEMO_PAGE (kd_demo_page_get_type ())
G_DECLARE_FINAL_TYPE (KdDemoPage, kd_demo_page, KD, DEMO_PAGE, AdwNavigationPage)

void kd_demo_page_start (KdDemoPage *self,
                         KdProgram  *program);

G_END_DECLS
