/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-xlsx-format.h"
#include "kd-xlsx-zip.h"

G_BEGIN_DECLS

/**
 * KdXlsxBook:
 * @zip: its parts
 * @since_1904: whether days count from 1904
 * @sheets: (element-type KdSheetInfo): its sheets
 * @parts: (element-type utf8): the part of each
 * @strings: (element-type utf8): the texts that cells share
 * @styles: (element-type KdXlsxNumber): what each cell style makes of a number
 *
 * What must be known of a workbook before a sheet of it is read.
 */
typedef struct
{
  KdXlsxZip *zip;
  gboolean   since_1904;
  GPtrArray *sheets;
  GPtrArray *parts;
  GPtrArray *strings;
  GArray    *styles;
} KdXlsxBook;

KdXlsxBook  *kd_xlsx_book_new (GMappedFile *file,
                               const char  *path,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void         kd_xlsx_book_free (KdXlsxBook *self);
KdXlsxNumber kd_xlsx_book_get_style (const KdXlsxBook *self,
                                     guint             style);
char        *kd_xlsx_read_text (KdXlsxPart *part,
                                GError    **error);
char        *kd_xlsx_read_rich_text (KdXlsxPart *part,
                                     GError    **error);
gboolean     kd_xlsx_is_start (KdXlsxPart *part,
                               const char *name);
gboolean     kd_xlsx_is_end (KdXlsxPart *part,
                             const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdXlsxBook, kd_xlsx_book_free)

G_END_DECLS
