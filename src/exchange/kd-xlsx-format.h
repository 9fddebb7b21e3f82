/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-sheet-reader.h"

G_BEGIN_DECLS

/**
 * KdXlsxNumber:
 *
 * What a number format makes of a number.
 */
typedef enum
{
  KD_XLSX_PLAIN,
  KD_XLSX_DATE,
  KD_XLSX_TIME,
} KdXlsxNumber;

KdXlsxNumber kd_xlsx_format_classify (const char *code);
KdXlsxNumber kd_xlsx_format_classify_builtin (guint id);
char        *kd_xlsx_format_number (const char  *value,
                                    KdXlsxNumber number,
                                    gboolean     since_1904,
                                    KdCellFlags *flags);
char        *kd_xlsx_unescape (char *text);

G_END_DECLS
