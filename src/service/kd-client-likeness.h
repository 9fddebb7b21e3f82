/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-directory.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdLikenessWhy:
 * @KD_LIKENESS_ID_NUMBER: the number of the identity document is the same: it is the same person
 * @KD_LIKENESS_MOBILE: a phone number is the same
 * @KD_LIKENESS_BIRTH: name and birth date are the same
 * @KD_LIKENESS_NAME: the name is the same
 *
 * Why somebody may be on file already, the surest first.
 */
typedef enum
{
  KD_LIKENESS_ID_NUMBER,
  KD_LIKENESS_MOBILE,
  KD_LIKENESS_BIRTH,
  KD_LIKENESS_NAME,
} KdLikenessWhy;

/**
 * KdLikeness:
 * @client: who is on file
 * @why: what both have in common
 *
 * Somebody who may be the same person.
 */
typedef struct
{
  KdUuid        client;
  KdLikenessWhy why;
} KdLikeness;

GArray *kd_client_likeness_find (KdDirectory *directory,
                                 const char  *name,
                                 const char  *mobile,
                                 const char  *id_number,
                                 KdDate       birth,
                                 guint        limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
