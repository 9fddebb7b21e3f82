/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-diagnostics.h"

#include <adwaita.h>

/**
 * kd_diagnostics_describe:
 * @error: (nullable): what went wrong
 *
 * Says what who helps with a fault has to know: versions and the kind of the error. The words of the error stay out
 * of it, because they may name a folder or a person.
 *
 * Returns: (transfer full): some lines, the same in every language
 */
char *
kd_diagnostics_describe (const GError *error)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "Dossier %s\n", KD_VERSION);
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "System %s\n", system != NULL ? system : "unknown");
  g_string_append_printf (text, "Language %s\n", g_get_language_names ()[0]);
  if (error != NULL)
    g_string_append_printf (text, "Error %s %d\n", g_quark_to_string (error->domain), error->code);
  return g_string_free (text, FALSE);
}
