/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-field-checks.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-date.h"
#include "kd-error.h"
#include "kd-identity.h"
#include "kd-membership.h"
#include "kd-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError       **error,
        const KdField *field,
        const char    *why)
{
  g_set_error (error,
               KD_ERROR,
               KD_ERROR_INVALID,
               _ ("The value for “%s” is not valid: %s"),
               kd_field_get_label (field),
               why);
  return FALSE;
}

static const KdField *
field_of (const KdRow *row,
          int          field)
{
  return &row->def->fields[field];
}

/**
 * kd_check_birth:
 * @field: the field
 * @value: (inout): a day
 * @error: return location
 *
 * Refuses days before 1850: no living client is that old, but a cut or swapped date is.
 *
 * Returns: whether the value may stand
 */
gboolean
kd_check_birth (const KdField *field,
                KdValue       *value,
                GError       **error)
{
  if (value->integer < kd_date_new (1850, 1, 1))
    return refuse (error, field, _ ("nobody born before 1850 is alive; check the year"));
  return TRUE;
}

/**
 * kd_check_currency:
 * @field: the field
 * @value: (inout): a code, made upper case
 * @error: return location
 *
 * Takes ISO 4217 codes and the word people write for the yuan.
 *
 * Returns: whether the value may stand
 */
gboolean
kd_check_currency (const KdField *field,
                   KdValue       *value,
                   GError       **error)
{
  if (g_str_equal (value->text, "人民币") || g_ascii_strcasecmp (value->text, "RMB") == 0)
    kd_value_set_text (value, "CNY");
  if (strlen (value->text) != 3 || strspn (value->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != 3)
    return refuse (error, field, _ ("write a currency as three letters, such as CNY"));
  kd_value_take_text (value, g_ascii_strup (value->text, -1));
  return TRUE;
}

/**
 * kd_check_not_negative:
 * @field: the field
 * @value: (inout): a number
 * @error: return location
 *
 * Returns: whether the value is zero or more
 */
gboolean
kd_check_not_negative (const KdField *field,
                       KdValue       *value,
                       GError       **error)
{
  return value->integer >= 0 || refuse (error, field, _ ("it cannot be less than zero"));
}

/**
 * kd_check_uuid_text:
 * @field: the field
 * @value: (inout): a text, made canonical
 * @error: return location
 *
 * Takes the identifier of a record of any kind.
 *
 * Returns: whether the value may stand
 */
gboolean
kd_check_uuid_text (const KdField *field,
                    KdValue       *value,
                    GError       **error)
{
  char   text[KD_UUID_TEXT_SIZE];
  KdUuid uuid;

  if (!kd_uuid_parse (value->text, &uuid))
    return refuse (error, field, _ ("write the id of a record, as “list” shows it"));
  kd_value_set_text (value, kd_uuid_format (&uuid, text));
  return TRUE;
}

/* Takes what the number itself says for what the file does not say yet. */
static void
fill_from_identity (KdRow            *row,
                    const KdIdentity *identity)
{
  if (row->values[KD_CLIENT_BIRTH].type == KD_VALUE_NONE && identity->birth != KD_DATE_NONE)
    kd_value_set_integer (&row->values[KD_CLIENT_BIRTH], identity->birth);
  if (row->values[KD_CLIENT_SEX].type == KD_VALUE_NONE && identity->sex != KD_IDENTITY_SEX_UNKNOWN)
    kd_value_set_text (&row->values[KD_CLIENT_SEX],
                       identity->sex == KD_IDENTITY_MALE ? "male" : "female");
}

/**
 * kd_check_client:
 * @row: (inout): a client
 * @error: return location
 *
 * Checks the identity number by the rules of its document and takes birth date and sex from it where
 * the file has none.
 *
 * Returns: whether the values go together
 */
gboolean
kd_check_client (KdRow   *row,
                 GError **error)
{
  const char       *number = kd_row_get_text (row, KD_CLIENT_ID_NUMBER);
  const char       *type = kd_row_get_text (row, KD_CLIENT_ID_TYPE);
  gint64            from = kd_row_get_integer (row, KD_CLIENT_ID_VALID_FROM, G_MININT64);
  gint64            until = kd_row_get_integer (row, KD_CLIENT_ID_VALID_UNTIL, G_MAXINT64);
  KdIdentity        identity;
  KdIdentityVerdict verdict;

  if (from > until)
    return refuse (error, field_of (row, KD_CLIENT_ID_VALID_UNTIL), _ ("it ends before it begins"));
  if (number == NULL || g_strcmp0 (type, "passport") == 0 || g_strcmp0 (type, "other") == 0)
    return TRUE;
  if (g_strcmp0 (type, "uscc") == 0)
    {
      g_autofree char *canonical = NULL;

      verdict = kd_uscc_check (number, &canonical);
      if (verdict != KD_IDENTITY_OK)
        return refuse (error, field_of (row, KD_CLIENT_ID_NUMBER), kd_identity_verdict_get_text (verdict));
      kd_value_set_text (&row->values[KD_CLIENT_ID_NUMBER], canonical);
      return TRUE;
    }

  verdict = kd_identity_check (number, &identity);
  if (verdict != KD_IDENTITY_OK)
    return refuse (error, field_of (row, KD_CLIENT_ID_NUMBER), kd_identity_verdict_get_text (verdict));
  kd_value_set_text (&row->values[KD_CLIENT_ID_NUMBER], identity.number);
  fill_from_identity (row, &identity);
  return TRUE;
}

/**
 * kd_check_contact_method:
 * @row: (inout): a way to reach a client
 * @error: return location
 *
 * Checks the number or address by its type and makes a mobile number eleven bare digits.
 *
 * Returns: whether the values go together
 */
gboolean
kd_check_contact_method (KdRow   *row,
                         GError **error)
{
  const char *type = kd_row_get_text (row, KD_CONTACT_METHOD_TYPE);
  const char *value = kd_row_get_text (row, KD_CONTACT_METHOD_VALUE);

  if (g_str_equal (type, "mobile"))
    {
      g_autofree char  *canonical = NULL;
      KdIdentityVerdict verdict = kd_mobile_check (value, &canonical);

      if (verdict != KD_IDENTITY_OK)
        return refuse (error, field_of (row, KD_CONTACT_METHOD_VALUE), kd_identity_verdict_get_text (verdict));
      kd_value_set_text (&row->values[KD_CONTACT_METHOD_VALUE], canonical);
    }
  else if (g_str_equal (type, "phone") && strchr (value, '*') != NULL)
    return refuse (error, field_of (row, KD_CONTACT_METHOD_VALUE), _ ("some of its digits are hidden by stars; write the whole number"));
  else if (g_str_equal (type, "email"))
    {
      const char *at = strchr (value, '@');

      if (at == NULL || at == value || strchr (at + 1, '.') == NULL || strpbrk (value, " \t,;<>") != NULL)
        return refuse (error, field_of (row, KD_CONTACT_METHOD_VALUE), _ ("write an e-mail address as name@example.com"));
    }
  return TRUE;
}

/**
 * kd_check_membership:
 * @row: (inout): a client's place in a household
 * @error: return location
 *
 * Returns: whether it does not end before it begins
 */
gboolean
kd_check_membership (KdRow   *row,
                     GError **error)
{
  if (kd_row_get_integer (row, KD_MEMBERSHIP_SINCE, G_MININT64) >
      kd_row_get_integer (row, KD_MEMBERSHIP_UNTIL, G_MAXINT64))
    return refuse (error, field_of (row, KD_MEMBERSHIP_UNTIL), _ ("it ends before it begins"));
  return TRUE;
}
