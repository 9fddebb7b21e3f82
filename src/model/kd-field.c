/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-field.h"

#include "kd-date.h"
#include "kd-decimal.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-lunar.h"
#include "kd-money.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kd_field_get_storage:
 * @field: a field
 *
 * Returns: how its values are stored
 */
KdValueType
kd_field_get_storage (const KdField *field)
{
  switch (field->type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
      return KD_VALUE_TEXT;
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
    case KD_FIELD_INSTANT:
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
    case KD_FIELD_INTEGER:
    case KD_FIELD_FLAG:
      return KD_VALUE_INTEGER;
    case KD_FIELD_REFERENCE:
      return KD_VALUE_UUID;
    case KD_FIELD_BLOB:
      return KD_VALUE_BLOB;
    default:
      g_return_val_if_reached (KD_VALUE_NONE);
    }
}

/**
 * kd_field_is_called:
 * @field: a field
 * @name: a name; a hyphen may stand for the underscore
 *
 * Returns: whether it is the field's
 */
gboolean
kd_field_is_called (const KdField *field,
                    const char    *name)
{
  const char *own = field->name;

  for (; *own != '\0' && *name != '\0'; own++, name++)
    if (*own != (*name == '-' ? '_' : *name))
      return FALSE;
  return *own == *name;
}

/**
 * kd_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
kd_field_get_label (const KdField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

/* --- reading ------------------------------------------------------------------------------------ */

static gboolean
refuse (const KdField *field,
        const char    *text,
        const char    *wanted,
        GError       **error)
{
  /* A sensitive value must not reach a log by way of a message. */
  if (field->flags & KD_FIELD_SENSITIVE)
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("The value for “%s” is not valid: %s"),
                 kd_field_get_label (field),
                 wanted);
  else
    g_set_error (error,
                 KD_ERROR,
                 KD_ERROR_INVALID,
                 _ ("“%s” is not valid for “%s”: %s"),
                 text,
                 kd_field_get_label (field),
                 wanted);
  return FALSE;
}

static gboolean
one_of (const char *words,
        const char *wanted)
{
  g_auto (GStrv) split = g_strsplit (words, "|", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (g_str_equal (split[i], wanted))
      return TRUE;
  return FALSE;
}

static gboolean
is_choice (const KdChoice *choice,
           const char     *folded)
{
  g_autofree char *key = kd_text_fold (choice->key);
  g_autofree char *label = kd_text_fold (choice->label);
  g_autofree char *translated = kd_text_fold (g_dgettext (GETTEXT_PACKAGE, choice->label));

  return g_str_equal (key, folded) || g_str_equal (label, folded) ||
         g_str_equal (translated, folded) ||
         (choice->synonyms != NULL && one_of (choice->synonyms, folded));
}

/* A choice said twice, such as `C5（积极型）` or `C5 积极型`: every word of it says the same. */
static gboolean
is_choice_twice (const KdChoice *choice,
                 const char     *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " -/:()", -1);
  guint said = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && !is_choice (choice, words[i]))
        return FALSE;
      said += *words[i] != '\0';
    }
  return said > 1;
}

static gboolean
parse_choice (const KdField *field,
              const char    *text,
              KdValue       *value,
              GError       **error)
{
  g_autofree char *folded = kd_text_fold (text);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (const KdChoice *choice = field->choices; choice->key != NULL; choice++)
    {
      if (is_choice (choice, folded) || is_choice_twice (choice, folded))
        {
          kd_value_set_text (value, choice->key);
          return TRUE;
        }
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", choice->key);
    }
  g_string_prepend (keys, _ ("choose one of "));
  return refuse (field, text, keys->str, error);
}

static gboolean
parse_date (const KdField *field,
            const char    *text,
            KdValue       *value,
            GError       **error)
{
  KdDate      date = kd_date_parse (text);
  KdLunarDate lunar;

  if (date == KD_DATE_NONE && field->type == KD_FIELD_LUNAR_DATE && kd_lunar_parse (text, &lunar))
    date = kd_lunar_to_date (&lunar);
  if (date == KD_DATE_NONE)
    return refuse (field,
                   text,
                   field->type == KD_FIELD_LUNAR_DATE
                     ? _ ("write a day as 1980-05-17, or by the lunar calendar as 农历1980年四月初四")
                     : _ ("write a day as 2026-05-17"),
                   error);
  kd_value_set_integer (value, date);
  return TRUE;
}

static gboolean
parse_instant (const KdField *field,
               const char    *text,
               KdValue       *value,
               GError       **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *joined = g_strdup (text);
  gint64           instant;

  if (kd_instant_parse (text, &instant))
    {
      kd_value_set_integer (value, instant);
      return TRUE;
    }

  /* Without a zone the time is the caller's; seconds may be left out. */
  g_strdelimit (joined, " ", 'T');
  if (strlen (joined) == strlen ("2026-05-17T09:30"))
    {
      char *longer = g_strconcat (joined, ":00", NULL);

      g_free (joined);
      joined = longer;
    }
  time = g_date_time_new_from_iso8601 (joined, zone);
  if (time == NULL)
    return refuse (field, text, _ ("write a time as 2026-05-17 09:30"), error);
  kd_value_set_integer (value, g_date_time_to_unix_usec (time));
  return TRUE;
}

static gboolean
parse_integer (const KdField *field,
               const char    *text,
               KdValue       *value,
               GError       **error)
{
  g_autofree char *folded = kd_text_fold (text);
  gint64           number;

  if (!g_ascii_string_to_signed (folded, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return refuse (field, text, _ ("write a whole number"), error);
  kd_value_set_integer (value, number);
  return TRUE;
}

static gboolean
parse_flag (const KdField *field,
            const char    *text,
            KdValue       *value,
            GError       **error)
{
  g_autofree char *folded = kd_text_fold (text);

  if (one_of ("1|yes|y|true|是|有|对|√", folded))
    kd_value_set_integer (value, 1);
  else if (one_of ("0|no|n|false|否|无|不是|×", folded))
    kd_value_set_integer (value, 0);
  else
    return refuse (field, text, _ ("write yes or no"), error);
  return TRUE;
}

static gboolean
parse_amount (const KdField *field,
              const char    *text,
              const char    *currency,
              KdValue       *value,
              GError       **error)
{
  g_autoptr (GError) reason = NULL;
  gint64   amount;
  gboolean read = field->type == KD_FIELD_MONEY ? kd_money_parse (text, currency, &amount, &reason)
                                                : kd_decimal_parse (text, &amount, &reason);

  if (!read)
    return refuse (field, text, reason->message, error);
  kd_value_set_integer (value, amount);
  return TRUE;
}

static gboolean
parse_clean (const KdField *field,
             const char    *text,
             const char    *currency,
             KdValue       *value,
             GError       **error)
{
  KdUuid uuid;

  switch (field->type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
      kd_value_set_text (value, text);
      if (field->type == KD_FIELD_TEXT)
        g_strdelimit (value->text, "\n\t", ' ');
      return TRUE;
    case KD_FIELD_CHOICE:
      return parse_choice (field, text, value, error);
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
      return parse_date (field, text, value, error);
    case KD_FIELD_INSTANT:
      return parse_instant (field, text, value, error);
    case KD_FIELD_MONEY:
    case KD_FIELD_DECIMAL:
      return parse_amount (field, text, currency, value, error);
    case KD_FIELD_INTEGER:
      return parse_integer (field, text, value, error);
    case KD_FIELD_FLAG:
      return parse_flag (field, text, value, error);
    case KD_FIELD_REFERENCE:
      if (!kd_uuid_parse (text, &uuid))
        return refuse (field, text, _ ("write the id of a record, as “list” shows it"), error);
      kd_value_set_uuid (value, &uuid);
      return TRUE;
    case KD_FIELD_BLOB:
      return refuse (field, "…", _ ("bytes cannot be written as text"), error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * kd_field_parse:
 * @field: a field
 * @text: what a person or a file says; "" is an absent value
 * @currency: the ISO 4217 code that money is read in
 * @value: (out caller-allocates): where to put it; an initialised value
 * @error: return location
 *
 * Reads a value as people write it: full-width digits, Chinese dates, amounts in 万, the labels of
 * choices in both languages. The check of the field is not asked yet.
 *
 * Returns: %FALSE with @error saying what could be written instead
 */
gboolean
kd_field_parse (const KdField *field,
                const char    *text,
                const char    *currency,
                KdValue       *value,
                GError       **error)
{
  g_autofree char *clean = kd_text_clean (text, error);

  if (clean == NULL)
    {
      g_prefix_error (error, "%s: ", field->name);
      return FALSE;
    }
  kd_value_clear (value);
  return *clean == '\0' || parse_clean (field, clean, currency, value, error);
}

/**
 * kd_field_check:
 * @field: a field
 * @value: (inout): a value that is not absent, made canonical
 * @error: return location
 *
 * Decides whether a value of any origin may stand in @field: it is stored as the type says, a choice
 * is one of the list, and the field's own check agrees.
 *
 * Returns: %FALSE with @error set
 */
gboolean
kd_field_check (const KdField *field,
                KdValue       *value,
                GError       **error)
{
  if (value->type != kd_field_get_storage (field))
    {
      g_set_error (error,
                   KD_ERROR,
                   KD_ERROR_INVALID,
                   _ ("A value of the wrong type was given for “%s”"),
                   field->name);
      return FALSE;
    }
  if (field->type == KD_FIELD_CHOICE)
    {
      const KdChoice *choice = field->choices;

      while (choice->key != NULL && !g_str_equal (choice->key, value->text))
        choice++;
      if (choice->key == NULL)
        return refuse (field, value->text, _ ("there is no such choice"), error);
    }
  return field->check == NULL || field->check (field, value, error);
}

/* --- writing ------------------------------------------------------------------------------------ */

/**
 * kd_field_format:
 * @field: a field
 * @value: a value of its type, or an absent one
 * @currency: the ISO 4217 code that money is written in
 *
 * Writes the canonical form: ISO days and times, bare digits, keys of choices. It reads back by
 * [method@Field.parse] as the same value.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if the value is absent or bytes
 */
char *
kd_field_format (const KdField *field,
                 const KdValue *value,
                 const char    *currency)
{
  char day[KD_DATE_TEXT_SIZE];
  char uuid[KD_UUID_TEXT_SIZE];

  if (value->type == KD_VALUE_NONE)
    return NULL;
  g_return_val_if_fail (value->type == kd_field_get_storage (field), NULL);

  switch (field->type)
    {
    case KD_FIELD_TEXT:
    case KD_FIELD_NOTE:
    case KD_FIELD_CHOICE:
      return g_strdup (value->text);
    case KD_FIELD_DATE:
    case KD_FIELD_LUNAR_DATE:
      return g_strdup (kd_date_format ((KdDate) value->integer, day));
    case KD_FIELD_INSTANT:
      return kd_instant_format (value->integer);
    case KD_FIELD_MONEY:
      return kd_money_format (value->integer, currency);
    case KD_FIELD_DECIMAL:
      return kd_decimal_format (value->integer);
    case KD_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case KD_FIELD_FLAG:
      return g_strdup (value->integer != 0 ? KD_FLAG_SET : KD_FLAG_CLEAR);
    case KD_FIELD_REFERENCE:
      return g_strdup (kd_uuid_format (&value->uuid, uuid));
    case KD_FIELD_BLOB:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* How much of a number is shown: of an identity number or a card both ends, of a mobile number its network too. */
static void
get_ends (const char *text,
          glong       length,
          glong      *head,
          glong      *tail)
{
  glong digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    digits += g_ascii_isdigit (*c);
  *head = digits < length - 1 ? 0 : length >= 15 ? 4
                                  : length == 11 ? 3
                                                 : 0;
  *tail = *head > 0 ? 4 : MIN (4, length / 3);
}

/**
 * kd_field_mask:
 * @field: a sensitive field
 * @value: a value of its type, or an absent one
 *
 * Hides the most of a value: `3301**********1234`, `138****6021`.
 *
 * Returns: (transfer full) (nullable): what can be shown to anybody, or %NULL if the value is absent
 */
char *
kd_field_mask (const KdField *field,
               const KdValue *value)
{
  GString *masked;
  glong    length, head, tail;

  g_return_val_if_fail (field->flags & KD_FIELD_SENSITIVE, NULL);

  if (value->type != KD_VALUE_TEXT)
    return NULL;
  length = g_utf8_strlen (value->text, -1);
  get_ends (value->text, length, &head, &tail);
  masked = g_string_new_len (value->text, head); /* digits, a byte each */
  for (glong i = head; i < length - tail; i++)
    g_string_append_c (masked, '*');
  g_string_append (masked, g_utf8_offset_to_pointer (value->text, length - tail));
  return g_string_free_and_steal (masked);
}
