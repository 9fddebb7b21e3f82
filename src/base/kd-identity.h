/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdIdentityVerdict:
 * @KD_IDENTITY_OK: valid
 * @KD_IDENTITY_EMPTY: nothing but blanks
 * @KD_IDENTITY_LENGTH: too short or too long
 * @KD_IDENTITY_CHARACTER: a character that cannot stand there
 * @KD_IDENTITY_DATE: the birth date in it is no day
 * @KD_IDENTITY_CHECK_DIGIT: the check digit is wrong
 * @KD_IDENTITY_INNER_CHECK_DIGIT: the check digit of the organisation code inside is wrong
 * @KD_IDENTITY_CUT: a spreadsheet rounded it to fifteen digits
 * @KD_IDENTITY_OLD_FORM: an identity number of the first generation, void since 2013
 *
 * What a check of a number found.
 */
typedef enum
{
  KD_IDENTITY_OK,
  KD_IDENTITY_EMPTY,
  KD_IDENTITY_LENGTH,
  KD_IDENTITY_CHARACTER,
  KD_IDENTITY_DATE,
  KD_IDENTITY_CHECK_DIGIT,
  KD_IDENTITY_INNER_CHECK_DIGIT,
  KD_IDENTITY_CUT,
  KD_IDENTITY_OLD_FORM,
} KdIdentityVerdict;

/**
 * KdIdentityDocument:
 *
 * Whose number it is: a resident identity card, a residence permit for people of Hong Kong, Macao or
 * Taiwan, or a permanent resident card for foreigners.
 */
typedef enum
{
  KD_IDENTITY_RESIDENT,
  KD_IDENTITY_RESIDENCE_PERMIT,
  KD_IDENTITY_PERMANENT_RESIDENT,
} KdIdentityDocument;

typedef enum
{
  KD_IDENTITY_SEX_UNKNOWN,
  KD_IDENTITY_MALE,
  KD_IDENTITY_FEMALE,
} KdIdentitySex;

/**
 * KdIdentity:
 * @number: the canonical eighteen characters
 * @document: what card it stands on
 * @birth: day of birth
 * @sex: sex
 *
 * What an identity number says.
 */
typedef struct
{
  char               number[19];
  KdIdentityDocument document;
  KdDate             birth;
  KdIdentitySex      sex;
} KdIdentity;

KdIdentityVerdict kd_identity_check (const char *text,
                                     KdIdentity *identity);
void              kd_identity_make (guint  area,
                                    KdDate birth,
                                    guint  sequence,
                                    char  *number);
KdIdentityVerdict kd_uscc_check (const char *text,
                                 char      **canonical);
KdIdentityVerdict kd_card_check (const char *text,
                                 char      **canonical);
KdIdentityVerdict kd_mobile_check (const char *text,
                                   char      **canonical);
const char       *kd_identity_verdict_get_text (KdIdentityVerdict verdict);

G_END_DECLS
