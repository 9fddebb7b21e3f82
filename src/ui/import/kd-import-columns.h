/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *kd_import_columns_new (KdImport *import) G_GNUC_WARN_UNUSED_RESULT;

char *kd_import_describe_target (const char *target) G_GNUC_WARN_UNUSED_RESULT;
char *kd_import_shorten (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
