/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-file-sink.h"

#include <glib.h>

/* A sink over a file in memory. */
typedef struct
{
  KdFileSink sink;
  int        fd;
} Sink;

void  sink_open (Sink         *self,
                 gconstpointer data);
void  sink_close (Sink         *self,
                  gconstpointer data);
char *sink_take (Sink *self) G_GNUC_WARN_UNUSED_RESULT;
