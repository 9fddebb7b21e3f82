/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KdOutletType:
 * @title: what such a file is called, to be translated
 * @pattern: the names that it has, `*.pdf`
 *
 * A kind of file that is offered.
 */
typedef struct
{
  const char *title;
  const char *pattern;
} KdOutletType;

/**
 * KdOutlet:
 * @title: heading of the dialog that asks where to
 * @name: (nullable): the file's name that is proposed
 * @types: (nullable) (array length=n_types): the kinds of files that are offered
 * @n_types: how many
 * @said: what is said once the file is there
 * @paint: (nullable): gives the bytes, on the main loop; @path is %NULL for paper, for which they are a PDF; %NULL where @write makes them
 * @write: logs the act and writes the file, beside the main loop; @bytes are those of @paint, or %NULL
 * @log: logs that it goes to paper, beside the main loop
 * @done: (nullable): called once it has left, on the main loop
 *
 * What leaves the window as a file or on paper: one way to ask where to, to note it in the ledger first, and to say what
 * became of it.
 */
typedef struct
{
  const char         *title;
  const char         *name;
  const KdOutletType *types;
  guint               n_types;
  const char         *said;
  GBytes *(*paint) (gpointer    data,
                    const char *path,
                    GError    **error);
  gboolean (*write) (KdWorkspace *workspace,
                     gpointer     data,
                     GBytes      *bytes,
                     const char  *path,
                     GError     **error);
  gboolean (*log) (KdWorkspace *workspace,
                   gpointer     data,
                   GError     **error);
  void (*done) (gpointer data);
} KdOutlet;

char *kd_outlet_finish_file (GtkFileDialog *dialog,
                             GAsyncResult  *result,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void  kd_outlet_save (const KdOutlet *self,
                      KdSession      *session,
                      GtkWindow      *window,
                      gpointer        data,
                      GDestroyNotify  free_data);
void  kd_outlet_print (const KdOutlet *self,
                       KdSession      *session,
                       GtkWindow      *window,
                       gpointer        data,
                       GDestroyNotify  free_data);

G_END_DECLS
