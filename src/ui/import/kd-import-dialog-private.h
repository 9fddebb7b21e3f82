/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-import-check.h"
#include "kd-import-dialog.h"
#include "kd-import-guess.h"
#include "kd-import-memories.h"
#include "kd-import-preview.h"

G_BEGIN_DECLS

/**
 * KdImportDialog:
 *
 * From a file to clients in six steps: choose it, have a look at it, see what its columns mean, see where each row would go,
 * import, see what became of it. Closed while it imports, it goes on and tells the end by a toast.
 */
struct _KdImportDialog
{
  AdwDialog parent_instance;

  KdSession    *session;
  char         *path;
  char         *like; /* what columns of the next file mean */
  KdImport     *import;
  GCancellable *cancellable; /* while a thread has the import */
  guint         poll;
  gint64        began;
  gboolean      running; /* not only counted */
  GArray       *choices; /* made while rows are counted */
  gboolean      keep;    /* whether the problems stay listed while rows are counted anew */

  /* template */
  AdwNavigationView *view;
  AdwStatusPage     *choose_status;
  GtkWidget         *choose;
  GtkWidget         *looking;
  KdImportMemories  *memories;
  KdImportGuess     *guess;
  KdImportPreview   *preview;
  AdwComboRow       *match;
  AdwComboRow       *duplicate;
  AdwBin            *columns;
  KdImportCheck     *check_view;
  GtkButton         *run;
  GtkProgressBar    *progress;
  GtkLabel          *progress_text;
  GtkWidget         *leave;
  KdImportCheck     *result_view;
  GtkWidget         *undo;
  GtkWidget         *save;
  AdwNavigationPage *result_page;
};

GQuark kd_import_dialog_running_quark (void);
void   kd_import_dialog_check (KdImportDialog *self,
                               gboolean        keep);
void   kd_import_dialog_run (KdImportDialog *self);
void   kd_import_dialog_follow_choices (KdImportDialog *self);
void   kd_import_dialog_bind_run (GtkWidgetClass *widget_class);

G_END_DECLS
