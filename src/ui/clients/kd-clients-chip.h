/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-client-fields.h"
#include "kd-client-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KdClientsChip:
 * @owner: whose chip it is
 * @list: what it filters
 * @fields: what can be filtered by
 * @button: its button
 * @in_line: whether it stands over the list, without the head of a group
 * @condition: whether it is the condition in words
 * @attribute: what it is about otherwise
 * @value: its value
 * @which: what sort of word @word is
 * @word: (nullable): the city or tag, where it is about one; empty for clients without
 *
 * A chip is about a value of an attribute, about a word, or it is the condition.
 */
typedef struct
{
  gpointer              owner;
  KdClientList         *list;
  const KdClientFields *fields;
  GtkWidget            *button;
  gboolean              in_line;
  gboolean              condition;
  int                   attribute;
  guint                 value;
  KdClientWord          which;
  char                 *word;
} KdClientsChip;

gboolean kd_clients_chip_is_pressed (const KdClientsChip *chip);
void     kd_clients_chip_toggle (KdClientsChip *chip);
char    *kd_clients_chip_describe (const KdClientsChip *chip) G_GNUC_WARN_UNUSED_RESULT;
void     kd_clients_chip_show (KdClientsChip *chip);
void     kd_clients_chip_free (KdClientsChip *chip);

G_END_DECLS
