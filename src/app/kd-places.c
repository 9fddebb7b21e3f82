/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-places.h"

#include "kd-calendar-page.h"
#include "kd-clients-page.h"
#include "kd-segments-page.h"
#include "kd-today-page.h"

#include <glib/gi18n-lib.h>

static const KdPlace places[] = {
  { "today", N_ ("Today"), "task-due-symbolic", kd_today_page_get_type, TRUE },
  { "clients", N_ ("Clients"), "system-users-symbolic", kd_clients_page_get_type, TRUE },
  { "calendar", N_ ("Calendar"), "x-office-calendar-symbolic", kd_calendar_page_get_type, FALSE },
  { "segments", N_ ("Segments"), "view-grid-symbolic", kd_segments_page_get_type, FALSE },
};

/**
 * kd_places_get:
 * @n: (out): how many
 *
 * Returns: (array length=n): the places, in the order of the sidebar
 */
const KdPlace *
kd_places_get (guint *n)
{
  *n = G_N_ELEMENTS (places);
  return places;
}

/**
 * kd_places_find:
 * @name: a name
 *
 * Returns: (nullable): the place of that name
 */
const KdPlace *
kd_places_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return &places[i];
  return NULL;
}
