/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-rules.h"
#include "kd-workspace.h"

#define BOOK_PASSPHRASE "violet tractor under seven lamps"

/* A vault with an empty book in a folder of its own that goes with it, on a clock that stands still. */
typedef struct
{
  char        *folder;
  KdClock     *clock;
  KdWorkspace *workspace;
  KdRules     *rules;
} Book;

void   book_open (Book *book, gint64 now);
KdUuid book_add (Book *book, KdKind kind, const KdUuid *client, const char *const *says);
void   book_remove_tree (const char *path);
void   book_close (Book *book, gconstpointer data);
