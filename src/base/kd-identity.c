/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kd_identity_verdict_get_text:
 * @verdict: what a check found
 *
 * Returns: (transfer none): the finding as part of a sentence, translated, with what to do
 */
const char *
kd_identity_verdict_get_text (KdIdentityVerdict verdict)
{
  switch (verdict)
    {
    case KD_IDENTITY_OK:
      return _ ("it is valid");
    case KD_IDENTITY_EMPTY:
      return _ ("it is empty");
    case KD_IDENTITY_LENGTH:
      return _ ("it is too short or too long; compare it with the card");
    case KD_IDENTITY_CHARACTER:
      return _ ("it has a character that cannot stand there; compare it with the card");
    case KD_IDENTITY_DATE:
      return _ ("the birth date in it is no day; compare it with the card");
    case KD_IDENTITY_CHECK_DIGIT:
      return _ ("its check digit is wrong, so a digit is mistyped; compare it with the card");
    case KD_IDENTITY_INNER_CHECK_DIGIT:
      return _ ("the check digit of the organisation code in it is wrong; compare it with the licence");
    case KD_IDENTITY_CUT:
      return _ ("a spreadsheet cut it after fifteen digits; take it from the card or a file that keeps it as text");
    case KD_IDENTITY_OLD_FORM:
      return _ ("it has the fifteen digits of a card that is void since 2013; take the new number");
    default:
      g_return_val_if_reached ("");
    }
}

/* Full-width forms become ASCII, letters upper case; blanks and, where asked, other signs go. */
static char *
simplify (const char *text,
          const char *dropped)
{
  GString *simple = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character >= 0xff01 && character <= 0xff5e)
        character -= 0xff01 - 0x21;
      if (g_unichar_isspace (character) || character == 0x200b || character == 0xfeff ||
          (character < 0x80 && strchr (dropped, (int) character) != NULL))
        continue;
      g_string_append_unichar (simple, g_unichar_toupper (character));
    }
  return g_string_free_and_steal (simple);
}

static gboolean
all_digits (const char *text,
            gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* What a spreadsheet makes of a long number: `1.10105E+17`, or zeros after the fifteenth digit. */
static gboolean
looks_cut (const char *text)
{
  gsize       length = strlen (text);
  const char *exponent = strstr (text, "E+");

  if (exponent != NULL && exponent > text && (g_ascii_isdigit (text[0]) || text[0] == '.'))
    return TRUE;
  return length >= 17 && length <= 19 && all_digits (text, length) &&
         strspn (text + 15, "0") == length - 15;
}

/* --- identity cards --------------------------------------------------------------------------------- */

static char
identity_check_digit (const char *digits)
{
  static const guint8 weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  guint               sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (guint) (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

/**
 * kd_identity_check:
 * @text: a number as people write it: blanks, small x and full-width digits are taken
 * @identity: (out) (optional): what it says, if it is valid
 *
 * Checks the eighteen characters of identity cards and of the cards that follow their scheme. An area
 * code that is not known is no fault: abolished ones stay on living people's cards.
 *
 * Source: GB 11643-1999; residence permits 810000, 820000, 830000 by the rules of 2018; permanent
 * resident cards beginning with 9 since 2023-12-01.
 *
 * Returns: what the check found
 */
KdIdentityVerdict
kd_identity_check (const char *text,
                   KdIdentity *identity)
{
  g_autofree char *number = NULL;
  gsize            length;
  KdDate           birth;
  gboolean         good;

  g_return_val_if_fail (text != NULL, KD_IDENTITY_EMPTY);

  number = simplify (text, "'-");
  length = strlen (number);
  if (length == 0)
    return KD_IDENTITY_EMPTY;
  good = length == 18 && all_digits (number, 17) && identity_check_digit (number) == number[17];
  if (!good && looks_cut (number))
    return KD_IDENTITY_CUT;
  if (length == 15 && all_digits (number, 15))
    return KD_IDENTITY_OLD_FORM;
  if (length != 18)
    return KD_IDENTITY_LENGTH;
  if (!all_digits (number, 17) || (!g_ascii_isdigit (number[17]) && number[17] != 'X'))
    return KD_IDENTITY_CHARACTER;

  birth = kd_date_new ((number[6] - '0') * 1000 + (number[7] - '0') * 100 + (number[8] - '0') * 10 + number[9] - '0',
                       (number[10] - '0') * 10 + number[11] - '0',
                       (number[12] - '0') * 10 + number[13] - '0');
  if (birth == KD_DATE_NONE || birth < kd_date_new (1850, 1, 1))
    return KD_IDENTITY_DATE;
  if (!good)
    return KD_IDENTITY_CHECK_DIGIT;

  if (identity != NULL)
    {
      memcpy (identity->number, number, sizeof identity->number);
      identity->birth = birth;
      identity->sex = (number[16] - '0') % 2 == 1 ? KD_IDENTITY_MALE : KD_IDENTITY_FEMALE;
      identity->document = number[0] == '9' ? KD_IDENTITY_PERMANENT_RESIDENT : number[0] == '8' ? KD_IDENTITY_RESIDENCE_PERMIT
                                                                                                : KD_IDENTITY_RESIDENT;
    }
  return KD_IDENTITY_OK;
}

/**
 * kd_identity_make:
 * @area: six digits
 * @birth: day of birth
 * @sequence: three digits; odd for men, even for women
 * @number: (out caller-allocates): nineteen bytes
 *
 * Makes the number that [func@identity_check] finds valid; for invented people.
 */
void
kd_identity_make (guint  area,
                  KdDate birth,
                  guint  sequence,
                  char  *number)
{
  int year, month, day;

  kd_date_get_ymd (birth, &year, &month, &day);
  g_snprintf (number,
              19,
              "%06u%04d%02d%02d%03u",
              area % 1000000,
              year % 10000,
              month % 100,
              day % 100,
              sequence % 1000);
  number[17] = identity_check_digit (number);
  number[18] = '\0';
}

/* --- organisations ------------------------------------------------------------------------------------ */

#define USCC_ALPHABET "0123456789ABCDEFGHJKLMNPQRTUWXY"

/* The check character of the organisation code that stands at places 9 to 17: GB 11714. */
static char
organisation_check_digit (const char *code)
{
  static const guint8 weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
  guint               sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (guint) (g_ascii_isdigit (code[i]) ? code[i] - '0' : code[i] - 'A' + 10);
  return "0X987654321"[sum % 11];
}

/**
 * kd_uscc_check:
 * @text: a unified social credit code as people write it
 * @canonical: (out) (optional) (transfer full): its eighteen characters, if it is valid
 *
 * Checks both check characters: that of the whole code, and that of the organisation code inside.
 *
 * Source: GB 32100-2015, GB 11714-1997.
 *
 * Returns: what the check found
 */
KdIdentityVerdict
kd_uscc_check (const char *text,
               char      **canonical)
{
  g_autofree char *code = NULL;
  guint            weight = 1, sum = 0;

  g_return_val_if_fail (text != NULL, KD_IDENTITY_EMPTY);

  code = simplify (text, "'-");
  if (*code == '\0')
    return KD_IDENTITY_EMPTY;
  if (looks_cut (code))
    return KD_IDENTITY_CUT;
  if (g_utf8_strlen (code, -1) != 18)
    return KD_IDENTITY_LENGTH;
  if (strspn (code, USCC_ALPHABET) != 18)
    return KD_IDENTITY_CHARACTER;

  for (guint i = 0; i < 17; i++)
    {
      sum += weight * (guint) (strchr (USCC_ALPHABET, code[i]) - USCC_ALPHABET);
      weight = weight * 3 % 31;
    }
  if (code[17] != USCC_ALPHABET[(31 - sum % 31) % 31])
    return KD_IDENTITY_CHECK_DIGIT;
  if (code[16] != organisation_check_digit (code + 8))
    return KD_IDENTITY_INNER_CHECK_DIGIT;
  if (canonical != NULL)
    *canonical = g_steal_pointer (&code);
  return KD_IDENTITY_OK;
}

/* --- cards and telephones ------------------------------------------------------------------------------ */

/**
 * kd_card_check:
 * @text: a bank card number as people write it
 * @canonical: (out) (optional) (transfer full): its bare digits, if it is valid
 *
 * Checks the last digit by Luhn's sum. Some old cards fail it: a finding is a warning, not a refusal.
 *
 * Source: ISO/IEC 7812-1, annex B.
 *
 * Returns: what the check found
 */
KdIdentityVerdict
kd_card_check (const char *text,
               char      **canonical)
{
  g_autofree char *digits = NULL;
  gsize            length;
  guint            sum = 0;

  g_return_val_if_fail (text != NULL, KD_IDENTITY_EMPTY);

  digits = simplify (text, "'-");
  length = strlen (digits);
  if (length == 0)
    return KD_IDENTITY_EMPTY;
  if (strstr (digits, "E+") != NULL)
    return KD_IDENTITY_CUT;
  if (!all_digits (digits, length))
    return KD_IDENTITY_CHARACTER;
  if (length < 11 || length > 19)
    return KD_IDENTITY_LENGTH;

  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint) (digits[length - 1 - i] - '0');

      if (i % 2 == 1)
        digit = digit * 2 - (digit > 4 ? 9 : 0);
      sum += digit;
    }
  if (sum % 10 != 0)
    return looks_cut (digits) ? KD_IDENTITY_CUT : KD_IDENTITY_CHECK_DIGIT;
  if (canonical != NULL)
    *canonical = g_steal_pointer (&digits);
  return KD_IDENTITY_OK;
}

/**
 * kd_mobile_check:
 * @text: a Chinese mobile number as people write it: with +86 or 0086, blanks, hyphens, full-width
 * @canonical: (out) (optional) (transfer full): its eleven digits, if it is valid
 *
 * Checks the form only: which ranges are allotted changes, and numbers are portable.
 *
 * Returns: what the check found
 */
KdIdentityVerdict
kd_mobile_check (const char *text,
                 char      **canonical)
{
  g_autofree char *number = NULL;
  const char      *digits;

  g_return_val_if_fail (text != NULL, KD_IDENTITY_EMPTY);

  number = simplify (text, "'-()");
  if (*number == '\0')
    return KD_IDENTITY_EMPTY;
  if (strstr (number, "E+") != NULL)
    return KD_IDENTITY_CUT;
  digits = number;
  if (g_str_has_prefix (digits, "+86"))
    digits += 3;
  else if (g_str_has_prefix (digits, "0086"))
    digits += 4;
  else if (g_str_has_prefix (digits, "86") && strlen (digits) == 13)
    digits += 2;

  if (!all_digits (digits, strlen (digits)))
    return KD_IDENTITY_CHARACTER;
  if (strlen (digits) != 11)
    return KD_IDENTITY_LENGTH;
  if (digits[0] != '1' || digits[1] < '3')
    return KD_IDENTITY_CHARACTER;
  if (canonical != NULL)
    *canonical = g_strdup (digits);
  return KD_IDENTITY_OK;
}
