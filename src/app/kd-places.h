/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KdPlace:
 * @name: the target of `win.place`
 * @title: what it is called, untranslated
 * @icon: its symbolic icon
 * @get_type: the widget that shows it, with a property `session`; one with a signal `search` can look for clients
 * @people: whether it is a list that shares its pane with the client's page
 *
 * A place of the window.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
  gboolean people;
} KdPlace;

const KdPlace *kd_places_get (guint *n);
const KdPlace *kd_places_find (const char *name);

G_END_DECLS
