/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Writes a ZIP archive of parts: a name and its bytes in turn, up to NULL. */
void zip_write (const char *path,
                const char *first,
                ...) G_GNUC_NULL_TERMINATED;

/* Writes a workbook with one sheet whose `sheetData` is given. Each further part may be given, or NULL for the usual. */
void zip_write_workbook (const char *path,
                         const char *rows,
                         const char *strings,
                         const char *workbook_properties);
