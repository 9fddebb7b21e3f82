/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/**
 * kd_error_quark:
 *
 * Returns: the domain behind %KD_ERROR
 */
G_DEFINE_QUARK (kd_error_quark, kd_error)

/**
 * kd_error_get_name:
 * @code: a code of the domain
 *
 * Names @code the way the command line prints it with `--json`.
 *
 * Returns: (transfer none): a short name in lower case with hyphens
 */
const char *
kd_error_get_name (KdError code)
{
  switch (code)
    {
    case KD_ERROR_INVALID:
      return "invalid";
    case KD_ERROR_NOT_FOUND:
      return "not-found";
    case KD_ERROR_EXISTS:
      return "exists";
    case KD_ERROR_LOCKED:
      return "locked";
    case KD_ERROR_WRONG_KEY:
      return "wrong-key";
    case KD_ERROR_NEWER:
      return "newer";
    case KD_ERROR_BUSY:
      return "busy";
    case KD_ERROR_CONFLICT:
      return "conflict";
    case KD_ERROR_CORRUPT:
      return "corrupt";
    case KD_ERROR_NO_SPACE:
      return "no-space";
    case KD_ERROR_CANCELLED:
      return "cancelled";
    case KD_ERROR_IO:
      return "io";
    case KD_ERROR_LIMIT:
      return "limit";
    case KD_ERROR_UNSUPPORTED:
      return "unsupported";
    case KD_ERROR_READ_ONLY:
      return "read-only";
    default:
      g_return_val_if_reached ("unknown");
    }
}

/**
 * kd_error_code_from_errno:
 * @error_number: an errno value
 *
 * Maps what the system reported to what a caller can do about it.
 *
 * Returns: the code
 */
KdError
kd_error_code_from_errno (int error_number)
{
  switch (error_number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return KD_ERROR_NO_SPACE;
    case ENOENT:
    case ENOTDIR:
      return KD_ERROR_NOT_FOUND;
    case EEXIST:
    case ENOTEMPTY:
      return KD_ERROR_EXISTS;
    case ECANCELED:
      return KD_ERROR_CANCELLED;
    default:
      return KD_ERROR_IO;
    }
}

/**
 * kd_set_error_from_errno:
 * @error: (out) (optional): return location
 * @error_number: an errno value
 * @format: (not nullable): what was being done, with its arguments
 *
 * Sets @error to "what was being done: what the system said", and for a full disk what to do.
 */
void
kd_set_error_from_errno (GError    **error,
                         int         error_number,
                         const char *format,
                         ...)
{
  g_autofree char *doing = NULL;
  va_list          arguments;

  va_start (arguments, format);
  doing = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error,
               KD_ERROR,
               kd_error_code_from_errno (error_number),
               kd_error_code_from_errno (error_number) == KD_ERROR_NO_SPACE ? _ ("%s: %s; make room on the disk and try again") : "%s: %s",
               doing,
               g_strerror (error_number));
}
