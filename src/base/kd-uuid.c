/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-uuid.h"

#include <string.h>
#include <sys/random.h>

/**
 * kd_uuid_generate:
 * @uuid: (out caller-allocates): where to put it
 * @now: the present instant, UTC microseconds
 *
 * Makes a version 7 identifier: 48 bits of milliseconds, then 74 random bits, so that records made
 * later sort later and an index grows at its end.
 *
 * Source: RFC 9562, section 5.7.
 */
void
kd_uuid_generate (KdUuid *uuid,
                  gint64  now)
{
  guint64 milliseconds = (guint64) MAX (now, 0) / 1000;

  g_return_if_fail (uuid != NULL);

  /* Never fails for up to 256 bytes once the system's pool is ready: getrandom(2). */
  if (getrandom (uuid->bytes, sizeof uuid->bytes, 0) != sizeof uuid->bytes)
    g_error ("The system gave no random numbers");

  for (guint i = 0; i < 6; i++)
    uuid->bytes[i] = (guint8) (milliseconds >> (8 * (5 - i)));
  uuid->bytes[6] = 0x70 | (uuid->bytes[6] & 0x0f);
  uuid->bytes[8] = 0x80 | (uuid->bytes[8] & 0x3f);
}

/**
 * kd_uuid_get_time:
 * @uuid: an identifier
 *
 * Returns: the millisecond at which a version 7 identifier was made, in UTC microseconds, or -1 for others
 */
gint64
kd_uuid_get_time (const KdUuid *uuid)
{
  guint64 milliseconds = 0;

  if (uuid->bytes[6] >> 4 != 7)
    return -1;
  for (guint i = 0; i < 6; i++)
    milliseconds = milliseconds << 8 | uuid->bytes[i];
  return (gint64) milliseconds * 1000;
}

/**
 * kd_uuid_clear:
 * @uuid: (out caller-allocates): what to make "none"
 *
 * Makes @uuid the identifier of nothing.
 */
void
kd_uuid_clear (KdUuid *uuid)
{
  memset (uuid, 0, sizeof *uuid);
}

/**
 * kd_uuid_is_none:
 * @uuid: an identifier
 *
 * Returns: %TRUE if @uuid names nothing
 */
gboolean
kd_uuid_is_none (const KdUuid *uuid)
{
  static const KdUuid none;

  return memcmp (uuid, &none, sizeof none) == 0;
}

/**
 * kd_uuid_equal:
 * @a: (type KdUuid): an identifier
 * @b: (type KdUuid): another
 *
 * A [callback@GLib.EqualFunc] over identifiers.
 *
 * Returns: whether both name the same
 */
gboolean
kd_uuid_equal (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, sizeof (KdUuid)) == 0;
}

/**
 * kd_uuid_hash:
 * @uuid: (type KdUuid): an identifier
 *
 * A [callback@GLib.HashFunc] over identifiers; takes the random tail, the head is a clock.
 *
 * Returns: a hash value
 */
guint
kd_uuid_hash (gconstpointer uuid)
{
  guint value;

  memcpy (&value, ((const KdUuid *) uuid)->bytes + 12, sizeof value);
  return value;
}

/**
 * kd_uuid_compare:
 * @a: (type KdUuid): an identifier
 * @b: (type KdUuid): another
 *
 * Orders identifiers by their bytes, which is by the time they were made.
 *
 * Returns: less than, equal to or greater than zero
 */
int
kd_uuid_compare (gconstpointer a,
                 gconstpointer b)
{
  return memcmp (a, b, sizeof (KdUuid));
}

/**
 * kd_uuid_parse:
 * @text: 32 hexadecimal digits, with or without hyphens between them
 * @uuid: (out caller-allocates): where to put it
 *
 * Reads an identifier. On failure @uuid is left as it was.
 *
 * Returns: whether @text is one
 */
gboolean
kd_uuid_parse (const char *text,
               KdUuid     *uuid)
{
  KdUuid read = { 0 };
  guint  digits = 0;

  g_return_val_if_fail (text != NULL && uuid != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c++)
    {
      int value = g_ascii_xdigit_value (*c);

      if (*c == '-' && digits > 0 && digits < 32)
        continue;
      if (value < 0 || digits == 32)
        return FALSE;
      read.bytes[digits / 2] |= (guint8) (value << (digits % 2 == 0 ? 4 : 0));
      digits++;
    }
  if (digits != 32)
    return FALSE;

  *uuid = read;
  return TRUE;
}

/**
 * kd_uuid_format:
 * @uuid: an identifier
 * @buffer: (out caller-allocates): at least %KD_UUID_TEXT_SIZE bytes
 *
 * Writes the usual form, 8-4-4-4-12 digits in lower case.
 *
 * Returns: (transfer none): @buffer
 */
char *
kd_uuid_format (const KdUuid *uuid,
                char         *buffer)
{
  static const char digits[] = "0123456789abcdef";
  char             *out = buffer;

  for (guint i = 0; i < sizeof uuid->bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[uuid->bytes[i] >> 4];
      *out++ = digits[uuid->bytes[i] & 0x0f];
    }
  *out = '\0';
  return buffer;
}
