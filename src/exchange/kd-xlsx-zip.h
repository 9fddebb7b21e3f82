/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/**
 * KdXlsxZip:
 *
 * The parts of a workbook. All that is unpacked of it counts against one limit.
 */
typedef struct _KdXlsxZip KdXlsxZip;

typedef struct _KdXlsxPart KdXlsxPart;

KdXlsxZip       *kd_xlsx_zip_new (GMappedFile *file,
                                  const char  *path) G_GNUC_WARN_UNUSED_RESULT;
void             kd_xlsx_zip_free (KdXlsxZip *self);
KdXlsxPart      *kd_xlsx_zip_open (KdXlsxZip  *self,
                                   const char *name,
                                   gboolean    needed,
                                   GError    **error);
xmlTextReaderPtr kd_xlsx_part_get_xml (KdXlsxPart *self);
gboolean         kd_xlsx_part_read (KdXlsxPart *self,
                                    gboolean   *more,
                                    GError    **error);
double           kd_xlsx_part_get_progress (const KdXlsxPart *self);
void             kd_xlsx_part_close (KdXlsxPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdXlsxZip, kd_xlsx_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdXlsxPart, kd_xlsx_part_close)

G_END_DECLS
