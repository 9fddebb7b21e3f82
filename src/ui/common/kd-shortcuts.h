/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KdScope:
 * @KD_SCOPE_ANYWHERE: the whole window
 * @KD_SCOPE_SAVED: the saved segments beside the places
 * @KD_SCOPE_CLIENTS: the list of clients
 * @KD_SCOPE_TODAY: the list of today, where letters are commands
 * @KD_SCOPE_CLIENT: a client's page
 * @KD_SCOPE_CALENDAR: the calendar
 * @KD_SCOPE_SEGMENTS: the segment charts
 * @KD_SCOPE_DIALOGS: every dialog
 *
 * Where a key works.
 */
typedef enum
{
  KD_SCOPE_ANYWHERE,
  KD_SCOPE_SAVED,
  KD_SCOPE_CLIENTS,
  KD_SCOPE_TODAY,
  KD_SCOPE_CLIENT,
  KD_SCOPE_CALENDAR,
  KD_SCOPE_SEGMENTS,
  KD_SCOPE_DIALOGS,
  KD_N_SCOPES,
} KdScope;

/**
 * KdShortcut:
 * @scope: where it works
 * @action: the action, with its parameter: `win.place::today`
 * @keys: one or more accelerators, separated by spaces
 * @title: what it does, untranslated
 * @always: also over a dialog, which keeps the window's other keys to itself
 *
 * A line of the one table that keys, menus and the shortcuts dialog are made of. A line without an action
 * names keys that a widget has by itself.
 */
typedef struct
{
  KdScope     scope;
  const char *action;
  const char *keys;
  const char *title;
  gboolean    always;
} KdShortcut;

const KdShortcut      *kd_shortcuts_get (guint *n);
const char            *kd_scope_get_title (KdScope scope);
void                   kd_shortcuts_set_accels (GtkApplication *application);
void                   kd_shortcuts_attach_always (GtkWidget *dialog);
GtkShortcutController *kd_shortcuts_attach (GtkWidget          *widget,
                                            KdScope             scope,
                                            GtkPropagationPhase phase);
void                   kd_shortcuts_attach_refusal (GtkWidget         *window,
                                                    const char *const *actions,
                                                    GtkShortcutFunc    refuse);

G_END_DECLS
