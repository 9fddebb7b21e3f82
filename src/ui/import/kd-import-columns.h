/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *kd_import_columns_new (KdImport *import) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
