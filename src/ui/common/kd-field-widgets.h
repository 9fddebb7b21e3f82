/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The small parts of a form's rows. */

GtkWidget *kd_field_button_new (const char *icon,
                                const char *tooltip);
GtkWidget *kd_field_menu_new (const KdField *field);
GtkWidget *kd_field_calendar_new (GtkEditable *editable);
char      *kd_field_text_of (const KdRow *row,
                             guint        field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
