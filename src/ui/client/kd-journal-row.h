/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *kd_journal_row_new (KdSession   *session,
                               const KdRow *entry,
                               int          lines);

G_END_DECLS
