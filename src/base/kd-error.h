/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KD_ERROR:
 *
 * The one error domain of Dossier. Its codes are what a caller can act on; the message, in sentence
 * case and without a full stop, says what is wrong, where, and what to do.
 */
#define KD_ERROR (kd_error_quark ())

/**
 * KdError:
 * @KD_ERROR_INVALID: a value, argument or file is not what is wanted; mend it
 * @KD_ERROR_NOT_FOUND: there is no such record, file, user or book
 * @KD_ERROR_EXISTS: it is there already
 * @KD_ERROR_LOCKED: the vault or book has to be unlocked first
 * @KD_ERROR_WRONG_KEY: the passphrase, recovery key or book key does not open it
 * @KD_ERROR_NEWER: written by a newer program; update this one
 * @KD_ERROR_BUSY: another process holds it
 * @KD_ERROR_CONFLICT: what is stored now forbids the change
 * @KD_ERROR_CORRUPT: damaged or tampered with
 * @KD_ERROR_NO_SPACE: the disk is full
 * @KD_ERROR_CANCELLED: the caller gave up
 * @KD_ERROR_IO: reading or writing failed
 * @KD_ERROR_LIMIT: larger than is accepted, refused before any work
 * @KD_ERROR_UNSUPPORTED: a format, option or library that is not supported
 * @KD_ERROR_READ_ONLY: the book is open for reading only
 *
 * What a caller can do about an error.
 */
typedef enum
{
  KD_ERROR_INVALID,
  KD_ERROR_NOT_FOUND,
  KD_ERROR_EXISTS,
  KD_ERROR_LOCKED,
  KD_ERROR_WRONG_KEY,
  KD_ERROR_NEWER,
  KD_ERROR_BUSY,
  KD_ERROR_CONFLICT,
  KD_ERROR_CORRUPT,
  KD_ERROR_NO_SPACE,
  KD_ERROR_CANCELLED,
  KD_ERROR_IO,
  KD_ERROR_LIMIT,
  KD_ERROR_UNSUPPORTED,
  KD_ERROR_READ_ONLY,
} KdError;

GQuark      kd_error_quark (void);
const char *kd_error_get_name (KdError code);
KdError     kd_error_code_from_errno (int error_number);
void        kd_set_error_from_errno (GError    **error,
                                     int         error_number,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
