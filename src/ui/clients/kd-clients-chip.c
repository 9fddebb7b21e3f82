/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-clients-chip.h"

#include "kd-suitability.h"
#include "kd-words-amount.h"

#include <glib/gi18n-lib.h>

/**
 * kd_clients_chip_is_pressed:
 * @chip: a chip
 *
 * Returns: whether the list is filtered by it
 */
gboolean
kd_clients_chip_is_pressed (const KdClientsChip *chip)
{
  const KdClientFilter *filter = kd_client_list_get_filter (chip->list);

  if (chip->condition)
    return filter->condition != NULL;
  if (chip->word != NULL)
    return g_ptr_array_find_with_equal_func (filter->words[chip->which], chip->word, g_str_equal, NULL);
  return filter->values[chip->attribute] >> chip->value & 1;
}

/**
 * kd_clients_chip_toggle:
 * @chip: a chip
 *
 * Filters the list by it, or no longer.
 */
void
kd_clients_chip_toggle (KdClientsChip *chip)
{
  g_autoptr (KdClientFilter) filter = kd_client_filter_copy (kd_client_list_get_filter (chip->list));

  if (chip->condition)
    g_clear_pointer (&filter->condition, g_free);
  else if (chip->word != NULL)
    kd_client_filter_toggle_word (filter, chip->which, chip->word);
  else
    kd_client_filter_toggle (filter, (KdDirectoryAttribute) chip->attribute, chip->value);
  kd_client_list_set_filter (chip->list, filter, NULL);
}

/**
 * kd_clients_chip_describe:
 * @chip: a chip
 *
 * Returns: (transfer full): what it is about
 */
char *
kd_clients_chip_describe (const KdClientsChip *chip)
{
  const KdClientFields *fields = chip->fields;

  if (chip->condition)
    return g_strdup (kd_client_list_get_filter (chip->list)->condition);
  /* Without the head of their group these two do not say what they are about. */
  if (chip->in_line && chip->word == NULL && chip->attribute == KD_DIRECTORY_STATE && chip->value == KD_ASSESSMENT_EXPIRED)
    return g_strdup (_ ("Assessment expired"));
  if (chip->in_line && chip->word == NULL && chip->attribute == KD_DIRECTORY_STATE && chip->value == KD_ASSESSMENT_EXPIRING)
    return g_strdup (_ ("Assessment expires soon"));
  if (chip->word == NULL)
    return kd_client_fields_get_label (fields, (guint) kd_client_fields_find_attribute (fields, (guint) chip->attribute), chip->value);
  return g_strdup (*chip->word != '\0' ? chip->word : _ ("None"));
}

/* How many would be listed if it alone were pressed of its kind. */
static guint
count (const KdClientsChip *chip)
{
  if (chip->condition)
    return kd_client_list_get_total (chip->list).clients;
  if (chip->word == NULL)
    {
      KdRosterTally tallies[KD_ROSTER_VALUES];

      kd_client_list_count_values (chip->list, (KdDirectoryAttribute) chip->attribute, tallies);
      return tallies[chip->value].clients;
    }
  else
    {
      g_autoptr (GArray) words = kd_client_list_count_words (chip->list, chip->which);

      for (guint i = 0; i < words->len; i++)
        {
          const KdRosterWordTally *tally = &g_array_index (words, KdRosterWordTally, i);

          if (g_strcmp0 (tally->word != NULL ? tally->word : "", chip->word) == 0)
            return tally->tally.clients;
        }
      return 0;
    }
}

/* What is pressed over the list goes by one press, and looks like it. */
static void
show_removable (KdClientsChip *chip,
                const char    *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_set_tooltip_text (chip->button, _ ("Remove this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * kd_clients_chip_show:
 * @chip: a chip
 *
 * Shows what it is about, how many it stands for, and whether it is pressed.
 */
void
kd_clients_chip_show (KdClientsChip *chip)
{
  g_autofree char *label = kd_clients_chip_describe (chip);
  g_autofree char *number = kd_words_count_short (count (chip));
  gboolean         pressed = kd_clients_chip_is_pressed (chip);
  /* Colour is not alone. */
  g_autofree char *text = g_strdup_printf ("%s%s %s", pressed ? "✓ " : "", label, number);

  if (chip->in_line && pressed)
    show_removable (chip, text);
  else
    gtk_button_set_label (GTK_BUTTON (chip->button), text);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button), pressed);
}

/**
 * kd_clients_chip_free:
 * @chip: a chip; its button is somebody else's
 *
 * Frees it.
 */
void
kd_clients_chip_free (KdClientsChip *chip)
{
  g_free (chip->word);
  g_free (chip);
}
