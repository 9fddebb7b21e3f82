/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-words.h"

#include "kd-client.h"
#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-task.h"
#include "kd-transaction.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/**
 * kd_client_words_short:
 * @session: who may look
 * @minor: minor units
 * @currency: ISO 4217
 *
 * Returns: (transfer full): the amount for a glance, hidden in privacy
 */
char *
kd_client_words_short (KdSession  *session,
                       gint64      minor,
                       const char *currency)
{
  return kd_session_get_privacy (session) ? g_strdup (KD_WORDS_HIDDEN) : kd_words_amount_short (minor, currency);
}

/**
 * kd_client_words_choice:
 * @row: a record
 * @field: place of a choice
 *
 * Returns: (transfer none): what the choice is called, translated, or the sign of what is not known
 */
const char *
kd_client_words_choice (const KdRow *row,
                        guint        field)
{
  const char *key = kd_row_get_text (row, field);

  for (const KdChoice *choice = row->def->fields[field].choices; key != NULL && choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return g_dgettext (GETTEXT_PACKAGE, choice->label);
  return KD_WORDS_UNKNOWN;
}

/**
 * kd_client_words_value:
 * @session: who may look
 * @row: a record
 * @field: place of a field
 *
 * Returns: (transfer full): the value for the eye: amounts in full or hidden, what is sensitive masked
 */
char *
kd_client_words_value (KdSession   *session,
                       const KdRow *row,
                       guint        field)
{
  const KdField *definition = &row->def->fields[field];
  const KdValue *value = &row->values[field];
  char          *text;

  if (value->type == KD_VALUE_NONE)
    return g_strdup (KD_WORDS_UNKNOWN);
  if (definition->type == KD_FIELD_CHOICE)
    return g_strdup (kd_client_words_choice (row, field));
  if (definition->type == KD_FIELD_MONEY)
    return kd_session_get_privacy (session) ? g_strdup (KD_WORDS_HIDDEN)
                                            : kd_words_amount_full (value->integer, kd_row_get_currency (row), KD_DEFAULT_CURRENCY);
  if (definition->type == KD_FIELD_FLAG)
    return g_strdup (value->integer ? _ ("Yes") : _ ("No"));
  if (definition->flags & KD_FIELD_SENSITIVE)
    return kd_field_mask (definition, value);
  text = kd_row_format (row, field);
  return text != NULL ? text : g_strdup (KD_WORDS_UNKNOWN);
}

/**
 * kd_client_words_join:
 * @first: (nullable): a piece
 * @...: more, ended by %NULL
 *
 * Returns: (transfer full): the pieces that are not empty, with dots between
 */
char *
kd_client_words_join (const char *first,
                      ...)
{
  GString *joined = g_string_new (NULL);
  va_list  pieces;

  va_start (pieces, first);
  for (const char *piece = first; piece != NULL; piece = va_arg (pieces, const char *))
    if (*piece != '\0' && !g_str_equal (piece, KD_WORDS_UNKNOWN))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", piece);
  va_end (pieces);
  return g_string_free_and_steal (joined);
}

/**
 * kd_client_words_facts:
 * @session: an open book
 * @client: a client
 * @facts: (out caller-allocates): what the list knows
 *
 * Returns: whether there is such a client
 */
gboolean
kd_client_words_facts (KdSession     *session,
                       const KdUuid  *client,
                       KdClientFacts *facts)
{
  KdDirectory *directory = kd_session_get_directory (session);

  return kd_client_facts_read (facts, directory, kd_roster_find_uuid (kd_directory_get_roster (directory), client));
}

/**
 * kd_client_words_name:
 * @session: an open book
 * @client: a client
 *
 * Returns: (transfer none): the name, until the next change
 */
const char *
kd_client_words_name (KdSession    *session,
                      const KdUuid *client)
{
  KdClientFacts facts;

  return kd_client_words_facts (session, client, &facts) ? facts.brief.name : KD_WORDS_UNKNOWN;
}

/**
 * kd_client_words_menu:
 * @row: a record
 *
 * Returns: (transfer full): what can be done with it
 */
GMenuModel *
kd_client_words_menu (const KdRow *row)
{
  GMenu           *menu = g_menu_new ();
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *edit = g_strdup_printf ("client.edit-record::%s", kd_uuid_format (&row->uuid, id));
  g_autofree char *copy = g_strdup_printf ("client.copy-record::%s", id);
  g_autofree char *remove = g_strdup_printf ("client.remove-record::%s", id);

  g_menu_append (menu, _ ("Mend…"), edit);
  if (kd_kind_find_field (row->def, "value") >= 0 && row->def->kind == KD_KIND_CONTACT_METHOD)
    g_menu_append (menu, _ ("Copy"), copy);
  g_menu_append (menu, _ ("Remove"), remove);
  return G_MENU_MODEL (menu);
}

/**
 * kd_client_words_trade_menu:
 * @trade: a transaction
 * @stands: whether it was not reversed
 *
 * Returns: (transfer full): what can be done with it
 */
GMenuModel *
kd_client_words_trade_menu (const KdRow *trade,
                            gboolean     stands)
{
  GMenu           *menu = g_menu_new ();
  char             id[KD_UUID_TEXT_SIZE];
  g_autofree char *edit = g_strdup_printf ("client.edit-record::%s", kd_uuid_format (&trade->uuid, id));
  g_autofree char *reverse = g_strdup_printf ("client.reverse-record::%s", id);
  g_autofree char *copy = g_strdup_printf ("client.copy-record::%s", id);

  if (stands)
    {
      g_menu_append (menu, _ ("Mend…"), edit);
      g_menu_append (menu, _ ("_Reverse…"), reverse);
    }
  g_menu_append (menu, _ ("Copy"), copy);
  return G_MENU_MODEL (menu);
}

/**
 * kd_client_words_title:
 * @row: (nullable): a record that another one refers to
 *
 * Returns: (transfer none) (nullable): its name, if it has one
 */
const char *
kd_client_words_title (const KdRow *row)
{
  int name = row != NULL ? kd_kind_find_field (row->def, "name") : -1;

  return name >= 0 ? kd_row_get_text (row, (guint) name) : NULL;
}

/**
 * kd_client_words_record:
 * @session: who may look
 * @file: a client's file
 * @row: a record of it
 *
 * Returns: (transfer full): all that the record says, a field a line, as it is shown
 */
char *
kd_client_words_record (KdSession          *session,
                        const KdClientFile *file,
                        const KdRow        *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->def->n_fields; i++)
    {
      const KdField   *field = &row->def->fields[i];
      const char      *other = field->type == KD_FIELD_REFERENCE ? kd_client_words_title (kd_client_file_follow (file, row, i)) : NULL;
      g_autofree char *value = NULL;

      if (row->values[i].type == KD_VALUE_NONE || (field->type == KD_FIELD_REFERENCE && other == NULL))
        continue;
      value = other != NULL ? g_strdup (other) : kd_client_words_value (session, row, i);
      g_string_append_printf (text, "%s%s\t%s", text->len > 0 ? "\n" : "", kd_field_get_label (field), value);
    }
  return g_string_free_and_steal (text);
}

/**
 * kd_client_words_next_contact:
 * @session: an open book
 * @file: a client's file
 *
 * When the client is to be contacted next: the day agreed on in the newest entry of the journal, else the last contact
 * and the cadence of the service tier, shifted to a workday.
 *
 * Returns: the day, or `KD_DATE_NONE` for somebody who was never reached
 */
KdDate
kd_client_words_next_contact (KdSession          *session,
                              const KdClientFile *file)
{
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (session));
  g_autoptr (GPtrArray) journal = kd_client_file_list (file, KD_KIND_INTERACTION);
  const KdCadence *cadence;
  gboolean         known;
  KdClientFacts    facts;

  if (journal->len > 0)
    {
      KdDate agreed = (KdDate) kd_row_get_integer (journal->pdata[0], KD_INTERACTION_NEXT_CONTACT, KD_DATE_NONE);

      if (agreed != KD_DATE_NONE)
        return agreed;
    }
  if (!kd_client_words_facts (session, &file->client->uuid, &facts) || facts.brief.last_contact == KD_DATE_NONE)
    return KD_DATE_NONE;
  cadence = kd_rule_set_get_cadence (rules, facts.brief.tier, facts.brief.assets);
  return cadence != NULL ? kd_workdays_shift (rules->workdays, kd_date_add_months (facts.brief.last_contact, cadence->months), KD_SHIFT_FOLLOWING, &known) : KD_DATE_NONE;
}
