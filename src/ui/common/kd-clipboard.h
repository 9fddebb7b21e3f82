/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KD_CLIPBOARD_SECONDS:
 *
 * So long a number that was copied can be pasted.
 */
#define KD_CLIPBOARD_SECONDS 30

void kd_clipboard_lend (GtkWidget  *widget,
                        const char *text);

G_END_DECLS
