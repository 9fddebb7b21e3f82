/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who may be on file already: why, and enough to tell people apart. */

#include "kd-likeness-row.h"

#include "kd-client-item.h"
#include "kd-contact-method.h"
#include "kd-identity.h"

#include <glib/gi18n-lib.h>

/**
 * kd_brief_mask_mobile:
 * @brief: a client
 *
 * Returns: (transfer full) (nullable): the first mobile number that the list knows, masked
 */
char *
kd_brief_mask_mobile (const KdBrief *brief)
{
  g_auto (GStrv) phones = g_strsplit (brief->phones != NULL ? brief->phones : "", " ", -1);

  for (guint i = 0; phones[i] != NULL; i++)
    {
      g_autofree char *number = NULL;

      if (kd_mobile_check (phones[i], &number) == KD_IDENTITY_OK)
        {
          g_auto (KdValue) value = { 0 };

          kd_value_set_text (&value, number);
          return kd_field_mask (&kd_contact_method_kind.fields[KD_CONTACT_METHOD_VALUE], &value);
        }
    }
  return NULL;
}

/* The reason comes first. */
static char *
describe (KdLikenessWhy        why,
          const KdClientFacts *facts)
{
  static const char *const whys[] = { N_ ("Same ID number"), N_ ("Same mobile"), N_ ("Same name and birth date"), N_ ("Same name") };
  const KdBrief           *brief = &facts->brief;
  GString                 *text = g_string_new (_ (whys[why]));
  g_autofree char         *mobile = kd_brief_mask_mobile (brief);
  char                     day[KD_DATE_TEXT_SIZE];
  const char              *each[] = {
    mobile,
    brief->flags & KD_BRIEF_ARCHIVED ? _ ("Archived") : facts->segment_label,
    brief->city,
    brief->birth != KD_DATE_NONE ? kd_date_format (brief->birth, day) : NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    if (each[i] != NULL && *each[i] != '\0')
      g_string_append_printf (text, " · %s", each[i]);
  return g_string_free_and_steal (text);
}

/**
 * kd_likeness_row_new:
 * @directory: all clients
 * @likeness: who is on file
 *
 * Returns: (transfer floating): a row whose button, its activatable widget, opens the client
 */
GtkWidget *
kd_likeness_row_new (KdDirectory      *directory,
                     const KdLikeness *likeness)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *open = gtk_button_new_with_label (_ ("Open"));
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *why = NULL;
  KdClientFacts    facts;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (kd_client_facts_read (&facts, directory, kd_roster_find_uuid (kd_directory_get_roster (directory), &likeness->client)))
    {
      why = describe (likeness->why, &facts);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), facts.brief.name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
    }
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-client");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", kd_uuid_format (&likeness->client, id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
  return row;
}
