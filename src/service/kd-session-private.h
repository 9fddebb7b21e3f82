/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-session.h"

G_BEGIN_DECLS

/**
 * KdSession:
 *
 * The time between unlocking and locking, as a window sees it: the workspace, every client in memory,
 * the day, what was just done. It lives on the main loop's thread; who shows something of a book holds
 * a session, and lets go of it when it is locked.
 */
struct _KdSession
{
  GObject          parent_instance;
  KdWorkspace     *workspace;
  KdDirectory     *directory;
  KdProgram       *program;
  KdDate           today;
  KdToday         *day; /* once somebody asked for it */
  guint            tick;
  KdRecentClients *recent; /* likewise */
  KdErrand        *errand;
  gboolean         privacy;
  GKeyFile        *left; /* where its users were when the book was locked before; while locking, where they are */
};

void kd_session_start (KdSession *self);
void kd_session_follow_damage (KdSession *self);
void kd_session_say_done (KdSession  *self,
                          const char *said,
                          guint64     number);

G_END_DECLS
